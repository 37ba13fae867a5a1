//! Rows of cities.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::cities;

/// A city as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = cities)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// Name in URLs.
    pub slug: String,
    /// Display name.
    pub name: String,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
    /// IANA time zone name; civil days are days of this zone.
    pub timezone: String,
    /// Language tags, a JSON array.
    pub languages: String,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// Settings of the city's pages and notices, a JSON object.
    pub settings: String,
}

/// Inserts a city. Errors: [`Error::Conflict`] when the slug exists.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(cities::table).values(row).execute(db)?;
    Ok(())
}

/// Returns the city with this slug.
pub fn find(db: &mut Db, slug: &str) -> Result<Option<Row>, Error> {
    Ok(cities::table
        .filter(cities::slug.eq(slug))
        .select(Row::as_select())
        .first(db)
        .optional()?)
}

/// Returns cities with a slug after `after`, by slug.
pub fn list(db: &mut Db, after: &str, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = cities::table
        .filter(cities::slug.gt(after))
        .order(cities::slug.asc())
        .limit(limit);
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Locks the city row until commit, which serialises concurrent changes.
pub fn claim(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::update(cities::table.find(row.id))
        .set(cities::created_at.eq(row.created_at))
        .execute(db)?;
    Ok(())
}

/// Writes all columns of a city that may change.
pub fn update(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::update(cities::table.filter(cities::id.eq(row.id)))
        .set((
            cities::name.eq(&row.name),
            cities::country.eq(&row.country),
            cities::timezone.eq(&row.timezone),
            cities::languages.eq(&row.languages),
            cities::settings.eq(&row.settings),
        ))
        .execute(db)?;
    Ok(())
}

/// Returns the city with this identity.
pub fn find_by_id(db: &mut Db, id: i64) -> Result<Option<Row>, Error> {
    Ok(cities::table.find(id).select(Row::as_select()).first(db).optional()?)
}

/// Returns the display name of a city.
pub fn name_of(db: &mut Db, id: i64) -> Result<Option<String>, Error> {
    Ok(cities::table.find(id).select(cities::name).first(db).optional()?)
}

/// Returns the slug of a city.
pub fn slug_of(db: &mut Db, id: i64) -> Result<Option<String>, Error> {
    Ok(cities::table.find(id).select(cities::slug).first(db).optional()?)
}
