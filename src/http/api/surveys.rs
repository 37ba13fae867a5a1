//! Surveys: created, listed, published, closed, copied, and read by clients that show them.

use std::collections::BTreeMap;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, LOCATION};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use super::body_validation;
use super::body_validation::{error, validated};
use super::listing::{Listing, Page};
use crate::app::access::required::{EditSurveys, SeeCity};
use crate::app::authoring;
use crate::app::authoring::{DraftSource, SurveyPath, SurveyState, WordingAnswer, WordingAnswers};
use crate::http::headers::{expected_revision, is_held_by_client, revision_tag};
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{KeyAccess, Params, ServiceAt, SurveyAt};
use crate::http::web::json_body::{Body, DEFINITION_BYTES_MAX};
use urbivox_core::survey::Slug;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::templates;

/// A survey to create: with a definition, or from a template.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[validate(schema(function = has_one_source, skip_on_field_errors = false))]
pub struct NewSurveyBody {
    /// Slug in addresses, unique in the service.
    #[validate(custom(function = body_validation::slug))]
    #[schema(example = "visit", pattern = "^[a-z0-9-]{1,64}$")]
    slug: String,
    /// Definition of the draft; its JSON Schema is at `/api/v1/schemas/survey.json`.
    #[schema(value_type = Option<Object>)]
    definition: Option<Value>,
    /// Instead of a definition: the id of a template, from `/api/v1/templates`.
    #[validate(custom(function = known_template))]
    #[schema(example = "short-satisfaction")]
    template: Option<String>,
    /// With a template: the languages of the draft as BCP 47 tags; those of the city when absent.
    #[validate(custom(function = template_languages))]
    languages: Option<Vec<String>>,
}

/// Checks that a body has a definition, or a template and perhaps its languages.
fn has_one_source(body: &NewSurveyBody) -> Result<(), ValidationError> {
    match (&body.definition, &body.template, &body.languages) {
        (Some(_), None, None) | (None, Some(_), _) => Ok(()),
        _ => Err(error(
            "bad-value",
            "Send either a definition, or a template and perhaps its languages.",
        )),
    }
}

fn known_template(id: &str) -> Result<(), ValidationError> {
    match templates::find(id) {
        Some(_) => Ok(()),
        None => Err(error("unknown-template", "Name one of /api/v1/templates.")),
    }
}

fn template_languages(tags: &[String]) -> Result<(), ValidationError> {
    match parse_tags(tags) {
        Some(_) => Ok(()),
        None => Err(error(
            "bad-language",
            "Write language tags such as \"fi\" or \"pt-BR\".",
        )),
    }
}

fn parse_tags(tags: &[String]) -> Option<Vec<Language>> {
    tags.iter().map(|tag| Language::parse(tag)).collect()
}

impl NewSurveyBody {
    /// Returns the slug and the source of the first draft.
    fn into_parts(self) -> Result<(Slug, DraftSource), Problem> {
        validated(self, |body| {
            let source = match (body.definition, body.template) {
                (Some(definition), None) => DraftSource::Definition(definition),
                (None, Some(id)) => {
                    let languages = parse_tags(&body.languages.unwrap_or_default())?;
                    DraftSource::Template(templates::find(&id)?, languages)
                }
                (Some(_), Some(_)) | (None, None) => return None,
            };
            Some((Slug::parse(&body.slug)?, source))
        })
    }
}

/// Target of a copy.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CopyBody {
    /// Slug of the copy, unique in its service.
    #[validate(custom(function = body_validation::slug))]
    #[schema(example = "visit-2", pattern = "^[a-z0-9-]{1,64}$")]
    slug: String,
    /// Slug of the service of the copy, in the same city; that of the original when absent.
    #[validate(custom(function = body_validation::slug))]
    #[schema(pattern = "^[a-z0-9-]{1,64}$")]
    service: Option<String>,
}

impl CopyBody {
    /// Returns the path of the copy.
    fn into_path(self, original: &SurveyPath) -> Result<SurveyPath, Problem> {
        validated(self, |body| {
            Some(SurveyPath {
                city: original.city.clone(),
                service: match body.service {
                    Some(service) => Slug::parse(&service)?,
                    None => original.service.clone(),
                },
                survey: Slug::parse(&body.slug)?,
            })
        })
    }
}

