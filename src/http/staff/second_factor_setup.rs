//! `/staff/second-factor`: enrolment of a second factor, before other pages open to users whose role requires one.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::account::{enrolment_blocks, recovery_codes_page, refusal_message};
use super::auth::{PageResult, Staff, see_other, sent};
use super::components::Block;
use super::forms::FormAction;
use super::layout::StaffLayout;
use crate::app::people::account;
use crate::http::citizen::form_body::Form;
use crate::http::state::HttpState;

/// `GET /staff/second-factor`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::signed_in(&site, &request).await?;
            show(&staff, StatusCode::OK, None, None).await
        }
        .await,
    )
}

/// Actions of the enrolment form.
#[derive(Clone, Copy)]
enum FirstFactorAction {
    FactorOn,
}

impl FormAction for FirstFactorAction {
    const ALL: &'static [(&'static str, FirstFactorAction)] = &[("factor-on", FirstFactorAction::FactorOn)];
}

/// `POST /staff/second-factor`.
pub async fn set(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_set(&site, &request, form).await)
}

async fn try_set(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let staff = Staff::signed_in(site, request).await?;
    let fields = staff.read(form).await?;
    match staff.action(&fields)? {
        FirstFactorAction::FactorOn => {}
    }
    // A session of an identity provider cannot enrol a second factor of an account.
    staff.require_own_account()?;
    staff.require_recent_sign_in(site, &fields).await?;
    let field = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let (salt, code, origin) = (field("salt"), field("code"), staff.origin(site));
    let own = (staff.present.person.id, staff.present.session);
    let set = staff.attempt(move |app| account::enable_second_factor(app, own, &salt, &code, &origin));
    match set.await? {
        Ok(codes) => Ok(recovery_codes_page(&staff, &codes)),
        Err(refusal) => {
            let (status, at, told) = refusal_message(&staff, refusal)?;
            let wrong = (at.to_owned(), told);
            show(&staff, status, Some(wrong), fields.get("salt")).await
        }
    }
}

async fn show(staff: &Staff, status: StatusCode, wrong: Option<(String, String)>, salt: Option<&str>) -> PageResult {
    if staff.present.person.has_second_factor || staff.present.provider_of.is_some() {
        return Ok(see_other("/staff/account"));
    }
    let mut blocks = Vec::new();
    if let Some(wrong) = wrong {
        blocks.push(Block::Errors(staff.say("errors-title"), vec![wrong]));
    }
    if staff.present.needs_second_factor {
        blocks.push(Block::Lead(staff.say("factor-needed")));
    }
    blocks.extend(enrolment_blocks(staff, salt).await?);
    Ok(StaffLayout::of(staff, staff.say("factor-title")).render_with_status(status, &blocks))
}
