//! Backup and restore with the program itself, after a stop or a crash.

mod postgres;
mod refused;

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use urbivox::app::access::{Role, create_key};
use urbivox::storage::Storage;

use crate::process::Process;
use crate::world::{Database, SECRET, SURVEY, agent, submission, visit};

/// Number of concurrent clients.
const CLIENTS: usize = 4;

/// Result of a command.
pub(super) struct CommandOutput {
    pub(super) code: Option<i32>,
    pub(super) out: String,
    pub(super) err: String,
}

impl CommandOutput {
    pub(super) fn succeeded(self) -> String {
        assert_eq!(self.code, Some(0), "{}", self.err);
        self.out
    }

    /// Asserts failure, with a last error line that contains all `parts`.
    pub(super) fn assert_failed_with(self, parts: &[&str]) {
        let last = self.err.lines().last().unwrap_or_default();
        assert_eq!((self.code, self.out.as_str()), (Some(1), ""), "{}", self.err);
        for part in parts {
            assert!(last.contains(part), "`{part}` is not in: {}", self.err);
        }
    }
}

/// Runs the program on this database, with `secret` unless it is empty.
pub(super) fn run(url: &str, secret: &str, words: &[&str]) -> CommandOutput {
    let mut command = Command::new(env!("CARGO_BIN_EXE_urbivox"));
    command
        .args(words)
        .env("DATABASE_URL", url)
        .env_remove("URBIVOX_SECRET");
    if !secret.is_empty() {
        command.env("URBIVOX_SECRET", secret);
    }
    let output = command.output().unwrap();
    CommandOutput {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A running server, and the submissions that it acknowledged.
pub(super) struct Service<'a> {
    database: &'a Database,
    secret: &'a str,
    base: String,
    process: Process,
}

impl<'a> Service<'a> {
    pub(super) fn start(database: &'a Database, secret: &'a str) -> Service<'a> {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let base = format!("http://127.0.0.1:{port}");
        let process = Process::serve_with(database, port, &[("URBIVOX_SECRET", secret)]);
        let begun = Instant::now();
        while !agent()
            .get(format!("{base}/readyz"))
            .call()
            .is_ok_and(|answer| answer.status() == 200)
        {
            assert!(begun.elapsed() < Duration::from_secs(60), "the server did not start");
        }
        Service {
            database,
            secret,
            base,
            process,
        }
    }

    /// Creates a city with a survey.
    pub(super) fn set_up(&self) {
        let storage = Storage::open(&self.database.backend()).unwrap();
        let key = create_key(&storage, Role::Admin, None, "2026-01-01T00:00:00Z".parse().unwrap()).unwrap();
        drop(storage);
        let services = "/api/v1/cities/tampere/services";
        let city = json!({"slug": "tampere", "name": "Tampere", "country": "FI", "timezone": "Europe/Helsinki", "languages": ["fi"]});
        for (path, body) in [
            ("/api/v1/cities".to_owned(), city),
            (
                services.to_owned(),
                json!({"slug": "day-care", "name": {"en": "Day care"}}),
            ),
            (
                format!("{services}/day-care/surveys"),
                json!({"slug": "visit", "definition": visit()}),
            ),
            (format!("{SURVEY}/publish"), json!({})),
        ] {
            let request = agent()
                .post(format!("{}{path}", self.base))
                .header("authorization", format!("Bearer {key}"));
            let status = request.send_json(&body).unwrap().status().as_u16();
            assert!([200, 201].contains(&status), "{path}: {status}");
        }
    }

    /// Sends one submission; returns its receipt if it was acknowledged.
    fn submit(&self) -> Option<String> {
        let body = submission(&json!({"satisfaction": 4, "district": "north", "comment": "ok"}));
        let mut answer = agent()
            .post(format!("{}{SURVEY}/responses", self.base))
            .send_json(&body)
            .ok()?;
        assert_eq!(answer.status(), 201);
        let body: Value = answer.body_mut().read_json().unwrap();
        Some(body["receipt"].as_str().unwrap().to_owned())
    }

    /// Sends this number of submissions from several threads; returns their receipts.
    pub(super) fn submit_many(&self, count: usize) -> Vec<String> {
        let receipts = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for hand in 0..CLIENTS {
                let receipts = &receipts;
                scope.spawn(move || {
                    for _ in (hand..count).step_by(CLIENTS) {
                        let receipt = self.submit().unwrap();
                        receipts.lock().unwrap().push(receipt);
                    }
                });
            }
        });
        receipts.into_inner().unwrap()
    }

    pub(super) fn status(&self, receipt: &str) -> u16 {
        let answer = agent().get(format!("{}/api/v1/responses/{receipt}", self.base)).call();
        answer.unwrap().status().as_u16()
    }

    /// Makes a backup under load. Returns the receipts from before its start, and those from after its end.
    pub(super) fn backup_under_load(&self, file: &Path) -> (Vec<String>, Vec<String>) {
        let before = self.submit_many(40);
        let over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for _ in 0..CLIENTS {
                scope.spawn(|| {
                    while !over.load(Ordering::SeqCst) {
                        self.submit().unwrap();
                    }
                });
            }
            run(self.database.url(), self.secret, &["backup", file.to_str().unwrap()]).succeeded();
            over.store(true, Ordering::SeqCst);
        });
        (before, self.submit_many(1))
    }

    pub(super) fn stop(self) {
        self.process.stop();
    }

    /// Sends SIGKILL.
    pub(super) fn kill(self) {
        drop(self.process);
    }
}

