//! A city's answers to the indicators of a framework, with proposals derived from its surveys.

use std::collections::BTreeMap;

use actix_web::http::header::ETAG;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::report::rounded;
use crate::app::access::required::{EditIndicators, ReadDrafts};
use crate::app::benchmark;
use crate::app::benchmark::EditionDraft;
use crate::app::benchmark::proposals;
use crate::app::benchmark::proposals::{Proposal, ProposalPeriod, Proposals, ProposedAnswer, WeightedShare};
use crate::app::resource::Resource;
use crate::http::headers::{expected_revision, revision_tag};
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{KeyAccess, Params, named};
use crate::http::web::json_body::{Body, DEFINITION_BYTES_MAX};
use crate::http::web::proposal_text::ProposalText;
use urbivox_core::indicator::limits::{YEAR_MAX, YEAR_MIN};
use urbivox_core::indicator::{Edition, Framework, Hundredths, score};

/// Query of a draft.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ProposalParams {
    /// Year of the edition, whose surveys the proposals rest on; the running year of the city when absent.
    #[param(example = 2026)]
    year: Option<u16>,
    /// Language of evidence and warnings: `en`, `de`, `es`, `fi`, `fr` or `it`, with numbers and days as people write them;
    /// English for any other. When absent, English with numbers and days as programs write them.
    #[param(example = "fi")]
    lang: Option<String>,
}

/// Draft of an edition: all answers of a city with their score.
#[derive(Serialize, ToSchema)]
pub struct IndicatorsBody {
    /// Id of the framework.
    framework: String,
    /// Answers by indicator. A missing answer counts as no.
    #[schema(value_type = BTreeMap<String, AnswerBody>)]
    answers: BTreeMap<String, AnswerBody>,
    /// Total score of these answers in per cent, 0 to 100, rounded.
    total_percent: u32,
    /// Dimensions, in the order of the framework.
    dimensions: Vec<DimensionBody>,
    /// Period of the proposals; absent in responses to changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    period: Option<EditionYearBody>,
    /// Proposals derived from what everybody sees of the surveys in the period; absent in responses to changes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    proposals: Vec<ProposalBody>,
}

/// Answer to an indicator.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerBody {
    /// Whether the statement of the indicator is true.
    yes: bool,
    /// Evidence; required when `yes` is true.
    #[serde(default)]
    evidence: String,
}

/// Score of a dimension.
#[derive(Serialize, ToSchema)]
pub struct DimensionBody {
    /// Key of the dimension.
    #[schema(example = "1.1")]
    key: String,
    /// Number of indicators answered with yes.
    yes: u32,
    /// Number of indicators.
    of: u32,
    /// `yes / of`, 0 to 1, rounded to two decimals.
    #[schema(minimum = 0, maximum = 1)]
    value: f64,
}

impl DimensionBody {
    /// Creates the score of a dimension.
    pub fn of(key: &str, yes: u32, of: u32, value: Hundredths) -> DimensionBody {
        DimensionBody {
            key: key.to_owned(),
            yes,
            of,
            value: f64::from(value.per_cent()) / 100.0,
        }
    }
}

/// Calendar year of the surveys behind proposals, in civil days of the city.
#[derive(Clone, Serialize, ToSchema)]
pub struct EditionYearBody {
    /// Year.
    #[schema(example = 2026)]
    year: u16,
    /// First day.
    #[schema(example = "2026-01-01")]
    from: String,
    /// Last day.
    #[schema(example = "2026-12-31")]
    to: String,
    /// Whether the year is over. Before that there is no answer about a share with a threshold.
    over: bool,
}

impl From<ProposalPeriod> for EditionYearBody {
    fn from(period: ProposalPeriod) -> EditionYearBody {
        EditionYearBody {
            year: period.year,
            from: period.from.to_string(),
            to: period.to.to_string(),
            over: period.is_over,
        }
    }
}

