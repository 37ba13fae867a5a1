//! Receipts: the citizen sees or withdraws what was stored.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::flow::withdrawal::{self, Stored};
use crate::http::extract::ReceiptAt;
use crate::http::problem::{Problem, ProblemBody};
use crate::http::site::{Site, block};

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
}

impl From<Stored> for StoredBody {
    fn from(stored: Stored) -> StoredBody {
        StoredBody {
            survey: stored.survey,
            version: stored.version,
            submission_id: stored.submission_id,
            language: stored.language,
            placement: stored.placement,
            submitted_at: stored.submitted_at.to_string(),
            answers: stored.answers,
        }
    }
}

/// What is stored under a receipt.
#[utoipa::path(
    get, path = "/api/v1/responses/{receipt}", tag = "responses", params(("receipt" = String, Path)),
    responses((status = 200, body = StoredBody), (status = 404, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn find(site: web::Data<Site>, at: ReceiptAt) -> Result<HttpResponse, Problem> {
    let app = site.app.clone();
    let stored = block(move || withdrawal::find(&app, &at.0))
        .await?
        .ok_or_else(Problem::no_such_receipt)?;
    Ok(HttpResponse::Ok().json(StoredBody::from(stored)))
}

/// Withdraw what is stored under a receipt. The counts follow.
#[utoipa::path(
    delete, path = "/api/v1/responses/{receipt}", tag = "responses", params(("receipt" = String, Path)),
    responses((status = 204), (status = 404, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn withdraw(site: web::Data<Site>, at: ReceiptAt) -> Result<HttpResponse, Problem> {
    let app = site.app.clone();
    let was_there = block(move || withdrawal::withdraw(&app, &at.0)).await?;
    if was_there {
        Ok(HttpResponse::NoContent().finish())
    } else {
        Err(Problem::no_such_receipt())
    }
}
