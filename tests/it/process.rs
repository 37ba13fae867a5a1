//! The real program as a process of its own.

use std::process::{Child, Command};

use crate::world::{Database, SECRET};

/// The real program as a process of its own, for what only a process can suffer.
pub(crate) struct Process(pub(crate) Child);

impl Process {
    pub(crate) fn serve(database: &Database, port: u16) -> Process {
        Process::serve_with(database, port, &[])
    }

    /// The same with further settings, or others.
    pub(crate) fn serve_with(database: &Database, port: u16, settings: &[(&str, &str)]) -> Process {
        let child = Command::new(env!("CARGO_BIN_EXE_urbivox"))
            .arg("serve")
            .env("DATABASE_URL", database.url())
            .env("URBIVOX_LISTEN", format!("127.0.0.1:{port}"))
            .env("URBIVOX_SECRET", SECRET)
            .env("URBIVOX_STOP_DELAY_SECONDS", "0")
            .env("URBIVOX_SUBMISSIONS_PER_MINUTE", "4000000000")
            .env("RUST_LOG", "error")
            .envs(settings.iter().copied())
            .spawn()
            .unwrap();
        Process(child)
    }

    /// Sends a signal by its name.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.0.id().to_string();
        assert!(Command::new("kill").args([name, &id]).status().unwrap().success());
    }

    /// Stops it as an orchestrator does, and waits until it has ended well.
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
