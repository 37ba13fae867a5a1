//! `…/people` and `…/keys`: members, invitations and API keys of a city; `/staff/people`: accounts and administrators.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use jiff::{SignedDuration, Timestamp};

use super::auth::{PageResult, RefusedPage, Staff, see_other, sent};
use super::components::{Block, Button, Cell, Field, FormView, Table, Tone};
use super::forms::{FormAction, FormReader};
use super::invitation::role_name;
use super::layout::StaffLayout;
use crate::app::access;
use crate::app::access::{KeyInfo, NewKey, Permission, Role};
use crate::app::authoring;
use crate::app::people::invitation;
use crate::app::people::invitation::Invitation;
use crate::app::people::roster;
use crate::app::people::roster::{Member, OpenInvitation, Refusal};
use crate::app::resource::Resource;
use crate::http::citizen::form_body::Form;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::extract::CityAt;
use urbivox_core::i18n;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::slug::Slug;

/// Actions of the forms about members and invitations.
#[derive(Clone, Copy)]
enum PeopleAction {
    Invite,
    Uninvite,
    SetRole,
    Remove,
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
enum KeysAction {
    Make,
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
pub async fn page(site: web::Data<HttpState>, request: HttpRequest, at: CityAt) -> HttpResponse {
    sent(open(&site, &request, Some(at.0)).await)
}

/// `POST /staff/cities/{city}/people`.
pub async fn change(site: web::Data<HttpState>, request: HttpRequest, at: CityAt, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, Some(at.0), form).await)
}

/// `GET /staff/people`: accounts and administrators.
pub async fn admins(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(open(&site, &request, None).await)
}

/// `POST /staff/people`.
pub async fn change_admins(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, None, form).await)
}

fn require_manage_people(staff: &Staff, city: Option<&Slug>) -> Result<(), RefusedPage> {
    match city {
        Some(city) => staff.require(Permission::ManagePeople, Some(city)),
        None => staff.require(Permission::ManageAdmins, None),
    }
}

async fn open(site: &HttpState, request: &HttpRequest, city: Option<Slug>) -> PageResult {
    let staff = Staff::of(site, request).await?;
    require_manage_people(&staff, city.as_ref())?;
    show(site, &staff, city, StatusCode::OK, Vec::new()).await
}

fn people_path(city: Option<&Slug>) -> String {
    city.map_or_else(
        || "/staff/people".to_owned(),
        |city| format!("/staff/cities/{city}/people"),
    )
}

async fn try_change(site: &HttpState, request: &HttpRequest, city: Option<Slug>, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    require_manage_people(&staff, city.as_ref())?;
    let fields = staff.read(form).await?;
    staff.require_recent_sign_in(site, &fields).await?;
    let here = people_path(city.as_ref());
    match staff.action(&fields)? {
        PeopleAction::RequireFactor if city.is_none() => super::accounts::require_factor(&staff, &fields).await,
        PeopleAction::RequireFactor => Err(staff.unclear_form()),
        PeopleAction::Invite => invite(site, &staff, city, &fields).await,
        PeopleAction::Uninvite => {
            let email = fields.get("email").unwrap_or_default().to_owned();
            let done = staff
                .attempt(move |app| roster::revoke_invitation(app, city.as_ref(), &email))
                .await?;
            done.map_err(|refusal| refused(&staff, refusal))?;
            Ok(see_other(&format!("{here}?done=removed")))
        }
        PeopleAction::SetRole => {
            let mut reader = FormReader::new(&staff, &fields);
            match reader.choice("role", |role| role.parse::<Role>().ok()) {
                Some(role) => set_role(site, &staff, city, &fields, Some(role)).await,
                None => show(site, &staff, city, StatusCode::UNPROCESSABLE_ENTITY, reader.wrong()).await,
            }
        }
        PeopleAction::Remove => set_role(site, &staff, city, &fields, None).await,
    }
}

/// Sets or removes the role of the person that the form names.
async fn set_role(
    site: &HttpState,
    staff: &Staff,
    city: Option<Slug>,
    fields: &FormFields,
    role: Option<Role>,
) -> PageResult {
    let person = staff.id(fields, "person")?;
    let (by, at) = (staff.principal().clone(), city.clone());
    let done = staff
        .attempt(move |app| roster::set_role(app, &by, at.as_ref(), person, role))
        .await?;
    match done {
        Ok(()) => Ok(see_other(&format!("{}?done=saved", people_path(city.as_ref())))),
        Err(Refusal::LastOwner) => {
            let wrong = vec![(String::new(), staff.say("last-owner"))];
            show(site, staff, city, StatusCode::CONFLICT, wrong).await
        }
        Err(refusal) => Err(refused(staff, refusal)),
    }
}

