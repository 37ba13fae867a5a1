//! Recent sign-in: critical actions need a password or code again when the last one is older than [`RECENT_MINUTES`].
//!
//! A form that needs one is answered with a page that asks for it and carries the form's fields along. That page is
//! submitted to the same URL, so that one request confirms and performs the action; no input is lost.

use actix_web::http::StatusCode;

use super::auth::{RefusedPage, Staff};
use super::components::{Block, Button, Field, FormView, Link};
use super::layout::StaffLayout;
use super::sign_in::refusal_message;
use crate::app::people::recent_sign_in;
use crate::app::people::recent_sign_in::{PresentedCredential, RECENT_MINUTES};
use crate::app::people::session::Refusal;
use crate::http::state::HttpState;
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

impl Staff {
    /// Requires a sign-in within the last [`RECENT_MINUTES`], or a valid password or code in this form. Otherwise returns
    /// the page that asks for it; nothing was changed until then.
    pub async fn require_recent_sign_in(&self, site: &HttpState, fields: &FormFields) -> Result<(), RefusedPage> {
        if self.present.is_recent {
            return Ok(());
        }
        if self.present.provider_of.is_some() {
            return Err(provider_confirmation_page(self));
        }
        let Some(shown) = shown(fields) else {
            return Err(ask(self, fields, StatusCode::UNAUTHORIZED, None));
        };
        let (own, origin) = ((self.present.person.id, self.present.session), self.origin(site));
        let confirmed =
            self.attempt_with_password(move |app| recent_sign_in::reauthenticate(app, own, &shown, &origin));
        match confirmed.await? {
            Ok(()) => Ok(()),
            Err(Refusal::WrongCredentials) => {
                let told = (PASSWORD_ID.to_owned(), self.say("password-wrong"));
                Err(ask(self, fields, StatusCode::UNAUTHORIZED, Some(told)))
            }
            Err(refusal) => {
                let (status, told) = refusal_message(self, refusal)?;
                Err(ask(self, fields, status, Some((String::new(), told))))
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

fn ask(staff: &Staff, fields: &FormFields, status: StatusCode, wrong: Option<(String, String)>) -> RefusedPage {
    let mut blocks = Vec::new();
    if let Some(wrong) = wrong {
        blocks.push(Block::Errors(staff.say("errors-title"), vec![wrong]));
    }
    let carried = fields.iter().filter(|(name, _)| !NOT_CARRIED.contains(name));
    let mut asked: Vec<Field> = carried.map(|(name, value)| Field::hidden(name, value)).collect();
    let password = Field::input("password", PASSWORD, staff.say("password"), "").with_autocomplete("current-password");
    let lead = if staff.present.person.has_second_factor {
        let code = Field::line(CODE, staff.say("code"), "").with_hint(staff.say("code-hint"));
        asked.push(code.with_autocomplete("one-time-code"));
        asked.push(password);
        "confirm-lead-either"
    } else {
        asked.push(password.required());
        "confirm-lead"
    };
    blocks.push(Block::Lead(staff.texts.with(lead, &minutes())));
    let go = Button::main(staff.say("confirm-go"));
    blocks.push(Block::Form(FormView::new("", asked, vec![go])));
    blocks.push(Block::Links(vec![Link::new(
        staff.request.path(),
        staff.say("confirm-back"),
    )]));
    let desk = StaffLayout::of(staff, staff.say("confirm-title"));
    desk.render_with_status(status, &blocks).into()
}

/// Confirmation page for a session that a city's identity provider began: the user signs in there again.
fn provider_confirmation_page(staff: &Staff) -> RefusedPage {
    let city = staff.principal().own_cities().next();
    let place = city.map_or_else(
        || "/staff/sign-on".to_owned(),
        |city| format!("/staff/sign-on?city={city}"),
    );
    let blocks = [
        Block::Lead(staff.texts.with("confirm-provider", &minutes())),
        Block::Links(vec![
            Link::button(place, staff.say("sign-on-other")),
            Link::new(staff.request.path(), staff.say("confirm-back")),
        ]),
    ];
    let desk = StaffLayout::of(staff, staff.say("confirm-title"));
    desk.render_with_status(StatusCode::UNAUTHORIZED, &blocks).into()
}
