//! Rows of comments: free-text answers with a state, an assignee and tags, stored along with their responses.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Integer, Text};

use super::comment_filter::Filter;
use super::comment_state::State;
use super::comment_words;
use super::comment_words::{IndexEntry, IndexQuery};
use super::db::{Db, by_backend};
use super::error::Error;
use super::schema::comments;

/// A comment to be inserted.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = comments)]
pub struct NewRow {
    /// The response it is part of.
    pub response_id: i64,
    /// The survey that was answered.
    pub survey_id: i64,
    /// The code of the question, or `question:option` for the text of an option.
    pub question: String,
    /// Slug of the placement.
    pub placement: String,
    /// The language of the page.
    pub language: String,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Milliseconds since 1970, UTC.
    pub submitted_at: i64,
    /// The text, masked.
    pub words: String,
    /// State.
    pub state: State,
    /// The assignee; empty for none.
    pub owner: String,
    /// JSON list of tags.
    pub tags: String,
}

/// A comment as it is stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = comments)]
pub struct Row {
    /// Ascending identity.
    pub id: i64,
    /// The code of the question, or `question:option` for the text of an option.
    pub question: String,
    /// Slug of the placement.
    pub placement: String,
    /// The language of the page.
    pub language: String,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Milliseconds since 1970, UTC.
    pub submitted_at: i64,
    /// The text, masked.
    pub words: String,
    /// State.
    pub state: State,
    /// The assignee; empty for none.
    pub owner: String,
    /// JSON list of tags.
    pub tags: String,
}

/// Maximum rows in one statement: PostgreSQL accepts 65,535 values, and a row has eleven.
const ROWS_MAX: usize = 1_000;

diesel::define_sql_function! {
    /// The identity of the row inserted last on this connection.
    fn last_insert_rowid() -> diesel::sql_types::BigInt;
}

/// Inserts comments and their index entries.
pub fn insert(db: &mut Db, rows: &[NewRow]) -> Result<(), Error> {
    for rows in rows.chunks(ROWS_MAX) {
        let ids = insert_rows(db, rows)?;
        let entries: Vec<IndexEntry> = rows.iter().zip(ids).map(|(row, id)| entry_of(row, id)).collect();
        comment_words::insert(db, &entries)?;
    }
    Ok(())
}

fn insert_rows(db: &mut Db, rows: &[NewRow]) -> Result<Vec<i64>, Error> {
    by_backend!(
        db,
        Postgres(conn) => {
            let insert = diesel::insert_into(comments::table).values(rows);
            Ok(insert.returning(comments::id).get_results(conn)?)
        },
        Sqlite(conn) => {
            let mut ids = Vec::with_capacity(rows.len());
            for row in rows {
                diesel::insert_into(comments::table).values(row).execute(conn)?;
                ids.push(diesel::select(last_insert_rowid()).get_result(conn)?);
            }
            Ok(ids)
        },
    )
}

fn entry_of(row: &NewRow, id: i64) -> IndexEntry {
    IndexEntry {
        id,
        survey_id: row.survey_id,
        placement: row.placement.clone(),
        words: row.words.clone(),
        tags: row.tags.clone(),
    }
}

/// Deletes the comments of a response and returns their number.
pub fn delete_of_response(db: &mut Db, response_id: i64) -> Result<usize, Error> {
    let own = comments::table.filter(comments::response_id.eq(response_id));
    let entries: Vec<IndexEntry> = own.select(IndexEntry::as_select()).load(db)?;
    if entries.is_empty() {
        return Ok(0);
    }
    // The rows first: this waits for a concurrent change of tags on another replica, whose index entry is then visible.
    let deleted = diesel::delete(own).execute(db)?;
    comment_words::remove(db, &entries)?;
    Ok(deleted)
}

/// Cursor into the list of comments, which is ordered by day and then by identity, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommentCursor {
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Identity of the comment.
    pub id: i64,
}

