//! `…/people` and `…/keys`: members, invitations and API keys of a city; `/staff/people`: accounts and administrators.

use super::access::CityAccess;
use super::access::InstallationAccess;
use super::current_user::CurrentUser;
use super::forms::Form;
use super::redirect::see_other;
use crate::app::access::required::{ManageAdmins, ManageKeys, ManagePeople};
use actix_web::http::StatusCode;
use jiff::{SignedDuration, Timestamp};

use super::account_fields::languages;
use super::components::{Block, Button, Cell, Field, FormView, Table, Tone};
use super::forms::{FormAction, FormReader};
use super::invitation::role_name;
use super::layout::StaffLayout;
use crate::app::access;
use crate::app::access::{KeyInfo, NewKey, Role};
use crate::app::authoring;
use crate::app::people::invitation;
use crate::app::people::invitation::Invitation;
use crate::app::people::roster;
use crate::app::people::roster::{Member, OpenInvitation, RosterError};
use crate::app::resource::Resource;
use crate::http::problem::Problem;
use crate::http::web::page_error::{PageError, PageResult};
use urbivox_core::i18n;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::slug::Slug;

/// Actions of the forms about members and invitations.
#[derive(Clone, Copy)]
pub enum PeopleAction {
    /// Invites a person.
    Invite,
    /// Revokes an invitation.
    Uninvite,
    /// Changes the role of a person.
    SetRole,
    /// Removes the role of a person.
    Remove,
    /// Sets which roles require a second factor.
    RequireFactor,
}

impl FormAction for PeopleAction {
    const ALL: &'static [(&'static str, PeopleAction)] = &[
        ("invite", PeopleAction::Invite),
        ("uninvite", PeopleAction::Uninvite),
        ("role", PeopleAction::SetRole),
        ("remove", PeopleAction::Remove),
        ("require-factor", PeopleAction::RequireFactor),
    ];
}

/// Actions of the API key forms.
#[derive(Clone, Copy)]
pub enum KeysAction {
    /// Creates a key.
    Make,
    /// Revokes a key.
    Revoke,
}

impl FormAction for KeysAction {
    const ALL: &'static [(&'static str, KeysAction)] = &[("make", KeysAction::Make), ("revoke", KeysAction::Revoke)];
}

/// Lifetime of a key that the form suggests, in days.
const KEY_DAYS: i64 = 365;
/// Longest lifetime of a key, in days: ten years. Protects the city from forgotten keys.
const KEY_DAYS_MAX: i64 = 3_650;

/// `GET /staff/cities/{city}/people`.
pub async fn page(access: CityAccess<ManagePeople>) -> PageResult {
    let CityAccess { user, city, .. } = access;
    show(&user, Some(city), StatusCode::OK, Vec::new()).await
}

/// `POST /staff/cities/{city}/people`.
pub async fn change(access: CityAccess<ManagePeople>, form: Form<PeopleAction>) -> PageResult {
    let CityAccess { user, city, .. } = access;
    let (action, fields) = form.read(&user).await?;
    apply(&user, Some(city), action, &fields).await
}

/// `GET /staff/people`: accounts and administrators.
pub async fn admins(access: InstallationAccess<ManageAdmins>) -> PageResult {
    let InstallationAccess { user, .. } = access;
    show(&user, None, StatusCode::OK, Vec::new()).await
}

/// `POST /staff/people`.
pub async fn change_admins(access: InstallationAccess<ManageAdmins>, form: Form<PeopleAction>) -> PageResult {
    let InstallationAccess { user, .. } = access;
    let (action, fields) = form.read(&user).await?;
    apply(&user, None, action, &fields).await
}

fn people_path(city: Option<&Slug>) -> String {
    city.map_or_else(
        || "/staff/people".to_owned(),
        |city| format!("/staff/cities/{city}/people"),
    )
}

/// Applies a change to the members of a city, or, without one, to the administrators.
async fn apply(user: &CurrentUser, city: Option<Slug>, action: PeopleAction, fields: &FormFields) -> PageResult {
    user.require_recent_sign_in(fields).await?;
    let here = people_path(city.as_ref());
    match action {
        PeopleAction::RequireFactor if city.is_none() => super::accounts::require_factor(user, fields).await,
        PeopleAction::RequireFactor => Err(user.unclear_form()),
        PeopleAction::Invite => invite(user, city, fields).await,
        PeopleAction::Uninvite => {
            let email = fields.get("email").unwrap_or_default().to_owned();
            let done = user
                .attempt(move |app| roster::revoke_invitation(app, city.as_ref(), &email))
                .await?;
            done.map_err(|refusal| refused(user, refusal))?;
            Ok(see_other(&format!("{here}?done=removed")))
        }
        PeopleAction::SetRole => {
            let mut reader = FormReader::new(user, fields);
            match reader.choice("role", |role| role.parse::<Role>().ok()) {
                Some(role) => set_role(user, city, fields, Some(role)).await,
                None => show(user, city, StatusCode::UNPROCESSABLE_ENTITY, reader.wrong()).await,
            }
        }
        PeopleAction::Remove => set_role(user, city, fields, None).await,
    }
}

