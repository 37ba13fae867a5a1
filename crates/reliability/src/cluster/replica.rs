//! One server of the cluster.

use std::fs::File;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use super::link::Link;
use super::process::{Signal, await_exit, end, signal};
use crate::client::{Answer, Client, Request};

/// Time in which a server must have ended after SIGTERM.
const STOP_WITHIN: Duration = Duration::from_secs(30);

/// A server. It is killed when it is dropped.
pub struct Replica {
    binary: PathBuf,
    link: Link,
    log: PathBuf,
    settings: Vec<(String, String)>,
    child: Option<Child>,
}

impl Replica {
    pub(super) fn new(binary: &Path, link: Link, log: PathBuf, settings: Vec<(String, String)>) -> Replica {
        Replica {
            binary: binary.to_owned(),
            link,
            log,
            settings,
            child: None,
        }
    }

    /// Address for clients.
    pub fn address(&self) -> SocketAddr {
        self.link.client_address()
    }

    /// Starts the server, without waiting for it.
    ///
    /// # Errors
    ///
    /// The program cannot be started.
    pub fn start(&mut self) -> anyhow::Result<()> {
        let log = File::options().create(true).append(true).open(&self.log)?;
        let mut command = self.link.command("setpriv");
        // The kernel kills the server when this process ends, however it ends.
        command
            .args(["--pdeathsig", "KILL", "--"])
            .arg(&self.binary)
            .arg("serve");
        command
            .envs(self.settings.iter().map(|(name, value)| (name, value)))
            .env("URBIVOX_LISTEN", self.link.server_address().to_string())
            .env("URBIVOX_METRICS_LISTEN", "off")
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log);
        self.child = Some(command.spawn()?);
        Ok(())
    }

    /// Waits until the server is ready.
    ///
    /// # Errors
    ///
    /// It has ended, or is not ready in time.
    pub fn await_ready(&mut self, within: Duration) -> anyhow::Result<()> {
        let deadline = Instant::now() + within;
        let mut client = Client::new(self.address(), Duration::from_secs(2));
        loop {
            if let Some(how) = self.has_ended()? {
                bail!("the server ended by itself: {how}");
            }
            if matches!(client.send(&Request::new("GET", "/readyz")), Answer::Response(response) if response.status == 200)
            {
                return Ok(());
            }
            if Instant::now() > deadline {
                bail!("the server was not ready in {} s", within.as_secs());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// How the server ended, if it did.
    ///
    /// # Errors
    ///
    /// Its state is not known.
    pub fn has_ended(&mut self) -> anyhow::Result<Option<String>> {
        let child = self.child.as_mut().context("the server was not started")?;
        Ok(child.try_wait()?.map(|status| status.to_string()))
    }

    /// Kills the server.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            end(&mut child);
        }
    }

    /// Stops the server by SIGTERM, as orchestrators do.
    ///
    /// # Errors
    ///
    /// It does not end in time, or not with exit code 0. Then it is killed.
    pub fn stop(&mut self) -> anyhow::Result<()> {
        let mut child = self.child.take().context("the server was not started")?;
        signal(child.id(), Signal::TERM)?;
        match await_exit(&mut child, STOP_WITHIN)? {
            Some(status) if status.success() => Ok(()),
            Some(status) => bail!("the server ended with {status} after SIGTERM"),
            None => {
                end(&mut child);
                bail!("the server did not end in {} s after SIGTERM", STOP_WITHIN.as_secs())
            }
        }
    }

    /// Freezes the server for a time.
    ///
    /// # Errors
    ///
    /// It does not run.
    pub fn pause(&self, time: Duration) -> anyhow::Result<()> {
        let id = self.child.as_ref().context("the server was not started")?.id();
        signal(id, Signal::STOP)?;
        std::thread::sleep(time);
        signal(id, Signal::CONT)
    }

    /// The network between this server, its clients and its database.
    pub fn link(&self) -> &Link {
        &self.link
    }
}

impl Drop for Replica {
    fn drop(&mut self) {
        self.kill();
    }
}
