//! `/join`: a city applies; `/join/{token}`: it confirms its address; `/staff/applications`: an administrator decides.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, web};

use super::auth::{PageResult, Staff, Visitor, see_other, sent};
use super::components::{Block, Button, Field, FormView, Link, Tone};
use super::forms::FormAction;
use super::layout::StaffLayout;
use crate::app::ServiceError;
use crate::app::access::Permission;
use crate::app::applications;
use crate::app::applications::{Application, Refusal};
use crate::http::citizen::form_body::Form;
use crate::http::citizen::survey_request::query;
use crate::http::state::{HttpState, block};
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::slug::Slug;

/// Actions of the application forms.
#[derive(Clone, Copy)]
enum ApplicationsAction {
    Approve,
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
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    let visitor = Visitor::of(&site, &request);
    if query(&request).get("done") == Some("asked") {
        return StaffLayout::new(&visitor, visitor.texts.get("join-city")).send(&[]);
    }
    ask(&visitor, StatusCode::OK, &FormFields::default(), &[])
}

/// `POST /join`.
pub async fn send(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_send(&site, &request, form).await)
}

async fn try_send(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let visitor = Visitor::of(site, request);
    let fields = visitor.read(form).await?;
    visitor.only_action(&fields, "apply")?;
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
        is_open: true,
        is_approved: false,
        created_at: site.app.clock.now(),
    };
    let (app, url, language) = (site.app.clone(), site.letter_url(request), visitor.texts.language());
    let work = move || Ok::<_, ServiceError>(applications::apply(&app, &application, &url, language));
    let done = visitor.gates.public_writes.run(visitor.network, work).await;
    match done.map_err(|problem| visitor.refuse(&problem))? {
        Ok(()) => Ok(see_other("/join?done=asked")),
        Err(Refusal::Invalid(wrong)) => Ok(ask(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &fields, &wrong)),
        Err(Refusal::Fault(fault)) => Err(visitor.refuse(&fault.into())),
        Err(Refusal::Full | Refusal::InvalidLink | Refusal::NoSuch | Refusal::Exists) => Ok(full_page(&visitor)),
    }
}

fn full_page(visitor: &Visitor) -> HttpResponse {
    let blocks = [Block::Lead(visitor.say("join-full"))];
    let desk = StaffLayout::new(visitor, visitor.texts.get("join-city"));
    let mut answer = desk.render_with_status(StatusCode::TOO_MANY_REQUESTS, &blocks);
    let wait = HeaderValue::from_static(FULL_SECONDS);
    answer.headers_mut().insert(RETRY_AFTER, wait);
    answer
}

/// `GET /join/{token}`: the page that the link in the e-mail opens. It confirms nothing.
pub async fn confirm_page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(try_confirm_page(&site, &request).await)
}

async fn try_confirm_page(site: &HttpState, request: &HttpRequest) -> PageResult {
    let visitor = Visitor::of(site, request);
    let (app, token) = (site.app.clone(), path_token(request));
    let looked = block(move || Ok::<_, ServiceError>(applications::find_by_token(&app, &token))).await;
    let (application, is_unconfirmed) = match looked.map_err(|problem| visitor.refuse(&problem))? {
        Ok(looked) => looked,
        Err(Refusal::Fault(fault)) => return Err(visitor.refuse(&fault.into())),
        Err(Refusal::InvalidLink | Refusal::Invalid(_) | Refusal::Full | Refusal::NoSuch | Refusal::Exists) => {
            return Ok(over(&visitor));
        }
    };
    if !is_unconfirmed {
        return Ok(confirmed_page(&visitor));
    }
    let button = vec![Button::main(visitor.say("apply-confirm-button"))];
    let blocks = [
        Block::Lead(visitor.say("apply-confirm-lead")),
        Block::Text(format!("{} · {}", application.name, application.country)),
        Block::Text(format!("{} <{}>", application.contact, application.email)),
        Block::Form(FormView::new("", Vec::new(), button)),
    ];
    Ok(StaffLayout::new(&visitor, visitor.texts.get("apply-confirm-title")).send(&blocks))
}

/// `POST /join/{token}`: confirms the address.
pub async fn confirm(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_confirm(&site, &request, form).await)
}

async fn try_confirm(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let visitor = Visitor::of(site, request);
    visitor.read(form).await?;
    let (app, token, url) = (site.app.clone(), path_token(request), site.letter_url(request));
    let done = block(move || Ok::<_, ServiceError>(applications::confirm(&app, &token, &url))).await;
    match done.map_err(|problem| visitor.refuse(&problem))? {
        Ok(()) => Ok(confirmed_page(&visitor)),
        Err(Refusal::Fault(fault)) => Err(visitor.refuse(&fault.into())),
        Err(Refusal::Full) => Ok(full_page(&visitor)),
        Err(Refusal::InvalidLink | Refusal::Invalid(_) | Refusal::NoSuch | Refusal::Exists) => Ok(over(&visitor)),
    }
}

