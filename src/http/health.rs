//! For operators: alive, ready, counted.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use actix_web::http::header::CONTENT_TYPE;
use actix_web::rt::time::timeout;
use actix_web::{HttpResponse, web};

use super::problem::{Problem, ProblemBody};
use super::state::HttpState;
use crate::storage::committer::Committer;
use crate::storage::proof::StorageProbe;

/// How long `/readyz` waits for a write: it answers within a second, whatever became of the database.
const PROOF_WAIT_MAX: Duration = Duration::from_millis(900);

/// Whether the process runs.
#[utoipa::path(get, path = "/healthz", tag = "operation", responses((status = 200, body = String)))]
pub async fn alive() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .body("alive\n")
}

/// What the server knows of itself: whether it is to be asked for anything at all.
#[derive(Debug, Default)]
pub struct Readiness {
    is_stopping: AtomicBool,
    has_other_secret: AtomicBool,
}

impl Readiness {
    /// From now on the server stops: whoever sends it requests is to send them elsewhere.
    pub fn stop(&self) {
        self.is_stopping.store(true, Ordering::SeqCst);
    }

    /// Whether the installation signs with a secret that this server does not know.
    pub fn set_other_secret(&self, is_other: bool) {
        self.has_other_secret.store(is_other, Ordering::SeqCst);
    }

    fn check(&self) -> Result<(), Problem> {
        if self.is_stopping.load(Ordering::SeqCst) {
            return Err(Problem::unavailable(&"this server is being stopped"));
        }
        if self.has_other_secret.load(Ordering::SeqCst) {
            return Err(Problem::unavailable(&"the installation has another secret by now"));
        }
        Ok(())
    }
}

/// Whether an answer could be stored now: something was, within the last second.
#[utoipa::path(
    get, path = "/readyz", tag = "operation",
    responses((status = 200, body = String), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn ready(site: web::Data<HttpState>) -> Result<HttpResponse, Problem> {
    site.readiness.check()?;
    let committer = &site.app.committer;
    if !committer.has_room() {
        return Err(Problem::busy());
    }
    let proof = proof_of(committer).await;
    let proof = proof.ok_or_else(|| Problem::unavailable(&"nothing could be stored within a second"))?;
    if !proof.is_stored {
        return Err(Problem::unavailable(&"the last write failed"));
    }
    let warnings = proof.warnings.iter().map(|warning| format!("warning: {warning}\n"));
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .body(format!("ready\n{}", warnings.collect::<String>())))
}

/// The committer's last write, or else one that is made now; `None` when there is none in time. Waits for neither a
/// thread nor a connection that anybody else could hold.
async fn proof_of(committer: &Committer) -> Option<StorageProbe> {
    let mut proofs = committer.proofs();
    let is_fresh = |proof: &Option<StorageProbe>| proof.as_ref().is_some_and(StorageProbe::is_fresh);
    if !is_fresh(&proofs.borrow()) {
        committer.ask_for_proof();
    }
    let proof = timeout(PROOF_WAIT_MAX, proofs.wait_for(is_fresh)).await;
    proof.ok()?.ok()?.clone()
}

/// Counters, in the text form of Prometheus.
#[utoipa::path(get, path = "/metrics", tag = "operation", responses((status = 200, body = String)))]
pub async fn metrics(site: web::Data<HttpState>) -> HttpResponse {
    let page = site.meter.page(site.app.committer.depth(), &site.gates);
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"))
        .body(page)
}
