//! The only room that knows SQL. It keeps and finds; it never decides.
//!
//! One file a noun. Functions take a [`Db`] inside a unit of work begun by
//! [`Storage::read`] or [`Storage::write`].

pub mod actions;
pub mod applications;
pub mod archived_tallies;
pub mod audit;
pub mod backend;
pub mod backup;
pub mod cities;
mod comment_words;
pub mod comments;
pub mod committer;
pub mod db;
pub mod device_marks;
pub mod domains;
pub mod durability;
pub mod editions;
pub mod error;
pub mod file_modes;
pub mod files;
pub mod held_responses;
pub mod identities;
pub mod identity;
pub mod installation;
pub mod keys;
pub mod letters;
pub mod login_failures;
pub mod logos;
pub mod migration;
pub mod people;
pub mod placements;
pub mod postgres_tools;
pub mod preview_responses;
pub mod proof;
pub mod providers;
pub mod reset_requests;
pub mod responses;
pub mod restore;
pub mod restore_postgres;
pub mod schema;
pub mod security_events;
pub mod services;
pub mod sessions;
pub mod shared_templates;
pub mod spent_links;
pub mod surveys;
pub mod tallies;
pub mod thresholds;
pub mod tickets;
pub mod verifications;
pub mod versions;
pub mod visits;
pub mod withdrawals;

use std::fs::File;
use std::sync::Arc;
use std::time::Duration;

use diesel::QueryResult;
use diesel::connection::{AnsiTransactionManager as Transactions, TransactionManager};
use diesel::r2d2::Pool;
use parking_lot::{Mutex, MutexGuard, RwLock};

pub use backend::Backend;
pub use db::Db;
pub use error::{Error, OtherSecret, stored_count, stored_json, stored_time};

use backend::Connector;
use db::on_each_backend;

/// Readers that may look at the database at once, per process: enough for two cores, few enough for a small server.
const READERS_MAX: u32 = 8;
/// How long a reader waits for a connection before it is told to come back, in seconds.
const WAIT_SECONDS_MAX: u64 = 5;
/// Page cache of a reading SQLite connection, in KiB.
const READER_CACHE_KIB: u32 = 1_024;
/// Page cache of the committing SQLite connection, in KiB: the ends of its indices stay in memory.
const COMMITTER_CACHE_KIB: u32 = 12_288;

/// A database, opened and up to date.
#[derive(Clone)]
pub struct Storage {
    backend: Backend,
    /// `None` once it is closed.
    pool: Arc<RwLock<Option<Pool<Connector>>>>,
    /// Our share of an SQLite file's lock: nobody puts another file in its place meanwhile.
    _lock: Arc<Option<File>>,
    /// SQLite has one writer. Waiting here is fair and costs nothing; waiting in SQLite is a poll that can starve.
    turn: Arc<Mutex<()>>,
    /// The migrations that this opening applied.
    applied: Arc<[String]>,
}

#[derive(Clone, Copy)]
enum AccessMode {
    Read,
    Write,
}

impl Storage {
    /// Opens the database, makes it when it is a file that is not there, and brings it up to date.
    pub fn open(backend: &Backend) -> Result<Storage, Error> {
        let lock = lock_of(backend)?;
        let connector = Connector {
            backend: backend.clone(),
            cache_kib: READER_CACHE_KIB,
        };
        let mut db = connector
            .open()
            .map_err(|cause| Error::Unavailable(cause.to_string()))?;
        let applied = migration::up(&mut db)?;
        Storage::pooled(backend, connector, lock, applied)
    }

    /// Opens a database as it is, for commands that only look: nothing is made, and nothing brought up to date.
    pub fn open_unchanged(backend: &Backend) -> Result<Storage, Error> {
        let lock = lock_of(backend)?;
        let connector = Connector {
            backend: backend.clone(),
            cache_kib: READER_CACHE_KIB,
        };
        connector
            .open()
            .map_err(|cause| Error::Unavailable(cause.to_string()))?;
        Storage::pooled(backend, connector, lock, Vec::new())
    }

    fn pooled(
        backend: &Backend,
        connector: Connector,
        lock: Option<File>,
        applied: Vec<String>,
    ) -> Result<Storage, Error> {
        let pool = Pool::builder()
            .max_size(READERS_MAX)
            // No connection is made before it is asked for: one that is made in the background may come after the end, and make
            // anew a file of SQLite that was removed.
            .min_idle(Some(0))
            .connection_timeout(Duration::from_secs(WAIT_SECONDS_MAX))
            .build(connector)
            .map_err(|cause| Error::Unavailable(cause.to_string()))?;
        Ok(Storage {
            backend: backend.clone(),
            pool: Arc::new(RwLock::new(Some(pool))),
            _lock: Arc::new(lock),
            turn: Arc::default(),
            applied: applied.into(),
        })
    }

    /// Which database this is.
    pub fn backend(&self) -> &Backend {
        &self.backend
    }

    /// Whether it was this opening that applied the migration of this version: digits alone.
    pub fn has_applied(&self, version: &str) -> bool {
        self.applied.iter().any(|applied| applied == version)
    }

    /// Runs `work` on one snapshot, so that all it reads agrees.
    pub fn read<T, E: From<Error>>(&self, work: impl FnOnce(&mut Db) -> Result<T, E>) -> Result<T, E> {
        let mut db = self.connection()?;
        unit(&mut db, AccessMode::Read, work)
    }