/// The number of responses in the output of a recount that found no differences.
pub(super) fn counted(out: &str) -> usize {
    let line = out.lines().find(|line| line.ends_with(" differences")).unwrap();
    assert!(line.ends_with(" 0 differences"), "{line}");
    let count = line.split(", ").nth(1).unwrap().strip_suffix(" responses").unwrap();
    count.parse().unwrap()
}

/// The suffixes of all files next to the database whose names begin with its name.
fn beside(path: &Path) -> Vec<String> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let entries = std::fs::read_dir(path.parent().unwrap()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut found: Vec<String> = names
        .filter_map(|other| other.strip_prefix(name).map(str::to_owned))
        .collect();
    found.sort_unstable();
    found
}

fn file_moved_aside(path: &Path) -> PathBuf {
    let entries = std::fs::read_dir(path.parent().unwrap()).unwrap();
    let mut found = entries.map(|entry| entry.unwrap().path()).filter(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.contains(".db.before-restore-") && !name.ends_with("-wal") && !name.ends_with("-shm")
    });
    found.next().unwrap()
}

#[test]
fn a_backup_under_load_is_restored_completely() {
    for between in [3, 400, 3_000] {
        for is_killed in [false, true] {
            let database = Database::sqlite();
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("it's a backup.db");
            let service = Service::start(&database, SECRET);
            service.set_up();
            let (before, after) = service.backup_under_load(&file);
            let later = service.submit_many(between);
            if is_killed {
                service.kill();
            } else {
                service.stop();
                assert_eq!(beside(&database.path()), ["", ".lock"], "no log remains after a stop");
            }
            let whole = counted(&run(&copied(&database, folder.path(), is_killed), SECRET, &["verify"]).succeeded());
            assert!(whole > before.len() + after.len() + later.len());

            let words = ["restore", file.to_str().unwrap()];
            let out = run(database.url(), SECRET, &words).succeeded();
            let restored = counted(&out);
            assert!(
                restored >= before.len() && restored < whole,
                "{restored} of {whole}: {out}"
            );
            assert_eq!(counted(&run(database.url(), SECRET, &["verify"]).succeeded()), restored);
            let kept = file_moved_aside(&database.path());
            assert!(out.contains(kept.to_str().unwrap()), "{out}");
            let kept = format!("sqlite://{}", kept.display());
            assert_eq!(counted(&run(&kept, SECRET, &["verify"]).succeeded()), whole);

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
            assert_eq!(service.submit_many(3).len(), 3);
            service.stop();
            assert_eq!(
                counted(&run(database.url(), SECRET, &["verify"]).succeeded()),
                restored + 3
            );
        }
    }
}

/// URL of a copy: of the database file, or of all its files after a kill.
fn copied(database: &Database, folder: &Path, is_killed: bool) -> String {
    let (from, to) = (database.path(), folder.join("copy.db"));
    std::fs::copy(&from, &to).unwrap();
    if is_killed {
        let log = |path: &Path| urbivox::storage::files::with_suffix(path, "-wal");
        std::fs::copy(log(&from), log(&to)).unwrap();
    }
    format!("sqlite://{}", to.display())
}

