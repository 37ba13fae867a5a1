//! Who acts, and what they may do: roles, the table of permissions, and the keys of programs.

use std::fmt;
use std::str::FromStr;

use urbivox_core::survey::slug::Slug;

pub mod keys;
mod permission;

pub use keys::{KeyInfo, NewKey, Refusal, create_key, end_key, list_keys, make_key, recognise, revoke_key};
pub use permission::{Denied, Permission};

/// What somebody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Everything, in every city.
    Admin,
    /// Everything in one city: its people, keys and settings as well.
    Owner,
    /// Reads one city, and changes its services and surveys.
    Editor,
    /// Reads one city.
    Viewer,
    /// Enters answers that were given on paper or by telephone, and reads nothing.
    Interviewer,
    /// Reads the aggregates of all cities, and no free text.
    Analyst,
}

impl Role {
    /// Every role, as shown in help.
    pub const ALL: [Role; 6] = [
        Role::Admin,
        Role::Owner,
        Role::Editor,
        Role::Viewer,
        Role::Interviewer,
        Role::Analyst,
    ];

    /// The role's name.
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

    /// Whether it is a role in one city.
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

/// A role, and where it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// What they may do.
    pub role: Role,
    /// The one city it is for, with roles that need one.
    pub city: Option<Slug>,
}

impl Grant {
    /// Whether it holds in this city, or, without one, in the whole installation. A role for one city that names none
    /// holds nowhere.
    fn holds_in(&self, city: Option<&Slug>) -> bool {
        if self.role.needs_city() {
            self.city.is_some() && self.city.as_ref() == city
        } else {
            self.city.is_none()
        }
    }
}

/// Who acts: a program that showed a good key, or a person who signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    /// How the audit log names them.
    pub name: String,
    /// All that they may do.
    pub grants: Vec<Grant>,
}

impl Principal {
    /// Whether a role of theirs has this permission in the city; without a city, in the whole installation.
    pub fn may(&self, permission: Permission, city: Option<&Slug>) -> bool {
        self.grants
            .iter()
            .any(|grant| permission.is_of(grant.role) && grant.holds_in(city))
    }

    /// Refuses whoever lacks the permission. To principals of other cities the city is not there.
    pub fn require(&self, permission: Permission, city: Option<&Slug>) -> Result<(), Denied> {
        let sees = city.is_none() || self.may(Permission::SeeCity, city);
        match (sees, self.may(permission, city)) {
            (false, _) => Err(Denied::NoSuchCity),
            (true, false) => Err(Denied::Forbidden),
            (true, true) => Ok(()),
        }
    }

    /// Whether a role of theirs is for every city.
    pub fn sees_all_cities(&self) -> bool {
        self.grants.iter().any(|grant| !grant.role.needs_city())
    }

    /// The cities of the roles that are for one.
    pub fn own_cities(&self) -> impl Iterator<Item = &Slug> {
        self.grants.iter().filter_map(|grant| grant.city.as_ref())
    }

    /// The strongest role in the city.
    pub fn role_in(&self, city: &Slug) -> Option<Role> {
        let has = |role: &Role| {
            self.grants
                .iter()
                .any(|grant| grant.role == *role && grant.holds_in(Some(city)))
        };
        Role::ALL.into_iter().find(has)
    }
}
