//! `/staff/people` and `/staff/people/{person}` for administrators: all accounts, and support actions on one.

use super::access::InstallationAccess;
use super::current_user::CurrentUser;
use super::forms::Form;
use super::redirect::see_other;
use crate::app::access::required::ManageAdmins;
use actix_web::http::StatusCode;
use jiff::Timestamp;

use super::components::{Block, Button, Cell, Field, FormView, Link, Table, Tone};
use super::forms::FormAction;
use super::invitation::role_name;
use super::layout::StaffLayout;
use crate::app::access::Role;
use crate::app::people::accounts;
use crate::app::people::accounts::{Account, AccountAdminError, AccountCursor, AccountRole};
use crate::app::people::factor_policy;
use crate::app::people::session::SessionInfo;
use crate::http::problem::Problem;
use crate::http::web::page_error::{PageError, PageResult};
use crate::http::web::query::query;
use urbivox_core::survey::answers::form_fields::FormFields;

/// Actions of the forms about one account.
#[derive(Clone, Copy)]
pub enum PersonAction {
    /// Removes the second factor.
    ResetFactor,
    /// Ends all sessions.
    SignOut,
    /// Changes the e-mail address.
    ChangeAddress,
    /// Removes the account.
    Remove,
}

impl FormAction for PersonAction {
    const ALL: &'static [(&'static str, PersonAction)] = &[
        ("reset-factor", PersonAction::ResetFactor),
        ("sign-out", PersonAction::SignOut),
        ("address", PersonAction::ChangeAddress),
        ("remove", PersonAction::Remove),
    ];
}

/// Accounts per page.
const PAGE: usize = 50;

/// Account search with its results, and the form that sets which roles must have a second factor.
pub(super) async fn directory(user: &CurrentUser) -> Result<Vec<Block>, PageError> {
    let query = query(&user.request);
    let own = |name: &str| query.get(name).unwrap_or_default().to_owned();
    let (text, place) = (own("q"), own("after"));
    let after = AccountCursor::parse(&place);
    // An unreadable cursor parses as the first page: refuse it rather than show the wrong page.
    if !place.is_empty() && after.to_string() != place {
        let detail = "`after` is not a valid cursor: leave it out to start with the first account.";
        return Err(user.refuse(&Problem::bad_query(detail)));
    }
    let search_text = text.clone();
    let (accounts, next) = user
        .run(move |app| accounts::search(app, &search_text, &after, PAGE))
        .await?;
    let search = FormView::query(
        "",
        vec![Field::input("search", "q", user.text("accounts-search"), text.as_str())],
        vec![Button::primary(user.text("search"))],
    );
    let mut blocks = vec![Block::Form(search)];
    if accounts.is_empty() {
        blocks.push(Block::Text(user.text("accounts-none")));
    } else {
        blocks.push(Block::Table(account_table(user, &accounts)));
    }
    if let Some(next) = next {
        let pairs = form_urlencoded::Serializer::new(String::new())
            .append_pair("q", &text)
            .append_pair("after", &next.to_string())
            .finish();
        blocks.push(Block::Links(vec![Link::button(
            format!("/staff/people?{pairs}"),
            user.text("accounts-next"),
        )]));
    }
    blocks.push(policy(user).await?);
    Ok(blocks)
}

fn account_table(user: &CurrentUser, accounts: &[Account]) -> Table {
    let rows = accounts.iter().map(|account| {
        vec![
            Cell::Link(format!("/staff/people/{}", account.id), account.name.clone()),
            Cell::text(account.email.clone()),
            Cell::text(role_names(user, &account.roles)),
            Cell::Quiet(time(user, account.signed_in_at)),
            Cell::text(user.text(if account.has_second_factor { "yes" } else { "no" })),
        ]
    });
    let head = ["name", "email", "role", "account-last", "factor"].map(|id| user.text(id));
    Table::new(user.text("accounts-title"), head.to_vec(), rows.collect())
}

fn role_names(user: &CurrentUser, roles: &[AccountRole]) -> String {
    let labels = roles.iter().map(|own| {
        let role = role_name(user.texts, own.role.name());
        match &own.city {
            Some((_, city)) => format!("{city}: {role}"),
            None => role,
        }
    });
    let labels: Vec<String> = labels.collect();
    if labels.is_empty() {
        user.text("account-no-role")
    } else {
        labels.join(", ")
    }
}

