//! `/staff/people` and `/staff/people/{person}` for administrators: all accounts, and support actions on one.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use jiff::Timestamp;

use super::auth::{PageResult, RefusedPage, Staff, see_other, sent};
use super::components::{Block, Button, Cell, Field, FormView, Link, Table, Tone};
use super::forms::FormAction;
use super::invitation::role_name;
use super::layout::StaffLayout;
use crate::app::access::Permission;
use crate::app::access::Role;
use crate::app::people::accounts;
use crate::app::people::accounts::{Account, AccountCursor, AccountRole, Refusal};
use crate::app::people::factor_policy;
use crate::app::people::session::SessionInfo;
use crate::http::citizen::form_body::Form;
use crate::http::citizen::survey_request::query;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use urbivox_core::survey::answers::form_fields::FormFields;

/// Actions of the forms about one account.
#[derive(Clone, Copy)]
enum PersonAction {
    ResetFactor,
    SignOut,
    ChangeAddress,
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
pub(super) async fn directory(staff: &Staff) -> Result<Vec<Block>, RefusedPage> {
    let asked = query(&staff.request);
    let own = |name: &str| asked.get(name).unwrap_or_default().to_owned();
    let (text, place) = (own("q"), own("after"));
    let after = AccountCursor::parse(&place);
    // An unreadable cursor parses as the first page: refuse it rather than show the wrong page.
    if !place.is_empty() && after.to_string() != place {
        let detail = "`after` is not a valid cursor: leave it out to start with the first account.";
        return Err(staff.refuse(&Problem::bad_query(detail)));
    }
    let wanted = text.clone();
    let (found, next) = staff
        .run(move |app| accounts::search(app, &wanted, &after, PAGE))
        .await?;
    let search = FormView::question(
        "",
        vec![Field::input("search", "q", staff.say("accounts-search"), text.as_str())],
        vec![Button::main(staff.say("search"))],
    );
    let mut blocks = vec![Block::Form(search)];
    if found.is_empty() {
        blocks.push(Block::Text(staff.say("accounts-none")));
    } else {
        blocks.push(Block::Table(account_table(staff, &found)));
    }
    if let Some(next) = next {
        let pairs = form_urlencoded::Serializer::new(String::new())
            .append_pair("q", &text)
            .append_pair("after", &next.to_string())
            .finish();
        blocks.push(Block::Links(vec![Link::button(
            format!("/staff/people?{pairs}"),
            staff.say("accounts-next"),
        )]));
    }
    blocks.push(policy(staff).await?);
    Ok(blocks)
}

fn account_table(staff: &Staff, found: &[Account]) -> Table {
    let rows = found.iter().map(|account| {
        vec![
            Cell::Link(format!("/staff/people/{}", account.id), account.name.clone()),
            Cell::text(account.email.clone()),
            Cell::text(role_names(staff, &account.roles)),
            Cell::Quiet(time(staff, account.signed_in_at)),
            Cell::text(staff.say(if account.has_second_factor { "yes" } else { "no" })),
        ]
    });
    let head = ["name", "email", "role", "account-last", "factor"].map(|id| staff.say(id));
    Table::new(staff.say("accounts-title"), head.to_vec(), rows.collect())
}

fn role_names(staff: &Staff, roles: &[AccountRole]) -> String {
    let words = roles.iter().map(|own| {
        let role = role_name(staff.texts, own.role.name());
        match &own.city {
            Some((_, city)) => format!("{city}: {role}"),
            None => role,
        }
    });
    let words: Vec<String> = words.collect();
    if words.is_empty() {
        staff.say("account-no-role")
    } else {
        words.join(", ")
    }
}

fn time(staff: &Staff, at: Option<Timestamp>) -> String {
    at.map_or_else(
        || staff.say("account-never"),
        |at| at.strftime("%Y-%m-%d %H:%M UTC").to_string(),
    )
}

/// Form that sets which roles must have a second factor.
async fn policy(staff: &Staff) -> Result<Block, RefusedPage> {
    let required = staff.run(factor_policy::required_roles).await?;
    let mut fields = vec![Field::hidden("do", "require-factor")];
    fields.extend(Role::ALL.map(|role| {
        let label = role_name(staff.texts, role.name());
        Field::check(policy_field(role), label, required.contains(&role))
    }));
    let form = FormView::new("", fields, vec![Button::named("", "", staff.say("save"), Tone::Plain)]);
    let inner = vec![Block::Text(staff.say("factor-policy-lead")), Block::Form(form)];
    Ok(Block::Card(staff.say("factor-policy-title"), inner))
}

fn policy_field(role: Role) -> String {
    format!("factor-{role}")
}

/// `POST /staff/people` with `do=require-factor`: sets which roles must have a second factor.
pub(super) async fn require_factor(staff: &Staff, fields: &FormFields) -> PageResult {
    let is_chosen = |role: &Role| fields.get(&policy_field(*role)).is_some();
    let chosen: Vec<Role> = Role::ALL.into_iter().filter(is_chosen).collect();
    staff
        .run(move |app| factor_policy::set_required_roles(app, &chosen))
        .await?;
    Ok(see_other("/staff/people?done=saved"))
}

/// `GET /staff/people/{person}`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            staff.require(Permission::ManageAdmins, None)?;
            let person = person_of(&staff)?;
            show(&staff, person, StatusCode::OK, None).await
        }
        .await,
    )
}

