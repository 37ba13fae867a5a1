//! `/join`: a city applies; `/join/{token}`: it confirms its address; `/staff/applications`: an administrator decides.

use super::access::InstallationAccess;
use super::current_user::CurrentUser;
use super::forms::Form;
use super::redirect::see_other;
use super::visitor::Visitor;
use crate::app::access::required::AddCities;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse};

use super::components::{Block, Button, Field, FormView, Link, Tone};
use super::forms::FormAction;
use super::layout::StaffLayout;
use crate::app::ServiceError;
use crate::app::applications;
use crate::app::applications::{Application, ApplicationError, State};
use crate::http::state::block;
use crate::http::web::page_error::PageResult;
use crate::http::web::query::query;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::slug::Slug;

/// Actions of the application forms.
#[derive(Clone, Copy)]
pub enum ApplicationsAction {
    /// Adds the city and invites its owner.
    Approve,
    /// Refuses the application.
    Refuse,
}

impl FormAction for ApplicationsAction {
    const ALL: &'static [(&'static str, ApplicationsAction)] = &[
        ("approve", ApplicationsAction::Approve),
        ("refuse", ApplicationsAction::Refuse),
    ];
}

/// `Retry-After` when the list of applications is full, in seconds: one day, in which administrators decide.
const FULL_SECONDS: &str = "86400";
/// Names of the form's fields, in display order.
const FIELDS: [&str; 8] = [
    "name",
    "country",
    "languages",
    "timezone",
    "lau",
    "contact",
    "email",
    "message",
];

/// `GET /join`.
pub async fn page(visitor: Visitor) -> HttpResponse {
    if query(&visitor.request).get("done") == Some("asked") {
        return StaffLayout::new(&visitor, visitor.texts.get("join-city")).send(&[]);
    }
    ask(&visitor, StatusCode::OK, &FormFields::default(), &[])
}

/// `POST /join`.
pub async fn send(visitor: Visitor, form: Form<()>) -> PageResult {
    let fields = form.read_only(&visitor, "apply").await?;
    let field = |name: &str| fields.get(name).unwrap_or_default().trim().to_owned();
    let name = field("name");
    let languages = field("languages");
    let first = languages
        .split([',', ' '])
        .find(|tag| !tag.is_empty())
        .unwrap_or_default();
    let application = Application {
        id: 0,
        // A name without letters has no slug; `apply` reports the empty one as an invalid name.
        slug: Slug::from_name(&name, first).map_or(String::new(), |slug| slug.to_string()),
        name,
        country: field("country").to_uppercase(),
        contact: field("contact"),
        email: field("email"),
        timezone: field("timezone"),
        languages: languages
            .split([',', ' '])
            .filter(|tag| !tag.is_empty())
            .map(str::to_owned)
            .collect(),
        lau: field("lau"),
        message: field("message"),
        state: State::Unconfirmed,
        created_at: visitor.state.app.clock.now(),
    };
    let (app, url, language) = (
        visitor.state.app.clone(),
        visitor.state.letter_url(&visitor.request),
        visitor.texts.language(),
    );
    let work = move || Ok::<_, ServiceError>(applications::apply(&app, &application, &url, language));
    let done = visitor.gates.public_writes.run(visitor.network, work).await;
    match done.map_err(|problem| visitor.refuse(&problem))? {
        Ok(()) => Ok(see_other("/join?done=asked")),
        Err(ApplicationError::Invalid(wrong)) => Ok(ask(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &fields, &wrong)),
        Err(ApplicationError::Fault(fault)) => Err(visitor.refuse(&fault.into())),
        Err(
            ApplicationError::Full
            | ApplicationError::InvalidLink
            | ApplicationError::NoSuch
            | ApplicationError::Exists,
        ) => Ok(full_page(&visitor)),
    }
}

