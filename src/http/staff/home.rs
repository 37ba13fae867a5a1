//! `/staff`: the cities of the signed-in user, and the start page of each.

use super::access::CityAccess;
use super::current_user::CurrentUser;
use super::forms::Form;
use super::redirect::see_other;
use super::service_type_field::{TYPE, chosen_type, type_field};
use crate::app::access::required::{EditSurveys, SeeCity};
use actix_web::http::StatusCode;
use serde_json::json;

use super::components::field::element_id;
use super::components::{Block, Button, Cell, Field, FormView, Link, Table, Tone};
use super::forms::FormAction;
use super::layout::{StaffLayout, survey_base_path};
use crate::app::App;
use crate::app::access::Permission;
use crate::app::authoring;
use crate::app::authoring::{AuthoringError, City, DraftSource, Service, ServiceOverview, SurveyOverview};
use crate::app::resource::Resource;
use crate::http::web::page_error::{PageError, PageResult};
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::definition::localized::Localized;
use urbivox_core::survey::name;
use urbivox_core::survey::name::NAME_CHARS_MAX;
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::templates;

/// Actions of the forms on a city's start page.
#[derive(Clone, Copy)]
pub enum HomeAction {
    /// Adds a service.
    AddService,
    /// Adds a survey.
    AddSurvey,
}

impl FormAction for HomeAction {
    const ALL: &'static [(&'static str, HomeAction)] =
        &[("service", HomeAction::AddService), ("survey", HomeAction::AddSurvey)];
}

/// Cities on one page. Protects the page.
const CITIES_MAX: i64 = 1_000;

/// `GET /staff`.
pub async fn page(user: CurrentUser) -> PageResult {
    let principal = user.principal().clone();
    let cities = user
        .run(move |app| {
            if principal.sees_all_cities() {
                return authoring::city_list(app, None, CITIES_MAX);
            }
            let mut own: Vec<Slug> = principal.own_cities().cloned().collect();
            own.sort_by(|a, b| a.as_str().cmp(b.as_str()));
            own.dedup();
            own.iter().map(|slug| authoring::city_find(app, slug)).collect()
        })
        .await?;
    if let [only] = cities.as_slice()
        && !user.principal().sees_all_cities()
    {
        let query = user.request.query_string();
        let end = if query.is_empty() {
            String::new()
        } else {
            format!("?{query}")
        };
        return Ok(see_other(&format!("/staff/cities/{}{end}", only.slug)));
    }
    let mut blocks = Vec::new();
    if cities.is_empty() {
        blocks.push(Block::Lead(user.text("home-empty")));
    } else {
        let rows = cities.iter().map(|city| {
            let role = user.principal().role_in(&city.slug);
            vec![
                Cell::Link(format!("/staff/cities/{}", city.slug), city.name.clone()),
                Cell::text(city.country.clone().unwrap_or_default()),
                Cell::text(role.map_or(String::new(), |role| user.text(&format!("role-{role}")))),
            ]
        });
        let head = ["city", "country", "role"].map(|id| user.text(id)).to_vec();
        blocks.push(Block::Table(Table::new(user.text("home-cities"), head, rows.collect())));
    }
    Ok(StaffLayout::of_installation(&user, user.texts.get("home-title")).send(&blocks))
}

/// `GET /staff/cities/{city}`.
pub async fn city(access: CityAccess<SeeCity>) -> PageResult {
    let CityAccess { user, city, .. } = access;
    show(&user, &city, StatusCode::OK, None).await
}

