//! People who sign in with their city's own account: what is kept between leaving and coming back, and what they may do.
//!
//! A city's provider speaks for its own city alone: a session that it began opens nothing elsewhere, whatever other roles the
//! same address has. So nobody becomes an administrator by setting up a provider of their own.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::session::{self, Begun, Origin};
use crate::flow::authoring::{Refusal as AuthoringRefusal, city_row};
use crate::flow::security::{self, Event};
use crate::flow::sign_on::claims::{Admission, Refused};
use crate::flow::sign_on::provider::Settings;
use crate::flow::sign_on::{Failure, claims, exchange};
use crate::flow::{App, Fault, audit};
use crate::storage::{self, Db, people, providers};
use crate::survey::fault::Faults;
use crate::survey::slug::Slug;

/// How long somebody may stay at the provider, in milliseconds: ten minutes.
const AWAY_MILLIS_MAX: i64 = 10 * 60 * 1_000;

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is no such city, or it has no provider.
    #[error("this city has no provider")]
    NoProvider,
    /// The sign-on was finished before, took too long, or began in another browser.
    #[error("this sign-on is over")]
    Over,
    /// The provider, or what it said.
    #[error("{0}")]
    Failed(Failure),
    /// The provider says who it is, and the city does not let them in.
    #[error("{0}")]
    Refused(Refused),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<storage::Error> for Refusal {
    fn from(error: storage::Error) -> Refusal {
        Refusal::Fault(error.into())
    }
}

/// The cities that have a provider: slug and name.
pub fn cities(app: &App) -> Result<Vec<(String, String)>, Fault> {
    Ok(app.storage.read(providers::cities)?)
}

