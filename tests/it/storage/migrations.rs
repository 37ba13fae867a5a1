//! Migrations and schema on both databases.

use std::collections::BTreeSet;

use diesel::backend::Backend;
use diesel::connection::SimpleConnection;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel::sqlite::Sqlite;
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use urbivox::storage::backend::Connector;
use urbivox::storage::{Db, Error, Storage, migration};

use crate::world::Database;

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    name: String,
}

/// A connection that neither migrates nor checks the database.
pub(crate) fn open(database: &Database) -> Db {
    Connector {
        backend: database.backend(),
        cache_kib: 1_024,
    }
    .open()
    .unwrap()
}

/// Runs statements; none are fine, which SQLite refuses.
pub(crate) fn execute(db: &mut Db, sql: &str) {
    if sql.trim().is_empty() {
        return;
    }
    let done = match db {
        Db::Postgres(conn) => conn.batch_execute(sql),
        Db::Sqlite(conn) => conn.batch_execute(sql),
    };
    done.unwrap_or_else(|cause| panic!("{cause}: {sql}"));
}

/// The texts that a query returns in its column `what`.
pub(crate) fn known(db: &mut Db, sql: &str) -> Vec<String> {
    let rows: QueryResult<Vec<Known>> = match db {
        Db::Postgres(conn) => diesel::sql_query(sql).load(conn),
        Db::Sqlite(conn) => diesel::sql_query(sql).load(conn),
    };
    let rows = rows.unwrap_or_else(|cause| panic!("{cause}: {sql}"));
    rows.into_iter().map(|row| row.what).collect()
}

#[derive(QueryableByName)]
struct Known {
    #[diesel(sql_type = Text)]
    what: String,
}

