//! "Confirm that it is you": what matters is asked again when the last proof is older than some minutes.
//!
//! The answer to a form that needs a recent proof is a page that asks for it and carries the form along. It is sent to the
//! same address, so that one press confirms and does what was wanted; nothing that was typed is lost.

use actix_web::http::StatusCode;

use super::auth::{RefusedPage, Staff};
use super::components::{Block, Button, Field, FormView, Link};
use super::layout::StaffLayout;
use super::sign_in::tell;
use crate::app::people::recent_sign_in;
use crate::app::people::recent_sign_in::{RECENT_MINUTES, ShownCredential};
use crate::app::people::session::Refusal;
use crate::http::state::HttpState;
use urbivox_core::i18n::Value;
use urbivox_core::survey::answers::form_fields::FormFields;

/// The field for the password. No field of another form begins with `_`.
const PASSWORD: &str = "_password";
/// Its id in the page.
const PASSWORD_ID: &str = "f--password";
/// The field for a code of the second factor.
const CODE: &str = "_code";
/// The fields of this page itself, and the one that each page writes anew.
const NOT_CARRIED: [&str; 3] = [PASSWORD, CODE, "_csrf"];

impl Staff {
    /// Lets those through who proved who they are within the last [`RECENT_MINUTES`], or prove it with this form. Anybody
    /// else gets a page that asks for it: nothing was done until then.
    pub async fn require_recent_sign_in(&self, site: &HttpState, fields: &FormFields) -> Result<(), RefusedPage> {
        if self.present.is_recent {
            return Ok(());
        }
        if self.present.provider_of.is_some() {
            return Err(ask_provider(self));
        }
        let Some(shown) = shown(fields) else {
            return Err(ask(self, fields, StatusCode::UNAUTHORIZED, None));
        };
        let (own, origin) = ((self.present.person.id, self.present.session), self.origin(site));
        let confirmed = self.attempt_with_password(move |app| recent_sign_in::confirm(app, own, &shown, &origin));
        match confirmed.await? {
            Ok(()) => Ok(()),
            Err(Refusal::Wrong) => {
                let told = (PASSWORD_ID.to_owned(), self.say("password-wrong"));
                Err(ask(self, fields, StatusCode::UNAUTHORIZED, Some(told)))
            }
            Err(refusal) => {
                let (status, told) = tell(self, refusal)?;
                Err(ask(self, fields, status, Some((String::new(), told))))
            }
        }
    }
}

fn shown(fields: &FormFields) -> Option<ShownCredential> {
    let own = |name: &str| fields.get(name).map(str::to_owned);
    own(CODE)
        .map(ShownCredential::Code)
        .or_else(|| own(PASSWORD).map(ShownCredential::Password))
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
    let password = Field::input("password", PASSWORD, staff.say("password"), "").filled("current-password");
    let lead = if staff.present.person.has_second_factor {
        let code = Field::line(CODE, staff.say("code"), "").with_hint(staff.say("code-hint"));
        asked.push(code.filled("one-time-code"));
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
    desk.send_with(status, &blocks).into()
}

/// A session that a city's provider began is confirmed by the provider: its owner signs in there again.
fn ask_provider(staff: &Staff) -> RefusedPage {
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
    desk.send_with(StatusCode::UNAUTHORIZED, &blocks).into()
}
