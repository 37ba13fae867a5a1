//! The log.
//!
//! Text on standard error, as much of it as `RUST_LOG` asks for: `info` by default, so that starts, stops and
//! failures are seen. Never logged, at any level: answers and other texts of citizens, e-mail addresses, network
//! addresses, keys, receipts, and the secret.

use std::env::VarError;
use std::error::Error as _;
use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::FromEnvError;

/// What is logged when `RUST_LOG` says nothing. The web framework tells each start and stop five times
/// over, and calls a client's broken bytes an error.
const DEFAULT_FILTER: &str = "info,actix_server=warn,actix_http::h1::dispatcher=off";

/// Starts logging. A second call changes nothing, so that tests may start several servers.
pub fn start() {
    let (filter, mistake) = match EnvFilter::try_from_default_env() {
        Ok(filter) => (filter, None),
        Err(cause) => {
            let mistake = Some(cause).filter(|cause| !is_absent(cause));
            (EnvFilter::new(DEFAULT_FILTER), mistake)
        }
    };
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // Colours are for people: a log file gets none.
        .with_ansi(std::io::stderr().is_terminal());
    if log.try_init().is_err() {
        tracing::debug!("logging was started before");
    }
    if let Some(cause) = mistake {
        tracing::warn!(%cause, "RUST_LOG is not understood; what is logged is {DEFAULT_FILTER}");
    }
}

/// Whether the variable is not set, which is no mistake.
fn is_absent(cause: &FromEnvError) -> bool {
    let reason = cause.source().and_then(|reason| reason.downcast_ref::<VarError>());
    matches!(reason, Some(VarError::NotPresent))
}
