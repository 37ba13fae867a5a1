//! `/staff/account/sign-on`: identity provider accounts that are connected to the user's own account.

use super::cookies::session_token;
use super::current_user::CurrentUser;
use super::forms::Form;
use super::redirect::see_other;
use actix_web::http::StatusCode;

use super::components::{Block, Button, Cell, Field, FormView, Link, Table, Tone};
use super::forms::FormAction;
use super::layout::StaffLayout;
use super::sign_on::{redirect_uri, refusal_message};
use crate::app::ServiceError;
use crate::app::people::federation;
use crate::app::people::federation::{FederationError, SignOnPurpose};
use crate::app::people::identities;
use crate::app::people::identities::ConnectedIdentity;
use crate::http::problem::Problem;
use crate::http::web::page_error::PageResult;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::slug::Slug;

/// Actions of the connection forms.
#[derive(Clone, Copy)]
pub enum ConnectionsAction {
    /// Connects the identity of a city.
    Connect,
    /// Disconnects it.
    Disconnect,
}

impl FormAction for ConnectionsAction {
    const ALL: &'static [(&'static str, ConnectionsAction)] = &[
        ("connect", ConnectionsAction::Connect),
        ("disconnect", ConnectionsAction::Disconnect),
    ];
}

/// `GET /staff/account/sign-on`.
pub async fn page(user: CurrentUser) -> PageResult {
    user.require_own_account()?;
    show(&user, StatusCode::OK, None).await
}

/// `POST /staff/account/sign-on`: connects or disconnects an identity provider account.
pub async fn change(user: CurrentUser, form: Form<ConnectionsAction>) -> PageResult {
    let (action, fields) = form.read(&user).await?;
    user.require_own_account()?;
    match action {
        ConnectionsAction::Connect => connect(&user, &fields).await,
        ConnectionsAction::Disconnect => disconnect(&user, &fields).await,
    }
}

async fn connect(user: &CurrentUser, fields: &FormFields) -> PageResult {
    let city = fields.get("city").and_then(Slug::parse);
    let back = redirect_uri(user);
    let token = session_token(&user.request).ok_or_else(|| user.unclear_form())?;
    let person = user.session.person.id;
    let (app, key) = (user.app.clone(), city.clone());
    let begun = user.gates.providers.run(key, move || {
        let aim = SignOnPurpose::Connect { token: &token, person };
        let city = city.ok_or(FederationError::NoProvider);
        Ok::<_, ServiceError>(city.and_then(|city| federation::begin(&app, &city, &back, aim)))
    });
    match begun.await.map_err(|problem| user.refuse(&problem))? {
        Ok(address) => Ok(see_other(&address)),
        Err(refusal) => {
            let message = refusal_message(user, refusal)?;
            show(user, StatusCode::UNPROCESSABLE_ENTITY, Some(message)).await
        }
    }
}

async fn disconnect(user: &CurrentUser, fields: &FormFields) -> PageResult {
    let identity = fields.get("identity").and_then(|text| text.parse().ok());
    let person = user.session.person.id;
    let done = user.attempt(move |app| {
        let identity = identity.ok_or(identities::DisconnectError::NoSuchConnection)?;
        identities::disconnect(app, person, identity)
    });
    match done.await? {
        Ok(()) => Ok(see_other("/staff/account/sign-on?done=disconnected")),
        Err(identities::DisconnectError::Fault(fault)) => Err(user.refuse(&fault.into())),
        Err(identities::DisconnectError::NoSuchConnection) => Err(user.refuse(&Problem::no_such_page())),
        Err(identities::DisconnectError::LastOwner) => {
            show(user, StatusCode::CONFLICT, Some(user.text("last-owner"))).await
        }
    }
}

async fn show(user: &CurrentUser, status: StatusCode, wrong: Option<String>) -> PageResult {
    let person = user.session.person.id;
    let (connected, cities) = user
        .run(move |app| {
            let connected = identities::list(app, person)?;
            Ok::<_, crate::app::ServiceError>((connected, federation::cities(app)?))
        })
        .await?;
    let mut blocks = Vec::new();
    if let Some(wrong) = wrong {
        blocks.push(Block::Errors(user.text("errors-title"), vec![(String::new(), wrong)]));
    }
    blocks.push(Block::Lead(user.text("connect-lead")));
    if !connected.is_empty() {
        blocks.push(connected_table(user, connected));
    }
    if cities.is_empty() {
        blocks.push(Block::Text(user.text("connect-none")));
    } else {
        blocks.push(Block::Form(FormView::new(
            "",
            vec![
                Field::hidden("do", "connect"),
                Field::select("city", user.text("city"), "", cities),
            ],
            vec![Button::primary(user.text("connect-go"))],
        )));
    }
    blocks.push(Block::Links(vec![Link::new(
        "/staff/account",
        user.text("account-title"),
    )]));
    let layout = StaffLayout::of(user, user.texts.get("connect-title"));
    Ok(layout.allowing_provider_redirect().render_with_status(status, &blocks))
}

fn connected_table(user: &CurrentUser, connected: Vec<ConnectedIdentity>) -> Block {
    let day = |time: jiff::Timestamp| user.day_of(time);
    let rows = connected.into_iter().map(|one| {
        let fields = vec![
            Field::hidden("do", "disconnect"),
            Field::hidden("identity", one.id.to_string()),
        ];
        let end = FormView::button("", fields, user.text("disconnect"), Tone::Danger);
        vec![
            Cell::text(one.city),
            Cell::Quiet(one.issuer),
            Cell::Quiet(day(one.created_at)),
            Cell::Quiet(one.seen_at.map_or_else(|| "–".to_owned(), day)),
            Cell::Forms(vec![end]),
        ]
    });
    let head = ["city", "provider-issuer", "made", "used", "do"].map(|id| user.text(id));
    Block::Table(Table::new(user.text("connect-title"), head.to_vec(), rows.collect()))
}
