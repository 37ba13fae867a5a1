//! Signing keys: a city's own systems sign links with them.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::signed_links;
use super::signed_links::LinkClaims;
use crate::app::authoring::{AuthoringError, SurveyPath, city_row};
use crate::app::catalogue::PublishedSurvey;
use crate::app::resource::Resource;
use crate::app::{App, audit};
use crate::storage;
use crate::storage::{installation, signing_keys};
use urbivox_core::survey::slug::Slug;

/// Random bytes in the id of a key: 80 bits do not collide.
const ID_BYTES: usize = 10;
/// Default validity of a link in days.
const DAYS_DEFAULT: i64 = 30;

/// Signing key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningKey {
    /// Id; the `kid` in the header of each link.
    pub id: String,
    /// Time of creation.
    pub created_at: Timestamp,
    /// Time of revocation.
    pub revoked_at: Option<Timestamp>,
}

/// Creates a key and returns it with its secret, which only this installation can derive again.
pub fn create(app: &App, city: &Slug) -> Result<(SigningKey, String), AuthoringError> {
    let mut random = [0; ID_BYTES];
    let broken = |cause: getrandom::Error| storage::Error::Unavailable(cause.to_string());
    getrandom::fill(&mut random).map_err(broken)?;
    let id = data_encoding::BASE32_NOPAD.encode(&random).to_ascii_lowercase();
    let key = SigningKey {
        id: id.clone(),
        created_at: app.clock.now(),
        revoked_at: None,
    };
    app.storage.write(|db| {
        let row = signing_keys::Row {
            id: id.clone(),
            city_id: city_row(db, city)?.id,
            created_at: key.created_at.as_millisecond(),
            revoked_at: None,
        };
        signing_keys::insert(db, &row)?;
        installation::raise_catalogue_revision(db)?;
        audit::note(app, db, Some(row.city_id), "link-key.create", &id, &json!({}))?;
        Ok::<_, AuthoringError>(())
    })?;
    app.catalogue.invalidate_all();
    Ok((key, signed_links::key_secret(&app.keyring, &id)))
}

/// Returns the city's keys, oldest first.
pub fn list(app: &App, city: &Slug) -> Result<Vec<SigningKey>, AuthoringError> {
    let rows = app.storage.read(|db| {
        let city = city_row(db, city)?;
        Ok::<_, AuthoringError>(signing_keys::of_city(db, city.id)?)
    })?;
    let time = |millis: i64| storage::stored_time("link_keys", millis);
    let key = |row: signing_keys::Row| {
        Ok(SigningKey {
            id: row.id,
            created_at: time(row.created_at)?,
            revoked_at: row.revoked_at.map(time).transpose()?,
        })
    };
    rows.into_iter().map(key).collect()
}

/// Revokes a key: links that it signed become invalid.
pub fn revoke(app: &App, city: &Slug, id: &str) -> Result<(), AuthoringError> {
    let at = app.clock.now().as_millisecond();
    app.storage.write(|db| {
        let city = city_row(db, city)?;
        if !signing_keys::revoke(db, city.id, id, at)? {
            return Err(AuthoringError::NoSuch(Resource::SigningKey));
        }
        audit::note(app, db, Some(city.id), "link-key.revoke", id, &json!({}))?;
        Ok(installation::raise_catalogue_revision(db)?)
    })?;
    app.catalogue.invalidate_all();
    Ok(())
}

/// Returns the default expiry of a link: in thirty days.
pub fn default_expiry(now: Timestamp) -> Timestamp {
    now.checked_add(SignedDuration::from_hours(24 * DAYS_DEFAULT))
        .unwrap_or(now)
}

/// Signs a link to this survey, for a city without a system of its own; `None` when the city has no key.
pub fn link(app: &App, published: &PublishedSurvey, path: &SurveyPath, claims: &LinkClaims) -> Option<String> {
    let key = published.signing_key_ids.iter().min()?;
    Some(signed_links::sign(&app.keyring, key, path, claims))
}