/// The migrations of this kind of database, as they are in the source tree.
fn migrations_of(db: &Db) -> FileBasedMigrations {
    let folder = match db {
        Db::Postgres(_) => "postgres",
        Db::Sqlite(_) => "sqlite",
    };
    FileBasedMigrations::from_path(format!("{}/migrations/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn next_on<B: Backend, C: MigrationHarness<B>>(conn: &mut C, migrations: FileBasedMigrations) -> Option<String> {
    let pending = conn.pending_migrations(migrations).unwrap();
    pending.first().map(|next| next.name().to_string())
}

/// The name of the next migration, such as `2026-11-23-100000_core`; none when all are applied.
pub(crate) fn next(db: &mut Db) -> Option<String> {
    let migrations = migrations_of(db);
    match db {
        Db::Postgres(conn) => next_on::<Pg, _>(conn, migrations),
        Db::Sqlite(conn) => next_on::<Sqlite, _>(conn, migrations),
    }
}

/// Applies the next migration and returns its name; none when all are applied.
pub(crate) fn up_once(db: &mut Db) -> Option<String> {
    let name = next(db)?;
    let migrations = migrations_of(db);
    let done = match db {
        Db::Postgres(conn) => MigrationHarness::<Pg>::run_next_migration(conn, migrations).map(drop),
        Db::Sqlite(conn) => MigrationHarness::<Sqlite>::run_next_migration(conn, migrations).map(drop),
    };
    done.unwrap_or_else(|cause| panic!("{name}: {cause}"));
    Some(name)
}

/// Reverts the newest applied migration.
pub(crate) fn down_once(db: &mut Db) {
    let migrations = migrations_of(db);
    let done = match db {
        Db::Postgres(conn) => MigrationHarness::<Pg>::revert_last_migration(conn, migrations).map(drop),
        Db::Sqlite(conn) => MigrationHarness::<Sqlite>::revert_last_migration(conn, migrations).map(drop),
    };
    done.unwrap();
}

/// Applies the migrations before the one whose name ends with `end`.
pub(crate) fn up_before(db: &mut Db, end: &str) {
    while !next(db).expect("a migration of this name").ends_with(end) {
        up_once(db);
    }
}

/// `table.column` of all tables, except the migrations' own and an earlier full-text index, which differed between the
/// databases.
pub(crate) fn columns(db: &mut Db) -> BTreeSet<String> {
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
    let schema = include_str!("../../../src/storage/schema.rs");
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

/// Data before the introduction of identities: an account, an account that also used single sign-on, two people who only
/// used it (one of them in both cities and later made owner by hand), and a domain that both cities name.
const BEFORE_IDENTITIES: &str = r#"
    insert into cities (id, slug, name, timezone, languages, created_at, settings) values
        (1, 'tampere', 'Tampere', 'UTC', '["fi"]', 0, '{}'), (2, 'oulu', 'Oulu', 'UTC', '["fi"]', 0, '{}');
    insert into providers (city_id, settings) values
        (1, '{"issuer":"https://id.tampere.fi","client_id":"u","domains":["tampere.fi","both.fi"],"default_role":"viewer"}'),
        (2, '{"issuer":"https://id.oulu.fi","client_id":"u","domains":["oulu.fi","both.fi"],"default_role":"viewer"}');
    insert into people (id, email, name, language, password, totp_step, recovery, created_at) values
        (10, 'account@tampere.fi', 'A', 'en', 'hash', 0, '[]', 0),
        (11, 'both@both.fi', 'B', 'en', null, 0, '["left by somebody"]', 0),
        (12, 'one@tampere.fi', 'C', 'en', null, 0, '[]', 0);
    insert into roles (id, person_id, city_id, role, created_at) values
        (100, 10, 1, 'owner', 0), (101, 11, 1, 'editor', 0), (102, 11, 2, 'owner', 0), (103, 12, 1, 'viewer', 0);
    insert into audit (id, at, city_id, actor, action, object, detail, hash) values
        (1, 0, 1, 'x', 'person.join', 'both@both.fi', '{"by":"sign-on","role":"editor"}', BYTES '00'),
        (2, 0, 2, 'x', 'person.join', 'both@both.fi', '{"by":"sign-on","role":"viewer"}', BYTES '00'),
        (3, 0, 2, 'x', 'person.role', 'both@both.fi', '{"role":"owner"}', BYTES '00'),
        (4, 0, 1, 'x', 'person.join', 'one@tampere.fi', '{"by":"sign-on","role":"viewer"}', BYTES '00');
    insert into sessions (id, token_hash, person_id, created_at, seen_at, expires_at, is_complete, city_id, client) values
        (1, BYTES '01', 10, 0, 0, 9, '1', null, 'own'), (2, BYTES '02', 10, 0, 0, 9, '1', 1, 'by the provider'), (3, BYTES '03', 11, 0, 0, 9, '1', null, 'x');
"#;

#[test]
fn the_migration_turns_single_sign_on_accounts_into_identities() {
    for database in Database::each() {
        let mut db = open(&database);
        up_before(&mut db, "_identities");
        let before = match &db {
            Db::Sqlite(_) => BEFORE_IDENTITIES.replace("BYTES '", "x'"),
            Db::Postgres(_) => BEFORE_IDENTITIES.replace("BYTES '", "'\\x"),
        };
        execute(&mut db, &before);
        up_once(&mut db);
        let people = "select email || ' of ' || coalesce(city_id, 0) || ' ' || recovery as what from people \
             order by email, city_id";
        assert_eq!(
            known(&mut db, people),
            [
                "account@tampere.fi of 0 []",
                "both@both.fi of 1 []",
                "both@both.fi of 2 []",
                "one@tampere.fi of 1 []"
            ]
        );
        let roles = "select p.email || ' ' || r.city_id || ' ' || r.role || ' by ' || r.given_by as what \
             from roles r join people p on p.id = r.person_id order by r.id";
        assert_eq!(
            known(&mut db, roles),
            [
                "account@tampere.fi 1 owner by person",
                "both@both.fi 1 editor by provider",
                "both@both.fi 2 owner by person",
                "one@tampere.fi 1 viewer by provider"
            ]
        );
        let identities = "select i.issuer || ' ' || p.email || ' ' || coalesce(i.subject, '?') as what \
             from identities i join people p on p.id = i.person_id and p.city_id = i.city_id order by i.id";
        assert_eq!(
            known(&mut db, identities),
            [
                "https://id.tampere.fi both@both.fi ?",
                "https://id.tampere.fi one@tampere.fi ?",
                "https://id.oulu.fi both@both.fi ?"
            ]
        );
        assert_eq!(known(&mut db, "select client as what from sessions"), ["own"]);
        assert_eq!(
            known(
                &mut db,
                "select domain || ' ' || city_id as what from domains order by domain"
            ),
            ["oulu.fi 2", "tampere.fi 1"],
            "a domain that two cities name belongs to neither"
        );
        // References to people survive a down and an up migration.
        down_once(&mut db);
        up_once(&mut db);
        assert_eq!(known(&mut db, "select client as what from sessions"), ["own"]);
    }
}
