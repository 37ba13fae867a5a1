//! Number of files and connections that the process may have open.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Raises the soft limit of open files to the hard limit. Systems start services with a soft limit of 1,024 for the sake of old
/// programs (select(2)), and about a thousand idle connections would then keep everybody else out.
pub(super) fn raise_limit() {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        ..limit
    };
    if let Err(cause) = setrlimit(Resource::Nofile, raised) {
        tracing::warn!(%cause, soft = limit.current, hard = limit.maximum, "the limit of open files was not raised");
    }
}
