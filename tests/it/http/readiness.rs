//! `/readyz`: reports within a second whether a response could be stored, whatever the state of the database.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};
use serde_json::json;
use urbivox::storage::Backend;

use crate::process::Process;
use crate::world::{Database, SECRET, World, agent, visit};

/// Longest response time of `/readyz`: one second, plus a margin for a busy machine.
const ANSWER_MAX: Duration = Duration::from_millis(1_500);
/// Longest time until a change is visible: the age of a check, one response, and a margin for a busy machine.
const SEEN_MAX: Duration = Duration::from_secs(10);

/// Status and text of `/readyz`; asserts [`ANSWER_MAX`].
fn asked(base: &str) -> (u16, String) {
    let begun = Instant::now();
    let mut answer = agent().get(format!("{base}/readyz")).call().unwrap();
    let text = answer.body_mut().read_to_string().unwrap();
    let took = begun.elapsed();
    assert!(took < ANSWER_MAX, "/readyz took {took:?}");
    (answer.status().as_u16(), text)
}

fn wait_for_status(base: &str, status: u16) -> String {
    let begun = Instant::now();
    loop {
        let (found, text) = asked(base);
        if found == status {
            return text;
        }
        assert!(begun.elapsed() < SEEN_MAX, "/readyz stays {found}: {text}");
    }
}

/// A separate connection to the PostgreSQL server, and the name of the database.
fn beside(database: &Database) -> (PgConnection, String) {
    let (server, name) = database.url().rsplit_once('/').unwrap();
    (
        PgConnection::establish(&format!("{server}/postgres")).unwrap(),
        name.to_owned(),
    )
}

#[test]
fn a_server_is_ready_when_it_listens() {
    World::on_each(|world| {
        let (status, text) = asked(&world.base);
        assert_eq!((status, text.lines().next()), (200, Some("ready")));
    });
}

#[test]
fn a_locked_database_makes_the_server_unready() {
    World::on_each(|world| {
        wait_for_status(&world.base, 200);
        let (hold, release) = ("begin immediate", "rollback");
        match world.database.backend() {
            Backend::Sqlite(path) => {
                let mut other = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
                other.batch_execute(hold).unwrap();
                wait_for_status(&world.base, 503);
                other.batch_execute(release).unwrap();
            }
            Backend::Postgres(url) => {
                let mut other = PgConnection::establish(&url).unwrap();
                let lock = "begin; lock table installation in access exclusive mode";
                other.batch_execute(lock).unwrap();
                wait_for_status(&world.base, 503);
                other.batch_execute(release).unwrap();
            }
        }
        wait_for_status(&world.base, 200);
    });
}

#[test]
fn an_unavailable_database_makes_the_server_unready_until_it_is_back() {
    let world = World::on(Database::postgres(), urbivox::clock::Clock::System, u32::MAX);
    wait_for_status(&world.base, 200);
    let (mut server, name) = beside(&world.database);
    let away = format!(
        "alter database {name} allow_connections false; \
         select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"
    );
    server.batch_execute(&away).unwrap();
    let text = wait_for_status(&world.base, 503);
    assert!(!text.contains(&name), "a 503 carries no cause: {text}");
    server
        .batch_execute(&format!("alter database {name} allow_connections true"))
        .unwrap();
    wait_for_status(&world.base, 200);
}

