//! The operator's settings. Read once, at start; all errors are reported together.
//!
//! The only module that reads the environment. A setting comes from the environment, or else from the TOML file
//! that `URBIVOX_CONFIG` names, under the same name. An empty value counts as absent.

mod config_error;
mod file;
mod frameworks;
mod keyring;
mod metrics_listen;
mod secret;
mod secret_file;
mod secret_settings;
mod settings;
mod value;
mod variable;

pub use config_error::{ConfigError, ConfigErrors};
pub use keyring::{Digest, Keyring, MAC_BYTES_MIN, MacPurpose, hmac_sha256};
pub use metrics_listen::{METRICS_LISTEN, MetricsListen};
pub use secret::{RedactedText, SECRET_CHARS_MIN, Secret};
pub use secret_file::SecretFile;
pub use settings::{ANSWERS_MIN, Config, DATABASE, LISTEN, PUBLIC_ROUNDING, STOP_DELAY, SUBMISSIONS_PER_MINUTE};
pub use variable::{VARIABLES, Variable};

/// Variable by which glibc limits the arenas of its allocator (mallopt(3)).
pub const MALLOC_ARENAS: &str = "MALLOC_ARENA_MAX";

/// Whether the environment limits the arenas of glibc's allocator.
pub fn has_malloc_arenas() -> bool {
    std::env::var_os(MALLOC_ARENAS).is_some()
}
