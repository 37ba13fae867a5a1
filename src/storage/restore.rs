//! Restores a backup of an SQLite database. Everything is checked on a copy before the database is touched.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::sql_types::{BigInt, Text};
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection};

use super::error::Error;
use super::{Backend, Storage, files, postgres_tools};

/// First bytes of every SQLite database (<https://www.sqlite.org/fileformat2.html>).
const SQLITE_MAGIC: &[u8] = b"SQLite format 3\0";
/// First bytes of every PostgreSQL dump in the custom format.
const DUMP_MAGIC: &[u8] = b"PGDMP";
/// Comment at the beginning of every plain PostgreSQL dump.
const PLAIN_DUMP: &str = "PostgreSQL database dump";
/// Bytes of a file that are read to detect its kind.
const HEAD_BYTES: u64 = 512;
/// Suffixes of the files that belong to an SQLite database.
const COMPANION_SUFFIXES: [&str; 3] = ["-wal", "-shm", "-journal"];
/// Maximum wait for other users of the database, in milliseconds.
const BUSY_MILLIS_MAX: u32 = 2_000;

/// Reasons why a restore failed. Nothing was changed, unless the message says so.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// A file cannot be read or written.
    #[error("{}: {cause}", path.display())]
    File {
        /// Path of the file.
        path: PathBuf,
        /// The operating system's error.
        cause: io::Error,
    },
    /// The backup is the database itself.
    #[error("it is the database itself; give the path of a backup")]
    Itself,
    /// The file is no backup, or a backup of the other backend.
    #[error("it is {found}, but DATABASE_URL requires {wanted}; use another backup, or change DATABASE_URL")]
    WrongKind {
        /// The detected kind.
        found: &'static str,
        /// The required kind.
        wanted: &'static str,
    },
    /// The backup is damaged or truncated.
    #[error("it is damaged: {0}; use an earlier backup")]
    Damaged(String),
    /// The backup is a database of another program.
    #[error("it is not a database of urbivox; use another backup")]
    NotOurs,
    /// A write-ahead log is next to the backup, and it is unknown whether it belongs to it.
    #[error(
        "{} is next to it: if urbivox was killed and this is a copy of its files, run `urbivox verify` on it first, \
         with DATABASE_URL=sqlite://{}, which merges the log; if it is a backup, remove the log",
        log.display(), file.display()
    )]
    HasLog {
        /// The backup.
        file: PathBuf,
        /// The log.
        log: PathBuf,
    },
    /// Another process uses the database.
    #[error("another process uses the database; stop the service and any other user, then run this again")]
    InUse,
    /// A client program of PostgreSQL is missing or failed.
    #[error(transparent)]
    Tool(#[from] postgres_tools::ToolError),
    /// The tables are in another schema than `public`.
    #[error(
        "the tables of this database are in the schema {0}, and `urbivox restore` supports only the schema public; run pg_restore yourself"
    )]
    Schema(String),
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] Error),
}

/// The kind of a backup file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupKind {
    /// An SQLite database.
    Sqlite,
    /// A dump of PostgreSQL in its custom format.
    CustomDump,
    /// A dump of PostgreSQL as SQL.
    PlainDump,
    /// Any other file.
    Unknown,
}

impl BackupKind {
    /// Returns the name for messages.
    pub fn name(self) -> &'static str {
        match self {
            BackupKind::Sqlite => "an SQLite database",
            BackupKind::CustomDump | BackupKind::PlainDump => "a dump of PostgreSQL",
            BackupKind::Unknown => "neither an SQLite database nor a dump of PostgreSQL",
        }
    }

    /// Detects the kind of a file from its first bytes.
    pub fn of(path: &Path) -> Result<BackupKind, RestoreError> {
        let mut head = Vec::new();
        let read = File::open(path).and_then(|file| file.take(HEAD_BYTES).read_to_end(&mut head));
        read.map_err(|cause| file_failure(path, cause))?;
        Ok(if head.starts_with(SQLITE_MAGIC) {
            BackupKind::Sqlite
        } else if head.starts_with(DUMP_MAGIC) {
            BackupKind::CustomDump
        } else if String::from_utf8_lossy(&head).contains(PLAIN_DUMP) {
            BackupKind::PlainDump
        } else {
            BackupKind::Unknown
        })
    }
}

