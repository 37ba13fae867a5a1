//! Held responses: listed, accepted and rejected by staff.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::listing;
use crate::app::access::required::{ModerateResponses, ReadResponses};
use crate::app::moderation;
use crate::app::moderation::HeldResponse;
use crate::app::resource::Resource;
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{KeyAccess, Params, SurveyAt};

/// Query of the list: the page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct HeldPageRequest {
    /// Items on the page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<u32>,
    /// `next` of the previous page, unchanged; the first page when absent.
    cursor: Option<String>,
}

/// A held response.
#[derive(Serialize, ToSchema)]
pub struct HeldBody {
    /// Id in addresses.
    id: i64,
    /// Suspicion for which it is held: `too-fast`, `honeypot` or `no-work`.
    doubt: String,
    /// Time of submission, RFC 3339, UTC.
    #[schema(format = DateTime)]
    submitted_at: String,
    /// Slug of the placement.
    placement: String,
    /// Language of the answers, a BCP 47 tag.
    language: String,
    /// Number of the survey's version, from 1.
    version: i32,
    /// Answers by question code.
    #[schema(value_type = Object)]
    answers: Value,
}

/// A page of held responses.
#[derive(Serialize, ToSchema)]
pub struct HeldPage {
    /// Held responses, oldest first.
    items: Vec<HeldBody>,
    /// `cursor` of the next page; `null` on the last page.
    next: Option<String>,
}

impl From<HeldResponse> for HeldBody {
    fn from(held: HeldResponse) -> HeldBody {
        HeldBody {
            id: held.id,
            doubt: held.doubt,
            submitted_at: held.submitted_at.to_string(),
            placement: held.placement,
            language: held.language,
            version: held.version,
            answers: held.answers,
        }
    }
}

/// List the held responses of a survey.
#[utoipa::path(
    get, operation_id = "list_held_responses", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/held", tag = "responses", security(("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), HeldPageRequest),
    responses((status = 200, body = HeldPage, description = "A page of held responses"))
)]
pub async fn list(
    state: web::Data<HttpState>,
    key: KeyAccess<ReadResponses>,
    at: SurveyAt,
    page_request: Params<HeldPageRequest>,
) -> Result<HttpResponse, Problem> {
    let limit = listing::length(page_request.0.limit)?;
    let after: Option<i64> = page_request
        .0
        .cursor
        .as_deref()
        .map_or(Some(0), |cursor| cursor.parse().ok());
    let after = after.ok_or_else(|| Problem::bad_query("cursor is the \"next\" of the page before, unchanged."))?;
    let app = state.app.on_behalf_of(&key.principal);
    let mut held = block(move || moderation::list(&app, &at.0, after, i64::from(limit) + 1)).await?;
    let limit = usize::from(limit);
    let has_more = held.len() > limit;
    held.truncate(limit);
    let next = held.last().filter(|_| has_more).map(|last| last.id.to_string());
    let items = held.into_iter().map(HeldBody::from).collect();
    Ok(HttpResponse::Ok().json(HeldPage { items, next }))
}

/// Accept a held response. It is counted on the day of its submission.
#[utoipa::path(
    post, operation_id = "accept_held_response", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/held/{held}/accept", tag = "responses", security(("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ("held" = i64, Path)),
    responses((status = 204, description = "Accepted and counted"))
)]
pub async fn accept(
    state: web::Data<HttpState>,
    key: KeyAccess<ModerateResponses>,
    at: SurveyAt,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (app, id) = (state.app.on_behalf_of(&key.principal), id(&request)?);
    block(move || moderation::accept(&app, &at.0, id)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Reject a held response. It is deleted.
#[utoipa::path(
    post, operation_id = "reject_held_response", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/held/{held}/reject", tag = "responses", security(("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ("held" = i64, Path)),
    responses((status = 204, description = "Rejected and deleted"))
)]
pub async fn reject(
    state: web::Data<HttpState>,
    key: KeyAccess<ModerateResponses>,
    at: SurveyAt,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (app, id) = (state.app.on_behalf_of(&key.principal), id(&request)?);
    block(move || moderation::reject(&app, &at.0, id)).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn id(request: &HttpRequest) -> Result<i64, Problem> {
    let id = request.match_info().get("held").and_then(|id| id.parse().ok());
    id.ok_or_else(|| Problem::no_such(Resource::HeldResponse))
}
