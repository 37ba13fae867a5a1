//! Rows of people and of what they may do.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::{cities, identities, people, roles, sessions};

/// A person as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = people, treat_none_as_null = true)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// In small letters. Unique among accounts; of somebody for whom a city's provider speaks, only a label.
    pub email: String,
    /// As colleagues see it.
    pub name: String,
    /// The language of the screens and letters.
    pub language: String,
    /// Argon2id, in its own notation; none for those who sign in elsewhere only.
    pub password: Option<String>,
    /// What the secret of the second factor is made of; none without one.
    pub totp_salt: Option<Vec<u8>>,
    /// The last step of the second factor that was used.
    pub totp_step: i64,
    /// Hashes of recovery codes, a JSON list.
    pub recovery: String,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// The city whose provider speaks for this person, who has no account; none for an account.
    pub city_id: Option<i64>,
}

impl Row {
    /// Whether this is an account, with a way to sign in of its own.
    pub fn is_account(&self) -> bool {
        self.city_id.is_none()
    }
}

/// [`RoleRow::given_by`] of a role that a person gave.
pub const BY_PERSON: &str = "person";
/// [`RoleRow::given_by`] of a role that the city's identity provider gave, and may change.
pub const BY_PROVIDER: &str = "provider";

/// A role as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = roles)]
pub struct RoleRow {
    /// Identity inside the database.
    pub id: i64,
    /// Who has it.
    pub person_id: i64,
    /// The city it is for, or all.
    pub city_id: Option<i64>,
    /// Its name.
    pub role: String,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// [`BY_PERSON`] or [`BY_PROVIDER`].
    pub given_by: String,
}

impl RoleRow {
    /// Whether the city's identity provider gave the role.
    pub fn is_by_provider(&self) -> bool {
        self.given_by == BY_PROVIDER
    }
}

/// Adds a person.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(people::table).values(row).execute(db)?;
    Ok(())
}

/// Replaces what is stored of the person.
pub fn update(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::update(people::table.find(row.id)).set(row).execute(db)?;
    Ok(())
}