/// `POST /staff/cities/{city}`: adds a service or a survey.
pub async fn add(access: CityAccess<EditSurveys>, form: Form<HomeAction>) -> PageResult {
    let CityAccess { user, city, .. } = access;
    let (action, fields) = form.read(&user).await?;
    let own = user.run({
        let city = city.clone();
        move |app| authoring::city_find(app, &city)
    });
    let own = own.await?;
    let added = match action {
        HomeAction::AddService => add_service(&user, &own, &fields).await?,
        HomeAction::AddSurvey => add_survey(&user, &own, &fields).await?,
    };
    match added {
        Ok(to) => Ok(see_other(&to)),
        Err(wrong) => show(&user, &city, StatusCode::UNPROCESSABLE_ENTITY, Some((&fields, wrong))).await,
    }
}

/// Id of an invalid field, and its message.
type FieldError = (String, String);

async fn add_service(
    user: &CurrentUser,
    city: &City,
    fields: &FormFields,
) -> Result<Result<String, FieldError>, PageError> {
    let name = fields.get("name").unwrap_or_default().trim().to_owned();
    let fits = name::check(&name, NAME_CHARS_MAX).is_ok();
    let language = city.languages.first().cloned();
    let localized =
        language.and_then(|language| Localized::from_texts([(language, name.clone())].into_iter().collect()));
    let Some((slug, localized)) = Slug::from_name(&name, language_of(city)).zip(localized.filter(|_| fits)) else {
        return Ok(Err(("f-name".to_owned(), user.text("bad-name"))));
    };
    let Some(service_type) = chosen_type(fields.get(TYPE).unwrap_or_default()) else {
        return Ok(Err((element_id(TYPE), user.text("bad-choice"))));
    };
    let own = city.slug.clone();
    let added = user
        .attempt(move |app| {
            let services = authoring::overview(app, &own)?;
            let mut names = services.iter().flat_map(|service| service.name.iter());
            if names.any(|(_, known)| is_same_name(known, &name)) {
                return Err(AuthoringError::Exists(Resource::Service));
            }
            let add = |slug: &Slug| {
                let name = localized.clone();
                authoring::service_add(
                    app,
                    &own,
                    &Service {
                        slug: slug.clone(),
                        name,
                        service_type,
                    },
                )
            };
            slug.create_unique(is_taken, add).map(|_added| ())
        })
        .await?;
    let to = format!("/staff/cities/{}?done=service", city.slug);
    settle(user, added, to, "f-name")
}

async fn add_survey(
    user: &CurrentUser,
    city: &City,
    fields: &FormFields,
) -> Result<Result<String, FieldError>, PageError> {
    let field = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let Some(service) = Slug::parse(&field("service")) else {
        return Ok(Err(("f-service".to_owned(), user.text("survey-needs-service"))));
    };
    let title = field("title").trim().to_owned();
    let chosen = field("template");
    let origin = match templates::find(&chosen) {
        Some(template) => DraftSource::Template(template, Vec::new()),
        // A survey without questions is an option of its own, with an empty value.
        None if chosen.is_empty() && fields.has("template") => DraftSource::Definition(blank(city, &title)),
        None => return Ok(Err(("f-template".to_owned(), user.text("bad-choice")))),
    };
    let name = if title.is_empty() {
        chosen.as_str()
    } else {
        title.as_str()
    };
    let Some(slug) = Slug::from_name(name, language_of(city)) else {
        return Ok(Err(("f-title".to_owned(), user.text("bad-name"))));
    };
    let own = city.slug.clone();
    let added = user
        .attempt(move |app| create_survey(app, (&own, &service), (slug, &title), &origin))
        .await?;
    match added {
        Ok(to) => Ok(Ok(to)),
        Err(refusal) => settle(user, Err(refusal), String::new(), "f-title"),
    }
}

