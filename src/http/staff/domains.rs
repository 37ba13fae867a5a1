//! `/staff/domains`: claims of cities to e-mail domains, for administrators.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::auth::{PageResult, Staff, see_other, sent};
use super::components::{Block, Cell, Field, FormView, Table, Tone};
use super::forms::FormAction;
use super::layout::StaffLayout;
use crate::app::access::Permission;
use crate::app::people::domains;
use crate::app::people::domains::{DomainClaim, Refusal, State};
use crate::app::resource::Resource;
use crate::http::citizen::form_body::Form;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use urbivox_core::survey::slug::Slug;

/// Actions of the domain forms.
#[derive(Clone, Copy)]
enum DomainAction {
    Confirm,
    Release,
}

impl FormAction for DomainAction {
    const ALL: &'static [(&'static str, DomainAction)] =
        &[("confirm", DomainAction::Confirm), ("release", DomainAction::Release)];
}

/// `GET /staff/domains`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            staff.require(Permission::ManageAdmins, None)?;
            show(&staff, StatusCode::OK, None).await
        }
        .await,
    )
}

/// `POST /staff/domains`: confirms or releases a domain.
pub async fn change(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, form).await)
}

async fn try_change(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    staff.require(Permission::ManageAdmins, None)?;
    let fields = staff.read(form).await?;
    let verb = match staff.action(&fields)? {
        DomainAction::Confirm => domains::confirm,
        DomainAction::Release => domains::release,
    };
    let Some(city) = fields.get("city").and_then(Slug::parse) else {
        return Err(staff.refuse(&Problem::no_such(Resource::City)));
    };
    let domain = fields.get("domain").unwrap_or_default().to_owned();
    match staff.attempt(move |app| verb(app, &city, &domain)).await? {
        Ok(()) => Ok(see_other("/staff/domains?done=saved")),
        Err(Refusal::Fault(fault)) => Err(staff.refuse(&fault.into())),
        Err(Refusal::Taken) => show(&staff, StatusCode::CONFLICT, Some(staff.say("domain-taken"))).await,
        Err(Refusal::NoSuchCity | Refusal::NoSuchDomain | Refusal::NoRecord | Refusal::Lookup(_)) => {
            Err(staff.refuse(&Problem::no_such_page()))
        }
    }
}

async fn show(staff: &Staff, status: StatusCode, wrong: Option<String>) -> PageResult {
    let claims = staff.run(domains::list).await?;
    let mut blocks = Vec::new();
    if let Some(wrong) = wrong {
        blocks.push(Block::Errors(staff.say("errors-title"), vec![(String::new(), wrong)]));
    }
    blocks.push(Block::Lead(staff.say("domains-lead")));
    if claims.is_empty() {
        blocks.push(Block::Text(staff.say("domains-none")));
    } else {
        let rows = claims.into_iter().map(|claim| row(staff, claim));
        let head = ["domain", "city", "standing", "do"].map(|id| staff.say(id)).to_vec();
        blocks.push(Block::Table(Table::new(
            staff.say("domains-title"),
            head,
            rows.collect(),
        )));
    }
    Ok(StaffLayout::of_installation(staff, staff.texts.get("domains-title")).render_with_status(status, &blocks))
}

fn row(staff: &Staff, claim: DomainClaim) -> Vec<Cell> {
    let button = |verb: &str, text: &str, tone: Tone| {
        let fields = vec![
            Field::hidden("do", verb),
            Field::hidden("city", claim.city.as_str()),
            Field::hidden("domain", claim.domain.as_str()),
        ];
        FormView::button("", fields, staff.say(text), tone)
    };
    let (state, forms) = match &claim.state {
        State::Confirmed(since, by) => {
            let day = since.strftime("%Y-%m-%d");
            let state = format!("{} {day}, {by}", staff.say("domain-confirmed"));
            (state, vec![button("release", "domain-release", Tone::Danger)])
        }
        State::Open => {
            let form = button("confirm", "domain-confirm", Tone::Plain);
            (staff.say("domain-unconfirmed"), vec![form])
        }
        State::Taken => (staff.say("domain-taken"), Vec::new()),
    };
    vec![
        Cell::text(claim.domain.clone()),
        Cell::text(claim.city_name.clone()),
        Cell::Quiet(state),
        Cell::Forms(forms),
    ]
}
