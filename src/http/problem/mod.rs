//! What went wrong, for a program and for a person (RFC 9457). The only place that chooses a status.
//!
//! No `match` here has a wildcard arm: a new refusal does not compile until somebody has chosen its status.
//! The cause of a 5xx is logged here, once, and never shown. A 4xx is logged at debug, by code alone: its
//! detail may repeat what the client sent.

mod code;
mod refusals;

use crate::app::resource::Resource;
use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{HttpResponse, HttpResponseBuilder, ResponseError};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub use code::ProblemCode;

use super::limit::RetryAfter;
use urbivox_core::survey::{Violation, Violations};

/// Seconds after which a busy server may be asked again.
const BUSY_SECONDS: u64 = 1;
/// Seconds after which a database that is away may be asked for again.
const AWAY_SECONDS: u64 = 5;

/// A request that failed. Boxed, so that the good way stays cheap.
pub struct Problem(Box<ProblemDetails>);

struct ProblemDetails {
    code: ProblemCode,
    detail: String,
    faults: Vec<Violation>,
    request_id: Uuid,
    headers: Vec<(HeaderName, HeaderValue)>,
    day: Option<String>,
}

/// The body of every answer that is not what was asked for.
#[derive(Serialize, ToSchema)]
pub struct ProblemBody<'a> {
    /// `/problems/` and the code.
    #[serde(rename = "type")]
    #[schema(example = "/problems/invalid-answers")]
    kind: String,
    /// The status in words.
    title: &'a str,
    /// The HTTP status.
    #[schema(example = 422)]
    status: u16,
    /// What happened and what to do, for people.
    detail: &'a str,
    /// What happened, for programs. Stable.
    #[schema(example = "invalid-answers")]
    code: &'a str,
    /// Names this answer in the log of the server.
    #[schema(value_type = String, format = "uuid")]
    request_id: Uuid,
    /// Everything that is wrong with the request.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FaultBody<'a>>,
}

/// One thing that is wrong.
#[derive(Serialize, ToSchema)]
pub struct FaultBody<'a> {
    /// Where it is, as a JSON pointer (RFC 6901); in a definition, counted from the definition.
    #[schema(example = "/answers/clarity")]
    pub pointer: &'a str,
    /// What it is, for programs.
    #[schema(example = "off-scale")]
    pub code: &'a str,
    /// What to do, for people.
    pub detail: &'a str,
}

impl<'a> From<&'a Violation> for FaultBody<'a> {
    fn from(fault: &'a Violation) -> FaultBody<'a> {
        FaultBody {
            pointer: &fault.pointer,
            code: fault.code,
            detail: &fault.detail,
        }
    }
}

impl Problem {
    fn new(code: ProblemCode, detail: impl Into<String>) -> Problem {
        let (detail, faults, headers) = (detail.into(), Vec::new(), Vec::new());
        Problem(Box::new(ProblemDetails {
            code,
            detail,
            faults,
            request_id: Uuid::now_v7(),
            headers,
            day: None,
        }))
    }

    /// The stable code.
    pub fn code(&self) -> ProblemCode {
        self.0.code
    }

    /// Names it in the log.
    pub fn request_id(&self) -> Uuid {
        self.0.request_id
    }

    /// What the answer carries beside its body.
    pub fn headers(&self) -> impl Iterator<Item = &(HeaderName, HeaderValue)> {
        self.0.headers.iter()
    }

    /// The civil day that it is about, ISO 8601.
    pub fn day(&self) -> Option<&str> {
        self.0.day.as_deref()
    }

    fn about(mut self, day: impl fmt::Display) -> Problem {
        self.0.day = Some(day.to_string());
        self
    }

    /// Adds a header to the answer.
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Problem {
        self.0.headers.push((name, value));
        self
    }

    fn listing(mut self, faults: Vec<Violation>) -> Problem {
        self.0.faults = faults;
        self
    }

    fn after(self, seconds: u64) -> Problem {
        self.with_header(RETRY_AFTER, HeaderValue::from(seconds))
    }

    fn hiding(self, cause: &dyn fmt::Display) -> Problem {
        tracing::error!(request.id = %self.0.request_id, code = self.0.code.name(), cause = %cause, "a request failed");
        self
    }

    /// Not JSON, or not of the right shape.
    pub fn malformed(detail: impl Into<String>) -> Problem {
        Problem::new(ProblemCode::Malformed, detail)
    }

    /// A form that does not say what it wants.
    pub fn unclear_form() -> Problem {
        let detail = "The form does not say what to do. Nothing was changed.";
        Problem::new(ProblemCode::UnclearForm, detail)
    }

    /// A query parameter that is unknown or cannot be read.
    pub fn bad_query(detail: impl Into<String>) -> Problem {
        Problem::new(ProblemCode::BadQuery, detail)
    }

    /// A header that cannot be read.
    pub fn bad_header(name: &str) -> Problem {
        Problem::new(ProblemCode::BadHeader, format!("The header {name} cannot be read."))
    }

