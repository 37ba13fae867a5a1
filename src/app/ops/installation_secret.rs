//! Secrets that this installation signs with.
//!
//! The database stores the fingerprint of the current secret, so that a server with another one does not start: it
//! would reject every receipt issued so far, and two replicas would reject each other's.

use crate::app::{App, ServiceError};
use crate::config::{Config, Keyring, Secret, SecretFile};
use crate::storage::{Backend, Error, OtherSecret, Storage, installation};

/// Returns the keyring: the operator's secret, or else the secrets stored with the database, in a file next to SQLite's
/// or in a table of PostgreSQL, which all replicas share.
///
/// Fails when the database was used with a secret that is not in the keyring, unless the operator overrides that. A
/// change to a new current secret is recorded.
pub fn load_keyring(config: &Config, storage: &Storage) -> Result<Keyring, Error> {
    let stored = storage.read(installation::fingerprint)?;
    let (current, mut previous) = match &config.secret {
        Some(secret) => (secret.clone(), Vec::new()),
        None => stored_secrets(storage, stored.filter(|_| !config.adopt_secret))?,
    };
    previous.extend(config.secret_previous.iter().cloned());
    let keyring = Keyring::new(current, previous);
    claim(storage, &keyring, config.adopt_secret)?;
    Ok(keyring)
}

/// Returns the secrets stored with the database; creates them when there are none, unless a fingerprint is `expected`,
/// which new secrets could not match.
fn stored_secrets(storage: &Storage, expected: Option<String>) -> Result<(Secret, Vec<Secret>), Error> {
    let missing = |expected: &String| {
        let (expected, given) = (expected.clone(), None);
        Err(Error::OtherSecret(OtherSecret { expected, given }))
    };
    match storage.backend() {
        Backend::Sqlite(path) => {
            let file = SecretFile::next_to(path);
            match (file.load().map_err(|cause| unavailable(&cause))?, &expected) {
                (Some(secrets), _) => Ok(secrets),
                (None, Some(expected)) => missing(expected),
                (None, None) => file.load_or_create().map_err(|cause| unavailable(&cause)),
            }
        }
        Backend::Postgres(_) => {
            let known = storage.read(installation::stored_secret)?;
            let text = match (known, &expected) {
                (Some(text), _) => text,
                (None, Some(expected)) => return missing(expected),
                (None, None) => {
                    let fresh = Secret::fresh_text().map_err(|cause| unavailable(&cause))?;
                    installation::secret(storage, &fresh)?
                }
            };
            SecretFile::parse(&text).map_err(|cause| Error::Corrupt {
                table: "installation",
                what: format!("the secret {cause}"),
            })
        }
    }
}

/// Records the fingerprint of the current secret; fails when the installation's secret is another one.
fn claim(storage: &Storage, keyring: &Keyring, adopt: bool) -> Result<(), Error> {
    let own = keyring.fingerprint();
    if storage.read(installation::fingerprint)?.as_ref() == Some(&own) {
        return Ok(());
    }
    storage.write(|db| {
        installation::claim(db)?;
        let expected = installation::fingerprint_or_insert(db, &own)?;
        if expected == own {
            return Ok(());
        }
        if keyring.knows(&expected) {
            tracing::info!(
                before = expected,
                now = own,
                "the secret was changed; signatures of the earlier one stay valid while it is configured"
            );
        } else if adopt {
            tracing::warn!(
                before = expected,
                now = own,
                "another secret was adopted; receipts, links and second factors made before are no longer valid"
            );
        } else {
            let given = Some(own.clone());
            return Err(Error::OtherSecret(OtherSecret { expected, given }));
        }
        installation::set_fingerprint(db, &own)
    })
}

/// Whether the keyring contains the installation's current secret, which another process may have changed.
pub fn is_current_secret_known(app: &App) -> Result<bool, ServiceError> {
    let stored = app.storage.read(installation::fingerprint)?;
    Ok(stored.is_none_or(|stored| app.keyring.knows(&stored)))
}

/// Returns the keyring and whether it contains the installation's secret, for read-only commands; `None` when there is
/// no secret yet. Creates and records nothing.
pub fn inspect_keyring(config: &Config, storage: &Storage) -> Result<Option<(Keyring, bool)>, Error> {
    let secrets = match (&config.secret, storage.backend()) {
        (Some(secret), _) => Some((secret.clone(), Vec::new())),
        (None, Backend::Sqlite(path)) => SecretFile::next_to(path).load().map_err(|cause| unavailable(&cause))?,
        (None, Backend::Postgres(_)) => match storage.read(installation::stored_secret)? {
            Some(text) => Some(SecretFile::parse(&text).map_err(|cause| unavailable(&cause))?),
            None => None,
        },
    };
    let Some((current, mut previous)) = secrets else {
        return Ok(None);
    };
    previous.extend(config.secret_previous.iter().cloned());
    let keyring = Keyring::new(current, previous);
    let stored = storage.read(installation::fingerprint)?;
    let fits = stored.is_none_or(|stored| keyring.knows(&stored));
    Ok(Some((keyring, fits)))
}

fn unavailable(cause: &std::io::Error) -> Error {
    Error::Unavailable(format!("the installation's secret: {cause}"))
}
