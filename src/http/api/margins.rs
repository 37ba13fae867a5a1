//! Margins of a city: its population by the options of segment questions, by which figures are weighted.

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_TYPE};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::access::required::{EditSurveys, SeeCity};
use crate::app::authoring::AuthoringError;
use crate::app::margins;
use crate::app::margins::{MarginGroup, Margins, RawMargins};
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{KeyAccess, Params};
use crate::http::web::json_body::Body;

/// A group of a margin: one or more options that are one stratum.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupBody {
    /// Codes of its options. Join options that few people choose.
    #[schema(example = json!(["north"]))]
    options: Vec<String>,
    /// Its part of the population, above 0. Shares, percentages and numbers of people are accepted; they are scaled to the
    /// sum 1.
    #[schema(example = 0.25)]
    share: f64,
    /// Code of its local administrative unit (Eurostat LAU), at most 20 characters.
    #[serde(default)]
    lau: Option<String>,
}

/// New margins of a segment.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarginsChangeBody {
    /// Groups, 2 to 200, in the city's order; an empty list removes the margins.
    groups: Vec<GroupBody>,
    /// Source of the numbers, 1 to 200 characters.
    #[serde(default)]
    #[schema(example = "Statistics Finland, 11re")]
    source: Option<String>,
    /// Year of the numbers.
    #[serde(default)]
    #[schema(example = 2025)]
    year: Option<i64>,
}

/// Margins of a segment.
#[derive(Serialize, ToSchema)]
pub struct MarginsBody {
    /// Code of the segment question.
    #[schema(example = "district")]
    segment: String,
    /// Groups; empty when the city has no margins of this segment. Their shares add up to 1.
    groups: Vec<GroupBody>,
    /// Source of the numbers; `null` without margins.
    source: Option<String>,
    /// Year of the numbers; `null` without margins.
    year: Option<i32>,
}

/// Margins of a city.
#[derive(Serialize, ToSchema)]
pub struct MarginsPage {
    /// Margins, by segment.
    items: Vec<MarginsBody>,
    /// Always `null`: the list is complete.
    next: Option<String>,
}

/// Source of margins that are sent as CSV.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SourceParams {
    /// Source of the numbers, 1 to 200 characters.
    #[param(example = "Statistics Finland, 11re")]
    source: String,
    /// Year of the numbers.
    #[param(example = 2025)]
    year: i64,
}

impl From<MarginGroup> for GroupBody {
    fn from(group: MarginGroup) -> GroupBody {
        GroupBody {
            options: group.options,
            share: group.share,
            lau: group.lau,
        }
    }
}

impl From<GroupBody> for MarginGroup {
    fn from(group: GroupBody) -> MarginGroup {
        MarginGroup {
            options: group.options,
            share: group.share,
            lau: group.lau,
        }
    }
}

impl From<Margins> for MarginsBody {
    fn from(margins: Margins) -> MarginsBody {
        MarginsBody {
            segment: margins.segment,
            groups: margins.groups.into_iter().map(GroupBody::from).collect(),
            source: Some(margins.source),
            year: Some(margins.year),
        }
    }
}

impl MarginsBody {
    fn of(segment: String, margins: Option<Margins>) -> MarginsBody {
        margins.map_or_else(
            || MarginsBody {
                segment,
                groups: Vec::new(),
                source: None,
                year: None,
            },
            MarginsBody::from,
        )
    }
}

/// Code of the segment in the address, as typed.
fn segment_of(request: &HttpRequest) -> String {
    request.match_info().get("segment").unwrap_or_default().to_owned()
}

/// Parses and stores margins.
async fn store(state: &HttpState, key: KeyAccess<EditSurveys>, raw: RawMargins) -> Result<HttpResponse, Problem> {
    let margins = Margins::parse(raw).map_err(Problem::invalid_body)?;
    let app = state.app.on_behalf_of(&key.principal);
    let stored = block(move || replaced(margins::replace(&app, &key.city, &margins), margins)).await?;
    Ok(HttpResponse::Ok().json(MarginsBody::from(stored)))
}

/// Margins that were stored; too many segments are a violation of the body.
fn replaced(outcome: Result<(), AuthoringError>, margins: Margins) -> Result<Margins, Problem> {
    match outcome {
        Ok(()) => Ok(margins),
        Err(AuthoringError::Invalid(violations)) => Err(Problem::invalid_body(violations)),
        Err(
            refusal @ (AuthoringError::NoSuch(_)
            | AuthoringError::Exists(_)
            | AuthoringError::Changed
            | AuthoringError::WordingUnanswered(_)
            | AuthoringError::NotPublished
            | AuthoringError::Fault(_)),
        ) => Err(refusal.into()),
    }
}

/// List the margins of a city.
#[utoipa::path(
    get, operation_id = "list_margins", path = "/api/v1/cities/{city}/margins", tag = "cities", security(("key" = [])),
    params(("city" = String, Path)), responses((status = 200, body = MarginsPage, description = "All margins"))
)]
pub async fn list(state: web::Data<HttpState>, key: KeyAccess<SeeCity>) -> Result<HttpResponse, Problem> {
    let app = state.app.on_behalf_of(&key.principal);
    let known = block(move || margins::list(&app, &key.city)).await?;
    Ok(HttpResponse::Ok().json(MarginsPage {
        items: known.into_iter().map(MarginsBody::from).collect(),
        next: None,
    }))
}

