//! `…/people` and `…/keys`: who works for a city, who was invited, and which programs have a key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use jiff::{SignedDuration, Timestamp};

use super::door::{Answer, Refused, Staff, see_other, sent};
use super::frame::Desk;
use super::joining::role_name;
use super::view::{Block, Button, Cell, Field, Form as FormView, Table, Tone};
use crate::flow::access::{self, KeyInfo, NewKey, Role};
use crate::flow::authoring;
use crate::flow::people::invitation::{self, Invitation};
use crate::flow::people::roster::{self, Invited, Member, Refusal};
use crate::http::extract::CityAt;
use crate::http::pages::citizen::form::Form;
use crate::http::site::Site;
use crate::survey::form::Fields;
use crate::survey::slug::Slug;
use crate::texts;

/// Days that a key is good when nobody says otherwise.
const KEY_DAYS: i64 = 365;

/// `GET /staff/cities/{city}/people`.
pub async fn page(site: web::Data<Site>, request: HttpRequest, at: CityAt) -> HttpResponse {
    sent(open(&site, &request, Some(at.0)).await)
}

/// `POST /staff/cities/{city}/people`.
pub async fn change(site: web::Data<Site>, request: HttpRequest, at: CityAt, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, Some(at.0), form).await)
}

/// `GET /staff/people`: those who see all cities.
pub async fn admins(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    sent(open(&site, &request, None).await)
}

/// `POST /staff/people`.
pub async fn change_admins(site: web::Data<Site>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, None, form).await)
}

fn guard(staff: &Staff, city: Option<&Slug>) -> Result<(), Refused> {
    match city {
        Some(city) => staff.owns(city),
        None => staff.rules(),
    }
}

async fn open(site: &Site, request: &HttpRequest, city: Option<Slug>) -> Answer {
    let staff = Staff::of(site, request).await?;
    guard(&staff, city.as_ref())?;
    show(site, &staff, city, StatusCode::OK, Vec::new()).await
}

fn place_of(city: Option<&Slug>) -> String {
    city.map_or_else(
        || "/staff/people".to_owned(),
        |city| format!("/staff/cities/{city}/people"),
    )
}

async fn try_change(site: &Site, request: &HttpRequest, city: Option<Slug>, form: Form) -> Answer {
    let staff = Staff::of(site, request).await?;
    guard(&staff, city.as_ref())?;
    let fields = staff.read(form).await?;
    let here = place_of(city.as_ref());
    match fields.get("do") {
        Some("invite") => invite(site, &staff, city, &fields).await,
        Some("uninvite") => {
            let email = fields.get("email").unwrap_or_default().to_owned();
            let done = staff
                .attempt(move |app| roster::uninvite(app, city.as_ref(), &email))
                .await?;
            done.map_err(|refusal| refused(&staff, refusal))?;
            Ok(see_other(&format!("{here}?done=removed")))
        }
        _role => {
            let person = fields
                .get("person")
                .and_then(|text| text.parse().ok())
                .unwrap_or_default();
            let role = fields.get("role").and_then(|text| text.parse::<Role>().ok());
            let (by, at) = (staff.holder().clone(), city.clone());
            let done = staff
                .attempt(move |app| roster::set_role(app, &by, at.as_ref(), person, role))
                .await?;
            match done {
                Ok(()) => Ok(see_other(&format!("{here}?done=saved"))),
                Err(Refusal::LastOwner) => {
                    let wrong = vec![(String::new(), staff.say("last-owner"))];
                    show(site, &staff, city, StatusCode::CONFLICT, wrong).await
                }
                Err(refusal) => Err(refused(&staff, refusal)),
            }
        }
    }
}

fn refused(staff: &Staff, refusal: Refusal) -> Refused {
    use crate::http::problem::Problem;
    match refusal {
        Refusal::Fault(fault) => staff.refuse(&fault.into()),
        Refusal::NotYours => staff.refuse(&Problem::forbidden()),
        Refusal::NoSuchCity | Refusal::NoSuchPerson | Refusal::LastOwner => staff.refuse(&Problem::no_such_page()),
    }
}

async fn invite(site: &Site, staff: &Staff, city: Option<Slug>, fields: &Fields) -> Answer {
    let role = fields.get("role").and_then(|text| text.parse::<Role>().ok());
    let may = role.filter(|role| roster::may_give(staff.holder(), city.as_ref(), *role));
    let Some(role) = may else {
        return Err(refused(staff, Refusal::NotYours));
    };
    let invitation = Invitation {
        email: fields.get("email").unwrap_or_default().to_owned(),
        name: fields.get("name").unwrap_or_default().to_owned(),
        role,
        city: city.clone(),
        language: fields.get("language").unwrap_or("en").to_owned(),
    };
    let url = site.letter_url(&staff.request);
    let sent = staff
        .attempt(move |app| invitation::invite(app, &invitation, &url))
        .await?;
    match sent {
        Ok(_address) => Ok(see_other(&format!("{}?done=invited", place_of(city.as_ref())))),
        Err(invitation::Refusal::Fault(fault)) => Err(staff.refuse(&fault.into())),
        Err(refusal) => {
            let (at, told) = match refusal {
                invitation::Refusal::BadName => ("f-name", "bad-name"),
                invitation::Refusal::BadEmail
                | invitation::Refusal::NoSuchCity
                | invitation::Refusal::WrongRole(_)
                | invitation::Refusal::Over
                | invitation::Refusal::Weak(_)
                | invitation::Refusal::Fault(_) => ("f-email", "bad-email"),
            };
            let wrong = vec![(at.to_owned(), staff.say(told))];
            show(site, staff, city, StatusCode::UNPROCESSABLE_ENTITY, wrong).await
        }
    }
}