fn refused(staff: &Staff, refusal: Refusal) -> RefusedPage {
    match refusal {
        Refusal::Fault(fault) => staff.refuse(&fault.into()),
        Refusal::RoleNotGrantable => staff.refuse(&Problem::forbidden()),
        Refusal::NoSuchCity | Refusal::NoSuchPerson | Refusal::LastOwner => staff.refuse(&Problem::no_such_page()),
    }
}

async fn invite(site: &HttpState, staff: &Staff, city: Option<Slug>, fields: &FormFields) -> PageResult {
    let mut reader = FormReader::new(staff, fields);
    let role = reader.choice("role", |role| role.parse::<Role>().ok());
    let language = reader.language("language");
    let (Some(role), Some(language)) = (role, language) else {
        return show(site, staff, city, StatusCode::UNPROCESSABLE_ENTITY, reader.wrong()).await;
    };
    if !roster::may_grant(staff.principal(), city.as_ref(), role) {
        return Err(refused(staff, Refusal::RoleNotGrantable));
    }
    let invitation = Invitation {
        email: fields.get("email").unwrap_or_default().to_owned(),
        name: fields.get("name").unwrap_or_default().to_owned(),
        role,
        city: city.clone(),
        language,
    };
    let url = site.letter_url(&staff.request);
    let sent = staff
        .attempt(move |app| invitation::invite(app, &invitation, &url))
        .await?;
    match sent {
        Ok(_address) => Ok(see_other(&format!("{}?done=invited", people_path(city.as_ref())))),
        Err(invitation::Refusal::Fault(fault)) => Err(staff.refuse(&fault.into())),
        Err(refusal) => {
            let (at, told) = match refusal {
                invitation::Refusal::BadName => ("f-name", "bad-name"),
                invitation::Refusal::BadEmail
                | invitation::Refusal::NoSuchCity
                | invitation::Refusal::WrongRole(_)
                | invitation::Refusal::TicketInvalid
                | invitation::Refusal::SignInFirst
                | invitation::Refusal::Weak(_)
                | invitation::Refusal::Fault(_) => ("f-email", "bad-email"),
            };
            let wrong = vec![(at.to_owned(), staff.say(told))];
            show(site, staff, city, StatusCode::UNPROCESSABLE_ENTITY, wrong).await
        }
    }
}

async fn show(
    site: &HttpState,
    staff: &Staff,
    city: Option<Slug>,
    status: StatusCode,
    errors: Vec<(String, String)>,
) -> PageResult {
    let at = city.clone();
    let listed = staff.attempt(move |app| roster::list(app, at.as_ref())).await?;
    let (members, invited) = listed.map_err(|refusal| refused(staff, refusal))?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    if city.is_none() {
        blocks.extend(super::accounts::directory(staff).await?);
        blocks.push(Block::Heading(staff.say("admins-title")));
    }
    let roles = roster::grantable_roles(staff.principal(), city.as_ref());
    blocks.push(member_table(staff, &roles, &members));
    if !invited.is_empty() {
        blocks.push(invited_table(staff, &invited));
    }
    blocks.push(Block::Card(
        staff.say("invite-title"),
        vec![Block::Form(invite_form(staff, &roles))],
    ));
    if let Some(folder) = &site.letters_folder {
        let told = staff
            .texts
            .with("letters-folder", &[("folder", folder.as_str().into())]);
        blocks.push(Block::Notice(Tone::Danger, told));
    }
    let desk = match &city {
        Some(city) => {
            let own = city.clone();
            let name = staff.run(move |app| authoring::city_find(app, &own)).await?.name;
            StaffLayout::of_city(staff, city, &name, staff.say("tab-people"))
        }
        None => StaffLayout::of_installation(staff, staff.say("accounts-title")),
    };
    Ok(desk.render_with_status(status, &blocks))
}

/// Roles that may be granted, and the current role, with their localized names.
fn offered(staff: &Staff, roles: &[Role], own: Option<Role>) -> Vec<(String, String)> {
    let all = roles.iter().copied().chain(own.filter(|own| !roles.contains(own)));
    all.map(|role| (role.name().to_owned(), role_name(staff.texts, role.name())))
        .collect()
}

