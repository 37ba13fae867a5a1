//! Full-text index of comments: words and parts of words, tags and placements.
//!
//! Each database has its own index, fed with the same terms ([`search_terms`]), so that a search finds the same on both.
//! SQLite's is FTS5 with the tokenizer `ascii`, which splits at blanks and changes no letter beyond ASCII; PostgreSQL's
//! is a GIN index over lexemes that are passed as they are. An entry is written and removed in the transaction of its
//! comment.
//!
//! With `secure-delete`, FTS5 removes terms at once instead of marking them as deleted. A deletion must pass the terms
//! that were indexed, so a change to the terms of a comment must raise the version of the rules below.

use diesel::SqliteConnection;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Text};
use diesel::sqlite::Sqlite;

use super::comment_filter::Filter;
use super::db::{Db, by_backend, on_each_backend};
use super::error::{Error, stored_json};
use super::schema::{comments, installation};
use urbivox_core::survey::answers::search_terms;
use urbivox_core::survey::answers::search_terms::SearchTerm;

/// Version of the indexing rules. An index of another version is rebuilt at start.
const RULES_VERSION: &str = "1";
/// Name in `installation` under which the version of the stored index is recorded.
const RULES_VERSION_KEY: &str = "comment_words";
/// Comments read at once while the index is rebuilt; bounds the memory.
const CHUNK: i64 = 1_000;

/// Maximum bytes of a placement or tag in a search; no stored one is as long. PostgreSQL's lexemes end at 2,046 bytes.
const NAME_BYTES_MAX: usize = 400;

/// Private-use characters that prefix terms which are not words, so that no word of a citizen equals one.
const SURVEY: char = '\u{e000}';
const PLACEMENT: char = '\u{e001}';
const TAG: char = '\u{e002}';

/// The indexed columns of a comment.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = comments)]
pub(super) struct IndexEntry {
    /// The comment.
    pub(super) id: i64,
    /// The survey that was answered.
    pub(super) survey_id: i64,
    /// Slug of the placement.
    pub(super) placement: String,
    /// The text, masked.
    pub(super) words: String,
    /// JSON list of tags.
    pub(super) tags: String,
}

impl IndexEntry {
    /// Returns the terms, each of letters and digits only, each appended by `join`.
    fn parts(&self, join: impl Fn(&mut String, &str)) -> Result<String, Error> {
        let mut text = String::new();
        join(&mut text, &survey_term(self.survey_id));
        join(&mut text, &encoded_term(PLACEMENT, &self.placement));
        for tag in stored_json::<Vec<String>>("comments", &self.tags)? {
            join(&mut text, &encoded_term(TAG, &tag));
        }
        for part in search_terms::index_terms(&self.words) {
            join(&mut text, &part);
        }
        Ok(text)
    }

    /// Returns the terms separated by blanks, for FTS5.
    fn for_sqlite(&self) -> Result<String, Error> {
        self.parts(|text, part| {
            text.push_str(part);
            text.push(' ');
        })
    }
}

fn survey_term(survey_id: i64) -> String {
    format!("{SURVEY}{}", survey_id.cast_unsigned())
}

/// Encodes an arbitrary name as letters and digits.
fn encoded_term(kind: char, name: &str) -> String {
    format!("{kind}{}", data_encoding::HEXLOWER.encode(name.as_bytes()))
}

/// Replaces the index entry of a comment.
pub(super) fn replace(db: &mut Db, before: &IndexEntry, after: IndexEntry) -> Result<(), Error> {
    // PostgreSQL replaces the row by its key, because another replica may have changed it meanwhile.
    by_backend!(
        db,
        Postgres(_) => {},
        Sqlite(_) => remove(db, std::slice::from_ref(before))?,
    );
    insert(db, &[after])
}

/// Adds comments to the index.
pub(super) fn insert(db: &mut Db, entries: &[IndexEntry]) -> Result<(), Error> {
    by_backend!(
        db,
        Postgres(conn) => {
            if !entries.is_empty() {
                let ids = entries.iter().map(|entry| entry.id).collect();
                let parts = entries.iter().map(|entry| entry.parts(super::postgres::comment_words::push_lexeme));
                super::postgres::comment_words::insert(conn, ids, parts.collect::<Result<_, _>>()?)?;
            }
        },
        Sqlite(conn) => {
            for entry in entries {
                let parts = entry.for_sqlite()?;
                IndexStatement {
                    sql: "insert into comment_words (rowid, parts) values (",
                    id: entry.id,
                    parts: &parts,
                }
                .execute(conn)?;
            }
        },
    );
    Ok(())
}

/// Removes comments from the index. On SQLite, `entries` must equal what was indexed.
pub(super) fn remove(db: &mut Db, entries: &[IndexEntry]) -> Result<(), Error> {
    by_backend!(
        db,
        Postgres(conn) => {
            let ids = entries.iter().map(|entry| entry.id).collect();
            super::postgres::comment_words::remove(conn, ids)?;
        },
        Sqlite(conn) => {
            for entry in entries {
                let parts = entry.for_sqlite()?;
                IndexStatement {
                    sql: "insert into comment_words (comment_words, rowid, parts) values ('delete', ",
                    id: entry.id,
                    parts: &parts,
                }
                .execute(conn)?;
            }
        },
    );
    Ok(())
}

