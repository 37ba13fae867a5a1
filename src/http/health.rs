//! For operators: alive, ready, counted.

use actix_web::http::header::CONTENT_TYPE;
use actix_web::{HttpResponse, web};

use super::problem::{Problem, ProblemBody};
use super::site::{Site, block};
use crate::flow::Fault;

/// Whether the process runs.
#[utoipa::path(get, path = "/healthz", tag = "operation", responses((status = 200, body = String)))]
pub async fn alive() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .body("alive\n")
}

/// Whether it can take answers: the database answers, and the queue has room.
#[utoipa::path(
    get, path = "/readyz", tag = "operation",
    responses((status = 200, body = String), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn ready(site: web::Data<Site>) -> Result<HttpResponse, Problem> {
    if !site.app.committer.has_room() {
        return Err(Problem::busy());
    }
    let app = site.app.clone();
    block(move || app.storage.ping().map_err(Fault::from)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .body("ready\n"))
}

/// Counters, in the text form of Prometheus.
#[utoipa::path(get, path = "/metrics", tag = "operation", responses((status = 200, body = String)))]
pub async fn metrics(site: web::Data<Site>) -> HttpResponse {
    let page = site.meter.page(site.app.committer.depth());
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"))
        .body(page)
}
