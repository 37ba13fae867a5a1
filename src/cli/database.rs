//! Opens what the configuration names, and says what to do when it cannot.

use anyhow::{Error, Result, anyhow};

use crate::app::ops::installation_secret;
use crate::app::{App, ServiceError, audit};
use crate::clock::Clock;
use crate::config::{Config, Keyring};
use crate::storage;
use crate::storage::Storage;

/// The database alone, and only if it is there: a mistyped path must not look like an empty city. For commands that neither
/// sign nor commit submissions.
pub(super) fn open_existing() -> Result<Storage> {
    let config = Config::read()?;
    refuse_missing(&config)?;
    let storage = Storage::open(&config.backend).map_err(|cause| advised(&cause))?;
    let keyring = || installation_secret::keyring_of(&config, &storage);
    audit::begin(&storage, keyring, Clock::System.now()).map_err(|cause| advised(&cause))?;
    Ok(storage)
}

/// The secrets, if they are there: a copy of a database elsewhere has none.
pub(super) fn known_keyring(storage: &Storage) -> Result<Option<Keyring>> {
    match installation_secret::look(&Config::read()?, storage).map_err(|cause| advised(&cause))? {
        None => Ok(None),
        Some((keyring, true)) => Ok(Some(keyring)),
        Some((_, false)) => Err(anyhow!(
            "this is not the secret that the database was used with; give that one as URBIVOX_SECRET, or put its file back \
             beside the database"
        )),
    }
}

/// All that the verbs need, and only if the database is there.
pub(super) fn start_existing() -> Result<App> {
    refuse_missing(&Config::read()?)?;
    start()
}

fn refuse_missing(config: &Config) -> Result<()> {
    match &config.backend {
        storage::Backend::Sqlite(path) if !path.exists() => Err(anyhow!(
            "there is no database at {}; check DATABASE_URL, or make one with `urbivox serve`",
            path.display()
        )),
        storage::Backend::Sqlite(_) | storage::Backend::Postgres(_) => Ok(()),
    }
}

/// All that the verbs need.
pub(super) fn start() -> Result<App> {
    let config = Config::read()?;
    App::start(&config).map_err(|cause| advised(&cause))
}

/// A failure of the database, with what the operator can do about it.
pub(super) fn advised(cause: &storage::Error) -> Error {
    let advice = match cause {
        storage::Error::Unavailable(_) => "check DATABASE_URL, that the database runs, and that it may be written",
        storage::Error::Corrupt { .. } => "run `urbivox verify`, and restore a backup if it finds differences",
        storage::Error::Migration(_) => {
            "the database is as it was; restore a backup made by the version before if it does not start"
        }
        storage::Error::OtherSecret(other) => return anyhow!("{other}; {}", about_secret(other)),
        // This one says itself what to do.
        storage::Error::Newer(_) => return anyhow!("{cause}"),
        storage::Error::Conflict | storage::Error::Query(_) => {
            "this is a fault of the program; please report it with this line"
        }
    };
    // libpq ends its messages with a line break.
    anyhow!("{}; {advice}", cause.to_string().trim_end())
}

/// What to do when the secret is not the installation's.
fn about_secret(other: &storage::OtherSecret) -> &'static str {
    if other.given.is_some() {
        "give the secret that it was used with; to change it, give the new one as URBIVOX_SECRET and that one as URBIVOX_SECRET_PREVIOUS; if that one is lost, `urbivox serve --adopt-secret` goes on with the new one, and receipts, signed links and second factors made before are good no more"
    } else {
        "put the file with the secret back beside the database, or set URBIVOX_SECRET; if it is lost, `urbivox serve --adopt-secret` makes a new one, and receipts, signed links and second factors made before are good no more"
    }
}

/// The same for a failure met by a verb.
pub(super) fn fault(fault: &ServiceError) -> Error {
    match fault {
        ServiceError::Away(cause) | ServiceError::Broken(cause) => advised(cause),
    }
}
