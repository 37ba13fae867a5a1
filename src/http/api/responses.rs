//! The hot path: a citizen submits.

use std::sync::Arc;

use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::flow::catalogue::Published;
use crate::flow::intake::{self, DEFAULT_PLACEMENT, Kept, RawSubmission, Refusal};
use crate::flow::{linking, placing};
use crate::http::body::{Body, SUBMISSION_BYTES_MAX};
use crate::http::extract::{SurveyAt, principal};
use crate::http::limit::Allowance;
use crate::http::problem::{Problem, ProblemBody};
use crate::http::site::{Site, block};

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
}

/// A submission that would be stored.
#[derive(Serialize, ToSchema)]
pub struct CheckedBody {
    /// Always 0.
    violations: u32,
}

/// Why a submission was refused, before and behind the door of `flow`.
enum Refused {
    Body(Problem),
    Flow(Refusal),
}

impl Refused {
    /// Whether the citizen may try again at no cost: the fault can be mended, or is ours.
    fn is_given_back(&self) -> bool {
        match self {
            // Broken JSON costs nothing to refuse; a body that is too large or too slow has cost us already.
            Refused::Body(problem) => matches!(problem.code(), "malformed" | "unsupported-media-type"),
            Refused::Flow(refusal) => match refusal {
                Refusal::Closed
                | Refusal::NotOpenYet(_)
                | Refusal::UnknownVersion(_)
                | Refusal::RetiredVersion(_)
                | Refusal::Invalid(_)
                | Refusal::Busy
                | Refusal::Fault(_) => true,
                // A link that does not fit may be a guess.
                Refusal::Differs
                | Refusal::Withdrawn
                | Refusal::LinkUsed
                | Refusal::LinkExpired(_)
                | Refusal::LinkInvalid => false,
            },
        }
    }
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Refused {
        Refused::Body(problem)
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Refused {
        Refused::Flow(refusal)
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Problem {
        match refused {
            Refused::Body(problem) => problem,
            Refused::Flow(refusal) => refusal.into(),
        }
    }
}

type Submitted = Body<RawSubmission, SUBMISSION_BYTES_MAX>;

/// Submit answers. Sent again with the same `submission_id` and answers, they are counted once.
///
/// What a program sends is counted at once. The doubts for which answers from the citizen's page wait for a clerk (sent faster than a
/// person reads, the field that no person sees, a missing proof of work) are not raised here, whatever the survey asks for: this
/// address is for systems of the city and for its kiosks. The rate limit, placements for staff and signed links hold here too.
#[utoipa::path(
    post, path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/responses", tag = "responses",
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)), request_body = SubmissionBody,
    responses(
        (status = 201, body = ReceiptBody), (status = 200, body = ReceiptBody, description = "Stored before"),
        (status = "4XX", body = ProblemBody, content_type = "application/problem+json"),
        (status = 503, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn submit(
    site: web::Data<Site>,
    at: SurveyAt,
    request: HttpRequest,
    body: Submitted,
) -> Result<HttpResponse, Problem> {
    let (published, gate) = enter(&site, at, &request).await?;
    let kept = keep(&site, &published, &request, body)
        .await
        .map_err(|refused| gate.refuse(&site, refused))?;
    if !kept.again {
        site.meter.accept();
    }
    let mut answer = if kept.again {
        HttpResponse::Ok()
    } else {
        HttpResponse::Created()
    };
    gate.mark(&mut answer);
    Ok(answer.json(ReceiptBody {
        receipt: kept.receipt,
        submission_id: kept.submission_id,
        version: kept.version,
    }))
}

/// Check answers as [`submit`] does, and store nothing.
#[utoipa::path(
    post, path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/responses/check", tag = "responses",
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)), request_body = SubmissionBody,
    responses((status = 200, body = CheckedBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn check(
    site: web::Data<Site>,
    at: SurveyAt,
    request: HttpRequest,
    body: Submitted,
) -> Result<HttpResponse, Problem> {
    let (published, gate) = enter(&site, at, &request).await?;
    read(&site, &published, &request, body)
        .await
        .map_err(|refused| gate.refuse(&site, refused))?;
    let mut answer = HttpResponse::Ok();
    gate.mark(&mut answer);
    Ok(answer.json(CheckedBody { violations: 0 }))
}

/// Finds the survey, and takes one submission from the client's allowance.
async fn enter(site: &Site, at: SurveyAt, request: &HttpRequest) -> Result<(Arc<Published>, Gate), Problem> {
    let published = site
        .published(at.0)
        .await
        .inspect_err(|problem| site.meter.refuse(problem.code()))?;
    match site.admit(request, published.survey_id, published.submissions_per_minute) {
        Ok(allowance) => Ok((published, Gate(allowance))),
        Err(wait) => {
            let policy = policy(site.limit(published.submissions_per_minute));
            let left = header(format!("\"submissions\";r=0;t={}", wait.seconds));
            let problem = Problem::from(wait).with_header(POLICY, policy).with_header(LIMIT, left);
            site.meter.refuse(problem.code());
            Err(problem)
        }
    }
}

async fn read(
    site: &Site,
    published: &Arc<Published>,
    request: &HttpRequest,
    body: Submitted,
) -> Result<intake::Checked, Refused> {
    let raw = body.read().await?;
    may_answer(site, published, request, &raw).await?;
    Ok(intake::check(&site.app, published, &raw, None)?)
}

/// At a placement for staff, only they may answer: with a key that may enter answers. Others are not even looked at. A link that names
/// one was not made for citizens.
async fn may_answer(
    site: &Site,
    published: &Published,
    request: &HttpRequest,
    raw: &RawSubmission,
) -> Result<(), Problem> {
    let bare = raw.token.as_deref().filter(|_| raw.placement.is_none());
    let linked = bare.and_then(|token| linking::read(&site.app, published, token).ok()?.placement);
    let placement = raw
        .placement
        .as_deref()
        .or(linked.as_deref())
        .unwrap_or(DEFAULT_PLACEMENT);
    if !placing::needs_staff(published, placement) {
        return Ok(());
    }
    let principal = principal(request, site).await?;
    if placing::may_answer_from(published, placement, principal.as_ref()) {
        Ok(())
    } else if linked.is_some() {
        Err(Refusal::LinkInvalid.into())
    } else {
        Err(Problem::forbidden())
    }
}

async fn keep(
    site: &Site,
    published: &Arc<Published>,
    request: &HttpRequest,
    body: Submitted,
) -> Result<Kept, Refused> {
    let raw = body.read().await?;
    may_answer(site, published, request, &raw).await?;
    let kept = match intake::check(&site.app, published, &raw, None) {
        Ok(checked) => intake::keep(&site.app, checked)?.outcome().await,
        Err(refusal) => Err(refusal),
    };
    match kept {
        Err(refusal) if may_be_known(&refusal, raw.version.is_some()) => {
            let (app, published) = (site.app.clone(), Arc::clone(published));
            let known = block(move || intake::recall(&app, &published, &raw)).await?;
            known.ok_or(Refused::Flow(refusal))
        }
        kept => Ok(kept?),
    }
}

/// Whether the submission may be stored all the same, because it was sent before the survey changed. Answers to a
/// version that was named are valid or not whatever came later, so that they cost no look into the database.
fn may_be_known(refusal: &Refusal, names_version: bool) -> bool {
    match refusal {
        Refusal::Closed | Refusal::RetiredVersion(_) | Refusal::LinkExpired(_) => true,
        Refusal::Invalid(_) | Refusal::Differs => !names_version,
        Refusal::UnknownVersion(_)
        | Refusal::NotOpenYet(_)
        | Refusal::Withdrawn
        | Refusal::LinkUsed
        | Refusal::LinkInvalid
        | Refusal::Busy
        | Refusal::Fault(_) => false,
    }
}

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const LIMIT: HeaderName = HeaderName::from_static("ratelimit");

/// A submission that the limits let in.
struct Gate(Allowance);

impl Gate {
    /// Tells what is left.
    fn mark(&self, answer: &mut HttpResponseBuilder) {
        answer
            .insert_header((POLICY, policy(self.0.limit)))
            .insert_header((LIMIT, self.left()));
    }

    fn refuse(&self, site: &Site, refused: Refused) -> Problem {
        if refused.is_given_back() {
            site.give_back(&self.0);
        }
        let problem = Problem::from(refused);
        site.meter.refuse(problem.code());
        problem
            .with_header(POLICY, policy(self.0.limit))
            .with_header(LIMIT, self.left())
    }

    fn left(&self) -> HeaderValue {
        header(format!(
            "\"submissions\";r={};t={}",
            self.0.remaining, self.0.reset_seconds
        ))
    }
}

fn policy(limit: u32) -> HeaderValue {
    header(format!("\"submissions\";q={limit};w=60"))
}

/// Letters and digits always make a header; an empty one would say so if they did not.
fn header(text: String) -> HeaderValue {
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(""))
}
