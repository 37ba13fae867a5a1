//! Who holds a key, and what it opens.

use std::fmt;
use std::str::FromStr;

use data_encoding::{Encoding, Specification};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::{App, Fault};
use crate::storage::{self, Storage, cities, keys};
use crate::survey::slug::Slug;

/// Random bytes in a key: 160 bits cannot be guessed, so a plain hash protects them.
const KEY_BYTES: usize = 20;
/// Every key begins so, that a secret scanner can find one that leaked.
const PREFIX: &str = "uvx_";

/// What a key's holder may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Everything, in every city.
    Admin,
    /// Reads and changes one city.
    Editor,
    /// Reads one city.
    Viewer,
    /// Reads the aggregates of all cities, and no free text.
    Analyst,
}

impl Role {
    /// Every role, as shown in help.
    pub const ALL: [Role; 4] = [Role::Admin, Role::Editor, Role::Viewer, Role::Analyst];

    /// The role's name.
    pub fn name(self) -> &'static str {
        match self {
            Role::Admin => "admin",
            Role::Editor => "editor",
            Role::Viewer => "viewer",
            Role::Analyst => "analyst",
        }
    }

    fn needs_city(self) -> bool {
        matches!(self, Role::Editor | Role::Viewer)
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
            .ok_or_else(|| "a role is one of admin, editor, viewer, analyst".to_owned())
    }
}

/// Whoever showed a good key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// What they may do.
    pub role: Role,
    /// The one city it is for, with editor and viewer.
    pub city: Option<Slug>,
}

impl Holder {
    /// May do everything.
    pub fn is_admin(&self) -> bool {
        self.role == Role::Admin
    }

    /// Knows that the city exists; another city's data is as if it were not there.
    pub fn sees_city(&self, city: &Slug) -> bool {
        match self.role {
            Role::Admin | Role::Analyst => true,
            Role::Editor | Role::Viewer => self.city.as_ref() == Some(city),
        }
    }

    /// May read what is worked on in the city: drafts, and later comments.
    pub fn may_read_city(&self, city: &Slug) -> bool {
        self.role != Role::Analyst && self.sees_city(city)
    }

    /// May change the city's services and surveys.
    pub fn may_edit_city(&self, city: &Slug) -> bool {
        matches!(self.role, Role::Admin | Role::Editor) && self.sees_city(city)
    }
}

/// Why a key was not made.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is no such city.
    #[error("there is no such city; `urbivox city add` makes one")]
    NoSuchCity,
    /// The role is for one city, and none was named.
    #[error("an editor or viewer is of one city; name it with --city")]
    CityNeeded,
    /// The role is for all cities, and one was named.
    #[error("an admin or analyst is of all cities; leave --city out")]
    CityNotAllowed,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<storage::Error> for Refusal {
    fn from(error: storage::Error) -> Refusal {
        Refusal::Fault(error.into())
    }
}

/// What is known of a key afterwards: never the key itself.
#[derive(Clone, Debug)]
pub struct KeyInfo {
    /// Names it to `key revoke`.
    pub id: i64,
    /// What its holder may do.
    pub role: String,
    /// Its one city.
    pub city: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Whose key this is, if anybody's.
pub fn recognise(app: &App, key: &str) -> Result<Option<Holder>, Fault> {
    if !key.starts_with(PREFIX) {
        return Ok(None);
    }
    let Some((row, city)) = app.storage.read(|db| keys::find(db, &hash(key)))? else {
        return Ok(None);
    };
    let corrupt = |what: &str| storage::Error::Corrupt {
        table: "keys",
        what: what.to_owned(),
    };
    let role = row.role.parse().map_err(|what: String| corrupt(&what))?;
    let city = match city {
        Some(slug) => Some(Slug::parse(&slug).ok_or_else(|| corrupt("city"))?),
        None => None,
    };
    Ok(Some(Holder { role, city }))
}

/// Makes a key; it is shown once, and only its hash is kept.
pub fn create_key(storage: &Storage, role: Role, city: Option<&Slug>, now: Timestamp) -> Result<String, Refusal> {
    match (role.needs_city(), city) {
        (true, None) => return Err(Refusal::CityNeeded),
        (false, Some(_)) => return Err(Refusal::CityNotAllowed),
        (true, Some(_)) | (false, None) => {}
    }
    let key = fresh_key()?;
    storage.write(|db| {
        let city_id = match city {
            Some(slug) => Some(cities::find(db, slug.as_str())?.ok_or(Refusal::NoSuchCity)?.id),
            None => None,
        };
        let row = keys::Row {
            id: storage::identity::fresh(),
            hash: hash(&key),
            role: role.name().to_owned(),
            city_id,
            created_at: now.as_millisecond(),
        };
        keys::insert(db, &row)?;
        Ok::<_, Refusal>(())
    })?;
    Ok(key)
}

/// Every key there is.
pub fn list_keys(storage: &Storage) -> Result<Vec<KeyInfo>, Fault> {
    let rows = storage.read(keys::list)?;
    let info = |(row, city): (keys::Row, Option<String>)| KeyInfo {
        id: row.id,
        role: row.role,
        city,
        created_at: Timestamp::from_millisecond(row.created_at).unwrap_or(Timestamp::UNIX_EPOCH),
    };
    Ok(rows.into_iter().map(info).collect())
}

/// Makes a key worthless; false when there is none of this identity.
pub fn revoke_key(storage: &Storage, id: i64) -> Result<bool, Fault> {
    Ok(storage.write(|db| keys::delete(db, id))?)
}

fn hash(key: &str) -> Vec<u8> {
    Sha256::digest(key.as_bytes()).to_vec()
}

fn fresh_key() -> Result<String, Fault> {
    let mut bytes = [0_u8; KEY_BYTES];
    getrandom::fill(&mut bytes)
        .map_err(|cause| Fault::Broken(storage::Error::Unavailable(format!("no randomness: {cause}"))))?;
    Ok(format!("{PREFIX}{}", alphabet()?.encode(&bytes)))
}

/// Lower-case letters and digits that nobody mistakes for each other.
fn alphabet() -> Result<Encoding, Fault> {
    let mut specification = Specification::new();
    specification.symbols.push_str("0123456789abcdefghjkmnpqrstvwxyz");
    specification
        .encoding()
        .map_err(|cause| Fault::Broken(storage::Error::Unavailable(format!("alphabet: {cause}"))))
}