/// Creates a survey and returns the path of its builder. A second survey with the same title is refused; if only the slug is
/// taken, the next free one is used.
pub(super) fn create_survey(
    app: &App,
    (city, service): (&Slug, &Slug),
    (slug, title): (Slug, &str),
    origin: &DraftSource,
) -> Result<String, AuthoringError> {
    let services = authoring::overview(app, city)?;
    let own = services.iter().filter(|known| known.slug == *service);
    let titles = own
        .flat_map(|known| &known.surveys)
        .filter_map(|survey| survey.title.as_object());
    let mut texts = titles.flat_map(|title| title.values()).filter_map(|text| text.as_str());
    if !title.is_empty() && texts.any(|known| is_same_name(known, title)) {
        return Err(AuthoringError::Exists(Resource::Survey));
    }
    let (slug, _draft) =
        slug.create_unique(is_taken, |slug| authoring::survey_add(app, city, service, slug, origin))?;
    Ok(format!("/staff/surveys/{city}/{service}/{slug}/build?done=survey"))
}

/// Whether another slug would avoid the refusal.
pub(super) fn is_taken(refusal: &AuthoringError) -> bool {
    matches!(refusal, AuthoringError::Exists(_))
}

/// Whether two names look the same to people: they ignore case and surrounding space.
pub(super) fn is_same_name(known: &str, name: &str) -> bool {
    known.trim().to_lowercase() == name.trim().to_lowercase()
}

/// First language of the city, in which its names are written; empty if it has none.
pub(super) fn language_of(city: &City) -> &str {
    city.languages.first().map_or("", Language::as_str)
}

fn settle(
    user: &CurrentUser,
    added: Result<(), AuthoringError>,
    to: String,
    at: &str,
) -> Result<Result<String, FieldError>, PageError> {
    match added {
        Ok(()) => Ok(Ok(to)),
        Err(AuthoringError::Exists(_)) => Ok(Err((at.to_owned(), user.text("name-taken")))),
        Err(AuthoringError::Invalid(_)) => Ok(Err(("f-template".to_owned(), user.text("template-not-offered")))),
        Err(
            refusal @ (AuthoringError::NoSuch(_)
            | AuthoringError::Changed
            | AuthoringError::WordingUnanswered(_)
            | AuthoringError::NotPublished
            | AuthoringError::Fault(_)),
        ) => Err(user.refuse(&refusal.into())),
    }
}

/// Definition of a survey without questions, in the city's languages.
fn blank(city: &City, title: &str) -> serde_json::Value {
    let languages: Vec<&str> = city.languages.iter().map(Language::as_str).collect();
    let first = languages.first().copied().unwrap_or("en");
    let title = if title.is_empty() { "…" } else { title };
    json!({ "title": {first: title}, "languages": languages, "default_language": first, "pages": [{"questions": []}] })
}

async fn show(
    user: &CurrentUser,
    slug: &Slug,
    status: StatusCode,
    wrong: Option<(&FormFields, FieldError)>,
) -> PageResult {
    let at = slug.clone();
    let (city, services) = user
        .run(move |app| Ok::<_, AuthoringError>((authoring::city_find(app, &at)?, authoring::overview(app, &at)?)))
        .await?;
    let language = user.session.person.language.as_str();
    let mut blocks = Vec::new();
    let mut typed = None;
    if let Some((fields, wrong)) = wrong {
        blocks.push(Block::Errors(user.text("errors-title"), vec![wrong]));
        typed = Some(fields);
    }
    let surveys: Vec<&SurveyOverview> = services.iter().flat_map(|service| &service.surveys).collect();
    let edits = user.may(Permission::EditSurveys, Some(slug));
    if edits {
        blocks.extend(start(user, &surveys));
    }
    if !surveys.is_empty() {
        blocks.push(Block::Table(list(user, &services, language)));
    }
    if edits {
        blocks.push(Block::Card(
            user.text("survey-new"),
            vec![new_survey(user, &services, language, typed)],
        ));
        let service = FormView::new(
            "",
            vec![
                Field::hidden("do", "service"),
                Field::line("name", user.text("service-name"), "").with_hint(user.text("service-hint")),
                type_field(user, ""),
            ],
            vec![Button::primary(user.text("service-add"))],
        );
        let types = Link::new(format!("/staff/cities/{slug}/services"), user.text("services-title"));
        let margins = Link::new(format!("/staff/cities/{slug}/margins"), user.text("margins-title"));
        blocks.push(Block::Card(
            user.text("service-new"),
            vec![Block::Form(service), Block::Links(vec![types, margins])],
        ));
    }
    Ok(StaffLayout::of_city(user, slug, &city.name, city.name.as_str()).render_with_status(status, &blocks))
}

