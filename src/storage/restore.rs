//! Puts a backup of an SQLite database back. All is checked on a copy before the database is touched.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::sql_types::{BigInt, Text};
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection};

use super::error::Error;
use super::{Backend, Storage, files, postgres_tools};

/// What every SQLite database begins with (<https://www.sqlite.org/fileformat2.html>).
const SQLITE_MAGIC: &[u8] = b"SQLite format 3\0";
/// What every dump of PostgreSQL in its custom format begins with.
const DUMP_MAGIC: &[u8] = b"PGDMP";
/// What stands at the beginning of every plain dump of PostgreSQL.
const PLAIN_DUMP: &str = "PostgreSQL database dump";
/// Bytes in which the kind of a file is looked for.
const HEAD_BYTES: u64 = 512;
/// Files that belong to an SQLite database.
const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];
/// How long somebody who uses the database is waited for, in milliseconds.
const BUSY_MILLIS_MAX: u32 = 2_000;

/// Why a backup was not put back. Nothing was changed, unless it says so.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// It cannot be read, or a file cannot be made.
    #[error("{}: {cause}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// It is the database itself.
    #[error("it is the database itself; name a backup")]
    Itself,
    /// It is no backup, or one of the other database.
    #[error("it is {found}, and the database that DATABASE_URL names is restored from {wanted}")]
    WrongKind {
        /// What it looks like.
        found: &'static str,
        /// What would be right.
        wanted: &'static str,
    },
    /// It is broken or cut short.
    #[error("it is damaged: {0}; take an earlier backup")]
    Damaged(String),
    /// It is a database of another program.
    #[error("it is not a database of urbivox")]
    NotOurs,
    /// A log lies beside it, of which nobody knows whether it belongs to it.
    #[error(
        "{} lies beside it: if urbivox was killed and this is the copy of its files, run `urbivox verify` on it first, \
         with DATABASE_URL=sqlite://{}, which folds the log in; if it is a backup, remove the log",
        log.display(), file.display()
    )]
    HasLog {
        /// The backup.
        file: PathBuf,
        /// The log.
        log: PathBuf,
    },
    /// Somebody uses the database.
    #[error("another process uses the database; stop the service, and whatever else uses it, then run this again")]
    InUse,
    /// One of PostgreSQL's programs is missing, or failed.
    #[error(transparent)]
    Tool(#[from] postgres_tools::ToolError),
    /// PostgreSQL keeps the tables elsewhere than everybody expects.
    #[error(
        "the tables of this database are in the schema {0}, and a restore knows only the schema public; use pg_restore by hand"
    )]
    Schema(String),
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] Error),
}

/// What kind of file somebody brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupKind {
    /// An SQLite database.
    Sqlite,
    /// A dump of PostgreSQL in its custom format.
    CustomDump,
    /// A dump of PostgreSQL as SQL.
    PlainDump,
    /// Nothing that we know.
    Unknown,
}

impl BackupKind {
    /// What it looks like, for people.
    pub fn name(self) -> &'static str {
        match self {
            BackupKind::Sqlite => "an SQLite database",
            BackupKind::CustomDump | BackupKind::PlainDump => "a dump of PostgreSQL",
            BackupKind::Unknown => "neither an SQLite database nor a dump of PostgreSQL",
        }
    }

    /// Looks at the beginning of a file.
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
struct Told {
    #[diesel(sql_type = Text)]
    told: String,
}

#[derive(QueryableByName)]
struct Mode {
    #[diesel(sql_type = Text)]
    journal_mode: String,
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    counted: i64,
}

/// A copy of a backup beside the database, which nobody else opens meanwhile.
pub struct StagedBackup {
    database: PathBuf,
    draft: PathBuf,
    _lock: Option<File>,
}

