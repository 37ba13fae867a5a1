//! Identities of cities' providers: the person they belong to, the role the provider gives, and connected accounts.
//!
//! An identity is (city, issuer, subject). It has a person of its own, without an account, until its owner connects it to
//! their account while signed in to that account. Its e-mail address is only a label and identifies nobody.

use serde_json::json;

use super::session::{NewSession, SessionStage, SignInOrigin};
use super::{roster, session};
use crate::app::access::Role;
use crate::app::sign_on::claims::{Admission, ClaimsRefused};
use crate::app::{App, ServiceError, audit};
use crate::storage;
use crate::storage::people::{BY_PROVIDER, RoleRow};
use crate::storage::{Db, cities, identities, people, sessions};
use urbivox_core::i18n;

/// A verified sign-on of a city's provider.
pub(super) struct ProviderIdentity<'a> {
    /// City.
    pub(super) city_id: i64,
    /// Issuer of the provider.
    pub(super) issuer: &'a str,
    /// Admitted claims.
    pub(super) admission: &'a Admission,
}

/// An identity connected to an account, for the account's owner.
#[derive(Clone, Debug)]
pub struct ConnectedIdentity {
    /// Primary key of the identity.
    pub id: i64,
    /// Name of the city whose provider it is of.
    pub city: String,
    /// Issuer of the provider.
    pub issuer: String,
    /// When it was created.
    pub created_at: jiff::Timestamp,
    /// Last sign-in.
    pub seen_at: Option<jiff::Timestamp>,
}

/// Why an identity was not disconnected.
#[derive(Debug, thiserror::Error)]
pub enum DisconnectError {
    /// The identity is not connected to this account.
    #[error("this account has no such connection")]
    NoSuchConnection,
    /// The account is the city's last owner.
    #[error("the city would have no owner")]
    LastOwner,
    /// A service or database error.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for DisconnectError {
    fn from(error: storage::Error) -> DisconnectError {
        DisconnectError::Fault(error.into())
    }
}

/// Lists the identities connected to an account.
pub fn list(app: &App, account: i64) -> Result<Vec<ConnectedIdentity>, ServiceError> {
    let rows = app.storage.read(|db| identities::of_person(db, account))?;
    let time = |millis: i64| storage::stored_time("identities", millis);
    let connected = |(row, city): (identities::Row, String)| {
        Ok(ConnectedIdentity {
            id: row.id,
            city,
            issuer: row.issuer,
            created_at: time(row.created_at)?,
            seen_at: row.seen_at.map(time).transpose()?,
        })
    };
    rows.into_iter().map(connected).collect()
}

/// Begins a session in the city for the identity. A role granted there by a person takes precedence over the one that the
/// provider gives.
pub(super) fn sign_in(
    app: &App,
    db: &mut Db,
    named: &ProviderIdentity<'_>,
    language: &str,
    origin: &SignInOrigin,
) -> Result<Result<NewSession, ClaimsRefused>, ServiceError> {
    lock_city(db, named.city_id)?;
    let person = match found(db, named)? {
        Some(identity) => known(app, db, named, identity)?,
        None if named.admission.role.is_none() => return Ok(Err(ClaimsRefused::NoRole)),
        None => create_person(app, db, named, language)?,
    };
    if let Err(refused) = sync_role(app, db, named, &person)? {
        return Ok(Err(refused));
    }
    match session::begin(app, db, &person, origin, SessionStage::ByProvider(named.city_id)) {
        Ok(begun) => Ok(Ok(begun)),
        Err(session::SignInError::Fault(fault)) => Err(fault),
        Err(
            other @ (session::SignInError::WrongCredentials
            | session::SignInError::Throttled(_)
            | session::SignInError::WrongCode
            | session::SignInError::SessionEnded),
        ) => Err(corrupt("sessions", &other.to_string()).into()),
    }
}

/// Locks the city row until commit, which serialises decisions about its owners.
fn lock_city(db: &mut Db, city_id: i64) -> Result<(), storage::Error> {
    let gone = || corrupt("identities", "the city does not exist");
    let slug = cities::slug_of(db, city_id)?.ok_or_else(gone)?;
    let row = cities::find(db, &slug)?.ok_or_else(gone)?;
    cities::claim(db, &row)
}

fn corrupt(table: &'static str, what: &str) -> storage::Error {
    storage::Error::Corrupt {
        table,
        what: what.to_owned(),
    }
}

