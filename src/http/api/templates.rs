//! Survey templates: ready-made question sets.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::resource::Resource;
use crate::http::problem::Problem;
use crate::http::web::extract::Params;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::templates;
use urbivox_core::survey::templates::Template;

/// Templates change only with the program.
const ONE_HOUR: &str = "public, max-age=3600";

/// A survey template.
#[derive(Serialize, ToSchema)]
pub struct TemplateBody {
    /// Id: the `template` of a new survey.
    #[schema(example = "short-satisfaction")]
    id: &'static str,
    /// Display name, in English.
    name: &'static str,
    /// Purpose and source, in English.
    description: &'static str,
    /// Languages of its texts, as BCP 47 tags.
    languages: Vec<&'static str>,
    /// Measures of its questions.
    measures: Vec<&'static str>,
}

/// Survey templates.
#[derive(Serialize, ToSchema)]
pub struct TemplatePage {
    /// All templates.
    items: Vec<TemplateBody>,
    /// Always `null`: the list is complete.
    next: Option<String>,
}

/// Query of a template: its languages.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TemplateParams {
    /// Languages of the definition, BCP 47 tags separated by commas; all languages of the template when absent.
    #[param(example = "en,fi")]
    languages: Option<String>,
}

impl From<&'static Template> for TemplateBody {
    fn from(template: &'static Template) -> TemplateBody {
        TemplateBody {
            id: template.id,
            name: template.name,
            description: template.description,
            languages: template.languages().map(Language::as_str).collect(),
            measures: template.measures(),
        }
    }
}

/// List the survey templates.
#[utoipa::path(get, operation_id = "list_templates", path = "/api/v1/templates", tag = "templates", responses((status = 200, body = TemplatePage, description = "All templates", headers(("Cache-Control" = String, description = "`public`, for one hour")))))]
pub async fn list() -> HttpResponse {
    let items = templates::all().map(TemplateBody::from).collect();
    let page = TemplatePage { items, next: None };
    HttpResponse::Ok().insert_header((CACHE_CONTROL, ONE_HOUR)).json(page)
}

/// Get a template as a survey definition.
#[utoipa::path(
    get, operation_id = "get_template", path = "/api/v1/templates/{id}", tag = "templates", params(("id" = String, Path), TemplateParams),
    responses((status = 200, body = Object, description = "The definition", headers(("Cache-Control" = String, description = "`public`, for one hour"))))
)]
pub async fn find(request: HttpRequest, query: Params<TemplateParams>) -> Result<HttpResponse, Problem> {
    let template = request.match_info().get("id").and_then(templates::find);
    let template = template.ok_or_else(|| Problem::no_such(Resource::Template))?;
    let tags = query.0.languages.unwrap_or_default();
    let languages: Option<Vec<Language>> = tags
        .split(',')
        .filter(|tag| !tag.is_empty())
        .map(Language::parse)
        .collect();
    let languages = languages.ok_or_else(|| Problem::bad_query("languages are tags parted by commas: en,fi."))?;
    if !languages.is_empty() && template.supported_languages(&languages).is_empty() {
        return Err(Problem::bad_query(
            "The template is in none of these languages; see its `languages`.",
        ));
    }
    let document = template.document(&languages);
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, ONE_HOUR))
        .json(document))
}
