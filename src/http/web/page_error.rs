//! Page that a handler returns instead of its own: an error page or a redirect.

use std::fmt;

use actix_web::HttpResponse;
use actix_web::error::InternalError;

/// Page in place of the requested one: an error page, or a redirect to another page. It is a response, so a handler can
/// return it with `?`. Boxed, to keep `Result` small.
pub struct PageError(Box<HttpResponse>);

/// Result of a page handler.
pub type PageResult = Result<HttpResponse, PageError>;

impl From<HttpResponse> for PageError {
    fn from(response: HttpResponse) -> PageError {
        PageError(Box::new(response))
    }
}

impl From<PageError> for HttpResponse {
    fn from(error: PageError) -> HttpResponse {
        *error.0
    }
}

impl From<PageError> for actix_web::Error {
    fn from(error: PageError) -> actix_web::Error {
        let cause = format!("page with status {}", error.0.status());
        InternalError::from_response(cause, *error.0).into()
    }
}

impl fmt::Debug for PageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PageError({})", self.0.status())
    }
}
