//! Rows of comments: what citizens wrote, beside their responses, for staff to read and answer.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Integer, Text};

use super::comment_words;
use super::comment_words::{Entry, IndexQuery};
use super::db::Db;
use super::error::Error;
use super::schema::comments;

/// Nobody has looked at it.
pub const NEW: i32 = 0;
/// Somebody has.
pub const ACKNOWLEDGED: i32 = 1;
/// What it asks for is done, or will not be.
pub const DONE: i32 = 2;

/// A comment that is about to be stored.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = comments)]
pub struct NewRow {
    /// The response it is part of.
    pub response_id: i64,
    /// The survey that was answered.
    pub survey_id: i64,
    /// The code of the question, or `question:option` beside an option.
    pub question: String,
    /// Where the survey was offered.
    pub placement: String,
    /// The language of the page.
    pub language: String,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Milliseconds since 1970, UTC.
    pub submitted_at: i64,
    /// What was written, masked.
    pub words: String,
    /// [`NEW`], [`ACKNOWLEDGED`] or [`DONE`].
    pub state: i32,
    /// Who takes care of it; empty until somebody does.
    pub owner: String,
    /// A JSON list.
    pub tags: String,
}

/// A comment as it is stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = comments)]
pub struct Row {
    /// Grows with each comment.
    pub id: i64,
    /// The code of the question, or `question:option` beside an option.
    pub question: String,
    /// Where the survey was offered.
    pub placement: String,
    /// The language of the page.
    pub language: String,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Milliseconds since 1970, UTC.
    pub submitted_at: i64,
    /// What was written, masked.
    pub words: String,
    /// [`NEW`], [`ACKNOWLEDGED`] or [`DONE`].
    pub state: i32,
    /// Who takes care of it; empty until somebody does.
    pub owner: String,
    /// A JSON list.
    pub tags: String,
}

/// What is looked for; every `None` lets everything through.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words and parts of words that it holds: see [`urbivox_core::survey::answers::search_terms`].
    pub words: Option<String>,
    /// In this state.
    pub state: Option<i32>,
    /// With this tag.
    pub tag: Option<String>,
    /// From there.
    pub placement: Option<String>,
    /// First day.
    pub from: Option<i32>,
    /// Last day.
    pub to: Option<i32>,
}

/// Rows in one statement: PostgreSQL takes 65,535 values at once, and a row has eleven.
const ROWS_MAX: usize = 1_000;

diesel::define_sql_function! {
    /// The identity that the last row was given, in this connection.
    fn last_insert_rowid() -> diesel::sql_types::BigInt;
}

/// Stores comments, and what they are found by.
pub fn insert(db: &mut Db, rows: &[NewRow]) -> Result<(), Error> {
    for rows in rows.chunks(ROWS_MAX) {
        let ids = insert_rows(db, rows)?;
        let entries: Vec<Entry> = rows.iter().zip(ids).map(|(row, id)| entry_of(row, id)).collect();
        comment_words::insert(db, &entries)?;
    }
    Ok(())
}

fn insert_rows(db: &mut Db, rows: &[NewRow]) -> Result<Vec<i64>, Error> {
    match db {
        Db::Postgres(conn) => {
            let insert = diesel::insert_into(comments::table).values(rows);
            Ok(insert.returning(comments::id).get_results(conn)?)
        }
        Db::Sqlite(conn) => {
            let mut ids = Vec::with_capacity(rows.len());
            for row in rows {
                diesel::insert_into(comments::table).values(row).execute(conn)?;
                ids.push(diesel::select(last_insert_rowid()).get_result(conn)?);
            }
            Ok(ids)
        }
    }
}

fn entry_of(row: &NewRow, id: i64) -> Entry {
    Entry {
        id,
        survey_id: row.survey_id,
        placement: row.placement.clone(),
        words: row.words.clone(),
        tags: row.tags.clone(),
    }
}

/// Removes the comments of a response; how many they were.
pub fn delete_of_response(db: &mut Db, response_id: i64) -> Result<usize, Error> {
    let own = comments::table.filter(comments::response_id.eq(response_id));
    let entries: Vec<Entry> = own.select(Entry::as_select()).load(db)?;
    if entries.is_empty() {
        return Ok(0);
    }
    // First the rows: whoever tags one at this moment on another replica is waited for, and what they made findable is seen then.
    let deleted = diesel::delete(own).execute(db)?;
    comment_words::remove(db, &entries)?;
    Ok(deleted)
}

/// Where a comment stands in the list, which goes by day and then by identity, the newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Its identity.
    pub id: i64,
}

