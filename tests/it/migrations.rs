//! The schema, on both databases.

use std::collections::BTreeSet;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use urbivox::storage::backend::Connector;
use urbivox::storage::{Db, Error, Storage, migration};

use crate::world::Database;

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    name: String,
}

fn open(database: &Database) -> Db {
    Connector {
        backend: database.backend(),
        cache_kib: 1_024,
    }
    .open()
    .unwrap()
}

fn execute(db: &mut Db, sql: &str) {
    match db {
        Db::Postgres(conn) => conn.batch_execute(sql).unwrap(),
        Db::Sqlite(conn) => conn.batch_execute(sql).unwrap(),
    }
}

/// `table.column` of everything but the migrations' own table, and the index of words, which each database keeps in its own way.
fn columns(db: &mut Db) -> BTreeSet<String> {
    const POSTGRES: &str = "select (table_name || '.' || column_name)::text as name from information_schema.columns \
         where table_schema = 'public' and table_name not like '\\_\\_diesel%' and table_name not like 'comment\\_words%'";
    const SQLITE: &str = "select t.name || '.' || c.name as name from sqlite_schema t, pragma_table_info(t.name) c \
         where t.type = 'table' and t.name not like '\\_\\_diesel%' escape '\\' and t.name not like 'sqlite%' \
         and t.name not like 'comment\\_words%' escape '\\'";
    let rows: Vec<Named> = match db {
        Db::Postgres(conn) => diesel::sql_query(POSTGRES).load(conn).unwrap(),
        Db::Sqlite(conn) => diesel::sql_query(SQLITE).load(conn).unwrap(),
    };
    rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn migrations_go_up_down_and_up_again() {
    for database in Database::each() {
        let mut db = open(&database);
        migration::up(&mut db).unwrap();
        let first = columns(&mut db);
        assert!(first.contains("responses.answers"), "{first:?}");
        migration::down(&mut db).unwrap();
        assert_eq!(columns(&mut db), BTreeSet::new(), "on {}", database.url());
        migration::up(&mut db).unwrap();
        assert_eq!(columns(&mut db), first);
    }
}

#[test]
fn both_databases_have_the_columns_that_the_code_names() {
    let schema = include_str!("../../src/storage/schema.rs");
    let mut expected = BTreeSet::new();
    for table in schema.lines().filter_map(|line| line.strip_prefix("diesel::table! { ")) {
        let (name, columns) = table.split_once(" (").unwrap();
        let (_, columns) = columns.split_once("{ ").unwrap();
        expected.extend(
            columns
                .split(", ")
                .filter_map(|column| column.split_once(" -> "))
                .map(|(c, _)| format!("{name}.{c}")),
        );
    }
    for database in Database::each() {
        let mut db = open(&database);
        migration::up(&mut db).unwrap();
        assert_eq!(columns(&mut db), expected, "on {}", database.url());
    }
}

#[test]
fn a_database_newer_than_the_program_is_refused() {
    for database in Database::each() {
        drop(Storage::open(&database.backend()).unwrap());
        let mut db = open(&database);
        execute(
            &mut db,
            "insert into __diesel_schema_migrations (version) values ('29990101000000')",
        );
        match Storage::open(&database.backend()) {
            Err(Error::Newer(version)) => assert_eq!(version, "29990101000000"),
            Err(other) => panic!("{other}"),
            Ok(_) => panic!("a newer database was opened on {}", database.url()),
        }
    }
}

#[test]
fn two_replicas_may_start_on_one_empty_database() {
    for database in Database::each() {
        std::thread::scope(|scope| {
            let starts: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| Storage::open(&database.backend()).map(drop)))
                .collect();
            for start in starts {
                start.join().unwrap().unwrap();
            }
        });
    }
}
