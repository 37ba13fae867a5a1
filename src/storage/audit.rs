//! Rows of the audit log: appended, never changed. Each hash covers the one before.

use diesel::prelude::*;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::{audit, installation};

const HEAD: &str = "audit_head";

/// An entry as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit)]
pub struct Row {
    /// 1, 2, 3 … without a gap.
    pub id: i64,
    /// Milliseconds since 1970, UTC.
    pub at: i64,
    /// The city it is about.
    pub city_id: Option<i64>,
    /// Who did it.
    pub actor: String,
    /// What was done, `noun.verb`.
    pub action: String,
    /// To what.
    pub object: String,
    /// More of it, JSON.
    pub detail: String,
    /// SHA-256 over the entry and the hash before it.
    pub hash: Vec<u8>,
}

/// The last entry's number and hash, locked until the transaction ends, so that entries follow each other.
pub fn claim_head(db: &mut Db) -> Result<(i64, Vec<u8>), Error> {
    let row = installation::table.filter(installation::name.eq(HEAD));
    let text: String = match db {
        Db::Postgres(conn) => row.select(installation::value).for_update().first(conn)?,
        Db::Sqlite(conn) => row.select(installation::value).first(conn)?,
    };
    read_head(&text)
}

/// The last entry's number and hash.
pub fn head(db: &mut Db) -> Result<(i64, Vec<u8>), Error> {
    let row = installation::table.filter(installation::name.eq(HEAD));
    let text: String = row.select(installation::value).first(db)?;
    read_head(&text)
}

fn read_head(text: &str) -> Result<(i64, Vec<u8>), Error> {
    let corrupt = || Error::Corrupt {
        table: "installation",
        what: HEAD.to_owned(),
    };
    let (id, hash) = text.split_once(':').ok_or_else(corrupt)?;
    let hash = data_encoding::HEXLOWER
        .decode(hash.as_bytes())
        .ok()
        .ok_or_else(corrupt)?;
    Ok((id.parse().ok().ok_or_else(corrupt)?, hash))
}

/// Appends an entry, which becomes the head.
pub fn append(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(audit::table).values(row).execute(db)?;
    let head = format!("{}:{}", row.id, data_encoding::HEXLOWER.encode(&row.hash));
    on_each_backend!(db, conn => diesel::update(installation::table.filter(installation::name.eq(HEAD)))
        .set(installation::value.eq(&head))
        .execute(conn))?;
    Ok(())
}

/// Entries after number `after`, in order.
pub fn after(db: &mut Db, after: i64, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = audit::table
        .filter(audit::id.gt(after))
        .order(audit::id.asc())
        .limit(limit);
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Entries about the city before number `before`, the newest first.
pub fn of_city(db: &mut Db, city_id: i64, before: i64, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = audit::table
        .filter(audit::city_id.eq(city_id))
        .filter(audit::id.lt(before))
        .order(audit::id.desc())
        .limit(limit);
    Ok(rows.select(Row::as_select()).load(db)?)
}