/// Comments of a survey after `place` in the list, the newest first.
pub fn list(db: &mut Db, survey_id: i64, filter: &Filter, place: Option<Place>, limit: i64) -> Result<Vec<Row>, Error> {
    let asked = comment_words::asked(db, survey_id, filter);
    if asked == IndexQuery::Nothing {
        return Ok(Vec::new());
    }
    macro_rules! ask {
        ($conn:expr, $own:expr, $matching:expr) => {{
            let own = sql::<Bool>($own).bind::<BigInt, _>(survey_id);
            let mut rows = comments::table.filter(own).into_boxed();
            if let Some(Place { day, id }) = place {
                let earlier = sql::<Bool>("(comments.day, comments.id) < (").bind::<Integer, _>(day);
                rows = rows.filter(earlier.sql(", ").bind::<BigInt, _>(id).sql(")"));
            }
            if let IndexQuery::Match(query) = &asked {
                let (before, after) = $matching;
                rows = rows.filter(sql::<Bool>(before).bind::<Text, _>(query).sql(after));
            }
            if let Some(state) = filter.state {
                rows = rows.filter(comments::state.eq(state));
            }
            if let Some(from) = filter.from {
                rows = rows.filter(comments::day.ge(from));
            }
            if let Some(to) = filter.to {
                rows = rows.filter(comments::day.le(to));
            }
            rows.order((comments::day.desc(), comments::id.desc()))
                .limit(limit)
                .select(Row::as_select())
                .load($conn)?
        }};
    }
    let is_few = match &asked {
        IndexQuery::Match(query) => comment_words::finds_few(db, query)?,
        IndexQuery::Everything | IndexQuery::Nothing => false,
    };
    // Written so that the databases cannot but do as they are told: a sum is in no index, and an array is made first.
    Ok(match (db, is_few) {
        (Db::Postgres(conn), true) => ask!(
            conn,
            "comments.survey_id + 0 = ",
            (
                "comments.id = any (array(select comment_id from comment_words where parts @@ ",
                "::tsquery))"
            )
        ),
        (Db::Postgres(conn), false) => ask!(
            conn,
            "comments.survey_id = ",
            (
                "exists (select 1 from comment_words where comment_id = comments.id and parts @@ ",
                "::tsquery)"
            )
        ),
        (Db::Sqlite(conn), true) => ask!(
            conn,
            "+comments.survey_id = ",
            (
                "comments.id in (select rowid from comment_words where comment_words match ",
                ")"
            )
        ),
        (Db::Sqlite(conn), false) => ask!(
            conn,
            "comments.survey_id = ",
            (
                "+comments.id in (select rowid from comment_words where comment_words match ",
                ")"
            )
        ),
    })
}

/// How many comments of a survey are in each state: new, acknowledged, done.
pub fn count(db: &mut Db, survey_id: i64) -> Result<[i64; 3], Error> {
    let mut counts = [0; 3];
    // One by one: PostgreSQL counts a state in the index, but reads the whole table to group by it.
    for (count, state) in counts.iter_mut().zip([NEW, ACKNOWLEDGED, DONE]) {
        let rows = comments::table
            .filter(comments::survey_id.eq(survey_id))
            .filter(comments::state.eq(state));
        *count = rows.count().get_result(db)?;
    }
    Ok(counts)
}

/// One comment of a survey.
pub fn find(db: &mut Db, survey_id: i64, id: i64) -> Result<Option<Row>, Error> {
    let rows = comments::table
        .filter(comments::survey_id.eq(survey_id))
        .filter(comments::id.eq(id));
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Notes what staff did with a comment.
pub fn update(db: &mut Db, id: i64, state: i32, owner: &str, tags: &str) -> Result<(), Error> {
    let rows = comments::table.filter(comments::id.eq(id));
    let before: Option<Entry> = rows.select(Entry::as_select()).first(db).optional()?;
    let changed = diesel::update(rows)
        .set((
            comments::state.eq(state),
            comments::owner.eq(owner),
            comments::tags.eq(tags),
        ))
        .execute(db)?;
    match before {
        Some(before) if changed == 1 => {
            let after = Entry {
                tags: tags.to_owned(),
                ..before.clone()
            };
            comment_words::replace(db, &before, after)
        }
        _gone => Ok(()),
    }
}

/// Responses of a survey with comments sent before this civil day, at most `limit`.
pub fn older(db: &mut Db, survey_id: i64, day: i32, limit: i64) -> Result<Vec<i64>, Error> {
    let rows = comments::table
        .filter(comments::survey_id.eq(survey_id))
        .filter(comments::day.lt(day))
        .order((comments::day.asc(), comments::id.asc()))
        .limit(limit);
    Ok(rows.select(comments::response_id).load(db)?)
}

/// How many comments of a survey were sent before this civil day.
pub fn count_older(db: &mut Db, survey_id: i64, day: i32) -> Result<i64, Error> {
    let rows = comments::table
        .filter(comments::survey_id.eq(survey_id))
        .filter(comments::day.lt(day));
    Ok(rows.count().get_result(db)?)
}
