//! Held answers: a clerk accepts or rejects them.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::listing;
use crate::app::access::Permission;
use crate::app::moderation;
use crate::app::moderation::HeldResponse;
use crate::app::resource::Resource;
use crate::http::problem::{Problem, ProblemBody};
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{ApiPrincipal, Params, SurveyAt};

/// Which page of the list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct HeldPageRequest {
    /// Items on the page, 1 to 200; 50 when absent.
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// Answers that wait.
#[derive(Serialize, ToSchema)]
pub struct HeldBody {
    id: i64,
    /// `too-fast`, `honeypot` or `no-work`.
    doubt: String,
    /// RFC 3339, UTC.
    submitted_at: String,
    placement: String,
    language: String,
    version: i32,
    /// The answers by question code.
    #[schema(value_type = Object)]
    answers: Value,
}

/// A page of the list, the oldest first.
#[derive(Serialize, ToSchema)]
pub struct HeldPage {
    items: Vec<HeldBody>,
    /// Where the next page begins; `null` on the last one.
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

/// The held answers of a survey.
#[utoipa::path(
    get, operation_id = "list_held_responses", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/held", tag = "responses", security(("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), HeldPageRequest),
    responses((status = 200, body = HeldPage), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn list(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: SurveyAt,
    wanted: Params<HeldPageRequest>,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::ReadResponses, Some(&at.0.city))?;
    let limit = listing::length(wanted.0.limit)?;
    let after: Option<i64> = wanted.0.cursor.as_deref().map_or(Some(0), |cursor| cursor.parse().ok());
    let after = after.ok_or_else(|| Problem::bad_query("cursor is the \"next\" of the page before, unchanged."))?;
    let app = site.app.on_behalf_of(&key.0);
    let mut found = block(move || moderation::list(&app, &at.0, after, i64::from(limit) + 1)).await?;
    let limit = usize::from(limit);
    let is_more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| is_more).map(|last| last.id.to_string());
    let items = found.into_iter().map(HeldBody::from).collect();
    Ok(HttpResponse::Ok().json(HeldPage { items, next }))
}

/// Accept held answers: from now on they are counted, on the day they were sent.
#[utoipa::path(
    post, operation_id = "accept_held_response", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/held/{held}/accept", tag = "responses", security(("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ("held" = i64, Path)),
    responses((status = 204), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn accept(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: SurveyAt,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::ModerateResponses, Some(&at.0.city))?;
    let (app, id) = (site.app.on_behalf_of(&key.0), id(&request)?);
    block(move || moderation::accept(&app, &at.0, id)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Reject held answers: they are deleted.
#[utoipa::path(
    post, operation_id = "reject_held_response", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/held/{held}/reject", tag = "responses", security(("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ("held" = i64, Path)),
    responses((status = 204), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn reject(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: SurveyAt,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::ModerateResponses, Some(&at.0.city))?;
    let (app, id) = (site.app.on_behalf_of(&key.0), id(&request)?);
    block(move || moderation::reject(&app, &at.0, id)).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn id(request: &HttpRequest) -> Result<i64, Problem> {
    let id = request.match_info().get("held").and_then(|id| id.parse().ok());
    id.ok_or_else(|| Problem::no_such(Resource::HeldResponse))
}
