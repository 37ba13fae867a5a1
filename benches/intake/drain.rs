//! Waits until the comments of all stored responses are in the search index.

use std::time::{Duration, Instant};

use anyhow::bail;
use diesel::connection::SimpleConnection;
use diesel::sql_types::BigInt;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection};

/// Pause between two looks at the queue.
const PAUSE: Duration = Duration::from_millis(20);
/// Longest wait for an index that was left behind by a load.
const PATIENCE: Duration = Duration::from_secs(1_800);
/// Whether the queue exists: a server without it writes its index with the response.
const EXISTS_SQLITE: &str = "select count(*) as number from sqlite_master where name = 'unindexed_batches'";
const EXISTS_POSTGRES: &str =
    "select count(*) as number from pg_tables where schemaname = current_schema() and tablename = 'unindexed_batches'";
/// Rows in the queue, at most one.
const WAITING: &str = "select count(*) as number from (select 1 from unindexed_batches limit 1) as waiting";

/// The queue of responses whose comments are not in the search index yet.
pub(crate) struct IndexQueue(Option<Database>);

enum Database {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

impl IndexQueue {
    /// Opens the queue of a database.
    pub(crate) fn open(url: &str) -> anyhow::Result<IndexQueue> {
        let (mut database, exists) = match url.strip_prefix("sqlite://") {
            Some(path) => {
                let mut conn = SqliteConnection::establish(path)?;
                conn.batch_execute("pragma busy_timeout = 10000")?;
                (Database::Sqlite(conn), EXISTS_SQLITE)
            }
            None => (Database::Postgres(PgConnection::establish(url)?), EXISTS_POSTGRES),
        };
        let is_known = database.count(exists)? > 0;
        Ok(IndexQueue(is_known.then_some(database)))
    }

    /// Waits until the queue is empty; returns the time.
    pub(crate) fn wait_until_empty(&mut self) -> anyhow::Result<Duration> {
        let began = Instant::now();
        let Some(database) = &mut self.0 else {
            return Ok(Duration::ZERO);
        };
        while database.count(WAITING)? > 0 {
            if began.elapsed() > PATIENCE {
                bail!("comments are not in the search index after {PATIENCE:?}");
            }
            std::thread::sleep(PAUSE);
        }
        Ok(began.elapsed())
    }
}

impl Database {
    fn count(&mut self, query: &str) -> anyhow::Result<i64> {
        let count: Count = match self {
            Database::Sqlite(conn) => diesel::sql_query(query).get_result(conn)?,
            Database::Postgres(conn) => diesel::sql_query(query).get_result(conn)?,
        };
        Ok(count.number)
    }
}