/// A share weighted by the population of a segment.
#[derive(Serialize, ToSchema)]
pub struct WeightedShareBody {
    /// Value, 0 to 1, eight decimals.
    value: f64,
    /// Lower end of its 95 % interval.
    low: f64,
    /// Upper end of its 95 % interval.
    high: f64,
    /// Number of answers that are weighted.
    n: u64,
    /// Effective number of answers by weights alone (Kish).
    n_kish: f64,
    /// Code of the segment question.
    segment: String,
    /// Source of the population.
    source: String,
    /// Year of the population.
    year: i32,
}

impl From<WeightedShare> for WeightedShareBody {
    fn from(weighted: WeightedShare) -> WeightedShareBody {
        WeightedShareBody {
            value: rounded(weighted.value),
            low: rounded(weighted.interval.low),
            high: rounded(weighted.interval.high),
            n: weighted.n,
            n_kish: rounded(weighted.kish),
            segment: weighted.segment,
            source: weighted.source,
            year: weighted.year,
        }
    }
}

/// Proposed answer to an indicator, derived from surveys.
#[derive(Serialize, ToSchema)]
pub struct ProposalBody {
    /// Id of the indicator.
    indicator: String,
    /// Proposed answer: `yes`, `no`, or `open` when there are too few answers to say. `null` when the surveys propose none,
    /// and for a share with a threshold until the year is over.
    #[schema(value_type = Option<String>, example = "open")]
    answer: Option<&'static str>,
    /// The answer as it was before `open`: `null` when it is open, or there is none. Use `answer` instead.
    yes: Option<bool>,
    /// Year of the surveys.
    period: EditionYearBody,
    /// Proposed evidence, in the language of the request.
    evidence: String,
    /// Id of the measure on which the proposal rests.
    #[serde(skip_serializing_if = "Option::is_none")]
    definition: Option<String>,
    /// Value of the measure, eight decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
    /// Lower end of the 95 % interval; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<f64>,
    /// Upper end of the 95 % interval; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<f64>,
    /// Number of answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    n: Option<u64>,
    /// The same share weighted by the population, from which the answer then follows; absent without margins.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    weighted: Option<WeightedShareBody>,
    /// Number of further answers that would give a yes at the same share.
    #[serde(skip_serializing_if = "Option::is_none")]
    answers_needed: Option<u64>,
    /// Limitations of the proposal, in the language of the request; absent without any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    warnings: Vec<String>,
}

/// All answers of a city.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswersBody {
    /// Answers by indicator. They replace all previous answers.
    #[schema(value_type = BTreeMap<String, AnswerBody>)]
    answers: Value,
}

/// Year of an edition.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct YearBody {
    /// Calendar year.
    #[schema(example = 2026)]
    year: u16,
}

/// A published edition.
#[derive(Serialize, ToSchema)]
pub struct PublishedEditionBody {
    /// Calendar year.
    #[schema(example = 2026)]
    year: u16,
    /// Total score in per cent, 0 to 100, rounded.
    total_percent: u32,
}

impl ProposalBody {
    fn of(proposal: Proposal, period: &EditionYearBody, text: &ProposalText) -> ProposalBody {
        let figure = proposal.figure;
        let interval = figure.as_ref().and_then(|figure| figure.interval);
        let evidence = proposal.evidence.as_ref().map(|evidence| text.evidence(evidence));
        ProposalBody {
            indicator: proposal.indicator,
            answer: proposal.answer.map(ProposedAnswer::name),
            yes: proposal.answer.and_then(ProposedAnswer::is_yes),
            period: period.clone(),
            evidence: evidence.unwrap_or_default(),
            value: figure.as_ref().map(|figure| rounded(figure.value)),
            low: interval.map(|interval| rounded(interval.low)),
            high: interval.map(|interval| rounded(interval.high)),
            n: figure.as_ref().map(|figure| figure.n),
            answers_needed: figure.as_ref().and_then(|figure| figure.answers_needed),
            weighted: proposal.weighted.map(WeightedShareBody::from),
            definition: figure.map(|figure| figure.definition),
            warnings: proposal.warnings.iter().map(|warning| text.warning(warning)).collect(),
        }
    }
}

/// Returns the score of each dimension, and the total in per cent.
pub fn scored(framework: &Framework, edition: &Edition) -> (Vec<DimensionBody>, u32) {
    let tally = edition.tally(framework);
    let score = score(&tally);
    let dimensions = tally.counts().iter().zip(&score.dimensions);
    let dimensions = dimensions.map(|(count, own)| DimensionBody::of(&count.dimension, count.yes, count.of, own.value));
    (dimensions.collect(), score.total.shown_per_cent())
}

