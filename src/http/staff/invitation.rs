//! `/staff/join/{token}`: page that an invitation or a password reset links to. Only POST uses up the token.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::auth;
use super::auth::{PageResult, RefusedPage, Visitor, redirect_signed_in, redirect_with_session, see_other, sent};
use super::components::{Block, Button, Field, FormView, Link, counted};
use super::forms::FormReader;
use super::layout::StaffLayout;
use crate::app::ServiceError;
use crate::app::people::invitation;
use crate::app::people::invitation::{AccountDetails, Refusal, Ticket};
use crate::app::people::password::{PASSWORD_CHARS_MIN, WeakPassword};
use crate::app::people::password_reset;
use crate::app::people::session;
use crate::app::people::session::CurrentUser;
use crate::http::citizen::form_body::Form;
use crate::http::state::{HttpState, block};
use urbivox_core::i18n;
use urbivox_core::i18n::Value;

/// `GET /staff/join/{token}`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(try_page(&site, &request).await)
}

async fn try_page(site: &HttpState, request: &HttpRequest) -> PageResult {
    let visitor = Visitor::of(site, request);
    let ticket = find_ticket(site, &visitor, token_of(request)).await?;
    if is_for_account(&ticket) {
        let present = present(site, &visitor).await?;
        return Ok(accept_page(&visitor, &ticket, present.as_ref()));
    }
    let name = ticket.name.clone();
    Ok(ask(&visitor, StatusCode::OK, &ticket, &name, Vec::new()))
}

/// Whether this is an invitation for an existing account, which has to sign in to accept it.
fn is_for_account(ticket: &Ticket) -> bool {
    ticket.has_account && ticket.role.is_some()
}

/// Valid session of this browser, if any.
async fn present(site: &HttpState, visitor: &Visitor) -> Result<Option<CurrentUser>, RefusedPage> {
    let Some(token) = auth::session_token(&visitor.request) else {
        return Ok(None);
    };
    let app = site.app.clone();
    let present = block(move || session::authenticate(&app, &token)).await;
    present.map_err(|problem| visitor.refuse(&problem))
}

/// Whether the session belongs to the invited account.
fn is_invited(ticket: &Ticket, present: Option<&CurrentUser>) -> bool {
    present.is_some_and(|present| present.is_account_session() && present.person.email == ticket.email)
}

/// Path of the sign-in page that returns to this invitation.
fn sign_in_first(token: &str) -> String {
    let back = format!("/staff/join/{token}");
    let back: String = form_urlencoded::byte_serialize(back.as_bytes()).collect();
    format!("/staff/sign-in?next={back}")
}

fn accept_page(visitor: &Visitor, ticket: &Ticket, present: Option<&CurrentUser>) -> HttpResponse {
    let mut blocks = vec![role_lead(visitor, ticket), Block::Text(ticket.email.clone())];
    let is_invited = is_invited(ticket, present);
    if !is_invited {
        blocks.push(Block::Text(visitor.say("join-sign-in-first")));
    }
    let button = Button::main(visitor.say(if is_invited { "join-button" } else { "sign-in" }));
    blocks.push(Block::Form(FormView::new("", Vec::new(), vec![button])));
    StaffLayout::new(visitor, visitor.texts.get("join-title")).send(&blocks)
}

/// Lead paragraph: the role and city of the invitation, or the password reset.
fn role_lead(visitor: &Visitor, ticket: &Ticket) -> Block {
    let place = ticket.city.clone().unwrap_or_else(|| "Urbivox".to_owned());
    match ticket.role.as_deref() {
        Some(role) => {
            let role = role_name(visitor.texts, role);
            let values = [("city", Value::from(place)), ("role", Value::from(role))];
            Block::Lead(visitor.texts.with("join-lead", &values))
        }
        None => Block::Lead(visitor.say("reset-lead")),
    }
}

/// `POST /staff/join/{token}`.
pub async fn accept(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_accept(&site, &request, form).await)
}

