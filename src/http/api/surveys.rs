//! Surveys: made, listed, published, closed and copied; and read by those who answer.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, LOCATION};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::listing::{Listing, Page};
use super::shape::BodyErrors;
use crate::app::access::Permission;
use crate::app::authoring;
use crate::app::authoring::{DraftSource, SurveyPath, SurveyState};
use crate::http::headers::{expected_revision, is_held_by_client, revision_tag};
use crate::http::problem::{Problem, ProblemBody};
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{ApiPrincipal, Params, ServiceAt, SurveyAt};
use crate::http::web::json_body::{Body, DEFINITION_BYTES_MAX};
use urbivox_core::survey::Slug;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::templates;

/// A survey to make.
#[derive(Deserialize, validator::Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSurveyBody {
    /// Name in addresses, unique in the service.
    #[schema(example = "visit", pattern = "^[a-z0-9-]{1,64}$")]
    slug: String,
    /// The definition; see `/api/v1/schemas/survey.json`.
    #[schema(value_type = Option<Object>)]
    definition: Option<Value>,
    /// Instead of a definition: a template, one of `/api/v1/templates`.
    #[schema(example = "short-satisfaction")]
    template: Option<String>,
    /// With a template: the languages wanted; the city's own when absent.
    #[schema(value_type = Option<Vec<String>>)]
    languages: Option<Vec<String>>,
}

impl NewSurveyBody {
    /// What the draft begins with.
    fn origin(&mut self, shape: &mut BodyErrors) -> Option<DraftSource> {
        let languages = self.languages.take();
        match (self.definition.take(), self.template.take()) {
            (Some(definition), None) if languages.is_none() => Some(DraftSource::Definition(definition)),
            (None, Some(id)) => {
                let template = templates::find(&id);
                if template.is_none() {
                    shape.fault("/template", "unknown-template", "Name one of /api/v1/templates.");
                }
                let tags = languages.unwrap_or_default();
                let languages: Option<Vec<Language>> = tags.iter().map(|tag| Language::parse(tag)).collect();
                if languages.is_none() {
                    shape.fault(
                        "/languages",
                        "bad-language",
                        "Write language tags such as \"fi\" or \"pt-BR\".",
                    );
                }
                Some(DraftSource::Template(template?, languages?))
            }
            _ => {
                let detail = "Send either a definition, or a template and perhaps its languages.";
                shape.fault("", "bad-value", detail);
                None
            }
        }
    }
}

/// Where a copy goes.
#[derive(Deserialize, validator::Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CopyBody {
    /// The slug of the copy.
    slug: String,
    /// The service it goes to, in the same city; the survey's own when absent.
    service: Option<String>,
}

/// Where a survey stands.
#[derive(Serialize, ToSchema)]
pub struct SurveyStateBody {
    slug: String,
    /// The newest published version.
    version: Option<u32>,
    /// `draft`, `scheduled`, `open` or `closed`.
    state: &'static str,
    /// First day it takes answers.
    opens_on: Option<String>,
    /// Last day it takes answers.
    closes_on: Option<String>,
    /// Counts the changes of the draft; its ETag.
    draft_revision: i64,
}

/// What was published.
#[derive(Serialize, ToSchema)]
pub struct PublishedBody {
    version: u32,
}

/// A published survey, as those see it who answer.
#[derive(Serialize, ToSchema)]
pub struct SurveyBody {
    /// `city/service/survey`.
    survey: String,
    version: u32,
    /// `scheduled`, `open` or `closed`.
    state: String,
    /// The definition; see `/api/v1/schemas/survey.json`.
    #[schema(value_type = Object)]
    definition: Value,
}

impl From<SurveyState> for SurveyStateBody {
    fn from(state: SurveyState) -> SurveyStateBody {
        SurveyStateBody {
            slug: state.slug.to_string(),
            version: state.version,
            state: state.state,
            opens_on: state.opens_on.map(|day| day.to_string()),
            closes_on: state.closes_on.map(|day| day.to_string()),
            draft_revision: state.draft_revision,
        }
    }
}

fn location(path: &SurveyPath) -> (actix_web::http::header::HeaderName, String) {
    let SurveyPath { city, service, survey } = path;
    (
        LOCATION,
        format!("/api/v1/cities/{city}/services/{service}/surveys/{survey}"),
    )
}

