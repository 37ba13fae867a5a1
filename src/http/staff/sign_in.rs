//! `/staff/sign-in`: password, second factor, and sign-out.

use super::cookies::{redirect_signed_in, redirect_with_session, session_token};
use super::current_user::IncompleteUser;
use super::forms::Form;
use super::redirect::return_path;
use super::visitor::Visitor;
use crate::http::web::page_error::PageError;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};

use super::components::{Block, Button, Field, FormView, Link, Tone};
use super::layout::StaffLayout;
use crate::app::ServiceError;
use crate::app::people::session;
use crate::app::people::session::SignInError;
use crate::http::state::block;
use crate::http::web::page_error::PageResult;
use crate::http::web::query::query;
use urbivox_core::i18n::Value;

/// `GET /staff/sign-in`.
pub async fn page(visitor: Visitor) -> HttpResponse {
    let next = query(&visitor.request).get("next").unwrap_or("/staff").to_owned();
    sign_in_page(&visitor, StatusCode::OK, "", &next, None)
}

/// `POST /staff/sign-in`.
pub async fn submit(visitor: Visitor, form: Form<()>) -> PageResult {
    let fields = form.read_only(&visitor, "sign-in").await?;
    let field = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let (email, password, next) = (field("email"), field("password"), field("next"));
    let (app, origin, typed) = (visitor.state.app.clone(), visitor.origin(), email.clone());
    let work = move || Ok::<_, ServiceError>(session::sign_in(&app, &typed, &password, &origin));
    let begun = visitor.gates.passwords.run(visitor.network, work).await;
    match begun.map_err(|problem| visitor.refuse(&problem))? {
        Ok(begun) if begun.needs_factor => {
            let next: String = form_urlencoded::byte_serialize(return_path(&next).as_bytes()).collect();
            Ok(redirect_with_session(
                &format!("/staff/sign-in/code?next={next}"),
                Some(&begun.token),
            ))
        }
        Ok(begun) => Ok(redirect_signed_in(return_path(&next), &begun)),
        Err(refusal) => {
            let wait = retry_after_seconds(&refusal);
            let (status, message) = refusal_message(&visitor, refusal)?;
            Ok(later(
                sign_in_page(&visitor, status, &email, &next, Some(message)),
                wait,
            ))
        }
    }
}

/// Seconds to wait, if the refusal asks for it.
fn retry_after_seconds(refusal: &SignInError) -> Option<i64> {
    match refusal {
        SignInError::Throttled(seconds) => Some(*seconds),
        SignInError::WrongCredentials | SignInError::WrongCode | SignInError::SessionEnded | SignInError::Fault(_) => {
            None
        }
    }
}

