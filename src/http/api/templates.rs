//! Survey templates: question sets that a city can use as they are.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::resource::Resource;
use crate::http::problem::{Problem, ProblemBody};
use crate::http::web::extract::Params;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::templates;
use urbivox_core::survey::templates::Template;

/// They change with the program only.
const AN_HOUR: &str = "public, max-age=3600";

/// A template.
#[derive(Serialize, ToSchema)]
pub struct TemplateBody {
    /// For `template` of a new survey.
    #[schema(example = "short-satisfaction")]
    id: &'static str,
    name: &'static str,
    /// What it is for, and which scheme it follows.
    description: &'static str,
    /// The languages it is in.
    languages: Vec<&'static str>,
    /// What its answers are read as.
    measures: Vec<&'static str>,
}

/// All templates.
#[derive(Serialize, ToSchema)]
pub struct TemplatePage {
    items: Vec<TemplateBody>,
    /// Always null: there is a handful.
    next: Option<String>,
}

/// In which languages a template is wanted.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InLanguages {
    /// Language tags, parted by commas; all that there are when absent.
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

/// The survey templates.
#[utoipa::path(get, operation_id = "list_templates", path = "/api/v1/templates", tag = "templates", responses((status = 200, body = TemplatePage)))]
pub async fn list() -> HttpResponse {
    let items = templates::all().map(TemplateBody::from).collect();
    let page = TemplatePage { items, next: None };
    HttpResponse::Ok().insert_header((CACHE_CONTROL, AN_HOUR)).json(page)
}

/// A template as a survey definition.
#[utoipa::path(
    get, operation_id = "get_template", path = "/api/v1/templates/{id}", tag = "templates", params(("id" = String, Path), InLanguages),
    responses((status = 200, body = Object), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn find(request: HttpRequest, wanted: Params<InLanguages>) -> Result<HttpResponse, Problem> {
    let template = request.match_info().get("id").and_then(templates::find);
    let template = template.ok_or_else(|| Problem::no_such(Resource::Template))?;
    let tags = wanted.0.languages.unwrap_or_default();
    let asked: Option<Vec<Language>> = tags
        .split(',')
        .filter(|tag| !tag.is_empty())
        .map(Language::parse)
        .collect();
    let asked = asked.ok_or_else(|| Problem::bad_query("languages are tags parted by commas: en,fi."))?;
    if !asked.is_empty() && template.supported_languages(&asked).is_empty() {
        return Err(Problem::bad_query(
            "The template is in none of these languages; see its `languages`.",
        ));
    }
    let document = template.document(&asked);
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, AN_HOUR))
        .json(document))
}
