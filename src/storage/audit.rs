//! Rows of the audit log: appended, never changed. Each hash covers the one before; each code is keyed with the secret.

use data_encoding::HEXLOWER;
use diesel::prelude::*;

use super::db::{Db, by_backend, on_each_backend};
use super::error::Error;
use super::schema::{audit, cities, installation, people};

const HEAD: &str = "audit_head";

/// An entry as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit)]
pub struct Row {
    /// Consecutive number from 1, without gaps.
    pub id: i64,
    /// Milliseconds since 1970, UTC.
    pub at: i64,
    /// The city that the entry concerns; none for the installation.
    pub city_id: Option<i64>,
    /// The principal that acted.
    pub actor: String,
    /// The action, as `noun.verb`.
    pub action: String,
    /// The object of the action.
    pub object: String,
    /// Details, JSON.
    pub detail: String,
    /// SHA-256 over the entry and the previous hash.
    pub hash: Vec<u8>,
    /// Fingerprint of the secret behind `code`; none in entries older than the codes.
    pub signed_by: Option<String>,
    /// Message authentication code over number and hash.
    pub code: Option<Vec<u8>>,
}

/// The head of the log: its last entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Number of the last entry; 0 before the first.
    pub id: i64,
    /// Hash of the last entry; empty before the first.
    pub hash: Vec<u8>,
    /// Fingerprint of a secret and the code keyed with it; none in a database older than the codes.
    pub signature: Option<(String, Vec<u8>)>,
}

impl Head {
    /// Formats as `number:hash`, followed by `:fingerprint:code` when signed.
    fn text(&self) -> String {
        let unsigned = format!("{}:{}", self.id, HEXLOWER.encode(&self.hash));
        match &self.signature {
            Some((signed_by, code)) => format!("{unsigned}:{signed_by}:{}", HEXLOWER.encode(code)),
            None => unsigned,
        }
    }

    fn parse(text: &str) -> Option<Head> {
        let hex = |text: &str| HEXLOWER.decode(text.as_bytes()).ok();
        let parts: Vec<&str> = text.split(':').collect();
        let (id, hash, signature) = match parts.as_slice() {
            [id, hash] => (id, hash, None),
            [id, hash, signed_by, code] => (id, hash, Some(((*signed_by).to_owned(), hex(code)?))),
            _otherwise => return None,
        };
        Some(Head {
            id: id.parse().ok()?,
            hash: hex(hash)?,
            signature,
        })
    }
}

/// Returns the head and locks it until the transaction ends, which serialises the entries.
pub fn lock_head(db: &mut Db) -> Result<Head, Error> {
    let row = installation::table.filter(installation::name.eq(HEAD));
    let text: String = by_backend!(
        db,
        Postgres(conn) => row.select(installation::value).for_update().first(conn)?,
        Sqlite(conn) => row.select(installation::value).first(conn)?,
    );
    Head::parse(&text).ok_or_else(|| Error::Corrupt {
        table: "installation",
        what: HEAD.to_owned(),
    })
}

/// Returns the head; `None` when it is missing or does not parse, which `urbivox verify` reports.
pub fn find_head(db: &mut Db) -> Result<Option<Head>, Error> {
    let row = installation::table.filter(installation::name.eq(HEAD));
    let text: Option<String> = row.select(installation::value).first(db).optional()?;
    Ok(text.and_then(|text| Head::parse(&text)))
}

/// Replaces the head.
pub fn set_head(db: &mut Db, head: &Head) -> Result<(), Error> {
    let text = head.text();
    on_each_backend!(db, conn => diesel::insert_into(installation::table)
        .values((installation::name.eq(HEAD), installation::value.eq(&text)))
        .on_conflict(installation::name)
        .do_update()
        .set(installation::value.eq(&text))
        .execute(conn))?;
    Ok(())
}

/// Appends an entry and makes it the head.
pub fn append(db: &mut Db, row: &Row, head: &Head) -> Result<(), Error> {
    diesel::insert_into(audit::table).values(row).execute(db)?;
    set_head(db, head)
}

/// Returns the entry with the highest number.
pub fn last(db: &mut Db) -> Result<Option<Row>, Error> {
    let rows = audit::table.order(audit::id.desc());
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Returns whether the database is new: no entry, no city and no person.
pub fn is_untouched(db: &mut Db) -> Result<bool, Error> {
    let entries: i64 = audit::table.count().get_result(db)?;
    let cities: i64 = cities::table.count().get_result(db)?;
    let people: i64 = people::table.count().get_result(db)?;
    Ok(entries + cities + people == 0)
}

/// Returns entries with a number above `after`, in order.
pub fn after(db: &mut Db, after: i64, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = audit::table
        .filter(audit::id.gt(after))
        .order(audit::id.asc())
        .limit(limit);
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// The part of the log that a query covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All cities and the installation.
    #[default]
    Everything,
    /// Entries without a city.
    Installation,
    /// Entries of one city.
    City(i64),
}

/// A filter of entries; `None` matches everything.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The part of the log.
    pub scope: Scope,
    /// Earliest time, included, in milliseconds since 1970.
    pub from: Option<i64>,
    /// Latest time, excluded, in milliseconds since 1970.
    pub until: Option<i64>,
    /// Actor or object is one of these.
    pub names: Option<[String; 4]>,
    /// Prefix of the action; letters, hyphens and dots only, because it becomes a `like` pattern.
    pub action: Option<String>,
    /// Upper bound of the number, excluded.
    pub before: Option<i64>,
}

/// Returns the entries that match, newest first.
pub fn list(db: &mut Db, filter: &Filter, limit: i64) -> Result<Vec<Row>, Error> {
    let mut rows = audit::table.into_boxed();
    rows = match filter.scope {
        Scope::Everything => rows,
        Scope::Installation => rows.filter(audit::city_id.is_null()),
        Scope::City(id) => rows.filter(audit::city_id.eq(id)),
    };
    if let Some(from) = filter.from {
        rows = rows.filter(audit::at.ge(from));
    }
    if let Some(until) = filter.until {
        rows = rows.filter(audit::at.lt(until));
    }
    if let Some(before) = filter.before {
        rows = rows.filter(audit::id.lt(before));
    }
    if let Some(action) = &filter.action {
        rows = rows.filter(audit::action.like(format!("{action}%")));
    }
    if let Some([a, b, c, d]) = &filter.names {
        let by = audit::actor
            .eq(a)
            .or(audit::actor.eq(b))
            .or(audit::actor.eq(c))
            .or(audit::actor.eq(d));
        let to = audit::object
            .eq(a)
            .or(audit::object.eq(b))
            .or(audit::object.eq(c))
            .or(audit::object.eq(d));
        rows = rows.filter(by.or(to));
    }
    let rows = rows.order(audit::id.desc()).limit(limit);
    Ok(rows.select(Row::as_select()).load(db)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_as_it_was_written() {
        for text in ["0:", "12:00ff", "0::ab:00", "12:00ff:0123456789abcdef:aa00"] {
            assert_eq!(Head::parse(text).unwrap().text(), text);
        }
        for bad in ["", "x:", "1", "1:0", "1:00:", "1:00:a:zz", "1:00:a:00:b"] {
            assert_eq!(Head::parse(bad), None, "{bad}");
        }
    }
}
