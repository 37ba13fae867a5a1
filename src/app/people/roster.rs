//! Who works for a city, and in which role.

use serde_json::json;

use super::city_of;
use super::second_factor::codes_left;
use crate::app::access::{Grant, Permission, Principal, Role};
use crate::app::{App, ServiceError, audit};
use crate::storage;
use crate::storage::{Db, installation, people, tickets};
use urbivox_core::survey::slug::Slug;

/// Somebody on the list.
#[derive(Clone, Debug)]
pub struct Member {
    /// Names the person.
    pub id: i64,
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: String,
    /// What they may do here.
    pub role: Role,
    /// Whether a second factor is asked for.
    pub has_second_factor: bool,
    /// Since when.
    pub since: jiff::Timestamp,
    /// Whether the city's identity provider speaks for them: they have no account here.
    pub is_by_provider: bool,
}

/// An invitation that nobody has used yet.
#[derive(Clone, Debug)]
pub struct Invited {
    /// Where it went.
    pub email: String,
    /// The role that it brings.
    pub role: String,
    /// Until when it is good.
    pub expires_at: jiff::Timestamp,
}

/// Why nobody's role was changed.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is no such city.
    #[error("there is no such city")]
    NoSuchCity,
    /// Nobody of this identity works here.
    #[error("nobody of this identity works here")]
    NoSuchPerson,
    /// Nobody would be left who may invite others.
    #[error("somebody has to stay who may invite others")]
    LastOwner,
    /// Nobody gives away more than they have.
    #[error("this role is not yours to give")]
    NotYours,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for Refusal {
    fn from(error: storage::Error) -> Refusal {
        Refusal::Fault(error.into())
    }
}

/// Who works for the city, and who was invited; for the whole installation without a city.
pub fn list(app: &App, city: Option<&Slug>) -> Result<(Vec<Member>, Vec<Invited>), Refusal> {
    let now = app.clock.now().as_millisecond();
    app.storage.read(|db| {
        let city_id = city_id_of(db, city)?;
        let mut members = Vec::new();
        for (person, role) in people::of_city(db, city_id)? {
            let corrupt = |what: String| storage::Error::Corrupt { table: "roles", what };
            members.push(Member {
                id: person.id,
                role: role.role.parse().map_err(corrupt)?,
                has_second_factor: person.totp_salt.is_some() || codes_left(&person.recovery)? > 0,
                since: storage::stored_time("roles", role.created_at)?,
                is_by_provider: !person.is_account(),
                email: person.email,
                name: person.name,
            });
        }
        let mut invited = Vec::new();
        for ticket in tickets::open_of_city(db, city_id, now)? {
            let no_role = || storage::Error::corrupt("tickets", "an invitation without a role");
            invited.push(Invited {
                email: ticket.email,
                role: ticket.role.ok_or_else(no_role)?,
                expires_at: storage::stored_time("tickets", ticket.expires_at)?,
            });
        }
        Ok((members, invited))
    })
}

/// Gives a person another role in the city, or none.
pub fn set_role(
    app: &App,
    by: &Principal,
    city: Option<&Slug>,
    person: i64,
    role: Option<Role>,
) -> Result<(), Refusal> {
    app.storage.write(|db| {
        // Two who take each other's role at once must not leave nobody.
        installation::claim(db)?;
        let city_id = city_id_of(db, city)?;
        let before = people::role_in(db, person, city_id)?.ok_or(Refusal::NoSuchPerson)?;
        if role.is_some_and(|role| !may_give(by, city, role)) {
            return Err(Refusal::NotYours);
        }
        let keeps_head = role.is_some_and(|role| role.name() == before.role);
        if !keeps_head && is_last_head(db, &before)? {
            return Err(Refusal::LastOwner);
        }
        match role {
            Some(role) => {
                let changed = people::RoleRow {
                    role: role.name().to_owned(),
                    given_by: people::BY_PERSON.to_owned(),
                    ..before
                };
                people::set_role(db, &changed)?;
            }
            None => {
                people::remove_role(db, person, city_id)?;
            }
        }
        let detail = json!({"role": role.map(Role::name)});
        Ok(audit::note(
            app,
            db,
            city_id,
            "person.role",
            audit::person(person),
            &detail,
        )?)
    })
}

/// Whether nobody else has this role where it is the one that may give roles: owner in a city, admin in the installation.
/// Needs a transaction that holds [`installation::claim`].
pub(super) fn is_last_head(db: &mut Db, role: &people::RoleRow) -> Result<bool, storage::Error> {
    let head = if role.city_id.is_some() {
        Role::Owner
    } else {
        Role::Admin
    };
    Ok(role.role == head.name() && people::count_role(db, role.city_id, head.name())? <= 1)
}

/// Takes back an invitation that nobody has used.
pub fn uninvite(app: &App, city: Option<&Slug>, email: &str) -> Result<(), Refusal> {
    app.storage.write(|db| {
        let city_id = city_id_of(db, city)?;
        if !tickets::revoke(db, "invitation", email, city_id)? {
            return Err(Refusal::NoSuchPerson);
        }
        let whom = audit::whom(app, db, email)?;
        Ok(audit::note(app, db, city_id, "person.uninvite", whom, &json!({}))?)
    })
}

/// Whether `by` may make somebody this in the city.
pub fn may_give(by: &Principal, city: Option<&Slug>, role: Role) -> bool {
    match city {
        Some(city) => role.needs_city() && by.may(Permission::ManagePeople, Some(city)),
        None => !role.needs_city() && by.may(Permission::ManageAdmins, None),
    }
}

/// Those of the roles that `by` may give there.
pub fn roles_to_give(by: &Principal, city: Option<&Slug>) -> Vec<Role> {
    let may = |role: &Role| may_give(by, city, *role);
    Role::ALL.into_iter().filter(may).collect()
}

fn city_id_of(db: &mut Db, city: Option<&Slug>) -> Result<Option<i64>, Refusal> {
    match city {
        Some(slug) => Ok(Some(city_of(db, slug, Refusal::NoSuchCity)?.id)),
        None => Ok(None),
    }
}

/// Who runs a command at the machine itself: may do everything.
pub fn operator() -> Principal {
    Principal {
        name: "operator".to_owned(),
        grants: vec![Grant {
            role: Role::Admin,
            city: None,
        }],
    }
}
