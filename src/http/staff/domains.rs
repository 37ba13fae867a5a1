//! `/staff/domains`: claims of cities to e-mail domains, for administrators.

use super::access::InstallationAccess;
use super::current_user::CurrentUser;
use super::forms::Form;
use super::redirect::see_other;
use crate::app::access::required::ManageAdmins;
use actix_web::http::StatusCode;

use super::components::{Block, Cell, Field, FormView, Table, Tone};
use super::forms::FormAction;
use super::layout::StaffLayout;
use crate::app::people::domains;
use crate::app::people::domains::{DomainClaim, DomainError, State};
use crate::app::resource::Resource;
use crate::http::problem::Problem;
use crate::http::web::page_error::PageResult;
use urbivox_core::survey::slug::Slug;

/// Actions of the domain forms.
#[derive(Clone, Copy)]
pub enum DomainAction {
    /// Confirms the domain.
    Confirm,
    /// Releases the domain.
    Release,
}

impl FormAction for DomainAction {
    const ALL: &'static [(&'static str, DomainAction)] =
        &[("confirm", DomainAction::Confirm), ("release", DomainAction::Release)];
}

/// `GET /staff/domains`.
pub async fn page(access: InstallationAccess<ManageAdmins>) -> PageResult {
    let InstallationAccess { user, .. } = access;
    show(&user, StatusCode::OK, None).await
}

/// `POST /staff/domains`: confirms or releases a domain.
pub async fn change(access: InstallationAccess<ManageAdmins>, form: Form<DomainAction>) -> PageResult {
    let InstallationAccess { user, .. } = access;
    let (action, fields) = form.read(&user).await?;
    let verb = match action {
        DomainAction::Confirm => domains::confirm,
        DomainAction::Release => domains::release,
    };
    let Some(city) = fields.get("city").and_then(Slug::parse) else {
        return Err(user.refuse(&Problem::no_such(Resource::City)));
    };
    let domain = fields.get("domain").unwrap_or_default().to_owned();
    match user.attempt(move |app| verb(app, &city, &domain)).await? {
        Ok(()) => Ok(see_other("/staff/domains?done=saved")),
        Err(DomainError::Fault(fault)) => Err(user.refuse(&fault.into())),
        Err(DomainError::Taken) => show(&user, StatusCode::CONFLICT, Some(user.text("domain-taken"))).await,
        Err(DomainError::NoSuchCity | DomainError::NoSuchDomain | DomainError::NoRecord | DomainError::Lookup(_)) => {
            Err(user.refuse(&Problem::no_such_page()))
        }
    }
}

async fn show(user: &CurrentUser, status: StatusCode, wrong: Option<String>) -> PageResult {
    let claims = user.run(domains::list).await?;
    let mut blocks = Vec::new();
    if let Some(wrong) = wrong {
        blocks.push(Block::Errors(user.text("errors-title"), vec![(String::new(), wrong)]));
    }
    blocks.push(Block::Lead(user.text("domains-lead")));
    if claims.is_empty() {
        blocks.push(Block::Text(user.text("domains-none")));
    } else {
        let rows = claims.into_iter().map(|claim| row(user, claim));
        let head = ["domain", "city", "current-state", "do"]
            .map(|id| user.text(id))
            .to_vec();
        blocks.push(Block::Table(Table::new(
            user.text("domains-title"),
            head,
            rows.collect(),
        )));
    }
    Ok(StaffLayout::of_installation(user, user.texts.get("domains-title")).render_with_status(status, &blocks))
}

fn row(user: &CurrentUser, claim: DomainClaim) -> Vec<Cell> {
    let button = |verb: &str, text: &str, tone: Tone| {
        let fields = vec![
            Field::hidden("do", verb),
            Field::hidden("city", claim.city.as_str()),
            Field::hidden("domain", claim.domain.as_str()),
        ];
        FormView::button("", fields, user.text(text), tone)
    };
    let (state, forms) = match &claim.state {
        State::Confirmed(since, by) => {
            let day = user.day_of(*since);
            let state = format!("{} {day}, {by}", user.text("domain-confirmed"));
            (state, vec![button("release", "domain-release", Tone::Danger)])
        }
        State::Open => {
            let form = button("confirm", "domain-confirm", Tone::Plain);
            (user.text("domain-unconfirmed"), vec![form])
        }
        State::Taken => (user.text("domain-taken"), Vec::new()),
    };
    vec![
        Cell::text(claim.domain.clone()),
        Cell::text(claim.city_name.clone()),
        Cell::Quiet(state),
        Cell::Forms(forms),
    ]
}
