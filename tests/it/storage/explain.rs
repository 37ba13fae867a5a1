//! No query of a citizen, of staff or of a background thread reads a whole table, on either database.
//!
//! The storage functions run as the service runs them. On SQLite, diesel's instrumentation reports the statements that
//! they send, and `explain query plan` shows how each is executed. On PostgreSQL the plan depends on the values, so the
//! statements are executed on analysed tables, and the server's own counters say which tables were read sequentially.

mod queries;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use data_encoding::HEXLOWER;
use diesel::connection::{AnsiTransactionManager, InstrumentationEvent, TransactionManager};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use regex::Regex;
use urbivox::storage::{Db, comment_blocks, migration};
use urbivox_core::tally::counter_block::CounterBlock;

use crate::storage::migrations::{execute, open};
use crate::world::Database;

use queries::{QUERIES, block_of};

/// Tables that grow with the number of responses, of cities or of days. Not `unindexed_batches`, which is emptied every
/// second.
const LARGE_TABLES: [&str; 22] = [
    "archived_tallies",
    "attempts",
    "audit",
    "cities",
    "comment_blocks",
    "comment_notes",
    "comment_tags",
    "credits",
    "holds",
    "keys",
    "letters",
    "people",
    "releases",
    "responses",
    "services",
    "sessions",
    "surveys",
    "tallies",
    "verifications",
    "versions",
    "visits",
    "withdrawals",
];

/// Rows of each table: enough for PostgreSQL to prefer an index. SQLite's plans do not depend on the number.
fn rows_of(db: &Db) -> i64 {
    match db {
        Db::Postgres(_) => 3_000,
        Db::Sqlite(_) => 100,
    }
}

/// Rows of all tables. `KEY('x')` is 16 bytes that begin with the letter and the number of the row. Flags are
/// written as text, which is converted to the integer or boolean of the column.
const ROWS: &str = "
    insert into cities (id, slug, name, timezone, languages, created_at, settings)
        select n, 'city-' || n, 'City', 'UTC', '[\"fi\"]', 0, '{}' from series;
    insert into services (id, city_id, slug, name, created_at) select n, n, 'desk', '{}', 0 from series;
    insert into surveys (id, service_id, slug, draft, draft_revision, created_at)
        select n, n, 'visit', '{}', 1, 0 from series;
    insert into versions (id, survey_id, number, definition, published_at, note)
        select n, n, 1, '{}', 0, '' from series;
    insert into responses (submission_id, version_id, placement, language, day, submitted_at, answers)
        select KEY('r'), n % 50 + 1, 'web', 'fi', n / 50, n * 1000, '{}' from series;
    insert into tallies (version_id, day, placement, language, counts)
        select n % 50 + 1, n / 50, 'web', 'fi', EMPTY from series;
    insert into archived_tallies (version_id, day, placement, language, counts)
        select n % 50 + 1, n / 50, 'web', 'fi', EMPTY from series;
    insert into withdrawals (submission_id, withdrawn_at, receipt_id, until)
        select KEY('w'), 0, n, case when n % 2 = 0 then n * 1000 end from series;
    insert into verifications (transaction_hash, submission_id, version_id, placement, language, day, is_withdrawn)
        select KEY('t'), KEY('r'), 1, 'web', 'fi', 1, '0' from series;
    insert into holds (submission_id, survey_id, version_id, placement, language, day, submitted_at, answers, doubt,
        state)
        select KEY('h'), n % 50 + 1, n % 50 + 1, 'web', 'fi', n / 50, 0, '{}', 'too-fast', n % 2 from series;
    insert into releases (survey_id, no, first_day, last_day, is_run_closed, answers_min, told_in, atoms,
        previous_hash, made_at)
        select n % 50 + 1, n / 50, n, n, '0', 10, 3, KEY('b'), KEY('p'), 0 from series;
    insert into credits (survey_id, bucket, day) select n % 50 + 1, n, n / 50 from series;
    insert into visits (survey_id, day, placement, seen, started) select n % 50 + 1, n / 50, 'web', 1, 1 from series;
    insert into people (id, email, name, language, totp_step, recovery, created_at)
        select n, n || '@example.org', 'N', 'en', 0, '[]', 0 from series;
    insert into sessions (id, token_hash, person_id, created_at, seen_at, expires_at, is_complete, client)
        select n, KEY('s'), n, 0, 0, n * 1000, '1', '' from series;
    insert into keys (id, hash, role, created_at, name) select n, KEY('k'), 'admin', 0, '' from series;
    insert into audit (id, at, city_id, actor, action, object, detail, hash)
        select n, n * 1000, n % 50 + 1, 'person ' || (n % 50), 'city.change', 'object', '{}', KEY('a') from series;
    insert into letters (id, recipient, subject, body, created_at, due_at, attempts)
        select n, 'a@example.org', 's', 'b', 0, case when n % 100 = 0 then n * 1000 end, 0 from series;
    insert into comment_notes (response_id, question, survey_id, state, owner, tags)
        select n, 'comment', n % 50 + 1, n % 3, '', '[\"jono\"]' from series;
    insert into comment_tags (survey_id, tag, response_id, question)
        select n % 50 + 1, 'jono', n, 'comment' from series;
    insert into unindexed_batches (responses) select '[[7,' || n || ',-1]]' from series where n <= 5;
    insert into attempts (name_hash, failures, last_at) select KEY('f'), 1, n * 1000 from series;
";

/// A query that no index helps, to see that scans are found.
const SCAN: &str = "select count(*) from responses where answers = 'none'";