/// Make a survey with its first draft.
#[utoipa::path(
    post, operation_id = "create_survey", path = "/api/v1/cities/{city}/services/{service}/surveys", tag = "surveys", security(("key" = [])),
    params(("city" = String, Path), ("service" = String, Path)), request_body = NewSurveyBody,
    responses((status = 201, body = SurveyStateBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn add(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: ServiceAt,
    body: Body<NewSurveyBody, DEFINITION_BYTES_MAX>,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::EditSurveys, Some(&at.0))?;
    let mut body = body.read().await?;
    let mut shape = BodyErrors::of(&body);
    let slug = shape.slug("/slug", &body.slug);
    let origin = body.origin(&mut shape);
    let (survey, origin) = shape.done(slug.zip(origin))?;
    let path = SurveyPath {
        city: at.0,
        service: at.1,
        survey,
    };
    let app = site.app.on_behalf_of(&key.0);
    let (path, state) = block(move || {
        authoring::survey_add(&app, &path.city, &path.service, &path.survey, &origin)?;
        authoring::survey_state(&app, &path).map(|state| (path, state))
    })
    .await?;
    Ok(made(&path, state))
}

/// The surveys of a service.
#[utoipa::path(
    get, operation_id = "list_surveys", path = "/api/v1/cities/{city}/services/{service}/surveys", tag = "surveys", security(("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), Listing),
    responses((status = 200, body = Page<SurveyStateBody>), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn list(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: ServiceAt,
    listing: Params<Listing>,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::SeeCity, Some(&at.0))?;
    let wanted = listing.0.wanted()?;
    let app = site.app.on_behalf_of(&key.0);
    let (surveys, wanted) = block(move || {
        let after = wanted.after.as_ref().map(Slug::as_str);
        authoring::survey_list(&app, &at.0, &at.1, after, wanted.limit).map(|surveys| (surveys, wanted))
    })
    .await?;
    Ok(HttpResponse::Ok().json(Page::<SurveyStateBody>::of(surveys, &wanted, |survey| &survey.slug)))
}

/// The published survey. Public; may be kept for ten seconds.
#[utoipa::path(
    get, operation_id = "get_survey", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}", tag = "surveys",
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)),
    responses((status = 200, body = SurveyBody), (status = 304), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn find(site: web::Data<HttpState>, at: SurveyAt, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let published = site.published(at.0).await?;
    let (version, state) = (published.current(), published.state(&site.app.clock));
    let tag = format!("\"{}-{state}\"", version.number);
    let mut answer = if is_held_by_client(&request, &tag) {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    answer
        .insert_header((CACHE_CONTROL, "public, max-age=10"))
        .insert_header((ETAG, tag.as_str()));
    if is_held_by_client(&request, &tag) {
        return Ok(answer.finish());
    }
    // The document is JSON as it was published; paths and states need no escaping.
    let body = format!(
        "{{\"survey\":\"{}\",\"version\":{},\"state\":\"{state}\",\"definition\":{}}}",
        published.path, version.number, version.document
    );
    Ok(answer.insert_header((CONTENT_TYPE, "application/json")).body(body))
}

/// Make the draft the next version. It takes answers at once, or from its first day on.
#[utoipa::path(
    post, operation_id = "publish_survey", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/publish", tag = "surveys",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = PublishedBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn publish(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: SurveyAt,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::EditSurveys, Some(&at.0.city))?;
    let expected = expected_revision(&request)?;
    let app = site.app.on_behalf_of(&key.0);
    let version = block(move || authoring::publish(&app, &at.0, expected, "")).await?;
    Ok(HttpResponse::Ok().json(PublishedBody { version }))
}

/// Stop taking answers, until the survey is published again.
#[utoipa::path(
    post, operation_id = "close_survey", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/close", tag = "surveys",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = SurveyStateBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn close(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: SurveyAt,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::EditSurveys, Some(&at.0.city))?;
    let expected = expected_revision(&request)?;
    let app = site.app.on_behalf_of(&key.0);
    let state = block(move || authoring::close(&app, &at.0, expected)).await?;
    Ok(HttpResponse::Ok().json(SurveyStateBody::from(state)))
}

/// Copy the draft into a new survey of the same city.
#[utoipa::path(
    post, operation_id = "copy_survey", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/copy", tag = "surveys",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)),
    request_body = CopyBody,
    responses((status = 201, body = SurveyStateBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn copy(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: SurveyAt,
    body: Body<CopyBody>,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::EditSurveys, Some(&at.0.city))?;
    let body = body.read().await?;
    let mut shape = BodyErrors::of(&body);
    let survey = shape.slug("/slug", &body.slug);
    let service = body
        .service
        .as_ref()
        .map_or(Some(at.0.service.clone()), |text| shape.slug("/service", text));
    let (survey, service) = shape.done(survey.zip(service))?;
    let to = SurveyPath {
        city: at.0.city.clone(),
        service,
        survey,
    };
    let app = site.app.on_behalf_of(&key.0);
    let (to, state) = block(move || {
        authoring::copy(&app, &at.0, &to.service, &to.survey)?;
        authoring::survey_state(&app, &to).map(|state| (to, state))
    })
    .await?;
    Ok(made(&to, state))
}

/// The answer to a survey that was made: where it is, and the ETag of its draft.
fn made(path: &SurveyPath, state: SurveyState) -> HttpResponse {
    let tag = (ETAG, revision_tag(state.draft_revision));
    HttpResponse::Created()
        .insert_header(location(path))
        .insert_header(tag)
        .json(SurveyStateBody::from(state))
}
