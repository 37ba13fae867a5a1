//! Definitions that are only looked at.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::drafts::bare;
use crate::app::authoring;
use crate::http::problem::{FaultBody, Problem, ProblemBody};
use crate::http::state::HttpState;
use crate::http::web::json_body::{Body, DEFINITION_BYTES_MAX};
use urbivox_core::survey::{Violation, Violations};

/// Counted as the survey of this identity, which no stored survey has: looking costs as much as submitting.
const NO_SURVEY: i64 = i64::MIN;

/// A definition without faults.
#[derive(Serialize, ToSchema)]
pub struct ValidBody<'a> {
    /// Always 0.
    faults: u32,
    /// What its author should know all the same.
    warnings: Vec<FaultBody<'a>>,
}

/// The faults of a definition: a newtype, because everywhere else faults come with a refusal.
struct InvalidDefinition(Violations);

impl From<InvalidDefinition> for Problem {
    fn from(faulty: InvalidDefinition) -> Problem {
        Problem::invalid_definition(faulty.0)
    }
}

/// Every fault of a definition. Nothing is stored, and no key is needed.
#[utoipa::path(
    post, operation_id = "validate_definition", path = "/api/v1/definitions/validate", tag = "surveys", request_body = Object,
    responses((status = 200, body = ValidBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn validate(
    site: web::Data<HttpState>,
    request: HttpRequest,
    body: Body<Value, DEFINITION_BYTES_MAX>,
) -> Result<HttpResponse, Problem> {
    site.admit(&request, NO_SURVEY, None)?;
    let definition = bare(body.read().await?);
    let work = move || authoring::check_definition(&definition).map_err(InvalidDefinition);
    let warnings: Vec<Violation> = site.gates.large_bodies.run(site.network(&request), work).await?;
    Ok(HttpResponse::Ok().json(ValidBody {
        faults: 0,
        warnings: warnings.iter().map(FaultBody::from).collect(),
    }))
}
