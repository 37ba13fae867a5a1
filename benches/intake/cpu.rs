//! Processor time of the server, the database, the load and all other processes (proc(5)).

use anyhow::Context;

/// Ticks of `/proc/PID/stat` and `/proc/stat` in a second: `USER_HZ`, which is 100 on all common architectures.
const TICKS_PER_SECOND: f64 = 100.0;
/// Flag of a thread of the kernel (`PF_KTHREAD`).
const KERNEL_THREAD: u64 = 0x0020_0000;

/// Processor time used so far or in an interval, in seconds.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CpuTimes {
    /// The server's process.
    pub(crate) server: f64,
    /// PostgreSQL's main process and its children, also those that ended; zero with SQLite.
    pub(crate) database: f64,
    /// This process, which sends the load.
    pub(crate) load: f64,
    /// All other processes, and the time in which the hypervisor ran other machines.
    pub(crate) others: f64,
}

/// The fields of `/proc/PID/stat` that are used here; times in ticks.
#[derive(Clone, Copy)]
struct Process {
    id: u32,
    parent: u32,
    is_kernel_thread: bool,
    own: u64,
    /// Time of children that ended.
    ended_children: u64,
}

impl CpuTimes {
    /// Reads the time used so far. `postmaster` is PostgreSQL's main process.
    pub(crate) fn read(server: u32, postmaster: Option<u32>) -> anyhow::Result<CpuTimes> {
        let load = std::process::id();
        let (mut of_server, mut of_database, mut of_load) = (0, 0, 0);
        let mut of_others = stolen_ticks()?;
        for process in processes()? {
            let whole = process.own + process.ended_children;
            if process.id == server {
                of_server += process.own;
            } else if process.id == load {
                of_load += process.own;
            } else if postmaster.is_some_and(|id| id == process.id || id == process.parent) {
                of_database += whole;
            } else if !process.is_kernel_thread {
                // The kernel's threads write what the server and the database wrote: they are no others.
                of_others += whole;
            }
        }
        Ok(CpuTimes {
            server: seconds(of_server),
            database: seconds(of_database),
            load: seconds(of_load),
            others: seconds(of_others),
        })
    }

    /// Returns the time used between an earlier reading and this one.
    pub(crate) fn since(&self, earlier: &CpuTimes) -> CpuTimes {
        let between = |now: f64, before: f64| (now - before).max(0.0);
        CpuTimes {
            server: between(self.server, earlier.server),
            database: between(self.database, earlier.database),
            load: between(self.load, earlier.load),
            others: between(self.others, earlier.others),
        }
    }

    /// Returns the time of server and database.
    pub(crate) fn service(&self) -> f64 {
        self.server + self.database
    }

    /// Returns the time of server, database and load.
    pub(crate) fn all(&self) -> f64 {
        self.service() + self.load
    }
}

/// Returns the parent of a process, if it is PostgreSQL's main process on this machine.
pub(crate) fn postmaster_of(backend: u32) -> anyhow::Result<u32> {
    let parent = process(backend)
        .context("PostgreSQL does not run on this machine")?
        .parent;
    let name = std::fs::read_to_string(format!("/proc/{parent}/comm"))?;
    anyhow::ensure!(
        name.starts_with("postgres"),
        "process {parent} is {name}, not PostgreSQL"
    );
    Ok(parent)
}

/// Returns all processes that can be read. One that ends meanwhile is left out: its parent has its time then.
fn processes() -> anyhow::Result<Vec<Process>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc")? {
        let name = entry?.file_name();
        let id = name.to_str().and_then(|name| name.parse().ok());
        found.extend(id.and_then(process));
    }
    Ok(found)
}

fn process(id: u32) -> Option<Process> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name, in parentheses, may contain anything; the first field after it is the third of all.
    let (_, rest) = stat.rsplit_once(')')?;
    let fields: Vec<&str> = rest.split_ascii_whitespace().collect();
    let number = |field: usize| fields.get(field - 3)?.parse::<u64>().ok();
    Some(Process {
        id,
        parent: u32::try_from(number(4)?).ok()?,
        is_kernel_thread: number(9)? & KERNEL_THREAD != 0,
        own: number(14)? + number(15)?,
        ended_children: number(16)? + number(17)?,
    })
}

/// Returns the ticks in which the hypervisor ran other machines although this one had work.
fn stolen_ticks() -> anyhow::Result<u64> {
    let stat = std::fs::read_to_string("/proc/stat")?;
    let line = stat.lines().next().context("/proc/stat is empty")?;
    // `cpu`, user, nice, system, idle, iowait, irq, softirq, steal.
    Ok(line.split_ascii_whitespace().nth(8).map_or(Ok(0), str::parse)?)
}

fn seconds(ticks: u64) -> f64 {
    f64::from(u32::try_from(ticks).unwrap_or(u32::MAX)) / TICKS_PER_SECOND
}