fn time(user: &CurrentUser, at: Option<Timestamp>) -> String {
    at.map_or_else(|| user.text("account-never"), |at| user.time(at))
}

/// Form that sets which roles must have a second factor.
async fn policy(user: &CurrentUser) -> Result<Block, PageError> {
    let required = user.run(factor_policy::required_roles).await?;
    let mut fields = vec![Field::hidden("do", "require-factor")];
    fields.extend(Role::ALL.map(|role| {
        let label = role_name(user.texts, role.name());
        Field::check(policy_field(role), label, required.contains(&role))
    }));
    let form = FormView::new("", fields, vec![Button::named("", "", user.text("save"), Tone::Plain)]);
    let inner = vec![Block::Text(user.text("factor-policy-lead")), Block::Form(form)];
    Ok(Block::Card(user.text("factor-policy-title"), inner))
}

fn policy_field(role: Role) -> String {
    format!("factor-{role}")
}

/// `POST /staff/people` with `do=require-factor`: sets which roles must have a second factor.
pub(super) async fn require_factor(user: &CurrentUser, fields: &FormFields) -> PageResult {
    let is_chosen = |role: &Role| fields.get(&policy_field(*role)).is_some();
    let chosen: Vec<Role> = Role::ALL.into_iter().filter(is_chosen).collect();
    user.run(move |app| factor_policy::set_required_roles(app, &chosen))
        .await?;
    Ok(see_other("/staff/people?done=saved"))
}

/// `GET /staff/people/{person}`.
pub async fn page(access: InstallationAccess<ManageAdmins>) -> PageResult {
    let InstallationAccess { user, .. } = access;
    let person = person_of(&user)?;
    show(&user, person, StatusCode::OK, None).await
}

/// `POST /staff/people/{person}`.
pub async fn change(access: InstallationAccess<ManageAdmins>, form: Form<PersonAction>) -> PageResult {
    let InstallationAccess { user, .. } = access;
    let (action, fields) = form.read(&user).await?;
    let person = person_of(&user)?;
    user.require_recent_sign_in(&fields).await?;
    let here = |done: &str| format!("/staff/people/{person}?done={done}");
    let done = match action {
        PersonAction::ResetFactor => {
            let reset = user.attempt(move |app| accounts::reset_factor(app, person)).await?;
            reset.map(|_had_one| here("factor-reset"))
        }
        PersonAction::SignOut => {
            let ended = user.attempt(move |app| accounts::sign_out(app, person)).await?;
            ended.map(|_sessions| here("sessions-ended"))
        }
        PersonAction::ChangeAddress => {
            let email = fields.get("email").unwrap_or_default().to_owned();
            let url = user.state.letter_url(&user.request);
            let changed = user.attempt(move |app| accounts::change_address(app, person, &email, &url));
            changed.await?.map(|()| here("address"))
        }
        PersonAction::Remove => {
            let removed = user.attempt(move |app| accounts::remove(app, person)).await?;
            removed.map(|()| "/staff/people?done=removed".to_owned())
        }
    };
    match done {
        Ok(to) => Ok(see_other(&to)),
        Err(refusal) => {
            let (status, wrong) = refusal_message(&user, refusal)?;
            show(&user, person, status, Some(wrong)).await
        }
    }
}

fn person_of(user: &CurrentUser) -> Result<i64, PageError> {
    let number = user.request.match_info().get("person");
    let number = number.and_then(|text| text.parse().ok());
    number.ok_or_else(|| user.refuse(&Problem::no_such_page()))
}

fn refusal_message(
    user: &CurrentUser,
    refusal: AccountAdminError,
) -> Result<(StatusCode, (String, String)), PageError> {
    let (status, at, message) = match refusal {
        AccountAdminError::NoSuchPerson => return Err(user.refuse(&Problem::no_such_page())),
        AccountAdminError::Fault(fault) => return Err(user.refuse(&fault.into())),
        AccountAdminError::BadEmail => (StatusCode::UNPROCESSABLE_ENTITY, "f-email", user.text("bad-email")),
        AccountAdminError::EmailTaken => (StatusCode::CONFLICT, "f-email", user.text("address-taken")),
        AccountAdminError::LastAdmin => (StatusCode::CONFLICT, "", user.text("last-admin")),
        AccountAdminError::LastOwner(cities) => {
            let values = [("cities", cities.join(", ").into())];
            (StatusCode::CONFLICT, "", user.texts.with("last-owner-of", &values))
        }
    };
    Ok((status, (at.to_owned(), message)))
}