/// Answers of the author on publishing.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishBody {
    /// By the code of each question whose text in the default language changed: whether it still asks the same. Its results get
    /// the mark `wording`. Without all answers nothing is published, and the problem `wording-unanswered` lists the questions.
    #[serde(default)]
    #[schema(required = false)]
    wording: BTreeMap<String, WordingBody>,
}

/// Whether a question with a new text is the same as before: its results go on, or start again.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WordingBody {
    /// The same question.
    Same,
    /// Another question.
    Another,
}

impl From<WordingBody> for WordingAnswer {
    fn from(body: WordingBody) -> WordingAnswer {
        match body {
            WordingBody::Same => WordingAnswer::Same,
            WordingBody::Another => WordingAnswer::Another,
        }
    }
}

/// State of a survey.
#[derive(Serialize, ToSchema)]
pub struct SurveyStateBody {
    /// Slug in addresses.
    slug: String,
    /// Number of the newest published version, from 1; `null` before the first.
    version: Option<u32>,
    /// `draft`, `scheduled`, `open` or `closed`.
    state: &'static str,
    /// First civil day of the city on which responses are accepted, ISO 8601; `null` for no limit.
    #[schema(format = Date)]
    opens_on: Option<String>,
    /// Last civil day of the city on which responses are accepted, ISO 8601; `null` for no limit.
    #[schema(format = Date)]
    closes_on: Option<String>,
    /// Revision of the draft: grows with each change, and is its `ETag`.
    draft_revision: i64,
}

/// A new version.
#[derive(Serialize, ToSchema)]
pub struct PublishedBody {
    /// Number of the new version, from 1.
    version: u32,
}

/// A published survey.
#[derive(Serialize, ToSchema)]
pub struct SurveyBody {
    /// Path of the survey: `city/service/survey`.
    survey: String,
    /// Number of the version, from 1. Submissions name it.
    version: u32,
    /// `scheduled`, `open` or `closed`.
    state: String,
    /// Definition of this version; its JSON Schema is at `/api/v1/schemas/survey.json`.
    #[schema(value_type = Object)]
    definition: Value,
}

impl From<SurveyState> for SurveyStateBody {
    fn from(state: SurveyState) -> SurveyStateBody {
        SurveyStateBody {
            slug: state.slug.to_string(),
            version: state.version,
            state: state.state.name(),
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

/// Create a survey with its first draft.
#[utoipa::path(
    post, operation_id = "create_survey", path = "/api/v1/cities/{city}/services/{service}/surveys", tag = "surveys", security(("key" = [])),
    params(("city" = String, Path), ("service" = String, Path)), request_body(content = NewSurveyBody, description = "At most 2 MiB"),
    responses((status = 201, body = SurveyStateBody, description = "State of the new survey",
        headers(("Location" = String, description = "Path of the new resource"), ("ETag" = String, description = "Entity tag of the revision, for `If-Match`"))))
)]
pub async fn add(
    state: web::Data<HttpState>,
    key: KeyAccess<EditSurveys>,
    at: ServiceAt,
    body: Body<NewSurveyBody, DEFINITION_BYTES_MAX>,
) -> Result<HttpResponse, Problem> {
    let (survey, source) = body.read().await?.into_parts()?;
    let path = SurveyPath {
        city: at.0,
        service: at.1,
        survey,
    };
    let app = state.app.on_behalf_of(&key.principal);
    let (path, survey_state) = block(move || {
        authoring::survey_add(&app, &path.city, &path.service, &path.survey, &source)?;
        authoring::survey_state(&app, &path).map(|survey_state| (path, survey_state))
    })
    .await?;
    Ok(created(&path, survey_state))
}

/// List the surveys of a service.
#[utoipa::path(
    get, operation_id = "list_surveys", path = "/api/v1/cities/{city}/services/{service}/surveys", tag = "surveys", security(("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), Listing),
    responses((status = 200, body = Page<SurveyStateBody>, description = "A page of surveys"))
)]
pub async fn list(
    state: web::Data<HttpState>,
    key: KeyAccess<SeeCity>,
    at: ServiceAt,
    listing: Params<Listing>,
) -> Result<HttpResponse, Problem> {
    let page_request = listing.0.page_request()?;
    let app = state.app.on_behalf_of(&key.principal);
    let (surveys, page_request) = block(move || {
        let after = page_request.after.as_ref().map(Slug::as_str);
        authoring::survey_list(&app, &at.0, &at.1, after, page_request.limit).map(|surveys| (surveys, page_request))
    })
    .await?;
    Ok(
        HttpResponse::Ok().json(Page::<SurveyStateBody>::of(surveys, &page_request, |survey| {
            &survey.slug
        })),
    )
}

/// Get the published survey. No key is needed.
#[utoipa::path(
    get, operation_id = "get_survey", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}", tag = "surveys",
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, body = SurveyBody, description = "The published survey",
            headers(("ETag" = String, description = "Entity tag of the document, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for 10 seconds"))),
        (status = 304, description = "The stored copy is current", headers(("ETag" = String, description = "Entity tag of the document, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for 10 seconds"))))
)]
pub async fn find(state: web::Data<HttpState>, at: SurveyAt, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let published = state.published(at.0).await?;
    let version = published.current();
    let openness = published.phase(&state.app.clock).name();
    let tag = format!("\"{}-{openness}\"", version.number);
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
    // The stored definition is JSON; paths and states need no escaping.
    let body = format!(
        "{{\"survey\":\"{}\",\"version\":{},\"state\":\"{openness}\",\"definition\":{}}}",
        published.path, version.number, version.document
    );
    Ok(answer.insert_header((CONTENT_TYPE, "application/json")).body(body))
}

