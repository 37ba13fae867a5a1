//! Which domain of e-mail addresses belongs to which city. A city's provider lets in people of confirmed domains alone.
//!
//! A domain is confirmed by an admin of the installation, or by a TXT record that only whoever has the domain can make. It
//! belongs to one city until that city no longer names it, or an admin takes it away.

use data_encoding::BASE64URL_NOPAD;
use serde_json::json;

use super::{city_of, federation};
use crate::app::sign_on::provider::domain_of;
use crate::app::{App, ServiceError, audit};
use crate::config::MacPurpose;
use crate::outgoing::dns::LookupError;
use crate::storage;
use crate::storage::{Db, domains, providers, sessions};
use urbivox_core::survey::slug::Slug;

/// Where the record stands, below the domain.
const RECORD: &str = "_urbivox";

/// Why a domain was not confirmed.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is no such city.
    #[error("there is no such city")]
    NoSuchCity,
    /// This is no domain, or the city does not have it.
    #[error("the city has no such domain")]
    NoSuchDomain,
    /// Another city has it.
    #[error("the domain belongs to another city")]
    Taken,
    /// The record is not there, or says something else.
    #[error("there is no such TXT record")]
    NoRecord,
    /// Nobody could say whether the record is there.
    #[error("{0}")]
    Lookup(#[from] LookupError),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for Refusal {
    fn from(error: storage::Error) -> Refusal {
        Refusal::Fault(error.into())
    }
}

/// Whose a domain is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// The city's own: since when, and who confirmed it.
    Confirmed(jiff::Timestamp, String),
    /// Nobody has confirmed it.
    Open,
    /// Another city's.
    Taken,
}

/// A domain that a city's provider is to let in.
#[derive(Clone, Debug)]
pub struct Domain {
    /// In small letters and ASCII.
    pub name: String,
    /// Whose it is.
    pub state: State,
    /// The name of the TXT record that confirms it.
    pub record_name: String,
    /// The text of that record.
    pub record_text: String,
}

/// A domain and the city that has it, or asks for it.
#[derive(Clone, Debug)]
pub struct DomainClaim {
    /// The city's name in addresses.
    pub city: String,
    /// The city's name for people.
    pub city_name: String,
    /// The domain.
    pub domain: String,
    /// Whose it is.
    pub state: State,
}

/// The domains that the settings of the city's provider name.
pub fn of_city(app: &App, city: &Slug) -> Result<Vec<Domain>, Refusal> {
    app.storage.read(|db| {
        let city_id = city_of(db, city, Refusal::NoSuchCity)?.id;
        let named = federation::domains_named(db, city_id)?;
        let described = named.into_iter().map(|name| {
            let parts: [&[u8]; 2] = [&city_id.to_be_bytes(), name.as_bytes()];
            Ok(Domain {
                state: state_of(db, city_id, &name)?,
                record_name: format!("{RECORD}.{name}"),
                record_text: BASE64URL_NOPAD.encode(&app.keyring.sign(MacPurpose::DomainToken, &parts)),
                name,
            })
        });
        described.collect()
    })
}

/// Every domain that a city has or asks for, by city.
pub fn list(app: &App) -> Result<Vec<DomainClaim>, ServiceError> {
    let listed = app.storage.read(|db| {
        let mut claims = Vec::new();
        for (city, _) in providers::with_cities(db)? {
            for domain in federation::domains_named(db, city.id)? {
                claims.push(DomainClaim {
                    state: state_of(db, city.id, &domain)?,
                    city: city.slug.clone(),
                    city_name: city.name.clone(),
                    domain,
                });
            }
        }
        // A domain may be confirmed before the city's provider is set up.
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

/// Whether the domain was confirmed as the city's own.
pub(super) fn is_confirmed(db: &mut Db, city_id: i64, domain: &str) -> Result<bool, storage::Error> {
    Ok(domains::find(db, domain)?.is_some_and(|row| row.city_id == city_id))
}

/// Confirms a domain because the actor, an admin, knows that it is the city's own.
pub fn confirm(app: &App, city: &Slug, domain: &str) -> Result<(), Refusal> {
    let domain = domain_of(domain).ok_or(Refusal::NoSuchDomain)?;
    keep(app, city, &domain, &app.actor)
}

/// Confirms a domain that the provider's settings name, if its TXT record says that it is the city's own. Waits for the
/// name server.
pub fn check_record(app: &App, city: &Slug, domain: &str) -> Result<(), Refusal> {
    let (city_id, named) = app.storage.read(|db| {
        let city_id = city_of(db, city, Refusal::NoSuchCity)?.id;
        Ok::<_, Refusal>((city_id, federation::domains_named(db, city_id)?))
    })?;
    if !named.iter().any(|own| own == domain) {
        return Err(Refusal::NoSuchDomain);
    }
    let found = app.txt.texts(&format!("{RECORD}.{domain}"))?;
    let parts: [&[u8]; 2] = [&city_id.to_be_bytes(), domain.as_bytes()];
    let mut digests = app.keyring.each(MacPurpose::DomainToken, &parts);
    let is_there = digests.any(|digest| {
        let good = BASE64URL_NOPAD.encode(&digest);
        found.iter().any(|text| text.trim() == good)
    });
    if !is_there {
        return Err(Refusal::NoRecord);
    }
    keep(app, city, domain, "dns")
}

fn keep(app: &App, city: &Slug, domain: &str, by: &str) -> Result<(), Refusal> {
    app.storage.write(|db| {
        let city_id = city_of(db, city, Refusal::NoSuchCity)?.id;
        match domains::find(db, domain)? {
            Some(row) if row.city_id == city_id => return Ok(()),
            Some(_) => return Err(Refusal::Taken),
            None => {}
        }
        let row = domains::Row {
            domain: domain.to_owned(),
            city_id,
            confirmed_at: app.clock.now().as_millisecond(),
            confirmed_by: by.to_owned(),
        };
        domains::insert(db, &row).map_err(|error| match error {
            // Another city was confirmed at the same moment.
            storage::Error::Conflict => Refusal::Taken,
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

/// Takes a domain away from the city: whoever came by its provider has to come again.
pub fn release(app: &App, city: &Slug, domain: &str) -> Result<(), Refusal> {
    let domain = domain_of(domain).ok_or(Refusal::NoSuchDomain)?;
    app.storage.write(|db| {
        let city_id = city_of(db, city, Refusal::NoSuchCity)?.id;
        if !let_go(app, db, city_id, &domain)? {
            return Err(Refusal::NoSuchDomain);
        }
        Ok(sessions::delete_of_provider(db, city_id, None)?)
    })
}

/// Takes a domain away from the city; false when it was not confirmed.
pub(super) fn let_go(app: &App, db: &mut Db, city_id: i64, domain: &str) -> Result<bool, storage::Error> {
    let had = domains::delete(db, city_id, domain)?;
    if had {
        audit::note(app, db, Some(city_id), "domain.release", domain, &json!({}))?;
    }
    Ok(had)
}