impl StagedBackup {
    /// Checks a backup as far as SQLite can, and copies it beside the database.
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
        let log = files::with_ending(backup, "-wal");
        if holds_something(&log)? {
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
        be_alone(database)?;
        let staged = StagedBackup {
            database: database.to_owned(),
            draft: files::unfinished(database),
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

    /// Opens the copy, and brings it up to date.
    pub fn open(&self) -> Result<Storage, RestoreError> {
        Ok(Storage::open(&Backend::Sqlite(self.draft.clone()))?)
    }

    /// Puts the copy, which must be closed, in the place of the database. What was there before is kept under a name with
    /// this ending: returns where; `None` when nothing was there. At no moment is the place empty.
    pub fn put_in_place(self, ending: &str) -> Result<Option<PathBuf>, RestoreError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |cause| RestoreError::File { path, cause }
        };
        let log = files::with_ending(&self.draft, "-wal");
        if holds_something(&log)? {
            return Err(RestoreError::Damaged("its log could not be folded into it".to_owned()));
        }
        File::open(&self.draft)
            .and_then(|draft| draft.sync_all())
            .map_err(failed(&self.draft))?;
        let mut aside = None;
        if self.database.try_exists().map_err(failed(&self.database))? {
            fold(&self.database)?;
            let kept = files::with_ending(&self.database, ending);
            for companion in COMPANIONS {
                let (from, to) = (
                    files::with_ending(&self.database, companion),
                    files::with_ending(&kept, companion),
                );
                if from.try_exists().map_err(failed(&from))? {
                    fs::rename(&from, &to).map_err(failed(&from))?;
                }
            }
            // A second name for the same file; where there are no links, the place is empty for a moment.
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
    /// What is left of the copy goes, and the files that opening it made.
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm", "-journal", ".lock"] {
            let path = files::with_ending(&self.draft, ending);
            if let Err(cause) = files::remove_if_there(&path) {
                tracing::warn!(%cause, path = %path.display(), "a copy that is not needed could not be removed");
            }
        }
    }
}

/// Fails when anybody else uses the database: whoever has opened it shares a lock on the file, and only who is alone gets it
/// whole. Changes nothing, but for a log that a killed process left, which goes into the file as with any start.
fn be_alone(database: &Path) -> Result<(), RestoreError> {
    let alone = |conn: &mut SqliteConnection| {
        let pragmas = format!("pragma busy_timeout = {BUSY_MILLIS_MAX}; pragma locking_mode = exclusive");
        conn.batch_execute(&pragmas)?;
        conn.batch_execute("begin immediate; select count(*) from sqlite_schema; rollback")
    };
    on_existing(database, alone).map(|_alone| ())
}

/// Folds the log of the database into it, so that it is whole when it is put aside.
fn fold(database: &Path) -> Result<(), RestoreError> {
    let folded = |conn: &mut SqliteConnection| {
        conn.batch_execute(&format!("pragma busy_timeout = {BUSY_MILLIS_MAX}"))?;
        diesel::sql_query("pragma journal_mode = delete").get_result::<Mode>(conn)
    };
    match on_existing(database, folded)? {
        Some(mode) if mode.journal_mode == "wal" => Err(RestoreError::InUse),
        Some(_) | None => Ok(()),
    }
}

/// Runs `work` on the database; `None` when there is none, or when it is damaged: then it stays as it is.
fn on_existing<T>(
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
            tracing::warn!(cause, "the database that is there is damaged; it is put aside as it is");
            Ok(None)
        }
    }
}

/// Whether there is such a file, and it is not empty.
fn holds_something(path: &Path) -> Result<bool, RestoreError> {
    match path.metadata() {
        Ok(facts) => Ok(facts.len() > 0),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(cause) => Err(file_failure(path, cause)),
    }
}

/// Whether SQLite finds nothing wrong, and the tables are ours.
fn check(draft: &Path) -> Result<(), RestoreError> {
    let damaged = |cause: diesel::result::Error| RestoreError::Damaged(cause.to_string());
    let mut conn = SqliteConnection::establish(&draft.to_string_lossy())
        .map_err(|cause| RestoreError::Damaged(cause.to_string()))?;
    let told: Vec<Told> = diesel::sql_query("select integrity_check as told from pragma_integrity_check")
        .load(&mut conn)
        .map_err(damaged)?;
    match told.as_slice() {
        [only] if only.told == "ok" => {}
        [first, ..] => return Err(RestoreError::Damaged(first.told.clone())),
        [] => return Err(RestoreError::Damaged("SQLite says nothing about it".to_owned())),
    }
    let ours = "select count(*) as counted from sqlite_schema where type = 'table' \
                and name in ('__diesel_schema_migrations', 'installation', 'versions', 'responses', 'tallies')";
    let found: Counted = diesel::sql_query(ours).get_result(&mut conn).map_err(damaged)?;
    if found.counted == 5 {
        Ok(())
    } else {
        Err(RestoreError::NotOurs)
    }
}
