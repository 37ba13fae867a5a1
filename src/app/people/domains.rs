//! Confirmed e-mail domains of cities. A city's identity provider admits only people of confirmed domains.
//!
//! A domain is confirmed by an admin, or by a TXT record that proves control of it. It belongs to one city until the
//! settings of that city no longer name it, or an admin releases it.

use data_encoding::BASE64URL_NOPAD;
use serde_json::json;

use super::city::find_city;
use super::stored_provider::configured_domains;
use crate::app::sign_on::provider::domain_of;
use crate::app::{App, ServiceError, audit};
use crate::config::{Keyring, MacPurpose};
use crate::outgoing::dns::LookupError;
use crate::storage;
use crate::storage::{Db, domains, providers, sessions};
use urbivox_core::survey::slug::Slug;

/// Label of the TXT record, below the domain.
const RECORD_LABEL: &str = "_urbivox";

/// Why a domain was not confirmed or released.
#[derive(Debug, thiserror::Error)]
pub enum DomainError {
    /// No such city.
    #[error("there is no such city")]
    NoSuchCity,
    /// Not a domain, or not one of the city.
    #[error("the city has no such domain")]
    NoSuchDomain,
    /// The domain belongs to another city.
    #[error("the domain belongs to another city")]
    Taken,
    /// The TXT record is missing or has another text.
    #[error("there is no such TXT record")]
    NoRecord,
    /// The lookup failed.
    #[error("{0}")]
    Lookup(#[from] LookupError),
    /// A service or database error.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for DomainError {
    fn from(error: storage::Error) -> DomainError {
        DomainError::Fault(error.into())
    }
}

/// Ownership of a domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Confirmed for this city: when, and by whom.
    Confirmed(jiff::Timestamp, String),
    /// Not confirmed.
    Open,
    /// Confirmed for another city.
    Taken,
}

/// A domain named in the settings of a city's provider.
#[derive(Clone, Debug)]
pub struct Domain {
    /// Domain, lower case, ASCII.
    pub name: String,
    /// Ownership.
    pub state: State,
    /// Name of the confirming TXT record.
    pub record_name: String,
    /// Expected text of that record.
    pub record_text: String,
}

/// A domain and the city that has or requests it.
#[derive(Clone, Debug)]
pub struct DomainClaim {
    /// Slug of the city.
    pub city: String,
    /// Name of the city.
    pub city_name: String,
    /// Domain.
    pub domain: String,
    /// Ownership.
    pub state: State,
}

/// Returns the domains named in the settings of the city's provider.
pub fn of_city(app: &App, city: &Slug) -> Result<Vec<Domain>, DomainError> {
    app.storage.read(|db| {
        let city_id = find_city(db, city, DomainError::NoSuchCity)?.id;
        let named = configured_domains(db, city_id)?;
        let described = named.into_iter().map(|name| {
            Ok(Domain {
                state: state_of(db, city_id, &name)?,
                record_name: format!("{RECORD_LABEL}.{name}"),
                record_text: record_text(&app.keyring, city_id, &name),
                name,
            })
        });
        described.collect()
    })
}

/// Returns the text of the TXT record that confirms the domain for this city.
fn record_text(keyring: &Keyring, city_id: i64, domain: &str) -> String {
    let parts: [&[u8]; 2] = [&city_id.to_be_bytes(), domain.as_bytes()];
    BASE64URL_NOPAD.encode(&keyring.sign(MacPurpose::DomainToken, &parts))
}

/// Whether `text` is the record text under any secret of the keyring. Not secret: everybody can read the record.
fn is_record_text(keyring: &Keyring, city_id: i64, domain: &str, text: &str) -> bool {
    let parts: [&[u8]; 2] = [&city_id.to_be_bytes(), domain.as_bytes()];
    let mut digests = keyring.each(MacPurpose::DomainToken, &parts);
    digests.any(|digest| BASE64URL_NOPAD.encode(&digest) == text.trim())
}

/// Lists every domain that a city has or requests, by city.
pub fn list(app: &App) -> Result<Vec<DomainClaim>, ServiceError> {
    let listed = app.storage.read(|db| {
        let mut claims = Vec::new();
        for (city, _) in providers::with_cities(db)? {
            for domain in configured_domains(db, city.id)? {
                claims.push(DomainClaim {
                    state: state_of(db, city.id, &domain)?,
                    city: city.slug.clone(),
                    city_name: city.name.clone(),
                    domain,
                });
            }
        }
        // A domain may be confirmed before the city's provider is configured.
        for (row, city) in domains::all(db)? {
            if !claims
                .iter()
                .any(|claim| claim.domain == row.domain && claim.city == city.slug)
            {
                claims.push(DomainClaim {
                    city: city.slug,
                    city_name: city.name,
                    domain: row.domain.clone(),
                    state: confirmed(row)?,
                });
            }
        }
        Ok::<_, storage::Error>(claims)
    })?;
    Ok(listed)
}

