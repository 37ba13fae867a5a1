//! What a city says of itself: its answers to the indicators of a framework, with proposals made from its surveys.

use std::collections::BTreeMap;

use actix_web::http::header::ETAG;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::app::access::Permission;
use crate::app::benchmark;
use crate::app::benchmark::EditionDraft;
use crate::app::benchmark::proposals;
use crate::app::benchmark::proposals::Proposal;
use crate::app::resource::Resource;
use crate::http::headers::{expected_revision, revision_tag};
use crate::http::problem::{Problem, ProblemBody};
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{ApiPrincipal, CityAt, named};
use crate::http::web::json_body::{Body, DEFINITION_BYTES_MAX};
use urbivox_core::indicator::{Edition, Framework, Hundredths, score};

/// All answers of a city, and what they come to.
#[derive(Serialize, ToSchema)]
pub struct IndicatorsBody {
    framework: String,
    /// The answers by indicator; one that is not there was left blank, which counts like a no.
    #[schema(value_type = BTreeMap<String, AnswerBody>)]
    answers: BTreeMap<String, AnswerBody>,
    /// What the answers would come to if they were published now.
    total_percent: u32,
    dimensions: Vec<DimensionBody>,
    /// What the surveys of the last twelve months say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    proposals: Vec<ProposalBody>,
}

/// An answer.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerBody {
    yes: bool,
    /// What shows it; needed for a yes.
    #[serde(default)]
    evidence: String,
}

/// A dimension with its value.
#[derive(Serialize, ToSchema)]
pub struct DimensionBody {
    #[schema(example = "1.1")]
    key: String,
    yes: u32,
    of: u32,
    /// `yes / of`, rounded to two decimals.
    value: f64,
}

impl DimensionBody {
    /// A dimension with its value.
    pub fn of(key: &str, yes: u32, of: u32, value: Hundredths) -> DimensionBody {
        DimensionBody {
            key: key.to_owned(),
            yes,
            of,
            value: f64::from(value.per_cent()) / 100.0,
        }
    }
}

/// What the surveys say about an indicator.
#[derive(Serialize, ToSchema)]
pub struct ProposalBody {
    indicator: String,
    /// `true`, `false`, or null when the surveys do not say.
    yes: Option<bool>,
    evidence: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    definition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    n: Option<u64>,
    /// More answers that would settle it at the same share.
    #[serde(skip_serializing_if = "Option::is_none")]
    answers_needed: Option<u64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<String>,
}

/// All answers at once.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswersBody {
    #[schema(value_type = BTreeMap<String, AnswerBody>)]
    answers: Value,
}

/// The year that an edition is for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct YearBody {
    #[schema(example = 2026)]
    year: u16,
}

impl From<Proposal> for ProposalBody {
    fn from(proposal: Proposal) -> ProposalBody {
        let rounded = |value: f64| (value * 10_000.0).round() / 10_000.0;
        let figure = proposal.figure;
        let of = |pick: fn((f64, f64, f64)) -> f64| figure.as_ref().map(|figure| rounded(pick(figure.value)));
        ProposalBody {
            indicator: proposal.indicator,
            yes: proposal.answer,
            evidence: proposal.evidence,
            value: of(|(value, _, _)| value),
            low: of(|(_, low, _)| low),
            high: of(|(_, _, high)| high),
            n: figure.as_ref().map(|figure| figure.n),
            answers_needed: figure.as_ref().and_then(|figure| figure.answers_needed),
            definition: figure.map(|figure| figure.definition),
            warnings: proposal.warnings,
        }
    }
}

/// The values of every dimension, and the total in per cent.
pub fn scored(framework: &Framework, edition: &Edition) -> (Vec<DimensionBody>, u32) {
    let tally = edition.tally(framework);
    let score = score(&tally);
    let dimensions = tally.counts().iter().zip(&score.dimensions);
    let dimensions = dimensions.map(|(count, own)| DimensionBody::of(&count.dimension, count.yes, count.of, own.value));
    (dimensions.collect(), score.total.shown_per_cent())
}

/// What is sent of a draft, with its revision.
fn shown(framework: &Framework, draft: EditionDraft, proposals: Vec<Proposal>) -> (i64, IndicatorsBody) {
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
        proposals: proposals.into_iter().map(ProposalBody::from).collect(),
    };
    (revision, body)
}

fn sent((revision, body): (i64, IndicatorsBody)) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((ETAG, revision_tag(revision)))
        .json(body)
}