fn full_page(visitor: &Visitor) -> HttpResponse {
    let blocks = [Block::Lead(visitor.text("join-full"))];
    let layout = StaffLayout::new(visitor, visitor.texts.get("join-city"));
    let mut answer = layout.render_with_status(StatusCode::TOO_MANY_REQUESTS, &blocks);
    let wait = HeaderValue::from_static(FULL_SECONDS);
    answer.headers_mut().insert(RETRY_AFTER, wait);
    answer
}

/// `GET /join/{token}`: the page that the link in the e-mail opens. It confirms nothing.
pub async fn confirm_page(visitor: Visitor) -> PageResult {
    let (app, token) = (visitor.state.app.clone(), path_token(&visitor.request));
    let looked = block(move || Ok::<_, ServiceError>(applications::find_by_token(&app, &token))).await;
    let (application, is_unconfirmed) = match looked.map_err(|problem| visitor.refuse(&problem))? {
        Ok(looked) => looked,
        Err(ApplicationError::Fault(fault)) => return Err(visitor.refuse(&fault.into())),
        Err(
            ApplicationError::InvalidLink
            | ApplicationError::Invalid(_)
            | ApplicationError::Full
            | ApplicationError::NoSuch
            | ApplicationError::Exists,
        ) => {
            return Ok(over(&visitor));
        }
    };
    if !is_unconfirmed {
        return Ok(confirmed_page(&visitor));
    }
    let button = vec![Button::primary(visitor.text("apply-confirm-button"))];
    let blocks = [
        Block::Lead(visitor.text("apply-confirm-lead")),
        Block::Text(format!("{} · {}", application.name, application.country)),
        Block::Text(format!("{} <{}>", application.contact, application.email)),
        Block::Form(FormView::new("", Vec::new(), button)),
    ];
    Ok(StaffLayout::new(&visitor, visitor.texts.get("apply-confirm-title")).send(&blocks))
}

/// `POST /join/{token}`: confirms the address.
pub async fn confirm(visitor: Visitor, form: Form<()>) -> PageResult {
    form.read_fields(&visitor).await?;
    let (app, token, url) = (
        visitor.state.app.clone(),
        path_token(&visitor.request),
        visitor.state.letter_url(&visitor.request),
    );
    let done = block(move || Ok::<_, ServiceError>(applications::confirm(&app, &token, &url))).await;
    match done.map_err(|problem| visitor.refuse(&problem))? {
        Ok(()) => Ok(confirmed_page(&visitor)),
        Err(ApplicationError::Fault(fault)) => Err(visitor.refuse(&fault.into())),
        Err(ApplicationError::Full) => Ok(full_page(&visitor)),
        Err(
            ApplicationError::InvalidLink
            | ApplicationError::Invalid(_)
            | ApplicationError::NoSuch
            | ApplicationError::Exists,
        ) => Ok(over(&visitor)),
    }
}

fn path_token(request: &HttpRequest) -> String {
    request.match_info().get("token").unwrap_or_default().to_owned()
}

fn confirmed_page(visitor: &Visitor) -> HttpResponse {
    let blocks = [Block::Lead(visitor.text("apply-confirmed"))];
    StaffLayout::new(visitor, visitor.texts.get("apply-confirm-title")).send(&blocks)
}

fn over(visitor: &Visitor) -> HttpResponse {
    let blocks = [
        Block::Lead(visitor.text("apply-confirm-over")),
        Block::Links(vec![Link::button("/join", visitor.text("join-ask"))]),
    ];
    StaffLayout::new(visitor, visitor.texts.get("apply-confirm-title")).render_with_status(StatusCode::GONE, &blocks)
}

