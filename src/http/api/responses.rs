//! The hot path: a citizen submits.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::catalogue::PublishedSurvey;
use crate::app::submissions::{RawSubmission, Sender};
use crate::http::problem::{Problem, ProblemBody};
use crate::http::state::HttpState;
use crate::http::submission::AdmittedSubmission;
use crate::http::web::extract::{SurveyAt, principal};
use crate::http::web::json_body::{Body, SUBMISSION_BYTES_MAX};

/// What a client sends.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes what `flow` reads, for the OpenAPI document")]
pub struct SubmissionBody {
    /// Made by the client, new for each submission. Sending the same again is counted once.
    #[schema(value_type = String, format = "uuid")]
    submission_id: Uuid,
    /// The version on the citizen's screen; the newest when absent.
    version: Option<u32>,
    /// The language it was answered in; the survey's default when absent.
    language: Option<String>,
    /// Where the survey was offered, a slug.
    #[schema(example = "qr-desk-2")]
    placement: Option<String>,
    /// The signed link by which the sender came, a JSON Web Token: then the response is verified, and the link spent.
    token: Option<String>,
    /// The form token of the citizen's page that was filled in: its hidden field `_opening`. It names the `submission_id`
    /// (its first 16 bytes, base64url) and tells when the form was opened: answers sent within two seconds are held.
    form_token: Option<String>,
    /// For a survey that asks for a proof of work of N bits (`proof_of_work` in its definition): at most 40 bytes of text such
    /// that SHA-256 of `<form_token>:<text>` begins with N zero bits. At a registered placement of kind `kiosk`, without a
    /// form token, SHA-256 of `<submission_id>:<text>`, the id in small letters with hyphens.
    proof_of_work: Option<String>,
    /// The answers by question code.
    #[schema(value_type = Object, example = json!({"satisfaction": 4, "why": ["slow"]}))]
    answers: Value,
}

/// What the citizen keeps.
#[derive(Serialize, ToSchema)]
pub struct ReceiptBody {
    /// Shows and withdraws what was stored.
    receipt: String,
    #[schema(value_type = String, format = "uuid")]
    submission_id: Uuid,
    /// The version that was answered.
    version: u32,
    /// `true` when staff look at the answers before they are counted; absent otherwise. The receipt is good all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    held: Option<bool>,
}

/// A submission that would be stored.
#[derive(Serialize, ToSchema)]
pub struct CheckedBody {
    /// Always 0.
    violations: u32,
    /// `true` when staff would look at the answers before they are counted; absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    held: Option<bool>,
}

type Submitted = Body<RawSubmission, SUBMISSION_BYTES_MAX>;

/// Submit answers. Sent again with the same `submission_id` and answers, they are counted once.
///
/// Answers that raise a suspicion are stored, but staff look at them before they are counted: then the answer says
/// `"held": true`. The suspicions are the same as on the citizen's page: sent within two seconds of opening the form (known
/// when a `form_token` is sent), or without the proof of work that the survey asks for (without a `form_token` there is none,
/// except at a registered kiosk). None is raised against a person with a signed link, or a sender with an API key of the city
/// that may enter answers (roles interviewer, editor, owner, admin).
///
/// Such a key has a quota of its own in all surveys, 100 times what one network may send to one survey in a minute
/// (`URBIVOX_SUBMISSIONS_PER_MINUTE`); everybody else shares the quota of their network. At a placement of kind `staff` only
/// such a key is let in. A key that may not enter answers counts as none. A refusal that the sender can mend, and a
/// failure of the server, cost nothing of the quota.
#[utoipa::path(
    post, operation_id = "submit_response", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/responses", tag = "responses",
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)), request_body = SubmissionBody,
    responses(
        (status = 201, body = ReceiptBody), (status = 200, body = ReceiptBody, description = "Stored before"),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
        (status = 503, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn submit(
    site: web::Data<HttpState>,
    at: SurveyAt,
    request: HttpRequest,
    body: Submitted,
) -> Result<HttpResponse, Problem> {
    let published = find(&site, at).await?;
    let principal = principal(&request, &site).await?;
    let gate = AdmittedSubmission::enter(&site, &request, &published, None, Sender::with_key(principal.as_ref()))?;
    let raw = body.read().await.map_err(|problem| gate.unreadable_body(problem))?;
    let stored = gate.submit(raw).await?;
    let mut answer = if stored.again {
        HttpResponse::Ok()
    } else {
        HttpResponse::Created()
    };
    gate.insert_headers(&mut answer);
    Ok(answer.json(ReceiptBody {
        receipt: stored.receipt,
        submission_id: stored.submission_id,
        version: stored.version,
        held: stored.held.then_some(true),
    }))
}

/// Check answers as [`submit`] does, and store nothing. What only other submissions decide (a link that is used, an id that
/// is taken) is not looked up.
#[utoipa::path(
    post, operation_id = "check_response", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/responses/check", tag = "responses",
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)), request_body = SubmissionBody,
    responses((status = 200, body = CheckedBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn check(
    site: web::Data<HttpState>,
    at: SurveyAt,
    request: HttpRequest,
    body: Submitted,
) -> Result<HttpResponse, Problem> {
    let published = find(&site, at).await?;
    let principal = principal(&request, &site).await?;
    let gate = AdmittedSubmission::enter(&site, &request, &published, None, Sender::with_key(principal.as_ref()))?;
    let raw = body.read().await.map_err(|problem| gate.unreadable_body(problem))?;
    let checked = gate.check(raw).await?;
    let mut answer = HttpResponse::Ok();
    gate.insert_headers(&mut answer);
    Ok(answer.json(CheckedBody {
        violations: 0,
        held: checked.held.then_some(true),
    }))
}

async fn find(site: &HttpState, at: SurveyAt) -> Result<Arc<PublishedSurvey>, Problem> {
    let found = site.published(at.0).await;
    found.inspect_err(|problem| site.metrics.refuse(problem.code()))
}
