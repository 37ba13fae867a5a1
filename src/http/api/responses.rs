//! Submission of responses, the hot path.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::catalogue::PublishedSurvey;
use crate::app::submissions::{RawSubmission, Sender};
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::submission::AdmittedSubmission;
use crate::http::web::extract::{SurveyAt, principal};
use crate::http::web::json_body::{Body, SUBMISSION_BYTES_MAX};

/// A submission.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "describes what `app::submissions` parses, for the OpenAPI document"
)]
pub struct SubmissionBody {
    /// Id, chosen by the client, new for each submission. A repeated submission with the same id is counted once.
    #[schema(value_type = String, format = "uuid")]
    submission_id: Uuid,
    /// Number of the survey's version that was answered, from 1; the newest when absent.
    #[schema(minimum = 1)]
    version: Option<u32>,
    /// Language of the answers, a BCP 47 tag; the survey's default language when absent.
    #[schema(example = "fi")]
    language: Option<String>,
    /// Slug of the placement; `api` when absent.
    #[schema(example = "qr-desk-2", pattern = "^[a-z0-9-]{1,64}$")]
    placement: Option<String>,
    /// Token of the signed link, a JSON Web Token. The response is verified, and the link cannot be used again.
    token: Option<String>,
    /// Form token of the citizen's page: its hidden field `_opening`. It contains the `submission_id` (its first 16
    /// bytes, base64url) and the time when the form was opened. Submissions within two seconds of that time are held.
    form_token: Option<String>,
    /// Proof of work, for a survey that requires N bits (`proof_of_work` in its definition): a text of at most 40 bytes
    /// such that SHA-256 of `<form_token>:<text>` begins with N zero bits. At a registered placement of kind `kiosk`,
    /// without a form token, SHA-256 of `<submission_id>:<text>`, with the id in lower case with hyphens.
    #[schema(max_length = 40)]
    proof_of_work: Option<String>,
    /// Key of the kiosk's device link, the parameter `k` of its address. With it, one answer in ten minutes counts
    /// towards the minimum of answers behind what is published.
    device_key: Option<String>,
    /// Answers by question code.
    #[schema(value_type = Object, example = json!({"satisfaction": 4, "why": ["slow"]}))]
    answers: Value,
}

/// Receipt of a submission.
#[derive(Serialize, ToSchema)]
pub struct ReceiptBody {
    /// Receipt code, with which the citizen views, corrects or withdraws the response.
    receipt: String,
    /// Id of the submission.
    #[schema(value_type = String, format = "uuid")]
    submission_id: Uuid,
    /// Number of the survey's version that was answered, from 1.
    version: u32,
    /// `true` when the response is held, so not counted until staff accept it; absent otherwise. The receipt is valid
    /// in both cases.
    #[serde(skip_serializing_if = "Option::is_none")]
    held: Option<bool>,
}

/// Result of a check that found no violations.
#[derive(Serialize, ToSchema)]
pub struct CheckedBody {
    /// Number of violations: always 0.
    violations: u32,
    /// `true` when the response would be held; absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    held: Option<bool>,
}

type Submitted = Body<RawSubmission, SUBMISSION_BYTES_MAX>;

/// Submit a response. A repeated request with the same `submission_id` and answers is counted once.
///
/// A response that raises a suspicion is held: it is stored with a receipt, but not counted until staff accept it, and
/// the response body contains `"held": true`. The suspicions are those of the citizen's page: submitted within two
/// seconds of opening the form (known when a `form_token` is sent), or without the proof of work that the survey
/// requires (without a `form_token` there is none, except at a registered kiosk). Signed links, and API keys of the
/// city that may enter answers (roles interviewer, editor, owner and admin), raise no suspicion.
///
/// Such a key has its own quota for all surveys: 100 times the quota of one network for one survey in a minute
/// (`URBIVOX_SUBMISSIONS_PER_MINUTE`). All other requests count in the quota of their network. A placement of kind
/// `staff` accepts only such keys. A key without this permission is ignored. Refusals that the client can correct, and
/// failures of the server, do not count in the quota.
#[utoipa::path(
    post, operation_id = "submit_response", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/responses", tag = "responses", security((), ("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)), request_body(content = SubmissionBody, description = "At most 256 KiB"),
    responses(
        (status = 201, body = ReceiptBody, description = "Stored", headers(
            ("RateLimit-Policy" = String, description = "Quota of submissions: its name, requests (`q`) and window in seconds (`w`)"),
            ("RateLimit" = String, description = "Requests left (`r`), and seconds until the quota is full again (`t`)")
        )),
        (status = 200, body = ReceiptBody, description = "Stored before: the same submission was sent again", headers(
            ("RateLimit-Policy" = String, description = "Quota of submissions: its name, requests (`q`) and window in seconds (`w`)"),
            ("RateLimit" = String, description = "Requests left (`r`), and seconds until the quota is full again (`t`)")
        ))
    )
)]
pub async fn submit(
    state: web::Data<HttpState>,
    at: SurveyAt,
    request: HttpRequest,
    body: Submitted,
) -> Result<HttpResponse, Problem> {
    let published = find(&state, at).await?;
    let principal = principal(&request, &state).await?;
    let admitted = AdmittedSubmission::enter(&state, &request, &published, None, Sender::with_key(principal.as_ref()))?;
    let raw = body.read().await.map_err(|problem| admitted.unreadable_body(problem))?;
    let stored = admitted.submit(raw).await?;
    let mut answer = if stored.again {
        HttpResponse::Ok()
    } else {
        HttpResponse::Created()
    };
    admitted.insert_headers(&mut answer);
    Ok(answer.json(ReceiptBody {
        receipt: stored.receipt,
        submission_id: stored.submission_id,
        version: stored.version,
        held: stored.held.then_some(true),
    }))
}

/// Check a submission without storing it. Conditions that depend on stored responses (a used link, a used id) are not
/// checked.
#[utoipa::path(
    post, operation_id = "check_response", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/responses/check", tag = "responses", security((), ("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)), request_body(content = SubmissionBody, description = "At most 256 KiB"),
    responses((status = 200, body = CheckedBody, description = "The submission would be stored", headers(
            ("RateLimit-Policy" = String, description = "Quota of submissions: its name, requests (`q`) and window in seconds (`w`)"),
            ("RateLimit" = String, description = "Requests left (`r`), and seconds until the quota is full again (`t`)")
        )))
)]
pub async fn check(
    state: web::Data<HttpState>,
    at: SurveyAt,
    request: HttpRequest,
    body: Submitted,
) -> Result<HttpResponse, Problem> {
    let published = find(&state, at).await?;
    let principal = principal(&request, &state).await?;
    let admitted = AdmittedSubmission::enter(&state, &request, &published, None, Sender::with_key(principal.as_ref()))?;
    let raw = body.read().await.map_err(|problem| admitted.unreadable_body(problem))?;
    let checked = admitted.check(raw).await?;
    let mut answer = HttpResponse::Ok();
    admitted.insert_headers(&mut answer);
    Ok(answer.json(CheckedBody {
        violations: 0,
        held: checked.held.then_some(true),
    }))
}

async fn find(state: &HttpState, at: SurveyAt) -> Result<Arc<PublishedSurvey>, Problem> {
    let published = state.published(at.0).await;
    published.inspect_err(|problem| state.metrics.refuse(problem.code()))
}
