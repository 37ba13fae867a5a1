//! Which secret this installation signs with.

use crate::config::{Config, Secret};
use crate::storage::{self, Backend, Storage, installation};

/// The operator's secret, or else the one kept beside the database: in a file by SQLite's,
/// in a table of PostgreSQL's, so that all replicas have the same.
pub fn secret_of(config: &Config, storage: &Storage) -> Result<Secret, storage::Error> {
    if let Some(secret) = &config.secret {
        return Ok(secret.clone());
    }
    match storage.backend() {
        Backend::Sqlite(path) => Secret::beside(path).map_err(|cause| away(&cause)),
        Backend::Postgres(_) => {
            let fresh = Secret::fresh_text().map_err(|cause| away(&cause))?;
            let kept = installation::secret(storage, &fresh)?;
            let corrupt = || storage::Error::Corrupt {
                table: "installation",
                what: "the secret is too short".to_owned(),
            };
            Secret::parse(&kept).ok_or_else(corrupt)
        }
    }
}

/// The same, if there is one: makes none. A copy of a database elsewhere has none beside it.
pub fn known_secret(config: &Config, storage: &Storage) -> Result<Option<Secret>, storage::Error> {
    let is_kept = match storage.backend() {
        Backend::Sqlite(path) => Secret::is_beside(path).map_err(|cause| away(&cause))?,
        Backend::Postgres(_) => storage.read(installation::has_secret)?,
    };
    if config.secret.is_some() || is_kept {
        secret_of(config, storage).map(Some)
    } else {
        Ok(None)
    }
}

fn away(cause: &std::io::Error) -> storage::Error {
    storage::Error::Unavailable(format!("the secret beside it: {cause}"))
}
