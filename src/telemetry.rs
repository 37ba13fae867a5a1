//! The log.
//!
//! Text on standard error, as much of it as `RUST_LOG` asks for: `info` by default, so that starts, stops and
//! failures are seen. Never logged, at any level: answers and other texts of citizens, e-mail addresses, network
//! addresses, keys, receipts, and the secret.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

/// What is logged when `RUST_LOG` says nothing. The web framework tells each start and stop five times
/// over, and calls a client's broken bytes an error.
const DEFAULT_FILTER: &str = "info,actix_server=warn,actix_http::h1::dispatcher=off";

/// Starts logging. A second call changes nothing, so that tests may start several servers.
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_absent| EnvFilter::new(DEFAULT_FILTER));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // Colours are for people: a log file gets none.
        .with_ansi(std::io::stderr().is_terminal());
    if log.try_init().is_err() {
        tracing::debug!("logging was started before");
    }
}