/// `POST /staff/people/{person}`.
pub async fn change(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, form).await)
}

fn person_of(staff: &Staff) -> Result<i64, RefusedPage> {
    let number = staff.request.match_info().get("person");
    let number = number.and_then(|text| text.parse().ok());
    number.ok_or_else(|| staff.refuse(&Problem::no_such_page()))
}

async fn try_change(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    staff.require(Permission::ManageAdmins, None)?;
    let fields = staff.read(form).await?;
    let action = staff.action(&fields)?;
    let person = person_of(&staff)?;
    staff.require_recent_sign_in(site, &fields).await?;
    let here = |done: &str| format!("/staff/people/{person}?done={done}");
    let done = match action {
        PersonAction::ResetFactor => {
            let reset = staff.attempt(move |app| accounts::reset_factor(app, person)).await?;
            reset.map(|_had_one| here("factor-reset"))
        }
        PersonAction::SignOut => {
            let ended = staff.attempt(move |app| accounts::sign_out(app, person)).await?;
            ended.map(|_sessions| here("sessions-ended"))
        }
        PersonAction::ChangeAddress => {
            let email = fields.get("email").unwrap_or_default().to_owned();
            let url = site.letter_url(request);
            let changed = staff.attempt(move |app| accounts::change_address(app, person, &email, &url));
            changed.await?.map(|()| here("address"))
        }
        PersonAction::Remove => {
            let removed = staff.attempt(move |app| accounts::remove(app, person)).await?;
            removed.map(|()| "/staff/people?done=removed".to_owned())
        }
    };
    match done {
        Ok(to) => Ok(see_other(&to)),
        Err(refusal) => {
            let (status, wrong) = refusal_message(&staff, refusal)?;
            show(&staff, person, status, Some(wrong)).await
        }
    }
}

fn refusal_message(staff: &Staff, refusal: Refusal) -> Result<(StatusCode, (String, String)), RefusedPage> {
    let (status, at, told) = match refusal {
        Refusal::NoSuchPerson => return Err(staff.refuse(&Problem::no_such_page())),
        Refusal::Fault(fault) => return Err(staff.refuse(&fault.into())),
        Refusal::BadEmail => (StatusCode::UNPROCESSABLE_ENTITY, "f-email", staff.say("bad-email")),
        Refusal::EmailTaken => (StatusCode::CONFLICT, "f-email", staff.say("address-taken")),
        Refusal::LastAdmin => (StatusCode::CONFLICT, "", staff.say("last-admin")),
        Refusal::LastOwner(cities) => {
            let values = [("cities", cities.join(", ").into())];
            (StatusCode::CONFLICT, "", staff.texts.with("last-owner-of", &values))
        }
    };
    Ok((status, (at.to_owned(), told)))
}