/// The settings of the city's provider, as they were written.
pub fn settings(app: &App, city: &Slug) -> Result<Option<Value>, AuthoringRefusal> {
    let stored = app.storage.read(|db| {
        let city_id = city_row(db, city)?.id;
        Ok::<_, AuthoringRefusal>(providers::find(db, city_id)?)
    })?;
    Ok(stored.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Sets the city's provider, or takes it away.
pub fn set(app: &App, city: &Slug, document: Option<&Value>) -> Result<(), AuthoringRefusal> {
    let settings = match document {
        Some(document) => Some(Settings::parse(document).map_err(AuthoringRefusal::Invalid)?),
        None => None,
    };
    app.storage.write(|db| {
        let city_id = city_row(db, city)?.id;
        let text = settings.as_ref().map(|settings| settings.to_json().to_string());
        providers::set(db, city_id, text.as_deref())?;
        let issuer = settings.as_ref().map(|settings| settings.issuer.clone());
        Ok(audit::note(
            app,
            db,
            Some(city_id),
            "provider.set",
            city,
            &json!({"issuer": issuer}),
        )?)
    })
}

/// What is wrong with settings; nothing when they will do.
pub fn faults(document: &Value) -> Faults {
    Settings::parse(document).err().unwrap_or_default()
}

fn provider_of(app: &App, city: &Slug) -> Result<(i64, Settings), Refusal> {
    let found = app.storage.read(|db| {
        let Some(row) = storage::cities::find(db, city.as_str())? else {
            return Ok(None);
        };
        Ok::<_, storage::Error>(providers::find(db, row.id)?.map(|text| (row.id, text)))
    })?;
    let (city_id, text) = found.ok_or(Refusal::NoProvider)?;
    Ok((city_id, parsed(&text)?))
}

fn parsed(text: &str) -> Result<Settings, Refusal> {
    let document: Value = serde_json::from_str(text).unwrap_or_default();
    Settings::parse(&document).ok().ok_or(Refusal::NoProvider)
}

/// Sends somebody to the city's provider: the address there. `held` is what their browser keeps meanwhile.
pub fn begin(app: &App, city: &Slug, redirect: &str, held: &str) -> Result<String, Refusal> {
    let (city_id, settings) = provider_of(app, city)?;
    let begun = exchange::begin(&settings, redirect).map_err(Refusal::Failed)?;
    let now = app.clock.now().as_millisecond();
    let row = providers::Row {
        state_hash: hash(&begun.state, held),
        city_id,
        nonce: begun.nonce,
        verifier: begun.verifier,
        created_at: now,
    };
    app.storage
        .write(|db| providers::begin(db, &row, now - AWAY_MILLIS_MAX))?;
    Ok(begun.address)
}

/// Somebody comes back: who it was, and a session for them in that city.
pub fn finish(app: &App, redirect: &str, came: &Came<'_>, origin: &Origin) -> Result<Begun, Refusal> {
    let now = app.clock.now();
    let row = app
        .storage
        .write(|db| providers::take(db, &hash(came.state, came.held)))?;
    let row = row.ok_or(Refusal::Over)?;
    if row.created_at + AWAY_MILLIS_MAX < now.as_millisecond() {
        return Err(Refusal::Over);
    }
    let text = app.storage.read(|db| providers::find(db, row.city_id))?;
    let settings = parsed(&text.ok_or(Refusal::NoProvider)?)?;
    let said = exchange::finish(&settings, redirect, came.code, &row.nonce, &row.verifier, now);
    let city = app
        .storage
        .read(|db| storage::cities::slug_of(db, row.city_id))?
        .unwrap_or_default();
    let refused = || security::record(app, Event::SignOnRefused, "", &format!("/staff/sign-on {city}"));
    let said = said.inspect_err(|_failure| refused()).map_err(Refusal::Failed)?;
    let admission = claims::admit(&settings, &said).inspect_err(|_refused| refused());
    let admission = admission.map_err(Refusal::Refused)?;
    app.storage
        .write(|db| welcome(app, db, row.city_id, &admission, origin))
}

/// What a browser brings back from the provider.
pub struct Came<'a> {
    /// Which sign-on it is.
    pub state: &'a str,
    /// What is exchanged for who it was.
    pub code: &'a str,
    /// What the browser kept meanwhile.
    pub held: &'a str,
}

fn welcome(app: &App, db: &mut Db, city_id: i64, admission: &Admission, origin: &Origin) -> Result<Begun, Refusal> {
    let now = app.clock.now().as_millisecond();
    let person = match people::find_by_email(db, &admission.email)? {
        Some(known) => known,
        None => {
            let fresh = people::Row {
                id: storage::identity::fresh(),
                email: admission.email.clone(),
                name: admission.name.clone(),
                language: "en".to_owned(),
                password: None,
                totp_salt: None,
                totp_step: 0,
                recovery: "[]".to_owned(),
                created_at: now,
            };
            people::insert(db, &fresh)?;
            fresh
        }
    };
    let role = admission.role.name();
    let before = people::role_in(db, person.id, Some(city_id))?;
    if before.is_none_or(|before| before.role != role) {
        let row = people::RoleRow {
            id: storage::identity::fresh(),
            person_id: person.id,
            city_id: Some(city_id),
            role: role.to_owned(),
            created_at: now,
        };
        people::set_role(db, &row)?;
        let actor = App {
            actor: audit::person(person.id).into(),
            ..app.clone()
        };
        let detail = json!({"role": role, "by": "sign-on"});
        audit::note(
            &actor,
            db,
            Some(city_id),
            "person.join",
            audit::person(person.id),
            &detail,
        )?;
    }
    session::begin_in(app, db, &person, origin, Some(city_id)).map_err(|refusal| match refusal {
        session::Refusal::Fault(fault) => Refusal::Fault(fault),
        session::Refusal::Wrong | session::Refusal::Wait(_) | session::Refusal::WrongCode | session::Refusal::Over => {
            Refusal::Over
        }
    })
}

fn hash(state: &str, held: &str) -> Vec<u8> {
    let mut digest = Sha256::new();
    digest.update(state.as_bytes());
    digest.update([0]);
    digest.update(held.as_bytes());
    digest.finalize().to_vec()
}