/// A draft as it is sent, with its revision.
struct DraftResponse {
    revision: i64,
    body: IndicatorsBody,
}

fn draft_response(framework: &Framework, draft: EditionDraft) -> DraftResponse {
    let revision = draft.revision;
    let edition = Edition {
        year: 2000,
        answers: draft.answers,
    };
    let (dimensions, total_percent) = scored(framework, &edition);
    let answers = edition.answers.into_iter().map(|(id, answer)| {
        let body = AnswerBody {
            yes: answer.yes,
            evidence: answer.evidence,
        };
        (id, body)
    });
    let body = IndicatorsBody {
        framework: framework.id.clone(),
        answers: answers.collect(),
        total_percent,
        dimensions,
        period: None,
        proposals: Vec::new(),
    };
    DraftResponse { revision, body }
}

impl DraftResponse {
    /// Adds proposals, written in a language.
    fn with_proposals(mut self, found: Proposals, language: Option<&str>) -> DraftResponse {
        let period = EditionYearBody::from(found.period);
        let text = ProposalText::for_api(language);
        let proposals = found.proposals.into_iter();
        self.body.proposals = proposals
            .map(|proposal| ProposalBody::of(proposal, &period, &text))
            .collect();
        self.body.period = Some(period);
        self
    }

    fn send(self) -> HttpResponse {
        HttpResponse::Ok()
            .insert_header((ETAG, revision_tag(self.revision)))
            .json(self.body)
    }
}

/// Get the draft of a city's edition, with its score and proposals from the city's surveys.
#[utoipa::path(
    get, operation_id = "get_indicators", path = "/api/v1/cities/{city}/indicators/{framework}", tag = "indicators", security(("key" = [])),
    params(("city" = String, Path), ("framework" = String, Path), ProposalParams),
    responses((status = 200, body = IndicatorsBody, description = "The draft of the edition", headers(("ETag" = String, description = "Entity tag of the revision, for `If-Match`"))))
)]
pub async fn find(
    state: web::Data<HttpState>,
    key: KeyAccess<ReadDrafts>,
    request: HttpRequest,
    params: Params<ProposalParams>,
) -> Result<HttpResponse, Problem> {
    let app = state.app.clone();
    let id = named(&request, Resource::Framework)?.to_owned();
    let public_url = state.public_url(&request);
    let ProposalParams { year, lang } = params.0;
    if year.is_some_and(|year| !(YEAR_MIN..=YEAR_MAX).contains(&year)) {
        return Err(Problem::bad_query(format!(
            "year: write a year from {YEAR_MIN} to {YEAR_MAX}"
        )));
    }
    block(move || {
        let draft = benchmark::draft(&app, &key.city, &id)?;
        let found = proposals::proposals(&app, &key.city, &id, year, &public_url)?;
        let response = draft_response(benchmark::framework(&app, &id)?, draft);
        Ok::<_, benchmark::BenchmarkError>(response.with_proposals(found, lang.as_deref()))
    })
    .await
    .map(DraftResponse::send)
}

/// Replace all answers of the draft.
#[utoipa::path(
    put, operation_id = "replace_indicators", path = "/api/v1/cities/{city}/indicators/{framework}", tag = "indicators", security(("key" = [])),
    params(("city" = String, Path), ("framework" = String, Path), ("If-Match" = Option<String>, Header)), request_body(content = AnswersBody, description = "At most 2 MiB"),
    responses((status = 200, body = IndicatorsBody, description = "The draft of the edition", headers(("ETag" = String, description = "Entity tag of the revision, for `If-Match`"))))
)]
pub async fn replace(
    state: web::Data<HttpState>,
    key: KeyAccess<EditIndicators>,
    request: HttpRequest,
    body: Body<AnswersBody, DEFINITION_BYTES_MAX>,
) -> Result<HttpResponse, Problem> {
    let expected = expected_revision(&request)?;
    let id = named(&request, Resource::Framework)?.to_owned();
    let answers = body.read().await?.answers;
    let app = state.app.on_behalf_of(&key.principal);
    block(move || {
        let draft = benchmark::put_answers(&app, &key.city, &id, &answers, expected)?;
        Ok::<_, benchmark::BenchmarkError>(draft_response(benchmark::framework(&app, &id)?, draft))
    })
    .await
    .map(DraftResponse::send)
}

