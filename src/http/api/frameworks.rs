//! Frameworks of indicators, and the public ranking by them.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::indicators::DimensionBody;
use crate::app::benchmark;
use crate::app::benchmark::{Ranking, RankingRow, Refusal};
use crate::app::resource::Resource;
use crate::http::headers::send_with_tag;
use crate::http::problem::{Problem, ProblemBody};
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{Params, named};
use urbivox_core::indicator::table;

/// The same for everybody, and new only when a city publishes.
const MINUTES: &str = "public, max-age=60";

/// Which year.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EditionParams {
    /// The year; the newest when absent.
    edition: Option<u16>,
}

/// The ranking of a year.
#[derive(Serialize, ToSchema)]
pub struct RankingBody {
    framework: String,
    edition: Option<u16>,
    /// The best first.
    items: Vec<PlaceBody>,
    /// All cities together.
    pillars: Vec<PillarBody>,
    /// The years of which there are editions.
    editions: Vec<u16>,
    /// Always null: the ranking comes whole.
    next: Option<String>,
}

/// Where a city stands.
#[derive(Serialize, ToSchema)]
pub struct PlaceBody {
    city: String,
    /// Its name in addresses, when it is one of this service.
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<String>,
    /// From 1; equal per cents share a rank, and the next one skips.
    rank: usize,
    /// The best rank that the sampling error of surveys leaves.
    rank_best: usize,
    /// The worst one.
    rank_worst: usize,
    total_percent: u32,
    dimensions: Vec<DimensionBody>,
}

/// All cities together in one pillar.
#[derive(Serialize, ToSchema)]
pub struct PillarBody {
    key: String,
    yes: u64,
    of: u64,
    /// `yes / of` in per cent, rounded; null without cities.
    percent: Option<u32>,
}

impl From<&RankingRow> for PlaceBody {
    fn from(line: &RankingRow) -> PlaceBody {
        let dimensions = line.tally.counts().iter().zip(&line.score.dimensions);
        PlaceBody {
            city: line.name.clone(),
            slug: line.city.as_ref().map(ToString::to_string),
            rank: line.rank,
            rank_best: line.ranks.0,
            rank_worst: line.ranks.1,
            total_percent: line.score.total.shown_per_cent(),
            dimensions: dimensions
                .map(|(count, own)| DimensionBody::of(&count.dimension, count.yes, count.of, own.value))
                .collect(),
        }
    }
}

/// All frameworks.
#[utoipa::path(get, operation_id = "list_frameworks", path = "/api/v1/frameworks", tag = "indicators", responses((status = 200, body = Object)))]
pub async fn list(site: web::Data<HttpState>) -> HttpResponse {
    let items: Vec<_> = site
        .app
        .frameworks
        .iter()
        .map(|framework| {
            json!({"id": framework.id, "name": framework.name, "version": framework.version,
                   "indicators": framework.indicators.len(), "dimensions": framework.dimensions.len()})
        })
        .collect();
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, MINUTES))
        .json(json!({"items": items, "next": null}))
}

/// A framework: pillars, dimensions and indicators.
#[utoipa::path(
    get, operation_id = "get_framework", path = "/api/v1/frameworks/{framework}", tag = "indicators", params(("framework" = String, Path)),
    responses((status = 200, body = Object), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn find(site: web::Data<HttpState>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let framework = benchmark::framework(&site.app, named(&request, Resource::Framework)?)?;
    json_of(&request, framework)
}

async fn standings(
    site: &HttpState,
    request: &HttpRequest,
    year: Option<u16>,
) -> Result<(String, Option<Ranking>, Vec<u16>), Problem> {
    let (app, id) = (site.app.clone(), named(request, Resource::Framework)?.to_owned());
    block(move || {
        let years = benchmark::years(&app, &id)?;
        Ok::<_, Refusal>((id.clone(), benchmark::ranking_of_year(&app, &id, year)?, years))
    })
    .await
}

/// The benchmark: cities by their total, with the values of each dimension.
#[utoipa::path(
    get, operation_id = "get_ranking", path = "/api/v1/frameworks/{framework}/ranking", tag = "indicators", params(("framework" = String, Path), EditionParams),
    responses((status = 200, body = RankingBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn ranking(
    site: web::Data<HttpState>,
    request: HttpRequest,
    params: Params<EditionParams>,
) -> Result<HttpResponse, Problem> {
    let (framework, standings, editions) = standings(&site, &request, params.0.edition).await?;
    let pillars = standings
        .iter()
        .flat_map(|standings| &standings.pillars)
        .map(|pooled| PillarBody {
            key: pooled.pillar.clone(),
            yes: pooled.yes,
            of: pooled.of,
            percent: pooled.value.map(|value| value.per_cent()),
        });
    let body = RankingBody {
        framework,
        edition: standings.as_ref().map(|standings| standings.year),
        pillars: pillars.collect(),
        items: standings
            .iter()
            .flat_map(|standings| &standings.lines)
            .map(PlaceBody::from)
            .collect(),
        editions,
        next: None,
    };
    json_of(&request, &body)
}

/// The same as a table in the form of the original dashboard: `name`, then `yes/of` by dimension.
#[utoipa::path(
    get, operation_id = "get_ranking_csv", path = "/api/v1/frameworks/{framework}/ranking.csv", tag = "indicators", params(("framework" = String, Path), EditionParams),
    responses((status = 200, content_type = "text/csv"), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn ranking_csv(
    site: web::Data<HttpState>,
    request: HttpRequest,
    params: Params<EditionParams>,
) -> Result<HttpResponse, Problem> {
    let (id, standings, _) = standings(&site, &request, params.0.edition).await?;
    let rows = standings.as_ref().map(benchmark::table_rows).unwrap_or_default();
    let text = table::export(benchmark::framework(&site.app, &id)?, &rows);
    let year = standings
        .map(|standings| format!("-{}", standings.year))
        .unwrap_or_default();
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{id}{year}.csv\"")))
        .insert_header((CACHE_CONTROL, MINUTES));
    Ok(send_with_tag(&request, answer, text))
}

/// JSON that is the same for everybody, and need not be sent twice.
fn json_of(request: &HttpRequest, body: &impl Serialize) -> Result<HttpResponse, Problem> {
    let bytes = serde_json::to_vec(body).map_err(|cause| Problem::broken(&cause))?;
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((CACHE_CONTROL, MINUTES));
    Ok(send_with_tag(request, answer, bytes))
}
