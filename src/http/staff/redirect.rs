//! Redirects of the staff pages.

use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse};

use crate::http::web::page_error::PageError;

/// Redirects with 303 after a form, so that a reload does not submit it again.
pub fn see_other(to: &str) -> HttpResponse {
    let mut response = HttpResponse::SeeOther();
    response.insert_header((LOCATION, to)).finish()
}

/// Returns a path of the staff pages other than sign-in and sign-on, or else `/staff`: prevents open redirects.
pub fn return_path(text: &str) -> &str {
    let is_ours = text.starts_with("/staff") && !text.contains(['\\', '\r', '\n']) && !text.starts_with("/staff/sign");
    if is_ours { text } else { "/staff" }
}

/// Redirects to the sign-in page, which returns to the requested page; after a form, to `/staff`.
pub(super) fn to_sign_in(request: &HttpRequest) -> PageError {
    let requested = request.uri().path_and_query().map_or("/staff", |path| path.as_str());
    let next = if request.method().is_safe() {
        requested
    } else {
        "/staff"
    };
    let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
    see_other(&format!("/staff/sign-in?next={next}")).into()
}