pub(super) fn file_failure(path: &Path, cause: io::Error) -> RestoreError {
    let path = path.to_owned();
    RestoreError::File { path, cause }
}

#[derive(QueryableByName)]
struct IntegrityResult {
    #[diesel(sql_type = Text)]
    message: String,
}

#[derive(QueryableByName)]
struct JournalMode {
    #[diesel(sql_type = Text)]
    journal_mode: String,
}

#[derive(QueryableByName)]
struct TableCount {
    #[diesel(sql_type = BigInt)]
    counted: i64,
}

/// A checked copy of a backup in the database's folder, with an exclusive lock on the database.
pub struct StagedBackup {
    database: PathBuf,
    draft: PathBuf,
    _lock: Option<File>,
}

impl StagedBackup {
    /// Copies a backup into the database's folder and checks it as far as SQLite can.
    pub fn of(database: &Path, backup: &Path) -> Result<StagedBackup, RestoreError> {
        let kind = BackupKind::of(backup)?;
        if kind != BackupKind::Sqlite {
            let (found, wanted) = (kind.name(), BackupKind::Sqlite.name());
            return Err(RestoreError::WrongKind { found, wanted });
        }
        let own = match fs::canonicalize(database) {
            Ok(own) => Some(own),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => None,
            Err(cause) => return Err(file_failure(database, cause)),
        };
        let brought = fs::canonicalize(backup).map_err(|cause| file_failure(backup, cause))?;
        if own.as_ref() == Some(&brought) {
            return Err(RestoreError::Itself);
        }
        let log = files::with_suffix(backup, "-wal");
        if is_not_empty(&log)? {
            let file = backup.to_owned();
            return Err(RestoreError::HasLog { file, log });
        }
        let lock = files::lock_exclusive(database).map_err(|cause| {
            if cause.kind() == io::ErrorKind::WouldBlock {
                RestoreError::InUse
            } else {
                file_failure(database, cause)
            }
        })?;
        require_exclusive_access(database)?;
        let staged = StagedBackup {
            database: database.to_owned(),
            draft: files::temporary_path(database),
            _lock: lock,
        };
        staged.copy(backup)?;
        check(&staged.draft)?;
        Ok(staged)
    }

    fn copy(&self, backup: &Path) -> Result<(), RestoreError> {
        let mut draft = files::create_private(&self.draft).map_err(|cause| file_failure(&self.draft, cause))?;
        let copied = File::open(backup).and_then(|mut from| io::copy(&mut from, &mut draft));
        copied.map_err(|cause| file_failure(&self.draft, cause))?;
        draft.sync_all().map_err(|cause| file_failure(&self.draft, cause))
    }

    /// Opens the copy and applies missing migrations.
    pub fn open(&self) -> Result<Storage, RestoreError> {
        Ok(Storage::open(&Backend::Sqlite(self.draft.clone()))?)
    }

    /// Replaces the database with the copy, which must be closed. Returns the path of the earlier database, which keeps its
    /// name plus `ending`; `None` when there was none. With hard links, the path exists at every moment.
    pub fn put_in_place(self, ending: &str) -> Result<Option<PathBuf>, RestoreError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |cause| RestoreError::File { path, cause }
        };
        let log = files::with_suffix(&self.draft, "-wal");
        if is_not_empty(&log)? {
            return Err(RestoreError::Damaged(
                "its write-ahead log could not be merged into it".to_owned(),
            ));
        }
        File::open(&self.draft)
            .and_then(|draft| draft.sync_all())
            .map_err(failed(&self.draft))?;
        let mut aside = None;
        if self.database.try_exists().map_err(failed(&self.database))? {
            checkpoint(&self.database)?;
            let kept = files::with_suffix(&self.database, ending);
            for companion in COMPANION_SUFFIXES {
                let (from, to) = (
                    files::with_suffix(&self.database, companion),
                    files::with_suffix(&kept, companion),
                );
                if from.try_exists().map_err(failed(&from))? {
                    fs::rename(&from, &to).map_err(failed(&from))?;
                }
            }
            // A second name for the same file; without hard links, the path is missing for a moment.
            if fs::hard_link(&self.database, &kept).is_err() {
                fs::rename(&self.database, &kept).map_err(failed(&kept))?;
            }
            aside = Some(kept);
        }
        fs::rename(&self.draft, &self.database).map_err(failed(&self.database))?;
        files::sync_folder_of(&self.database).map_err(failed(&self.database))?;
        Ok(aside)
    }
}