/// Fills an empty database.
fn fill(db: &mut Db) {
    migration::up(db).unwrap();
    let rows = rows_of(db);
    let empty = HEXLOWER.encode(&CounterBlock::empty().encode());
    let (series, bytes, empty) = match db {
        Db::Postgres(_) => (
            format!("create temp table series as select n::bigint as n from generate_series(1, {rows}) as n"),
            "convert_to(rpad('$1' || n, 16, '.'), 'UTF8')",
            format!("'\\x{empty}'"),
        ),
        Db::Sqlite(_) => (
            format!(
                "create temp table series as with recursive numbers (n) as \
                 (values (1) union all select n + 1 from numbers where n < {rows}) select n from numbers"
            ),
            "cast(substr('$1' || n || '................', 1, 16) as blob)",
            format!("x'{empty}'"),
        ),
    };
    let key = Regex::new(r"KEY\('(?<letter>\w)'\)").unwrap();
    let bytes = bytes.replace("$1", "${letter}");
    let sql = ROWS.replace("EMPTY", &empty);
    execute(db, &series);
    execute(db, "begin");
    execute(db, &key.replace_all(&sql, bytes.as_str()));
    execute(db, "commit");
    let all: Vec<comment_blocks::NewRow> = (1..=rows).map(block_of).collect();
    comment_blocks::insert(db, &all).unwrap();
}

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

/// The statements of a query as SQLite sees them, with parameters.
fn statements(db: &mut Db, query: impl Fn(&mut Db)) -> Vec<String> {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&seen);
    db.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            sink.lock().unwrap().push(query.to_string());
        }
    });
    query(db);
    db.set_instrumentation(|_: InstrumentationEvent<'_>| {});
    let seen = std::mem::take(&mut *seen.lock().unwrap());
    let sql = |statement: String| match statement.split_once(" -- binds: ") {
        Some((sql, _)) => sql.to_owned(),
        None => statement,
    };
    seen.into_iter().map(sql).collect()
}

fn with_sqlite(db: &mut Db, of: impl Fn(&mut SqliteConnection)) {
    let Db::Sqlite(conn) = db else { panic!("not SQLite") };
    of(conn);
}

/// The steps of SQLite's plan that read a whole large table, with their statement.
fn scans_on_sqlite(db: &mut Db, query: impl Fn(&mut Db)) -> Vec<String> {
    // By diesel, so that it makes a savepoint where it wants a transaction of its own.
    with_sqlite(db, |conn| AnsiTransactionManager::begin_transaction(conn).unwrap());
    let mut statements = statements(db, query);
    with_sqlite(db, |conn| AnsiTransactionManager::rollback_transaction(conn).unwrap());
    statements.retain(|sql| !sql.contains("SAVEPOINT"));
    assert!(!statements.is_empty(), "no statement was seen");
    let Db::Sqlite(conn) = db else { panic!("not SQLite") };
    let mut scans = Vec::new();
    for sql in statements {
        let explain = diesel::sql_query(format!("explain query plan {sql}"));
        let steps: Vec<Step> = explain.load(conn).unwrap_or_else(|cause| panic!("{cause}: {sql}"));
        // The newest or oldest rows, as many as the limit says.
        let is_bounded = !sql.to_lowercase().contains(" where ") && sql.to_lowercase().contains(" limit ");
        for Step { detail } in steps {
            let table = detail.strip_prefix("SCAN ").and_then(|rest| rest.split(' ').next());
            if !is_bounded && table.is_some_and(|table| LARGE_TABLES.contains(&table)) {
                scans.push(format!("{detail}: {sql}"));
            }
        }
    }
    scans
}

#[derive(QueryableByName)]
struct Counter {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = BigInt)]
    scans: i64,
}

/// Sequential scans of each table by this connection that are not yet in the server's statistics. Within a transaction
/// the number only grows.
fn counters(db: &mut Db) -> BTreeMap<String, i64> {
    let Db::Postgres(conn) = db else {
        panic!("not PostgreSQL")
    };
    let sql = "select relname::text as name, coalesce(seq_scan, 0)::bigint as scans from pg_stat_xact_user_tables";
    let rows: Vec<Counter> = diesel::sql_query(sql).load(conn).unwrap();
    rows.into_iter().map(|row| (row.name, row.scans)).collect()
}

/// The large tables that a query read sequentially on PostgreSQL, with its statements.
fn scans_on_postgres(db: &mut Db, query: impl Fn(&mut Db)) -> Vec<String> {
    execute(db, "begin");
    let before = counters(db);
    let statements = statements(db, query);
    let after = counters(db);
    execute(db, "rollback");
    let is_scanned = |table: &&str| after.get(*table) > before.get(*table);
    let scanned = LARGE_TABLES.into_iter().filter(is_scanned);
    scanned
        .map(|table| format!("sequential scan of {table} by one of {statements:#?}"))
        .collect()
}

#[test]
fn no_query_reads_a_whole_table_on_sqlite() {
    let database = Database::sqlite();
    let mut db = open(&database);
    fill(&mut db);
    assert_eq!(scans_on_sqlite(&mut db, |db| execute(db, SCAN)).len(), 1);
    for (name, query) in QUERIES {
        let scans = scans_on_sqlite(&mut db, query);
        assert!(scans.is_empty(), "{name}: {scans:#?}");
    }
}

#[test]
fn no_query_reads_a_whole_table_on_postgres() {
    let database = Database::postgres();
    let mut db = open(&database);
    fill(&mut db);
    // Outside a transaction; afterwards the plans know how many rows there are.
    execute(&mut db, "vacuum analyze");
    assert_eq!(scans_on_postgres(&mut db, |db| execute(db, SCAN)).len(), 1);
    for (name, query) in QUERIES {
        let scans = scans_on_postgres(&mut db, query);
        assert!(scans.is_empty(), "{name}: {scans:#?}");
    }
}