/// Finds the identity. A row from before subjects were stored is matched by e-mail address once, and gets its subject.
fn found(db: &mut Db, named: &ProviderIdentity<'_>) -> Result<Option<identities::Row>, storage::Error> {
    let ProviderIdentity {
        city_id,
        issuer,
        admission,
    } = named;
    let known = identities::find(db, *city_id, issuer, &admission.subject)?;
    if known.is_some() {
        return Ok(known);
    }
    let Some(waiting) = identities::find_without_subject(db, *city_id, issuer, &admission.email)? else {
        return Ok(None);
    };
    let row = identities::Row {
        subject: Some(admission.subject.clone()),
        ..waiting
    };
    identities::update(db, &row)?;
    Ok(Some(row))
}

/// Finds the person of a known identity. Name and address of a provider's own person are updated; an account is not changed.
fn known(
    app: &App,
    db: &mut Db,
    named: &ProviderIdentity<'_>,
    identity: identities::Row,
) -> Result<people::Row, storage::Error> {
    let nobody = || corrupt("identities", "its person does not exist");
    let row = people::find(db, identity.person_id)?.ok_or_else(nobody)?;
    let identity = identities::Row {
        seen_at: Some(app.clock.now().as_millisecond()),
        ..identity
    };
    identities::update(db, &identity)?;
    if row.is_account() {
        return Ok(row);
    }
    if row.city_id != Some(named.city_id) {
        return Err(corrupt("identities", "its person is of another city"));
    }
    let changed = people::Row {
        email: named.admission.email.clone(),
        name: named.admission.name.clone(),
        ..row
    };
    people::update(db, &changed)?;
    Ok(changed)
}

fn create_person(
    app: &App,
    db: &mut Db,
    named: &ProviderIdentity<'_>,
    language: &str,
) -> Result<people::Row, storage::Error> {
    let now = app.clock.now().as_millisecond();
    let person = people::Row {
        id: storage::identity::fresh(),
        email: named.admission.email.clone(),
        name: named.admission.name.clone(),
        language: i18n::staff(language).language().to_owned(),
        password: None,
        totp_salt: None,
        totp_step: 0,
        recovery: "[]".to_owned(),
        created_at: now,
        city_id: Some(named.city_id),
    };
    people::insert(db, &person)?;
    insert(app, db, named, person.id, Some(now))?;
    Ok(person)
}

fn insert(
    app: &App,
    db: &mut Db,
    named: &ProviderIdentity<'_>,
    person_id: i64,
    seen_at: Option<i64>,
) -> Result<(), storage::Error> {
    let row = identities::Row {
        id: storage::identity::fresh(),
        city_id: named.city_id,
        issuer: named.issuer.to_owned(),
        subject: Some(named.admission.subject.clone()),
        person_id,
        created_at: app.clock.now().as_millisecond(),
        seen_at,
    };
    identities::insert(db, &row)
}

/// Applies the role that the provider gives. A role granted by a person, and the city's last owner, are not changed.
fn sync_role(
    app: &App,
    db: &mut Db,
    named: &ProviderIdentity<'_>,
    person: &people::Row,
) -> Result<Result<(), ClaimsRefused>, storage::Error> {
    let (city_id, wanted) = (named.city_id, named.admission.role);
    let before = people::role_in(db, person.id, Some(city_id))?;
    let actor = App {
        actor: audit::person(person.id).into(),
        ..app.clone()
    };
    let record_change = |db: &mut Db, action: &str, role: Option<Role>| {
        let detail = json!({"role": role.map(Role::name), "by": "sign-on"});
        audit::note(&actor, db, Some(city_id), action, &actor.actor, &detail)
    };
    if let Some(before) = &before {
        if !before.is_by_provider() || wanted.is_some_and(|role| role.name() == before.role) {
            return Ok(Ok(()));
        }
        if roster::is_last_role_manager(db, before)? {
            tracing::warn!(
                city_id,
                "the provider's role change would leave its city without an owner; the last owner keeps the role"
            );
            return Ok(Ok(()));
        }
    }
    let Some(role) = wanted else {
        if before.is_some() {
            people::remove_role(db, person.id, Some(city_id))?;
            sessions::delete_of_provider(db, city_id, Some(person.id))?;
            record_change(db, "person.role", None)?;
        }
        return Ok(Err(ClaimsRefused::NoRole));
    };
    let row = RoleRow {
        id: storage::identity::fresh(),
        person_id: person.id,
        city_id: Some(city_id),
        role: role.name().to_owned(),
        created_at: app.clock.now().as_millisecond(),
        given_by: BY_PROVIDER.to_owned(),
    };
    people::set_role(db, &row)?;
    record_change(db, "person.join", Some(role))?;
    Ok(Ok(()))
}

