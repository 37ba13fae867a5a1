//! Backup and restore of PostgreSQL with `pg_dump` and `pg_restore`.

use std::path::Path;
use std::process::Command;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::{Service, counted, run};
use crate::world::{Database, SECRET};

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    counted: i64,
}

/// Number of schemas that a restore moved aside.
fn schemas_moved_aside(database: &Database) -> i64 {
    let sql = "select count(*) as counted from pg_namespace where nspname like 'urbivox\\_before\\_restore\\_%'";
    let mut conn = PgConnection::establish(database.url()).unwrap();
    diesel::sql_query(sql).get_result::<Counted>(&mut conn).unwrap().counted
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_dump_under_load_is_restored_completely_in_both_formats() {
    let folder = tempfile::tempdir().unwrap();
    for is_plain in [false, true] {
        let database = Database::postgres();
        let service = Service::start(&database, SECRET);
        service.set_up();
        let file = folder.path().join(format!("it's a dump {is_plain}"));
        let (before, after) = service.backup_under_load(&file);
        let file = if is_plain { plain(&file) } else { file };
        let later = service.submit_many(400);
        run(database.url(), SECRET, &["restore", text(&file)])
            .assert_failed_with(&["another process uses the database"]);
        service.kill();
        let whole = counted(&run(database.url(), SECRET, &["verify"]).succeeded());

        let out = run(database.url(), SECRET, &["restore", text(&file)]).succeeded();
        let restored = counted(&out);
        assert!(
            restored >= before.len() && restored < whole,
            "{restored} of {whole}: {out}"
        );
        assert!(
            out.contains("the earlier database is kept: the schema urbivox_before_restore_"),
            "{out}"
        );
        assert_eq!(schemas_moved_aside(&database), 1);
        let service = Service::start(&database, SECRET);
        assert!(before.iter().all(|receipt| service.status(receipt) == 200));
        // A sample: many unknown receipts would exceed the rate limit.
        assert!(
            after
                .iter()
                .take(2)
                .chain(later.iter().take(2))
                .all(|receipt| service.status(receipt) == 404)
        );
        service.submit_many(3);
        // Schemas moved aside are not part of later backups.
        let second = folder.path().join(format!("second {is_plain}"));
        run(database.url(), SECRET, &["backup", text(&second)]).succeeded();
        service.stop();
        let elsewhere = Database::postgres();
        let out = run(elsewhere.url(), SECRET, &["restore", text(&second)]).succeeded();
        assert_eq!(
            (counted(&out), schemas_moved_aside(&elsewhere)),
            (restored + 3, 0),
            "{out}"
        );
        assert!(out.contains("there was no earlier database"), "{out}");
    }
}

/// Converts the dump to SQL.
fn plain(dump: &Path) -> std::path::PathBuf {
    let file = dump.with_extension("sql");
    let made = Command::new("pg_restore").arg("--file").arg(&file).arg(dump).status();
    assert!(made.unwrap().success());
    file
}

#[test]
fn an_invalid_dump_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::postgres();
    let service = Service::start(&database, SECRET);
    service.set_up();
    service.submit_many(40);
    let good = folder.path().join("good");
    run(database.url(), SECRET, &["backup", text(&good)]).succeeded();
    let other = folder.path().join("sqlite.db");
    let sqlite = Database::sqlite();
    run(sqlite.url(), SECRET, &["city", "add", "turku", "--name", "Turku"]).succeeded();
    run(sqlite.url(), SECRET, &["backup", text(&other)]).succeeded();
    run(sqlite.url(), SECRET, &["restore", text(&good)]).assert_failed_with(&["requires an SQLite database"]);
    service.stop();

    let made = |name: &str, bytes: &[u8]| {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        file
    };
    let bytes = std::fs::read(&good).unwrap();
    let sql = std::fs::read_to_string(plain(&good)).unwrap();
    let with = |name: &str, more: &str| made(name, format!("{sql}\n{more}\n").as_bytes());
    let escape = sql.replacen("\n\n", "\n\\connect postgres\n\n", 1);
    let cases: Vec<(std::path::PathBuf, &[&str])> = vec![
        (folder.path().join("nothing"), &["nothing"]),
        (made("empty", b""), &["neither"]),
        (made("junk", &[7; 100_000]), &["neither"]),
        (other, &["requires a dump of PostgreSQL"]),
        (made("half", &bytes[..bytes.len() / 2]), &["damaged"]),
        (
            made("half.sql", &sql.as_bytes()[..sql.len() / 2]),
            &["damaged", "before it is complete"],
        ),
        (made("escape.sql", escape.as_bytes()), &["\\connect"]),
        (
            with(
                "newer.sql",
                "insert into public.__diesel_schema_migrations (version) values ('29990101000000');",
            ),
            &["newer than this program"],
        ),
        (
            with("other.sql", "drop table public.responses;"),
            &["not a database of urbivox"],
        ),
        (
            with("faulty.sql", "select no_such_function();"),
            &["psql failed", "no_such_function"],
        ),
        (
            with("miscounted.sql", "delete from public.tallies;"),
            &["its counts differ"],
        ),
    ];
    for (file, parts) in cases {
        run(database.url(), SECRET, &["restore", text(&file)])
            .assert_failed_with(&[parts, &["the database is as it was"]].concat());
        assert_eq!(schemas_moved_aside(&database), 0, "{}", file.display());
        assert_eq!(
            counted(&run(database.url(), SECRET, &["verify"]).succeeded()),
            40,
            "{}",
            file.display()
        );
    }
    run(database.url(), &"x".repeat(32), &["restore", text(&good)]).assert_failed_with(&["used with another secret"]);
    assert_eq!(counted(&run(database.url(), SECRET, &["verify"]).succeeded()), 40);
}

#[test]
fn the_secret_inside_postgresql_is_restored_with_the_dump() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::postgres();
    let service = Service::start(&database, "");
    service.set_up();
    let receipts = service.submit_many(5);
    let file = folder.path().join("dump");
    run(
        database.url(),
        "",
        &["backup", text(&folder.path().join("bare")), "--without-secret"],
    )
    .assert_failed_with(&["PostgreSQL holds the secret"]);
    run(database.url(), "", &["backup", text(&file)]).succeeded();
    service.stop();
    let other = Database::postgres();
    let out = run(other.url(), "", &["restore", text(&file)]).succeeded();
    assert!(out.contains("the secret is in the database"), "{out}");
    let service = Service::start(&other, "");
    assert!(receipts.iter().all(|receipt| service.status(receipt) == 200));
    service.stop();
}

#[test]
fn missing_postgresql_programs_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::postgres();
    run(database.url(), SECRET, &["city", "add", "tampere", "--name", "Tampere"]).succeeded();
    let dump = folder.path().join("dump");
    run(database.url(), SECRET, &["backup", text(&dump)]).succeeded();
    for (words, parts) in [
        (
            ["backup", text(&folder.path().join("second"))],
            ["pg_dump is not installed", "pg_dump --format=custom"],
        ),
        (
            ["restore", text(&dump)],
            ["pg_restore is not installed", "pg_restore --no-owner"],
        ),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_urbivox"));
        command
            .args(words)
            .env_clear()
            .env("DATABASE_URL", database.url())
            .env("URBIVOX_SECRET", SECRET);
        let done = command.env("PATH", folder.path()).output().unwrap();
        let told = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(1), "{told}");
        assert!(parts.iter().all(|part| told.contains(part)), "{told}");
    }
    assert!(!folder.path().join("second").exists());
    let mut conn = PgConnection::establish(database.url()).unwrap();
    conn.batch_execute("select 1").unwrap();
}
