//! Rows of people and their roles.

use diesel::prelude::*;

use super::db::{Db, by_backend};
use super::error::Error;
use super::schema::{cities, identities, people, roles, sessions};

/// A person as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = people, treat_none_as_null = true)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// E-mail address in lower case. Unique among accounts; only a label for people from an identity provider.
    pub email: String,
    /// Display name.
    pub name: String,
    /// Language of staff pages and letters.
    pub language: String,
    /// Argon2id hash in PHC format; none for people who sign in with an identity provider only.
    pub password: Option<String>,
    /// Salt from which the secret of the second factor is derived; none without a second factor.
    pub totp_salt: Option<Vec<u8>>,
    /// The last TOTP time step that was used.
    pub totp_step: i64,
    /// Hashes of recovery codes, JSON list.
    pub recovery: String,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// The city whose identity provider authenticates this person; none for an account.
    pub city_id: Option<i64>,
}

impl Row {
    /// Returns whether this is an account, which signs in here and not with an identity provider.
    pub fn is_account(&self) -> bool {
        self.city_id.is_none()
    }
}

/// [`RoleRow::given_by`] of a role that a person granted.
pub const BY_PERSON: &str = "person";
/// [`RoleRow::given_by`] of a role that the city's identity provider granted and may change.
pub const BY_PROVIDER: &str = "provider";

/// A role as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = roles)]
pub struct RoleRow {
    /// Identity inside the database.
    pub id: i64,
    /// The person that has the role.
    pub person_id: i64,
    /// The city of the role; none for the whole installation.
    pub city_id: Option<i64>,
    /// Name of the role.
    pub role: String,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// [`BY_PERSON`] or [`BY_PROVIDER`].
    pub given_by: String,
}

impl RoleRow {
    /// Returns whether the city's identity provider granted the role.
    pub fn is_by_provider(&self) -> bool {
        self.given_by == BY_PROVIDER
    }
}

/// Inserts a person.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(people::table).values(row).execute(db)?;
    Ok(())
}

/// Replaces all columns of a person.
pub fn update(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::update(people::table.find(row.id)).set(row).execute(db)?;
    Ok(())
}

