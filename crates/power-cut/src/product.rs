//! The product: its commands and its server, started as they are or under strace.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use crate::http::Connection;
use crate::tracker::CALLS;

/// API path of the survey.
pub(crate) const SURVEY: &str = "/api/v1/cities/tampere/services/day-care/surveys/visit";
/// Page on which staff search comments.
pub(crate) const COMMENTS: &str = "/staff/surveys/tampere/day-care/visit/comments";
/// Name of the database in the data folder.
pub(crate) const DATABASE: &str = "urbivox.db";
/// Time in which a server must start.
const START_SECONDS_MAX: u64 = 60;

/// The program with its settings. Commands work in a folder that is not the data folder.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    /// Path of the binary.
    pub(crate) binary: PathBuf,
    /// Folder with the database.
    pub(crate) data: PathBuf,
    /// Folder for e-mails and as working folder.
    pub(crate) elsewhere: PathBuf,
}

impl Program {
    /// Returns the path of the database file.
    pub(crate) fn database(&self) -> PathBuf {
        self.data.join(DATABASE)
    }

    /// Sets the settings of a command that runs the program, maybe under another one.
    fn configure(&self, command: &mut Command) {
        command
            .current_dir(&self.elsewhere)
            .env("DATABASE_URL", format!("sqlite://{}", self.database().display()))
            .env("URBIVOX_LETTERS", self.elsewhere.join("letters"))
            .env("URBIVOX_STOP_DELAY_SECONDS", "0")
            .env("URBIVOX_SUBMISSIONS_PER_MINUTE", "4000000000")
            .env("URBIVOX_TRUSTED_PROXIES", "127.0.0.1")
            .env("RUST_LOG", "error")
            .env_remove("URBIVOX_CONFIG")
            .env_remove("URBIVOX_SECRET");
    }

    /// Runs a command of the program and returns what it printed. Fails if it fails.
    pub(crate) fn run(&self, arguments: &[&str]) -> anyhow::Result<String> {
        let mut command = Command::new(&self.binary);
        self.configure(&mut command);
        let output = command.args(arguments).output().context("the binary does not run")?;
        if !output.status.success() {
            bail!(
                "`urbivox {}` failed: {}",
                arguments.join(" "),
                String::from_utf8_lossy(&output.stderr).trim()
            );
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Starts the server and waits until it is ready. With a path, strace records it there.
    pub(crate) fn serve(&self, trace: Option<&Path>) -> anyhow::Result<Running> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let mut command = self.command(trace, &["serve"]);
        let child = command
            .env("URBIVOX_LISTEN", address.to_string())
            .env("URBIVOX_METRICS_LISTEN", "off")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .context("strace or the binary does not start")?;
        let mut running = Running {
            address,
            child,
            is_traced: trace.is_some(),
        };
        running.await_ready()?;
        Ok(running)
    }

    /// Returns a command that runs the program, under strace if a path is given.
    pub(crate) fn command(&self, trace: Option<&Path>, arguments: &[&str]) -> Command {
        let mut command = match trace {
            None => Command::new(&self.binary),
            Some(path) => {
                let mut command = Command::new("strace");
                command.args([
                    "-f",
                    "-qq",
                    "--seccomp-bpf",
                    "-ttt",
                    "-T",
                    "-yy",
                    "-xx",
                    "-s",
                    "4000000",
                    "-o",
                ]);
                command
                    .arg(path)
                    .args(["-e", &format!("trace={CALLS}")])
                    .arg(&self.binary);
                command
            }
        };
        self.configure(&mut command);
        command.args(arguments);
        command
    }
}

/// A server, which is killed when it is dropped.
pub(crate) struct Running {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    child: Child,
    is_traced: bool,
}

impl Running {
    /// Sends a signal to the server itself, not to strace, and waits for its end.
    pub(crate) fn end(&mut self, signal: &str) -> anyhow::Result<()> {
        let server = self.server()?.context("the server had ended before")?;
        if !Command::new("kill")
            .args([signal, &server.to_string()])
            .status()?
            .success()
        {
            bail!("the server could not be stopped");
        }
        self.child.wait()?;
        Ok(())
    }

    /// Returns the process id of the server: strace's child if it is traced.
    fn server(&self) -> anyhow::Result<Option<u32>> {
        let own = self.child.id();
        if !self.is_traced {
            return Ok(Some(own));
        }
        let children = std::fs::read_to_string(format!("/proc/{own}/task/{own}/children"))?;
        Ok(children.split_whitespace().next().map(str::parse).transpose()?)
    }

    fn await_ready(&mut self) -> anyhow::Result<()> {
        let deadline = Instant::now() + Duration::from_secs(START_SECONDS_MAX);
        loop {
            let asked =
                Connection::open(self.address).and_then(|mut connection| connection.send("GET", "/readyz", &[], ""));
            if asked.is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            if let Some(status) = self.child.try_wait()? {
                let mut told = String::new();
                if let Some(errors) = &mut self.child.stderr {
                    std::io::Read::read_to_string(errors, &mut told)?;
                }
                bail!("the server did not start ({status}): {}", told.trim());
            }
            if Instant::now() > deadline {
                bail!("the server did not start in {START_SECONDS_MAX} s");
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let is_over = matches!(self.child.try_wait(), Ok(Some(_)));
        if !is_over {
            // The server first: without strace it would go on.
            if self.is_traced && self.end("-KILL").is_ok() {
                return;
            }
            if let Err(cause) = self.child.kill().and_then(|()| self.child.wait().map(drop)) {
                eprintln!("the server could not be stopped: {cause}");
            }
        }
    }
}