fn member_table(staff: &Staff, roles: &[Role], members: &[Member]) -> Block {
    let rows = members.iter().map(|member| {
        let fields = vec![
            Field::hidden("person", member.id.to_string()),
            Field::select(
                "role",
                staff.say("role"),
                member.role.name(),
                offered(staff, roles, Some(member.role)),
            ),
        ];
        let button = Button::named("do", "role", staff.say("save"), Tone::Plain);
        let save = FormView::new("", fields, vec![button]).narrow();
        let own = vec![
            Field::hidden("do", "remove"),
            Field::hidden("person", member.id.to_string()),
        ];
        let remove = FormView::button("", own, staff.say("remove"), Tone::Danger);
        let factor = if member.has_second_factor { "yes" } else { "no" };
        vec![
            Cell::text(member.name.clone()),
            Cell::text(if member.is_by_provider {
                format!("{} ({})", member.email, staff.say("tab-sign-on"))
            } else {
                member.email.clone()
            }),
            Cell::text(staff.say(factor)),
            Cell::Forms(vec![save, remove]),
        ]
    });
    let head = ["name", "email", "factor", "role"].map(|id| staff.say(id)).to_vec();
    Block::Table(Table::new(staff.say("people-title"), head, rows.collect()))
}

fn invited_table(staff: &Staff, invited: &[OpenInvitation]) -> Block {
    let rows = invited.iter().map(|one| {
        let fields = vec![
            Field::hidden("do", "uninvite"),
            Field::hidden("email", one.email.as_str()),
        ];
        let take = FormView::button("", fields, staff.say("uninvite"), Tone::Danger);
        vec![
            Cell::text(one.email.clone()),
            Cell::text(role_name(staff.texts, &one.role)),
            Cell::Quiet(one.expires_at.strftime("%Y-%m-%d").to_string()),
            Cell::Forms(vec![take]),
        ]
    });
    let head = ["email", "role", "expires", "do"].map(|id| staff.say(id)).to_vec();
    Block::Table(Table::new(staff.say("invited-title"), head, rows.collect()))
}

fn invite_form(staff: &Staff, roles: &[Role]) -> FormView {
    let usual = roles.get(1).map_or("", |role| role.name());
    let language = staff.present.person.language.as_str();
    FormView::new(
        "",
        vec![
            Field::input("email", "email", staff.say("email"), "").required(),
            Field::line("name", staff.say("name"), ""),
            Field::select("role", staff.say("role"), usual, offered(staff, roles, None))
                .with_hint(staff.say("role-hint")),
            Field::select("language", staff.say("language"), language, super::account::languages()),
        ],
        vec![Button::named("do", "invite", staff.say("invite"), Tone::Main)],
    )
}

/// `GET /staff/cities/{city}/keys`.
pub async fn keys(site: web::Data<HttpState>, request: HttpRequest, at: CityAt) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            staff.require(Permission::ManageKeys, Some(&at.0))?;
            show_keys(&staff, &at.0, StatusCode::OK, (None, Vec::new())).await
        }
        .await,
    )
}

/// `POST /staff/cities/{city}/keys`.
pub async fn change_keys(site: web::Data<HttpState>, request: HttpRequest, at: CityAt, form: Form) -> HttpResponse {
    sent(try_change_keys(&site, &request, at.0, form).await)
}

async fn try_change_keys(site: &HttpState, request: &HttpRequest, city: Slug, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    staff.require(Permission::ManageKeys, Some(&city))?;
    // A key outlives the roles that an identity provider grants.
    staff.require_own_account()?;
    let fields = staff.read(form).await?;
    let action = staff.action(&fields)?;
    staff.require_recent_sign_in(site, &fields).await?;
    match action {
        KeysAction::Revoke => {
            let id = staff.id(&fields, "key")?;
            let at = city.clone();
            let ended = staff.attempt(move |app| access::revoke_city_key(app, &at, id)).await?;
            match ended {
                Ok(true) => Ok(see_other(&format!("/staff/cities/{city}/keys?done=removed"))),
                Ok(false) => Err(staff.refuse(&Problem::no_such_page())),
                Err(refusal) => Err(key_refusal_page(&staff, refusal)),
            }
        }
        KeysAction::Make => make_key(site, &staff, &city, &fields).await,
    }
}

