//! API keys: creation, authentication, listing and revocation.

use data_encoding::{Encoding, Specification};
use jiff::Timestamp;
use serde_json::json;

use super::principal::{Grant, Principal};
use super::role::Role;
use crate::app::token::{fill_random, hash_token};
use crate::app::{App, ServiceError, audit};
use crate::storage;
use crate::storage::{Db, Storage, cities, keys};
use urbivox_core::survey::slug::Slug;

/// Random bytes of a key: 160 bits cannot be guessed, so an unsalted hash protects them.
const KEY_BYTES: usize = 20;
/// Prefix of every key, so that secret scanners can detect leaked ones.
const PREFIX: &str = "uvx_";
/// Longest name of a key, in characters. Protects the page layout.
const NAME_CHARS_MAX: usize = 120;

/// Why a key was not created or ended.
#[derive(Debug, thiserror::Error)]
pub enum ApiKeyError {
    /// No such city.
    #[error("there is no such city; `urbivox city add` creates one")]
    NoSuchCity,
    /// The role needs a city, and none was given.
    #[error("this role applies to one city; give it with --city")]
    CityNeeded,
    /// The role is for all cities, and one was given.
    #[error("the roles admin and analyst apply to all cities; leave out --city")]
    CityNotAllowed,
    /// A service or database error.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for ApiKeyError {
    fn from(error: storage::Error) -> ApiKeyError {
        ApiKeyError::Fault(error.into())
    }
}

/// Metadata of a key; never the key itself.
#[derive(Clone, Debug)]
pub struct KeyInfo {
    /// Id for `key revoke`.
    pub id: i64,
    /// Purpose.
    pub name: String,
    /// Name of the role.
    pub role: String,
    /// Slug of the city; none for roles for all cities.
    pub city: Option<String>,
    /// Creation time.
    pub created_at: Timestamp,
    /// Expiry; none if it does not expire.
    pub expires_at: Option<Timestamp>,
    /// Last use, to the minute.
    pub used_at: Option<Timestamp>,
}

/// A key to create.
#[derive(Clone, Debug)]
pub struct NewKey {
    /// Purpose, in a few words.
    pub name: String,
    /// Role.
    pub role: Role,
    /// City, for roles that need one.
    pub city: Option<Slug>,
    /// Expiry; none if it does not expire.
    pub expires_at: Option<Timestamp>,
}

/// Resolution of the time of last use, in milliseconds, so that not every request writes.
const LAST_USE_RESOLUTION_MILLIS: i64 = 60_000;

/// Authenticates an API key; `None` if it is unknown or expired.
pub fn authenticate_key(app: &App, key: &str) -> Result<Option<Principal>, ServiceError> {
    if !key.starts_with(PREFIX) {
        return Ok(None);
    }
    let now = app.clock.now().as_millisecond();
    let Some((row, city)) = app.storage.read(|db| keys::find(db, &hash_token(key)))? else {
        return Ok(None);
    };
    if row.expires_at.is_some_and(|end| end <= now) {
        return Ok(None);
    }
    let corrupt = |what: &str| storage::Error::Corrupt {
        table: "keys",
        what: what.to_owned(),
    };
    let role = row.role.parse().map_err(|what: String| corrupt(&what))?;
    let city = match city {
        Some(slug) => Some(Slug::parse(&slug).ok_or_else(|| corrupt("city"))?),
        None => None,
    };
    if row.used_at.is_none_or(|at| at + LAST_USE_RESOLUTION_MILLIS < now) {
        app.storage.write(|db| keys::touch(db, row.id, now))?;
    }
    let name = if row.name.is_empty() {
        format!("key {}", row.id)
    } else {
        format!("key {} ({})", row.id, row.name)
    };
    Ok(Some(Principal {
        name,
        grants: vec![Grant { role, city }],
    }))
}

/// Creates a key without an audit entry. The key is returned once; only its hash is stored.
pub fn create_key(storage: &Storage, role: Role, city: Option<&Slug>, now: Timestamp) -> Result<String, ApiKeyError> {
    let new = NewKey {
        name: String::new(),
        role,
        city: city.cloned(),
        expires_at: None,
    };
    let key = fresh_key()?;
    storage.write(|db| insert_key(db, &new, &key, now))?;
    Ok(key)
}