#[test]
fn after_a_stop_the_file_alone_contains_every_acknowledged_response() {
    let database = Database::sqlite();
    let folder = tempfile::tempdir().unwrap();
    let service = Service::start(&database, SECRET);
    service.set_up();
    let receipts = service.submit_many(500);
    service.stop();
    let copy = folder.path().join("elsewhere.db");
    std::fs::copy(database.path(), &copy).unwrap();
    let copy = Database::at(&copy);
    assert_eq!(
        counted(&run(copy.url(), SECRET, &["verify"]).succeeded()),
        receipts.len()
    );
    let service = Service::start(&copy, SECRET);
    assert!(receipts.iter().all(|receipt| service.status(receipt) == 200));
    service.stop();
}

#[test]
fn after_a_command_the_file_alone_is_complete() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("urbivox.db");
    let url = format!("sqlite://{}", path.display());
    run(&url, SECRET, &["key", "create", "--role", "admin"]).succeeded();
    run(&url, SECRET, &["city", "add", "tampere", "--name", "Tampere"]).succeeded();
    assert_eq!(beside(&path), ["", ".lock"]);
}

#[test]
fn the_secret_is_backed_up_and_restored() {
    let database = Database::sqlite();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.db");
    let secret_of = |path: &Path| urbivox::storage::files::with_suffix(path, ".secret");
    let service = Service::start(&database, "");
    service.set_up();
    let receipts = service.submit_many(5);
    let words = ["backup", file.to_str().unwrap()];
    run(database.url(), "", &words).succeeded();
    service.stop();
    use std::os::unix::fs::PermissionsExt;
    for path in [&file, &secret_of(&file)] {
        assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        2,
        "nothing unfinished is left"
    );
    let bare = folder.path().join("bare.db");
    run(
        database.url(),
        "",
        &["backup", bare.to_str().unwrap(), "--without-secret"],
    )
    .succeeded();
    assert!(bare.exists() && !secret_of(&bare).exists());

    // On another machine without an installation.
    let other = Database::at(&folder.path().join("new/urbivox.db"));
    std::fs::create_dir(folder.path().join("new")).unwrap();
    let words = ["restore", file.to_str().unwrap()];
    let out = run(other.url(), "", &words).succeeded();
    assert!(
        out.contains("there was no earlier database") && out.contains("the secret was restored"),
        "{out}"
    );
    let service = Service::start(&other, "");
    assert!(receipts.iter().all(|receipt| service.status(receipt) == 200));
    service.stop();

    // On a machine with another installation: its secret is moved aside.
    let third = Database::at(&folder.path().join("third.db"));
    run(third.url(), "", &["city", "add", "turku", "--name", "Turku"]).succeeded();
    let theirs = std::fs::read_to_string(secret_of(&third.path())).unwrap();
    let out = run(third.url(), "", &words).succeeded();
    assert!(out.contains("the earlier one is kept"), "{out}");
    assert_eq!(
        std::fs::read_to_string(secret_of(&third.path())).unwrap(),
        std::fs::read_to_string(secret_of(&file)).unwrap()
    );
    let kept = beside(&third.path());
    let kept = kept
        .iter()
        .find(|name| name.starts_with(".secret.before-restore-"))
        .unwrap();
    let kept = urbivox::storage::files::with_suffix(&third.path(), kept);
    assert_eq!(std::fs::read_to_string(kept).unwrap(), theirs);
    // Without a matching secret it is refused, unless the operator insists.
    let fourth = Database::at(&folder.path().join("fourth.db"));
    let bare = bare.to_str().unwrap();
    run(fourth.url(), "", &["restore", bare])
        .assert_failed_with(&["the secret of this database is missing", ".secret"]);
    assert!(!fourth.path().exists());
    let out = run(fourth.url(), "", &["restore", bare, "--adopt-secret"]).succeeded();
    assert!(out.contains("urbivox serve --adopt-secret"), "{out}");
    run(fourth.url(), "", &["city", "add", "turku", "--name", "Turku"]).assert_failed_with(&["is missing"]);
}
