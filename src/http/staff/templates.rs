//! `…/templates` and `…/share`: built-in templates, and those that cities share.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::auth::{PageResult, Staff, see_other, sent};
use super::components::{Block, Button, Field, FormView, Tone};
use super::forms::{FormAction, FormReader};
use super::home::{create_survey, language_of, name_in};
use super::layout::StaffLayout;
use super::survey::SurveyContext;
use crate::app::access::Permission;
use crate::app::authoring;
use crate::app::authoring::sharing;
use crate::app::authoring::sharing::SharedTemplate;
use crate::app::authoring::{DraftSource, Refusal, title_of};
use crate::http::citizen::form_body::Form;
use crate::http::state::HttpState;
use crate::http::web::extract::CityAt;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::authoring::editing;
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::templates;

/// Actions of the shared template forms.
#[derive(Clone, Copy)]
enum TemplatesAction {
    Use,
    Unshare,
}

impl FormAction for TemplatesAction {
    const ALL: &'static [(&'static str, TemplatesAction)] =
        &[("use", TemplatesAction::Use), ("unshare", TemplatesAction::Unshare)];
}

/// `GET /staff/cities/{city}/templates`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest, at: CityAt) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            staff.require(Permission::ReadDrafts, Some(&at.0))?;
            show(&staff, &at.0, StatusCode::OK, Vec::new()).await
        }
        .await,
    )
}

/// `POST /staff/cities/{city}/templates`: creates a survey from a shared template, or stops sharing one.
pub async fn change(site: web::Data<HttpState>, request: HttpRequest, at: CityAt, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, at.0, form).await)
}

async fn try_change(site: &HttpState, request: &HttpRequest, city: Slug, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    staff.require(Permission::EditSurveys, Some(&city))?;
    let fields = staff.read(form).await?;
    let action = staff.action(&fields)?;
    let id = staff.id(&fields, "template")?;
    match action {
        TemplatesAction::Unshare => {
            let at = city.clone();
            staff.run(move |app| sharing::unshare(app, &at, id)).await?;
            Ok(see_other(&format!("/staff/cities/{city}/templates?done=removed")))
        }
        TemplatesAction::Use => begin(&staff, city, id, &fields).await,
    }
}

/// Creates a survey from a shared template.
async fn begin(staff: &Staff, city: Slug, id: i64, fields: &FormFields) -> PageResult {
    let service = fields.get("service").and_then(Slug::parse);
    let title = fields.get("title").unwrap_or_default().trim().to_owned();
    let at = city.clone();
    let own = staff.run(move |app| authoring::city_find(app, &at)).await?;
    let slug = Slug::from_name(&title, language_of(&own));
    let (Some(service), Some(slug)) = (service, slug) else {
        let wrong = vec![(String::new(), staff.say("bad-name"))];
        return show(staff, &city, StatusCode::UNPROCESSABLE_ENTITY, wrong).await;
    };
    let at = city.clone();
    let added = staff
        .attempt(move |app| {
            let origin = DraftSource::Definition(sharing::find(app, id)?.definition);
            create_survey(app, (&at, &service), (slug, &title), &origin)
        })
        .await?;
    match added {
        Ok(to) => Ok(see_other(&to)),
        Err(Refusal::Exists(_)) => {
            let wrong = vec![(String::new(), staff.say("name-taken"))];
            show(staff, &city, StatusCode::CONFLICT, wrong).await
        }
        Err(refusal) => Err(staff.refuse(&refusal.into())),
    }
}