/// Adds `Retry-After` to the response.
fn later(mut answer: HttpResponse, wait: Option<i64>) -> HttpResponse {
    if let Some(seconds) = wait {
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
}

/// Status and message of a failed sign-in.
pub(super) fn refusal_message(visitor: &Visitor, refusal: SignInError) -> Result<(StatusCode, String), PageError> {
    match refusal {
        SignInError::WrongCredentials => Ok((StatusCode::UNAUTHORIZED, visitor.text("sign-in-wrong"))),
        SignInError::WrongCode => Ok((StatusCode::UNAUTHORIZED, visitor.text("code-wrong"))),
        SignInError::SessionEnded => Ok((StatusCode::UNAUTHORIZED, visitor.text("sign-in-over"))),
        SignInError::Throttled(seconds) => {
            let minutes = (seconds + 59) / 60;
            let message = visitor
                .texts
                .with("sign-in-wait", &[("minutes", Value::Number(minutes))]);
            Ok((StatusCode::TOO_MANY_REQUESTS, message))
        }
        SignInError::Fault(fault) => Err(visitor.refuse(&fault.into())),
    }
}

fn sign_in_page(visitor: &Visitor, status: StatusCode, email: &str, next: &str, wrong: Option<String>) -> HttpResponse {
    let mut blocks = Vec::new();
    if let Some(wrong) = wrong {
        let at = vec![("f-email".to_owned(), wrong)];
        blocks.push(Block::Errors(visitor.text("errors-title"), at));
    }
    if !stores_secure_cookie(visitor) {
        blocks.push(Block::Notice(Tone::Danger, visitor.text("sign-in-unsafe")));
    }
    blocks.push(Block::Form(FormView::new(
        "/staff/sign-in",
        vec![
            Field::input("email", "email", visitor.text("email"), email)
                .with_autocomplete("username")
                .required(),
            Field::input("password", "password", visitor.text("password"), "")
                .with_autocomplete("current-password")
                .required(),
            Field::hidden("next", return_path(next)),
        ],
        vec![Button::primary(visitor.text("sign-in"))],
    )));
    blocks.push(Block::Links(vec![
        Link::new("/staff/forgot", visitor.text("forgot")),
        Link::new("/staff/sign-on", visitor.text("sign-on-other")),
        Link::new("/join", visitor.text("join-ask")),
    ]));
    StaffLayout::new(visitor, visitor.texts.get("sign-in")).render_with_status(status, &blocks)
}

/// Whether the browser will store a `Secure` cookie: over HTTPS, or on localhost.
fn stores_secure_cookie(visitor: &Visitor) -> bool {
    let url = visitor.state.letter_url(&visitor.request);
    let host = url.split("://").nth(1).unwrap_or_default();
    url.starts_with("https://")
        || ["localhost", "127.0.0.1", "[::1]"]
            .iter()
            .any(|own| host == *own || host.starts_with(&format!("{own}:")))
}

/// `GET /staff/sign-in/code`.
pub async fn code_page(visitor: Visitor) -> HttpResponse {
    let next = query(&visitor.request).get("next").unwrap_or("/staff").to_owned();
    ask_code(&visitor, StatusCode::OK, &next, None)
}

/// `POST /staff/sign-in/code`.
pub async fn submit_code(visitor: Visitor, form: Form<()>) -> PageResult {
    let fields = form.read_only(&visitor, "sign-in").await?;
    let field = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let (code, next) = (field("code"), field("next"));
    let (app, origin) = (visitor.state.app.clone(), visitor.origin());
    let token = session_token(&visitor.request).unwrap_or_default();
    let shown = block(move || Ok::<_, ServiceError>(session::verify_second_factor(&app, &token, &code, &origin))).await;
    match shown.map_err(|problem| visitor.refuse(&problem))? {
        Ok(begun) => Ok(redirect_signed_in(return_path(&next), &begun)),
        Err(refusal) => {
            let wait = retry_after_seconds(&refusal);
            let (status, message) = refusal_message(&visitor, refusal)?;
            Ok(later(ask_code(&visitor, status, &next, Some(message)), wait))
        }
    }
}

fn ask_code(visitor: &Visitor, status: StatusCode, next: &str, wrong: Option<String>) -> HttpResponse {
    let mut blocks = Vec::new();
    if let Some(wrong) = wrong {
        let at = vec![("f-code".to_owned(), wrong)];
        blocks.push(Block::Errors(visitor.text("errors-title"), at));
    }
    blocks.push(Block::Form(FormView::new(
        "/staff/sign-in/code",
        vec![
            Field::line("code", visitor.text("code"), "")
                .with_hint(visitor.text("code-hint"))
                .with_autocomplete("one-time-code")
                .required(),
            Field::hidden("next", return_path(next)),
        ],
        vec![Button::primary(visitor.text("sign-in"))],
    )));
    blocks.push(Block::Links(vec![Link::new(
        "/staff/sign-in",
        visitor.text("sign-in-again"),
    )]));
    StaffLayout::new(visitor, visitor.texts.get("code-title")).render_with_status(status, &blocks)
}

/// `POST /staff/sign-out`.
pub async fn sign_out(IncompleteUser(user): IncompleteUser, form: Form<()>) -> PageResult {
    form.read_only(&user, "sign-out").await?;
    let (person, here) = (user.session.person.id, user.session.id);
    user.run(move |app| session::end(app, person, here)).await?;
    Ok(redirect_with_session("/staff/sign-in?done=signed-out", None))
}
