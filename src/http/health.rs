//! Endpoints for operators: liveness, readiness, metrics.

use std::time::Duration;

use actix_web::http::header::CONTENT_TYPE;
use actix_web::rt::time::timeout;
use actix_web::{HttpResponse, web};

use super::problem::Problem;
use super::state::HttpState;
use crate::storage::committer::Committer;
use crate::storage::proof::StorageProbe;

/// How long `/readyz` waits for a write, so that it answers within a second in any state of the database.
const PROBE_WAIT_MAX: Duration = Duration::from_millis(900);

/// Whether the process runs.
#[utoipa::path(get, operation_id = "get_liveness", path = "/healthz", tag = "operation", responses((status = 200, body = String)))]
pub async fn alive() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .body("alive\n")
}

/// Whether a response could be stored now: a write has succeeded within the last second, and the clock can be right.
#[utoipa::path(
    get, operation_id = "get_readiness", path = "/readyz", tag = "operation",
    responses((status = 200, body = String))
)]
pub async fn ready(state: web::Data<HttpState>) -> Result<HttpResponse, Problem> {
    if let Some(obstacle) = state.readiness.obstacle() {
        return Err(Problem::unavailable(&obstacle));
    }
    if state.app.clock_fault().is_some() {
        return Err(Problem::wrong_clock());
    }
    let committer = &state.app.committer;
    if !committer.has_room() {
        return Err(Problem::busy());
    }
    let proof = fresh_probe(committer).await;
    let proof = proof.ok_or_else(|| Problem::unavailable(&"nothing could be stored within a second"))?;
    if !proof.is_stored {
        return Err(Problem::unavailable(&"the last write failed"));
    }
    let warnings = proof.warnings.iter().map(|warning| format!("warning: {warning}\n"));
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .body(format!("ready\n{}", warnings.collect::<String>())))
}

/// Returns the committer's last write, or a new one if that is too old; `None` when there is none in time. Waits for no
/// thread or connection that others could hold.
async fn fresh_probe(committer: &Committer) -> Option<StorageProbe> {
    let mut proofs = committer.probes();
    let is_fresh = |proof: &Option<StorageProbe>| proof.as_ref().is_some_and(StorageProbe::is_fresh);
    if !is_fresh(&proofs.borrow()) {
        committer.request_probe();
    }
    let proof = timeout(PROBE_WAIT_MAX, proofs.wait_for(is_fresh)).await;
    proof.ok()?.ok()?.clone()
}

/// Counters in the text format of Prometheus. Served to operators only, on a listener of its own.
pub async fn metrics(state: web::Data<HttpState>) -> HttpResponse {
    let page = state.metrics.page(state.app.committer.depth(), &state.gates);
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"))
        .body(page)
}
