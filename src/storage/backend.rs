//! The configured database and how a connection to it is opened.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use diesel::connection::SimpleConnection;
use diesel::r2d2::{self, R2D2Connection};
use diesel::sql_types::Integer;
use diesel::{Connection, ConnectionError, QueryableByName, RunQueryDsl, SqliteConnection};

use super::db::{Db, by_backend, on_each_backend};
use super::error::Error;
use super::files;
use super::postgres;
use super::postgres_tools::without_password;

/// The database of this installation. `Debug` leaves the password out.
#[derive(Clone, PartialEq, Eq)]
pub enum Backend {
    /// A file on this machine: `sqlite://PATH`.
    Sqlite(PathBuf),
    /// A server: `postgres://…`, passed to libpq as it is.
    Postgres(String),
}

impl fmt::Debug for Backend {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Backend::Sqlite(path) => formatter.debug_tuple("Sqlite").field(path).finish(),
            Backend::Postgres(url) => {
                let (bare, _password) = without_password(url);
                formatter.debug_tuple("Postgres").field(&bare).finish()
            }
        }
    }
}

impl FromStr for Backend {
    type Err = String;

    /// Parses `DATABASE_URL`. Refuses any other scheme: a typing mistake must not create an empty database. Refuses
    /// PostgreSQL if this program was built without it.
    fn from_str(url: &str) -> Result<Backend, String> {
        match url.split_once("://") {
            Some(("sqlite", "")) => {
                Err("names no file; write sqlite://PATH, for example sqlite://urbivox.db".to_owned())
            }
            Some(("sqlite", path)) => Ok(Backend::Sqlite(PathBuf::from(path))),
            Some(("postgres" | "postgresql", _)) => {
                postgres::check_supported()?;
                Ok(Backend::Postgres(url.to_owned()))
            }
            _ => Err("must begin with sqlite:// or postgres://".to_owned()),
        }
    }
}

impl Backend {
    /// Returns the backend's name for logs and benchmarks.
    pub fn name(&self) -> &'static str {
        match self {
            Backend::Sqlite(_) => "SQLite",
            Backend::Postgres(_) => "PostgreSQL",
        }
    }
}

/// Opens connections for the pool and for the committer.
#[derive(Clone, Debug)]
pub struct Connector {
    /// The database to open.
    pub backend: Backend,
    /// Page cache of one SQLite connection, in KiB; the committer's is larger than a reader's.
    pub cache_kib: u32,
}

impl Connector {
    /// Opens the backend that the URL names, and no other. The derived `establish` would try each
    /// and report an SQLite error when PostgreSQL is unavailable.
    pub fn open(&self) -> Result<Db, r2d2::Error> {
        match &self.backend {
            Backend::Postgres(url) => postgres::connect(url),
            Backend::Sqlite(path) => {
                // SQLite would create the file with the process's umask; its log and shared memory inherit the mode.
                files::ensure_private(path).map_err(|cause| cannot_make(path, &cause))?;
                let mut conn =
                    SqliteConnection::establish(&path.to_string_lossy()).map_err(r2d2::Error::ConnectionError)?;
                // busy_timeout first: turning on WAL needs the lock. FULL: an acknowledged response survives a power cut.
                // A checkpoint each 40 MB of log, not each 4 MB: pages that change often are written to the file less often.
                // It is set on every connection, because the one that commits makes the checkpoint. secure_delete: what was
                // withdrawn is overwritten with zeros, also in pages that become free.
                let pragmas = format!(
                    "pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; \
                     pragma foreign_keys = on; pragma cache_size = -{}; pragma journal_size_limit = 67108864; \
                     pragma wal_autocheckpoint = 10000; pragma secure_delete = on;",
                    self.cache_kib
                );
                set_pragmas(&mut conn, &pragmas).map_err(r2d2::Error::QueryError)?;
                Ok(Db::Sqlite(conn))
            }
        }
    }
}

/// Attempts to open a busy file, and the pause between them: two seconds in all.
const OPEN_ATTEMPTS_MAX: u32 = 40;
const OPEN_PAUSE: std::time::Duration = std::time::Duration::from_millis(50);

/// Sets the pragmas, with retries: SQLite ignores the busy timeout while another process turns on WAL
/// (<https://www.sqlite.org/wal.html#sometimes_queries_return_sqlite_busy_in_wal_mode>).
fn set_pragmas(conn: &mut SqliteConnection, pragmas: &str) -> diesel::QueryResult<()> {
    for _ in 1..OPEN_ATTEMPTS_MAX {
        match conn.batch_execute(pragmas) {
            Err(cause) if cause.to_string().contains("locked") => std::thread::sleep(OPEN_PAUSE),
            outcome => return outcome,
        }
    }
    conn.batch_execute(pragmas)
}

impl r2d2::ManageConnection for Connector {
    type Connection = Db;
    type Error = r2d2::Error;

    fn connect(&self) -> Result<Db, r2d2::Error> {
        self.open()
    }

    fn is_valid(&self, db: &mut Db) -> Result<(), r2d2::Error> {
        ping(db).map_err(r2d2::Error::QueryError)
    }

    fn has_broken(&self, db: &mut Db) -> bool {
        on_each_backend!(db, conn => conn.is_broken())
    }
}

/// Checks that the connection is alive.
pub(super) fn ping(db: &mut Db) -> diesel::QueryResult<()> {
    on_each_backend!(db, conn => R2D2Connection::ping(conn))
}

fn cannot_make(path: &Path, cause: &std::io::Error) -> r2d2::Error {
    r2d2::Error::ConnectionError(ConnectionError::BadConnection(format!("{}: {cause}", path.display())))
}

/// Result row of a checkpoint (<https://www.sqlite.org/pragma.html#pragma_wal_checkpoint>).
#[derive(QueryableByName)]
struct Checkpoint {
    /// 1 when another connection still used the log.
    #[diesel(sql_type = Integer)]
    busy: i32,
}

/// Checkpoints an SQLite database and truncates its write-ahead log. Waits for readers up to the busy timeout.
pub(super) fn checkpoint(db: &mut Db) -> Result<(), Error> {
    let query = diesel::sql_query("pragma wal_checkpoint(truncate)");
    let checkpoint: Checkpoint = by_backend!(
        db,
        Postgres(_) => return Ok(()),
        Sqlite(conn) => query.get_result(conn)?,
    );
    if checkpoint.busy == 0 {
        return Ok(());
    }
    Err(Error::Unavailable(
        "another process still reads the database".to_owned(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_of_a_backend_hides_the_password() {
        for url in [
            "postgres://me:hunter2@db:5432/surveys?sslmode=require",
            "postgresql://me@db/surveys?password=hunter2&sslmode=require",
        ] {
            let backend = Backend::Postgres(url.to_owned());
            let connector = Connector {
                backend: backend.clone(),
                cache_kib: 1,
            };
            for shown in [
                format!("{backend:?}"),
                format!("{backend:#?}"),
                format!("{connector:?}"),
            ] {
                assert!(!shown.contains("hunter2"), "{shown}");
                assert!(shown.contains("me@db") && shown.contains("sslmode=require"), "{shown}");
            }
        }
        let backend: Backend = "sqlite://data/urbivox.db".parse().unwrap();
        assert_eq!(format!("{backend:?}"), "Sqlite(\"data/urbivox.db\")");
    }
}