/// Get the answer to an indicator.
#[utoipa::path(
    get, operation_id = "get_indicator", path = "/api/v1/cities/{city}/indicators/{framework}/{indicator}", tag = "indicators", security(("key" = [])),
    params(("city" = String, Path), ("framework" = String, Path), ("indicator" = String, Path)),
    responses((status = 200, body = AnswerBody, description = "The answer", headers(("ETag" = String, description = "Entity tag of the revision, for `If-Match`"))))
)]
pub async fn find_one(
    state: web::Data<HttpState>,
    key: KeyAccess<ReadDrafts>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let app = state.app.clone();
    let id = named(&request, Resource::Framework)?.to_owned();
    let indicator = named(&request, Resource::Indicator)?.to_owned();
    let draft = block(move || benchmark::draft(&app, &key.city, &id)).await?;
    let answer = draft
        .answers
        .get(&indicator)
        .ok_or_else(|| Problem::no_such(Resource::Indicator))?;
    let body = AnswerBody {
        yes: answer.yes,
        evidence: answer.evidence.clone(),
    };
    Ok(HttpResponse::Ok()
        .insert_header((ETAG, revision_tag(draft.revision)))
        .json(body))
}

/// Set the answer to an indicator.
#[utoipa::path(
    put, operation_id = "answer_indicator", path = "/api/v1/cities/{city}/indicators/{framework}/{indicator}", tag = "indicators", security(("key" = [])),
    params(("city" = String, Path), ("framework" = String, Path), ("indicator" = String, Path), ("If-Match" = Option<String>, Header)),
    request_body(content = AnswerBody, description = "At most 64 KiB"),
    responses((status = 200, body = IndicatorsBody, description = "The draft of the edition", headers(("ETag" = String, description = "Entity tag of the revision, for `If-Match`"))))
)]
pub async fn answer(
    state: web::Data<HttpState>,
    key: KeyAccess<EditIndicators>,
    request: HttpRequest,
    body: Body<Value>,
) -> Result<HttpResponse, Problem> {
    let id = named(&request, Resource::Framework)?.to_owned();
    let indicator = named(&request, Resource::Indicator)?.to_owned();
    let expected = expected_revision(&request)?;
    let answer = body.read().await?;
    let app = state.app.on_behalf_of(&key.principal);
    block(move || {
        let draft = benchmark::put_answer(&app, &key.city, (&id, &indicator), &answer, expected)?;
        Ok::<_, benchmark::BenchmarkError>(draft_response(benchmark::framework(&app, &id)?, draft))
    })
    .await
    .map(DraftResponse::send)
}

/// Publish the answers as the city's edition of a year.
#[utoipa::path(
    post, operation_id = "publish_edition", path = "/api/v1/cities/{city}/indicators/{framework}/publish", tag = "indicators", security(("key" = [])),
    params(("city" = String, Path), ("framework" = String, Path)), request_body(content = YearBody, description = "At most 64 KiB"),
    responses((status = 200, body = PublishedEditionBody, description = "The published edition"))
)]
pub async fn publish(
    state: web::Data<HttpState>,
    key: KeyAccess<EditIndicators>,
    request: HttpRequest,
    body: Body<YearBody>,
) -> Result<HttpResponse, Problem> {
    let id = named(&request, Resource::Framework)?.to_owned();
    let year = body.read().await?.year;
    let app = state.app.on_behalf_of(&key.principal);
    block(move || {
        let edition = benchmark::publish(&app, &key.city, &id, year)?;
        let (_, total) = scored(benchmark::framework(&app, &id)?, &edition);
        Ok::<_, benchmark::BenchmarkError>(total)
    })
    .await
    .map(|total_percent| HttpResponse::Ok().json(PublishedEditionBody { year, total_percent }))
}
