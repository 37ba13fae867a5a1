//! Receipts: citizens view, correct or withdraw their response.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::submissions::correction;
use crate::app::submissions::withdrawal;
use crate::app::submissions::withdrawal::StoredResponse;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::extract::ReceiptAt;
use crate::http::web::json_body::{Body, SUBMISSION_BYTES_MAX};
use urbivox_core::survey::answers::answer::RawAnswers;

/// A stored response: all data of it.
#[derive(Serialize, ToSchema)]
pub struct StoredBody {
    /// Path of the survey: `city/service/survey`.
    survey: String,
    /// Number of the survey's version, from 1.
    version: u32,
    /// Id of the submission, chosen by the client.
    #[schema(value_type = String, format = "uuid")]
    submission_id: Uuid,
    /// Language of the answers, a BCP 47 tag.
    language: String,
    /// Slug of the placement.
    placement: String,
    /// Time of submission, RFC 3339, UTC.
    #[schema(format = DateTime)]
    submitted_at: String,
    /// Answers by question code.
    #[schema(value_type = Object)]
    answers: Value,
    /// Whether it is held, so not counted until staff accept it.
    held: bool,
    /// Whether it was submitted by a signed link.
    verified: bool,
}

/// New answers of a response.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectionBody {
    /// All answers by question code. They replace all stored answers.
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

/// Get the response of a receipt.
#[utoipa::path(
    get, operation_id = "get_response", path = "/api/v1/responses/{receipt}", tag = "responses", params(("receipt" = String, Path)),
    responses((status = 200, body = StoredBody, description = "The stored response"))
)]
pub async fn find(state: web::Data<HttpState>, request: HttpRequest, at: ReceiptAt) -> Result<HttpResponse, Problem> {
    let app = state.app.clone();
    let find = move || withdrawal::find(&app, &at.0);
    let stored = state.gates.look_ups.run(state.network(&request), find).await?;
    let stored = stored.ok_or_else(Problem::no_such_receipt)?;
    Ok(HttpResponse::Ok().json(StoredBody::from(stored)))
}

/// Correct the response of a receipt. The counts are updated.
#[utoipa::path(
    put, operation_id = "correct_response", path = "/api/v1/responses/{receipt}", tag = "responses", params(("receipt" = String, Path)), request_body(content = CorrectionBody, description = "At most 256 KiB"),
    responses((status = 200, body = StoredBody, description = "The corrected response"))
)]
pub async fn correct(
    state: web::Data<HttpState>,
    request: HttpRequest,
    at: ReceiptAt,
    body: Body<CorrectionBody, SUBMISSION_BYTES_MAX>,
) -> Result<HttpResponse, Problem> {
    let answers = body.read().await?.answers;
    let app = state.app.clone();
    let work = move || correction::correct(&app, &at.0, &answers);
    let stored = state.gates.public_writes.run(state.network(&request), work).await?;
    Ok(HttpResponse::Ok().json(StoredBody::from(stored)))
}

/// Withdraw the response of a receipt. It is deleted, and the counts are updated.
#[utoipa::path(
    delete, operation_id = "withdraw_response", path = "/api/v1/responses/{receipt}", tag = "responses", params(("receipt" = String, Path)),
    responses((status = 204, description = "Withdrawn"))
)]
pub async fn withdraw(
    state: web::Data<HttpState>,
    request: HttpRequest,
    at: ReceiptAt,
) -> Result<HttpResponse, Problem> {
    let app = state.app.clone();
    let work = move || withdrawal::withdraw(&app, &at.0);
    let is_withdrawn = state.gates.public_writes.run(state.network(&request), work).await?;
    if is_withdrawn {
        Ok(HttpResponse::NoContent().finish())
    } else {
        Err(Problem::no_such_receipt())
    }
}
