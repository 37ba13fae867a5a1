//! Error pages of the staff pages.

use actix_web::ResponseError;
use actix_web::http::StatusCode;

use super::components::{Block, Link};
use super::layout::StaffLayout;
use super::visitor::Visitor;
use crate::http::problem::Problem;
use crate::http::security_log;
use crate::http::web::page_error::PageError;
use urbivox_core::survey::answers::form_fields::FormFields;

impl Visitor {
    /// Error page for a problem, with its status and headers.
    pub fn refuse(&self, problem: &Problem) -> PageError {
        let status = problem.status_code();
        let (title, text) = match status {
            StatusCode::BAD_REQUEST => ("refused-unclear", "refused-unclear-text"),
            StatusCode::NOT_FOUND => ("refused-missing", "refused-missing-text"),
            StatusCode::FORBIDDEN => ("refused-forbidden", "refused-forbidden-text"),
            StatusCode::PAYLOAD_TOO_LARGE => ("refused-large", "refused-large-text"),
            StatusCode::TOO_MANY_REQUESTS => ("refused-often", "refused-often-text"),
            StatusCode::SERVICE_UNAVAILABLE => ("refused-away", "refused-away-text"),
            _other => ("refused-broken", "refused-broken-text"),
        };
        let blocks = [
            Block::Lead(self.text(text)),
            Block::Quiet(format!("{} · {}", problem.code().name(), problem.request_id())),
            Block::Links(vec![Link::button("/staff", self.text("refused-back"))]),
        ];
        let mut response = StaffLayout::new(self, self.text(title)).render_with_status(status, &blocks);
        for (name, value) in problem.headers() {
            response.headers_mut().append(name.clone(), value.clone());
        }
        response.into()
    }

    /// Refuses fields without a valid CSRF token, which is noted in the security log.
    pub fn check_csrf(&self, fields: &FormFields) -> Result<(), PageError> {
        if self.has_csrf_token(fields) {
            return Ok(());
        }
        security_log::mark_form_refused(&self.request);
        let blocks = [
            Block::Lead(self.text("refused-form-text")),
            Block::Links(vec![Link::button("/staff", self.text("refused-back"))]),
        ];
        let layout = StaffLayout::new(self, self.text("refused-form"));
        Err(layout.render_with_status(StatusCode::FORBIDDEN, &blocks).into())
    }

    /// Error page for an unintelligible form, which is noted in the security log; nothing was changed.
    pub fn unclear_form(&self) -> PageError {
        security_log::mark_form_refused(&self.request);
        self.refuse(&Problem::unclear_form())
    }
}
