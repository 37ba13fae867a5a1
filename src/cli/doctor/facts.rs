//! Input of the checks.

use crate::config::Config;
use crate::storage;
use crate::storage::{Backend, Storage};

/// Input of the checks.
pub(super) struct Facts {
    /// The valid configuration.
    pub(super) config: Config,
    /// The existing database, without new migrations.
    pub(super) storage: Result<Storage, StorageUnavailable>,
}

/// Reasons why the database is not available.
#[derive(Debug)]
pub(super) enum StorageUnavailable {
    /// The file is missing.
    Missing,
    /// The database did not open.
    Failed(storage::Error),
}

impl Facts {
    /// Opens the configured database, if it exists.
    pub(super) fn of(config: Config) -> Facts {
        let storage = match &config.backend {
            Backend::Sqlite(path) if !path.exists() => Err(StorageUnavailable::Missing),
            Backend::Sqlite(_) | Backend::Postgres(_) => {
                Storage::open_unchanged(&config.backend).map_err(StorageUnavailable::Failed)
            }
        };
        Facts { config, storage }
    }

    /// Returns the database, for checks that are skipped without one; [`super::checks::database`] reports that it is
    /// unavailable.
    pub(super) fn storage(&self) -> Option<&Storage> {
        self.storage.as_ref().ok()
    }
}