/// The city's answers as it works on them, what they come to, and proposals from its surveys.
#[utoipa::path(
    get, operation_id = "get_indicators", path = "/api/v1/cities/{city}/indicators/{framework}", tag = "indicators", security(("key" = [])),
    params(("city" = String, Path), ("framework" = String, Path)),
    responses((status = 200, body = IndicatorsBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn find(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: CityAt,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::ReadDrafts, Some(&at.0))?;
    let (app, id, base) = (
        site.app.clone(),
        named(&request, Resource::Framework)?.to_owned(),
        site.public_url(&request),
    );
    block(move || {
        let draft = benchmark::draft(&app, &at.0, &id)?;
        let proposals = proposals::proposals(&app, &at.0, &id, &base)?;
        Ok::<_, benchmark::Refusal>(shown(benchmark::framework(&app, &id)?, draft, proposals))
    })
    .await
    .map(sent)
}

/// Replace all answers. With `If-Match`, only if nobody changed them meanwhile.
#[utoipa::path(
    put, operation_id = "replace_indicators", path = "/api/v1/cities/{city}/indicators/{framework}", tag = "indicators", security(("key" = [])),
    params(("city" = String, Path), ("framework" = String, Path), ("If-Match" = Option<String>, Header)), request_body = AnswersBody,
    responses((status = 200, body = IndicatorsBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn replace(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: CityAt,
    request: HttpRequest,
    body: Body<AnswersBody, DEFINITION_BYTES_MAX>,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::EditIndicators, Some(&at.0))?;
    let (expected, id) = (
        expected_revision(&request)?,
        named(&request, Resource::Framework)?.to_owned(),
    );
    let answers = body.read().await?.answers;
    let app = site.app.on_behalf_of(&key.0);
    block(move || {
        let draft = benchmark::put_answers(&app, &at.0, &id, &answers, expected)?;
        Ok::<_, benchmark::Refusal>(shown(benchmark::framework(&app, &id)?, draft, Vec::new()))
    })
    .await
    .map(sent)
}

/// The answer to one indicator.
#[utoipa::path(
    get, operation_id = "get_indicator", path = "/api/v1/cities/{city}/indicators/{framework}/{indicator}", tag = "indicators", security(("key" = [])),
    params(("city" = String, Path), ("framework" = String, Path), ("indicator" = String, Path)),
    responses((status = 200, body = AnswerBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn find_one(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: CityAt,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::ReadDrafts, Some(&at.0))?;
    let (app, id, indicator) = (
        site.app.clone(),
        named(&request, Resource::Framework)?.to_owned(),
        named(&request, Resource::Indicator)?.to_owned(),
    );
    let draft = block(move || benchmark::draft(&app, &at.0, &id)).await?;
    let answer = draft
        .answers
        .get(&indicator)
        .ok_or_else(|| Problem::no_such(Resource::Indicator))?;
    let body = json!({"yes": answer.yes, "evidence": answer.evidence});
    Ok(HttpResponse::Ok()
        .insert_header((ETAG, revision_tag(draft.revision)))
        .json(body))
}

/// Answer one indicator; a yes needs evidence.
#[utoipa::path(
    put, operation_id = "answer_indicator", path = "/api/v1/cities/{city}/indicators/{framework}/{indicator}", tag = "indicators", security(("key" = [])),
    params(("city" = String, Path), ("framework" = String, Path), ("indicator" = String, Path), ("If-Match" = Option<String>, Header)),
    request_body = AnswerBody,
    responses((status = 200, body = IndicatorsBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn answer(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: CityAt,
    request: HttpRequest,
    body: Body<Value>,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::EditIndicators, Some(&at.0))?;
    let (id, indicator) = (
        named(&request, Resource::Framework)?.to_owned(),
        named(&request, Resource::Indicator)?.to_owned(),
    );
    let expected = expected_revision(&request)?;
    let answer = body.read().await?;
    let app = site.app.on_behalf_of(&key.0);
    block(move || {
        let draft = benchmark::put_answer(&app, &at.0, (&id, &indicator), &answer, expected)?;
        Ok::<_, benchmark::Refusal>(shown(benchmark::framework(&app, &id)?, draft, Vec::new()))
    })
    .await
    .map(sent)
}

/// Publish the answers as the city's edition of a year.
#[utoipa::path(
    post, operation_id = "publish_edition", path = "/api/v1/cities/{city}/indicators/{framework}/publish", tag = "indicators", security(("key" = [])),
    params(("city" = String, Path), ("framework" = String, Path)), request_body = YearBody,
    responses((status = 200, body = Object), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn publish(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: CityAt,
    request: HttpRequest,
    body: Body<YearBody>,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::EditIndicators, Some(&at.0))?;
    let (id, year) = (
        named(&request, Resource::Framework)?.to_owned(),
        body.read().await?.year,
    );
    let app = site.app.on_behalf_of(&key.0);
    block(move || {
        let edition = benchmark::publish(&app, &at.0, &id, year)?;
        let (_, total) = scored(benchmark::framework(&app, &id)?, &edition);
        Ok::<_, benchmark::Refusal>(total)
    })
    .await
    .map(|total| HttpResponse::Ok().json(json!({"year": year, "total_percent": total})))
}
