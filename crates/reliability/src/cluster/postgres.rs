//! A private PostgreSQL server, in a folder of its own and with fsync on.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use super::process::{Signal, await_exit, children, end, signal};

const READY_WITHIN: Duration = Duration::from_secs(60);

/// A PostgreSQL server. It is stopped when it is dropped.
pub struct Postgres {
    programs: PathBuf,
    folder: PathBuf,
    addresses: String,
    port: u16,
    child: Option<Child>,
}

impl Postgres {
    /// Creates a cluster of databases below `folder` and starts a server on 127.0.0.1 and the given addresses.
    ///
    /// # Errors
    ///
    /// PostgreSQL is not installed, or does not start.
    pub fn start(folder: &Path, addresses: &[String]) -> anyhow::Result<Postgres> {
        let programs = find_programs()?;
        let folder = folder.join("postgres");
        std::fs::create_dir(&folder)?;
        let listened: Vec<&str> = std::iter::once("127.0.0.1")
            .chain(addresses.iter().map(String::as_str))
            .collect();
        let mut server = Postgres {
            programs,
            folder,
            addresses: listened.join(","),
            port: free_port()?,
            child: None,
        };
        server.initialise()?;
        server.launch()?;
        Ok(server)
    }

    fn initialise(&self) -> anyhow::Result<()> {
        if is_root() {
            // PostgreSQL refuses to run as root. Its user must reach the folder through its parent.
            run(Command::new("chown").arg("postgres").arg(&self.folder))?;
            if let Some(parent) = self.folder.parent() {
                run(Command::new("chmod").arg("755").arg(parent))?;
            }
        }
        let mut command = self.command("initdb");
        command.args([
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
            "-D",
        ]);
        run(command.arg(self.data()))?;
        let hosts = File::options().append(true).open(self.data().join("pg_hba.conf"));
        hosts?.write_all(b"host all all 10.0.0.0/8 trust\n")?;
        let mut single = self.command("postgres");
        let mut child = single
            .args(["--single", "-D"])
            .arg(self.data())
            .arg("postgres")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        child
            .stdin
            .take()
            .context("no input")?
            .write_all(b"create database app\n")?;
        if !child.wait()?.success() {
            bail!("the database could not be created");
        }
        Ok(())
    }

    /// A program of PostgreSQL, run by its unprivileged user, and ended when this process ends.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new("setpriv");
        if is_root() {
            command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
        }
        command
            .args(["--pdeathsig", "INT", "--"])
            .arg(self.programs.join(program));
        command.env("HOME", &self.folder).current_dir(&self.folder);
        command
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// Starts the server, and waits until it accepts connections.
    ///
    /// # Errors
    ///
    /// It does not start.
    pub fn launch(&mut self) -> anyhow::Result<()> {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.folder.join("log"))?;
        let mut command = self.command("postgres");
        command.arg("-D").arg(self.data()).args(["-p", &self.port.to_string()]);
        for setting in [
            format!("listen_addresses={}", self.addresses),
            "unix_socket_directories=".to_owned(),
            "fsync=on".to_owned(),
            "max_connections=200".to_owned(),
            // A run has some checkpoints, and an immediate stop something to replay.
            "checkpoint_timeout=30s".to_owned(),
        ] {
            command.args(["-c", &setting]);
        }
        let child = command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()?;
        let child = self.child.insert(child);
        let deadline = Instant::now() + READY_WITHIN;
        let state = self.folder.join("data").join("postmaster.pid");
        loop {
            if child.try_wait()?.is_some() {
                bail!("PostgreSQL did not start: see {}", self.folder.join("log").display());
            }
            // The eighth line is "ready" once connections are accepted; an older file names another process.
            let text = std::fs::read_to_string(&state).unwrap_or_default();
            let is_own = text.lines().next().and_then(|id| id.parse().ok()) == Some(child.id());
            if is_own && text.lines().nth(7).is_some_and(|line| line.starts_with("ready")) {
                return Ok(());
            }
            if Instant::now() > deadline {
                bail!("PostgreSQL was not ready in time");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Stops the server as `pg_ctl stop` does: `Signal::INT` for mode fast, `Signal::QUIT` for mode immediate.
    ///
    /// # Errors
    ///
    /// It does not stop.
    pub fn stop(&mut self, how: Signal) -> anyhow::Result<()> {
        let mut child = self.child.take().context("PostgreSQL does not run")?;
        signal(child.id(), how)?;
        if await_exit(&mut child, READY_WITHIN)?.is_none() {
            end(&mut child);
            bail!("PostgreSQL did not stop");
        }
        Ok(())
    }

    /// Freezes every process of the server for a time.
    ///
    /// # Errors
    ///
    /// A signal could not be sent.
    pub fn pause(&self, time: Duration) -> anyhow::Result<()> {
        let parent = self.child.as_ref().context("PostgreSQL does not run")?.id();
        // The postmaster first, so that it starts no further children.
        signal(parent, Signal::STOP)?;
        let mut frozen = vec![parent];
        for id in children(parent)? {
            // A child may have ended meanwhile.
            if signal(id, Signal::STOP).is_ok() {
                frozen.push(id);
            }
        }
        std::thread::sleep(time);
        for id in frozen {
            if let Err(error) = signal(id, Signal::CONT) {
                eprintln!("process {id} of PostgreSQL: {error}");
            }
        }
        Ok(())
    }

    /// Address of the database for a server that reaches it at `host`.
    pub fn url(&self, host: &str) -> String {
        self.url_at(host, self.port)
    }

    /// Address of the database behind a proxy.
    pub(crate) fn url_at(&self, host: &str, port: u16) -> String {
        format!("postgres://postgres@{host}:{port}/app")
    }

    /// Port of the server.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if self.child.is_some()
            && let Err(error) = self.stop(Signal::QUIT)
        {
            eprintln!("{error}");
        }
    }
}

/// The newest folder with the programs: packages put only links or wrappers in `PATH`.
fn find_programs() -> anyhow::Result<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .collect();
    folders.sort_by_key(|folder| {
        let version = folder.parent().and_then(Path::file_name).and_then(|name| name.to_str());
        std::cmp::Reverse(version.and_then(|version| version.parse::<u32>().ok()))
    });
    folders.extend(["/usr/local/pgsql/bin", "/usr/local/bin", "/usr/bin"].map(PathBuf::from));
    let has_programs = |folder: &PathBuf| folder.join("initdb").exists() && folder.join("postgres").exists();
    let found = folders.into_iter().find(has_programs);
    found.context("PostgreSQL is missing: install its server (Debian: apt-get install postgresql)")
}

pub(crate) fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// A port that is free now, below the range from which outgoing connections take theirs.
pub(crate) fn free_port() -> anyhow::Result<u16> {
    let mut random = fastrand::Rng::new();
    for _ in 0..1_000 {
        let port = random.u16(16_000..32_000);
        if std::net::TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return Ok(port);
        }
    }
    bail!("no port is free")
}

/// Runs a program that must succeed.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<()> {
    let output = command.output().with_context(|| format!("{command:?}"))?;
    if !output.status.success() {
        bail!("{command:?}: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}