/// Connects the identity to the account. The identity's own person, if there is one, is merged into the account.
pub(super) fn connect(
    app: &App,
    db: &mut Db,
    named: &ProviderIdentity<'_>,
    account: i64,
) -> Result<Result<(), ClaimsRefused>, storage::Error> {
    lock_city(db, named.city_id)?;
    let account = people::find(db, account)?.filter(people::Row::is_account);
    let account = account.ok_or_else(|| corrupt("people", "there is no such account"))?;
    let before = found(db, named)?;
    match before {
        Some(identity) if identity.person_id == account.id => return Ok(Ok(())),
        Some(identity) => {
            let other = people::find(db, identity.person_id)?;
            let other = other.ok_or_else(|| corrupt("identities", "its person does not exist"))?;
            if other.is_account() {
                return Ok(Err(ClaimsRefused::ConnectedElsewhere));
            }
            let identity = identities::Row {
                person_id: account.id,
                ..identity
            };
            identities::update(db, &identity)?;
            merge_into_account(db, named.city_id, &other, &account)?;
        }
        None => insert(app, db, named, account.id, None)?,
    }
    let detail = json!({"issuer": named.issuer, "label": named.admission.email});
    let actor = App {
        actor: audit::person(account.id).into(),
        ..app.clone()
    };
    let city_id = Some(named.city_id);
    audit::note(
        &actor,
        db,
        city_id,
        "identity.connect",
        audit::person(account.id),
        &detail,
    )?;
    Ok(Ok(()))
}

/// Moves the role of the identity's own person to the account, unless the account has at least as much there, and deletes
/// that person.
fn merge_into_account(
    db: &mut Db,
    city_id: i64,
    own: &people::Row,
    account: &people::Row,
) -> Result<(), storage::Error> {
    let brought = people::role_in(db, own.id, Some(city_id))?;
    let had = people::role_in(db, account.id, Some(city_id))?;
    if let Some(brought) = brought {
        let is_more = match &had {
            None => true,
            Some(had) => rank(&brought.role)? < rank(&had.role)? && !brought.is_by_provider(),
        };
        if is_more || roster::is_last_role_manager(db, &brought)? {
            let row = RoleRow {
                person_id: account.id,
                ..brought
            };
            people::remove_role(db, own.id, Some(city_id))?;
            people::set_role(db, &row)?;
        } else {
            people::remove_role(db, own.id, Some(city_id))?;
        }
    }
    sessions::delete_others(db, own.id, 0)?;
    people::delete(db, own.id)?;
    Ok(())
}

/// Returns the rank of a role: 0 allows most.
fn rank(role: &str) -> Result<usize, storage::Error> {
    let place = Role::ALL.iter().position(|known| known.name() == role);
    place.ok_or_else(|| corrupt("roles", "there is no such role"))
}

/// Disconnects the identity from the account, which loses the role that its provider gave.
pub fn disconnect(app: &App, account: i64, identity: i64) -> Result<(), DisconnectError> {
    app.storage.write(|db| {
        let connected = identities::of_person(db, account)?;
        let found = connected.iter().find(|(own, _)| own.id == identity);
        let (own, _) = found.ok_or(DisconnectError::NoSuchConnection)?;
        let city_id = own.city_id;
        lock_city(db, city_id)?;
        let has_another = connected
            .iter()
            .any(|(other, _)| other.id != identity && other.city_id == city_id);
        let role = people::role_in(db, account, Some(city_id))?;
        if let Some(role) = role.filter(|role| role.is_by_provider() && !has_another) {
            if roster::is_last_role_manager(db, &role)? {
                return Err(DisconnectError::LastOwner);
            }
            people::remove_role(db, account, Some(city_id))?;
        }
        identities::delete(db, account, identity)?;
        sessions::delete_of_provider(db, city_id, Some(account))?;
        let detail = json!({"issuer": own.issuer});
        Ok(audit::note(
            app,
            db,
            Some(city_id),
            "identity.disconnect",
            audit::person(account),
            &detail,
        )?)
    })
}