impl Drop for StagedBackup {
    /// Removes what is left of the copy and its companion files.
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm", "-journal", ".lock"] {
            let path = files::with_suffix(&self.draft, ending);
            if let Err(cause) = files::remove_if_exists(&path) {
                tracing::warn!(%cause, path = %path.display(), "a temporary copy could not be removed; remove it by hand");
            }
        }
    }
}

/// Fails when another connection uses the database, by taking SQLite's exclusive lock. Changes nothing, except that the log
/// of a killed process is recovered as at any start.
fn require_exclusive_access(database: &Path) -> Result<(), RestoreError> {
    let alone = |conn: &mut SqliteConnection| {
        let pragmas = format!("pragma busy_timeout = {BUSY_MILLIS_MAX}; pragma locking_mode = exclusive");
        conn.batch_execute(&pragmas)?;
        conn.batch_execute("begin immediate; select count(*) from sqlite_schema; rollback")
    };
    with_existing(database, alone).map(|_alone| ())
}

/// Checkpoints the database, so that its file alone is complete.
fn checkpoint(database: &Path) -> Result<(), RestoreError> {
    let folded = |conn: &mut SqliteConnection| {
        conn.batch_execute(&format!("pragma busy_timeout = {BUSY_MILLIS_MAX}"))?;
        diesel::sql_query("pragma journal_mode = delete").get_result::<JournalMode>(conn)
    };
    match with_existing(database, folded)? {
        Some(mode) if mode.journal_mode == "wal" => Err(RestoreError::InUse),
        Some(_) | None => Ok(()),
    }
}

/// Runs `work` on the database; `None` when it is missing, or damaged, in which case it stays unchanged.
fn with_existing<T>(
    database: &Path,
    work: impl FnOnce(&mut SqliteConnection) -> diesel::QueryResult<T>,
) -> Result<Option<T>, RestoreError> {
    if !database.try_exists().map_err(|cause| file_failure(database, cause))? {
        return Ok(None);
    }
    let done = SqliteConnection::establish(&database.to_string_lossy())
        .map_err(|cause| cause.to_string())
        .and_then(|mut conn| work(&mut conn).map_err(|cause| cause.to_string()));
    match done {
        Ok(value) => Ok(Some(value)),
        Err(cause) if cause.contains("locked") => Err(RestoreError::InUse),
        Err(cause) => {
            tracing::warn!(
                cause,
                "the existing database is damaged; it is kept unchanged under another name"
            );
            Ok(None)
        }
    }
}

/// Returns whether the file exists and is not empty.
fn is_not_empty(path: &Path) -> Result<bool, RestoreError> {
    match path.metadata() {
        Ok(facts) => Ok(facts.len() > 0),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(cause) => Err(file_failure(path, cause)),
    }
}

/// Runs SQLite's integrity check and verifies that the tables are urbivox's.
fn check(draft: &Path) -> Result<(), RestoreError> {
    let damaged = |cause: diesel::result::Error| RestoreError::Damaged(cause.to_string());
    let mut conn = SqliteConnection::establish(&draft.to_string_lossy())
        .map_err(|cause| RestoreError::Damaged(cause.to_string()))?;
    let query = diesel::sql_query("select integrity_check as message from pragma_integrity_check");
    let results: Vec<IntegrityResult> = query.load(&mut conn).map_err(damaged)?;
    match results.as_slice() {
        [only] if only.message == "ok" => {}
        [first, ..] => return Err(RestoreError::Damaged(first.message.clone())),
        [] => {
            return Err(RestoreError::Damaged(
                "SQLite's integrity check returned nothing".to_owned(),
            ));
        }
    }
    let ours = "select count(*) as counted from sqlite_schema where type = 'table' \
                and name in ('__diesel_schema_migrations', 'installation', 'versions', 'responses', 'tallies')";
    let found: TableCount = diesel::sql_query(ours).get_result(&mut conn).map_err(damaged)?;
    if found.counted == 5 {
        Ok(())
    } else {
        Err(RestoreError::NotOurs)
    }
}