/// Publish the draft as the next version. Responses are accepted at once, or from the first day of the survey.
///
/// No body is needed while the texts of all questions in the default language are those of the versions before. Where a text
/// changed, `wording` says whether the question still asks the same.
#[utoipa::path(
    post, operation_id = "publish_survey", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/publish", tag = "surveys",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ("If-Match" = Option<String>, Header)),
    request_body(content = Option<PublishBody>, description = "May be absent when no text of a question changed; at most 64 KiB"),
    responses((status = 200, body = PublishedBody, description = "The new version"))
)]
pub async fn publish(
    state: web::Data<HttpState>,
    key: KeyAccess<EditSurveys>,
    at: SurveyAt,
    request: HttpRequest,
    body: Body<PublishBody>,
) -> Result<HttpResponse, Problem> {
    let expected = expected_revision(&request)?;
    let answers = body.read_optional().await?.map(|body| body.wording).unwrap_or_default();
    let answers: WordingAnswers = answers
        .into_iter()
        .map(|(code, answer)| (code, answer.into()))
        .collect();
    let app = state.app.on_behalf_of(&key.principal);
    let version = block(move || authoring::publish_answered(&app, &at.0, expected, ("", &answers))).await?;
    Ok(HttpResponse::Ok().json(PublishedBody { version }))
}

/// Close the survey: no responses are accepted until it is published again.
#[utoipa::path(
    post, operation_id = "close_survey", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/close", tag = "surveys",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = SurveyStateBody, description = "State of the closed survey"))
)]
pub async fn close(
    state: web::Data<HttpState>,
    key: KeyAccess<EditSurveys>,
    at: SurveyAt,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let expected = expected_revision(&request)?;
    let app = state.app.on_behalf_of(&key.principal);
    let survey_state = block(move || authoring::close(&app, &at.0, expected)).await?;
    Ok(HttpResponse::Ok().json(SurveyStateBody::from(survey_state)))
}

/// Copy the draft into a new survey of the same city.
#[utoipa::path(
    post, operation_id = "copy_survey", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/copy", tag = "surveys",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)),
    request_body(content = CopyBody, description = "At most 64 KiB"),
    responses((status = 201, body = SurveyStateBody, description = "State of the new survey",
        headers(("Location" = String, description = "Path of the new resource"), ("ETag" = String, description = "Entity tag of the revision, for `If-Match`"))))
)]
pub async fn copy(
    state: web::Data<HttpState>,
    key: KeyAccess<EditSurveys>,
    at: SurveyAt,
    body: Body<CopyBody>,
) -> Result<HttpResponse, Problem> {
    let target = body.read().await?.into_path(&at.0)?;
    let app = state.app.on_behalf_of(&key.principal);
    let (target, survey_state) = block(move || {
        authoring::copy(&app, &at.0, &target.service, &target.survey)?;
        authoring::survey_state(&app, &target).map(|survey_state| (target, survey_state))
    })
    .await?;
    Ok(created(&target, survey_state))
}

/// Returns 201 with the address of a new survey and the entity tag of its draft.
fn created(path: &SurveyPath, survey_state: SurveyState) -> HttpResponse {
    let tag = (ETAG, revision_tag(survey_state.draft_revision));
    HttpResponse::Created()
        .insert_header(location(path))
        .insert_header(tag)
        .json(SurveyStateBody::from(survey_state))
}
