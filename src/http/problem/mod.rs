//! What went wrong, for a program and for a person (RFC 9457). The only place that chooses a status.
//!
//! No `match` here has a wildcard arm: a new refusal does not compile until somebody has chosen its status.
//! The cause of a 5xx is logged here, once, and never shown. A 4xx is logged at debug, by code alone: its
//! detail may repeat what the client sent.

mod refusals;

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{HttpResponse, HttpResponseBuilder, ResponseError};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::limit::RetryAfter;
use urbivox_core::survey::{Violation, Violations};

/// Seconds after which a busy server may be asked again.
const BUSY_SECONDS: u64 = 1;
/// Seconds after which a database that is away may be asked for again.
const AWAY_SECONDS: u64 = 5;

/// A request that failed. Boxed, so that the good way stays cheap.
pub struct Problem(Box<ProblemDetails>);

struct ProblemDetails {
    status: StatusCode,
    code: &'static str,
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
    fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Problem {
        let (detail, faults, headers) = (detail.into(), Vec::new(), Vec::new());
        Problem(Box::new(ProblemDetails {
            status,
            code,
            detail,
            faults,
            request_id: Uuid::now_v7(),
            headers,
            day: None,
        }))
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
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
        tracing::error!(request.id = %self.0.request_id, code = self.0.code, cause = %cause, "a request failed");
        self
    }