async fn try_accept(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let visitor = Visitor::of(site, request);
    let fields = visitor.read(form).await?;
    visitor.only_action(&fields, "join")?;
    let token = token_of(request);
    let ticket = find_ticket(site, &visitor, token.clone()).await?;
    if is_for_account(&ticket) {
        return join(site, &visitor, &ticket, token).await;
    }
    let mut reader = FormReader::new(&visitor, &fields);
    // The form for an existing account has no language.
    let language = match fields.has("language") {
        true => reader.language("language"),
        false => Some(visitor.texts.language().to_owned()),
    };
    let Some(language) = language else {
        let (name, wrong) = (reader.text("name"), reader.wrong());
        return Ok(ask(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &ticket, name, wrong));
    };
    let choice = AccountDetails {
        name: fields.get("name").unwrap_or_default().to_owned(),
        password: fields.get("password").unwrap_or_default().to_owned(),
        language,
    };
    let name = choice.name.clone();
    let (app, origin) = (site.app.clone(), visitor.origin(site));
    let work = move || Ok::<_, ServiceError>(invitation::accept(&app, &token, &choice, &origin));
    let accepted = visitor.gates.passwords.run(visitor.network, work).await;
    match accepted.map_err(|problem| visitor.refuse(&problem))? {
        Ok(begun) if begun.needs_factor => Ok(redirect_with_session(
            "/staff/sign-in/code?next=/staff",
            Some(&begun.token),
        )),
        Ok(begun) => Ok(redirect_signed_in("/staff?done=joined", &begun)),
        Err(Refusal::Fault(fault)) => Err(visitor.refuse(&fault.into())),
        Err(Refusal::TicketInvalid) => Err(over(&visitor)),
        Err(Refusal::SignInFirst) => Ok(see_other(&sign_in_first(&token_of(request)))),
        Err(refusal) => {
            let (at, told) = told(&visitor, &refusal);
            let errors = vec![(at.to_owned(), told)];
            Ok(ask(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &ticket, &name, errors))
        }
    }
}

/// Accepts an invitation for the signed-in account, or redirects to the sign-in page.
async fn join(site: &HttpState, visitor: &Visitor, ticket: &Ticket, token: String) -> PageResult {
    let present = present(site, visitor).await?;
    let Some(present) = present.filter(|present| is_invited(ticket, Some(present))) else {
        return Ok(see_other(&sign_in_first(&token)));
    };
    let (app, shown) = (site.app.clone(), token.clone());
    let joined = block(move || Ok::<_, ServiceError>(invitation::join(&app, &shown, &present))).await;
    match joined.map_err(|problem| visitor.refuse(&problem))? {
        Ok(()) => Ok(see_other("/staff?done=joined")),
        Err(Refusal::Fault(fault)) => Err(visitor.refuse(&fault.into())),
        Err(Refusal::SignInFirst) => Ok(see_other(&sign_in_first(&token))),
        Err(_over) => Err(over(visitor)),
    }
}

fn token_of(request: &HttpRequest) -> String {
    request.match_info().get("token").unwrap_or_default().to_owned()
}

async fn find_ticket(site: &HttpState, visitor: &Visitor, token: String) -> Result<Ticket, RefusedPage> {
    let app = site.app.clone();
    let work = move || Ok::<_, ServiceError>(invitation::find_ticket(&app, &token));
    let looked = visitor.gates.look_ups.run(visitor.network, work).await;
    match looked.map_err(|problem| visitor.refuse(&problem))? {
        Ok(ticket) => Ok(ticket),
        Err(Refusal::Fault(fault)) => Err(visitor.refuse(&fault.into())),
        Err(_over) => Err(over(visitor)),
    }
}

fn over(visitor: &Visitor) -> RefusedPage {
    let blocks = vec![
        Block::Lead(visitor.say("ticket-over")),
        Block::Links(vec![
            Link::button("/staff/sign-in", visitor.say("sign-in")),
            Link::new("/staff/forgot", visitor.say("forgot")),
        ]),
    ];
    let desk = StaffLayout::new(visitor, visitor.texts.get("ticket-over-title"));
    desk.render_with_status(StatusCode::GONE, &blocks).into()
}

