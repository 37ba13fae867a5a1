//! Cookies of the staff pages: session, pre-session and known device.

use actix_web::HttpRequest;
use actix_web::HttpResponse;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use super::redirect::see_other;
use crate::app::people::device::DEVICE_DAYS;
use crate::app::people::session::NewSession;

/// Session cookie; `__Host-` forces Secure, Path=/ and no Domain (RFC 6265bis).
const SESSION_COOKIE: &str = "__Host-urbivox";
/// Pre-session cookie: binds the CSRF token of the sign-in form to the browser that requested it. The name
/// `door` is older than the term pre-session; it stays, because browsers hold cookies of that name.
const PRE_SESSION_COOKIE: &str = "__Host-urbivox-door";
/// Known-device cookie: login failures of a known device are counted apart from those of others. It grants no access.
const DEVICE_COOKIE: &str = "__Host-urbivox-device";
/// Characters of the device cookie that are read. Protects the server: each entry costs a MAC.
const DEVICE_CHARS_MAX: usize = 600;
/// Bytes of a session token or a pre-session value.
const TOKEN_BYTES: std::ops::RangeInclusive<usize> = 20..=100;

/// Returns the session token; `None` unless it has 20 to 100 bytes.
pub fn session_token(request: &HttpRequest) -> Option<String> {
    token(request, SESSION_COOKIE)
}

/// Returns the value of the pre-session cookie; `None` unless it has 20 to 100 bytes.
pub fn pre_session(request: &HttpRequest) -> Option<String> {
    token(request, PRE_SESSION_COOKIE)
}

/// Returns the value of the known-device cookie; empty if it is absent or too long.
pub fn known_device(request: &HttpRequest) -> String {
    let device = request.cookie(DEVICE_COOKIE).map(|cookie| cookie.value().to_owned());
    device
        .filter(|value| value.len() <= DEVICE_CHARS_MAX)
        .unwrap_or_default()
}

fn token(request: &HttpRequest, name: &str) -> Option<String> {
    let cookie = request.cookie(name)?;
    let fits = TOKEN_BYTES.contains(&cookie.value().len());
    fits.then(|| cookie.value().to_owned())
}

/// Sets the pre-session cookie.
pub(super) fn set_pre_session(response: &mut HttpResponse, value: &str) {
    add(response, cookie(PRE_SESSION_COOKIE, value.to_owned()));
}

/// Redirects with a session cookie, or clears the cookie if there is no token.
pub fn redirect_with_session(to: &str, token: Option<&str>) -> HttpResponse {
    let mut response = see_other(to);
    match token {
        Some(token) => add(&mut response, cookie(SESSION_COOKIE, token.to_owned())),
        None => {
            let mut removed = cookie(SESSION_COOKIE, String::new());
            removed.set_max_age(Duration::ZERO);
            add(&mut response, removed);
        }
    }
    response
}

/// Redirects with a new session, and marks the browser as a known device.
pub fn redirect_signed_in(to: &str, session: &NewSession) -> HttpResponse {
    let mut response = redirect_with_session(to, Some(&session.token));
    if let Some(device) = &session.device {
        let mut known = cookie(DEVICE_COOKIE, device.clone());
        known.set_same_site(SameSite::Strict);
        known.set_max_age(Duration::days(DEVICE_DAYS));
        add(&mut response, known);
    }
    response
}

fn cookie(name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Lax)
        .finish()
}

fn add(response: &mut HttpResponse, cookie: Cookie<'static>) {
    if let Err(cause) = response.add_cookie(&cookie) {
        tracing::warn!(%cause, "a cookie could not be set");
    }
}
