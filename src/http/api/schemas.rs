//! JSON Schemas.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};

use urbivox_core::survey::definition::schema::SCHEMA;

/// The JSON Schema of a survey definition.
#[utoipa::path(
    get, operation_id = "get_survey_schema", path = "/api/v1/schemas/survey.json", tag = "surveys",
    responses((status = 200, body = Object, content_type = "application/schema+json"))
)]
pub async fn survey() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/schema+json"))
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .body(SCHEMA)
}
