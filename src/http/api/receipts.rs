//! Receipts: the citizen sees or withdraws what was stored.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::submissions::correction;
use crate::app::submissions::withdrawal;
use crate::app::submissions::withdrawal::StoredResponse;
use crate::http::problem::{Problem, ProblemBody};
use crate::http::state::HttpState;
use crate::http::web::extract::ReceiptAt;
use crate::http::web::json_body::{Body, SUBMISSION_BYTES_MAX};
use urbivox_core::survey::answers::answer::RawAnswers;

/// All that is stored of one submission.
#[derive(Serialize, ToSchema)]
pub struct StoredBody {
    /// `city/service/survey`.
    survey: String,
    version: u32,
    #[schema(value_type = String, format = "uuid")]
    submission_id: Uuid,
    language: String,
    placement: String,
    /// RFC 3339, UTC.
    submitted_at: String,
    /// The answers by question code.
    #[schema(value_type = Object)]
    answers: Value,
    /// A clerk looks at it before it is counted.
    held: bool,
    /// It came by a signed link.
    verified: bool,
}

/// Other answers in place of those that are stored.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectionBody {
    /// All answers by question code, not only those that change.
    #[schema(value_type = Object, example = json!({"satisfaction": 5}))]
    answers: RawAnswers,
}

impl From<StoredResponse> for StoredBody {
    fn from(stored: StoredResponse) -> StoredBody {
        StoredBody {
            survey: stored.survey,
            version: stored.version,
            submission_id: stored.submission_id,
            language: stored.language,
            placement: stored.placement,
            submitted_at: stored.submitted_at.to_string(),
            answers: stored.answers,
            held: stored.held,
            verified: stored.verified,
        }
    }
}

/// What is stored under a receipt.
#[utoipa::path(
    get, operation_id = "get_response", path = "/api/v1/responses/{receipt}", tag = "responses", params(("receipt" = String, Path)),
    responses((status = 200, body = StoredBody), (status = 404, body = ProblemBody, content_type = "application/problem+json"), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn find(site: web::Data<HttpState>, request: HttpRequest, at: ReceiptAt) -> Result<HttpResponse, Problem> {
    let app = site.app.clone();
    let find = move || withdrawal::find(&app, &at.0);
    let stored = site.gates.look_ups.run(site.network(&request), find).await?;
    let stored = stored.ok_or_else(Problem::no_such_receipt)?;
    Ok(HttpResponse::Ok().json(StoredBody::from(stored)))
}

/// Correct what is stored under a receipt. The counts follow.
#[utoipa::path(
    put, operation_id = "correct_response", path = "/api/v1/responses/{receipt}", tag = "responses", params(("receipt" = String, Path)), request_body = CorrectionBody,
    responses((status = 200, body = StoredBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn correct(
    site: web::Data<HttpState>,
    request: HttpRequest,
    at: ReceiptAt,
    body: Body<CorrectionBody, SUBMISSION_BYTES_MAX>,
) -> Result<HttpResponse, Problem> {
    let answers = body.read().await?.answers;
    let app = site.app.clone();
    let work = move || correction::correct(&app, &at.0, &answers);
    let stored = site.gates.public_writes.run(site.network(&request), work).await?;
    Ok(HttpResponse::Ok().json(StoredBody::from(stored)))
}

/// Withdraw what is stored under a receipt. The counts follow.
#[utoipa::path(
    delete, operation_id = "withdraw_response", path = "/api/v1/responses/{receipt}", tag = "responses", params(("receipt" = String, Path)),
    responses((status = 204), (status = 404, body = ProblemBody, content_type = "application/problem+json"), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn withdraw(
    site: web::Data<HttpState>,
    request: HttpRequest,
    at: ReceiptAt,
) -> Result<HttpResponse, Problem> {
    let app = site.app.clone();
    let work = move || withdrawal::withdraw(&app, &at.0);
    let was_there = site.gates.public_writes.run(site.network(&request), work).await?;
    if was_there {
        Ok(HttpResponse::NoContent().finish())
    } else {
        Err(Problem::no_such_receipt())
    }
}