/// The account of this address, in small letters. People for whom a city's provider speaks are never found by address.
pub fn find_by_email(db: &mut Db, email: &str) -> Result<Option<Row>, Error> {
    let rows = people::table
        .filter(people::email.eq(email))
        .filter(people::city_id.is_null());
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Every person's address.
pub fn emails(db: &mut Db) -> Result<Vec<String>, Error> {
    Ok(people::table.select(people::email).load(db)?)
}

/// The person of this identity.
pub fn find(db: &mut Db, id: i64) -> Result<Option<Row>, Error> {
    Ok(people::table.find(id).select(Row::as_select()).first(db).optional()?)
}

/// The person of this identity, locked until the transaction ends, so that two changes at once are made one after the
/// other and neither undoes the other.
pub fn claim(db: &mut Db, id: i64) -> Result<Option<Row>, Error> {
    if let Db::Postgres(conn) = db {
        let row = people::table.find(id).select(Row::as_select());
        return Ok(row.for_update().first(conn).optional()?);
    }
    find(db, id)
}

/// People after this address and identity, by address, each with the time of the last sign-in.
pub fn page(db: &mut Db, (email, id): (&str, i64), limit: i64) -> Result<Vec<(Row, Option<i64>)>, Error> {
    let is_next = people::email.eq(email).and(people::id.gt(id));
    let rows = people::table
        .filter(people::email.gt(email).or(is_next))
        .order((people::email.asc(), people::id.asc()))
        .limit(limit);
    Ok(rows.select((Row::as_select(), people::signed_in_at)).load(db)?)
}

/// When the person last signed in.
pub fn signed_in_at(db: &mut Db, id: i64) -> Result<Option<i64>, Error> {
    let row = people::table.find(id).select(people::signed_in_at);
    Ok(row.first::<Option<i64>>(db).optional()?.flatten())
}

/// Notes that the person signed in.
pub fn set_signed_in_at(db: &mut Db, id: i64, at: i64) -> Result<(), Error> {
    diesel::update(people::table.find(id))
        .set(people::signed_in_at.eq(at))
        .execute(db)?;
    Ok(())
}

/// Deletes a person, with all roles, sessions and identities; false when there is none of this identity.
pub fn delete(db: &mut Db, id: i64) -> Result<bool, Error> {
    diesel::delete(identities::table.filter(identities::person_id.eq(id))).execute(db)?;
    diesel::delete(sessions::table.filter(sessions::person_id.eq(id))).execute(db)?;
    diesel::delete(roles::table.filter(roles::person_id.eq(id))).execute(db)?;
    Ok(diesel::delete(people::table.find(id)).execute(db)? == 1)
}

/// Marks a step of the second factor as used; false when it, or a later one, was used before.
pub fn use_step(db: &mut Db, id: i64, step: i64) -> Result<bool, Error> {
    let person = people::table
        .filter(people::id.eq(id))
        .filter(people::totp_step.lt(step));
    Ok(diesel::update(person).set(people::totp_step.eq(step)).execute(db)? == 1)
}

/// Replaces the recovery codes, if they are still `before`; false when somebody used one meanwhile.
pub fn replace_recovery(db: &mut Db, id: i64, before: &str, after: &str) -> Result<bool, Error> {
    let person = people::table
        .filter(people::id.eq(id))
        .filter(people::recovery.eq(before));
    Ok(diesel::update(person).set(people::recovery.eq(after)).execute(db)? == 1)
}

/// What the person may do: roles, with the slug of the city of each.
pub fn roles_of(db: &mut Db, person_id: i64) -> Result<Vec<(RoleRow, Option<String>)>, Error> {
    let rows = roles::table
        .left_join(cities::table)
        .filter(roles::person_id.eq(person_id))
        .order(roles::id.asc());
    Ok(rows.select((RoleRow::as_select(), cities::slug.nullable())).load(db)?)
}

/// A role of a person, with slug and name of its city.
pub type RoleInCity = (RoleRow, Option<String>, Option<String>);

/// The roles of one person, or of everybody, the oldest first.
pub fn roles_with_cities(db: &mut Db, person_id: Option<i64>) -> Result<Vec<RoleInCity>, Error> {
    let rows = roles::table.left_join(cities::table).into_boxed();
    let rows = match person_id {
        Some(id) => rows.filter(roles::person_id.eq(id)),
        None => rows,
    };
    let columns = (RoleRow::as_select(), cities::slug.nullable(), cities::name.nullable());
    Ok(rows.order(roles::id.asc()).select(columns).load(db)?)
}

/// Those who have a role in the city, by address; of the whole installation with `None`.
pub fn of_city(db: &mut Db, city_id: Option<i64>) -> Result<Vec<(Row, RoleRow)>, Error> {
    let rows = people::table.inner_join(roles::table).into_boxed();
    let rows = match city_id {
        Some(id) => rows.filter(roles::city_id.eq(id)),
        None => rows.filter(roles::city_id.is_null()),
    };
    let rows = rows.order(people::email.asc());
    Ok(rows.select((Row::as_select(), RoleRow::as_select())).load(db)?)
}

/// The role of a person in the city, or in the whole installation.
pub fn role_in(db: &mut Db, person_id: i64, city_id: Option<i64>) -> Result<Option<RoleRow>, Error> {
    let rows = roles::table.filter(roles::person_id.eq(person_id)).into_boxed();
    let rows = match city_id {
        Some(id) => rows.filter(roles::city_id.eq(id)),
        None => rows.filter(roles::city_id.is_null()),
    };
    Ok(rows.select(RoleRow::as_select()).first(db).optional()?)
}

/// Gives a role, in place of the one that the person had there.
pub fn set_role(db: &mut Db, row: &RoleRow) -> Result<(), Error> {
    remove_role(db, row.person_id, row.city_id)?;
    diesel::insert_into(roles::table).values(row).execute(db)?;
    Ok(())
}

/// Takes the role away; false when there was none.
pub fn remove_role(db: &mut Db, person_id: i64, city_id: Option<i64>) -> Result<bool, Error> {
    let own = roles::table.filter(roles::person_id.eq(person_id));
    let removed = match city_id {
        Some(id) => diesel::delete(own.filter(roles::city_id.eq(id))).execute(db)?,
        None => diesel::delete(own.filter(roles::city_id.is_null())).execute(db)?,
    };
    Ok(removed > 0)
}

/// How many people have this role there: a city is never left without an owner.
pub fn count_role(db: &mut Db, city_id: Option<i64>, role: &str) -> Result<i64, Error> {
    let rows = roles::table.filter(roles::role.eq(role)).into_boxed();
    let rows = match city_id {
        Some(id) => rows.filter(roles::city_id.eq(id)),
        None => rows.filter(roles::city_id.is_null()),
    };
    Ok(rows.count().get_result(db)?)
}