/// Creates an API key and shows it once.
async fn make_key(site: &HttpState, staff: &Staff, city: &Slug, fields: &FormFields) -> PageResult {
    let mut reader = FormReader::new(staff, fields);
    let name = reader.text("name").to_owned();
    if name.is_empty() {
        reader.refuse("name", "bad-name");
    }
    let role = reader.choice("role", |role| role.parse::<Role>().ok());
    let days: Option<i64> = reader.whole("days", 1..=KEY_DAYS_MAX);
    let wrong = reader.wrong();
    let (Some(role), Some(days), true) = (role, days, wrong.is_empty()) else {
        return show_keys(staff, city, StatusCode::UNPROCESSABLE_ENTITY, (None, wrong)).await;
    };
    if !roster::may_grant(staff.principal(), Some(city), role) {
        return Err(refused(staff, Refusal::RoleNotGrantable));
    }
    let lasts = SignedDuration::from_hours(days * 24);
    let end = site.app.clock.now().checked_add(lasts);
    let new = NewKey {
        name,
        role,
        city: Some(city.clone()),
        // An expiry out of range must not give a key that never expires.
        expires_at: Some(end.map_err(|cause| staff.refuse(&Problem::broken(&cause)))?),
    };
    let made = staff.attempt(move |app| access::create_audited_key(app, &new)).await?;
    let key = made.map_err(|refusal| key_refusal_page(staff, refusal))?;
    show_keys(staff, city, StatusCode::OK, (Some(key), Vec::new())).await
}

fn key_refusal_page(staff: &Staff, refusal: access::Refusal) -> RefusedPage {
    match refusal {
        access::Refusal::Fault(fault) => staff.refuse(&fault.into()),
        access::Refusal::NoSuchCity | access::Refusal::CityNeeded | access::Refusal::CityNotAllowed => {
            staff.refuse(&Problem::no_such(Resource::City))
        }
    }
}

async fn show_keys(
    staff: &Staff,
    city: &Slug,
    status: StatusCode,
    (fresh, errors): (Option<String>, Vec<(String, String)>),
) -> PageResult {
    let at = city.clone();
    let (name, keys) = staff
        .run(move |app| {
            let name = authoring::city_find(app, &at)?.name;
            let keys = access::list_keys(&app.storage)?;
            let own = keys.into_iter().filter(|key| key.city.as_deref() == Some(at.as_str()));
            Ok::<_, authoring::Refusal>((name, own.collect::<Vec<KeyInfo>>()))
        })
        .await?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    if let Some(key) = fresh {
        blocks.push(Block::Notice(Tone::Main, staff.say("key-once")));
        blocks.push(Block::Code(key));
    }
    blocks.push(Block::Lead(staff.say("keys-lead")));
    if !keys.is_empty() {
        let day =
            |time: Option<Timestamp>| time.map_or_else(|| "–".to_owned(), |time| time.strftime("%Y-%m-%d").to_string());
        let rows = keys.iter().map(|key| {
            let fields = vec![Field::hidden("do", "revoke"), Field::hidden("key", key.id.to_string())];
            let end = FormView::button("", fields, staff.say("key-revoke"), Tone::Danger);
            let named = if key.name.is_empty() {
                key.id.to_string()
            } else {
                key.name.clone()
            };
            vec![
                Cell::text(named),
                Cell::text(role_name(staff.texts, &key.role)),
                Cell::Quiet(day(Some(key.created_at))),
                Cell::Quiet(day(key.expires_at)),
                Cell::Quiet(day(key.used_at)),
                Cell::Forms(vec![end]),
            ]
        });
        let head = ["key-name", "role", "made", "expires", "used", "do"]
            .map(|id| staff.say(id))
            .to_vec();
        blocks.push(Block::Table(Table::new(staff.say("tab-keys"), head, rows.collect())));
    }
    let roles = roster::grantable_roles(staff.principal(), Some(city));
    let offered = roles
        .iter()
        .map(|role| (role.name().to_owned(), role_name(staff.texts, role.name())));
    let form = FormView::new(
        "",
        vec![
            Field::line("name", staff.say("key-name"), "")
                .with_hint(staff.say("key-name-hint"))
                .required(),
            Field::select("role", staff.say("role"), "viewer", offered.collect()),
            Field::input("number", "days", staff.say("key-days"), KEY_DAYS.to_string()),
        ],
        vec![Button::named("do", "make", staff.say("key-make"), Tone::Main)],
    );
    blocks.push(Block::Card(staff.say("key-new"), vec![Block::Form(form)]));
    Ok(StaffLayout::of_city(staff, city, &name, staff.say("tab-keys")).render_with_status(status, &blocks))
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
