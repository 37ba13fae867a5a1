//! The command line: exit codes, output and error messages.

mod demo;
mod exports;
mod keys;
mod staff;

use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};
use serde_json::{Value, json};
use urbivox::storage::Backend;

use crate::process::Process;
use crate::world::{self, Database, World};

pub(crate) struct CommandOutput {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

fn command(url: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_urbivox"));
    command
        .args(arguments)
        .env_clear()
        .env("DATABASE_URL", url)
        .env("URBIVOX_SECRET", world::SECRET)
        .current_dir(std::env::temp_dir());
    command
}

pub(crate) fn run(url: &str, arguments: &[&str]) -> CommandOutput {
    done(&mut command(url, arguments))
}

/// Runs a command with the secret file next to the database.
fn run_with_own_secret(url: &str, arguments: &[&str]) -> CommandOutput {
    done(command(url, arguments).env_remove("URBIVOX_SECRET"))
}

fn done(command: &mut Command) -> CommandOutput {
    let output = command.output().unwrap();
    CommandOutput {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The output of `verify` without the line about the audit log.
fn counts(out: &str) -> String {
    let lines = out.lines().filter(|line| !line.starts_with("audit log: "));
    lines.map(|line| format!("{line}\n")).collect()
}

/// Runs a command with the secret of the [`World`]'s server.
pub(crate) fn run_with_secret(url: &str, arguments: &[&str]) -> CommandOutput {
    run(url, arguments)
}

impl CommandOutput {
    pub(crate) fn succeeded(self) -> String {
        assert_eq!(self.code, Some(0), "{}", self.err);
        self.out
    }

    /// Asserts exit code 1, nothing on standard output, and one error line that contains all `parts`.
    fn assert_failed_with(self, parts: &[&str]) {
        assert_eq!((self.code, self.out.as_str()), (Some(1), ""), "{}", self.err);
        assert!(
            self.err.starts_with("urbivox: ") && self.err.lines().count() == 1,
            "{}",
            self.err
        );
        for part in parts {
            assert!(self.err.contains(part), "`{part}` is not in: {}", self.err);
        }
    }

    fn assert_wrong_usage(self) {
        assert_eq!((self.code, self.out.as_str()), (Some(2), ""), "{}", self.err);
        assert!(
            self.err.contains("--help") || self.err.contains("Usage"),
            "{}",
            self.err
        );
    }
}

fn change(database: &Database, sql: &str) {
    match database.backend() {
        Backend::Sqlite(path) => SqliteConnection::establish(path.to_str().unwrap())
            .unwrap()
            .batch_execute(sql)
            .unwrap(),
        Backend::Postgres(url) => PgConnection::establish(&url).unwrap().batch_execute(sql).unwrap(),
    }
}

#[test]
fn every_command_is_explained_with_an_example() {
    const COMMANDS: [&[&str]; 21] = [
        &[],
        &["serve"],
        &["demo"],
        &["doctor"],
        &["verify"],
        &["backup"],
        &["restore"],
        &["city"],
        &["city", "add"],
        &["clock"],
        &["clock", "accept"],
        &["clock", "show"],
        &["domain"],
        &["domain", "list"],
        &["domain", "confirm"],
        &["domain", "release"],
        &["key"],
        &["key", "create"],
        &["key", "list"],
        &["key", "revoke"],
        &["openapi"],
    ];
    for words in COMMANDS {
        let help = run("nothing is opened", &[words, &["--help"]].concat()).succeeded();
        let whole = format!("urbivox {}", words.join(" "));
        let example = help
            .split("Example")
            .nth(1)
            .unwrap_or_else(|| panic!("`{whole}` has no example"));
        assert!(
            example.contains(whole.trim()),
            "the example of `{whole}` is of another command"
        );
    }
}

#[test]
fn wrong_usage_has_another_exit_code_than_failure() {
    for words in [
        &["surf"][..],
        &[],
        &["key", "create"],
        &["key", "create", "--role", "mayor"],
        &["key", "revoke", "yesterday"],
        &["city", "add", "Tampere", "--name", "Tampere"],
        &["city", "add", "tampere"],
        &["city", "add", "tampere", "--name", " "],
        &[
            "city",
            "add",
            "tampere",
            "--name",
            "Tampere",
            "--timezone",
            "Europe/Atlantis",
        ],
        &["city", "add", "tampere", "--name", "Tampere", "--language", "Finnish"],
        &["city", "add", "tampere", "--name", "Tampere", "--country", "fi"],
        &["backup"],
        &["restore"],
        &["demo", "--listen", "everywhere"],
    ] {
        run("nothing is opened", words).assert_wrong_usage();
    }
}

#[test]
fn an_unknown_scheme_is_refused_by_every_command_that_opens_a_database() {
    for words in [
        &["serve"][..],
        &["verify"],
        &["backup", "a.db"],
        &["restore", "a.db"],
        &["key", "list"],
        &["city", "add", "a", "--name", "A"],
    ] {
        run("mysql://db/urbivox", words).assert_failed_with(&["DATABASE_URL", "sqlite://", "postgres://"]);
    }
}

#[test]
fn an_unavailable_database_is_reported_with_advice() {
    for url in [
        "postgres://nobody@127.0.0.1:1/nothing",
        "sqlite:///nowhere/at/all/urbivox.db",
    ] {
        run(url, &["serve"]).assert_failed_with(&["not available", "check DATABASE_URL"]);
        run(url, &["verify"]).assert_failed_with(&["check DATABASE_URL"]);
    }
}

#[test]
fn a_key_is_printed_alone_and_valid_until_revoked() {
    for database in Database::each() {
        let url = database.url();
        let made = run(url, &["key", "create", "--role", "admin"]);
        assert_eq!(made.err, "");
        let printed = made.succeeded();
        let key = printed.strip_suffix('\n').unwrap();
        assert!(
            key.starts_with("uvx_") && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'),
            "{key}"
        );

        let listed = run(url, &["key", "list"]).succeeded();
        assert!(!listed.contains(key), "a key is shown once");
        let line = listed.lines().nth(1).unwrap();
        assert!(line.contains("admin"), "{listed}");
        let id = line.split_whitespace().next().unwrap();

        let world = World::on(database, urbivox::clock::Clock::System, u32::MAX);
        let url = world.database.url();
        assert_eq!(world.call_as(key, "GET", "/api/v1/cities", &Value::Null).status, 200);
        run(url, &["key", "revoke", id]).succeeded();
        assert_eq!(world.call_as(key, "GET", "/api/v1/cities", &Value::Null).status, 401);
        run(url, &["key", "revoke", id]).assert_failed_with(&[id, "urbivox key list"]);
    }
}

#[test]
fn an_editor_key_needs_a_city_and_an_admin_key_must_have_none() {
    for database in Database::each() {
        let url = database.url();
        run(url, &["key", "create", "--role", "editor"]).assert_failed_with(&["--city"]);
        run(url, &["key", "create", "--role", "admin", "--city", "tampere"]).assert_failed_with(&["--city"]);
        run(url, &["key", "create", "--role", "viewer", "--city", "tampere"])
            .assert_failed_with(&["no such city", "urbivox city add"]);

        let words = [
            "city",
            "add",
            "tampere",
            "--name",
            "Tampere",
            "--timezone",
            "Europe/Helsinki",
            "--language",
            "fi",
            "--language",
            "sv",
        ];
        run(url, &words).succeeded();
        run(url, &words).assert_failed_with(&["already a city tampere"]);
        let key = run(url, &["key", "create", "--role", "editor", "--city", "tampere"]).succeeded();
        assert_eq!(key.lines().count(), 1);

        let world = World::on(database, urbivox::clock::Clock::System, u32::MAX);
        let city = world
            .call_as(key.trim(), "GET", "/api/v1/cities/tampere", &Value::Null)
            .json();
        assert_eq!(
            (&city["timezone"], &city["languages"]),
            (&json!("Europe/Helsinki"), &json!(["fi", "sv"]))
        );
    }
}

#[test]
fn a_recount_of_an_empty_database_finds_no_difference() {
    for database in Database::each() {
        drop(urbivox::storage::Storage::open(&database.backend()).unwrap());
        let counted = run(database.url(), &["verify"]).succeeded();
        assert_eq!(counts(&counted), "0 surveys, 0 responses, 0 differences\n");
    }
}

#[test]
fn a_mistyped_database_path_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("typo.db");
    for words in [
        &["verify"][..],
        &["key", "list"],
        &["key", "revoke", "1"],
        &["backup", "copy.db"],
    ] {
        let url = format!("sqlite://{}", file.display());
        run(&url, words).assert_failed_with(&["there is no database at", "check DATABASE_URL"]);
        assert!(!file.exists(), "{words:?}");
    }
}

#[test]
fn a_recount_finds_a_changed_tally() {
    World::on_each(|world| {
        world.publish(&world::visit());
        for satisfaction in [1, 4, 5] {
            assert_eq!(world.submit(&json!({"satisfaction": satisfaction})).status, 201);
        }
        let url = world.database.url();
        assert_eq!(
            counts(&run(url, &["verify"]).succeeded()),
            "1 surveys, 3 responses, 0 differences\n"
        );

        change(&world.database, "delete from tallies");
        let counted = run(url, &["verify"]);
        assert_eq!(
            (counted.code, counts(&counted.out).as_str()),
            (Some(1), "1 surveys, 3 responses, 1 differences\n"),
            "{}",
            counted.err
        );
        assert!(
            counted
                .err
                .lines()
                .last()
                .unwrap()
                .contains("1 counter blocks differ from a recount"),
            "{}",
            counted.err
        );

        assert_eq!(
            counts(&run(url, &["verify", "--mend"]).succeeded()),
            "1 surveys, 3 responses, 1 differences\n1 counter blocks were rebuilt\n"
        );
        assert_eq!(
            counts(&run(url, &["verify"]).succeeded()),
            "1 surveys, 3 responses, 0 differences\n"
        );
        assert_eq!(world.results("")["responses"], 3);
        // Answers that cannot be parsed are not repaired.
        change(&world.database, "update responses set answers = '{' where id = 1");
        change(&world.database, "delete from tallies");
        let mended = run(url, &["verify", "--mend"]);
        assert_eq!(
            (mended.code, counts(&mended.out).as_str()),
            (
                Some(1),
                "1 surveys, 3 responses, 2 differences\n1 counter blocks were rebuilt\n"
            ),
            "{}",
            mended.err
        );
    });
}

#[test]
fn an_edition_is_imported_and_exported_as_a_table() {
    World::on_each(|world| {
        let url = world.database.url();
        let table = concat!(env!("CARGO_MANIFEST_DIR"), "/data/ucc_2022_ranking.csv");
        let of = ["--framework", "ucc-2023", "--year", "2022"];
        let imported = run(url, &[&["import", "edition", table], &of[..]].concat()).succeeded();
        assert!(
            imported.starts_with("10 cities imported for 2022, 0 replaced"),
            "{imported}"
        );
        assert!(imported.contains("   1   87 %  Milan"), "{imported}");
        let again = run(url, &[&["import", "edition", table], &of[..]].concat()).succeeded();
        assert!(again.starts_with("10 cities imported for 2022, 10 replaced"), "{again}");
        let out = run(url, &[&["export", "edition"], &of[..]].concat()).succeeded();
        assert!(out.starts_with("name,") && out.lines().count() == 11, "{out}");
        let other = ["--framework", "ucc-2023", "--year", "2021"];
        run(url, &[&["export", "edition"], &other[..]].concat())
            .assert_failed_with(&["choose another with --year: 2022"]);
        let storage = &world.server.app().storage;
        let log = storage.read(|db| urbivox::storage::audit::after(db, 0, 1_000)).unwrap();
        let told = log
            .iter()
            .filter(|entry| entry.actor == "command line" && entry.action.starts_with("edition."));
        assert_eq!(told.count(), 3, "two imports and an export");
    });
}

#[test]
fn a_backup_is_a_whole_database_and_replaces_nothing() {
    let world = World::on(Database::sqlite(), urbivox::clock::Clock::System, u32::MAX);
    world.publish(&world::visit());
    assert_eq!(world.submit(&json!({"satisfaction": 5})).status, 201);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("it's a backup.db");
    let words = ["backup", file.to_str().unwrap()];

    run(world.database.url(), &words).succeeded();
    let copy = format!("sqlite://{}", file.display());
    assert_eq!(
        counts(&run(&copy, &["verify"]).succeeded()),
        "1 surveys, 1 responses, 0 differences\n"
    );

    let size = std::fs::metadata(&file).unwrap().len();
    run(world.database.url(), &words).assert_failed_with(&["already exists"]);
    assert_eq!(std::fs::metadata(&file).unwrap().len(), size);
    let nowhere = folder.path().join("nowhere/at/all.db");
    run(world.database.url(), &["backup", nowhere.to_str().unwrap()])
        .assert_failed_with(&["was not written", "check its folder"]);
}

#[test]
fn the_openapi_document_is_printed_without_a_database() {
    let document: Value = serde_json::from_str(&run("nothing is opened", &["openapi"]).succeeded()).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
}

#[test]
fn a_closed_output_pipe_is_not_a_failure() {
    let mut child = command("nothing is opened", &["openapi"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert_eq!((done.status.code(), done.stderr.as_slice()), (Some(0), &b""[..]));
}

#[cfg(unix)]
#[test]
fn the_service_stops_on_sigterm() {
    for database in Database::each() {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut process = Process::serve(&database, port);
        let ready = format!("http://127.0.0.1:{port}/readyz");
        let begun = Instant::now();
        while !world::agent()
            .get(&ready)
            .call()
            .is_ok_and(|answer| answer.status() == 200)
        {
            assert!(
                begun.elapsed() < Duration::from_secs(30),
                "the service does not become ready"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        assert!(
            Command::new("kill")
                .args(["-TERM", &process.0.id().to_string()])
                .status()
                .unwrap()
                .success()
        );
        assert_eq!(process.0.wait().unwrap().code(), Some(0));
    }
}

#[test]
fn a_port_in_use_is_reported_with_advice() {
    let busy = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = busy.local_addr().unwrap().to_string();
    run("nothing is opened", &["demo", "--exit", "--listen", &address])
        .assert_failed_with(&[&address, "--listen 127.0.0.1:0"]);
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("urbivox.db").display());
    let served = command(&url, &["serve"])
        .env("URBIVOX_LISTEN", &address)
        .output()
        .unwrap();
    assert_eq!(served.status.code(), Some(1));
    assert!(String::from_utf8(served.stderr).unwrap().contains(&address));
}
