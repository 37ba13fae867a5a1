//! All that exists only in a program with PostgreSQL (feature `postgres`). In a program without it,
//! `without_postgres.rs` takes the place of this module, with those names that code for both databases uses.

pub(super) mod batch;
pub(super) mod credits;
pub(super) mod durability;
pub(super) mod responses;
pub mod restore;
pub(super) mod tallies;

use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::migration::MigrationSource;
use diesel::pg::Pg;
use diesel::r2d2;
use diesel::sql_types::{BigInt, Bool};
use diesel::{Connection, PgConnection, QueryResult, RunQueryDsl};
use diesel_migrations::{EmbeddedMigrations, embed_migrations};

use super::db::Db;
use super::error::Error;

/// Migrations of PostgreSQL.
pub(super) const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Advisory lock that serialises migrations of replicas; the number ("urbivox" in ASCII) is arbitrary but fixed.
const MIGRATION_LOCK: i64 = 0x75_7262_6976_6f78;

/// Characters of a storage probe: few, because PostgreSQL manages its own disk.
pub(super) const PROBE_CHARS: usize = 16;

/// Checks that this program supports PostgreSQL: always, with this module.
pub(super) fn check_supported() -> Result<(), String> {
    Ok(())
}

/// Opens a connection to a server, with bounded waits.
pub(super) fn connect(url: &str) -> Result<Db, r2d2::Error> {
    let mut conn = PgConnection::establish(&with_timeouts(url)).map_err(r2d2::Error::ConnectionError)?;
    // Overrides the role's defaults: acknowledged means on disk, waiting for a lock is bounded, and a call outside of a
    // transaction writes and sees what was committed before each of its statements.
    conn.batch_execute(
        "set synchronous_commit = on; set lock_timeout = '20s'; \
         set default_transaction_isolation = 'read committed'; set default_transaction_read_only = off",
    )
    .map_err(r2d2::Error::QueryError)?;
    Ok(Db::Postgres(conn))
}

/// Adds network timeouts (5 s to connect, 15 s for unacknowledged data) to the URL unless it sets its own.
fn with_timeouts(url: &str) -> String {
    const LIMITS: [(&str, &str); 2] = [("connect_timeout", "5"), ("tcp_user_timeout", "15000")];
    let mut url = url.to_owned();
    for (name, value) in LIMITS {
        if !url.contains(&format!("{name}=")) {
            let joint = if url.contains('?') { '&' } else { '?' };
            url = format!("{url}{joint}{name}={value}");
        }
    }
    url
}

/// Takes the lock that serialises migrations of replicas, for the session.
pub(super) fn lock_migrations(conn: &mut impl SimpleConnection) -> QueryResult<()> {
    conn.batch_execute(&format!("select pg_advisory_lock({MIGRATION_LOCK})"))
}

/// Releases the lock that serialises migrations of replicas.
pub(super) fn unlock_migrations(conn: &mut impl SimpleConnection) -> QueryResult<()> {
    conn.batch_execute(&format!("select pg_advisory_unlock({MIGRATION_LOCK})"))
}

/// Returns the versions of all PostgreSQL migrations in this program.
fn known_migrations() -> Result<Vec<String>, Error> {
    let known = MigrationSource::<Pg>::migrations(&MIGRATIONS);
    let known = known.map_err(|cause| Error::Migration(cause.to_string()))?;
    Ok(known.iter().map(|known| known.name().version().to_string()).collect())
}

/// Takes an advisory lock until the transaction ends. SQLite has one writer and needs none.
pub(super) fn lock_until_commit(db: &mut Db, key: i64) -> QueryResult<()> {
    let Db::Postgres(conn) = db else { return Ok(()) };
    let locked = diesel::sql_query("select pg_advisory_xact_lock($1)").bind::<BigInt, _>(key);
    locked.execute(conn).map(drop)
}

/// Takes an advisory lock until the transaction ends unless another transaction holds it; returns whether it was taken.
/// Always true on SQLite.
pub(super) fn try_lock_until_commit(db: &mut Db, key: i64) -> QueryResult<bool> {
    let Db::Postgres(conn) = db else { return Ok(true) };
    let taken = sql::<Bool>("pg_try_advisory_xact_lock(")
        .bind::<BigInt, _>(key)
        .sql(")");
    diesel::select(taken).get_result(conn)
}
