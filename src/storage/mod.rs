//! The only module that knows SQL. It stores and finds; it never decides.
//!
//! One file for each kind of row. Functions take a [`Db`] inside a transaction begun by
//! [`Storage::read`] or [`Storage::write`].

pub mod actions;
pub mod applications;
pub mod archived_tallies;
pub mod audit;
pub mod backend;
pub mod backup;
pub mod baselines;
pub mod cities;
pub mod clock_times;
pub mod comment_blocks;
pub mod comment_notes;
pub mod comment_state;
pub mod comments;
pub mod committer;
mod credit_claims;
pub mod credits;
pub mod db;
pub mod device_marks;
pub mod domains;
pub mod editions;
pub mod error;
pub mod file_modes;
pub mod files;
pub mod held_responses;
pub mod hold_state;
pub mod identities;
pub mod identity;
pub mod injected_faults;
pub mod installation;
pub mod keys;
pub mod letters;
pub mod login_failures;
pub mod logos;
pub mod margins;
pub mod migration;
pub mod mix_references;
mod new_response;
pub mod paths;
pub mod people;
pub mod placement_kind;
pub mod placements;
#[cfg(feature = "postgres")]
pub mod postgres;
#[cfg(not(feature = "postgres"))]
#[path = "without_postgres.rs"]
pub mod postgres;
pub mod postgres_tools;
pub mod preview_responses;
pub mod proof;
pub mod providers;
pub mod releases;
pub mod reset_requests;
pub mod responses;
pub mod restore;
pub mod schema;
pub mod security_events;
pub mod services;
pub mod sessions;
pub mod shared_templates;
pub mod signing_keys;
mod stored_enum;
mod submission_id;
pub mod surveys;
pub mod tallies;
pub mod thresholds;
pub mod tickets;
mod transaction;
pub mod unindexed_batches;
pub mod verifications;
pub mod versions;
pub mod visits;
pub mod withdrawals;

use std::fs::File;
use std::sync::Arc;
use std::time::Duration;

use diesel::r2d2::Pool;
use parking_lot::{Mutex, MutexGuard, RwLock};

pub use backend::Backend;
pub use db::Db;
pub use error::{Error, OtherSecret, stored_count, stored_json, stored_time};

use backend::Connector;
use injected_faults::{FaultPlan, InjectedFaults, TransactionMoment};
use postgres::durability;
use transaction::{AccessMode, in_transaction};

/// Maximum pooled connections per process: enough for two cores, few enough for a small server.
const POOL_CONNECTIONS_MAX: u32 = 8;
/// Maximum wait for a connection before [`Error::Unavailable`], in seconds.
const POOL_WAIT_SECONDS_MAX: u64 = 5;
/// Page cache of a pooled SQLite connection, in KiB.
const READER_CACHE_KIB: u32 = 1_024;
/// Page cache of the committer's SQLite connection, in KiB: the growing ends of its indices stay in memory.
const COMMITTER_CACHE_KIB: u32 = 12_288;

/// An open database.
#[derive(Clone)]
pub struct Storage {
    backend: Backend,
    /// `None` once it is closed.
    pool: Arc<RwLock<Option<Pool<Connector>>>>,
    /// Shared lock on an SQLite file, which keeps a restore from replacing it.
    _lock: Arc<Option<File>>,
    /// SQLite has one writer. Waiting for this lock is fair and cheap; SQLite's own wait polls and can starve.
    write_lock: Arc<Mutex<()>>,
    faults: InjectedFaults,
    /// Versions of the migrations applied at this opening.
    applied_migrations: Arc<[String]>,
}

impl Storage {
    /// Opens the database, creates a missing SQLite file, and applies missing migrations.
    pub fn open(backend: &Backend) -> Result<Storage, Error> {
        let lock = shared_file_lock(backend)?;
        let connector = Connector {
            backend: backend.clone(),
            cache_kib: READER_CACHE_KIB,
        };
        let mut db = connector
            .open()
            .map_err(|cause| Error::Unavailable(cause.to_string()))?;
        let applied = migration::up(&mut db)?;
        Storage::with_pool(backend, connector, lock, applied)
    }

    /// Opens a database without applying migrations, for commands that only inspect it.
    pub fn open_unchanged(backend: &Backend) -> Result<Storage, Error> {
        let lock = shared_file_lock(backend)?;
        let connector = Connector {
            backend: backend.clone(),
            cache_kib: READER_CACHE_KIB,
        };
        connector
            .open()
            .map_err(|cause| Error::Unavailable(cause.to_string()))?;
        Storage::with_pool(backend, connector, lock, Vec::new())
    }

    fn with_pool(
        backend: &Backend,
        connector: Connector,
        lock: Option<File>,
        applied: Vec<String>,
    ) -> Result<Storage, Error> {
        let pool = Pool::builder()
            .max_size(POOL_CONNECTIONS_MAX)
            // No connection is opened in the background: one that is opened after the end could recreate an SQLite file
            // that was removed.
            .min_idle(Some(0))
            .connection_timeout(Duration::from_secs(POOL_WAIT_SECONDS_MAX))
            .build(connector)
            .map_err(|cause| Error::Unavailable(cause.to_string()))?;
        Ok(Storage {
            backend: backend.clone(),
            pool: Arc::new(RwLock::new(Some(pool))),
            _lock: Arc::new(lock),
            write_lock: Arc::default(),
            faults: InjectedFaults::default(),
            applied_migrations: applied.into(),
        })
    }