/// Returns comments of a survey after the cursor `after`, newest first.
pub fn list(
    db: &mut Db,
    survey_id: i64,
    filter: &Filter,
    after: Option<CommentCursor>,
    limit: i64,
) -> Result<Vec<Row>, Error> {
    let index_query = comment_words::index_query(db, survey_id, filter);
    if index_query == IndexQuery::Nothing {
        return Ok(Vec::new());
    }
    macro_rules! load {
        ($conn:expr, $plan:expr) => {{
            let plan: ListPlan = $plan;
            let own = sql::<Bool>(plan.survey).bind::<BigInt, _>(survey_id);
            let mut rows = comments::table.filter(own).into_boxed();
            if let Some(CommentCursor { day, id }) = after {
                let earlier = sql::<Bool>("(comments.day, comments.id) < (").bind::<Integer, _>(day);
                rows = rows.filter(earlier.sql(", ").bind::<BigInt, _>(id).sql(")"));
            }
            if let IndexQuery::Match(query) = &index_query {
                rows = rows.filter(sql::<Bool>(plan.matching.0).bind::<Text, _>(query).sql(plan.matching.1));
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
    let is_few = match &index_query {
        IndexQuery::Match(query) => comment_words::is_selective(db, query)?,
        IndexQuery::Everything | IndexQuery::Nothing => false,
    };
    Ok(by_backend!(
        db,
        Postgres(conn) => load!(conn, ListPlan::postgres(is_few)),
        Sqlite(conn) => load!(conn, ListPlan::sqlite(is_few)),
    ))
}

/// SQL that forces the query plan of a list: `survey_id + 0` and `+survey_id` hide the index, `any(array(…))` materialises
/// the matches.
struct ListPlan {
    /// Comparison with the id of the survey.
    survey: &'static str,
    /// Before and after the query of the index of words.
    matching: (&'static str, &'static str),
}

impl ListPlan {
    /// `is_few`: whether so few comments match that they are looked up one by one.
    #[cfg(feature = "postgres")]
    fn postgres(is_few: bool) -> ListPlan {
        if is_few {
            ListPlan {
                survey: "comments.survey_id + 0 = ",
                matching: (
                    "comments.id = any (array(select comment_id from comment_words where parts @@ ",
                    "::tsquery))",
                ),
            }
        } else {
            ListPlan {
                survey: "comments.survey_id = ",
                matching: (
                    "exists (select 1 from comment_words where comment_id = comments.id and parts @@ ",
                    "::tsquery)",
                ),
            }
        }
    }

    /// `is_few`: whether so few comments match that they are looked up one by one.
    fn sqlite(is_few: bool) -> ListPlan {
        if is_few {
            ListPlan {
                survey: "+comments.survey_id = ",
                matching: (
                    "comments.id in (select rowid from comment_words where comment_words match ",
                    ")",
                ),
            }
        } else {
            ListPlan {
                survey: "comments.survey_id = ",
                matching: (
                    "+comments.id in (select rowid from comment_words where comment_words match ",
                    ")",
                ),
            }
        }
    }
}

/// Counts the comments of a survey by state: new, acknowledged, done.
pub fn count(db: &mut Db, survey_id: i64) -> Result<[i64; 3], Error> {
    let mut counts = [0; 3];
    // One query for each state: PostgreSQL counts a state in the index, but scans the table to group by it.
    for (count, state) in counts.iter_mut().zip(State::ALL) {
        let rows = comments::table
            .filter(comments::survey_id.eq(survey_id))
            .filter(comments::state.eq(state));
        *count = rows.count().get_result(db)?;
    }
    Ok(counts)
}

/// Returns one comment of a survey.
pub fn find(db: &mut Db, survey_id: i64, id: i64) -> Result<Option<Row>, Error> {
    let rows = comments::table
        .filter(comments::survey_id.eq(survey_id))
        .filter(comments::id.eq(id));
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Sets state, assignee and tags of a comment.
pub fn update(db: &mut Db, survey_id: i64, id: i64, state: State, owner: &str, tags: &str) -> Result<(), Error> {
    let rows = comments::table
        .filter(comments::id.eq(id))
        .filter(comments::survey_id.eq(survey_id));
    let before: Option<IndexEntry> = rows.select(IndexEntry::as_select()).first(db).optional()?;
    let changed = diesel::update(rows)
        .set((
            comments::state.eq(state),
            comments::owner.eq(owner),
            comments::tags.eq(tags),
        ))
        .execute(db)?;
    match before {
        Some(before) if changed == 1 => {
            let after = IndexEntry {
                tags: tags.to_owned(),
                ..before.clone()
            };
            comment_words::replace(db, &before, after)
        }
        _gone => Ok(()),
    }
}

/// Returns up to `limit` responses of a survey that have comments from before `day`, oldest first.
pub fn responses_before(db: &mut Db, survey_id: i64, day: i32, limit: i64) -> Result<Vec<i64>, Error> {
    let rows = comments::table
        .filter(comments::survey_id.eq(survey_id))
        .filter(comments::day.lt(day))
        .order((comments::day.asc(), comments::id.asc()))
        .limit(limit);
    Ok(rows.select(comments::response_id).load(db)?)
}

/// Counts the comments of a survey from before `day`.
pub fn count_before(db: &mut Db, survey_id: i64, day: i32) -> Result<i64, Error> {
    let rows = comments::table
        .filter(comments::survey_id.eq(survey_id))
        .filter(comments::day.lt(day));
    Ok(rows.count().get_result(db)?)
}