async fn show(user: &CurrentUser, person: i64, status: StatusCode, wrong: Option<(String, String)>) -> PageResult {
    let outcome = user.attempt(move |app| accounts::find(app, person)).await?;
    let (account, sessions) = match outcome {
        Ok(account_and_sessions) => account_and_sessions,
        Err(refusal) => {
            let (_, message) = refusal_message(user, refusal)?;
            return Err(StaffLayout::of(user, message.1)
                .render_with_status(StatusCode::NOT_FOUND, &[])
                .into());
        }
    };
    let mut blocks = Vec::new();
    if let Some(wrong) = wrong {
        blocks.push(Block::Errors(user.text("errors-title"), vec![wrong]));
    }
    blocks.push(Block::Text(account.email.clone()));
    let last = time(user, account.signed_in_at);
    blocks.push(Block::Quiet(format!("{}: {last}", user.text("account-last"))));
    blocks.push(roles_block(user, &account));
    blocks.push(factor_card(user, &account));
    blocks.push(sessions_card(user, &sessions));
    blocks.push(address_card(user));
    blocks.push(remove_card(user));
    let mut layout = StaffLayout::of_installation(user, account.name.as_str());
    layout.add_breadcrumb("/staff/people", user.text("accounts-title"));
    Ok(layout.render_with_status(status, &blocks))
}

fn roles_block(user: &CurrentUser, account: &Account) -> Block {
    if account.roles.is_empty() {
        return Block::Text(user.text("account-no-role"));
    }
    let rows = account.roles.iter().map(|own| {
        let place = match &own.city {
            Some((slug, name)) => Cell::Link(format!("/staff/cities/{slug}/people"), name.clone()),
            None => Cell::text(user.text("account-all-cities")),
        };
        vec![place, Cell::text(role_name(user.texts, own.role.name()))]
    });
    let head = ["city", "role"].map(|id| user.text(id)).to_vec();
    Block::Table(Table::new(user.text("account-roles"), head, rows.collect()))
}

fn factor_card(user: &CurrentUser, account: &Account) -> Block {
    let inner = if account.has_second_factor {
        vec![
            Block::Text(user.text("account-factor-on")),
            Block::Form(action_button(user, "reset-factor", "account-factor-reset")),
        ]
    } else {
        vec![Block::Text(user.text("account-factor-off"))]
    };
    Block::Card(user.text("factor-title"), inner)
}

fn sessions_card(user: &CurrentUser, sessions: &[SessionInfo]) -> Block {
    let title = user.text("account-sessions");
    if sessions.is_empty() {
        return Block::Card(title, vec![Block::Text(user.text("account-sessions-none"))]);
    }
    let when = |at: Timestamp| Cell::Quiet(user.time(at));
    let rows = sessions.iter().map(|one| {
        let client = Cell::text(one.client.clone());
        vec![client, when(one.created_at), when(one.seen_at)]
    });
    let head = ["session-client", "session-began", "session-seen"].map(|id| user.text(id));
    let table = Table::new(title, head.to_vec(), rows.collect());
    let end = action_button(user, "sign-out", "account-sign-out");
    Block::Card(String::new(), vec![Block::Table(table), Block::Form(end)])
}

fn address_card(user: &CurrentUser) -> Block {
    let field = Field::input("email", "email", user.text("address-new"), "")
        .with_hint(user.text("address-hint"))
        .required();
    let button = Button::named("do", "address", user.text("address-change"), Tone::Plain);
    let form = FormView::new("", vec![field], vec![button]);
    Block::Card(user.text("address-title"), vec![Block::Form(form)])
}

fn remove_card(user: &CurrentUser) -> Block {
    let inner = vec![
        Block::Text(user.text("account-remove-lead")),
        Block::Form(action_button(user, "remove", "account-remove")),
    ];
    let opened = Block::Details(user.text("account-remove"), inner);
    Block::Card(user.text("account-remove-title"), vec![opened])
}

/// Form with a single destructive button.
fn action_button(user: &CurrentUser, name: &str, label: &str) -> FormView {
    FormView::button("", vec![Field::hidden("do", name)], user.text(label), Tone::Danger)
}
