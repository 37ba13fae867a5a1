//! Recent sign-in: critical actions need a password or code again when the last one is older than [`RECENT_MINUTES`].
//!
//! A form that needs one is answered with a page that asks for it and carries the form's fields along. That page is
//! submitted to the same URL, so that one request confirms and performs the action; no input is lost.

use super::current_user::CurrentUser;
use actix_web::http::StatusCode;

use super::components::{Block, Button, Field, FormView, Link};
use super::layout::StaffLayout;
use super::sign_in::refusal_message;
use crate::app::people::recent_sign_in;
use crate::app::people::recent_sign_in::{PresentedCredential, RECENT_MINUTES};
use crate::app::people::session::SignInError;
use crate::http::web::page_error::PageError;
use urbivox_core::i18n::Value;
use urbivox_core::survey::answers::form_fields::FormFields;

/// Field for the password.
const PASSWORD: &str = "_password";
/// Element id of the password field.
const PASSWORD_ID: &str = "f--password";
/// Field for a code of the second factor.
const CODE: &str = "_code";
/// Fields that are not carried along: those of this page, and the CSRF token, which each page sets itself.
const NOT_CARRIED: [&str; 3] = [PASSWORD, CODE, "_csrf"];

impl CurrentUser {
    /// Requires a sign-in within the last [`RECENT_MINUTES`], or a valid password or code in this form. Otherwise returns
    /// the page that asks for it; nothing was changed until then.
    pub async fn require_recent_sign_in(&self, fields: &FormFields) -> Result<(), PageError> {
        if self.session.is_recent {
            return Ok(());
        }
        if self.session.provider_of.is_some() {
            return Err(provider_confirmation_page(self));
        }
        let Some(shown) = shown(fields) else {
            return Err(ask(self, fields, StatusCode::UNAUTHORIZED, None));
        };
        let (current, origin) = (self.session.clone(), self.origin());
        let confirmed =
            self.attempt_with_password(move |app| recent_sign_in::reauthenticate(app, &current, &shown, &origin));
        match confirmed.await? {
            Ok(()) => Ok(()),
            Err(SignInError::WrongCredentials) => {
                let message = (PASSWORD_ID.to_owned(), self.text("password-wrong"));
                Err(ask(self, fields, StatusCode::UNAUTHORIZED, Some(message)))
            }
            Err(refusal) => {
                let (status, message) = refusal_message(self, refusal)?;
                Err(ask(self, fields, status, Some((String::new(), message))))
            }
        }
    }
}

fn shown(fields: &FormFields) -> Option<PresentedCredential> {
    let own = |name: &str| fields.get(name).map(str::to_owned);
    own(CODE)
        .map(PresentedCredential::Code)
        .or_else(|| own(PASSWORD).map(PresentedCredential::Password))
}

fn minutes() -> [(&'static str, Value); 1] {
    [("minutes", Value::Number(RECENT_MINUTES))]
}

fn ask(user: &CurrentUser, fields: &FormFields, status: StatusCode, wrong: Option<(String, String)>) -> PageError {
    let mut blocks = Vec::new();
    if let Some(wrong) = wrong {
        blocks.push(Block::Errors(user.text("errors-title"), vec![wrong]));
    }
    let carried = fields.iter().filter(|(name, _)| !NOT_CARRIED.contains(name));
    let mut form_fields: Vec<Field> = carried.map(|(name, value)| Field::hidden(name, value)).collect();
    let password = Field::input("password", PASSWORD, user.text("password"), "").with_autocomplete("current-password");
    let lead = if user.session.person.has_second_factor {
        let code = Field::line(CODE, user.text("code"), "").with_hint(user.text("code-hint"));
        form_fields.push(code.with_autocomplete("one-time-code"));
        form_fields.push(password);
        "confirm-lead-either"
    } else {
        form_fields.push(password.required());
        "confirm-lead"
    };
    blocks.push(Block::Lead(user.texts.with(lead, &minutes())));
    let go = Button::primary(user.text("confirm-go"));
    blocks.push(Block::Form(FormView::new("", form_fields, vec![go])));
    blocks.push(Block::Links(vec![Link::new(
        user.request.path(),
        user.text("confirm-back"),
    )]));
    let layout = StaffLayout::of(user, user.text("confirm-title"));
    layout.render_with_status(status, &blocks).into()
}

/// Confirmation page for a session that a city's identity provider began: the user signs in there again.
fn provider_confirmation_page(user: &CurrentUser) -> PageError {
    let city = user.principal().own_cities().next();
    let place = city.map_or_else(
        || "/staff/sign-on".to_owned(),
        |city| format!("/staff/sign-on?city={city}"),
    );
    let blocks = [
        Block::Lead(user.texts.with("confirm-provider", &minutes())),
        Block::Links(vec![
            Link::button(place, user.text("sign-on-other")),
            Link::new(user.request.path(), user.text("confirm-back")),
        ]),
    ];
    let layout = StaffLayout::of(user, user.text("confirm-title"));
    layout.render_with_status(StatusCode::UNAUTHORIZED, &blocks).into()
}
