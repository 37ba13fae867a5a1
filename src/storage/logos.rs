//! Rows of logos: one small image for each city.

use diesel::prelude::*;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::logos;

/// Returns the kind and bytes of a city's logo.
pub fn find(db: &mut Db, city_id: i64) -> Result<Option<(String, Vec<u8>)>, Error> {
    let row = logos::table.find(city_id).select((logos::kind, logos::bytes));
    Ok(row.first(db).optional()?)
}

/// Inserts or replaces a city's logo.
pub fn set(db: &mut Db, city_id: i64, kind: &str, bytes: &[u8]) -> Result<(), Error> {
    delete(db, city_id)?;
    on_each_backend!(db, conn => diesel::insert_into(logos::table)
        .values((logos::city_id.eq(city_id), logos::kind.eq(kind), logos::bytes.eq(bytes)))
        .execute(conn))?;
    Ok(())
}

/// Deletes a city's logo.
pub fn delete(db: &mut Db, city_id: i64) -> Result<(), Error> {
    diesel::delete(logos::table.find(city_id)).execute(db)?;
    Ok(())
}
