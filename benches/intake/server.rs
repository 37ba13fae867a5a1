//! The program itself, as a child process.

use std::{
    net::{SocketAddr, TcpListener},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, bail, ensure};
use uuid::Uuid;

use crate::backend::Database;

/// How long the program may take until it can take answers.
const START: Duration = Duration::from_secs(30);

/// The running program; killed when dropped.
pub(crate) struct Server {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// A key that may do everything.
    pub(crate) key: String,
    child: Child,
}

/// The program's resident memory in kB, as the kernel counts it.
pub(crate) struct Memory {
    /// Now.
    pub(crate) resident: u32,
    /// At its highest.
    pub(crate) peak: u32,
}

impl Server {
    /// Makes a key, starts the program, and waits until it can take answers.
    pub(crate) fn start(database: &Database) -> anyhow::Result<Self> {
        let secret = format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let key = create_key(program(database, &secret))?;
        let child = program(database, &secret)
            .arg("serve")
            .env("URBIVOX_LISTEN", address.to_string())
            .env("URBIVOX_SUBMISSIONS_PER_MINUTE", "4000000000")
            .stdout(Stdio::null())
            .spawn()?;
        let mut server = Self { address, key, child };
        server.wait()?;
        Ok(server)
    }

    /// The program's resident memory.
    pub(crate) fn memory(&self) -> anyhow::Result<Memory> {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(&path).with_context(|| path.clone())?;
        let field = |name: &str| {
            let line = status
                .lines()
                .find_map(|line| line.strip_prefix(name))
                .with_context(|| format!("{path}: no {name}"))?;
            anyhow::Ok(line.trim_start_matches(':').trim_end_matches("kB").trim().parse()?)
        };
        Ok(Memory {
            resident: field("VmRSS")?,
            peak: field("VmHWM")?,
        })
    }

    /// Asks until the program says that it is ready.
    fn wait(&mut self) -> anyhow::Result<()> {
        let agent = agent();
        let url = format!("http://{}/readyz", self.address);
        let begun = Instant::now();
        while begun.elapsed() < START {
            if let Some(status) = self.child.try_wait()? {
                bail!("urbivox serve ended: {status}");
            }
            if agent.get(&url).call().is_ok_and(|answer| answer.status() == 200) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(20));
        }
        bail!("{url} did not answer 200 within {START:?}")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Either fails only when the process has already ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An HTTP client for everything that is not measured: it hands on every status and knows no proxy.
pub(crate) fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(60)))
        .proxy(None)
        .build()
        .into()
}

/// The program on this database, with nothing of the caller's own configuration.
fn program(database: &Database, secret: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_urbivox"));
    command
        .current_dir(database.dir.path())
        .env_remove("URBIVOX_CONFIG")
        .env("DATABASE_URL", &database.url)
        .env("URBIVOX_SECRET", secret)
        .env("RUST_LOG", "warn")
        .stdin(Stdio::null());
    command
}

/// Runs `urbivox key create`, which also brings the empty database up to date.
fn create_key(mut program: Command) -> anyhow::Result<String> {
    let output = program
        .args(["key", "create", "--role", "admin"])
        .stderr(Stdio::inherit())
        .output()?;
    ensure!(output.status.success(), "urbivox key create: {}", output.status);
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}
