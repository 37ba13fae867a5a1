//! The full-text index of comments: a GIN index over lexemes.

use diesel::PgConnection;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Array, BigInt, Text};

/// The index entries of a batch, in one statement.
#[derive(QueryId)]
struct InsertMany {
    ids: Vec<i64>,
    parts: Vec<String>,
}

impl RunQueryDsl<PgConnection> for InsertMany {}

impl QueryFragment<Pg> for InsertMany {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("insert into comment_words (comment_id, parts) select id, parts::tsvector from unnest(");
        out.push_bind_param::<Array<BigInt>, _>(&self.ids)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Text>, _>(&self.parts)?;
        out.push_sql(") as entries (id, parts) on conflict (comment_id) do update set parts = excluded.parts");
        Ok(())
    }
}

/// Appends a term in quotes, as part of a `tsvector`. No term contains a quote.
pub(in crate::storage) fn push_lexeme(text: &mut String, part: &str) {
    text.push('\'');
    text.push_str(part);
    text.push_str("' ");
}

/// Inserts or replaces the index entries of the comments `ids`; `parts` are their `tsvector`s, in the same order.
pub(in crate::storage) fn insert(conn: &mut PgConnection, ids: Vec<i64>, parts: Vec<String>) -> QueryResult<()> {
    InsertMany { ids, parts }.execute(conn).map(drop)
}

/// Removes the index entries of these comments.
pub(in crate::storage) fn remove(conn: &mut PgConnection, ids: Vec<i64>) -> QueryResult<()> {
    let removed = diesel::sql_query("delete from comment_words where comment_id = any($1)");
    removed.bind::<Array<BigInt>, _>(ids).execute(conn).map(drop)
}