fn path_token(request: &HttpRequest) -> String {
    request.match_info().get("token").unwrap_or_default().to_owned()
}

fn confirmed_page(visitor: &Visitor) -> HttpResponse {
    let blocks = [Block::Lead(visitor.say("apply-confirmed"))];
    StaffLayout::new(visitor, visitor.texts.get("apply-confirm-title")).send(&blocks)
}

fn over(visitor: &Visitor) -> HttpResponse {
    let blocks = [
        Block::Lead(visitor.say("apply-confirm-over")),
        Block::Links(vec![Link::button("/join", visitor.say("join-ask"))]),
    ];
    StaffLayout::new(visitor, visitor.texts.get("apply-confirm-title")).render_with_status(StatusCode::GONE, &blocks)
}

fn ask(visitor: &Visitor, status: StatusCode, typed: &FormFields, wrong: &[&'static str]) -> HttpResponse {
    let mut blocks = Vec::new();
    if !wrong.is_empty() {
        let told = wrong
            .iter()
            .map(|name| (format!("f-{name}"), visitor.say(&format!("bad-apply-{name}"))));
        blocks.push(Block::Errors(visitor.say("errors-title"), told.collect()));
    }
    blocks.push(Block::Lead(visitor.say("join-city-lead")));
    let field = |name: &'static str| {
        let value = typed
            .get(name)
            .unwrap_or(if name == "timezone" { "Europe/Brussels" } else { "" });
        let label = visitor.say(&format!("apply-{name}"));
        let field = match name {
            "message" => Field::area(3, name, label, value),
            "email" => Field::input("email", name, label, value).with_autocomplete("email"),
            _line => Field::line(name, label, value),
        };
        let field = field.with_hint(visitor.say(&format!("apply-{name}-hint")));
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
        vec![Button::main(visitor.say("join-send"))],
    )));
    StaffLayout::new(visitor, visitor.texts.get("join-city")).render_with_status(status, &blocks)
}

/// `GET /staff/applications`.
pub async fn list(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            staff.require(Permission::AddCities, None)?;
            show(&staff, StatusCode::OK, Vec::new()).await
        }
        .await,
    )
}

/// `POST /staff/applications`.
pub async fn decide(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_decide(&site, &request, form).await)
}

async fn try_decide(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    staff.require(Permission::AddCities, None)?;
    let fields = staff.read(form).await?;
    let action = staff.action(&fields)?;
    let id = staff.id(&fields, "application")?;
    // Approving a city invites its owner, hence the recent sign-in.
    staff.require_recent_sign_in(site, &fields).await?;
    let url = site.letter_url(request);
    let decided = staff
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
        Err(Refusal::Fault(fault)) => Err(staff.refuse(&fault.into())),
        Err(refusal) => {
            let told = match refusal {
                Refusal::Exists => "name-taken",
                Refusal::Invalid(_) | Refusal::Full | Refusal::InvalidLink | Refusal::NoSuch | Refusal::Fault(_) => {
                    "application-gone"
                }
            };
            show(&staff, StatusCode::CONFLICT, vec![(String::new(), staff.say(told))]).await
        }
    }
}

async fn show(staff: &Staff, status: StatusCode, errors: Vec<(String, String)>) -> PageResult {
    let applications = staff.run(applications::list).await?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    if applications.is_empty() {
        blocks.push(Block::Lead(staff.say("applications-none")));
        blocks.push(Block::Links(vec![Link::new("/join", staff.say("join-ask"))]));
    }
    for one in &applications {
        let facts = format!(
            "{} · {} · {} · {} · {}",
            one.country,
            one.languages.join(", "),
            one.timezone,
            one.lau,
            one.created_at.strftime("%Y-%m-%d")
        );
        let mut inner = vec![
            Block::Quiet(facts),
            Block::Text(format!("{} <{}>", one.contact, one.email)),
            Block::Text(one.message.clone()),
        ];
        if one.is_open {
            let buttons = vec![
                Button::named("do", "approve", staff.say("application-approve"), Tone::Main),
                Button::named("do", "refuse", staff.say("application-refuse"), Tone::Danger),
            ];
            inner.push(Block::Form(FormView::new(
                "",
                vec![Field::hidden("application", one.id.to_string())],
                buttons,
            )));
        } else {
            let state = if one.is_approved {
                "application-approved"
            } else {
                "application-refused"
            };
            inner.push(Block::Quiet(staff.say(state)));
        }
        blocks.push(Block::Card(one.name.clone(), inner));
    }
    Ok(StaffLayout::of_installation(staff, staff.texts.get("applications-title")).render_with_status(status, &blocks))
}
