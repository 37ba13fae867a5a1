//! `…/templates` and `…/share`: built-in templates, and those that cities share.

use super::access::{CityAccess, SurveyAccess};
use super::current_user::CurrentUser;
use super::forms::Form;
use super::redirect::see_other;
use crate::app::access::required::{EditSurveys, ReadDrafts};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use super::components::{Block, Button, Field, FormView, Tone};
use super::forms::{FormAction, FormReader};
use super::home::{create_survey, language_of, name_in};
use super::layout::StaffLayout;
use super::survey::SurveyContext;
use crate::app::access::Permission;
use crate::app::authoring;
use crate::app::authoring::sharing;
use crate::app::authoring::sharing::SharedTemplate;
use crate::app::authoring::{AuthoringError, DraftSource, title_of};
use crate::http::web::page_error::PageResult;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::authoring::editing;
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::templates;

/// Actions of the shared template forms.
#[derive(Clone, Copy)]
pub enum TemplatesAction {
    /// Creates a survey from the template.
    Use,
    /// Stops sharing the template.
    Unshare,
}

impl FormAction for TemplatesAction {
    const ALL: &'static [(&'static str, TemplatesAction)] =
        &[("use", TemplatesAction::Use), ("unshare", TemplatesAction::Unshare)];
}

/// `GET /staff/cities/{city}/templates`.
pub async fn page(access: CityAccess<ReadDrafts>) -> PageResult {
    let CityAccess { user, city, .. } = access;
    show(&user, &city, StatusCode::OK, Vec::new()).await
}

/// `POST /staff/cities/{city}/templates`: creates a survey from a shared template, or stops sharing one.
pub async fn change(access: CityAccess<EditSurveys>, form: Form<TemplatesAction>) -> PageResult {
    let CityAccess { user, city, .. } = access;
    let (action, fields) = form.read(&user).await?;
    let id = user.id(&fields, "template")?;
    match action {
        TemplatesAction::Unshare => {
            let at = city.clone();
            user.run(move |app| sharing::unshare(app, &at, id)).await?;
            Ok(see_other(&format!("/staff/cities/{city}/templates?done=removed")))
        }
        TemplatesAction::Use => begin(&user, city, id, &fields).await,
    }
}

/// Creates a survey from a shared template.
async fn begin(user: &CurrentUser, city: Slug, id: i64, fields: &FormFields) -> PageResult {
    let service = fields.get("service").and_then(Slug::parse);
    let title = fields.get("title").unwrap_or_default().trim().to_owned();
    let at = city.clone();
    let own = user.run(move |app| authoring::city_find(app, &at)).await?;
    let slug = Slug::from_name(&title, language_of(&own));
    let (Some(service), Some(slug)) = (service, slug) else {
        let wrong = vec![(String::new(), user.text("bad-name"))];
        return show(user, &city, StatusCode::UNPROCESSABLE_ENTITY, wrong).await;
    };
    let at = city.clone();
    let added = user
        .attempt(move |app| {
            let origin = DraftSource::Definition(sharing::find(app, id)?.definition);
            create_survey(app, (&at, &service), (slug, &title), &origin)
        })
        .await?;
    match added {
        Ok(to) => Ok(see_other(&to)),
        Err(AuthoringError::Exists(_)) => {
            let wrong = vec![(String::new(), user.text("name-taken"))];
            show(user, &city, StatusCode::CONFLICT, wrong).await
        }
        Err(refusal) => Err(user.refuse(&refusal.into())),
    }
}

async fn show(user: &CurrentUser, city: &Slug, status: StatusCode, errors: Vec<(String, String)>) -> PageResult {
    let at = city.clone();
    let (own, services, shared) = user
        .run(move |app| {
            let services = authoring::service_list(app, &at, None, 500)?;
            Ok::<_, AuthoringError>((authoring::city_find(app, &at)?, services, sharing::list(app)?))
        })
        .await?;
    let language = user.session.person.language.as_str();
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    blocks.push(Block::Lead(user.text("templates-lead")));
    blocks.push(Block::Heading(user.text("templates-shared")));
    if shared.is_empty() {
        blocks.push(Block::Text(user.text("templates-shared-none")));
    }
    let edits = user.may(Permission::EditSurveys, Some(city));
    let offered: Vec<(String, String)> = services
        .iter()
        .map(|service| (service.slug.to_string(), name_in(&service.name, language)))
        .collect();
    for one in &shared {
        blocks.push(card(user, city, one, &offered, edits, language));
    }
    blocks.push(Block::Heading(user.text("templates-own")));
    for template in templates::all() {
        let languages: Vec<String> = template.languages().map(ToString::to_string).collect();
        blocks.push(Block::Card(
            user.text(&format!("template-{}", template.id)),
            vec![
                Block::Text(user.text(&format!("template-{}-text", template.id))),
                Block::Quiet(languages.join(", ")),
            ],
        ));
    }
    Ok(StaffLayout::of_city(user, city, &own.name, user.text("tab-templates")).render_with_status(status, &blocks))
}

fn card(
    user: &CurrentUser,
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
    let facts = format!("{} · {}", shared.city, user.day_of(shared.created_at));
    let mut inner = vec![
        Block::Quiet(facts),
        Block::Text(shared.note.clone()),
        Block::Details(user.text("template-questions"), listed),
    ];
    if edits && !services.is_empty() {
        inner.push(Block::Form(
            FormView::new(
                "",
                vec![
                    Field::hidden("template", shared.id.to_string()),
                    Field::select("service", user.text("service"), "", services.to_vec()),
                    Field::line("title", user.text("survey-name"), shared.name.as_str()),
                ],
                vec![Button::named("do", "use", user.text("template-use"), Tone::Primary)],
            )
            .inline(),
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
            user.text("unshare"),
            Tone::Danger,
        )));
    }
    Block::Card(shared.name.clone(), inner)
}

/// `GET …/share`.
pub async fn share_page(access: SurveyAccess<EditSurveys>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    Ok(show_share(&user, &survey, StatusCode::OK, Vec::new()))
}

fn show_share(
    user: &CurrentUser,
    survey: &SurveyContext,
    status: StatusCode,
    errors: Vec<(String, String)>,
) -> HttpResponse {
    let form = FormView::new(
        "",
        vec![
            Field::line("name", user.text("share-name"), survey.title()).required(),
            Field::area(4, "note", user.text("share-note"), "").with_hint(user.text("share-note-hint")),
        ],
        vec![Button::named("do", "share", user.text("share"), Tone::Primary)],
    );
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    blocks.push(Block::Lead(user.text("share-lead")));
    blocks.push(Block::Form(form));
    survey
        .layout(user, user.texts.get("share-title"))
        .render_with_status(status, &blocks)
}

/// `POST …/share`.
pub async fn share(access: SurveyAccess<EditSurveys>, form: Form<()>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let fields = form.read_only(&user, "share").await?;
    user.require_fields(&fields, &["name", "note"])?;
    let mut reader = FormReader::new(&user, &fields);
    let (name, note) = (reader.text("name").to_owned(), reader.text("note").to_owned());
    if name.is_empty() {
        reader.refuse("name", "bad-name");
        let wrong = reader.wrong();
        return Ok(show_share(&user, &survey, StatusCode::UNPROCESSABLE_ENTITY, wrong));
    }
    let path = survey.path.clone();
    user.run(move |app| sharing::share(app, &path, &name, &note)).await?;
    Ok(see_other(&format!(
        "/staff/cities/{}/templates?done=shared",
        survey.path.city
    )))
}