async fn show(staff: &Staff, city: &Slug, status: StatusCode, errors: Vec<(String, String)>) -> PageResult {
    let at = city.clone();
    let (own, services, shared) = staff
        .run(move |app| {
            let services = authoring::service_list(app, &at, None, 500)?;
            Ok::<_, Refusal>((authoring::city_find(app, &at)?, services, sharing::list(app)?))
        })
        .await?;
    let language = staff.present.person.language.as_str();
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    blocks.push(Block::Lead(staff.say("templates-lead")));
    blocks.push(Block::Heading(staff.say("templates-shared")));
    if shared.is_empty() {
        blocks.push(Block::Text(staff.say("templates-shared-none")));
    }
    let edits = staff.may(Permission::EditSurveys, Some(city));
    let offered: Vec<(String, String)> = services
        .iter()
        .map(|service| (service.slug.to_string(), name_in(&service.name, language)))
        .collect();
    for one in &shared {
        blocks.push(card(staff, city, one, &offered, edits, language));
    }
    blocks.push(Block::Heading(staff.say("templates-own")));
    for template in templates::all() {
        let languages: Vec<String> = template.languages().map(ToString::to_string).collect();
        blocks.push(Block::Card(
            staff.say(&format!("template-{}", template.id)),
            vec![
                Block::Text(staff.say(&format!("template-{}-text", template.id))),
                Block::Quiet(languages.join(", ")),
            ],
        ));
    }
    Ok(StaffLayout::of_city(staff, city, &own.name, staff.say("tab-templates")).render_with_status(status, &blocks))
}

fn card(
    staff: &Staff,
    city: &Slug,
    shared: &SharedTemplate,
    services: &[(String, String)],
    edits: bool,
    language: &str,
) -> Block {
    let questions = editing::pages(&shared.definition).concat();
    let prompts = questions
        .iter()
        .filter_map(|question| title_of(question.get("prompt")?, language));
    let listed: Vec<Block> = prompts.map(Block::Text).collect();
    let facts = format!("{} · {}", shared.city, shared.created_at.strftime("%Y-%m-%d"));
    let mut inner = vec![
        Block::Quiet(facts),
        Block::Text(shared.note.clone()),
        Block::Details(staff.say("template-questions"), listed),
    ];
    if edits && !services.is_empty() {
        inner.push(Block::Form(
            FormView::new(
                "",
                vec![
                    Field::hidden("template", shared.id.to_string()),
                    Field::select("service", staff.say("service"), "", services.to_vec()),
                    Field::line("title", staff.say("survey-name"), shared.name.as_str()),
                ],
                vec![Button::named("do", "use", staff.say("template-use"), Tone::Main)],
            )
            .narrow(),
        ));
    }
    if edits && shared.city_slug == city.as_str() {
        let fields = vec![
            Field::hidden("do", "unshare"),
            Field::hidden("template", shared.id.to_string()),
        ];
        inner.push(Block::Form(FormView::button(
            "",
            fields,
            staff.say("unshare"),
            Tone::Danger,
        )));
    }
    Block::Card(shared.name.clone(), inner)
}

/// `GET …/share`.
pub async fn share_page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = SurveyContext::for_editing(&staff, &request).await?;
            Ok(show_share(&staff, &work, StatusCode::OK, Vec::new()))
        }
        .await,
    )
}

fn show_share(staff: &Staff, work: &SurveyContext, status: StatusCode, errors: Vec<(String, String)>) -> HttpResponse {
    let form = FormView::new(
        "",
        vec![
            Field::line("name", staff.say("share-name"), work.title()).required(),
            Field::area(4, "note", staff.say("share-note"), "").with_hint(staff.say("share-note-hint")),
        ],
        vec![Button::named("do", "share", staff.say("share"), Tone::Main)],
    );
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    blocks.push(Block::Lead(staff.say("share-lead")));
    blocks.push(Block::Form(form));
    work.desk(staff, staff.texts.get("share-title"))
        .render_with_status(status, &blocks)
}

/// `POST …/share`.
pub async fn share(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = SurveyContext::for_editing(&staff, &request).await?;
            let fields = staff.read(form).await?;
            staff.only_action(&fields, "share")?;
            staff.require_fields(&fields, &["name", "note"])?;
            let mut reader = FormReader::new(&staff, &fields);
            let (name, note) = (reader.text("name").to_owned(), reader.text("note").to_owned());
            if name.is_empty() {
                reader.refuse("name", "bad-name");
                let wrong = reader.wrong();
                return Ok(show_share(&staff, &work, StatusCode::UNPROCESSABLE_ENTITY, wrong));
            }
            let path = work.path.clone();
            staff.run(move |app| sharing::share(app, &path, &name, &note)).await?;
            Ok(see_other(&format!(
                "/staff/cities/{}/templates?done=shared",
                work.path.city
            )))
        }
        .await,
    )
}
