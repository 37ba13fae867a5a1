//! JSON Schema of survey definitions.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};

use urbivox_core::survey::definition::schema::SCHEMA;

/// Get the JSON Schema of a survey definition.
#[utoipa::path(
    get, operation_id = "get_survey_schema", path = "/api/v1/schemas/survey.json", tag = "surveys",
    responses((status = 200, body = Object, content_type = "application/schema+json", description = "The JSON Schema",
        headers(("Cache-Control" = String, description = "`public`, for one hour"))))
)]
pub async fn survey() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/schema+json"))
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .body(SCHEMA)
}
