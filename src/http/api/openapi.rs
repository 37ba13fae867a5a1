//! The OpenAPI document of the API.

use std::sync::OnceLock;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpResponse, web};

use crate::http::problem::Problem;

/// Function that writes the document. It is application data, because the document lists the operation of this file as
/// well.
pub struct DocumentWriter {
    /// Writes the document as JSON.
    pub write: fn() -> serde_json::Result<String>,
}

static DOCUMENT: OnceLock<serde_json::Result<String>> = OnceLock::new();

/// Get this document, in OpenAPI 3.1.
#[utoipa::path(
    get, operation_id = "get_openapi", path = "/api/v1/openapi.json", tag = "operation",
    responses((status = 200, body = Object, description = "The OpenAPI document",
        headers(("Cache-Control" = String, description = "`public`, for one hour"))))
)]
pub async fn document(writer: web::Data<DocumentWriter>) -> Result<HttpResponse, Problem> {
    let document = DOCUMENT.get_or_init(writer.write);
    let document = document.as_ref().map_err(|cause| Problem::broken(cause))?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .body(document.as_str()))
}
