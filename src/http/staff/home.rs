//! `/staff`: the cities of the signed-in user, and the start page of each.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::auth::{PageResult, RefusedPage, Staff, see_other, sent};
use super::components::{Block, Button, Cell, Field, FormView, Link, Table, Tone};
use super::forms::FormAction;
use super::layout::{StaffLayout, survey_base_path};
use crate::app::App;
use crate::app::access::Permission;
use crate::app::authoring;
use crate::app::authoring::{City, DraftSource, Refusal, Service, ServiceOverview, SurveyOverview};
use crate::app::resource::Resource;
use crate::http::citizen::form_body::Form;
use crate::http::state::HttpState;
use crate::http::web::extract::CityAt;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::definition::localized::Localized;
use urbivox_core::survey::name;
use urbivox_core::survey::name::NAME_CHARS_MAX;
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::templates;

/// Actions of the forms on a city's start page.
#[derive(Clone, Copy)]
enum HomeAction {
    AddService,
    AddSurvey,
}

impl FormAction for HomeAction {
    const ALL: &'static [(&'static str, HomeAction)] =
        &[("service", HomeAction::AddService), ("survey", HomeAction::AddSurvey)];
}

/// Cities on one page. Protects the page.
const CITIES_MAX: i64 = 1_000;

/// `GET /staff`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(try_page(&site, &request).await)
}

async fn try_page(site: &HttpState, request: &HttpRequest) -> PageResult {
    let staff = Staff::of(site, request).await?;
    let principal = staff.principal().clone();
    let cities = staff
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
        && !staff.principal().sees_all_cities()
    {
        let told = request.query_string();
        let end = if told.is_empty() {
            String::new()
        } else {
            format!("?{told}")
        };
        return Ok(see_other(&format!("/staff/cities/{}{end}", only.slug)));
    }
    let mut blocks = Vec::new();
    if cities.is_empty() {
        blocks.push(Block::Lead(staff.say("home-empty")));
    } else {
        let rows = cities.iter().map(|city| {
            let role = staff.principal().role_in(&city.slug);
            vec![
                Cell::Link(format!("/staff/cities/{}", city.slug), city.name.clone()),
                Cell::text(city.country.clone().unwrap_or_default()),
                Cell::text(role.map_or(String::new(), |role| staff.say(&format!("role-{role}")))),
            ]
        });
        let head = ["city", "country", "role"].map(|id| staff.say(id)).to_vec();
        blocks.push(Block::Table(Table::new(staff.say("home-cities"), head, rows.collect())));
    }
    Ok(StaffLayout::of_installation(&staff, staff.texts.get("home-title")).send(&blocks))
}

/// `GET /staff/cities/{city}`.
pub async fn city(site: web::Data<HttpState>, request: HttpRequest, at: CityAt) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            staff.require(Permission::SeeCity, Some(&at.0))?;
            show(&staff, &at.0, StatusCode::OK, None).await
        }
        .await,
    )
}

/// `POST /staff/cities/{city}`: adds a service or a survey.
pub async fn add(site: web::Data<HttpState>, request: HttpRequest, at: CityAt, form: Form) -> HttpResponse {
    sent(try_add(&site, &request, at.0, form).await)
}

async fn try_add(site: &HttpState, request: &HttpRequest, city: Slug, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    staff.require(Permission::EditSurveys, Some(&city))?;
    let fields = staff.read(form).await?;
    let action = staff.action(&fields)?;
    let own = staff.run({
        let city = city.clone();
        move |app| authoring::city_find(app, &city)
    });
    let own = own.await?;
    let added = match action {
        HomeAction::AddService => add_service(&staff, &own, &fields).await?,
        HomeAction::AddSurvey => add_survey(&staff, &own, &fields).await?,
    };
    match added {
        Ok(to) => Ok(see_other(&to)),
        Err(wrong) => show(&staff, &city, StatusCode::UNPROCESSABLE_ENTITY, Some((&fields, wrong))).await,
    }
}

/// Id of an invalid field, and its message.
type FieldError = (String, String);

