//! Migrates a database to the schema that this program expects.

use diesel::PgConnection;
use diesel::connection::SimpleConnection;
use diesel::migration::{Migration, MigrationSource, MigrationVersion};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::comment_words;
use super::db::{Db, on_each_backend};
use super::error::Error;
use super::{AccessMode, unit};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Advisory lock that serialises migrations of replicas; the number ("urbivox" in ASCII) is arbitrary but fixed.
pub(super) const TURN: i64 = 0x75_7262_6976_6f78;

type MigrationError = Box<dyn std::error::Error + Send + Sync>;

/// Applies the missing migrations and returns their versions. Errors: [`Error::Newer`] when the database is newer.
pub fn up(db: &mut Db) -> Result<Vec<String>, Error> {
    match db {
        Db::Sqlite(_) => unit(db, AccessMode::Write, |db| {
            let applied = apply_sqlite(db)?;
            comment_words::rebuild_if_outdated(db)?;
            Ok(applied)
        }),
        Db::Postgres(conn) => {
            conn.batch_execute(&format!("select pg_advisory_lock({TURN})"))?;
            let applied = apply_postgres(conn).and_then(|applied| {
                unit(db, AccessMode::Write, comment_words::rebuild_if_outdated)?;
                Ok(applied)
            });
            on_each_backend!(db, conn => conn.batch_execute(&format!("select pg_advisory_unlock({TURN})")))?;
            applied
        }
    }
}

/// Counts the missing migrations. Changes nothing, except that diesel may create its empty table of migrations.
pub fn pending(db: &mut Db) -> Result<usize, Error> {
    match db {
        Db::Sqlite(conn) => {
            let known = MigrationSource::<diesel::sqlite::Sqlite>::migrations(&SQLITE).map_err(failed)?;
            refuse_newer(&conn.applied_migrations().map_err(failed)?, &known)?;
            Ok(conn.pending_migrations(SQLITE).map_err(failed)?.len())
        }
        Db::Postgres(conn) => {
            let known = MigrationSource::<diesel::pg::Pg>::migrations(&POSTGRES).map_err(failed)?;
            refuse_newer(&conn.applied_migrations().map_err(failed)?, &known)?;
            Ok(conn.pending_migrations(POSTGRES).map_err(failed)?.len())
        }
    }
}

/// Returns the versions of all PostgreSQL migrations in this program.
pub(super) fn known_on_postgres() -> Result<Vec<String>, Error> {
    let known = MigrationSource::<diesel::pg::Pg>::migrations(&POSTGRES).map_err(failed)?;
    Ok(known.iter().map(|known| known.name().version().to_string()).collect())
}

/// Reverts every migration, which deletes all data; for tests and for uninstalling.
pub fn down(db: &mut Db) -> Result<(), Error> {
    match db {
        Db::Sqlite(conn) => conn.revert_all_migrations(SQLITE).map_err(failed)?,
        Db::Postgres(conn) => conn.revert_all_migrations(POSTGRES).map_err(failed)?,
    };
    Ok(())
}

/// Applies migrations within the caller's writing transaction, so that other processes on this file wait; the migrations'
/// own transactions become savepoints.
fn apply_sqlite(db: &mut Db) -> Result<Vec<String>, Error> {
    let Db::Sqlite(conn) = db else { return Ok(Vec::new()) };
    let known = MigrationSource::<diesel::sqlite::Sqlite>::migrations(&SQLITE).map_err(failed)?;
    refuse_newer(&conn.applied_migrations().map_err(failed)?, &known)?;
    let applied = conn.run_pending_migrations(SQLITE).map_err(failed)?;
    Ok(applied.iter().map(ToString::to_string).collect())
}

fn apply_postgres(conn: &mut PgConnection) -> Result<Vec<String>, Error> {
    let known = MigrationSource::<diesel::pg::Pg>::migrations(&POSTGRES).map_err(failed)?;
    refuse_newer(&conn.applied_migrations().map_err(failed)?, &known)?;
    let applied = conn.run_pending_migrations(POSTGRES).map_err(failed)?;
    Ok(applied.iter().map(ToString::to_string).collect())
}

fn refuse_newer<B: diesel::backend::Backend>(
    applied: &[MigrationVersion<'_>],
    known: &[Box<dyn Migration<B>>],
) -> Result<(), Error> {
    let stranger = applied
        .iter()
        .find(|applied| known.iter().all(|known| known.name().version() != **applied));
    stranger.map_or(Ok(()), |version| Err(Error::Newer(version.to_string())))
}

fn failed(cause: MigrationError) -> Error {
    Error::Migration(cause.to_string())
}
