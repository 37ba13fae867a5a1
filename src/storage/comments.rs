//! Rows of comments: what citizens wrote, beside their responses, for staff to read and answer.

use diesel::prelude::*;

use super::db::{Db, on_each_backend};
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
    /// Words that it holds, whatever their case.
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

/// Stores comments.
pub fn insert(db: &mut Db, rows: &[NewRow]) -> Result<(), Error> {
    if rows.is_empty() {
        return Ok(());
    }
    on_each_backend!(db, conn => diesel::insert_into(comments::table).values(rows).execute(conn))?;
    Ok(())
}

/// Removes the comments of a response.
pub fn delete_of_response(db: &mut Db, response_id: i64) -> Result<(), Error> {
    diesel::delete(comments::table.filter(comments::response_id.eq(response_id))).execute(db)?;
    Ok(())
}

/// Comments of a survey before identity `before`, the newest first.
pub fn list(db: &mut Db, survey_id: i64, filter: &Filter, before: i64, limit: i64) -> Result<Vec<Row>, Error> {
    let pattern = filter.words.as_deref().map(pattern_of);
    let tag = filter.tag.as_deref().map(tag_pattern);
    macro_rules! ask {
        ($conn:expr, $like:ident) => {{
            let mut rows = comments::table
                .filter(comments::survey_id.eq(survey_id))
                .filter(comments::id.lt(before))
                .into_boxed();
            if let Some(pattern) = &pattern {
                rows = rows.filter(comments::words.$like(pattern).escape('\\'));
            }
            if let Some(tag) = &tag {
                rows = rows.filter(comments::tags.like(tag).escape('\\'));
            }
            if let Some(state) = filter.state {
                rows = rows.filter(comments::state.eq(state));
            }
            if let Some(placement) = &filter.placement {
                rows = rows.filter(comments::placement.eq(placement));
            }
            if let Some(from) = filter.from {
                rows = rows.filter(comments::day.ge(from));
            }
            if let Some(to) = filter.to {
                rows = rows.filter(comments::day.le(to));
            }
            rows.order(comments::id.desc())
                .limit(limit)
                .select(Row::as_select())
                .load($conn)?
        }};
    }
    // SQLite's `like` ignores the case of ASCII letters, PostgreSQL's `ilike` that of all.
    Ok(match db {
        Db::Postgres(conn) => ask!(conn, ilike),
        Db::Sqlite(conn) => ask!(conn, like),
    })
}

/// How many comments of a survey are in each state: new, acknowledged, done.
pub fn count(db: &mut Db, survey_id: i64) -> Result<[i64; 3], Error> {
    let counts: Vec<(i32, i64)> = comments::table
        .filter(comments::survey_id.eq(survey_id))
        .group_by(comments::state)
        .select((comments::state, diesel::dsl::count_star()))
        .load(db)?;
    let of = |wanted: i32| {
        counts
            .iter()
            .find(|(state, _)| *state == wanted)
            .map_or(0, |(_, count)| *count)
    };
    Ok([NEW, ACKNOWLEDGED, DONE].map(of))
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
    diesel::update(comments::table.filter(comments::id.eq(id)))
        .set((
            comments::state.eq(state),
            comments::owner.eq(owner),
            comments::tags.eq(tags),
        ))
        .execute(db)?;
    Ok(())
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

fn pattern_of(words: &str) -> String {
    format!("%{}%", escaped(words))
}

/// A tag as it stands in the list.
fn tag_pattern(tag: &str) -> String {
    format!("%{}%", escaped(&format!("\"{tag}\"")))
}

/// Responses of a survey with comments sent before `at`, at most `limit`.
pub fn older(db: &mut Db, survey_id: i64, at: i64, limit: i64) -> Result<Vec<i64>, Error> {
    let rows = comments::table
        .filter(comments::survey_id.eq(survey_id))
        .filter(comments::submitted_at.lt(at))
        .order(comments::id.asc())
        .limit(limit);
    Ok(rows.select(comments::response_id).load(db)?)
}

/// How many comments of a survey were sent before `at`.
pub fn count_older(db: &mut Db, survey_id: i64, at: i64) -> Result<i64, Error> {
    let rows = comments::table
        .filter(comments::survey_id.eq(survey_id))
        .filter(comments::submitted_at.lt(at));
    Ok(rows.count().get_result(db)?)
}
