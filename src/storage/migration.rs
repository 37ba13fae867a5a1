//! Migrates a database to the schema that this program expects.

use diesel::Connection;
use diesel::migration::{Migration, MigrationSource, MigrationVersion};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::db::{Db, by_backend};
use super::error::Error;
use super::transaction::{AccessMode, in_transaction};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");

type MigrationError = Box<dyn std::error::Error + Send + Sync>;

/// Applies the missing migrations and returns their versions. Errors: [`Error::Newer`] when the database is newer.
pub fn up(db: &mut Db) -> Result<Vec<String>, Error> {
    by_backend!(
        db,
        Postgres(conn) => {
            super::postgres::lock_migrations(conn)?;
            let applied = apply(conn, super::postgres::MIGRATIONS);
            super::postgres::unlock_migrations(db)?;
            applied
        },
        // The migrations run within this writing transaction, so that other processes on the file wait; their own
        // transactions become savepoints.
        Sqlite(_) => in_transaction(db, AccessMode::Write, |db| by_backend!(
            db,
            Postgres(_) => Ok(Vec::new()),
            Sqlite(conn) => apply(conn, SQLITE),
        )),
    )
}

/// Counts the missing migrations. Changes nothing, except that diesel may create its empty table of migrations.
pub fn pending(db: &mut Db) -> Result<usize, Error> {
    by_backend!(
        db,
        Postgres(conn) => count_pending(conn, super::postgres::MIGRATIONS),
        Sqlite(conn) => count_pending(conn, SQLITE),
    )
}

/// Reverts every migration, which deletes all data; for tests and for uninstalling.
pub fn down(db: &mut Db) -> Result<(), Error> {
    by_backend!(
        db,
        Postgres(conn) => conn.revert_all_migrations(super::postgres::MIGRATIONS).map(drop).map_err(failed),
        Sqlite(conn) => conn.revert_all_migrations(SQLITE).map(drop).map_err(failed),
    )
}

fn apply<C>(conn: &mut C, source: EmbeddedMigrations) -> Result<Vec<String>, Error>
where
    C: Connection + MigrationHarness<<C as Connection>::Backend>,
{
    let known = MigrationSource::<C::Backend>::migrations(&source).map_err(failed)?;
    refuse_newer(&conn.applied_migrations().map_err(failed)?, &known)?;
    let applied = conn.run_pending_migrations(source).map_err(failed)?;
    Ok(applied.iter().map(ToString::to_string).collect())
}

fn count_pending<C>(conn: &mut C, source: EmbeddedMigrations) -> Result<usize, Error>
where
    C: Connection + MigrationHarness<<C as Connection>::Backend>,
{
    let known = MigrationSource::<C::Backend>::migrations(&source).map_err(failed)?;
    refuse_newer(&conn.applied_migrations().map_err(failed)?, &known)?;
    Ok(conn.pending_migrations(source).map_err(failed)?.len())
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