fn state_of(db: &mut Db, city_id: i64, domain: &str) -> Result<State, storage::Error> {
    Ok(match domains::find(db, domain)? {
        Some(row) if row.city_id == city_id => confirmed(row)?,
        Some(_) => State::Taken,
        None => State::Open,
    })
}

fn confirmed(row: domains::Row) -> Result<State, storage::Error> {
    let since = storage::stored_time("domains", row.confirmed_at)?;
    Ok(State::Confirmed(since, row.confirmed_by))
}

/// Whether the domain is confirmed for this city.
pub(super) fn is_confirmed(db: &mut Db, city_id: i64, domain: &str) -> Result<bool, storage::Error> {
    Ok(domains::find(db, domain)?.is_some_and(|row| row.city_id == city_id))
}

/// Confirms a domain on the authority of the actor, an admin.
pub fn confirm(app: &App, city: &Slug, domain: &str) -> Result<(), DomainError> {
    let domain = domain_of(domain).ok_or(DomainError::NoSuchDomain)?;
    store_confirmed(app, city, &domain, &app.actor)
}

/// Confirms a domain named in the provider's settings if its TXT record has the expected text. Blocks on the name server.
pub fn check_record(app: &App, city: &Slug, domain: &str) -> Result<(), DomainError> {
    let (city_id, named) = app.storage.read(|db| {
        let city_id = find_city(db, city, DomainError::NoSuchCity)?.id;
        Ok::<_, DomainError>((city_id, configured_domains(db, city_id)?))
    })?;
    if !named.iter().any(|own| own == domain) {
        return Err(DomainError::NoSuchDomain);
    }
    let texts = app.txt_lookup.texts(&format!("{RECORD_LABEL}.{domain}"))?;
    if !texts
        .iter()
        .any(|text| is_record_text(&app.keyring, city_id, domain, text))
    {
        return Err(DomainError::NoRecord);
    }
    store_confirmed(app, city, domain, "dns")
}

fn store_confirmed(app: &App, city: &Slug, domain: &str, by: &str) -> Result<(), DomainError> {
    app.storage.write(|db| {
        let city_id = find_city(db, city, DomainError::NoSuchCity)?.id;
        match domains::find(db, domain)? {
            Some(row) if row.city_id == city_id => return Ok(()),
            Some(_) => return Err(DomainError::Taken),
            None => {}
        }
        let row = domains::Row {
            domain: domain.to_owned(),
            city_id,
            confirmed_at: app.clock.now().as_millisecond(),
            confirmed_by: by.to_owned(),
        };
        domains::insert(db, &row).map_err(|error| match error {
            // Another city was confirmed concurrently.
            storage::Error::Conflict => DomainError::Taken,
            other @ (storage::Error::Unavailable(_)
            | storage::Error::Corrupt { .. }
            | storage::Error::Newer(_)
            | storage::Error::OtherSecret(_)
            | storage::Error::Migration(_)
            | storage::Error::Query(_)) => other.into(),
        })?;
        Ok(audit::note(
            app,
            db,
            Some(city_id),
            "domain.confirm",
            domain,
            &json!({"by": by}),
        )?)
    })
}

/// Releases a domain of the city and ends the sessions begun by its provider.
pub fn release(app: &App, city: &Slug, domain: &str) -> Result<(), DomainError> {
    let domain = domain_of(domain).ok_or(DomainError::NoSuchDomain)?;
    app.storage.write(|db| {
        let city_id = find_city(db, city, DomainError::NoSuchCity)?.id;
        if !delete_confirmed(app, db, city_id, &domain)? {
            return Err(DomainError::NoSuchDomain);
        }
        Ok(sessions::delete_of_provider(db, city_id, None)?)
    })
}

/// Releases a domain of the city; false if it was not confirmed.
pub(super) fn delete_confirmed(app: &App, db: &mut Db, city_id: i64, domain: &str) -> Result<bool, storage::Error> {
    let had = domains::delete(db, city_id, domain)?;
    if had {
        audit::note(app, db, Some(city_id), "domain.release", domain, &json!({}))?;
    }
    Ok(had)
}
