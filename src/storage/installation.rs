//! Facts of the whole installation.

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

/// Counts the changes of what is published: a replica whose count is older forgets what it remembers.
pub fn catalogue_revision(db: &mut Db) -> Result<String, Error> {
    Ok(installation.filter(name.eq(REVISION)).select(value).first(db)?)
}

/// Tells every replica that something published has changed.
pub fn raise_catalogue_revision(db: &mut Db) -> Result<(), Error> {
    // A fresh identity rather than a sum: it differs from every earlier one, and no two writers can agree on the same.
    let fresh = super::identity::fresh().to_string();
    diesel::update(installation.filter(name.eq(REVISION)))
        .set(value.eq(fresh))
        .execute(db)?;
    Ok(())
}

/// The secret that replicas share: `fresh` when none is stored yet, the stored one otherwise.
pub fn secret(storage: &Storage, fresh: &str) -> Result<String, Error> {
    storage.write(|db| {
        put_if_absent(db, SECRET, fresh)?;
        Ok(installation.filter(name.eq(SECRET)).select(value).first(db)?)
    })
}

/// Whether a secret is stored.
pub fn has_secret(db: &mut Db) -> Result<bool, Error> {
    Ok(fact(db, SECRET)?.is_some())
}

/// The secret that is stored, if there is one.
pub fn stored_secret(db: &mut Db) -> Result<Option<String>, Error> {
    fact(db, SECRET)
}

/// Stores the secret that replicas share, in place of the one that is stored.
pub fn set_secret(db: &mut Db, text: &str) -> Result<(), Error> {
    set_fact(db, SECRET, text)
}

/// The fingerprint of the secret that the installation signs with; `None` before the first start.
pub fn fingerprint(db: &mut Db) -> Result<Option<String>, Error> {
    fact(db, FINGERPRINT)
}

/// The fingerprint that is stored: `own` when there was none.
pub fn claim_fingerprint(db: &mut Db, own: &str) -> Result<String, Error> {
    put_if_absent(db, FINGERPRINT, own)?;
    Ok(installation.filter(name.eq(FINGERPRINT)).select(value).first(db)?)
}

/// From now on the installation signs with the secret of this fingerprint.
pub fn set_fingerprint(db: &mut Db, own: &str) -> Result<(), Error> {
    set_fact(db, FINGERPRINT, own)
}

/// Writes something that means nothing, to see whether anything can be written.
pub(super) fn write_probe(db: &mut Db, text: &str) -> Result<(), Error> {
    set_fact(db, PROBE, text)
}

/// A fact by its name.
pub fn fact(db: &mut Db, fact: &str) -> Result<Option<String>, Error> {
    let stored = installation.filter(name.eq(fact)).select(value);
    Ok(stored.first(db).optional()?)
}

/// Writes a fact, in place of what was written under its name before.
pub fn set_fact(db: &mut Db, fact: &str, text: &str) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(installation)
        .values((name.eq(fact), value.eq(text)))
        .on_conflict(name)
        .do_update()
        .set(value.eq(text))
        .execute(conn))?;
    Ok(())
}

fn put_if_absent(db: &mut Db, fact: &str, text: &str) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(installation)
        .values((name.eq(fact), value.eq(text)))
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Takes the installation for oneself until the transaction ends: for what must not be done twice at once.
pub fn claim(db: &mut Db) -> Result<(), Error> {
    diesel::update(installation.filter(name.eq(REVISION)))
        .set(name.eq(REVISION))
        .execute(db)?;
    Ok(())
}

/// The roles that must have a second factor, as they were set; `None` while nobody set them.
pub fn factor_roles(db: &mut Db) -> Result<Option<String>, Error> {
    let row = installation.filter(name.eq(FACTOR_ROLES)).select(value);
    Ok(row.first(db).optional()?)
}

/// Sets the roles that must have a second factor.
pub fn set_factor_roles(db: &mut Db, roles: &str) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(installation)
        .values((name.eq(FACTOR_ROLES), value.eq(roles)))
        .on_conflict(name)
        .do_update()
        .set(value.eq(roles))
        .execute(conn))?;
    Ok(())
}