/// Returns the account with this lower-case e-mail address. Never returns people from an identity provider.
pub fn find_by_email(db: &mut Db, email: &str) -> Result<Option<Row>, Error> {
    let rows = people::table
        .filter(people::email.eq(email))
        .filter(people::city_id.is_null());
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Returns the e-mail addresses of all people.
pub fn emails(db: &mut Db) -> Result<Vec<String>, Error> {
    Ok(people::table.select(people::email).load(db)?)
}

/// Returns the person with this identity.
pub fn find(db: &mut Db, id: i64) -> Result<Option<Row>, Error> {
    Ok(people::table.find(id).select(Row::as_select()).first(db).optional()?)
}

/// Returns the person with this identity and locks the row until commit, which serialises concurrent changes.
pub fn claim(db: &mut Db, id: i64) -> Result<Option<Row>, Error> {
    by_backend!(
        db,
        Postgres(conn) => {
            let row = people::table.find(id).select(Row::as_select());
            Ok(row.for_update().first(conn).optional()?)
        },
        Sqlite(_) => find(db, id),
    )
}

/// Returns people after this address and identity, by address, with the times of their last sign-in.
pub fn page(db: &mut Db, (email, id): (&str, i64), limit: i64) -> Result<Vec<(Row, Option<i64>)>, Error> {
    let is_next = people::email.eq(email).and(people::id.gt(id));
    let rows = people::table
        .filter(people::email.gt(email).or(is_next))
        .order((people::email.asc(), people::id.asc()))
        .limit(limit);
    Ok(rows.select((Row::as_select(), people::signed_in_at)).load(db)?)
}

/// Returns the time of the person's last sign-in.
pub fn signed_in_at(db: &mut Db, id: i64) -> Result<Option<i64>, Error> {
    let row = people::table.find(id).select(people::signed_in_at);
    Ok(row.first::<Option<i64>>(db).optional()?.flatten())
}

/// Records the time of a sign-in.
pub fn set_signed_in_at(db: &mut Db, id: i64, at: i64) -> Result<(), Error> {
    diesel::update(people::table.find(id))
        .set(people::signed_in_at.eq(at))
        .execute(db)?;
    Ok(())
}

/// Deletes a person with all roles, sessions and identities; false when the person does not exist.
pub fn delete(db: &mut Db, id: i64) -> Result<bool, Error> {
    diesel::delete(identities::table.filter(identities::person_id.eq(id))).execute(db)?;
    diesel::delete(sessions::table.filter(sessions::person_id.eq(id))).execute(db)?;
    diesel::delete(roles::table.filter(roles::person_id.eq(id))).execute(db)?;
    Ok(diesel::delete(people::table.find(id)).execute(db)? == 1)
}

/// Marks a TOTP time step as used; false when it or a later one was used before.
pub fn use_step(db: &mut Db, id: i64, step: i64) -> Result<bool, Error> {
    let person = people::table
        .filter(people::id.eq(id))
        .filter(people::totp_step.lt(step));
    Ok(diesel::update(person).set(people::totp_step.eq(step)).execute(db)? == 1)
}

/// Replaces the recovery codes if they still equal `before`; false when one was used meanwhile.
pub fn replace_recovery(db: &mut Db, id: i64, before: &str, after: &str) -> Result<bool, Error> {
    let person = people::table
        .filter(people::id.eq(id))
        .filter(people::recovery.eq(before));
    Ok(diesel::update(person).set(people::recovery.eq(after)).execute(db)? == 1)
}

/// Returns the roles of a person with the slugs of their cities.
pub fn roles_of(db: &mut Db, person_id: i64) -> Result<Vec<(RoleRow, Option<String>)>, Error> {
    let rows = roles::table
        .left_join(cities::table)
        .filter(roles::person_id.eq(person_id))
        .order(roles::id.asc());
    Ok(rows.select((RoleRow::as_select(), cities::slug.nullable())).load(db)?)
}

/// A role with slug and name of its city.
pub type RoleInCity = (RoleRow, Option<String>, Option<String>);

/// Returns the roles of one person or of everybody, oldest first.
pub fn roles_with_cities(db: &mut Db, person_id: Option<i64>) -> Result<Vec<RoleInCity>, Error> {
    let rows = roles::table.left_join(cities::table).into_boxed();
    let rows = match person_id {
        Some(id) => rows.filter(roles::person_id.eq(id)),
        None => rows,
    };
    let columns = (RoleRow::as_select(), cities::slug.nullable(), cities::name.nullable());
    Ok(rows.order(roles::id.asc()).select(columns).load(db)?)
}

/// Returns people with a role in the city, or in the whole installation with `None`, by address.
pub fn of_city(db: &mut Db, city_id: Option<i64>) -> Result<Vec<(Row, RoleRow)>, Error> {
    let rows = people::table.inner_join(roles::table).into_boxed();
    let rows = match city_id {
        Some(id) => rows.filter(roles::city_id.eq(id)),
        None => rows.filter(roles::city_id.is_null()),
    };
    let rows = rows.order(people::email.asc());
    Ok(rows.select((Row::as_select(), RoleRow::as_select())).load(db)?)
}

/// Returns the role of a person in the city, or in the whole installation with `None`.
pub fn role_in(db: &mut Db, person_id: i64, city_id: Option<i64>) -> Result<Option<RoleRow>, Error> {
    let rows = roles::table.filter(roles::person_id.eq(person_id)).into_boxed();
    let rows = match city_id {
        Some(id) => rows.filter(roles::city_id.eq(id)),
        None => rows.filter(roles::city_id.is_null()),
    };
    Ok(rows.select(RoleRow::as_select()).first(db).optional()?)
}

/// Grants a role and removes the one that the person had there.
pub fn set_role(db: &mut Db, row: &RoleRow) -> Result<(), Error> {
    remove_role(db, row.person_id, row.city_id)?;
    diesel::insert_into(roles::table).values(row).execute(db)?;
    Ok(())
}

/// Removes a role; false when there was none.
pub fn remove_role(db: &mut Db, person_id: i64, city_id: Option<i64>) -> Result<bool, Error> {
    let own = roles::table.filter(roles::person_id.eq(person_id));
    let removed = match city_id {
        Some(id) => diesel::delete(own.filter(roles::city_id.eq(id))).execute(db)?,
        None => diesel::delete(own.filter(roles::city_id.is_null())).execute(db)?,
    };
    Ok(removed > 0)
}

/// Counts the people with this role there; used to keep at least one owner for each city.
pub fn count_role(db: &mut Db, city_id: Option<i64>, role: &str) -> Result<i64, Error> {
    let rows = roles::table.filter(roles::role.eq(role)).into_boxed();
    let rows = match city_id {
        Some(id) => rows.filter(roles::city_id.eq(id)),
        None => rows.filter(roles::city_id.is_null()),
    };
    Ok(rows.count().get_result(db)?)
}
