//! `/staff/second-factor`: enrolment of a second factor, before other pages open to users whose role requires one.

use super::current_user::{CurrentUser, IncompleteUser};
use super::forms::Form;
use super::redirect::see_other;
use actix_web::http::StatusCode;

use super::account::{enrolment_blocks, recovery_codes_page, refusal_message};
use super::components::Block;
use super::forms::FormAction;
use super::layout::StaffLayout;
use crate::app::people::account;
use crate::http::web::page_error::PageResult;

/// `GET /staff/second-factor`.
pub async fn page(IncompleteUser(user): IncompleteUser) -> PageResult {
    show(&user, StatusCode::OK, None, None).await
}

/// Actions of the enrolment form.
#[derive(Clone, Copy)]
pub enum FirstFactorAction {
    /// Enables the second factor.
    FactorOn,
}

impl FormAction for FirstFactorAction {
    const ALL: &'static [(&'static str, FirstFactorAction)] = &[("factor-on", FirstFactorAction::FactorOn)];
}

/// `POST /staff/second-factor`.
pub async fn set(IncompleteUser(user): IncompleteUser, form: Form<FirstFactorAction>) -> PageResult {
    let (action, fields) = form.read(&user).await?;
    match action {
        FirstFactorAction::FactorOn => {}
    }
    // A session of an identity provider cannot enrol a second factor of an account.
    user.require_own_account()?;
    user.require_recent_sign_in(&fields).await?;
    let field = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let (salt, code, origin) = (field("salt"), field("code"), user.origin());
    let current = user.session.clone();
    let set = user.attempt(move |app| account::enable_second_factor(app, &current, &salt, &code, &origin));
    match set.await? {
        Ok(codes) => Ok(recovery_codes_page(&user, &codes)),
        Err(refusal) => {
            let (status, at, message) = refusal_message(&user, refusal)?;
            let wrong = (at.to_owned(), message);
            show(&user, status, Some(wrong), fields.get("salt")).await
        }
    }
}

async fn show(
    user: &CurrentUser,
    status: StatusCode,
    wrong: Option<(String, String)>,
    salt: Option<&str>,
) -> PageResult {
    if user.session.person.has_second_factor || user.session.provider_of.is_some() {
        return Ok(see_other("/staff/account"));
    }
    let mut blocks = Vec::new();
    if let Some(wrong) = wrong {
        blocks.push(Block::Errors(user.text("errors-title"), vec![wrong]));
    }
    if user.session.needs_second_factor {
        blocks.push(Block::Lead(user.text("factor-needed")));
    }
    blocks.extend(enrolment_blocks(user, salt).await?);
    Ok(StaffLayout::of(user, user.text("factor-title")).render_with_status(status, &blocks))
}
