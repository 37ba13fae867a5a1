//! A copy of the whole database in one file, made while the server runs.

use std::path::Path;

use diesel::RunQueryDsl;
use diesel::sql_types::Text;

use super::db::Db;
use super::error::Error;
use super::{Backend, Storage};

/// Why there is no backup.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The database has better tools of its own.
    #[error("PostgreSQL is backed up with its own tools; run: pg_dump --format=custom --file=FILE \"$DATABASE_URL\"")]
    NotAFile,
    /// There is something under this name, and a backup never replaces anything.
    #[error("the file is there already, and a backup never replaces one; name another")]
    Exists,
    /// The name cannot be passed to the database.
    #[error("the name of the file is not UTF-8; name another")]
    BadName,
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] Error),
}

/// Writes everything to `file`: one consistent moment, packed, with nothing of what was deleted.
pub fn to_file(storage: &Storage, file: &Path) -> Result<(), Failure> {
    match storage.backend() {
        Backend::Postgres(_) => return Err(Failure::NotAFile),
        Backend::Sqlite(_) => {}
    }
    if file.symlink_metadata().is_ok() {
        return Err(Failure::Exists);
    }
    let name = file.to_str().ok_or(Failure::BadName)?;
    // Outside a transaction: SQLite refuses to vacuum in one.
    match storage.private_connection()? {
        Db::Sqlite(mut conn) => {
            let copied = diesel::sql_query("vacuum into ?")
                .bind::<Text, _>(name)
                .execute(&mut conn);
            copied.map_err(Error::from)?;
            Ok(())
        }
        Db::Postgres(_) => Err(Failure::NotAFile),
    }
}
