//! Contents of the whole database, for comparison.

use std::collections::BTreeMap;

use diesel::sql_types::Text;
use diesel::{QueryableByName, RunQueryDsl, sql_query};
use urbivox::storage::Db;
use urbivox::storage::backend::Connector;

use crate::world::World;

/// Tables that change by themselves or by a refusal: sessions, counted failures, the log and its head, queued e-mails, the
/// search index of comments.
const IGNORED_TABLES: [&str; 9] = [
    "comment_blocks",
    "unindexed_batches",
    "sessions",
    "attempts",
    "audit",
    "security_events",
    "installation",
    "letters",
    "visits",
];

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// The rows of every table, as text.
pub(super) fn dump(world: &World) -> BTreeMap<String, Vec<String>> {
    let backend = world.database.backend();
    let mut db = Connector {
        backend,
        cache_kib: 1_024,
    }
    .open()
    .unwrap();
    let tables = match &mut db {
        Db::Postgres(_) => {
            "select table_name::text as line from information_schema.tables where table_schema = 'public'"
        }
        Db::Sqlite(_) => "select name as line from sqlite_master where type = 'table' and name not like 'sqlite%'",
    };
    let tables = lines(&mut db, tables);
    let kept = tables
        .into_iter()
        .filter(|table| !IGNORED_TABLES.contains(&table.as_str()));
    kept.map(|table| (table.clone(), rows(&mut db, &table))).collect()
}

fn rows(db: &mut Db, table: &str) -> Vec<String> {
    let select = match db {
        Db::Postgres(_) => format!("select t::text as line from \"{table}\" t order by 1"),
        Db::Sqlite(_) => {
            let columns = lines(
                db,
                &format!("select 'quote(\"' || name || '\")' as line from pragma_table_info('{table}')"),
            );
            format!(
                "select {} as line from \"{table}\" order by 1",
                columns.join(" || '|' || ")
            )
        }
    };
    lines(db, &select)
}

fn lines(db: &mut Db, query: &str) -> Vec<String> {
    let found: Vec<Line> = match db {
        Db::Postgres(conn) => sql_query(query).load(conn).unwrap(),
        Db::Sqlite(conn) => sql_query(query).load(conn).unwrap(),
    };
    found.into_iter().map(|found| found.line).collect()
}
