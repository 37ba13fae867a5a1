//! Problem documents (RFC 9457), for programs and people. The only module that chooses the status of an error.
//!
//! No `match` here has a wildcard arm: a new refusal does not compile until somebody has chosen its problem code
//! (`refusals.rs`), nor a new code without a status (`code.rs`).
//! The cause of a 5xx is logged here, once, and never shown. A 4xx is logged at debug, by code alone: its
//! detail may repeat what the client sent.

mod code;
mod refusals;

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{HttpResponse, HttpResponseBuilder, ResponseError};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub use code::{CitizenPage, ProblemCode};

use super::limit::RetryAfter;
use crate::app::resource::Resource;
use urbivox_core::survey::{Violation, Violations};

/// `Retry-After` of a busy server, in seconds.
const BUSY_SECONDS: u64 = 1;
/// `Retry-After` while the database is unavailable, in seconds.
const AWAY_SECONDS: u64 = 5;

/// Problem of a failed request. Boxed, so that successful results stay small.
pub struct Problem(Box<ProblemDetails>);

struct ProblemDetails {
    code: ProblemCode,
    detail: String,
    violations: Vec<Violation>,
    request_id: Uuid,
    headers: Vec<(HeaderName, HeaderValue)>,
    day: Option<String>,
}

/// A problem document (RFC 9457).
#[derive(Serialize, ToSchema)]
pub struct ProblemBody<'a> {
    /// Address of the page that explains the code: `/problems/{code}`.
    #[serde(rename = "type")]
    #[schema(example = "/problems/invalid-answers")]
    kind: String,
    /// Reason phrase of the status.
    title: &'a str,
    /// The HTTP status.
    #[schema(example = 422)]
    status: u16,
    /// What happened and what to do, for people, in English.
    detail: &'a str,
    /// Stable code, for programs.
    #[schema(example = "invalid-answers")]
    code: &'a str,
    /// Id of this response in the log of the server.
    #[schema(value_type = String, format = "uuid")]
    request_id: Uuid,
    /// All violations in the request; absent without any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ViolationBody<'a>>,
}

/// A violation in a request.
#[derive(Serialize, ToSchema)]
pub struct ViolationBody<'a> {
    /// Position as a JSON pointer (RFC 6901), relative to the body, or to the definition in a body that contains one.
    #[schema(example = "/answers/clarity")]
    pub pointer: &'a str,
    /// Stable code, for programs.
    #[schema(example = "off-scale")]
    pub code: &'a str,
    /// What to do, for people, in English.
    pub detail: &'a str,
}

impl<'a> From<&'a Violation> for ViolationBody<'a> {
    fn from(violation: &'a Violation) -> ViolationBody<'a> {
        ViolationBody {
            pointer: &violation.pointer,
            code: violation.code,
            detail: &violation.detail,
        }
    }
}

impl Problem {
    fn new(code: ProblemCode, detail: impl Into<String>) -> Problem {
        let (detail, violations, headers) = (detail.into(), Vec::new(), Vec::new());
        Problem(Box::new(ProblemDetails {
            code,
            detail,
            violations,
            request_id: Uuid::now_v7(),
            headers,
            day: None,
        }))
    }

    /// Returns the stable code.
    pub fn code(&self) -> ProblemCode {
        self.0.code
    }

    /// Returns the id in the log.
    pub fn request_id(&self) -> Uuid {
        self.0.request_id
    }

    /// Returns the headers of the response.
    pub fn headers(&self) -> impl Iterator<Item = &(HeaderName, HeaderValue)> {
        self.0.headers.iter()
    }

    /// Returns the civil day that the problem refers to, ISO 8601.
    pub fn day(&self) -> Option<&str> {
        self.0.day.as_deref()
    }

    fn about(mut self, day: impl fmt::Display) -> Problem {
        self.0.day = Some(day.to_string());
        self
    }

    /// Adds a header to the response.
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Problem {
        self.0.headers.push((name, value));
        self
    }

    fn listing(mut self, violations: Vec<Violation>) -> Problem {
        self.0.violations = violations;
        self
    }

    fn after(self, seconds: u64) -> Problem {
        self.with_header(RETRY_AFTER, HeaderValue::from(seconds))
    }

    fn hiding(self, cause: &dyn fmt::Display) -> Problem {
        tracing::error!(request.id = %self.0.request_id, code = self.0.code.name(), cause = %cause, "a request failed");
        self
    }

    /// The body is not JSON, or does not have the documented structure.
    pub fn malformed(detail: impl Into<String>) -> Problem {
        Problem::new(ProblemCode::Malformed, detail)
    }

