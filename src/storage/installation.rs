//! Key-value facts of the whole installation.

use diesel::prelude::*;

use super::Storage;
use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::installation::dsl::{installation, name, value};

const REVISION: &str = "catalogue_revision";
const SECRET: &str = "secret";
const FACTOR_ROLES: &str = "second_factor_roles";
const FINGERPRINT: &str = "secret_fingerprint";
const PROBE: &str = "write_probe";

/// Fact of the installation: last civil day, as days since 1970-01-01, on which every response counts as credited, because
/// credits were not counted yet. 0 for an installation that has always counted them.
pub const CREDITS_SINCE: &str = "credits_since";

/// Returns the revision of the published surveys; a replica with another revision clears its cache.
pub fn catalogue_revision(db: &mut Db) -> Result<String, Error> {
    Ok(installation.filter(name.eq(REVISION)).select(value).first(db)?)
}

/// Changes the revision of the published surveys, so that every replica clears its cache.
pub fn raise_catalogue_revision(db: &mut Db) -> Result<(), Error> {
    // A fresh identity rather than an increment: unique even when two writers change it at once.
    let fresh = super::identity::fresh().to_string();
    diesel::update(installation.filter(name.eq(REVISION)))
        .set(value.eq(fresh))
        .execute(db)?;
    Ok(())
}

/// Returns the shared secret; stores `fresh` first if there is none.
pub fn secret(storage: &Storage, fresh: &str) -> Result<String, Error> {
    storage.write(|db| {
        insert_if_absent(db, SECRET, fresh)?;
        Ok(installation.filter(name.eq(SECRET)).select(value).first(db)?)
    })
}

/// Returns whether a secret is stored.
pub fn has_secret(db: &mut Db) -> Result<bool, Error> {
    Ok(fact(db, SECRET)?.is_some())
}

/// Returns the stored secret, if any.
pub fn stored_secret(db: &mut Db) -> Result<Option<String>, Error> {
    fact(db, SECRET)
}

/// Replaces the shared secret.
pub fn set_secret(db: &mut Db, text: &str) -> Result<(), Error> {
    set_fact(db, SECRET, text)
}

/// Returns the fingerprint of the secret that the installation signs with; `None` before the first start.
pub fn fingerprint(db: &mut Db) -> Result<Option<String>, Error> {
    fact(db, FINGERPRINT)
}

/// Returns the stored fingerprint; stores `own` first if there is none.
pub fn fingerprint_or_insert(db: &mut Db, own: &str) -> Result<String, Error> {
    insert_if_absent(db, FINGERPRINT, own)?;
    Ok(installation.filter(name.eq(FINGERPRINT)).select(value).first(db)?)
}

/// Replaces the fingerprint of the secret that the installation signs with.
pub fn set_fingerprint(db: &mut Db, own: &str) -> Result<(), Error> {
    set_fact(db, FINGERPRINT, own)
}

/// Writes a text without meaning, to test whether the database accepts writes.
pub(super) fn write_probe(db: &mut Db, text: &str) -> Result<(), Error> {
    set_fact(db, PROBE, text)
}

/// Returns a fact by its name.
pub fn fact(db: &mut Db, fact: &str) -> Result<Option<String>, Error> {
    let stored = installation.filter(name.eq(fact)).select(value);
    Ok(stored.first(db).optional()?)
}

/// Inserts or replaces a fact.
pub fn set_fact(db: &mut Db, fact: &str, text: &str) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(installation)
        .values((name.eq(fact), value.eq(text)))
        .on_conflict(name)
        .do_update()
        .set(value.eq(text))
        .execute(conn))?;
    Ok(())
}

fn insert_if_absent(db: &mut Db, fact: &str, text: &str) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(installation)
        .values((name.eq(fact), value.eq(text)))
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Locks a row of the installation until commit, which serialises installation-wide changes.
pub fn claim(db: &mut Db) -> Result<(), Error> {
    diesel::update(installation.filter(name.eq(REVISION)))
        .set(name.eq(REVISION))
        .execute(db)?;
    Ok(())
}

/// Returns the roles that require a second factor; `None` if they were never set.
pub fn second_factor_roles(db: &mut Db) -> Result<Option<String>, Error> {
    let row = installation.filter(name.eq(FACTOR_ROLES)).select(value);
    Ok(row.first(db).optional()?)
}

/// Sets the roles that require a second factor.
pub fn set_second_factor_roles(db: &mut Db, roles: &str) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(installation)
        .values((name.eq(FACTOR_ROLES), value.eq(roles)))
        .on_conflict(name)
        .do_update()
        .set(value.eq(roles))
        .execute(conn))?;
    Ok(())
}
