//! Frameworks of indicators, and the public ranking of cities.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::exports::CAUTION;
use super::indicators::DimensionBody;
use super::report::rounded;
use crate::app::benchmark;
use crate::app::benchmark::{BenchmarkError, CityRanking, RankingRow};
use crate::app::resource::Resource;
use crate::http::headers::send_with_tag;
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{Params, named};
use urbivox_core::indicator::{AnswerEvidence, SurveyRelease, table};

/// Public, and changed only when a city publishes an edition.
const ONE_MINUTE: &str = "public, max-age=60";

/// Query of a ranking.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EditionParams {
    /// Year of the editions; the newest one when absent.
    #[param(example = 2026)]
    edition: Option<u16>,
}

/// Frameworks of indicators.
#[derive(Serialize, ToSchema)]
pub struct FrameworkPage<'a> {
    /// All frameworks.
    items: Vec<FrameworkSummary<'a>>,
    /// Always `null`: the list is complete.
    next: Option<String>,
}

/// Summary of a framework.
#[derive(Serialize, ToSchema)]
pub struct FrameworkSummary<'a> {
    /// Id in addresses.
    #[schema(example = "ucc-2023")]
    id: &'a str,
    /// Display name, in English.
    name: &'a str,
    /// Version of the framework.
    version: &'a str,
    /// Number of indicators.
    indicators: usize,
    /// Number of dimensions.
    dimensions: usize,
}

/// Ranking of the cities in a year.
#[derive(Serialize, ToSchema)]
pub struct RankingBody {
    /// Id of the framework.
    framework: String,
    /// Year of the editions; `null` when there are none.
    edition: Option<u16>,
    /// Cities, best first.
    items: Vec<PlaceBody>,
    /// All cities together, by pillar.
    pillars: Vec<PillarBody>,
    /// Years that have editions, newest first.
    editions: Vec<u16>,
    /// Always `null`: the ranking is complete.
    next: Option<String>,
}

/// Rank of a city.
#[derive(Serialize, ToSchema)]
pub struct PlaceBody {
    /// Display name of the city.
    city: String,
    /// Slug of the city; absent for a city of an imported edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<String>,
    /// Rank from 1. Equal totals share a rank, and the next rank is skipped.
    rank: usize,
    /// Best rank within the sampling error of the surveys, as they stood when the editions were published.
    rank_best: usize,
    /// Worst rank within the sampling error of the surveys, as they stood when the editions were published.
    rank_worst: usize,
    /// What surveys measured of its answers to indicators with a threshold when the edition was published; absent when it
    /// answers none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    evidence: Vec<EvidenceBody>,
    /// Total score in per cent, 0 to 100, rounded.
    total_percent: u32,
    /// Dimensions, in the order of the framework.
    dimensions: Vec<DimensionBody>,
}

/// What surveys measured of an answer when it was published.
#[derive(Serialize, ToSchema)]
pub struct EvidenceBody {
    /// Id of the indicator.
    #[schema(example = "sati_share2y")]
    indicator: String,
    /// Whether a survey measured it. If not, yes and no are equally likely in the range of ranks.
    is_measured: bool,
    /// Id of the measure; `null` when it is not measured, like the next five.
    #[schema(example = "csat-4-of-5")]
    measure: Option<String>,
    /// Number of answers that were satisfied.
    hits: Option<u64>,
    /// Number of answers.
    n: Option<u64>,
    /// Threshold that the share must exceed, 0 to 1.
    bar: Option<f64>,
    /// Releases that told these counts.
    releases: Option<Vec<EvidenceReleaseBody>>,
    /// Probability that the share is above the threshold, 0 to 1, eight decimals; 0.5 when it is not measured.
    probability: f64,
}

/// Release of a survey.
#[derive(Serialize, ToSchema)]
pub struct EvidenceReleaseBody {
    /// Survey, as `city/service/survey`.
    #[schema(example = "tampere/day-care/visit")]
    survey: String,
    /// Number of the release.
    no: u32,
}

impl From<&AnswerEvidence> for EvidenceBody {
    fn from(evidence: &AnswerEvidence) -> EvidenceBody {
        let measured = evidence.measured.as_ref();
        let release = |release: &SurveyRelease| EvidenceReleaseBody {
            survey: release.survey.clone(),
            no: release.number,
        };
        EvidenceBody {
            indicator: evidence.indicator.clone(),
            is_measured: measured.is_some(),
            measure: measured.map(|measured| measured.measure.clone()),
            hits: measured.map(|measured| measured.hits),
            n: measured.map(|measured| measured.n),
            bar: measured.map(|measured| measured.bar),
            releases: measured.map(|measured| measured.releases.iter().map(release).collect()),
            probability: rounded(evidence.probability),
        }
    }
}

/// All cities together in one pillar.
#[derive(Serialize, ToSchema)]
pub struct PillarBody {
    /// Key of the pillar.
    key: String,
    /// Number of indicators answered with yes.
    yes: u64,
    /// Number of indicators.
    of: u64,
    /// `yes / of` in per cent, 0 to 100, rounded; `null` without cities.
    percent: Option<u32>,
}

impl From<&RankingRow> for PlaceBody {
    fn from(row: &RankingRow) -> PlaceBody {
        let dimensions = row.tally.counts().iter().zip(&row.score.dimensions);
        PlaceBody {
            city: row.name.clone(),
            slug: row.city.as_ref().map(ToString::to_string),
            rank: row.rank,
            rank_best: row.ranks.0,
            rank_worst: row.ranks.1,
            evidence: row.evidence.iter().map(EvidenceBody::from).collect(),
            total_percent: row.score.total.shown_per_cent(),
            dimensions: dimensions
                .map(|(count, own)| DimensionBody::of(&count.dimension, count.yes, count.of, own.value))
                .collect(),
        }
    }
}

