//! Rows of margins: the population of a city by the options of a segment question.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::margins;

/// A group of a margin as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = margins)]
pub struct Row {
    /// The city.
    pub city_id: i64,
    /// Code of the segment question.
    pub segment: String,
    /// Position of the group, from 0.
    pub position: i32,
    /// Codes of its options, a JSON list.
    pub options: String,
    /// Its part of the population, 0 to 1.
    pub share: f64,
    /// Code of its local administrative unit.
    pub lau: Option<String>,
    /// Source of the numbers.
    pub source: String,
    /// Year of the numbers.
    pub year: i32,
}

/// Returns the margins of a city, by segment and position.
pub fn of_city(db: &mut Db, city_id: i64) -> Result<Vec<Row>, Error> {
    let rows = margins::table.filter(margins::city_id.eq(city_id));
    let rows = rows.order((margins::segment.asc(), margins::position.asc()));
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Replaces the margins of a segment.
pub fn replace(db: &mut Db, city_id: i64, segment: &str, rows: &[Row]) -> Result<(), Error> {
    let own = margins::table
        .filter(margins::city_id.eq(city_id))
        .filter(margins::segment.eq(segment));
    diesel::delete(own).execute(db)?;
    for row in rows {
        diesel::insert_into(margins::table).values(row).execute(db)?;
    }
    Ok(())
}
