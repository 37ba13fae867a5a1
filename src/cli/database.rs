//! Opens what the configuration names, and says what to do when it cannot.

use anyhow::{Error, Result, anyhow};

use crate::config::Config;
use crate::flow::{App, Fault};
use crate::storage::{self, Storage};

/// The database alone: for commands that neither sign nor commit submissions.
pub(super) fn open() -> Result<Storage> {
    let config = Config::read()?;
    Storage::open(&config.backend).map_err(|cause| advised(&cause))
}

/// The database alone, and only if it is there: a mistyped path must not look like an empty city.
pub(super) fn open_existing() -> Result<Storage> {
    let config = Config::read()?;
    if let storage::Backend::Sqlite(path) = &config.backend
        && !path.exists()
    {
        return Err(anyhow!(
            "there is no database at {}; check DATABASE_URL, or make one with `urbivox serve`",
            path.display()
        ));
    }
    Storage::open(&config.backend).map_err(|cause| advised(&cause))
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
        // This one says itself what to do.
        storage::Error::Newer(_) => return anyhow!("{cause}"),
        storage::Error::Conflict | storage::Error::Query(_) => {
            "this is a fault of the program; please report it with this line"
        }
    };
    // libpq ends its messages with a line break.
    anyhow!("{}; {advice}", cause.to_string().trim_end())
}

/// The same for a failure met by a verb.
pub(super) fn fault(fault: &Fault) -> Error {
    match fault {
        Fault::Away(cause) | Fault::Broken(cause) => advised(cause),
    }
}
