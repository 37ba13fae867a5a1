//! Transactions on either database.

use diesel::QueryResult;
use diesel::connection::{AnsiTransactionManager as Transactions, TransactionManager};

use super::db::{Db, by_backend, on_each_backend};
use super::error::Error;

/// Whether a transaction writes.
#[derive(Clone, Copy)]
pub(super) enum AccessMode {
    /// Reads one snapshot.
    Read,
    /// Reads and writes.
    Write,
}

/// Runs `work` in a transaction, then commits or rolls back.
pub(super) fn in_transaction<T, E: From<Error>>(
    db: &mut Db,
    access_mode: AccessMode,
    work: impl FnOnce(&mut Db) -> Result<T, E>,
) -> Result<T, E> {
    begin(db, access_mode).map_err(Error::from)?;
    match work(db) {
        Ok(value) => {
            on_each_backend!(db, conn => Transactions::commit_transaction(conn)).map_err(Error::from)?;
            Ok(value)
        }
        Err(error) => {
            // The first error is the one to report; after a failed rollback the pool discards the connection.
            if let Err(cause) = on_each_backend!(db, conn => Transactions::rollback_transaction(conn)) {
                tracing::debug!(cause = %cause, "rollback failed");
            }
            Err(error)
        }
    }
}

/// Begins a transaction for the access mode `access_mode`.
///
/// SQLite takes its only write lock at once: a deferred transaction that reads and then writes
/// fails with `SQLITE_BUSY` without waiting (<https://www.sqlite.org/lang_transaction.html>).
fn begin(db: &mut Db, access_mode: AccessMode) -> QueryResult<()> {
    by_backend!(
        db,
        Postgres(conn) => {
            let sql = match access_mode {
                AccessMode::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
                // Read committed, explicitly: the committer reads twice and must see what others committed in between.
                AccessMode::Write => "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
            };
            Transactions::begin_transaction_sql(conn, sql)
        },
        Sqlite(conn) => {
            let sql = match access_mode {
                AccessMode::Read => "BEGIN DEFERRED",
                AccessMode::Write => "BEGIN IMMEDIATE",
            };
            Transactions::begin_transaction_sql(conn, sql)
        },
    )
}
