//! Online backup: a copy of the whole database in one file, made while the server runs.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use diesel::RunQueryDsl;
use diesel::sql_types::Text;

use super::db::by_backend;
use super::error::Error;
use super::{Backend, Storage, files, postgres_tools};

/// Reasons why a backup failed.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The path exists, and a backup never replaces anything.
    #[error("the file already exists, and a backup never replaces a file; choose another name")]
    Exists,
    /// The path is not UTF-8, which SQLite requires.
    #[error("the file name is not UTF-8; choose another name")]
    BadName,
    /// The file could not be written.
    #[error("{0}")]
    File(#[source] io::Error),
    /// `pg_dump` is missing, or failed.
    #[error(transparent)]
    Tool(#[from] postgres_tools::ToolError),
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] Error),
}

/// Writes a consistent snapshot to `file`, compacted and without remains of deleted rows: an SQLite database, or a dump
/// of PostgreSQL in its custom format. The file has a temporary name until it is complete and on disk, and is readable
/// by its owner only.
pub fn to_file(storage: &Storage, file: &Path) -> Result<(), BackupError> {
    if file.symlink_metadata().is_ok() {
        return Err(BackupError::Exists);
    }
    let draft = files::temporary_path(file);
    files::create_private(&draft).map_err(BackupError::File)?;
    let written = write(storage, &draft, file).and_then(|()| finish(&draft, file));
    // The first failure is the one to report.
    if written.is_err()
        && let Err(cause) = files::remove_if_exists(&draft)
    {
        tracing::warn!(%cause, path = %draft.display(), "an unfinished backup could not be removed; remove it by hand");
    }
    written
}

fn write(storage: &Storage, draft: &Path, file: &Path) -> Result<(), BackupError> {
    match storage.backend() {
        Backend::Postgres(url) => dump(url, draft, file),
        // Outside a transaction: SQLite refuses to vacuum in one.
        Backend::Sqlite(_) => by_backend!(
            storage.private_connection()?,
            Postgres(_) => Err(BackupError::Storage(Error::Unavailable(
                "another database opened".to_owned(),
            ))),
            Sqlite(mut conn) => {
                let name = draft.to_str().ok_or(BackupError::BadName)?;
                let copied = diesel::sql_query("vacuum into ?")
                    .bind::<Text, _>(name)
                    .execute(&mut conn);
                copied.map_err(Error::from)?;
                Ok(())
            },
        ),
    }
}

fn dump(url: &str, draft: &Path, file: &Path) -> Result<(), BackupError> {
    let aside = postgres_tools::ASIDE;
    let instead = format!(
        "pg_dump --format=custom --exclude-schema='{aside}*' --file={} --dbname=\"$DATABASE_URL\"",
        postgres_tools::quoted(file)
    );
    let mut command = postgres_tools::program("pg_dump", url);
    command
        .arg("--format=custom")
        .arg(format!("--exclude-schema={aside}*"))
        .arg(file_argument(draft));
    Ok(postgres_tools::run("pg_dump", &mut command, &instead)?)
}

fn file_argument(path: &Path) -> std::ffi::OsString {
    let mut argument = std::ffi::OsString::from("--file=");
    argument.push(path);
    argument
}

fn finish(draft: &Path, file: &Path) -> Result<(), BackupError> {
    let on_disk = File::open(draft).and_then(|written| written.sync_all());
    on_disk.map_err(BackupError::File)?;
    files::publish(draft, file).map_err(|cause| {
        if cause.kind() == io::ErrorKind::AlreadyExists {
            BackupError::Exists
        } else {
            BackupError::File(cause)
        }
    })
}

/// Copies a file of secrets to a new file with mode 0600; false when there is none to copy.
pub fn copy_secret(from: &Path, to: &Path) -> io::Result<bool> {
    let bytes = match fs::read(from) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(false),
        read => read?,
    };
    files::create_atomically(to, |file| io::Write::write_all(file, &bytes))?;
    Ok(true)
}

/// Returns the path of a backup's secret.
pub fn secret_path(file: &Path) -> PathBuf {
    files::with_suffix(file, ".secret")
}
