//! `/staff/account/sign-on`: identity provider accounts that are connected to the user's own account.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::auth::{PageResult, Staff, see_other, sent, session_token};
use super::components::{Block, Button, Cell, Field, FormView, Link, Table, Tone};
use super::forms::FormAction;
use super::layout::StaffLayout;
use super::sign_on::{redirect_uri, told};
use crate::app::ServiceError;
use crate::app::people::federation;
use crate::app::people::federation::{Refusal, SignOnPurpose};
use crate::app::people::identities;
use crate::app::people::identities::ConnectedIdentity;
use crate::http::citizen::form_body::Form;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::slug::Slug;

/// Actions of the connection forms.
#[derive(Clone, Copy)]
enum ConnectionsAction {
    Connect,
    Disconnect,
}

impl FormAction for ConnectionsAction {
    const ALL: &'static [(&'static str, ConnectionsAction)] = &[
        ("connect", ConnectionsAction::Connect),
        ("disconnect", ConnectionsAction::Disconnect),
    ];
}

/// `GET /staff/account/sign-on`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            staff.require_own_account()?;
            show(&staff, StatusCode::OK, None).await
        }
        .await,
    )
}

/// `POST /staff/account/sign-on`: connects or disconnects an identity provider account.
pub async fn change(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, form).await)
}

async fn try_change(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    let fields = staff.read(form).await?;
    staff.require_own_account()?;
    match staff.action(&fields)? {
        ConnectionsAction::Connect => connect(site, &staff, &fields).await,
        ConnectionsAction::Disconnect => disconnect(&staff, &fields).await,
    }
}

async fn connect(site: &HttpState, staff: &Staff, fields: &FormFields) -> PageResult {
    let city = fields.get("city").and_then(Slug::parse);
    let back = redirect_uri(site, &staff.request);
    let token = session_token(&staff.request).ok_or_else(|| staff.unclear_form())?;
    let person = staff.present.person.id;
    let (app, key) = (staff.app.clone(), city.clone());
    let begun = staff.gates.providers.run(key, move || {
        let aim = SignOnPurpose::Connect { token: &token, person };
        let city = city.ok_or(Refusal::NoProvider);
        Ok::<_, ServiceError>(city.and_then(|city| federation::begin(&app, &city, &back, aim)))
    });
    match begun.await.map_err(|problem| staff.refuse(&problem))? {
        Ok(address) => Ok(see_other(&address)),
        Err(refusal) => {
            let told = told(staff, refusal)?;
            show(staff, StatusCode::UNPROCESSABLE_ENTITY, Some(told)).await
        }
    }
}

async fn disconnect(staff: &Staff, fields: &FormFields) -> PageResult {
    let identity = fields.get("identity").and_then(|text| text.parse().ok());
    let person = staff.present.person.id;
    let done = staff.attempt(move |app| {
        let identity = identity.ok_or(identities::Refusal::NoSuchConnection)?;
        identities::disconnect(app, person, identity)
    });
    match done.await? {
        Ok(()) => Ok(see_other("/staff/account/sign-on?done=disconnected")),
        Err(identities::Refusal::Fault(fault)) => Err(staff.refuse(&fault.into())),
        Err(identities::Refusal::NoSuchConnection) => Err(staff.refuse(&Problem::no_such_page())),
        Err(identities::Refusal::LastOwner) => show(staff, StatusCode::CONFLICT, Some(staff.say("last-owner"))).await,
    }
}

async fn show(staff: &Staff, status: StatusCode, wrong: Option<String>) -> PageResult {
    let person = staff.present.person.id;
    let (connected, cities) = staff
        .run(move |app| {
            let connected = identities::list(app, person)?;
            Ok::<_, crate::app::ServiceError>((connected, federation::cities(app)?))
        })
        .await?;
    let mut blocks = Vec::new();
    if let Some(wrong) = wrong {
        blocks.push(Block::Errors(staff.say("errors-title"), vec![(String::new(), wrong)]));
    }
    blocks.push(Block::Lead(staff.say("connect-lead")));
    if !connected.is_empty() {
        blocks.push(connected_table(staff, connected));
    }
    if cities.is_empty() {
        blocks.push(Block::Text(staff.say("connect-none")));
    } else {
        blocks.push(Block::Form(FormView::new(
            "",
            vec![
                Field::hidden("do", "connect"),
                Field::select("city", staff.say("city"), "", cities),
            ],
            vec![Button::main(staff.say("connect-go"))],
        )));
    }
    blocks.push(Block::Links(vec![Link::new(
        "/staff/account",
        staff.say("account-title"),
    )]));
    let desk = StaffLayout::of(staff, staff.texts.get("connect-title"));
    Ok(desk.allowing_provider_redirect().render_with_status(status, &blocks))
}

fn connected_table(staff: &Staff, connected: Vec<ConnectedIdentity>) -> Block {
    let day = |time: jiff::Timestamp| time.strftime("%Y-%m-%d").to_string();
    let rows = connected.into_iter().map(|one| {
        let fields = vec![
            Field::hidden("do", "disconnect"),
            Field::hidden("identity", one.id.to_string()),
        ];
        let end = FormView::button("", fields, staff.say("disconnect"), Tone::Danger);
        vec![
            Cell::text(one.city),
            Cell::Quiet(one.issuer),
            Cell::Quiet(day(one.created_at)),
            Cell::Quiet(one.seen_at.map_or_else(|| "–".to_owned(), day)),
            Cell::Forms(vec![end]),
        ]
    });
    let head = ["city", "provider-issuer", "made", "used", "do"].map(|id| staff.say(id));
    Block::Table(Table::new(staff.say("connect-title"), head.to_vec(), rows.collect()))
}
