//! `urbivox doctor`: its findings and advice.

use std::process::Command;

use urbivox::clock::Clock;

use crate::process::Process;
use crate::world::{Database, World, config};

struct DoctorOutput {
    code: Option<i32>,
    out: String,
    err: String,
}

fn doctor(url: &str, settings: &[(&str, &str)]) -> DoctorOutput {
    let output = Command::new(env!("CARGO_BIN_EXE_urbivox"))
        .arg("doctor")
        .env_clear()
        .env("DATABASE_URL", url)
        .envs(settings.iter().copied())
        .current_dir(std::env::temp_dir())
        .output()
        .unwrap();
    DoctorOutput {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

impl DoctorOutput {
    /// The lines about a subject, with their levels.
    fn about(&self, subject: &str) -> Vec<&str> {
        let is_about = |line: &&str| {
            line.get(9..)
                .is_some_and(|rest| rest.starts_with(&format!("{subject}:")))
        };
        self.out.lines().filter(is_about).collect()
    }

    fn level(&self, subject: &str) -> &str {
        let lines = self.about(subject);
        assert!(!lines.is_empty(), "nothing about {subject}: {}{}", self.out, self.err);
        lines[0].split_whitespace().next().unwrap()
    }
}

const SECRET: (&str, &str) = ("URBIVOX_SECRET", "a secret of this test, long enough to be taken");

#[test]
fn a_sound_installation_has_no_problem_and_nothing_is_changed() {
    for database in Database::each() {
        drop(urbivox::storage::Storage::open(&database.backend()).unwrap());
        let settings = [
            SECRET,
            ("URBIVOX_PUBLIC_URL", "https://surveys.example.eu"),
            ("URBIVOX_TRUSTED_PROXIES", "10.0.0.0/8"),
            ("URBIVOX_SMTP_URL", "smtps://user:very-secret@127.0.0.1:465"),
            ("URBIVOX_MAIL_FROM", "Urbivox <no-reply@example.eu>"),
        ];
        let told = doctor(database.url(), &settings);
        assert_eq!(told.code, Some(0), "{}{}", told.out, told.err);
        for subject in [
            "configuration",
            "database",
            "secret",
            "public URL",
            "trusted proxies",
            "mail",
            "letters",
            "releases",
        ] {
            assert_eq!(told.level(subject), "ok", "{}", told.out);
        }
        assert!(
            !told.out.contains("very-secret"),
            "a password is not shown: {}",
            told.out
        );
    }
}

#[test]
fn missing_parts_are_reported_with_advice() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("urbivox.db");
    let url = format!("sqlite://{}", file.display());
    let told = doctor(&url, &[]);
    assert_eq!(
        (told.code, told.level("database")),
        (Some(1), "problem"),
        "{}",
        told.out
    );
    assert!(!file.exists(), "it creates no database");
    assert!(
        told.about("public URL")[0].contains("URBIVOX_PUBLIC_URL"),
        "{}",
        told.out
    );
    assert!(told.about("mail")[0].contains("URBIVOX_SMTP_URL"), "{}", told.out);

    drop(urbivox::storage::Storage::open(&url.parse().unwrap()).unwrap());
    let told = doctor(&url, &[]);
    assert_eq!(
        told.level("secret"),
        "problem",
        "a database without its secret: {}",
        told.out
    );
    assert_eq!(told.code, Some(1));
    assert_eq!(told.err.lines().count(), 1, "{}", told.err);

    let told = doctor("postgres://nobody@127.0.0.1:1/nothing", &[SECRET]);
    assert_eq!(
        (told.code, told.level("database")),
        (Some(1), "problem"),
        "{}",
        told.out
    );
    let told = doctor(
        &url,
        &[("URBIVOX_LISTEN", "everywhere"), ("URBIVOX_ANSWERS_MIN", "few")],
    );
    assert_eq!(
        (told.code, told.about("configuration").len()),
        (Some(1), 2),
        "{}",
        told.out
    );
    let told = doctor(&url, &[SECRET, ("URBIVOX_TRUSTED_PROXIES", "0.0.0.0/0")]);
    assert_eq!(
        (told.code, told.level("trusted proxies")),
        (Some(1), "problem"),
        "{}",
        told.out
    );
    let told = doctor(&url, &[SECRET, ("URBIVOX_PUBLIC_URL", "https://surveys.example.eu")]);
    assert_eq!(told.level("trusted proxies"), "warning", "{}", told.out);
    let told = doctor(&url, &[SECRET, ("URBIVOX_SMTP_URL", "gopher://mail")]);
    assert_eq!((told.code, told.level("mail")), (Some(1), "problem"), "{}", told.out);
}

#[cfg(unix)]
#[test]
fn files_that_others_may_read_are_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("urbivox.db");
    let url = format!("sqlite://{}", file.display());
    drop(urbivox::storage::Storage::open(&url.parse().unwrap()).unwrap());
    let mode = |mode: u32| {
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            std::fs::set_permissions(entry.unwrap().path(), std::fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    mode(0o644);
    let told = doctor(&url, &[SECRET]);
    assert_eq!(told.level("files"), "warning", "{}", told.out);
    assert!(told.about("files")[0].contains("chmod 600"), "{}", told.out);
}

#[test]
fn an_old_database_is_reported_and_not_migrated() {
    for database in Database::each() {
        drop(urbivox::storage::Storage::open(&database.backend()).unwrap());
        let world = World::on(database, Clock::System, 60);
        // Simulates a database without the newest migration.
        world.execute(
            "delete from __diesel_schema_migrations where version = (select max(version) from __diesel_schema_migrations)",
        );
        let told = doctor(world.database.url(), &[SECRET]);
        let old = told.about("database");
        assert!(
            old.iter().any(|line| line.contains("1 migrations older")),
            "{}",
            told.out
        );
        world.execute("insert into __diesel_schema_migrations (version) values ('29990101000000')");
        assert_eq!(doctor(world.database.url(), &[SECRET]).code, Some(1));
    }
}

#[test]
fn ignored_forwarded_headers_are_logged_once() {
    let database = Database::sqlite();
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut served = Command::new(env!("CARGO_BIN_EXE_urbivox"));
    served
        .arg("serve")
        .env_clear()
        .env("DATABASE_URL", database.url())
        .env("URBIVOX_LISTEN", format!("127.0.0.1:{port}"))
        .env("URBIVOX_METRICS_LISTEN", "off")
        .env(SECRET.0, SECRET.1)
        .env("RUST_LOG", "warn")
        .stdout(std::process::Stdio::null())
        .stderr(log.reopen().unwrap());
    let process = Process(served.spawn().unwrap());
    let ask = |header: &str| {
        let request = crate::world::agent().get(format!("http://127.0.0.1:{port}/healthz"));
        request.header(header, "203.0.113.7").call()
    };
    let begun = std::time::Instant::now();
    while ask("X-Forwarded-For").is_err() {
        assert!(begun.elapsed().as_secs() < 30, "the service does not start");
        std::thread::yield_now();
    }
    for header in ["X-Forwarded-For", "Forwarded", "X-Real-IP"] {
        assert_eq!(ask(header).unwrap().status(), 200);
    }
    drop(process);
    let told = std::fs::read_to_string(log.path()).unwrap();
    assert_eq!(told.matches("IGNORED").count(), 1, "{told}");
    assert!(
        told.contains("URBIVOX_TRUSTED_PROXIES") && !told.contains("203.0.113.7"),
        "{told}"
    );
}

#[test]
fn ignored_forwarded_headers_are_reported_until_the_proxy_is_trusted() {
    for header in ["X-Forwarded-For", "Forwarded", "X-Forwarded-Proto", "X-Real-IP"] {
        for database in Database::each() {
            let world = World::on(database, Clock::System, 60);
            let url = world.database.url();
            assert_eq!(doctor(url, &[SECRET]).level("forwarded headers"), "ok");
            assert_eq!(
                world.send("GET", "/healthz", &[(header, "203.0.113.7")], b"").status,
                200
            );
            // It is recorded in the background, so the command is repeated.
            let mut asked = (0..100).map(|_| doctor(url, &[SECRET]));
            let told = asked.find(|told| told.level("forwarded headers") == "warning").unwrap();
            let line = told.about("forwarded headers")[0];
            assert!(
                line.contains(&header.to_lowercase()) && line.contains("URBIVOX_TRUSTED_PROXIES"),
                "{line}"
            );
            assert!(
                !told.out.contains("203.0.113.7") && told.code == Some(0),
                "{}",
                told.out
            );
            let mended = doctor(url, &[SECRET, ("URBIVOX_TRUSTED_PROXIES", "127.0.0.1")]);
            assert_eq!(mended.level("forwarded headers"), "ok", "{}", mended.out);
        }
    }
    for database in Database::each() {
        let mut settings = config(&database, 60);
        settings.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
        let world = World::configured(database, settings);
        for header in ["X-Forwarded-For", "X-Forwarded-Proto"] {
            assert_eq!(
                world.send("GET", "/healthz", &[(header, "203.0.113.7")], b"").status,
                200
            );
        }
        let fact = world
            .server
            .app()
            .storage
            .read(|db| urbivox::storage::installation::fact(db, "untrusted_forwarded_headers"));
        assert_eq!(fact.unwrap(), None, "a trusted proxy may forward");
    }
}