/// A statement on one index entry. Its own query type, because diesel does not cache statements of `sql_query`.
struct IndexStatement<'a> {
    sql: &'static str,
    id: i64,
    parts: &'a str,
}

impl QueryId for IndexStatement<'_> {
    type QueryId = IndexStatement<'static>;
    // Two statements have this type; diesel distinguishes them by their SQL text.
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl RunQueryDsl<SqliteConnection> for IndexStatement<'_> {}

impl QueryFragment<Sqlite> for IndexStatement<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.push_sql(self.sql);
        out.push_bind_param::<BigInt, _>(&self.id)?;
        out.push_sql(", ");
        out.push_bind_param::<Text, _>(self.parts)?;
        out.push_sql(")");
        Ok(())
    }
}

/// A search of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum IndexQuery {
    /// No condition: every comment matches.
    Everything,
    /// A condition that no comment can meet, such as words without a letter or digit.
    Nothing,
    /// A query in the syntax of the database's index.
    Match(String),
}

/// Translates the indexed conditions of `filter` into a query for the backend of `db`.
pub(super) fn index_query(db: &Db, survey_id: i64, filter: &Filter) -> IndexQuery {
    let sought = filter.words.as_deref().map(search_terms::search_terms);
    if sought.as_ref().is_some_and(std::collections::BTreeSet::is_empty) {
        return IndexQuery::Nothing;
    }
    let names = [&filter.placement, &filter.tag];
    if names.into_iter().flatten().any(|name| name.len() > NAME_BYTES_MAX) {
        return IndexQuery::Nothing;
    }
    let marks = [
        filter.placement.as_deref().map(|name| encoded_term(PLACEMENT, name)),
        filter.tag.as_deref().map(|tag| encoded_term(TAG, tag)),
    ];
    let mut all: Vec<SearchTerm> = marks.into_iter().flatten().map(SearchTerm::Word).collect();
    all.extend(sought.unwrap_or_default());
    if all.is_empty() {
        return IndexQuery::Everything;
    }
    all.push(SearchTerm::Word(survey_term(survey_id)));
    let (join, quote, within) = by_backend!(
        db,
        Postgres(_) => (" & ", '\'', ":*"),
        Sqlite(_) => (" AND ", '"', "*"),
    );
    let terms = all.iter().map(|sought| match sought {
        SearchTerm::Word(word) => format!("{quote}{word}{quote}"),
        SearchTerm::Substring(letters) => format!("{quote}{letters}{quote}{within}"),
    });
    IndexQuery::Match(terms.collect::<Vec<_>>().join(join))
}

/// Maximum number of matches that are looked up one by one.
const SELECTIVE_MATCHES_MAX: i64 = 2_000;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Returns whether a search has few enough matches to look them up one by one, instead of scanning the survey's comments
/// until a page is full. Neither query planner estimates this well, because neither has statistics on prefixes.
pub(super) fn is_selective(db: &mut Db, query: &str) -> Result<bool, Error> {
    let sql = by_backend!(
        db,
        Postgres(_) =>
            "select count(*) as count from (select 1 from comment_words where parts @@ $1::tsquery limit $2) as found",
        Sqlite(_) =>
            "select count(*) as count from (select 1 from comment_words where comment_words match ? limit ?) as found",
    );
    let found = diesel::sql_query(sql)
        .bind::<Text, _>(query)
        .bind::<BigInt, _>(SELECTIVE_MATCHES_MAX + 1);
    let count: Count = on_each_backend!(db, conn => found.get_result(conn))?;
    Ok(count.count <= SELECTIVE_MATCHES_MAX)
}

/// Rebuilds the index if it is missing or was built by another version of the rules.
pub(super) fn rebuild_if_outdated(db: &mut Db) -> Result<(), Error> {
    let row = installation::table.filter(installation::name.eq(RULES_VERSION_KEY));
    let edition: Option<String> = row.select(installation::value).first(db).optional()?;
    if edition.as_deref() == Some(RULES_VERSION) {
        return Ok(());
    }
    let sql = by_backend!(
        db,
        Postgres(_) => "truncate comment_words",
        Sqlite(_) => "insert into comment_words (comment_words) values ('delete-all')",
    );
    db.batch_execute(sql)?;
    let mut after = i64::MIN;
    loop {
        let rows = comments::table.filter(comments::id.gt(after)).order(comments::id.asc());
        let entries: Vec<IndexEntry> = rows.limit(CHUNK).select(IndexEntry::as_select()).load(db)?;
        let Some(last) = entries.last() else { break };
        after = last.id;
        insert(db, &entries)?;
    }
    on_each_backend!(db, conn => diesel::insert_into(installation::table)
        .values((installation::name.eq(RULES_VERSION_KEY), installation::value.eq(RULES_VERSION)))
        .on_conflict(installation::name)
        .do_update()
        .set(installation::value.eq(RULES_VERSION))
        .execute(conn))?;
    Ok(())
}