    /// Runs `work` in a transaction: kept if it succeeds, undone if it fails.
    pub fn write<T, E: From<Error>>(&self, work: impl FnOnce(&mut Db) -> Result<T, E>) -> Result<T, E> {
        // The connection first: whoever waits for one must not hold up the others' writing.
        let mut db = self.connection()?;
        let turn = self.turn();
        let outcome = unit(&mut db, AccessMode::Write, work);
        pass(turn);
        outcome
    }

    /// Whether the database answers.
    pub fn ping(&self) -> Result<(), Error> {
        let mut db = self.connection()?;
        Ok(backend::ping(&mut db)?)
    }

    /// How many migrations the database is behind this program.
    pub fn pending_migrations(&self) -> Result<usize, Error> {
        migration::pending(&mut *self.connection()?)
    }

    fn connection(&self) -> Result<diesel::r2d2::PooledConnection<Connector>, Error> {
        let pool = self.pool.read().clone();
        let pool = pool.ok_or_else(|| Error::Unavailable("it is closed".to_owned()))?;
        pool.get().map_err(|cause| Error::Unavailable(cause.to_string()))
    }

    /// Closes every connection that nobody uses any more, and folds the log of an SQLite file into it: the file alone is
    /// then the whole database. Afterwards this storage, and every clone of it, finds and stores nothing any more.
    ///
    /// Fails when the log could not be folded in because somebody still reads. Nothing is lost then: the log stays, and
    /// the next start reads it.
    pub fn close(&self) -> Result<(), Error> {
        if self.pool.write().take().is_none() {
            return Ok(());
        }
        match &self.backend {
            // Made anew, a file would look like an empty database.
            Backend::Sqlite(path) => match path.try_exists() {
                Ok(true) => backend::checkpoint(&mut self.private_connection()?),
                Ok(false) => Ok(()),
                Err(cause) => Err(Error::Unavailable(format!("{}: {cause}", path.display()))),
            },
            Backend::Postgres(_) => Ok(()),
        }
    }

    /// What weakens the promise that an acknowledged answer survives a power cut; empty when nothing does.
    pub fn durability_warnings(&self) -> Result<Vec<String>, Error> {
        Ok(durability::warnings(&mut *self.connection()?)?)
    }

    /// A connection of one's own, outside the pool.
    fn private_connection(&self) -> Result<Db, Error> {
        Connector {
            backend: self.backend.clone(),
            cache_kib: COMMITTER_CACHE_KIB,
        }
        .open()
        .map_err(|cause| Error::Unavailable(cause.to_string()))
    }

    /// Waits for this process's turn to write. PostgreSQL needs none.
    fn turn(&self) -> Option<MutexGuard<'_, ()>> {
        matches!(self.backend, Backend::Sqlite(_)).then(|| self.turn.lock())
    }
}

/// Our share of the lock of an SQLite file.
fn lock_of(backend: &Backend) -> Result<Option<File>, Error> {
    match backend {
        Backend::Sqlite(path) => files::lock_shared(path).map_err(|cause| Error::Unavailable(cause.to_string())),
        Backend::Postgres(_) => Ok(None),
    }
}

/// Hands the turn to whoever waited longest: a plain unlock would let a busy committer take it again at once.
fn pass(turn: Option<MutexGuard<'_, ()>>) {
    if let Some(turn) = turn {
        MutexGuard::unlock_fair(turn);
    }
}

/// Runs `work` between a fitting begin and a commit or rollback.
fn unit<T, E: From<Error>>(
    db: &mut Db,
    intent: AccessMode,
    work: impl FnOnce(&mut Db) -> Result<T, E>,
) -> Result<T, E> {
    begin(db, intent).map_err(Error::from)?;
    match work(db) {
        Ok(value) => {
            on_each_backend!(db, conn => Transactions::commit_transaction(conn)).map_err(Error::from)?;
            Ok(value)
        }
        Err(error) => {
            // The first error is the one to tell; a rollback that fails leaves a connection the pool throws away.
            if let Err(cause) = on_each_backend!(db, conn => Transactions::rollback_transaction(conn)) {
                tracing::debug!(cause = %cause, "rollback failed");
            }
            Err(error)
        }
    }
}

/// Begins a transaction fit for `intent`.
///
/// SQLite takes its only write lock at once: a deferred transaction that reads and then writes
/// fails with `SQLITE_BUSY` without waiting (<https://www.sqlite.org/lang_transaction.html>).
fn begin(db: &mut Db, intent: AccessMode) -> QueryResult<()> {
    match (db, intent) {
        (Db::Sqlite(conn), AccessMode::Read) => Transactions::begin_transaction_sql(conn, "BEGIN DEFERRED"),
        (Db::Sqlite(conn), AccessMode::Write) => Transactions::begin_transaction_sql(conn, "BEGIN IMMEDIATE"),
        (Db::Postgres(conn), AccessMode::Read) => {
            Transactions::begin_transaction_sql(conn, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        }
        (Db::Postgres(conn), AccessMode::Write) => {
            // Read committed by name: the committer looks twice, and must see what others committed in between.
            Transactions::begin_transaction_sql(conn, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
        }
    }
}
