//! Drafts: the definition that is being worked on. Its ETag counts its changes.

use actix_web::http::header::ETAG;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use crate::app::access::Permission;
use crate::app::authoring;
use crate::app::authoring::Draft;
use crate::http::headers::{expected_revision, revision_tag};
use crate::http::problem::{Problem, ProblemBody};
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{ApiPrincipal, SurveyAt};
use crate::http::web::json_body::{Body, DEFINITION_BYTES_MAX};

fn shown(draft: Draft) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((ETAG, revision_tag(draft.revision)))
        .json(draft.definition)
}

/// The draft: the definition as it was written.
#[utoipa::path(
    get, operation_id = "get_draft", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/draft", tag = "surveys",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)),
    responses((status = 200, body = Object), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn find(site: web::Data<HttpState>, key: ApiPrincipal, at: SurveyAt) -> Result<HttpResponse, Problem> {
    key.require(Permission::ReadDrafts, Some(&at.0.city))?;
    let app = site.app.on_behalf_of(&key.0);
    block(move || authoring::draft_find(&app, &at.0)).await.map(shown)
}

/// Replace the draft. With `If-Match`, only if nobody changed it meanwhile.
#[utoipa::path(
    put, operation_id = "replace_draft", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/draft", tag = "surveys",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ("If-Match" = Option<String>, Header)),
    request_body = Object,
    responses((status = 200, body = Object), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn replace(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: SurveyAt,
    request: HttpRequest,
    body: Body<Value, DEFINITION_BYTES_MAX>,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::EditSurveys, Some(&at.0.city))?;
    let expected = expected_revision(&request)?;
    let definition = bare(body.read().await?);
    let app = site.app.on_behalf_of(&key.0);
    block(move || authoring::draft_replace(&app, &at.0, &definition, expected))
        .await
        .map(shown)
}

/// The definition, also when it is wrapped as `{"definition": …}`: no definition has a field of that name.
pub(super) fn bare(mut body: Value) -> Value {
    let wrapped = body.as_object_mut().filter(|fields| fields.len() == 1);
    wrapped.and_then(|fields| fields.remove("definition")).unwrap_or(body)
}