/// List the frameworks of indicators.
#[utoipa::path(get, operation_id = "list_frameworks", path = "/api/v1/frameworks", tag = "indicators", responses((status = 200, body = FrameworkPage, description = "All frameworks", headers(("Cache-Control" = String, description = "`public`, for one minute")))))]
pub async fn list(state: web::Data<HttpState>) -> HttpResponse {
    let frameworks = state.app.frameworks.iter();
    let items = frameworks.map(|framework| FrameworkSummary {
        id: &framework.id,
        name: &framework.name,
        version: &framework.version,
        indicators: framework.indicators.len(),
        dimensions: framework.dimensions.len(),
    });
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, ONE_MINUTE))
        .json(FrameworkPage {
            items: items.collect(),
            next: None,
        })
}

/// Get a framework: its pillars, dimensions and indicators.
#[utoipa::path(
    get, operation_id = "get_framework", path = "/api/v1/frameworks/{framework}", tag = "indicators", params(("framework" = String, Path), ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, body = Object, description = "The framework", headers(("ETag" = String, description = "Entity tag of the document, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for one minute"))),
        (status = 304, description = "The stored copy is current", headers(("ETag" = String, description = "Entity tag of the document, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for one minute"))))
)]
pub async fn find(state: web::Data<HttpState>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let framework = benchmark::framework(&state.app, named(&request, Resource::Framework)?)?;
    json_of(&request, framework)
}

/// Ranking of one year, with the years that have one.
struct Standings {
    framework: String,
    ranking: Option<CityRanking>,
    years: Vec<u16>,
}

async fn standings(state: &HttpState, request: &HttpRequest, year: Option<u16>) -> Result<Standings, Problem> {
    let app = state.app.clone();
    let framework = named(request, Resource::Framework)?.to_owned();
    block(move || {
        Ok::<_, BenchmarkError>(Standings {
            years: benchmark::years(&app, &framework)?,
            ranking: benchmark::ranking_of_year(&app, &framework, year)?,
            framework,
        })
    })
    .await
}

/// Get the benchmark: cities by their total score, with the values of each dimension.
#[utoipa::path(
    get, operation_id = "get_ranking", path = "/api/v1/frameworks/{framework}/ranking", tag = "indicators", params(("framework" = String, Path), ("If-None-Match" = Option<String>, Header), EditionParams),
    responses((status = 200, body = RankingBody, description = "The ranking", headers(("ETag" = String, description = "Entity tag of the document, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for one minute"))),
        (status = 304, description = "The stored copy is current", headers(("ETag" = String, description = "Entity tag of the document, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for one minute"))))
)]
pub async fn ranking(
    state: web::Data<HttpState>,
    request: HttpRequest,
    params: Params<EditionParams>,
) -> Result<HttpResponse, Problem> {
    let Standings {
        framework,
        ranking,
        years,
    } = standings(&state, &request, params.0.edition).await?;
    let pillars = ranking
        .iter()
        .flat_map(|ranking| &ranking.pillars)
        .map(|pooled| PillarBody {
            key: pooled.pillar.clone(),
            yes: pooled.yes,
            of: pooled.of,
            percent: pooled.value.map(|value| value.per_cent()),
        });
    let body = RankingBody {
        framework,
        edition: ranking.as_ref().map(|ranking| ranking.year),
        pillars: pillars.collect(),
        items: ranking
            .iter()
            .flat_map(|ranking| &ranking.lines)
            .map(PlaceBody::from)
            .collect(),
        editions: years,
        next: None,
    };
    json_of(&request, &body)
}

/// Get the benchmark as CSV, in the form of the original dashboard: `name`, then one column of `yes/of` for each
/// dimension, and `note`.
#[utoipa::path(
    get, operation_id = "get_ranking_csv", path = "/api/v1/frameworks/{framework}/ranking.csv", tag = "indicators", params(("framework" = String, Path), ("If-None-Match" = Option<String>, Header), EditionParams),
    responses((status = 200, content_type = "text/csv", description = "The ranking as CSV, UTF-8", headers(("ETag" = String, description = "Entity tag of the document, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for one minute"), ("Content-Disposition" = String, description = "`attachment` with a file name"))),
        (status = 304, description = "The stored copy is current", headers(("ETag" = String, description = "Entity tag of the document, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for one minute"))))
)]
pub async fn ranking_csv(
    state: web::Data<HttpState>,
    request: HttpRequest,
    params: Params<EditionParams>,
) -> Result<HttpResponse, Problem> {
    let Standings {
        framework: id, ranking, ..
    } = standings(&state, &request, params.0.edition).await?;
    let rows = ranking.as_ref().map(benchmark::table_rows).unwrap_or_default();
    let note = format!("Some answers rest on surveys. {CAUTION}");
    let text = table::export_with_note(benchmark::framework(&state.app, &id)?, &rows, &note);
    let year = ranking.map(|ranking| format!("-{}", ranking.year)).unwrap_or_default();
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{id}{year}.csv\"")))
        .insert_header((CACHE_CONTROL, ONE_MINUTE));
    Ok(send_with_tag(&request, response, text))
}

/// Sends public JSON with an entity tag.
fn json_of(request: &HttpRequest, body: &impl Serialize) -> Result<HttpResponse, Problem> {
    let bytes = serde_json::to_vec(body).map_err(|cause| Problem::broken(&cause))?;
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((CACHE_CONTROL, ONE_MINUTE));
    Ok(send_with_tag(request, response, bytes))
}
