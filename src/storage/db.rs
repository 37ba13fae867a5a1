//! A connection to either database.
#![expect(missing_docs, reason = "diesel's derive writes undocumented items")]

use diesel::{PgConnection, SqliteConnection};

/// A connection to the configured database.
///
/// Diesel's derive lets one expression run on either variant. What it cannot express
/// (`on conflict`, arrays, row locks) is written for each backend, in this module only.
#[derive(diesel::MultiConnection)]
pub enum Db {
    /// A connection to PostgreSQL.
    Postgres(PgConnection),
    /// A connection to SQLite.
    Sqlite(SqliteConnection),
}

/// Compiles one diesel expression for each concrete connection and runs the one that `$db` holds.
macro_rules! on_each_backend {
    ($db:expr, $conn:ident => $expression:expr) => {
        match $db {
            $crate::storage::db::Db::Postgres($conn) => $expression,
            $crate::storage::db::Db::Sqlite($conn) => $expression,
        }
    };
}
pub(super) use on_each_backend;