fn ask(visitor: &Visitor, status: StatusCode, typed: &FormFields, wrong: &[&'static str]) -> HttpResponse {
    let mut blocks = Vec::new();
    if !wrong.is_empty() {
        let messages = wrong
            .iter()
            .map(|name| (format!("f-{name}"), visitor.text(&format!("bad-apply-{name}"))));
        blocks.push(Block::Errors(visitor.text("errors-title"), messages.collect()));
    }
    blocks.push(Block::Lead(visitor.text("join-city-lead")));
    let field = |name: &'static str| {
        let value = typed
            .get(name)
            .unwrap_or(if name == "timezone" { "Europe/Brussels" } else { "" });
        let label = visitor.text(&format!("apply-{name}"));
        let field = match name {
            "message" => Field::area(3, name, label, value),
            "email" => Field::input("email", name, label, value).with_autocomplete("email"),
            _line => Field::line(name, label, value),
        };
        let field = field.with_hint(visitor.text(&format!("apply-{name}-hint")));
        if matches!(name, "lau" | "message") {
            field
        } else {
            field.required()
        }
    };
    let fields = FIELDS.map(field).into_iter().collect();
    blocks.push(Block::Form(FormView::new(
        "/join",
        fields,
        vec![Button::primary(visitor.text("join-send"))],
    )));
    StaffLayout::new(visitor, visitor.texts.get("join-city")).render_with_status(status, &blocks)
}

/// `GET /staff/applications`.
pub async fn list(access: InstallationAccess<AddCities>) -> PageResult {
    let InstallationAccess { user, .. } = access;
    show(&user, StatusCode::OK, Vec::new()).await
}

/// `POST /staff/applications`.
pub async fn decide(access: InstallationAccess<AddCities>, form: Form<ApplicationsAction>) -> PageResult {
    let InstallationAccess { user, .. } = access;
    let (action, fields) = form.read(&user).await?;
    let id = user.id(&fields, "application")?;
    // Approving a city invites its owner, hence the recent sign-in.
    user.require_recent_sign_in(&fields).await?;
    let url = user.state.letter_url(&user.request);
    let decided = user
        .attempt(move |app| match action {
            ApplicationsAction::Approve => applications::approve(app, id, &url),
            ApplicationsAction::Refuse => applications::refuse(app, id),
        })
        .await?;
    match decided {
        Ok(()) => Ok(see_other(match action {
            ApplicationsAction::Approve => "/staff/applications?done=approved",
            ApplicationsAction::Refuse => "/staff/applications?done=removed",
        })),
        Err(ApplicationError::Fault(fault)) => Err(user.refuse(&fault.into())),
        Err(refusal) => {
            let text_id = match refusal {
                ApplicationError::Exists => "name-taken",
                ApplicationError::Invalid(_)
                | ApplicationError::Full
                | ApplicationError::InvalidLink
                | ApplicationError::NoSuch
                | ApplicationError::Fault(_) => "application-gone",
            };
            show(&user, StatusCode::CONFLICT, vec![(String::new(), user.text(text_id))]).await
        }
    }
}

async fn show(user: &CurrentUser, status: StatusCode, errors: Vec<(String, String)>) -> PageResult {
    let applications = user.run(applications::list).await?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    if applications.is_empty() {
        blocks.push(Block::Lead(user.text("applications-none")));
        blocks.push(Block::Links(vec![Link::new("/join", user.text("join-ask"))]));
    }
    for one in &applications {
        let facts = format!(
            "{} · {} · {} · {} · {}",
            one.country,
            one.languages.join(", "),
            one.timezone,
            one.lau,
            user.day_of(one.created_at)
        );
        let mut inner = vec![
            Block::Quiet(facts),
            Block::Text(format!("{} <{}>", one.contact, one.email)),
            Block::Text(one.message.clone()),
        ];
        if one.state == State::Open {
            let buttons = vec![
                Button::named("do", "approve", user.text("application-approve"), Tone::Primary),
                Button::named("do", "refuse", user.text("application-refuse"), Tone::Danger),
            ];
            inner.push(Block::Form(FormView::new(
                "",
                vec![Field::hidden("application", one.id.to_string())],
                buttons,
            )));
        } else {
            let state = if one.state == State::Approved {
                "application-approved"
            } else {
                "application-refused"
            };
            inner.push(Block::Quiet(user.text(state)));
        }
        blocks.push(Block::Card(one.name.clone(), inner));
    }
    Ok(StaffLayout::of_installation(user, user.texts.get("applications-title")).render_with_status(status, &blocks))
}
