//! Validation of survey definitions.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::drafts::unwrapped;
use crate::app::authoring;
use crate::http::problem::{Problem, ViolationBody};
use crate::http::state::HttpState;
use crate::http::web::json_body::{Body, DEFINITION_BYTES_MAX};
use urbivox_core::survey::{Violation, Violations};

/// Survey under which validations are counted in the quota of submissions; no stored survey has this identity.
const NO_SURVEY: i64 = i64::MIN;

/// Result for a valid definition.
#[derive(Serialize, ToSchema)]
pub struct ValidBody<'a> {
    /// Always 0.
    faults: u32,
    /// Advice for the author; it does not prevent publication.
    warnings: Vec<ViolationBody<'a>>,
}

/// Violations of a definition. A newtype, because other violations are part of a refusal.
struct InvalidDefinition(Violations);

impl From<InvalidDefinition> for Problem {
    fn from(invalid: InvalidDefinition) -> Problem {
        Problem::invalid_definition(invalid.0)
    }
}

/// Validate a survey definition. Nothing is stored, and no key is needed.
///
/// An invalid definition is answered with the problem `invalid-definition`, which lists all violations. Requests are
/// counted in the quota of submissions.
#[utoipa::path(
    post, operation_id = "validate_definition", path = "/api/v1/definitions/validate", tag = "surveys", request_body(content = Object, description = "A survey definition, at most 2 MiB"),
    responses((status = 200, body = ValidBody, description = "The definition is valid"))
)]
pub async fn validate(
    state: web::Data<HttpState>,
    request: HttpRequest,
    body: Body<Value, DEFINITION_BYTES_MAX>,
) -> Result<HttpResponse, Problem> {
    state.admit(&request, NO_SURVEY)?;
    let definition = unwrapped(body.read().await?);
    let work = move || authoring::check_definition(&definition).map_err(InvalidDefinition);
    let warnings: Vec<Violation> = state.gates.large_bodies.run(state.network(&request), work).await?;
    Ok(HttpResponse::Ok().json(ValidBody {
        faults: 0,
        warnings: warnings.iter().map(ViolationBody::from).collect(),
    }))
}