    /// A form without a known action.
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

    /// No API key, or an invalid one.
    pub fn unauthenticated() -> Problem {
        let detail = "Send a valid key: Authorization: Bearer uvx_…";
        Problem::new(ProblemCode::Unauthenticated, detail)
            .with_header(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"urbivox\""))
    }

    /// A valid key or session whose role does not have the permission.
    pub fn forbidden() -> Problem {
        Problem::new(ProblemCode::Forbidden, "The role does not have this permission.")
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

    /// There is no such resource, or the client may not know of it. An alert rule, a baseline, a comment and an
    /// improvement action have the code of their survey: only staff pages name them, and codes of the API do not change.
    pub fn no_such(what: Resource) -> Problem {
        let code = match what {
            Resource::City => ProblemCode::NoSuchCity,
            Resource::Service => ProblemCode::NoSuchService,
            Resource::Survey
            | Resource::AlertRule
            | Resource::Baseline
            | Resource::Comment
            | Resource::ImprovementAction => ProblemCode::NoSuchSurvey,
            Resource::Version => ProblemCode::NoSuchVersion,
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
        let detail = "The city has no signing key. Create one first: POST /api/v1/cities/{city}/link-keys.";
        Problem::new(ProblemCode::NoSigningKey, detail)
    }

    /// The resource (a draft, a city's settings, indicator answers) has another revision than the client expects.
    pub fn changed() -> Problem {
        let detail = "Somebody changed this resource since you read it. Read it again, then send your change.";
        Problem::new(ProblemCode::Changed, detail)
    }

    /// The body is too long.
    pub fn too_large(bytes_max: usize) -> Problem {
        let detail = format!("Send at most {bytes_max} bytes.");
        Problem::new(ProblemCode::TooLarge, detail)
    }

    /// The body has another media type, or is compressed.
    pub fn not_json() -> Problem {
        let detail = "Send JSON, uncompressed, with Content-Type: application/json.";
        Problem::new(ProblemCode::UnsupportedMediaType, detail)
    }

    /// The body is not a table, or is compressed.
    pub fn not_csv() -> Problem {
        let detail = "Send CSV, uncompressed, with Content-Type: text/csv.";
        Problem::new(ProblemCode::UnsupportedMediaType, detail)
    }

    /// The body has the documented structure, and some values are not valid.
    pub fn invalid_body(violations: Violations) -> Problem {
        let detail = "Some fields are not valid. See errors.";
        Problem::new(ProblemCode::InvalidBody, detail).listing(violations.into_vec())
    }

    /// The survey definition has violations.
    pub fn invalid_definition(violations: Violations) -> Problem {
        let detail = "The definition is not valid. See errors.";
        Problem::new(ProblemCode::InvalidDefinition, detail).listing(violations.into_vec())
    }

    /// The database is unavailable, or the server shuts down.
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

    /// The server's clock cannot be right. Its time stands in the log, once.
    pub fn wrong_clock() -> Problem {
        let detail = "The clock of the server is wrong, so nothing is stored. Try again later. Operator: set the clock; if \
                      its time is right, run `urbivox clock accept`.";
        Problem::new(ProblemCode::WrongClock, detail).after(AWAY_SECONDS)
    }

    /// Internal error; a retry does not help.
    pub fn broken(cause: &dyn fmt::Display) -> Problem {
        let detail = "An internal error occurred. Tell the operator the request_id.";
        Problem::new(ProblemCode::Internal, detail).hiding(cause)
    }

    /// Too many requests of one kind came from one network, or to one target.
    pub fn too_many_requests(wait: RetryAfter) -> Problem {
        let detail = "Too many requests came from your network, or for this resource. Try again later.";
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
        let details = &self.0;
        let (code, status) = (details.code.name(), details.code.status());
        if status.is_client_error() {
            tracing::debug!(request.id = %details.request_id, code, "a request was refused");
        }
        let body = ProblemBody {
            kind: format!("/problems/{code}"),
            title: status.canonical_reason().unwrap_or("Problem"),
            status: status.as_u16(),
            detail: &details.detail,
            code,
            request_id: details.request_id,
            errors: details.violations.iter().map(ViolationBody::from).collect(),
        };
        let mut response = HttpResponseBuilder::new(status);
        for (name, value) in &details.headers {
            response.append_header((name.clone(), value.clone()));
        }
        response
            .insert_header((CONTENT_TYPE, "application/problem+json"))
            .insert_header(("X-Request-Id", details.request_id.to_string()))
            .json(body)
    }
}