async fn add_service(
    staff: &Staff,
    city: &City,
    fields: &FormFields,
) -> Result<Result<String, FieldError>, RefusedPage> {
    let name = fields.get("name").unwrap_or_default().trim().to_owned();
    let fits = name::check(&name, NAME_CHARS_MAX).is_ok();
    let language = city.languages.first().cloned();
    let localized =
        language.and_then(|language| Localized::from_texts([(language, name.clone())].into_iter().collect()));
    let Some((slug, localized)) = Slug::from_name(&name, language_of(city)).zip(localized.filter(|_| fits)) else {
        return Ok(Err(("f-name".to_owned(), staff.say("bad-name"))));
    };
    let own = city.slug.clone();
    let added = staff
        .attempt(move |app| {
            let services = authoring::overview(app, &own)?;
            let mut names = services.iter().flat_map(|service| service.name.iter());
            if names.any(|(_, known)| is_same_name(known, &name)) {
                return Err(Refusal::Exists(Resource::Service));
            }
            let add = |slug: &Slug| {
                let name = localized.clone();
                authoring::service_add(
                    app,
                    &own,
                    &Service {
                        slug: slug.clone(),
                        name,
                    },
                )
            };
            slug.create_unique(is_taken, add).map(|_added| ())
        })
        .await?;
    let to = format!("/staff/cities/{}?done=service", city.slug);
    settle(staff, added, to, "f-name")
}

async fn add_survey(
    staff: &Staff,
    city: &City,
    fields: &FormFields,
) -> Result<Result<String, FieldError>, RefusedPage> {
    let field = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let Some(service) = Slug::parse(&field("service")) else {
        return Ok(Err(("f-service".to_owned(), staff.say("survey-needs-service"))));
    };
    let named = field("title").trim().to_owned();
    let chosen = field("template");
    let origin = match templates::find(&chosen) {
        Some(template) => DraftSource::Template(template, Vec::new()),
        // A survey without questions is an option of its own, with an empty value.
        None if chosen.is_empty() && fields.has("template") => DraftSource::Definition(blank(city, &named)),
        None => return Ok(Err(("f-template".to_owned(), staff.say("bad-choice")))),
    };
    let name = if named.is_empty() {
        chosen.as_str()
    } else {
        named.as_str()
    };
    let Some(slug) = Slug::from_name(name, language_of(city)) else {
        return Ok(Err(("f-title".to_owned(), staff.say("bad-name"))));
    };
    let own = city.slug.clone();
    let added = staff
        .attempt(move |app| create_survey(app, (&own, &service), (slug, &named), &origin))
        .await?;
    match added {
        Ok(to) => Ok(Ok(to)),
        Err(refusal) => settle(staff, Err(refusal), String::new(), "f-title"),
    }
}

/// Creates a survey and returns the path of its builder. A second survey with the same title is refused; if only the slug is
/// taken, the next free one is used.
pub(super) fn create_survey(
    app: &App,
    (city, service): (&Slug, &Slug),
    (slug, title): (Slug, &str),
    origin: &DraftSource,
) -> Result<String, Refusal> {
    let services = authoring::overview(app, city)?;
    let own = services.iter().filter(|found| found.slug == *service);
    let titles = own
        .flat_map(|found| &found.surveys)
        .filter_map(|survey| survey.title.as_object());
    let mut texts = titles.flat_map(|title| title.values()).filter_map(|text| text.as_str());
    if !title.is_empty() && texts.any(|known| is_same_name(known, title)) {
        return Err(Refusal::Exists(Resource::Survey));
    }
    let (slug, _draft) =
        slug.create_unique(is_taken, |slug| authoring::survey_add(app, city, service, slug, origin))?;
    Ok(format!("/staff/surveys/{city}/{service}/{slug}/build?done=survey"))
}

/// Whether another slug would avoid the refusal.
pub(super) fn is_taken(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Exists(_))
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
    staff: &Staff,
    added: Result<(), Refusal>,
    to: String,
    at: &str,
) -> Result<Result<String, FieldError>, RefusedPage> {
    match added {
        Ok(()) => Ok(Ok(to)),
        Err(Refusal::Exists(_)) => Ok(Err((at.to_owned(), staff.say("name-taken")))),
        Err(Refusal::Invalid(_)) => Ok(Err(("f-template".to_owned(), staff.say("template-not-offered")))),
        Err(refusal @ (Refusal::NoSuch(_) | Refusal::Changed | Refusal::NotPublished | Refusal::Fault(_))) => {
            Err(staff.refuse(&refusal.into()))
        }
    }
}

/// Definition of a survey without questions, in the city's languages.
fn blank(city: &City, title: &str) -> serde_json::Value {
    let languages: Vec<&str> = city.languages.iter().map(Language::as_str).collect();
    let first = languages.first().copied().unwrap_or("en");
    let title = if title.is_empty() { "…" } else { title };
    json!({ "title": {first: title}, "languages": languages, "default_language": first, "pages": [{"questions": []}] })
}

