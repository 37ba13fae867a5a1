//! `/staff/join/{token}`: page that an invitation or a password reset links to. Only POST uses up the token.

use super::cookies::session_token;
use super::cookies::{redirect_signed_in, redirect_with_session};
use super::forms::Form;
use super::redirect::see_other;
use super::visitor::Visitor;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};

use super::account_fields::{languages, weak_password_message};
use super::components::{Block, Button, Field, FormView, Link, counted};
use super::forms::FormReader;
use super::layout::StaffLayout;
use crate::app::ServiceError;
use crate::app::people::invitation;
use crate::app::people::invitation::{AccountDetails, InvitationError, Ticket};
use crate::app::people::password::PASSWORD_CHARS_MIN;
use crate::app::people::password_reset;
use crate::app::people::session::Session;
use crate::http::state::block;
use crate::http::web::page_error::{PageError, PageResult};
use urbivox_core::i18n;
use urbivox_core::i18n::Value;

/// `GET /staff/join/{token}`.
pub async fn page(visitor: Visitor) -> PageResult {
    let ticket = find_ticket(&visitor, token_of(&visitor.request)).await?;
    if is_for_account(&ticket) {
        let session = current_session(&visitor).await?;
        return Ok(accept_page(&visitor, &ticket, session.as_ref()));
    }
    let name = ticket.name.clone();
    Ok(ask(&visitor, StatusCode::OK, &ticket, &name, Vec::new()))
}

/// Whether this is an invitation for an existing account, which has to sign in to accept it.
fn is_for_account(ticket: &Ticket) -> bool {
    ticket.has_account && ticket.role.is_some()
}

/// Valid session of this browser, if any.
async fn current_session(visitor: &Visitor) -> Result<Option<Session>, PageError> {
    match session_token(&visitor.request) {
        Some(token) => visitor.session(&token).await,
        None => Ok(None),
    }
}

/// Whether the session belongs to the invited account.
fn is_invited(ticket: &Ticket, session: Option<&Session>) -> bool {
    session.is_some_and(|session| session.is_account_session() && session.person.email == ticket.email)
}

/// Path of the sign-in page that returns to this invitation.
fn sign_in_first(token: &str) -> String {
    let back = format!("/staff/join/{token}");
    let back: String = form_urlencoded::byte_serialize(back.as_bytes()).collect();
    format!("/staff/sign-in?next={back}")
}

fn accept_page(visitor: &Visitor, ticket: &Ticket, session: Option<&Session>) -> HttpResponse {
    let mut blocks = vec![role_lead(visitor, ticket), Block::Text(ticket.email.clone())];
    let is_invited = is_invited(ticket, session);
    if !is_invited {
        blocks.push(Block::Text(visitor.text("join-sign-in-first")));
    }
    let button = Button::primary(visitor.text(if is_invited { "join-button" } else { "sign-in" }));
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
        None => Block::Lead(visitor.text("reset-lead")),
    }
}

