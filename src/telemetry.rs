//! Logging.
//!
//! Text on standard error, filtered by `RUST_LOG`; the default `info` shows starts, stops and failures. Never
//! logged, at any level: answers and other texts of citizens, e-mail addresses, network addresses, keys, receipts,
//! and the secret.

use std::env::VarError;
use std::error::Error as _;
use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::FromEnvError;

/// Default filter. Without it, the web framework would log each start and stop five times, and malformed
/// requests as errors.
const DEFAULT_FILTER: &str = "info,actix_server=warn,actix_http::h1::dispatcher=off";

/// Initialises logging. A second call has no effect, so that tests can start several servers.
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
        // No colour codes in log files.
        .with_ansi(std::io::stderr().is_terminal());
    if log.try_init().is_err() {
        tracing::debug!("logging was started before");
    }
    if let Some(cause) = mistake {
        tracing::warn!(%cause, "RUST_LOG is invalid; the filter is {DEFAULT_FILTER}");
    }
}

/// Returns whether the error means that the variable is not set.
fn is_absent(cause: &FromEnvError) -> bool {
    let reason = cause.source().and_then(|reason| reason.downcast_ref::<VarError>());
    matches!(reason, Some(VarError::NotPresent))
}
