//! Child processes and their signals. Signals are sent by process id only.

use std::process::{Child, ExitStatus};
use std::time::{Duration, Instant};

use anyhow::Context;
use rustix::process::{Pid, kill_process};

pub use rustix::process::Signal;

/// Sends a signal to a process.
///
/// # Errors
///
/// There is no such process.
pub(crate) fn signal(id: u32, signal: Signal) -> anyhow::Result<()> {
    let id = i32::try_from(id)
        .ok()
        .and_then(Pid::from_raw)
        .context("no process id")?;
    Ok(kill_process(id, signal)?)
}

/// Waits until the process has ended; `None` when it has not in time.
///
/// # Errors
///
/// The state of the process is not known.
pub(crate) fn await_exit(child: &mut Child, within: Duration) -> anyhow::Result<Option<ExitStatus>> {
    let deadline = Instant::now() + within;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() > deadline {
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Returns the ids of the children of a process.
///
/// # Errors
///
/// `/proc` cannot be read.
pub(crate) fn children(parent: u32) -> anyhow::Result<Vec<u32>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc")? {
        let entry = entry?;
        let Some(id) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        // A process that has ended meanwhile has no file.
        let Ok(stat) = std::fs::read_to_string(entry.path().join("stat")) else {
            continue;
        };
        // The name in parentheses may contain blanks; state and parent follow it.
        let after_name = stat.rsplit_once(')').map(|(_, rest)| rest).unwrap_or_default();
        if after_name.split_whitespace().nth(1).and_then(|id| id.parse().ok()) == Some(parent) {
            found.push(id);
        }
    }
    Ok(found)
}

/// Ends a process for good.
pub(crate) fn end(child: &mut Child) {
    let ended = child.kill().and_then(|()| child.wait());
    if let Err(error) = ended {
        eprintln!("process {} could not be ended: {error}", child.id());
    }
}
