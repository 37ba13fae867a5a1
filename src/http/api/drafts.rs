//! Drafts: the editable definition of a survey, with its revision as `ETag`.

use actix_web::http::header::ETAG;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use crate::app::access::required::{EditSurveys, ReadDrafts};
use crate::app::authoring;
use crate::app::authoring::Draft;
use crate::http::headers::{expected_revision, revision_tag};
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{KeyAccess, SurveyAt};
use crate::http::web::json_body::{Body, DEFINITION_BYTES_MAX};

fn send(draft: Draft) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((ETAG, revision_tag(draft.revision)))
        .json(draft.definition)
}

/// Get the draft of a survey, as it was written.
#[utoipa::path(
    get, operation_id = "get_draft", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/draft", tag = "surveys",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)),
    responses((status = 200, body = Object, description = "The definition of the draft", headers(("ETag" = String, description = "Entity tag of the revision, for `If-Match`"))))
)]
pub async fn find(
    state: web::Data<HttpState>,
    key: KeyAccess<ReadDrafts>,
    at: SurveyAt,
) -> Result<HttpResponse, Problem> {
    let app = state.app.on_behalf_of(&key.principal);
    block(move || authoring::draft_find(&app, &at.0)).await.map(send)
}

/// Replace the draft of a survey.
#[utoipa::path(
    put, operation_id = "replace_draft", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/draft", tag = "surveys",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ("If-Match" = Option<String>, Header)),
    request_body(content = Object, description = "A survey definition, at most 2 MiB"),
    responses((status = 200, body = Object, description = "The definition of the draft", headers(("ETag" = String, description = "Entity tag of the revision, for `If-Match`"))))
)]
pub async fn replace(
    state: web::Data<HttpState>,
    key: KeyAccess<EditSurveys>,
    at: SurveyAt,
    request: HttpRequest,
    body: Body<Value, DEFINITION_BYTES_MAX>,
) -> Result<HttpResponse, Problem> {
    let expected = expected_revision(&request)?;
    let definition = unwrapped(body.read().await?);
    let app = state.app.on_behalf_of(&key.principal);
    block(move || authoring::draft_replace(&app, &at.0, &definition, expected))
        .await
        .map(send)
}

/// Returns the definition, unwrapped from `{"definition": …}` if necessary. No definition has a field of that name.
pub(super) fn unwrapped(mut body: Value) -> Value {
    let wrapped = body.as_object_mut().filter(|fields| fields.len() == 1);
    wrapped.and_then(|fields| fields.remove("definition")).unwrap_or(body)
}
