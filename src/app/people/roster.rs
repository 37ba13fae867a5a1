//! Members of a city with their roles, and open invitations.

use serde_json::json;

use super::city::find_city;
use super::second_factor::codes_left;
use super::ticket_purpose::TicketPurpose;
use crate::app::access::{Grant, Permission, Principal, Role};
use crate::app::{App, ServiceError, audit};
use crate::storage;
use crate::storage::{Db, installation, people, tickets};
use urbivox_core::survey::slug::Slug;

/// A person with a role, for the list of members.
#[derive(Clone, Debug)]
pub struct Member {
    /// Primary key of the person.
    pub id: i64,
    /// E-mail address.
    pub email: String,
    /// Name.
    pub name: String,
    /// Role in the city, or in the installation.
    pub role: Role,
    /// Whether a second factor or recovery codes are set up.
    pub has_second_factor: bool,
    /// When the role was granted.
    pub since: jiff::Timestamp,
    /// Whether the person comes from the city's identity provider and has no account of their own.
    pub is_by_provider: bool,
}

/// An invitation that was not accepted yet.
#[derive(Clone, Debug)]
pub struct OpenInvitation {
    /// E-mail address that was invited.
    pub email: String,
    /// Role that the invitation grants.
    pub role: String,
    /// When the invitation expires.
    pub expires_at: jiff::Timestamp,
}

/// Why a role or an invitation was not changed.
#[derive(Debug, thiserror::Error)]
pub enum RosterError {
    /// No such city.
    #[error("there is no such city")]
    NoSuchCity,
    /// The person has no role here, or the address no open invitation.
    #[error("there is no such member")]
    NoSuchPerson,
    /// The change would leave nobody who can grant roles.
    #[error("the last owner or admin cannot be removed")]
    LastOwner,
    /// The principal may not grant this role.
    #[error("you may not grant this role")]
    RoleNotGrantable,
    /// A service or database error.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for RosterError {
    fn from(error: storage::Error) -> RosterError {
        RosterError::Fault(error.into())
    }
}

/// Lists members and open invitations of a city; without a city, those of the whole installation.
pub fn list(app: &App, city: Option<&Slug>) -> Result<(Vec<Member>, Vec<OpenInvitation>), RosterError> {
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
            invited.push(OpenInvitation {
                email: ticket.email,
                role: ticket.role.ok_or_else(no_role)?,
                expires_at: storage::stored_time("tickets", ticket.expires_at)?,
            });
        }
        Ok((members, invited))
    })
}

/// Changes a person's role in the city; `None` removes it.
pub fn set_role(
    app: &App,
    by: &Principal,
    city: Option<&Slug>,
    person: i64,
    role: Option<Role>,
) -> Result<(), RosterError> {
    app.storage.write(|db| {
        // Serialises role changes: two owners who demote each other at the same time must not leave none.
        installation::claim(db)?;
        let city_id = city_id_of(db, city)?;
        let before = people::role_in(db, person, city_id)?.ok_or(RosterError::NoSuchPerson)?;
        if role.is_some_and(|role| !may_grant(by, city, role)) {
            return Err(RosterError::RoleNotGrantable);
        }
        let keeps_head = role.is_some_and(|role| role.name() == before.role);
        if !keeps_head && is_last_role_manager(db, &before)? {
            return Err(RosterError::LastOwner);
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

/// Whether this is the last role that can grant others: owner in a city, admin in the installation.
/// Requires a transaction that holds [`installation::claim`].
pub(super) fn is_last_role_manager(db: &mut Db, role: &people::RoleRow) -> Result<bool, storage::Error> {
    let head = if role.city_id.is_some() {
        Role::Owner
    } else {
        Role::Admin
    };
    Ok(role.role == head.name() && people::count_role(db, role.city_id, head.name())? <= 1)
}

/// Revokes an open invitation.
pub fn revoke_invitation(app: &App, city: Option<&Slug>, email: &str) -> Result<(), RosterError> {
    app.storage.write(|db| {
        let city_id = city_id_of(db, city)?;
        if !tickets::revoke(db, TicketPurpose::Invitation.name(), email, city_id)? {
            return Err(RosterError::NoSuchPerson);
        }
        let whom = audit::person_by_email(app, db, email)?;
        Ok(audit::note(app, db, city_id, "person.uninvite", whom, &json!({}))?)
    })
}

/// Whether `by` may grant this role in the city; without a city, in the installation.
pub fn may_grant(by: &Principal, city: Option<&Slug>, role: Role) -> bool {
    match city {
        Some(city) => role.needs_city() && by.may(Permission::ManagePeople, Some(city)),
        None => !role.needs_city() && by.may(Permission::ManageAdmins, None),
    }
}

/// Returns the roles that `by` may grant there.
pub fn grantable_roles(by: &Principal, city: Option<&Slug>) -> Vec<Role> {
    let may = |role: &Role| may_grant(by, city, *role);
    Role::ALL.into_iter().filter(may).collect()
}

fn city_id_of(db: &mut Db, city: Option<&Slug>) -> Result<Option<i64>, RosterError> {
    match city {
        Some(slug) => Ok(Some(find_city(db, slug, RosterError::NoSuchCity)?.id)),
        None => Ok(None),
    }
}

/// Returns the principal for commands run on the server itself: an admin.
pub fn operator() -> Principal {
    Principal {
        name: "operator".to_owned(),
        grants: vec![Grant {
            role: Role::Admin,
            city: None,
        }],
    }
}
