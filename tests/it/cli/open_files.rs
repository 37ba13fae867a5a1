//! The limit of open files, which bounds the number of connections.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::process::Process;
use crate::world::{Database, SECRET};

/// The soft limit of a process, from `/proc`.
fn soft_limit(process: &Process) -> Option<u64> {
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", process.0.id())).unwrap();
    let line = limits.lines().find(|line| line.starts_with("Max open files")).unwrap();
    line.split_whitespace().nth(3).unwrap().parse().ok()
}

#[test]
fn a_low_soft_limit_of_open_files_is_raised() {
    let database = Database::sqlite();
    let child = Command::new("sh")
        .args(["-c", "ulimit -Sn 200; exec \"$0\" serve", env!("CARGO_BIN_EXE_urbivox")])
        .env("DATABASE_URL", database.url())
        .env("URBIVOX_LISTEN", "127.0.0.1:0")
        .env("URBIVOX_SECRET", SECRET)
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let process = Process(child);
    let begun = Instant::now();
    while soft_limit(&process) == Some(200) {
        assert!(begun.elapsed() < Duration::from_secs(30), "the limit stays at 200");
        std::thread::sleep(Duration::from_millis(20));
    }
}