    /// Returns the configured database.
    pub fn backend(&self) -> &Backend {
        &self.backend
    }

    /// Returns whether this opening applied the migration with this version, given as digits.
    pub fn has_applied(&self, version: &str) -> bool {
        self.applied_migrations.iter().any(|applied| applied == version)
    }

    /// Runs `work` on one snapshot, so that all it reads is consistent.
    pub fn read<T, E: From<Error>>(&self, work: impl FnOnce(&mut Db) -> Result<T, E>) -> Result<T, E> {
        let mut db = self.connection()?;
        in_transaction(&mut db, AccessMode::Read, work)
    }

    /// Runs `work` in a transaction: committed if it succeeds, rolled back if it fails.
    pub fn write<T, E: From<Error>>(&self, work: impl FnOnce(&mut Db) -> Result<T, E>) -> Result<T, E> {
        self.faults.check(TransactionMoment::Begin)?;
        // The connection first: a thread that waits for one must not hold the write lock.
        let mut db = self.connection()?;
        let write_lock = self.write_lock();
        let outcome = self.faults.write(&mut db, work);
        release_fairly(write_lock);
        outcome
    }

    /// Lets transactions that begin from now on fail by this plan. For the simulation only.
    #[doc(hidden)]
    pub fn inject_faults(&self, plan: FaultPlan) {
        self.faults.set(plan);
    }

    /// Checks that the database responds.
    pub fn ping(&self) -> Result<(), Error> {
        let mut db = self.connection()?;
        Ok(backend::ping(&mut db)?)
    }

    /// Counts the migrations that the database lacks.
    pub fn pending_migrations(&self) -> Result<usize, Error> {
        migration::pending(&mut *self.connection()?)
    }

    fn connection(&self) -> Result<diesel::r2d2::PooledConnection<Connector>, Error> {
        let pool = self.pool.read().clone();
        let pool = pool.ok_or_else(|| Error::Unavailable("it is closed".to_owned()))?;
        pool.get().map_err(|cause| Error::Unavailable(cause.to_string()))
    }

    /// Closes idle connections and checkpoints an SQLite file, which alone is then the whole database. Afterwards every
    /// operation of this storage and its clones fails.
    ///
    /// Fails when the checkpoint is blocked by a reader. Nothing is lost then: the log stays, and the next start reads it.
    pub fn close(&self) -> Result<(), Error> {
        if self.pool.write().take().is_none() {
            return Ok(());
        }
        match &self.backend {
            // A removed file must not be recreated: it would look like an empty database.
            Backend::Sqlite(path) => match path.try_exists() {
                Ok(true) => backend::checkpoint(&mut self.private_connection()?),
                Ok(false) => Ok(()),
                Err(cause) => Err(Error::Unavailable(format!("{}: {cause}", path.display()))),
            },
            Backend::Postgres(_) => Ok(()),
        }
    }

    /// Writes the log of an SQLite file back and empties it, so that deleted texts are not in it any more. Does nothing on
    /// PostgreSQL.
    ///
    /// Fails when a reader blocks it; the next one catches up.
    pub fn empty_log(&self) -> Result<(), Error> {
        backend::checkpoint(&mut *self.connection()?)
    }

    /// Returns the server settings that can lose acknowledged responses in a power cut, as sentences.
    pub fn durability_warnings(&self) -> Result<Vec<String>, Error> {
        Ok(durability::warnings(&mut *self.connection()?)?)
    }

    /// Opens a connection outside the pool.
    fn private_connection(&self) -> Result<Db, Error> {
        Connector {
            backend: self.backend.clone(),
            cache_kib: COMMITTER_CACHE_KIB,
        }
        .open()
        .map_err(|cause| Error::Unavailable(cause.to_string()))
    }

    /// Waits for the write lock of this process. `None` on PostgreSQL, which needs none.
    fn write_lock(&self) -> Option<MutexGuard<'_, ()>> {
        matches!(self.backend, Backend::Sqlite(_)).then(|| self.write_lock.lock())
    }
}

/// Takes the shared lock of an SQLite file.
fn shared_file_lock(backend: &Backend) -> Result<Option<File>, Error> {
    match backend {
        Backend::Sqlite(path) => files::lock_shared(path).map_err(|cause| Error::Unavailable(cause.to_string())),
        Backend::Postgres(_) => Ok(None),
    }
}

/// Hands the write lock to the longest waiting thread: after a plain unlock, a busy committer could retake it at once.
fn release_fairly(write_lock: Option<MutexGuard<'_, ()>>) {
    if let Some(guard) = write_lock {
        MutexGuard::unlock_fair(guard);
    }
}
