//! Principals, and the check of their permissions.

use super::permission::{Denied, Permission};
use super::role::Role;
use urbivox_core::survey::slug::Slug;

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
