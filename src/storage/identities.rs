//! Rows of identities: people as a city's identity provider identifies them.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::{cities, identities, people};

/// An identity as it is stored: unique by city, issuer and subject.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = identities)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// The city of the provider.
    pub city_id: i64,
    /// The provider's issuer identifier (OIDC `iss`).
    pub issuer: String,
    /// The provider's subject identifier (OIDC `sub`); none for people known by e-mail address from before identities.
    pub subject: Option<String>,
    /// The person that it signs in.
    pub person_id: i64,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// Time of the last sign-in, milliseconds since 1970, UTC.
    pub seen_at: Option<i64>,
}

/// Returns the identity with this issuer and subject.
pub fn find(db: &mut Db, city_id: i64, issuer: &str, subject: &str) -> Result<Option<Row>, Error> {
    let rows = identities::table
        .filter(identities::city_id.eq(city_id))
        .filter(identities::issuer.eq(issuer))
        .filter(identities::subject.eq(subject));
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Returns the identity of the person with this e-mail address whose subject is not known yet.
pub fn find_without_subject(db: &mut Db, city_id: i64, issuer: &str, email: &str) -> Result<Option<Row>, Error> {
    let rows = identities::table
        .inner_join(people::table)
        .filter(identities::city_id.eq(city_id))
        .filter(identities::issuer.eq(issuer))
        .filter(identities::subject.is_null())
        .filter(people::email.eq(email));
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Inserts an identity.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(identities::table).values(row).execute(db)?;
    Ok(())
}

/// Updates subject, person and time of the last sign-in.
pub fn update(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::update(identities::table.find(row.id))
        .set((
            identities::subject.eq(&row.subject),
            identities::person_id.eq(row.person_id),
            identities::seen_at.eq(row.seen_at),
        ))
        .execute(db)?;
    Ok(())
}

/// Returns the identities of a person with the names of their cities, newest first.
pub fn of_person(db: &mut Db, person_id: i64) -> Result<Vec<(Row, String)>, Error> {
    let rows = identities::table
        .inner_join(cities::table)
        .filter(identities::person_id.eq(person_id))
        .order(identities::id.desc());
    Ok(rows.select((Row::as_select(), cities::name)).load(db)?)
}

/// Deletes an identity of a person.
pub fn delete(db: &mut Db, person_id: i64, id: i64) -> Result<(), Error> {
    let own = identities::table
        .filter(identities::person_id.eq(person_id))
        .filter(identities::id.eq(id));
    diesel::delete(own).execute(db)?;
    Ok(())
}