/// Creates a key on behalf of the actor, with an audit entry. The key is returned once; only its hash is stored.
pub fn create_audited_key(app: &App, new: &NewKey) -> Result<String, ApiKeyError> {
    let key = fresh_key()?;
    app.storage.write(|db| {
        let (id, city_id) = insert_key(db, new, &key, app.clock.now())?;
        let detail = json!({"role": new.role.name(), "expires_at": new.expires_at.map(|end| end.to_string())});
        let name = if new.name.is_empty() {
            id.to_string()
        } else {
            new.name.clone()
        };
        Ok::<_, ApiKeyError>(audit::note(app, db, city_id, "key.create", &name, &detail)?)
    })?;
    Ok(key)
}

/// Stores a key. Returns the ids of the key and its city.
fn insert_key(db: &mut Db, new: &NewKey, key: &str, now: Timestamp) -> Result<(i64, Option<i64>), ApiKeyError> {
    let city_id = match (new.role.needs_city(), &new.city) {
        (true, None) => return Err(ApiKeyError::CityNeeded),
        (false, Some(_)) => return Err(ApiKeyError::CityNotAllowed),
        (true, Some(slug)) => Some(cities::find(db, slug.as_str())?.ok_or(ApiKeyError::NoSuchCity)?.id),
        (false, None) => None,
    };
    let row = keys::Row {
        id: storage::identity::fresh(),
        hash: hash_token(key),
        role: new.role.name().to_owned(),
        city_id,
        created_at: now.as_millisecond(),
        name: new
            .name
            .chars()
            .filter(|c| !c.is_control())
            .take(NAME_CHARS_MAX)
            .collect(),
        expires_at: new.expires_at.map(Timestamp::as_millisecond),
        used_at: None,
    };
    keys::insert(db, &row)?;
    Ok((row.id, city_id))
}

/// Lists all keys.
pub fn list_keys(storage: &Storage) -> Result<Vec<KeyInfo>, ServiceError> {
    let rows = storage.read(keys::list)?;
    let time = |millis: i64| storage::stored_time("keys", millis);
    let info = |(row, city): (keys::Row, Option<String>)| {
        Ok(KeyInfo {
            id: row.id,
            name: row.name,
            role: row.role,
            city,
            created_at: time(row.created_at)?,
            expires_at: row.expires_at.map(time).transpose()?,
            used_at: row.used_at.map(time).transpose()?,
        })
    };
    rows.into_iter().map(info).collect()
}

/// Revokes any key of the installation on behalf of the actor; false if there is none with this id.
pub fn revoke_key(app: &App, id: i64) -> Result<bool, ServiceError> {
    app.storage.write(|db| {
        let found = keys::list(db)?.into_iter().find(|(row, _)| row.id == id);
        let Some((row, _)) = found else {
            return Ok(false);
        };
        if !keys::delete(db, id)? {
            return Ok(false);
        }
        audit::note(app, db, row.city_id, "key.revoke", id, &json!({}))?;
        Ok(true)
    })
}

/// Revokes a key of the city on behalf of the actor; false if the city has none with this id.
pub fn revoke_city_key(app: &App, city: &Slug, id: i64) -> Result<bool, ApiKeyError> {
    app.storage.write(|db| {
        let city_id = cities::find(db, city.as_str())?.ok_or(ApiKeyError::NoSuchCity)?.id;
        if !keys::delete_of_city(db, city_id, id)? {
            return Ok(false);
        }
        audit::note(app, db, Some(city_id), "key.revoke", id, &json!({}))?;
        Ok(true)
    })
}

fn fresh_key() -> Result<String, ServiceError> {
    let mut bytes = [0_u8; KEY_BYTES];
    fill_random(&mut bytes)?;
    Ok(format!("{PREFIX}{}", alphabet()?.encode(&bytes)))
}

/// Returns the encoding of keys: lower-case letters and digits that are not mistaken for each other.
fn alphabet() -> Result<Encoding, ServiceError> {
    let mut specification = Specification::new();
    specification.symbols.push_str("0123456789abcdefghjkmnpqrstvwxyz");
    specification
        .encoding()
        .map_err(|cause| ServiceError::Internal(storage::Error::Unavailable(format!("alphabet: {cause}"))))
}