async fn show(
    site: &Site,
    staff: &Staff,
    city: Option<Slug>,
    status: StatusCode,
    errors: Vec<(String, String)>,
) -> Answer {
    let at = city.clone();
    let listed = staff.attempt(move |app| roster::list(app, at.as_ref())).await?;
    let (members, invited) = listed.map_err(|refusal| refused(staff, refusal))?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    let roles = roster::roles_to_give(staff.holder(), city.as_ref());
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
            Desk::of_city(staff, city, &name, staff.say("tab-people"))
        }
        None => Desk::of_installation(staff, staff.say("admins-title")),
    };
    Ok(desk.send_with(status, &blocks))
}

/// Roles that may be given, in words; and the one that somebody has already.
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
        let own = vec![Field::hidden("person", member.id.to_string())];
        let remove = FormView::button("", own, staff.say("remove"), Tone::Danger);
        let factor = if member.has_second_factor { "yes" } else { "no" };
        vec![
            Cell::text(member.name.clone()),
            Cell::text(member.email.clone()),
            Cell::text(staff.say(factor)),
            Cell::Forms(vec![save, remove]),
        ]
    });
    let head = ["name", "email", "factor", "role"].map(|id| staff.say(id)).to_vec();
    Block::Table(Table::new(staff.say("people-title"), head, rows.collect()))
}

fn invited_table(staff: &Staff, invited: &[Invited]) -> Block {
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
pub async fn keys(site: web::Data<Site>, request: HttpRequest, at: CityAt) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            staff.owns(&at.0)?;
            show_keys(&staff, &at.0, None).await
        }
        .await,
    )
}

/// `POST /staff/cities/{city}/keys`.
pub async fn change_keys(site: web::Data<Site>, request: HttpRequest, at: CityAt, form: Form) -> HttpResponse {
    sent(try_change_keys(&site, &request, at.0, form).await)
}

async fn try_change_keys(site: &Site, request: &HttpRequest, city: Slug, form: Form) -> Answer {
    let staff = Staff::of(site, request).await?;
    staff.owns(&city)?;
    let fields = staff.read(form).await?;
    if fields.get("do") == Some("revoke") {
        let id = fields.get("key").and_then(|text| text.parse().ok()).unwrap_or_default();
        let at = city.clone();
        let ended = staff.attempt(move |app| access::end_key(app, &at, id)).await?;
        return match ended {
            Ok(_was_there) => Ok(see_other(&format!("/staff/cities/{city}/keys?done=removed"))),
            Err(refusal) => Err(key_refused(&staff, refusal)),
        };
    }
    let role = fields.get("role").and_then(|text| text.parse::<Role>().ok());
    let may = role.filter(|role| roster::may_give(staff.holder(), Some(&city), *role));
    let Some(role) = may else {
        return Err(refused(&staff, Refusal::NotYours));
    };
    let days = fields
        .get("days")
        .and_then(|text| text.trim().parse::<i64>().ok())
        .unwrap_or(KEY_DAYS);
    let lasts = SignedDuration::from_hours(days.clamp(1, 3_650) * 24);
    let new = NewKey {
        name: fields.get("name").unwrap_or_default().trim().to_owned(),
        role,
        city: Some(city.clone()),
        expires_at: site.app.clock.now().checked_add(lasts).ok(),
    };
    let made = staff.attempt(move |app| access::make_key(app, &new)).await?;
    let key = made.map_err(|refusal| key_refused(&staff, refusal))?;
    show_keys(&staff, &city, Some(key)).await
}

fn key_refused(staff: &Staff, refusal: access::Refusal) -> Refused {
    match refusal {
        access::Refusal::Fault(fault) => staff.refuse(&fault.into()),
        access::Refusal::NoSuchCity | access::Refusal::CityNeeded | access::Refusal::CityNotAllowed => {
            staff.refuse(&crate::http::problem::Problem::no_such("city"))
        }
    }
}

async fn show_keys(staff: &Staff, city: &Slug, fresh: Option<String>) -> Answer {
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
    let roles = roster::roles_to_give(staff.holder(), Some(city));
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
        vec![Button::main(staff.say("key-make"))],
    );
    blocks.push(Block::Card(staff.say("key-new"), vec![Block::Form(form)]));
    Ok(Desk::of_city(staff, city, &name, staff.say("tab-keys")).send(&blocks))
}

/// Roles in words, for pages that explain them.
pub(super) fn roles_explained(texts: &texts::Texts) -> Vec<(String, String)> {
    let explained = |role: Role| {
        let name = role.name();
        (
            role_name(texts, name),
            texts.get(&format!("role-{name}-text")).into_owned(),
        )
    };
    Role::ALL.map(explained).to_vec()
}
