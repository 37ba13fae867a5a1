//! Versions of a published survey: the definitions that older responses were answered under.

use actix_web::http::header::{CACHE_CONTROL, ETAG};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::app::catalogue::PublishedVersion;
use crate::app::resource::Resource;
use crate::http::headers::is_held_by_client;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::extract::{SurveyAt, path_parameter};

/// How long a client may keep the documents: as the published survey, whose next version may appear.
const CACHING: &str = "public, max-age=10";

/// A version of a survey.
#[derive(Serialize, ToSchema)]
pub struct VersionBody {
    /// Number of the version, from 1.
    version: u32,
    /// Time at which it was published, RFC 3339.
    #[schema(format = DateTime)]
    published_at: String,
}

/// Versions of a survey.
#[derive(Serialize, ToSchema)]
pub struct VersionsBody {
    /// All versions, newest first.
    items: Vec<VersionBody>,
    /// Always `null`: there is one page.
    #[schema(required = true)]
    next: Option<String>,
}

/// A version of a survey with its definition.
#[derive(Serialize, ToSchema)]
pub struct VersionDefinitionBody {
    /// Path of the survey: `city/service/survey`.
    survey: String,
    /// Number of the version, from 1.
    version: u32,
    /// Time at which it was published, RFC 3339.
    #[schema(format = DateTime)]
    published_at: String,
    /// Definition of this version; its JSON Schema is at `/api/v1/schemas/survey.json`.
    #[schema(value_type = Object)]
    definition: Value,
}

impl From<&PublishedVersion> for VersionBody {
    fn from(version: &PublishedVersion) -> VersionBody {
        VersionBody {
            version: version.number,
            published_at: version.published_at.to_string(),
        }
    }
}

/// List the versions of a published survey. No key is needed.
#[utoipa::path(
    get, operation_id = "list_survey_versions", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/versions", tag = "surveys",
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)),
    responses((status = 200, body = VersionsBody, description = "All versions, newest first",
        headers(("Cache-Control" = String, description = "`public`, for 10 seconds"))))
)]
pub async fn list(state: web::Data<HttpState>, at: SurveyAt) -> Result<HttpResponse, Problem> {
    let published = state.published(at.0).await?;
    let items = published.versions().map(|version| VersionBody::from(version.as_ref()));
    let body = VersionsBody {
        items: items.collect(),
        next: None,
    };
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, CACHING)).json(body))
}

/// Get a version of a published survey, with the definition that its responses were answered under. No key is needed.
#[utoipa::path(
    get, operation_id = "get_survey_version", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/versions/{version}", tag = "surveys",
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ("version" = u32, Path), ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, body = VersionDefinitionBody, description = "The version",
            headers(("ETag" = String, description = "Entity tag of the document, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for 10 seconds"))),
        (status = 304, description = "The stored copy is current", headers(("ETag" = String, description = "Entity tag of the document, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for 10 seconds"))))
)]
pub async fn find(state: web::Data<HttpState>, at: SurveyAt, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let number = path_parameter(&request, Resource::Version).and_then(|number| {
        let parsed = number.parse::<u32>().ok();
        parsed.filter(|parsed| parsed.to_string() == number)
    });
    let published = state.published(at.0).await?;
    let mut versions = published.versions();
    let version = versions.find(|version| Some(version.number) == number);
    let version = version.ok_or_else(|| Problem::no_such(Resource::Version))?;
    // A version never changes.
    let tag = format!("\"version-{}\"", version.number);
    let is_held = is_held_by_client(&request, &tag);
    let mut answer = if is_held {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    answer
        .insert_header((CACHE_CONTROL, CACHING))
        .insert_header((ETAG, tag.as_str()));
    if is_held {
        return Ok(answer.finish());
    }
    let body = VersionDefinitionBody {
        survey: published.path.to_string(),
        version: version.number,
        published_at: version.published_at.to_string(),
        definition: serde_json::from_str(&version.document).map_err(|cause| Problem::broken(&cause))?,
    };
    Ok(answer.json(body))
}
