//! A connection to either database.
#![expect(missing_docs, reason = "diesel's derive writes undocumented items")]

#[cfg(feature = "postgres")]
use diesel::PgConnection;
use diesel::SqliteConnection;

/// A connection to the configured database.
///
/// Diesel's derive lets one expression run on either variant. What it cannot express
/// (`on conflict`, arrays, row locks) is written for each backend, in this module only.
#[derive(diesel::MultiConnection)]
pub enum Db {
    /// A connection to PostgreSQL.
    #[cfg(feature = "postgres")]
    Postgres(PgConnection),
    /// A connection to SQLite.
    Sqlite(SqliteConnection),
}

/// Runs the expression for the database that `$db` is connected to. Without the feature `postgres`, the expression for
/// PostgreSQL is not compiled, so it may name what exists only with the feature; such names need their full path there,
/// because an import would be unused.
#[cfg(feature = "postgres")]
macro_rules! by_backend {
    ($db:expr, Postgres($pg:pat) => $postgres:expr, Sqlite($lite:pat) => $sqlite:expr $(,)?) => {
        match $db {
            $crate::storage::db::Db::Postgres($pg) => $postgres,
            $crate::storage::db::Db::Sqlite($lite) => $sqlite,
        }
    };
}
#[cfg(not(feature = "postgres"))]
macro_rules! by_backend {
    ($db:expr, Postgres($pg:pat) => $postgres:expr, Sqlite($lite:pat) => $sqlite:expr $(,)?) => {
        match $db {
            $crate::storage::db::Db::Sqlite($lite) => $sqlite,
        }
    };
}
pub(super) use by_backend;

/// Compiles one diesel expression for each concrete connection and runs the one that `$db` holds.
macro_rules! on_each_backend {
    ($db:expr, $conn:ident => $expression:expr) => {
        $crate::storage::db::by_backend!($db, Postgres($conn) => $expression, Sqlite($conn) => $expression)
    };
}
pub(super) use on_each_backend;
