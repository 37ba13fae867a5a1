//! Opens the configured database, and adds advice to its errors.

use anyhow::{Error, Result, anyhow};

use crate::app::ops::{installation_secret, upgrade};
use crate::app::{App, ServiceError, audit};
use crate::clock::Clock;
use crate::config::{Config, Keyring};
use crate::storage;
use crate::storage::Storage;

/// Opens the database without the application, for commands that neither sign nor commit submissions. Fails when the file
/// is missing: a mistyped path must not look like an empty database.
pub(super) fn open_existing() -> Result<Storage> {
    let config = Config::read()?;
    refuse_missing(&config)?;
    let storage = Storage::open(&config.backend).map_err(|cause| with_advice(&cause))?;
    let keyring = || installation_secret::load_keyring(&config, &storage);
    audit::begin(&storage, keyring, Clock::System.now()).map_err(|cause| with_advice(&cause))?;
    upgrade::run(&storage, Clock::System.now()).map_err(|cause| with_advice(&cause))?;
    Ok(storage)
}

/// Returns the secrets if they are available; a copy of a database on another machine has none.
pub(super) fn known_keyring(storage: &Storage) -> Result<Option<Keyring>> {
    match installation_secret::inspect_keyring(&Config::read()?, storage).map_err(|cause| with_advice(&cause))? {
        None => Ok(None),
        Some((keyring, true)) => Ok(Some(keyring)),
        Some((_, false)) => Err(anyhow!(
            "this is not the secret that the database was used with; set URBIVOX_SECRET to that one, or put its file back next \
             to the database"
        )),
    }
}

/// Starts the application. Fails when the database file is missing.
pub(super) fn start_existing() -> Result<App> {
    refuse_missing(&Config::read()?)?;
    start()
}

fn refuse_missing(config: &Config) -> Result<()> {
    match &config.backend {
        storage::Backend::Sqlite(path) if !path.exists() => Err(anyhow!(
            "there is no database at {}; check DATABASE_URL, or create one with `urbivox serve`",
            path.display()
        )),
        storage::Backend::Sqlite(_) | storage::Backend::Postgres(_) => Ok(()),
    }
}

/// Starts the application; creates a missing SQLite file.
pub(super) fn start() -> Result<App> {
    let config = Config::read()?;
    App::start(&config).map_err(|cause| with_advice(&cause))
}

/// Converts an error of the database into a message with advice for the operator.
pub(super) fn with_advice(cause: &storage::Error) -> Error {
    let advice = match cause {
        storage::Error::Unavailable(_) => "check DATABASE_URL, that the database runs, and that it is writable",
        storage::Error::Corrupt { .. } => "run `urbivox verify`, and restore a backup if it finds differences",
        storage::Error::Migration(_) => {
            "the database is unchanged; if the service does not start, restore a backup made by the earlier version"
        }
        storage::Error::OtherSecret(other) => return anyhow!("{other}; {}", secret_advice(other)),
        // This message contains its own advice.
        storage::Error::Newer(_) => return anyhow!("{cause}"),
        storage::Error::Conflict | storage::Error::Query(_) => {
            "this is a fault of the program; please report it with this line"
        }
    };
    // libpq ends its messages with a line break.
    anyhow!("{}; {advice}", cause.to_string().trim_end())
}

/// Returns advice for a secret that is not the installation's.
fn secret_advice(other: &storage::OtherSecret) -> &'static str {
    if other.given.is_some() {
        "set URBIVOX_SECRET to the secret that it was used with; to change it, set URBIVOX_SECRET to the new one and URBIVOX_SECRET_PREVIOUS to the earlier one; if the earlier one is lost, `urbivox serve --adopt-secret` accepts the new one, and earlier receipts, signed links and second factors become invalid"
    } else {
        "put the file with the secret back next to the database, or set URBIVOX_SECRET; if it is lost, `urbivox serve --adopt-secret` creates a new one, and earlier receipts, signed links and second factors become invalid"
    }
}

/// Converts an error of the application layer into a message with advice for the operator.
pub(super) fn fault(fault: &ServiceError) -> Error {
    match fault {
        ServiceError::Unavailable(cause) | ServiceError::Internal(cause) => with_advice(cause),
    }
}