/// Sets or removes the role of the person that the form names.
async fn set_role(user: &CurrentUser, city: Option<Slug>, fields: &FormFields, role: Option<Role>) -> PageResult {
    let person = user.id(fields, "person")?;
    let (by, at) = (user.principal().clone(), city.clone());
    let done = user
        .attempt(move |app| roster::set_role(app, &by, at.as_ref(), person, role))
        .await?;
    match done {
        Ok(()) => Ok(see_other(&format!("{}?done=saved", people_path(city.as_ref())))),
        Err(RosterError::LastOwner) => {
            let wrong = vec![(String::new(), user.text("last-owner"))];
            show(user, city, StatusCode::CONFLICT, wrong).await
        }
        Err(refusal) => Err(refused(user, refusal)),
    }
}

fn refused(user: &CurrentUser, refusal: RosterError) -> PageError {
    match refusal {
        RosterError::Fault(fault) => user.refuse(&fault.into()),
        RosterError::RoleNotGrantable => user.refuse(&Problem::forbidden()),
        RosterError::NoSuchCity | RosterError::NoSuchPerson | RosterError::LastOwner => {
            user.refuse(&Problem::no_such_page())
        }
    }
}

async fn invite(user: &CurrentUser, city: Option<Slug>, fields: &FormFields) -> PageResult {
    let mut reader = FormReader::new(user, fields);
    let role = reader.choice("role", |role| role.parse::<Role>().ok());
    let language = reader.language("language");
    let (Some(role), Some(language)) = (role, language) else {
        return show(user, city, StatusCode::UNPROCESSABLE_ENTITY, reader.wrong()).await;
    };
    if !roster::may_grant(user.principal(), city.as_ref(), role) {
        return Err(refused(user, RosterError::RoleNotGrantable));
    }
    let invitation = Invitation {
        email: fields.get("email").unwrap_or_default().to_owned(),
        name: fields.get("name").unwrap_or_default().to_owned(),
        role,
        city: city.clone(),
        language,
    };
    let url = user.state.letter_url(&user.request);
    let sent = user
        .attempt(move |app| invitation::invite(app, &invitation, &url))
        .await?;
    match sent {
        Ok(_address) => Ok(see_other(&format!("{}?done=invited", people_path(city.as_ref())))),
        Err(invitation::InvitationError::Fault(fault)) => Err(user.refuse(&fault.into())),
        Err(refusal) => {
            let (at, message) = match refusal {
                invitation::InvitationError::BadName => ("f-name", "bad-name"),
                invitation::InvitationError::BadEmail
                | invitation::InvitationError::NoSuchCity
                | invitation::InvitationError::WrongRole(_)
                | invitation::InvitationError::TicketInvalid
                | invitation::InvitationError::SignInFirst
                | invitation::InvitationError::Weak(_)
                | invitation::InvitationError::Fault(_) => ("f-email", "bad-email"),
            };
            let wrong = vec![(at.to_owned(), user.text(message))];
            show(user, city, StatusCode::UNPROCESSABLE_ENTITY, wrong).await
        }
    }
}

async fn show(user: &CurrentUser, city: Option<Slug>, status: StatusCode, errors: Vec<(String, String)>) -> PageResult {
    let at = city.clone();
    let listed = user.attempt(move |app| roster::list(app, at.as_ref())).await?;
    let (members, invited) = listed.map_err(|refusal| refused(user, refusal))?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    if city.is_none() {
        blocks.extend(super::accounts::directory(user).await?);
        blocks.push(Block::Heading(user.text("admins-title")));
    }
    let roles = roster::grantable_roles(user.principal(), city.as_ref());
    blocks.push(member_table(user, &roles, &members));
    if !invited.is_empty() {
        blocks.push(invited_table(user, &invited));
    }
    blocks.push(Block::Card(
        user.text("invite-title"),
        vec![Block::Form(invite_form(user, &roles))],
    ));
    if let Some(folder) = &user.state.letters_folder {
        let message = user.texts.with("letters-folder", &[("folder", folder.as_str().into())]);
        blocks.push(Block::Notice(Tone::Danger, message));
    }
    let layout = match &city {
        Some(city) => {
            let own = city.clone();
            let name = user.run(move |app| authoring::city_find(app, &own)).await?.name;
            StaffLayout::of_city(user, city, &name, user.text("tab-people"))
        }
        None => StaffLayout::of_installation(user, user.text("accounts-title")),
    };
    Ok(layout.render_with_status(status, &blocks))
}