/// Id of the field that a refusal is about, and its message.
fn told(visitor: &Visitor, refusal: &Refusal) -> (&'static str, String) {
    match refusal {
        Refusal::Weak(weak) => ("f-password", weak_text(visitor, *weak)),
        Refusal::BadName => ("f-name", visitor.say("bad-name")),
        Refusal::BadEmail => ("f-email", visitor.say("bad-email")),
        Refusal::NoSuchCity
        | Refusal::WrongRole(_)
        | Refusal::TicketInvalid
        | Refusal::SignInFirst
        | Refusal::Fault(_) => ("", visitor.say("ticket-over")),
    }
}

/// Message for a weak password.
pub(super) fn weak_text(visitor: &Visitor, weak: WeakPassword) -> String {
    let id = format!("password-{}", weak.name());
    visitor.texts.with(&id, &[("min", counted(PASSWORD_CHARS_MIN))])
}

fn ask(
    visitor: &Visitor,
    status: StatusCode,
    ticket: &Ticket,
    name: &str,
    errors: Vec<(String, String)>,
) -> HttpResponse {
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(visitor.say("errors-title"), errors));
    }
    let is_invitation = ticket.role.is_some();
    blocks.push(role_lead(visitor, ticket));
    blocks.push(Block::Text(ticket.email.clone()));
    let mut fields = vec![
        Field::line("name", visitor.say("name"), name)
            .with_autocomplete("name")
            .required(),
        Field::input("password", "password", visitor.say("password-new"), "")
            .with_hint(
                visitor
                    .texts
                    .with("password-hint", &[("min", counted(PASSWORD_CHARS_MIN))]),
            )
            .with_autocomplete("new-password")
            .required(),
    ];
    if is_invitation {
        let languages = super::account::languages();
        fields.push(Field::select(
            "language",
            visitor.say("language"),
            visitor.texts.language(),
            languages,
        ));
    }
    let button = if is_invitation { "join-button" } else { "reset-button" };
    blocks.push(Block::Form(FormView::new(
        "",
        fields,
        vec![Button::main(visitor.say(button))],
    )));
    let title = if is_invitation { "join-title" } else { "reset-title" };
    StaffLayout::new(visitor, visitor.texts.get(title)).render_with_status(status, &blocks)
}

/// `GET /staff/forgot`.
pub async fn forgot(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    let visitor = Visitor::of(&site, &request);
    let blocks = [
        Block::Lead(visitor.say("forgot-lead")),
        Block::Form(FormView::new(
            "/staff/forgot",
            vec![
                Field::input("email", "email", visitor.say("email"), "")
                    .with_autocomplete("username")
                    .required(),
            ],
            vec![Button::main(visitor.say("forgot-button"))],
        )),
    ];
    StaffLayout::new(&visitor, visitor.texts.get("forgot")).send(&blocks)
}

/// `POST /staff/forgot`: the same response for known and unknown addresses (no user enumeration).
pub async fn send_reset(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_reset(&site, &request, form).await)
}

async fn try_reset(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let visitor = Visitor::of(site, request);
    let fields = visitor.read(form).await?;
    visitor.only_action(&fields, "reset")?;
    let email = fields.get("email").unwrap_or_default().to_owned();
    let (app, url) = (site.app.clone(), site.letter_url(request));
    let work = move || password_reset::ask(&app, &email, &url);
    let asked = visitor.gates.public_writes.run(visitor.network, work).await;
    asked.map_err(|problem| visitor.refuse(&problem))?;
    Ok(see_other("/staff/sign-in?done=letter"))
}

/// Localized name of a role.
pub(super) fn role_name(texts: &i18n::Texts, role: &str) -> String {
    texts.get(&format!("role-{role}")).into_owned()
}