#[test]
fn a_cut_connection_leaves_the_server_ready() {
    let world = World::on(Database::postgres(), urbivox::clock::Clock::System, u32::MAX);
    wait_for_status(&world.base, 200);
    let (mut server, name) = beside(&world.database);
    let cut = format!("select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
    server.batch_execute(&cut).unwrap();
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(2) {
        assert_eq!(asked(&world.base).0, 200);
    }
}

#[test]
fn without_a_committer_the_server_is_unready() {
    World::on_each(|world| {
        wait_for_status(&world.base, 200);
        world.server.app().committer.close();
        assert_eq!(asked(&world.base).0, 503);
    });
}

#[test]
fn a_postgresql_without_durability_is_reported_and_logged() {
    let database = Database::postgres();
    let (mut server, name) = beside(&database);
    // Applies to new connections of this database only.
    let set = format!("alter database {name} set synchronous_commit = off");
    server.batch_execute(&set).unwrap();
    let world = World::on(database, urbivox::clock::Clock::System, u32::MAX);
    let warned = |world: &World, setting: &str| {
        let text = wait_for_status(&world.base, 200);
        text.contains(&format!("warning: PostgreSQL is set to {setting} = off"))
            || text.contains(&format!("warning: PostgreSQL runs with {setting} = off"))
    };
    assert!(warned(&world, "synchronous_commit"));
    let warnings = world.server.app().storage.durability_warnings().unwrap();
    assert!(
        warnings
            .iter()
            .any(|warning| warning.contains("synchronous_commit = on")),
        "{warnings:?}"
    );

    // Server-wide and temporary; no other test depends on it.
    struct Reset(PgConnection, &'static str);
    impl Drop for Reset {
        fn drop(&mut self) {
            let reset = format!("alter system reset {}", self.1);
            self.0.batch_execute(&reset).unwrap();
            self.0.batch_execute("select pg_reload_conf()").unwrap();
        }
    }
    let setting = "full_page_writes";
    server
        .batch_execute(&format!("alter system set {setting} = off"))
        .unwrap();
    let (conn, _) = beside(&world.database);
    let _reset = Reset(conn, setting);
    server.batch_execute("select pg_reload_conf()").unwrap();
    let begun = Instant::now();
    while !warned(&world, setting) {
        assert!(begun.elapsed() < SEEN_MAX, "{setting}");
    }
}

#[test]
fn the_server_has_two_malloc_arenas_unless_the_operator_sets_their_number() {
    for (settings, expected) in [
        (&[][..], "MALLOC_ARENA_MAX=2"),
        (&[("MALLOC_ARENA_MAX", "7")][..], "MALLOC_ARENA_MAX=7"),
    ] {
        let database = Database::sqlite();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let process = Process::serve_with(&database, port, settings);
        await_start(&format!("http://127.0.0.1:{port}"));
        // The server replaced itself: the process id is still that of the started program.
        let environment = std::fs::read(format!("/proc/{}/environ", process.0.id())).unwrap();
        let variables: Vec<&[u8]> = environment.split(|byte| *byte == 0).collect();
        assert!(variables.contains(&expected.as_bytes()), "{expected}");
        process.stop();
    }
}

#[test]
fn a_stop_is_announced_before_connections_are_refused() {
    for database in Database::each() {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let base = format!("http://127.0.0.1:{port}");
        let mut process = Process::serve_with(&database, port, &[("URBIVOX_STOP_DELAY_SECONDS", "2")]);
        await_start(&base);
        process.signal("-TERM");
        wait_for_status(&base, 503);
        let begun = Instant::now();
        let city = agent().get(format!("{base}/healthz")).call().unwrap();
        assert_eq!(city.status(), 200, "requests are still served");
        assert_eq!(process.0.wait().unwrap().code(), Some(0));
        assert!(
            begun.elapsed() < Duration::from_secs(8),
            "idle connections do not delay the stop"
        );
        assert!(agent().get(format!("{base}/readyz")).call().is_err());
    }
}

fn await_start(base: &str) {
    let begun = Instant::now();
    while !agent()
        .get(format!("{base}/readyz"))
        .call()
        .is_ok_and(|answer| answer.status() == 200)
    {
        assert!(begun.elapsed() < Duration::from_secs(60), "the server did not start");
    }
}

/// A small temporary file system; `None` if this user may not mount one.
struct Disk(tempfile::TempDir);

impl Disk {
    fn make(megabytes: u32) -> Option<Disk> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={megabytes}m");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
            .arg(folder.path())
            .stderr(Stdio::null())
            .status();
        mounted.is_ok_and(|status| status.success()).then_some(Disk(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.path()).status();
    }
}

#[test]
fn a_full_disk_makes_the_server_unready_until_there_is_room() {
    let Some(disk) = Disk::make(16) else {
        eprintln!("skipped: only root can make a small disk");
        return;
    };
    let database = Database::at(&disk.path().join("urbivox.db"));
    let world = World::on(database, urbivox::clock::Clock::System, u32::MAX);
    world.publish(&visit());
    assert_eq!(world.submit(&json!({"satisfaction": 5})).status, 201);
    wait_for_status(&world.base, 200);
    let filler = disk.path().join("filler");
    // Fills the disk, first with large pieces, then with small ones.
    let mut file = std::fs::File::create(&filler).unwrap();
    for piece in [1 << 20, 1 << 12, 1] {
        while std::io::Write::write_all(&mut file, &vec![1; piece]).is_ok() {}
    }
    // The write-ahead log still has some space: those responses are stored and acknowledged.
    let comment = "x".repeat(1_900);
    let begun = Instant::now();
    while world.submit(&json!({"satisfaction": 5, "comment": comment})).status == 201 {
        assert!(begun.elapsed() < SEEN_MAX * 3, "the disk does not fill up");
    }
    wait_for_status(&world.base, 503);
    std::fs::remove_file(&filler).unwrap();
    drop(file);
    wait_for_status(&world.base, 200);
    assert_eq!(world.submit(&json!({"satisfaction": 5})).status, 201);
    world.verify();
}

#[test]
fn a_read_only_wal_makes_the_server_unready() {
    let world = World::on(Database::sqlite(), urbivox::clock::Clock::System, u32::MAX);
    wait_for_status(&world.base, 200);
    let log = urbivox::storage::files::with_suffix(&world.database.path(), "-wal");
    let attribute = |change: &str| {
        let changed = Command::new("chattr")
            .arg(change)
            .arg(&log)
            .stderr(Stdio::null())
            .status();
        changed.is_ok_and(|status| status.success())
    };
    if !attribute("+i") {
        eprintln!("skipped: this user or this disk cannot make a file immutable");
        return;
    }
    // Removes the immutable flag when dropped, so that the file can be deleted.
    struct Mutable<F: Fn(&str) -> bool>(F);
    impl<F: Fn(&str) -> bool> Drop for Mutable<F> {
        fn drop(&mut self) {
            (self.0)("-i");
        }
    }
    let mutable = Mutable(attribute);
    wait_for_status(&world.base, 503);
    drop(mutable);
    wait_for_status(&world.base, 200);
}

#[test]
fn a_database_that_cannot_be_created_stops_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a file");
    std::fs::write(&file, "in the way of a folder").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_urbivox"));
    let url = format!("sqlite://{}/urbivox.db", file.display());
    command
        .arg("serve")
        .env_clear()
        .env("DATABASE_URL", url)
        .env("URBIVOX_SECRET", SECRET);
    let done = command.output().unwrap();
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8(done.stderr).unwrap().contains("check DATABASE_URL"));
}
