//! Rows of letters: the outbox of e-mails.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::letters;

/// A letter as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = letters)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// E-mail address of the recipient.
    pub recipient: String,
    /// Subject line.
    pub subject: String,
    /// Plain text; empty after delivery.
    pub body: String,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// Time of the next attempt; none when it was delivered or abandoned.
    pub due_at: Option<i64>,
    /// Number of attempts.
    pub attempts: i32,
    /// Time of delivery.
    pub sent_at: Option<i64>,
    /// Reason of the last failure.
    pub failure: Option<String>,
}

/// Adds a letter to the outbox.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(letters::table).values(row).execute(db)?;
    Ok(())
}

/// Returns letters that are due at `at`, longest waiting first.
pub fn due(db: &mut Db, at: i64, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = letters::table
        .filter(letters::due_at.le(at))
        .order(letters::due_at.asc())
        .limit(limit);
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Leases a letter until `until`; false when another courier has it.
pub fn claim(db: &mut Db, row: &Row, until: i64) -> Result<bool, Error> {
    let letter = letters::table
        .filter(letters::id.eq(row.id))
        .filter(letters::due_at.eq(row.due_at));
    let changed = diesel::update(letter)
        .set((letters::due_at.eq(until), letters::attempts.eq(row.attempts + 1)))
        .execute(db)?;
    Ok(changed == 1)
}

/// Marks a letter as delivered and erases its body, which may contain a link that gives access to an account.
pub fn mark_delivered(db: &mut Db, id: i64, at: i64) -> Result<(), Error> {
    diesel::update(letters::table.find(id))
        .set((
            letters::sent_at.eq(at),
            letters::due_at.eq(None::<i64>),
            letters::failure.eq(None::<String>),
            letters::body.eq(""),
        ))
        .execute(db)?;
    Ok(())
}

/// Records a failure and the time of the next attempt; `None` abandons the letter.
pub fn failed(db: &mut Db, id: i64, why: &str, due_at: Option<i64>) -> Result<(), Error> {
    diesel::update(letters::table.find(id))
        .set((letters::failure.eq(why), letters::due_at.eq(due_at)))
        .execute(db)?;
    Ok(())
}

/// Deletes all letters to an address, delivered or not.
pub fn delete_to(db: &mut Db, recipient: &str) -> Result<(), Error> {
    diesel::delete(letters::table.filter(letters::recipient.eq(recipient))).execute(db)?;
    Ok(())
}

/// Returns the numbers of waiting and of abandoned letters.
pub fn count(db: &mut Db) -> Result<(i64, i64), Error> {
    let waiting = letters::table
        .filter(letters::due_at.is_not_null())
        .count()
        .get_result(db)?;
    let given_up = letters::table
        .filter(letters::due_at.is_null())
        .filter(letters::sent_at.is_null())
        .count()
        .get_result(db)?;
    Ok((waiting, given_up))
}

/// Returns all letters, oldest first.
pub fn all(db: &mut Db) -> Result<Vec<Row>, Error> {
    Ok(letters::table
        .order(letters::id.asc())
        .select(Row::as_select())
        .load(db)?)
}