/// Steps from a new survey to its first placement; empty once a published survey has one.
fn start(user: &CurrentUser, surveys: &[&SurveyOverview]) -> Vec<Block> {
    let Some(first) = surveys.first() else {
        return vec![Block::Lead(user.text("start-empty"))];
    };
    if surveys
        .iter()
        .any(|survey| survey.version.is_some() && survey.placements > 0)
    {
        return Vec::new();
    }
    let base = survey_base_path(&first.path);
    let is_published = first.version.is_some();
    vec![
        Block::Lead(user.text("start-lead")),
        Block::Steps(vec![
            (
                is_published,
                Link::new(format!("{base}/build"), user.text("start-check")),
            ),
            (
                is_published,
                Link::new(format!("{base}/publish"), user.text("start-publish")),
            ),
            (
                first.placements > 0,
                Link::new(format!("{base}/placements"), user.text("start-place")),
            ),
        ]),
    ]
}

fn list(user: &CurrentUser, services: &[ServiceOverview], language: &str) -> Table {
    let mut rows = Vec::new();
    for service in services {
        for survey in &service.surveys {
            let state = user.text(&format!("state-{}", survey.state));
            // Both counts change with single responses, so analysts and interviewers do not see them.
            let may_read = user.may(Permission::ReadResponses, Some(&survey.path.city));
            rows.push(vec![
                Cell::Link(survey_base_path(&survey.path), survey.title_in(language)),
                Cell::text(name_in(&service.name, language)),
                Cell::State(survey.state.name(), state),
                if may_read {
                    user.count_cell(survey.new_comments)
                } else {
                    Cell::text("–")
                },
                if may_read {
                    user.count_cell(survey.held)
                } else {
                    Cell::text("–")
                },
            ]);
        }
    }
    let head = ["survey", "service", "state", "comments-new", "held-waiting"];
    Table::new(user.text("surveys-title"), head.map(|id| user.text(id)).to_vec(), rows)
}

/// Name in this language, or else in any.
pub(super) fn name_in(name: &Localized, language: &str) -> String {
    let language = Language::parse(language);
    let own = language.as_ref().and_then(|language| name.text(language));
    let any = name.iter().map(|(_, text)| text).next();
    own.or(any).unwrap_or_default().to_owned()
}

fn new_survey(user: &CurrentUser, services: &[ServiceOverview], language: &str, typed: Option<&FormFields>) -> Block {
    if services.is_empty() {
        return Block::Text(user.text("survey-needs-service"));
    }
    let value = |name: &str| typed.and_then(|fields| fields.get(name)).unwrap_or_default().to_owned();
    let offered = services
        .iter()
        .map(|service| (service.slug.to_string(), name_in(&service.name, language)));
    let mut templates: Vec<(String, String)> = templates::all()
        .map(|template| (template.id.to_owned(), user.text(&format!("template-{}", template.id))))
        .collect();
    templates.push((String::new(), user.text("template-blank")));
    let chosen = typed.map_or("short-satisfaction".to_owned(), |_| value("template"));
    Block::Form(FormView::new(
        "",
        vec![
            Field::hidden("do", "survey"),
            Field::select("service", user.text("service"), value("service"), offered.collect()),
            Field::select("template", user.text("template"), chosen, templates).with_hint(user.text("template-hint")),
            Field::line("title", user.text("survey-name"), value("title")).with_hint(user.text("survey-name-hint")),
        ],
        vec![Button::named("", "", user.text("survey-add"), Tone::Primary)],
    ))
}
