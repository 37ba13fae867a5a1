//! An invalid backup changes nothing.

use std::path::Path;

use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};

use super::{Service, counted, run};
use crate::world::{Database, SECRET};

fn change(path: &Path, sql: &str) {
    SqliteConnection::establish(path.to_str().unwrap())
        .unwrap()
        .batch_execute(sql)
        .unwrap();
}

#[test]
fn an_invalid_backup_changes_nothing() {
    let database = Database::sqlite();
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.db");
    let service = Service::start(&database, SECRET);
    service.set_up();
    service.submit_many(40);
    let path = |path: &Path| path.to_str().unwrap().to_owned();
    run(database.url(), SECRET, &["backup", &path(&good)]).succeeded();
    run(database.url(), SECRET, &["restore", &path(&good)])
        .assert_failed_with(&["another process uses the database", "stop the service"]);
    service.stop();
    let before = std::fs::read(database.path()).unwrap();
    let entries = || {
        let mut names: Vec<_> = std::fs::read_dir(database.path().parent().unwrap())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort_unstable();
        names
    };
    let files = entries();

    let made = |name: &str, bytes: &[u8]| {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        file
    };
    let bytes = std::fs::read(&good).unwrap();
    let altered = |name: &str, sql: &str| {
        let file = made(name, &bytes);
        change(&file, sql);
        file
    };
    let mut torn = bytes.clone();
    let middle = torn.len() / 2;
    torn[middle..middle + 8_192].fill(0x5a);
    let cases: Vec<(std::path::PathBuf, &[&str])> = vec![
        (folder.path().join("nothing.db"), &["nothing.db"]),
        (folder.path().to_owned(), &["was not restored"]),
        (made("empty.db", b""), &["neither an SQLite database nor a dump"]),
        (
            made("junk.db", &[7; 100_000]),
            &["neither an SQLite database nor a dump"],
        ),
        (
            made("dump.sql", b"--\n-- PostgreSQL database dump\n--\n"),
            &["requires an SQLite database"],
        ),
        (made("dump", b"PGDMP\x01\x0e"), &["a dump of PostgreSQL"]),
        (made("head.db", &bytes[..100]), &["damaged"]),
        (made("half.db", &bytes[..bytes.len() / 2]), &["damaged"]),
        (made("pages.db", &bytes[..8_192]), &["damaged"]),
        (made("torn.db", &torn), &["damaged"]),
        (
            altered(
                "newer.db",
                "insert into __diesel_schema_migrations (version) values ('29990101000000')",
            ),
            &["newer than this program"],
        ),
        (
            altered("other.db", "drop table tallies"),
            &["not a database of urbivox"],
        ),
        (
            altered("miscounted.db", "delete from tallies"),
            &["its counts differ", "--mend"],
        ),
        (database.path(), &["it is the database itself"]),
    ];
    for (file, parts) in cases {
        run(database.url(), SECRET, &["restore", &path(&file)])
            .assert_failed_with(&[parts, &["the database is as it was"]].concat());
        assert!(
            std::fs::read(database.path()).unwrap() == before,
            "{} changed it",
            file.display()
        );
        assert_eq!(entries(), files, "{} left something", file.display());
    }
    let stranger = folder.path().join("stranger.db");
    change(&stranger, "create table people (name text)");
    run(database.url(), SECRET, &["restore", &path(&stranger)]).assert_failed_with(&["not a database of urbivox"]);
    run(database.url(), &"x".repeat(32), &["restore", &path(&good)])
        .assert_failed_with(&["used with another secret", "--adopt-secret"]);
    let log = made("good.db-wal", &[1; 100]);
    run(database.url(), SECRET, &["restore", &path(&good)])
        .assert_failed_with(&["good.db-wal is next to it", "urbivox verify"]);
    std::fs::remove_file(log).unwrap();
    assert!(std::fs::read(database.path()).unwrap() == before);

    // The counts can be rebuilt during the restore.
    let miscounted = path(&folder.path().join("miscounted.db"));
    let out = run(database.url(), SECRET, &["restore", &miscounted, "--mend"]).succeeded();
    assert_eq!(counted(&out), 40);
    assert!(out.contains("were rebuilt"), "{out}");
}

#[test]
fn a_damaged_database_is_set_aside_and_replaced() {
    let database = Database::sqlite();
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.db");
    let service = Service::start(&database, SECRET);
    service.set_up();
    service.submit_many(12);
    run(database.url(), SECRET, &["backup", good.to_str().unwrap()]).succeeded();
    service.submit_many(50);
    service.kill();
    // The database file is corrupted, and its log is missing.
    std::fs::remove_file(urbivox::storage::files::with_suffix(&database.path(), "-wal")).unwrap();
    std::fs::write(database.path(), vec![7; 50_000]).unwrap();
    let restore = || {
        let out = run(database.url(), SECRET, &["restore", good.to_str().unwrap()]).succeeded();
        assert_eq!(counted(&out), 12);
        assert_eq!(counted(&run(database.url(), SECRET, &["verify"]).succeeded()), 12);
    };
    restore();
    let kept = super::file_moved_aside(&database.path());
    assert!(
        std::fs::read(&kept).unwrap() == vec![7; 50_000],
        "the damaged file is kept unchanged"
    );
    std::fs::remove_file(kept).unwrap();

    // A backup copied over the database by hand, next to the log of another database.
    let service = Service::start(&database, SECRET);
    service.submit_many(2_000);
    service.kill();
    std::fs::copy(&good, database.path()).unwrap();
    restore();
}

#[test]
fn a_database_that_is_being_restored_cannot_be_opened() {
    let database = Database::sqlite();
    run(database.url(), SECRET, &["city", "add", "tampere", "--name", "Tampere"]).succeeded();
    let lock = urbivox::storage::files::lock_exclusive(&database.path()).unwrap();
    run(database.url(), SECRET, &["verify"]).assert_failed_with(&["a restore of this database is in progress"]);
    drop(lock);
    run(database.url(), SECRET, &["verify"]).succeeded();
    // The connection of another program is detected too.
    let mut other = SqliteConnection::establish(database.path().to_str().unwrap()).unwrap();
    other
        .batch_execute("pragma journal_mode = wal; select count(*) from cities")
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.db");
    run(database.url(), SECRET, &["backup", file.to_str().unwrap()]).succeeded();
    run(database.url(), SECRET, &["restore", file.to_str().unwrap()])
        .assert_failed_with(&["another process uses the database"]);
    drop(other);
    run(database.url(), SECRET, &["restore", file.to_str().unwrap()]).succeeded();
}
