//! The limit of open files, which bounds the number of connections.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::process::Process;
use crate::world::{Database, SECRET};

/// The soft and the hard limit of a process, from `/proc`; `None` while it is still the shell.
fn limits(process: &Process) -> Option<(String, String)> {
    let folder = std::path::PathBuf::from(format!("/proc/{}", process.0.id()));
    let program = std::fs::read_link(folder.join("exe")).unwrap();
    if !program.ends_with("urbivox") {
        return None;
    }
    let limits = std::fs::read_to_string(folder.join("limits")).unwrap();
    let line = limits.lines().find(|line| line.starts_with("Max open files")).unwrap();
    let mut numbers = line.split_whitespace().skip(3).map(str::to_owned);
    numbers.next().zip(numbers.next())
}

#[test]
fn a_low_soft_limit_of_open_files_is_raised() {
    let database = Database::sqlite();
    let child = Command::new("sh")
        .args(["-c", "ulimit -Sn 200; exec \"$0\" serve", env!("CARGO_BIN_EXE_urbivox")])
        .env("DATABASE_URL", database.url())
        .env("URBIVOX_LISTEN", "127.0.0.1:0")
        .env("URBIVOX_METRICS_LISTEN", "off")
        .env("URBIVOX_SECRET", SECRET)
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let process = Process(child);
    let begun = Instant::now();
    while limits(&process).is_none_or(|(soft, hard)| soft != hard) {
        assert!(begun.elapsed() < Duration::from_secs(30), "the limit stays at 200");
        std::thread::sleep(Duration::from_millis(20));
    }
}
