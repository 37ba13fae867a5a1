//! `urbivox serve`.

use anyhow::{Result, anyhow};
use clap::Args;

use super::{database, malloc_arenas, open_files};
use crate::app::improvement_actions::practices;
use crate::app::reports::overview;
use crate::clock::Clock;
use crate::config::Config;
use crate::server;
use crate::server::Server;
use crate::telemetry;

/// Run the service until it is stopped.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  urbivox serve
  DATABASE_URL=postgres://urbivox@db/urbivox URBIVOX_LISTEN=0.0.0.0:8080 urbivox serve

It stops on Ctrl-C or SIGTERM, after the requests in progress are answered; the file of an SQLite database alone is then
the whole database. RUST_LOG=debug logs more.

Prints nothing to standard output; the log goes to standard error. Exit codes: 0 after a stop, 1 if it cannot start, 2 if
the arguments are wrong.")]
pub(super) struct Serve {
    /// Accept the configured secret although the database was used with another one. Use once: earlier receipts, signed
    /// links and second factors become invalid, unless the earlier secret is given as URBIVOX_SECRET_PREVIOUS. The audit log
    /// is sealed under the new secret, unless it has breaks that the lost secret does not explain.
    #[arg(long)]
    adopt_secret: bool,
}

impl Serve {
    pub(super) fn run(self) -> Result<()> {
        malloc_arenas::limit();
        telemetry::start();
        open_files::raise_limit();
        let config = Config {
            adopt_secret: self.adopt_secret,
            ..Config::read()?
        };
        let server = Server::start(config, Clock::System).map_err(|cause| match cause {
            server::Error::Storage(cause) => database::with_advice(&cause),
            other @ (server::Error::Listen(_)
            | server::Error::Thread(_)
            | server::Error::Mail(_)
            | server::Error::EmbeddedData(_)) => {
                anyhow!("{other}")
            }
        })?;
        let app = server.app().clone();
        // Warms the caches: in a large installation this takes some seconds, for which no reader should wait.
        std::thread::spawn(move || {
            if let Err(fault) = overview::overview(&app) {
                tracing::warn!(cause = %fault, "the comparison of all cities could not be computed in advance");
            }
            if let Err(fault) = practices::practices(&app) {
                tracing::warn!(cause = %fault, "the improvement actions of all cities could not be measured in advance");
            }
        });
        server.wait();
        Ok(())
    }
}