/// Roles that may be granted, and the current role, with their localized names.
fn offered(user: &CurrentUser, roles: &[Role], own: Option<Role>) -> Vec<(String, String)> {
    let all = roles.iter().copied().chain(own.filter(|own| !roles.contains(own)));
    all.map(|role| (role.name().to_owned(), role_name(user.texts, role.name())))
        .collect()
}

fn member_table(user: &CurrentUser, roles: &[Role], members: &[Member]) -> Block {
    let rows = members.iter().map(|member| {
        let fields = vec![
            Field::hidden("person", member.id.to_string()),
            Field::select(
                "role",
                user.text("role"),
                member.role.name(),
                offered(user, roles, Some(member.role)),
            ),
        ];
        let button = Button::named("do", "role", user.text("save"), Tone::Plain);
        let save = FormView::new("", fields, vec![button]).inline();
        let own = vec![
            Field::hidden("do", "remove"),
            Field::hidden("person", member.id.to_string()),
        ];
        let remove = FormView::button("", own, user.text("remove"), Tone::Danger);
        let factor = if member.has_second_factor { "yes" } else { "no" };
        vec![
            Cell::text(member.name.clone()),
            Cell::text(if member.is_by_provider {
                format!("{} ({})", member.email, user.text("tab-sign-on"))
            } else {
                member.email.clone()
            }),
            Cell::text(user.text(factor)),
            Cell::Forms(vec![save, remove]),
        ]
    });
    let head = ["name", "email", "factor", "role"].map(|id| user.text(id)).to_vec();
    Block::Table(Table::new(user.text("people-title"), head, rows.collect()))
}

fn invited_table(user: &CurrentUser, invited: &[OpenInvitation]) -> Block {
    let rows = invited.iter().map(|one| {
        let fields = vec![
            Field::hidden("do", "uninvite"),
            Field::hidden("email", one.email.as_str()),
        ];
        let take = FormView::button("", fields, user.text("uninvite"), Tone::Danger);
        vec![
            Cell::text(one.email.clone()),
            Cell::text(role_name(user.texts, &one.role)),
            Cell::Quiet(user.day_of(one.expires_at)),
            Cell::Forms(vec![take]),
        ]
    });
    let head = ["email", "role", "expires", "do"].map(|id| user.text(id)).to_vec();
    Block::Table(Table::new(user.text("invited-title"), head, rows.collect()))
}

fn invite_form(user: &CurrentUser, roles: &[Role]) -> FormView {
    let usual = roles.get(1).map_or("", |role| role.name());
    let language = user.session.person.language.as_str();
    FormView::new(
        "",
        vec![
            Field::input("email", "email", user.text("email"), "").required(),
            Field::line("name", user.text("name"), ""),
            Field::select("role", user.text("role"), usual, offered(user, roles, None))
                .with_hint(user.text("role-hint")),
            Field::select("language", user.text("language"), language, languages()),
        ],
        vec![Button::named("do", "invite", user.text("invite"), Tone::Primary)],
    )
}

/// `GET /staff/cities/{city}/keys`.
pub async fn keys(access: CityAccess<ManageKeys>) -> PageResult {
    let CityAccess { user, city, .. } = access;
    show_keys(&user, &city, StatusCode::OK, (None, Vec::new())).await
}

/// `POST /staff/cities/{city}/keys`.
pub async fn change_keys(access: CityAccess<ManageKeys>, form: Form<KeysAction>) -> PageResult {
    let CityAccess { user, city, .. } = access;
    // A key outlives the roles that an identity provider grants.
    user.require_own_account()?;
    let (action, fields) = form.read(&user).await?;
    user.require_recent_sign_in(&fields).await?;
    match action {
        KeysAction::Revoke => {
            let id = user.id(&fields, "key")?;
            let at = city.clone();
            let ended = user.attempt(move |app| access::revoke_city_key(app, &at, id)).await?;
            match ended {
                Ok(true) => Ok(see_other(&format!("/staff/cities/{city}/keys?done=removed"))),
                Ok(false) => Err(user.refuse(&Problem::no_such_page())),
                Err(refusal) => Err(key_refusal_page(&user, refusal)),
            }
        }
        KeysAction::Make => make_key(&user, &city, &fields).await,
    }
}