async fn show(staff: &Staff, person: i64, status: StatusCode, wrong: Option<(String, String)>) -> PageResult {
    let found = staff.attempt(move |app| accounts::find(app, person)).await?;
    let (account, sessions) = match found {
        Ok(found) => found,
        Err(refusal) => {
            let (_, told) = refusal_message(staff, refusal)?;
            return Err(StaffLayout::of(staff, told.1)
                .render_with_status(StatusCode::NOT_FOUND, &[])
                .into());
        }
    };
    let mut blocks = Vec::new();
    if let Some(wrong) = wrong {
        blocks.push(Block::Errors(staff.say("errors-title"), vec![wrong]));
    }
    blocks.push(Block::Text(account.email.clone()));
    let last = time(staff, account.signed_in_at);
    blocks.push(Block::Quiet(format!("{}: {last}", staff.say("account-last"))));
    blocks.push(roles_block(staff, &account));
    blocks.push(factor_card(staff, &account));
    blocks.push(sessions_card(staff, &sessions));
    blocks.push(address_card(staff));
    blocks.push(remove_card(staff));
    let mut desk = StaffLayout::of_installation(staff, account.name.as_str());
    desk.add_breadcrumb("/staff/people", staff.say("accounts-title"));
    Ok(desk.render_with_status(status, &blocks))
}

fn roles_block(staff: &Staff, account: &Account) -> Block {
    if account.roles.is_empty() {
        return Block::Text(staff.say("account-no-role"));
    }
    let rows = account.roles.iter().map(|own| {
        let place = match &own.city {
            Some((slug, name)) => Cell::Link(format!("/staff/cities/{slug}/people"), name.clone()),
            None => Cell::text(staff.say("account-all-cities")),
        };
        vec![place, Cell::text(role_name(staff.texts, own.role.name()))]
    });
    let head = ["city", "role"].map(|id| staff.say(id)).to_vec();
    Block::Table(Table::new(staff.say("account-roles"), head, rows.collect()))
}

fn factor_card(staff: &Staff, account: &Account) -> Block {
    let inner = if account.has_second_factor {
        vec![
            Block::Text(staff.say("account-factor-on")),
            Block::Form(action_button(staff, "reset-factor", "account-factor-reset")),
        ]
    } else {
        vec![Block::Text(staff.say("account-factor-off"))]
    };
    Block::Card(staff.say("factor-title"), inner)
}

fn sessions_card(staff: &Staff, sessions: &[SessionInfo]) -> Block {
    let title = staff.say("account-sessions");
    if sessions.is_empty() {
        return Block::Card(title, vec![Block::Text(staff.say("account-sessions-none"))]);
    }
    let when = |at: Timestamp| Cell::Quiet(at.strftime("%Y-%m-%d %H:%M UTC").to_string());
    let rows = sessions.iter().map(|one| {
        let client = Cell::text(one.client.clone());
        vec![client, when(one.created_at), when(one.seen_at)]
    });
    let head = ["session-client", "session-began", "session-seen"].map(|id| staff.say(id));
    let table = Table::new(title, head.to_vec(), rows.collect());
    let end = action_button(staff, "sign-out", "account-sign-out");
    Block::Card(String::new(), vec![Block::Table(table), Block::Form(end)])
}

fn address_card(staff: &Staff) -> Block {
    let field = Field::input("email", "email", staff.say("address-new"), "")
        .with_hint(staff.say("address-hint"))
        .required();
    let button = Button::named("do", "address", staff.say("address-change"), Tone::Plain);
    let form = FormView::new("", vec![field], vec![button]);
    Block::Card(staff.say("address-title"), vec![Block::Form(form)])
}

fn remove_card(staff: &Staff) -> Block {
    let inner = vec![
        Block::Text(staff.say("account-remove-lead")),
        Block::Form(action_button(staff, "remove", "account-remove")),
    ];
    let opened = Block::Details(staff.say("account-remove"), inner);
    Block::Card(staff.say("account-remove-title"), vec![opened])
}

/// Form with a single destructive button.
fn action_button(staff: &Staff, name: &str, label: &str) -> FormView {
    FormView::button("", vec![Field::hidden("do", name)], staff.say(label), Tone::Danger)
}