/// Get the margins of a segment.
#[utoipa::path(
    get, operation_id = "get_margins", path = "/api/v1/cities/{city}/margins/{segment}", tag = "cities", security(("key" = [])),
    params(("city" = String, Path), ("segment" = String, Path)),
    responses((status = 200, body = MarginsBody, description = "The margins; without groups when there are none"))
)]
pub async fn find(
    state: web::Data<HttpState>,
    request: HttpRequest,
    key: KeyAccess<SeeCity>,
) -> Result<HttpResponse, Problem> {
    let segment = segment_of(&request);
    let app = state.app.on_behalf_of(&key.principal);
    let body = block(move || {
        let found = margins::find(&app, &key.city, &segment)?;
        Ok::<_, AuthoringError>(MarginsBody::of(segment, found))
    })
    .await?;
    Ok(HttpResponse::Ok().json(body))
}

/// Replace the margins of a segment. Figures of surveys that ask this segment are then also shown weighted.
#[utoipa::path(
    put, operation_id = "replace_margins", path = "/api/v1/cities/{city}/margins/{segment}", tag = "cities", security(("key" = [])),
    params(("city" = String, Path), ("segment" = String, Path)), request_body(content = MarginsChangeBody, description = "At most 64 KiB"),
    responses((status = 200, body = MarginsBody, description = "The new margins"))
)]
pub async fn replace(
    state: web::Data<HttpState>,
    request: HttpRequest,
    key: KeyAccess<EditSurveys>,
    body: Body<MarginsChangeBody>,
) -> Result<HttpResponse, Problem> {
    let segment = segment_of(&request);
    let body = body.read().await?;
    if body.groups.is_empty() {
        let app = state.app.on_behalf_of(&key.principal);
        let removed = segment.clone();
        block(move || margins::remove(&app, &key.city, &removed)).await?;
        return Ok(HttpResponse::Ok().json(MarginsBody::of(segment, None)));
    }
    let raw = RawMargins {
        segment,
        groups: body.groups.into_iter().map(MarginGroup::from).collect(),
        source: body.source.unwrap_or_default(),
        year: body.year.unwrap_or_default(),
    };
    store(&state, key, raw).await
}

/// Get the margins of a segment as CSV: option, share, LAU code. Options of one group are joined by `+`.
#[utoipa::path(
    get, operation_id = "get_margins_csv", path = "/api/v1/cities/{city}/margins/{segment}.csv", tag = "cities", security(("key" = [])),
    params(("city" = String, Path), ("segment" = String, Path)),
    responses((status = 200, content_type = "text/csv", description = "The margins as CSV, UTF-8", headers(("Content-Disposition" = String, description = "`attachment` with a file name"))))
)]
pub async fn find_csv(
    state: web::Data<HttpState>,
    request: HttpRequest,
    key: KeyAccess<SeeCity>,
) -> Result<HttpResponse, Problem> {
    let segment = segment_of(&request);
    let app = state.app.on_behalf_of(&key.principal);
    let found = block(move || margins::find(&app, &key.city, &segment)).await?;
    let groups = found
        .as_ref()
        .map(|margins| margins.groups.as_slice())
        .unwrap_or_default();
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"margins.csv\""))
        .body(margins::table_of(groups)))
}

/// Replace the margins of a segment by CSV: option, share, and if wanted the LAU code, parted by commas, semicolons or
/// tabs. Options of one group are joined by `+` or `|`; a line of headings is skipped.
#[utoipa::path(
    put, operation_id = "replace_margins_csv", path = "/api/v1/cities/{city}/margins/{segment}.csv", tag = "cities", security(("key" = [])),
    params(("city" = String, Path), ("segment" = String, Path), SourceParams),
    request_body(content = String, content_type = "text/csv", description = "At most 64 KiB, UTF-8"),
    responses((status = 200, body = MarginsBody, description = "The new margins"))
)]
pub async fn replace_csv(
    state: web::Data<HttpState>,
    request: HttpRequest,
    key: KeyAccess<EditSurveys>,
    params: Params<SourceParams>,
    body: Body<String>,
) -> Result<HttpResponse, Problem> {
    let bytes = body.form_bytes().await?;
    if !is_csv(&request) {
        return Err(Problem::not_csv());
    }
    let Ok(text) = std::str::from_utf8(&bytes) else {
        return Err(Problem::malformed("The table is not UTF-8."));
    };
    let groups = margins::read_table(text).map_err(Problem::invalid_body)?;
    let raw = RawMargins {
        segment: segment_of(&request),
        groups,
        source: params.0.source,
        year: params.0.year,
    };
    store(&state, key, raw).await
}

/// Whether the headers allow a table. A missing content type does.
fn is_csv(request: &HttpRequest) -> bool {
    let is_plain = request
        .headers()
        .get(CONTENT_ENCODING)
        .is_none_or(|encoding| encoding == "identity");
    let kind = request.content_type();
    is_plain && (kind.is_empty() || kind.eq_ignore_ascii_case("text/csv"))
}
