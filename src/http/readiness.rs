//! Whether this server should receive requests.

use std::sync::atomic::{AtomicBool, Ordering};

/// Reasons why this server should receive no requests.
#[derive(Debug, Default)]
pub struct Readiness {
    is_stopping: AtomicBool,
    has_other_secret: AtomicBool,
}

impl Readiness {
    /// Marks the server as stopping, so that load balancers send requests elsewhere.
    pub fn stop(&self) {
        self.is_stopping.store(true, Ordering::SeqCst);
    }

    /// Sets whether the installation uses a secret that this server does not know.
    pub fn set_other_secret(&self, is_other: bool) {
        self.has_other_secret.store(is_other, Ordering::SeqCst);
    }

    /// Returns the reason why this server should receive no requests; `None` when it should.
    pub fn obstacle(&self) -> Option<&'static str> {
        if self.is_stopping.load(Ordering::SeqCst) {
            return Some("this server is shutting down");
        }
        let has_other_secret = self.has_other_secret.load(Ordering::SeqCst);
        has_other_secret.then_some("the secret of the installation has changed")
    }
}
