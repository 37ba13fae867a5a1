//! The compiled program in a separate process.

use std::process::{Child, Command};

use crate::world::{Database, SECRET};

/// The compiled program in a separate process, for tests of signals and crashes.
pub(crate) struct Process(pub(crate) Child);

impl Process {
    pub(crate) fn serve(database: &Database, port: u16) -> Process {
        Process::serve_with(database, port, &[])
    }

    /// Starts the server with additional or different settings.
    pub(crate) fn serve_with(database: &Database, port: u16, settings: &[(&str, &str)]) -> Process {
        let child = Command::new(env!("CARGO_BIN_EXE_urbivox"))
            .arg("serve")
            .env("DATABASE_URL", database.url())
            .env("URBIVOX_LISTEN", format!("127.0.0.1:{port}"))
            .env("URBIVOX_METRICS_LISTEN", "off")
            .env("URBIVOX_SECRET", SECRET)
            .env("URBIVOX_STOP_DELAY_SECONDS", "0")
            .env("URBIVOX_SUBMISSIONS_PER_MINUTE", "4000000000")
            .env("RUST_LOG", "error")
            .envs(settings.iter().copied())
            .spawn()
            .unwrap();
        Process(child)
    }

    /// Sends a signal by name.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.0.id().to_string();
        assert!(Command::new("kill").args([name, &id]).status().unwrap().success());
    }

    /// Sends SIGTERM, as orchestrators do, and asserts a clean exit.
    pub(crate) fn stop(mut self) {
        self.signal("-TERM");
        assert_eq!(self.0.wait().unwrap().code(), Some(0));
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
