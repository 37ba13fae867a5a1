//! JSON body, which the handler reads after authentication and rate limits.

use std::future::{Ready, ready};
use std::marker::PhantomData;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
use actix_web::web::BytesMut;
use actix_web::{Error, FromRequest, HttpRequest, web};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;

use crate::http::problem::Problem;
use crate::http::state::HttpState;

/// Largest body of an ordinary request, in bytes.
pub const BODY_BYTES_MAX: usize = 64 * 1_024;
/// Largest submission, in bytes: forty comments at their longest, with room for their encoding.
pub const SUBMISSION_BYTES_MAX: usize = 256 * 1_024;
/// Largest survey definition, in bytes: two hundred questions in many languages.
pub const DEFINITION_BYTES_MAX: usize = 2 * 1_024 * 1_024;
/// Most bytes of an oversized body that are read before the answer: a client that is still sending does not read,
/// and would see a broken connection instead of the problem.
const DRAINED_BYTES_MAX: usize = 16 * 1_024 * 1_024;
/// Longest time for a body to arrive, in seconds. Protects memory from clients that send very slowly.
const ARRIVAL_SECONDS_MAX: u64 = 30;
/// Largest body to parse and largest texts to mask on the async worker threads, in bytes: some milliseconds at worst.
pub const INLINE_BYTES_MAX: usize = 8 * 1_024;
/// Largest initial buffer, in bytes, whatever `Content-Length` announces.
const INITIAL_BUFFER_BYTES_MAX: usize = 16 * 1_024;
/// Longest message of the JSON parser that is passed on, in characters.
const DETAIL_CHARS_MAX: usize = 300;

/// Unread body of at most `BYTES_MAX` bytes with a `T` as JSON.
pub struct Body<T, const BYTES_MAX: usize = BODY_BYTES_MAX> {
    request: HttpRequest,
    payload: Payload,
    is_json: bool,
    content_length: Option<usize>,
    content: PhantomData<T>,
}

impl<T, const BYTES_MAX: usize> FromRequest for Body<T, BYTES_MAX> {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let headers = request.headers();
        let content_length = headers
            .get(CONTENT_LENGTH)
            .and_then(|length| length.to_str().ok()?.parse().ok());
        let (payload, is_json) = (payload.take(), is_json(headers));
        ready(Ok(Body {
            request: request.clone(),
            payload,
            is_json,
            content_length,
            content: PhantomData,
        }))
    }
}

impl<T: DeserializeOwned + Send + 'static, const BYTES_MAX: usize> Body<T, BYTES_MAX> {
    /// Reads and parses the body; a large one is parsed behind the gate for large bodies.
    pub async fn read(self) -> Result<T, Problem> {
        let request = self.request.clone();
        let bytes = self.bytes().await?;
        run_gated_if_large(&request, bytes.len(), move || {
            serde_json::from_slice(&bytes).map_err(|cause| parse_problem(&cause))
        })
        .await
    }
}

impl<T: DeserializeOwned, const BYTES_MAX: usize> Body<T, BYTES_MAX> {
    /// Reads and parses a body that may be absent: `None` without any byte, and for `null`. Only for small bodies, which are
    /// parsed at once.
    pub async fn read_optional(mut self) -> Result<Option<T>, Problem> {
        let bytes = self.read_with_timeout().await?;
        if bytes.is_empty() {
            return Ok(None);
        }
        if !self.is_json {
            return Err(Problem::not_json());
        }
        serde_json::from_slice(&bytes).map_err(|cause| parse_problem(&cause))
    }
}

/// Runs work on `bytes` bytes from a client: here when they are few, else behind the gate for large bodies.
pub async fn run_gated_if_large<T: Send + 'static>(
    request: &HttpRequest,
    bytes: usize,
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    match request.app_data::<web::Data<HttpState>>() {
        Some(state) if bytes > INLINE_BYTES_MAX => state.gates.large_bodies.run(state.network(request), work).await,
        Some(_) | None => work(),
    }
}

impl<T, const BYTES_MAX: usize> Body<T, BYTES_MAX> {
    /// Reads the body of an HTML form, whatever its content type.
    pub async fn form_bytes(mut self) -> Result<BytesMut, Problem> {
        self.read_with_timeout().await
    }

    async fn bytes(mut self) -> Result<BytesMut, Problem> {
        let bytes = self.read_with_timeout().await?;
        // Checked after reading, when the client has sent everything and reads the answer.
        if self.is_json {
            Ok(bytes)
        } else {
            Err(Problem::not_json())
        }
    }

    async fn read_with_timeout(&mut self) -> Result<BytesMut, Problem> {
        let limit = Duration::from_secs(ARRIVAL_SECONDS_MAX);
        match actix_web::rt::time::timeout(limit, self.read_bytes()).await {
            Ok(arrived) => arrived,
            Err(_elapsed) => Err(Problem::too_slow()),
        }
    }

    async fn read_bytes(&mut self) -> Result<BytesMut, Problem> {
        let mut bytes = BytesMut::with_capacity(self.content_length.unwrap_or_default().min(INITIAL_BUFFER_BYTES_MAX));
        let mut arrived: usize = 0;
        while let Some(chunk) = self.payload.next().await {
            let chunk = chunk.map_err(|_cause| Problem::malformed("The body ended before it was complete."))?;
            arrived = arrived.saturating_add(chunk.len());
            if arrived > DRAINED_BYTES_MAX {
                break;
            }
            if arrived <= BYTES_MAX {
                bytes.extend_from_slice(&chunk);
            } else if !bytes.is_empty() {
                bytes = BytesMut::new();
            }
        }
        if arrived > BYTES_MAX {
            Err(Problem::too_large(BYTES_MAX))
        } else {
            Ok(bytes)
        }
    }
}

/// Whether the headers allow a JSON body. A missing content type does.
fn is_json(headers: &HeaderMap) -> bool {
    let is_plain = headers
        .get(CONTENT_ENCODING)
        .is_none_or(|encoding| encoding == "identity");
    let fits = headers.get(CONTENT_TYPE).is_none_or(|kind| {
        let essence = kind
            .to_str()
            .unwrap_or_default()
            .split(';')
            .next()
            .unwrap_or_default()
            .trim();
        essence.eq_ignore_ascii_case("application/json")
            || (essence.len() > 5 && essence.to_ascii_lowercase().ends_with("+json"))
    });
    is_plain && fits
}

fn parse_problem(cause: &serde_json::Error) -> Problem {
    let detail: String = cause.to_string().chars().take(DETAIL_CHARS_MAX).collect();
    Problem::malformed(format!("The body cannot be read: {detail}"))
}