    /// No key, or one that opens nothing.
    pub fn unauthenticated() -> Problem {
        let detail = "Send a valid key: Authorization: Bearer uvx_…";
        Problem::new(ProblemCode::Unauthenticated, detail)
            .with_header(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"urbivox\""))
    }

    /// A good key that does not open this.
    pub fn forbidden() -> Problem {
        Problem::new(ProblemCode::Forbidden, "This key may not do that.")
    }

    /// Nothing is served at this address.
    pub fn no_such_page() -> Problem {
        Problem::new(ProblemCode::NoSuchPage, "There is nothing at this address.")
    }

    /// The address is served, but not with this method.
    pub fn wrong_method(allow: &str) -> Problem {
        let detail = format!("Use one of: {allow}.");
        let Ok(value) = HeaderValue::from_str(allow) else {
            return Problem::broken(&"the methods of an address are no header");
        };
        Problem::new(ProblemCode::WrongMethod, detail).with_header(ALLOW, value)
    }

    /// There is no such city, service or survey, or it is not for this client to know.
    pub fn no_such(what: Resource) -> Problem {
        let code = match what {
            Resource::City => ProblemCode::NoSuchCity,
            Resource::Service => ProblemCode::NoSuchService,
            Resource::Survey | Resource::AlertRule | Resource::Comment | Resource::ImprovementAction => {
                ProblemCode::NoSuchSurvey
            }
            Resource::Placement => ProblemCode::NoSuchPlacement,
            Resource::Template => ProblemCode::NoSuchTemplate,
            Resource::Framework => ProblemCode::NoSuchFramework,
            Resource::Indicator => ProblemCode::NoSuchIndicator,
            Resource::SigningKey => ProblemCode::NoSuchSigningKey,
            Resource::HeldResponse => ProblemCode::NoSuchHeldResponse,
        };
        Problem::new(code, format!("There is no such {what}."))
    }

    /// No response is stored under this receipt.
    pub fn no_such_receipt() -> Problem {
        let detail = "No response is stored under this receipt. It may have been withdrawn.";
        Problem::new(ProblemCode::NoSuchReceipt, detail)
    }

    /// The response was withdrawn by its citizen.
    pub fn withdrawn() -> Problem {
        let detail = "The response was withdrawn. Use a new submission_id for new answers.";
        Problem::new(ProblemCode::Withdrawn, detail)
    }

    /// The client sent the body too slowly.
    pub fn too_slow() -> Problem {
        Problem::new(ProblemCode::TooSlow, "The body did not arrive in time.")
    }

    /// The city has no key to sign links with.
    pub fn no_link_key() -> Problem {
        let detail = "The city has no link key. Make one first: POST /api/v1/cities/{city}/link-keys.";
        Problem::new(ProblemCode::NoSigningKey, detail)
    }

    /// The draft is not the one the client knows.
    pub fn changed() -> Problem {
        let detail = "Somebody changed the draft since you read it. Read it again, then send your change.";
        Problem::new(ProblemCode::Changed, detail)
    }

    /// The body is longer than is ever needed here.
    pub fn too_large(bytes_max: usize) -> Problem {
        let detail = format!("Send at most {bytes_max} bytes.");
        Problem::new(ProblemCode::TooLarge, detail)
    }

    /// The body is of another kind.
    pub fn not_json() -> Problem {
        let detail = "Send JSON, uncompressed, with Content-Type: application/json.";
        Problem::new(ProblemCode::UnsupportedMediaType, detail)
    }

    /// The body has the right fields, and values that do not do.
    pub fn invalid_body(faults: Violations) -> Problem {
        let detail = "Some fields are not valid. See errors.";
        Problem::new(ProblemCode::InvalidBody, detail).listing(faults.into_vec())
    }

    /// The survey definition cannot be used.
    pub fn invalid_definition(faults: Violations) -> Problem {
        let detail = "The definition has faults. See errors.";
        Problem::new(ProblemCode::InvalidDefinition, detail).listing(faults.into_vec())
    }

    /// The server is going down, or has no thread left.
    pub fn unavailable(cause: &dyn fmt::Display) -> Problem {
        let detail = "The service is not available at the moment. Try again soon.";
        Problem::new(ProblemCode::Unavailable, detail)
            .after(AWAY_SECONDS)
            .hiding(cause)
    }

    /// The queue to the database is full.
    pub fn busy() -> Problem {
        let detail = "Too many submissions wait to be stored. Send yours again in a moment.";
        Problem::new(ProblemCode::Busy, detail).after(BUSY_SECONDS)
    }

    /// Something here does not work, and trying again does not help.
    pub fn broken(cause: &dyn fmt::Display) -> Problem {
        let detail = "Something is broken here. Tell the operator the request_id.";
        Problem::new(ProblemCode::Internal, detail).hiding(cause)
    }

    /// Too many requests of one kind came from one network, or to one target.
    pub fn too_many_requests(wait: RetryAfter) -> Problem {
        let detail = "Too many requests came from your network, or to what you asked for. Ask again later.";
        Problem::new(ProblemCode::TooManyRequests, detail).after(wait.seconds)
    }

    /// Too many submissions came with one key, or from one placement for staff.
    pub fn too_many_of_key(wait: RetryAfter) -> Problem {
        let detail = "Too many submissions came with this key. Send yours again later; nothing was stored.";
        Problem::new(ProblemCode::TooManySubmissions, detail).after(wait.seconds)
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Problem({}, {})", self.0.code.name(), self.0.request_id)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.code.name())
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.0.code.status()
    }

    fn error_response(&self) -> HttpResponse {
        let facts = &self.0;
        let (code, status) = (facts.code.name(), facts.code.status());
        if status.is_client_error() {
            tracing::debug!(request.id = %facts.request_id, code, "a request was refused");
        }
        let body = ProblemBody {
            kind: format!("/problems/{code}"),
            title: status.canonical_reason().unwrap_or("Problem"),
            status: status.as_u16(),
            detail: &facts.detail,
            code,
            request_id: facts.request_id,
            errors: facts.faults.iter().map(FaultBody::from).collect(),
        };
        let mut answer = HttpResponseBuilder::new(status);
        for (name, value) in &facts.headers {
            answer.append_header((name.clone(), value.clone()));
        }
        answer
            .insert_header((CONTENT_TYPE, "application/problem+json"))
            .insert_header(("X-Request-Id", facts.request_id.to_string()))
            .json(body)
    }
}
