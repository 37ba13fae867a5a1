//! Access control: principals, roles, the permission table, and API keys.

use std::fmt;
use std::str::FromStr;

use urbivox_core::survey::slug::Slug;

pub mod keys;
mod permission;

pub use keys::{
    KeyInfo, NewKey, Refusal, authenticate_key, create_audited_key, create_key, list_keys, revoke_city_key, revoke_key,
};
pub use permission::{Denied, Permission};

/// A role: a fixed set of permissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Every permission, in every city.
    Admin,
    /// Every permission in one city, including people, keys and settings.
    Owner,
    /// Reads one city, and edits its services and surveys.
    Editor,
    /// Reads one city.
    Viewer,
    /// Enters answers given on paper or by telephone; reads nothing.
    Interviewer,
    /// Reads the aggregates of all cities; no free text.
    Analyst,
}

impl Role {
    /// All roles, strongest first.
    pub const ALL: [Role; 6] = [
        Role::Admin,
        Role::Owner,
        Role::Editor,
        Role::Viewer,
        Role::Interviewer,
        Role::Analyst,
    ];

    /// Stable name.
    pub fn name(self) -> &'static str {
        match self {
            Role::Admin => "admin",
            Role::Owner => "owner",
            Role::Editor => "editor",
            Role::Viewer => "viewer",
            Role::Interviewer => "interviewer",
            Role::Analyst => "analyst",
        }
    }

    /// Whether the role is limited to one city.
    pub fn needs_city(self) -> bool {
        match self {
            Role::Admin | Role::Analyst => false,
            Role::Owner | Role::Editor | Role::Viewer | Role::Interviewer => true,
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Role {
    type Err = String;

    fn from_str(name: &str) -> Result<Role, String> {
        Role::ALL
            .into_iter()
            .find(|role| role.name() == name)
            .ok_or_else(|| "a role is one of admin, owner, editor, viewer, interviewer, analyst".to_owned())
    }
}

/// A role and the city it holds in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The city, for roles that need one.
    pub city: Option<Slug>,
}

impl Grant {
    /// Whether it holds in this city, or, without one, in the whole installation. A city role without a city holds nowhere.
    fn holds_in(&self, city: Option<&Slug>) -> bool {
        if self.role.needs_city() {
            self.city.is_some() && self.city.as_ref() == city
        } else {
            self.city.is_none()
        }
    }
}

/// Who acts: a program with a valid API key, or a signed-in person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    /// Name in the audit log.
    pub name: String,
    /// All roles.
    pub grants: Vec<Grant>,
}

impl Principal {
    /// Whether a role grants this permission in the city; without a city, in the whole installation.
    pub fn may(&self, permission: Permission, city: Option<&Slug>) -> bool {
        self.grants
            .iter()
            .any(|grant| permission.is_granted_to(grant.role) && grant.holds_in(city))
    }

    /// Requires the permission. Principals of other cities get [`Denied::NoSuchCity`].
    pub fn require(&self, permission: Permission, city: Option<&Slug>) -> Result<(), Denied> {
        let sees = city.is_none() || self.may(Permission::SeeCity, city);
        match (sees, self.may(permission, city)) {
            (false, _) => Err(Denied::NoSuchCity),
            (true, false) => Err(Denied::Forbidden),
            (true, true) => Ok(()),
        }
    }

    /// Whether a role holds in every city.
    pub fn sees_all_cities(&self) -> bool {
        self.grants.iter().any(|grant| !grant.role.needs_city())
    }

    /// Returns the cities of city roles.
    pub fn own_cities(&self) -> impl Iterator<Item = &Slug> {
        self.grants.iter().filter_map(|grant| grant.city.as_ref())
    }

    /// Returns the strongest role in the city.
    pub fn role_in(&self, city: &Slug) -> Option<Role> {
        let has = |role: &Role| {
            self.grants
                .iter()
                .any(|grant| grant.role == *role && grant.holds_in(Some(city)))
        };
        Role::ALL.into_iter().find(has)
    }
}
