//! `/staff/sign-in`: password, second factor, and sign-out.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, web};

use super::auth::{PageResult, Visitor, redirect_signed_in, redirect_with_session, return_path, sent, session_token};
use super::components::{Block, Button, Field, FormView, Link, Tone};
use super::layout::StaffLayout;
use crate::app::ServiceError;
use crate::app::people::session;
use crate::app::people::session::Refusal;
use crate::http::citizen::form_body::Form;
use crate::http::citizen::survey_request::query;
use crate::http::state::{HttpState, block};
use urbivox_core::i18n::Value;

/// `GET /staff/sign-in`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    let visitor = Visitor::of(&site, &request);
    let next = query(&request).get("next").unwrap_or("/staff").to_owned();
    sign_in_page(&site, &visitor, StatusCode::OK, "", &next, None)
}

/// `POST /staff/sign-in`.
pub async fn submit(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_submit(&site, &request, form).await)
}

async fn try_submit(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let visitor = Visitor::of(site, request);
    let fields = visitor.read(form).await?;
    visitor.only_action(&fields, "sign-in")?;
    let field = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let (email, password, next) = (field("email"), field("password"), field("next"));
    let (app, origin, typed) = (site.app.clone(), visitor.origin(site), email.clone());
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
            let (status, told) = refusal_message(&visitor, refusal)?;
            Ok(later(
                sign_in_page(site, &visitor, status, &email, &next, Some(told)),
                wait,
            ))
        }
    }
}

/// Seconds to wait, if the refusal asks for it.
fn retry_after_seconds(refusal: &Refusal) -> Option<i64> {
    match refusal {
        Refusal::Throttled(seconds) => Some(*seconds),
        Refusal::WrongCredentials | Refusal::WrongCode | Refusal::SessionEnded | Refusal::Fault(_) => None,
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
pub(super) fn refusal_message(
    visitor: &Visitor,
    refusal: Refusal,
) -> Result<(StatusCode, String), super::auth::RefusedPage> {
    match refusal {
        Refusal::WrongCredentials => Ok((StatusCode::UNAUTHORIZED, visitor.say("sign-in-wrong"))),
        Refusal::WrongCode => Ok((StatusCode::UNAUTHORIZED, visitor.say("code-wrong"))),
        Refusal::SessionEnded => Ok((StatusCode::UNAUTHORIZED, visitor.say("sign-in-over"))),
        Refusal::Throttled(seconds) => {
            let minutes = (seconds + 59) / 60;
            let told = visitor
                .texts
                .with("sign-in-wait", &[("minutes", Value::Number(minutes))]);
            Ok((StatusCode::TOO_MANY_REQUESTS, told))
        }
        Refusal::Fault(fault) => Err(visitor.refuse(&fault.into())),
    }
}

fn sign_in_page(
    site: &HttpState,
    visitor: &Visitor,
    status: StatusCode,
    email: &str,
    next: &str,
    wrong: Option<String>,
) -> HttpResponse {
    let mut blocks = Vec::new();
    if let Some(wrong) = wrong {
        let at = vec![("f-email".to_owned(), wrong)];
        blocks.push(Block::Errors(visitor.say("errors-title"), at));
    }
    if !stores_secure_cookie(site, visitor) {
        blocks.push(Block::Notice(Tone::Danger, visitor.say("sign-in-unsafe")));
    }
    blocks.push(Block::Form(FormView::new(
        "/staff/sign-in",
        vec![
            Field::input("email", "email", visitor.say("email"), email)
                .with_autocomplete("username")
                .required(),
            Field::input("password", "password", visitor.say("password"), "")
                .with_autocomplete("current-password")
                .required(),
            Field::hidden("next", return_path(next)),
        ],
        vec![Button::main(visitor.say("sign-in"))],
    )));
    blocks.push(Block::Links(vec![
        Link::new("/staff/forgot", visitor.say("forgot")),
        Link::new("/staff/sign-on", visitor.say("sign-on-other")),
        Link::new("/join", visitor.say("join-ask")),
    ]));
    StaffLayout::new(visitor, visitor.texts.get("sign-in")).render_with_status(status, &blocks)
}

/// Whether the browser will store a `Secure` cookie: over HTTPS, or on localhost.
fn stores_secure_cookie(site: &HttpState, visitor: &Visitor) -> bool {
    let url = site.letter_url(&visitor.request);
    let host = url.split("://").nth(1).unwrap_or_default();
    url.starts_with("https://")
        || ["localhost", "127.0.0.1", "[::1]"]
            .iter()
            .any(|own| host == *own || host.starts_with(&format!("{own}:")))
}

/// `GET /staff/sign-in/code`.
pub async fn code_page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    let visitor = Visitor::of(&site, &request);
    let next = query(&request).get("next").unwrap_or("/staff").to_owned();
    ask_code(&visitor, StatusCode::OK, &next, None)
}

/// `POST /staff/sign-in/code`.
pub async fn submit_code(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_code(&site, &request, form).await)
}

async fn try_code(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let visitor = Visitor::of(site, request);
    let fields = visitor.read(form).await?;
    visitor.only_action(&fields, "sign-in")?;
    let field = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let (code, next) = (field("code"), field("next"));
    let (app, origin) = (site.app.clone(), visitor.origin(site));
    let token = session_token(request).unwrap_or_default();
    let shown = block(move || Ok::<_, ServiceError>(session::verify_second_factor(&app, &token, &code, &origin))).await;
    match shown.map_err(|problem| visitor.refuse(&problem))? {
        Ok(begun) => Ok(redirect_signed_in(return_path(&next), &begun)),
        Err(refusal) => {
            let wait = retry_after_seconds(&refusal);
            let (status, told) = refusal_message(&visitor, refusal)?;
            Ok(later(ask_code(&visitor, status, &next, Some(told)), wait))
        }
    }
}

fn ask_code(visitor: &Visitor, status: StatusCode, next: &str, wrong: Option<String>) -> HttpResponse {
    let mut blocks = Vec::new();
    if let Some(wrong) = wrong {
        let at = vec![("f-code".to_owned(), wrong)];
        blocks.push(Block::Errors(visitor.say("errors-title"), at));
    }
    blocks.push(Block::Form(FormView::new(
        "/staff/sign-in/code",
        vec![
            Field::line("code", visitor.say("code"), "")
                .with_hint(visitor.say("code-hint"))
                .with_autocomplete("one-time-code")
                .required(),
            Field::hidden("next", return_path(next)),
        ],
        vec![Button::main(visitor.say("sign-in"))],
    )));
    blocks.push(Block::Links(vec![Link::new(
        "/staff/sign-in",
        visitor.say("sign-in-again"),
    )]));
    StaffLayout::new(visitor, visitor.texts.get("code-title")).render_with_status(status, &blocks)
}

/// `POST /staff/sign-out`.
pub async fn sign_out(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_sign_out(&site, &request, form).await)
}

async fn try_sign_out(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let staff = super::auth::Staff::signed_in(site, request).await?;
    let fields = staff.read(form).await?;
    staff.only_action(&fields, "sign-out")?;
    let (person, here) = (staff.present.person.id, staff.present.session);
    staff.run(move |app| session::end(app, person, here)).await?;
    Ok(redirect_with_session("/staff/sign-in?done=signed-out", None))
}