/// Creates an API key and shows it once.
async fn make_key(user: &CurrentUser, city: &Slug, fields: &FormFields) -> PageResult {
    let mut reader = FormReader::new(user, fields);
    let name = reader.text("name").to_owned();
    if name.is_empty() {
        reader.refuse("name", "bad-name");
    }
    let role = reader.choice("role", |role| role.parse::<Role>().ok());
    let days: Option<i64> = reader.whole("days", 1..=KEY_DAYS_MAX);
    let wrong = reader.wrong();
    let (Some(role), Some(days), true) = (role, days, wrong.is_empty()) else {
        return show_keys(user, city, StatusCode::UNPROCESSABLE_ENTITY, (None, wrong)).await;
    };
    if !roster::may_grant(user.principal(), Some(city), role) {
        return Err(refused(user, RosterError::RoleNotGrantable));
    }
    let lasts = SignedDuration::from_hours(days * 24);
    let end = user.state.app.clock.now().checked_add(lasts);
    let new = NewKey {
        name,
        role,
        city: Some(city.clone()),
        // An expiry out of range must not give a key that never expires.
        expires_at: Some(end.map_err(|cause| user.refuse(&Problem::broken(&cause)))?),
    };
    let made = user.attempt(move |app| access::create_audited_key(app, &new)).await?;
    let key = made.map_err(|refusal| key_refusal_page(user, refusal))?;
    show_keys(user, city, StatusCode::OK, (Some(key), Vec::new())).await
}

fn key_refusal_page(user: &CurrentUser, refusal: access::ApiKeyError) -> PageError {
    match refusal {
        access::ApiKeyError::Fault(fault) => user.refuse(&fault.into()),
        access::ApiKeyError::NoSuchCity | access::ApiKeyError::CityNeeded | access::ApiKeyError::CityNotAllowed => {
            user.refuse(&Problem::no_such(Resource::City))
        }
    }
}

async fn show_keys(
    user: &CurrentUser,
    city: &Slug,
    status: StatusCode,
    (fresh, errors): (Option<String>, Vec<(String, String)>),
) -> PageResult {
    let at = city.clone();
    let (name, keys) = user
        .run(move |app| {
            let name = authoring::city_find(app, &at)?.name;
            let keys = access::list_keys(&app.storage)?;
            let own = keys.into_iter().filter(|key| key.city.as_deref() == Some(at.as_str()));
            Ok::<_, authoring::AuthoringError>((name, own.collect::<Vec<KeyInfo>>()))
        })
        .await?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    if let Some(key) = fresh {
        blocks.push(Block::Notice(Tone::Primary, user.text("key-once")));
        blocks.push(Block::Code(key));
    }
    blocks.push(Block::Lead(user.text("keys-lead")));
    if !keys.is_empty() {
        let day = |time: Option<Timestamp>| time.map_or_else(|| "–".to_owned(), |time| user.day_of(time));
        let rows = keys.iter().map(|key| {
            let fields = vec![Field::hidden("do", "revoke"), Field::hidden("key", key.id.to_string())];
            let end = FormView::button("", fields, user.text("key-revoke"), Tone::Danger);
            let named = if key.name.is_empty() {
                key.id.to_string()
            } else {
                key.name.clone()
            };
            vec![
                Cell::text(named),
                Cell::text(role_name(user.texts, &key.role)),
                Cell::Quiet(day(Some(key.created_at))),
                Cell::Quiet(day(key.expires_at)),
                Cell::Quiet(day(key.used_at)),
                Cell::Forms(vec![end]),
            ]
        });
        let head = ["key-name", "role", "made", "expires", "used", "do"]
            .map(|id| user.text(id))
            .to_vec();
        blocks.push(Block::Table(Table::new(user.text("tab-keys"), head, rows.collect())));
    }
    let roles = roster::grantable_roles(user.principal(), Some(city));
    let offered = roles
        .iter()
        .map(|role| (role.name().to_owned(), role_name(user.texts, role.name())));
    let form = FormView::new(
        "",
        vec![
            Field::line("name", user.text("key-name"), "")
                .with_hint(user.text("key-name-hint"))
                .required(),
            Field::select("role", user.text("role"), "viewer", offered.collect()),
            Field::input("number", "days", user.text("key-days"), KEY_DAYS.to_string()),
        ],
        vec![Button::named("do", "make", user.text("key-make"), Tone::Primary)],
    );
    blocks.push(Block::Card(user.text("key-new"), vec![Block::Form(form)]));
    Ok(StaffLayout::of_city(user, city, &name, user.text("tab-keys")).render_with_status(status, &blocks))
}

/// Name and description of every role.
pub(super) fn roles_explained(texts: &i18n::Texts) -> Vec<(String, String)> {
    let explained = |role: Role| {
        let name = role.name();
        (
            role_name(texts, name),
            texts.get(&format!("role-{name}-text")).into_owned(),
        )
    };
    Role::ALL.map(explained).to_vec()
}
