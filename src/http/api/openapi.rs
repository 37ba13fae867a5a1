//! The description of this interface.

use std::sync::LazyLock;

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};

use crate::http::openapi;
use crate::http::problem::Problem;

static DOCUMENT: LazyLock<serde_json::Result<String>> = LazyLock::new(openapi::json);

/// This document, in OpenAPI 3.1.
#[utoipa::path(get, operation_id = "get_openapi", path = "/api/v1/openapi.json", tag = "operation", responses((status = 200, body = Object)))]
pub async fn document() -> Result<HttpResponse, Problem> {
    let document = DOCUMENT.as_ref().map_err(|cause| Problem::broken(cause))?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .body(document.as_str()))
}