/// `POST /staff/join/{token}`.
pub async fn accept(visitor: Visitor, form: Form<()>) -> PageResult {
    let fields = form.read_only(&visitor, "join").await?;
    let token = token_of(&visitor.request);
    let ticket = find_ticket(&visitor, token.clone()).await?;
    if is_for_account(&ticket) {
        return join(&visitor, &ticket, token).await;
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
    let (app, origin) = (visitor.state.app.clone(), visitor.origin());
    let work = move || Ok::<_, ServiceError>(invitation::accept(&app, &token, &choice, &origin));
    let accepted = visitor.gates.passwords.run(visitor.network, work).await;
    match accepted.map_err(|problem| visitor.refuse(&problem))? {
        Ok(begun) if begun.needs_factor => Ok(redirect_with_session(
            "/staff/sign-in/code?next=/staff",
            Some(&begun.token),
        )),
        Ok(begun) => Ok(redirect_signed_in("/staff?done=joined", &begun)),
        Err(InvitationError::Fault(fault)) => Err(visitor.refuse(&fault.into())),
        Err(InvitationError::TicketInvalid) => Err(over(&visitor)),
        Err(InvitationError::SignInFirst) => Ok(see_other(&sign_in_first(&token_of(&visitor.request)))),
        Err(refusal) => {
            let (at, message) = refusal_message(&visitor, &refusal);
            let errors = vec![(at.to_owned(), message)];
            Ok(ask(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &ticket, &name, errors))
        }
    }
}

/// Accepts an invitation for the signed-in account, or redirects to the sign-in page.
async fn join(visitor: &Visitor, ticket: &Ticket, token: String) -> PageResult {
    let session = current_session(visitor).await?;
    let Some(session) = session.filter(|session| is_invited(ticket, Some(session))) else {
        return Ok(see_other(&sign_in_first(&token)));
    };
    let (app, shown) = (visitor.state.app.clone(), token.clone());
    let joined = block(move || Ok::<_, ServiceError>(invitation::join(&app, &shown, &session))).await;
    match joined.map_err(|problem| visitor.refuse(&problem))? {
        Ok(()) => Ok(see_other("/staff?done=joined")),
        Err(InvitationError::Fault(fault)) => Err(visitor.refuse(&fault.into())),
        Err(InvitationError::SignInFirst) => Ok(see_other(&sign_in_first(&token))),
        Err(_over) => Err(over(visitor)),
    }
}

fn token_of(request: &HttpRequest) -> String {
    request.match_info().get("token").unwrap_or_default().to_owned()
}

async fn find_ticket(visitor: &Visitor, token: String) -> Result<Ticket, PageError> {
    let app = visitor.state.app.clone();
    let work = move || Ok::<_, ServiceError>(invitation::find_ticket(&app, &token));
    let looked = visitor.gates.look_ups.run(visitor.network, work).await;
    match looked.map_err(|problem| visitor.refuse(&problem))? {
        Ok(ticket) => Ok(ticket),
        Err(InvitationError::Fault(fault)) => Err(visitor.refuse(&fault.into())),
        Err(_over) => Err(over(visitor)),
    }
}

fn over(visitor: &Visitor) -> PageError {
    let blocks = vec![
        Block::Lead(visitor.text("ticket-over")),
        Block::Links(vec![
            Link::button("/staff/sign-in", visitor.text("sign-in")),
            Link::new("/staff/forgot", visitor.text("forgot")),
        ]),
    ];
    let layout = StaffLayout::new(visitor, visitor.texts.get("ticket-over-title"));
    layout.render_with_status(StatusCode::GONE, &blocks).into()
}

/// Id of the field that a refusal is about, and its message.
fn refusal_message(visitor: &Visitor, refusal: &InvitationError) -> (&'static str, String) {
    match refusal {
        InvitationError::Weak(weak) => ("f-password", weak_password_message(visitor, *weak)),
        InvitationError::BadName => ("f-name", visitor.text("bad-name")),
        InvitationError::BadEmail => ("f-email", visitor.text("bad-email")),
        InvitationError::NoSuchCity
        | InvitationError::WrongRole(_)
        | InvitationError::TicketInvalid
        | InvitationError::SignInFirst
        | InvitationError::Fault(_) => ("", visitor.text("ticket-over")),
    }
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
        blocks.push(Block::Errors(visitor.text("errors-title"), errors));
    }
    let is_invitation = ticket.role.is_some();
    blocks.push(role_lead(visitor, ticket));
    blocks.push(Block::Text(ticket.email.clone()));
    let mut fields = vec![
        Field::line("name", visitor.text("name"), name)
            .with_autocomplete("name")
            .required(),
        Field::input("password", "password", visitor.text("password-new"), "")
            .with_hint(
                visitor
                    .texts
                    .with("password-hint", &[("min", counted(PASSWORD_CHARS_MIN))]),
            )
            .with_autocomplete("new-password")
            .required(),
    ];
    if is_invitation {
        let languages = languages();
        fields.push(Field::select(
            "language",
            visitor.text("language"),
            visitor.texts.language(),
            languages,
        ));
    }
    let button = if is_invitation { "join-button" } else { "reset-button" };
    blocks.push(Block::Form(FormView::new(
        "",
        fields,
        vec![Button::primary(visitor.text(button))],
    )));
    let title = if is_invitation { "join-title" } else { "reset-title" };
    StaffLayout::new(visitor, visitor.texts.get(title)).render_with_status(status, &blocks)
}

/// `GET /staff/forgot`.
pub async fn forgot(visitor: Visitor) -> HttpResponse {
    let blocks = [
        Block::Lead(visitor.text("forgot-lead")),
        Block::Form(FormView::new(
            "/staff/forgot",
            vec![
                Field::input("email", "email", visitor.text("email"), "")
                    .with_autocomplete("username")
                    .required(),
            ],
            vec![Button::primary(visitor.text("forgot-button"))],
        )),
    ];
    StaffLayout::new(&visitor, visitor.texts.get("forgot")).send(&blocks)
}

/// `POST /staff/forgot`: the same response for known and unknown addresses (no user enumeration).
pub async fn send_reset(visitor: Visitor, form: Form<()>) -> PageResult {
    let fields = form.read_only(&visitor, "reset").await?;
    let email = fields.get("email").unwrap_or_default().to_owned();
    let (app, url) = (visitor.state.app.clone(), visitor.state.letter_url(&visitor.request));
    let work = move || password_reset::ask(&app, &email, &url);
    let queued = visitor.gates.public_writes.run(visitor.network, work).await;
    queued.map_err(|problem| visitor.refuse(&problem))?;
    Ok(see_other("/staff/sign-in?done=letter"))
}

/// Localized name of a role.
pub(super) fn role_name(texts: &i18n::Texts, role: &str) -> String {
    texts.get(&format!("role-{role}")).into_owned()
}
