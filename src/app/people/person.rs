//! A staff member as loaded for a session.

use super::second_factor::codes_left;
use crate::app::access::{Grant, Principal, Role};
use crate::app::audit;
use crate::storage;
use crate::storage::{Db, people};
use urbivox_core::survey::slug::Slug;

/// A staff member of a city or of the installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Primary key in the database.
    pub id: i64,
    /// E-mail address in lower case.
    pub email: String,
    /// Name shown to colleagues.
    pub name: String,
    /// Language of the staff pages.
    pub language: String,
    /// The person's name in the audit log and their roles.
    pub principal: Principal,
    /// Whether a second factor is set up.
    pub has_second_factor: bool,
    /// Number of unused recovery codes.
    pub codes_left: usize,
}

/// Builds a person with the roles that hold in this session. A provider session (`provider_of`) has the roles in that
/// city; a session of the account has every role granted by a person, and none granted by a provider.
pub(super) fn load_person(db: &mut Db, row: people::Row, provider_of: Option<&Slug>) -> Result<Person, storage::Error> {
    let counts = |role: &people::RoleRow, city: Option<&str>| match provider_of {
        Some(own) => city == Some(own.as_str()),
        None => !role.is_by_provider(),
    };
    let roles = people::roles_of(db, row.id)?.into_iter();
    let grants = roles.filter(|(role, city)| counts(role, city.as_deref()));
    let grants = grants.map(|(role, city)| {
        let corrupt = |what: &str| storage::Error::Corrupt {
            table: "roles",
            what: what.to_owned(),
        };
        let role: Role = role.role.parse().map_err(|what: String| corrupt(&what))?;
        let city = match city {
            Some(slug) => Some(Slug::parse(&slug).ok_or_else(|| corrupt("city"))?),
            None => None,
        };
        Ok::<_, storage::Error>(Grant { role, city })
    });
    let grants = grants.collect::<Result<Vec<Grant>, _>>()?;
    Ok(Person {
        id: row.id,
        principal: Principal {
            name: audit::person(row.id),
            grants,
        },
        email: row.email,
        name: row.name,
        language: row.language,
        has_second_factor: row.totp_salt.is_some(),
        codes_left: codes_left(&row.recovery)?,
    })
}