async fn show(staff: &Staff, slug: &Slug, status: StatusCode, wrong: Option<(&FormFields, FieldError)>) -> PageResult {
    let at = slug.clone();
    let (city, services) = staff
        .run(move |app| Ok::<_, Refusal>((authoring::city_find(app, &at)?, authoring::overview(app, &at)?)))
        .await?;
    let language = staff.present.person.language.as_str();
    let mut blocks = Vec::new();
    let mut typed = None;
    if let Some((fields, wrong)) = wrong {
        blocks.push(Block::Errors(staff.say("errors-title"), vec![wrong]));
        typed = Some(fields);
    }
    let surveys: Vec<&SurveyOverview> = services.iter().flat_map(|service| &service.surveys).collect();
    let edits = staff.may(Permission::EditSurveys, Some(slug));
    if edits {
        blocks.extend(start(staff, &surveys));
    }
    if !surveys.is_empty() {
        blocks.push(Block::Table(list(staff, &services, language)));
    }
    if edits {
        blocks.push(Block::Card(
            staff.say("survey-new"),
            vec![new_survey(staff, &services, language, typed)],
        ));
        let service = FormView::new(
            "",
            vec![
                Field::hidden("do", "service"),
                Field::line("name", staff.say("service-name"), "").with_hint(staff.say("service-hint")),
            ],
            vec![Button::main(staff.say("service-add"))],
        );
        blocks.push(Block::Card(staff.say("service-new"), vec![Block::Form(service)]));
    }
    Ok(StaffLayout::of_city(staff, slug, &city.name, city.name.as_str()).render_with_status(status, &blocks))
}

/// Steps from a new survey to its first placement; empty once a published survey has one.
fn start(staff: &Staff, surveys: &[&SurveyOverview]) -> Vec<Block> {
    let Some(first) = surveys.first() else {
        return vec![Block::Lead(staff.say("start-empty"))];
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
        Block::Lead(staff.say("start-lead")),
        Block::Steps(vec![
            (
                is_published,
                Link::new(format!("{base}/build"), staff.say("start-check")),
            ),
            (
                is_published,
                Link::new(format!("{base}/publish"), staff.say("start-publish")),
            ),
            (
                first.placements > 0,
                Link::new(format!("{base}/placements"), staff.say("start-place")),
            ),
        ]),
    ]
}

fn list(staff: &Staff, services: &[ServiceOverview], language: &str) -> Table {
    let mut rows = Vec::new();
    for service in services {
        for survey in &service.surveys {
            let state = staff.say(&format!("state-{}", survey.state));
            let waiting = i64::try_from(survey.held).unwrap_or(i64::MAX);
            rows.push(vec![
                Cell::Link(survey_base_path(&survey.path), survey.title_in(language)),
                Cell::text(name_in(&service.name, language)),
                Cell::State(survey.state, state),
                Cell::number(survey.new_comments),
                Cell::number(waiting),
            ]);
        }
    }
    let head = ["survey", "service", "state", "comments-new", "held-waiting"];
    Table::new(staff.say("surveys-title"), head.map(|id| staff.say(id)).to_vec(), rows)
}

/// Name in this language, or else in any.
pub(super) fn name_in(name: &Localized, language: &str) -> String {
    let asked = Language::parse(language);
    let own = asked.as_ref().and_then(|language| name.text(language));
    let any = name.iter().map(|(_, text)| text).next();
    own.or(any).unwrap_or_default().to_owned()
}

fn new_survey(staff: &Staff, services: &[ServiceOverview], language: &str, typed: Option<&FormFields>) -> Block {
    if services.is_empty() {
        return Block::Text(staff.say("survey-needs-service"));
    }
    let value = |name: &str| typed.and_then(|fields| fields.get(name)).unwrap_or_default().to_owned();
    let offered = services
        .iter()
        .map(|service| (service.slug.to_string(), name_in(&service.name, language)));
    let mut templates: Vec<(String, String)> = templates::all()
        .map(|template| (template.id.to_owned(), staff.say(&format!("template-{}", template.id))))
        .collect();
    templates.push((String::new(), staff.say("template-blank")));
    let chosen = typed.map_or("short-satisfaction".to_owned(), |_| value("template"));
    Block::Form(FormView::new(
        "",
        vec![
            Field::hidden("do", "survey"),
            Field::select("service", staff.say("service"), value("service"), offered.collect()),
            Field::select("template", staff.say("template"), chosen, templates).with_hint(staff.say("template-hint")),
            Field::line("title", staff.say("survey-name"), value("title")).with_hint(staff.say("survey-name-hint")),
        ],
        vec![Button::named("", "", staff.say("survey-add"), Tone::Main)],
    ))
}