    /// Not JSON, or not of the right shape.
    pub fn malformed(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "malformed", detail)
    }

    /// A form that does not say what it wants.
    pub fn unclear_form() -> Problem {
        let detail = "The form does not say what to do. Nothing was changed.";
        Problem::new(StatusCode::BAD_REQUEST, "unclear-form", detail)
    }

    /// A query parameter that is unknown or cannot be read.
    pub fn bad_query(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "bad-query", detail)
    }

    /// A header that cannot be read.
    pub fn bad_header(name: &str) -> Problem {
        Problem::new(
            StatusCode::BAD_REQUEST,
            "bad-header",
            format!("The header {name} cannot be read."),
        )
    }

    /// No key, or one that opens nothing.
    pub fn unauthenticated() -> Problem {
        let detail = "Send a valid key: Authorization: Bearer uvx_…";
        Problem::new(StatusCode::UNAUTHORIZED, "unauthenticated", detail)
            .with_header(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"urbivox\""))
    }

    /// A good key that does not open this.
    pub fn forbidden() -> Problem {
        Problem::new(StatusCode::FORBIDDEN, "forbidden", "This key may not do that.")
    }

    /// Nothing is served at this address.
    pub fn no_such_page() -> Problem {
        Problem::new(
            StatusCode::NOT_FOUND,
            "no-such-page",
            "There is nothing at this address.",
        )
    }

    /// The address is served, but not with this method.
    pub fn wrong_method(allow: &'static str) -> Problem {
        let detail = format!("Use one of: {allow}.");
        Problem::new(StatusCode::METHOD_NOT_ALLOWED, "wrong-method", detail)
            .with_header(ALLOW, HeaderValue::from_static(allow))
    }

    /// There is no such city, service or survey, or it is not for this client to know.
    pub fn no_such(what: &'static str) -> Problem {
        let code = match what {
            "city" => "no-such-city",
            "service" => "no-such-service",
            "placement" => "no-such-placement",
            "template" => "no-such-template",
            "framework" => "no-such-framework",
            "indicator" => "no-such-indicator",
            "link key" => "no-such-link-key",
            "held response" => "no-such-held-response",
            _other => "no-such-survey",
        };
        Problem::new(StatusCode::NOT_FOUND, code, format!("There is no such {what}."))
    }

    /// No response is stored under this receipt.
    pub fn no_such_receipt() -> Problem {
        let detail = "No response is stored under this receipt. It may have been withdrawn.";
        Problem::new(StatusCode::NOT_FOUND, "no-such-receipt", detail)
    }

    /// The response was withdrawn by its citizen.
    pub fn withdrawn() -> Problem {
        let detail = "The response was withdrawn. Use a new submission_id for new answers.";
        Problem::new(StatusCode::GONE, "withdrawn", detail)
    }

    /// The client sent the body too slowly.
    pub fn too_slow() -> Problem {
        Problem::new(
            StatusCode::REQUEST_TIMEOUT,
            "too-slow",
            "The body did not arrive in time.",
        )
    }

    /// The city has no key to sign links with.
    pub fn no_link_key() -> Problem {
        let detail = "The city has no link key. Make one first: POST /api/v1/cities/{city}/link-keys.";
        Problem::conflict("no-link-key", detail)
    }

    /// The draft is not the one the client knows.
    pub fn changed() -> Problem {
        let detail = "Somebody changed the draft since you read it. Read it again, then send your change.";
        Problem::new(StatusCode::PRECONDITION_FAILED, "changed", detail)
    }

    /// The body is longer than is ever needed here.
    pub fn too_large(bytes_max: usize) -> Problem {
        let detail = format!("Send at most {bytes_max} bytes.");
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", detail)
    }

    /// The body is of another kind.
    pub fn not_json() -> Problem {
        let detail = "Send JSON, uncompressed, with Content-Type: application/json.";
        Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", detail)
    }

    /// The body has the right fields, and values that do not do.
    pub fn invalid_body(faults: Violations) -> Problem {
        let detail = "Some fields are not valid. See errors.";
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-body", detail).listing(faults.into_vec())
    }

    /// The survey definition cannot be used.
    pub fn invalid_definition(faults: Violations) -> Problem {
        let detail = "The definition has faults. See errors.";
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-definition", detail).listing(faults.into_vec())
    }

    /// The server is going down, or has no thread left.
    pub fn unavailable(cause: &dyn fmt::Display) -> Problem {
        let detail = "The service is not available at the moment. Try again soon.";
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", detail)
            .after(AWAY_SECONDS)
            .hiding(cause)
    }

    /// The queue to the database is full.
    pub fn busy() -> Problem {
        let detail = "Too many submissions wait to be stored. Send yours again in a moment.";
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "busy", detail).after(BUSY_SECONDS)
    }

    /// Something here does not work, and trying again does not help.
    pub fn broken(cause: &dyn fmt::Display) -> Problem {
        let detail = "Something is broken here. Tell the operator the request_id.";
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail).hiding(cause)
    }

    /// Too many requests of one kind came from one network, or to one target.
    pub fn too_many_requests(wait: RetryAfter) -> Problem {
        let detail = "Too many requests came from your network, or to what you asked for. Ask again later.";
        Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-many-requests", detail).after(wait.seconds)
    }

    /// Too many submissions came with one key, or from one placement for staff.
    pub fn too_many_of_key(wait: RetryAfter) -> Problem {
        let detail = "Too many submissions came with this key. Send yours again later; nothing was stored.";
        Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-many", detail).after(wait.seconds)
    }

    fn conflict(code: &'static str, detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::CONFLICT, code, detail)
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Problem({}, {})", self.0.code, self.0.request_id)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.code)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.0.status
    }

    fn error_response(&self) -> HttpResponse {
        let facts = &self.0;
        if facts.status.is_client_error() {
            tracing::debug!(request.id = %facts.request_id, code = facts.code, "a request was refused");
        }
        let body = ProblemBody {
            kind: format!("/problems/{}", facts.code),
            title: facts.status.canonical_reason().unwrap_or("Problem"),
            status: facts.status.as_u16(),
            detail: &facts.detail,
            code: facts.code,
            request_id: facts.request_id,
            errors: facts.faults.iter().map(FaultBody::from).collect(),
        };
        let mut answer = HttpResponseBuilder::new(facts.status);
        for (name, value) in &facts.headers {
            answer.append_header((name.clone(), value.clone()));
        }
        answer
            .insert_header((CONTENT_TYPE, "application/problem+json"))
            .insert_header(("X-Request-Id", facts.request_id.to_string()))
            .json(body)
    }
}
