//! Staff of a city or the installation: accounts, authentication, sessions, invitations and roles.

pub mod account;
pub mod accounts;
mod credential_check;
pub mod device;
pub mod domains;
pub mod factor_policy;
pub mod federation;
pub mod identities;
pub mod invitation;
pub mod password;
pub mod password_reset;
pub(in crate::app) mod provider_secret;
pub mod recent_sign_in;
pub mod roster;
pub mod second_factor;
pub mod session;
mod throttle;

use lettre::Address;
use sha2::{Digest, Sha256};

use super::access::{Grant, Principal, Role};
use super::{App, ServiceError, audit};
use crate::storage;
use crate::storage::{Db, people};
use urbivox_core::survey::slug::Slug;

/// Random bytes of a session or ticket token: 256 bits cannot be guessed, so an unsalted hash protects them.
const TOKEN_BYTES: usize = 32;
/// Longest name of a person, in characters. Protects the page layout.
pub const NAME_CHARS_MAX: usize = 120;

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

/// Normalises an e-mail address for comparison and storage: trimmed, lower case. `None` if it is not an address.
pub fn normalize_email(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let fits = text.len() <= 254 && text.parse::<Address>().is_ok();
    fits.then_some(text)
}

/// Builds a person with the roles that hold in this session. A provider session (`provider_of`) has the roles in that
/// city; a session of the account has every role granted by a person, and none granted by a provider.
fn load_person(db: &mut Db, row: people::Row, provider_of: Option<&Slug>) -> Result<Person, storage::Error> {
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
        codes_left: second_factor::codes_left(&row.recovery)?,
    })
}

/// Generates a random token, and its hash for storage.
pub(in crate::app) fn fresh_token() -> Result<(String, Vec<u8>), ServiceError> {
    let mut random = [0_u8; TOKEN_BYTES];
    getrandom::fill(&mut random)
        .map_err(|cause| ServiceError::Internal(storage::Error::Unavailable(format!("no randomness: {cause}"))))?;
    let token = data_encoding::BASE64URL_NOPAD.encode(&random);
    let hash = hash_token(&token);
    Ok((token, hash))
}

pub(in crate::app) fn hash_token(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

fn hashing_failed() -> ServiceError {
    ServiceError::Internal(storage::Error::Unavailable("hashing a password failed".to_owned()))
}

/// Finds the city by slug; returns `no_such` if there is none.
fn find_city<E: From<storage::Error>>(db: &mut Db, slug: &Slug, no_such: E) -> Result<storage::cities::Row, E> {
    storage::cities::find(db, slug.as_str())?.ok_or(no_such)
}

fn find(app: &App, id: i64) -> Result<Option<(people::Row, Person)>, ServiceError> {
    let found = app.storage.read(|db| {
        let Some(row) = people::find(db, id)? else {
            return Ok(None);
        };
        let person = load_person(db, row.clone(), None)?;
        Ok::<_, storage::Error>(Some((row, person)))
    })?;
    Ok(found)
}
