//! The gates of this service, with their numbers.

use std::io;
use std::time::Duration;

use super::gate::{Gate, Limits};

/// Hashing passwords: 19 MiB and some 40 ms of a core each. Protects memory and the other pages from a flood of sign-ins. An
/// office that signs in at eight o'clock fits into the line.
const PASSWORDS: Limits = Limits {
    permits: 2,
    permits_per_key: 2,
    waiting_max: 32,
    waiting_per_key_max: 16,
    wait_max: Duration::from_secs(3),
};

/// Drawing posters and pictures: some 10 MB and a tenth of a second each. Protects memory and the other pages.
const DRAWINGS: Limits = Limits {
    permits: 2,
    permits_per_key: 2,
    waiting_max: 16,
    waiting_per_key_max: 8,
    wait_max: Duration::from_secs(3),
};

/// Asking identity providers, which may be slow or dead: five seconds a request at worst. The key is the city, so that one with a
/// dead provider leaves room for all others.
const PROVIDERS: Limits = Limits {
    permits: 8,
    permits_per_key: 2,
    waiting_max: 32,
    waiting_per_key_max: 8,
    wait_max: Duration::from_secs(5),
};

/// Reports and exports that anybody may ask for. Protects the readers of the database: few of them are busy with it.
const REPORTS: Limits = Limits {
    permits: 2,
    permits_per_key: 2,
    waiting_max: 32,
    waiting_per_key_max: 16,
    wait_max: Duration::from_secs(5),
};

/// The same for those who signed in or have a key, so that no stranger keeps them waiting. The key is the city.
const STAFF_REPORTS: Limits = Limits {
    permits: 2,
    permits_per_key: 1,
    waiting_max: 32,
    waiting_per_key_max: 8,
    wait_max: Duration::from_secs(10),
};

/// Looking for a receipt, a link or a ticket: a short read each. Protects the readers of the database.
const LOOK_UPS: Limits = Limits {
    permits: 2,
    permits_per_key: 2,
    waiting_max: 64,
    waiting_per_key_max: 32,
    wait_max: Duration::from_secs(3),
};

/// What a stranger can make the server write beside answers: a letter for a new password, an application, a withdrawal. Protects
/// the one writer of the database, and its connections.
const STRANGERS_WRITES: Limits = Limits {
    permits: 2,
    permits_per_key: 1,
    waiting_max: 32,
    waiting_per_key_max: 16,
    wait_max: Duration::from_secs(5),
};

/// Reading large bodies and masking long texts: tens of milliseconds of a core at worst. Protects the threads that serve
/// everybody.
const LARGE_BODIES: Limits = Limits {
    permits: 2,
    permits_per_key: 2,
    waiting_max: 64,
    waiting_per_key_max: 32,
    wait_max: Duration::from_secs(5),
};

/// All gates.
pub struct Gates {
    /// Whatever hashes or verifies a password. By network.
    pub passwords: Gate,
    /// Whatever draws. By network.
    pub drawing: Gate,
    /// Whatever asks an identity provider. By city.
    pub providers: Gate,
    /// Reports for everybody. By network.
    pub reports: Gate,
    /// Reports for staff. By city.
    pub staff_reports: Gate,
    /// Look-ups by everybody. By network.
    pub look_ups: Gate,
    /// Writes of strangers. By network.
    pub strangers_writes: Gate,
    /// Bodies that are large. By network.
    pub large_bodies: Gate,
}

impl Gates {
    /// All gates, open.
    pub fn new() -> io::Result<Gates> {
        Ok(Gates {
            passwords: Gate::new("passwords", PASSWORDS)?,
            drawing: Gate::new("drawing", DRAWINGS)?,
            providers: Gate::new("providers", PROVIDERS)?,
            reports: Gate::new("reports", REPORTS)?,
            staff_reports: Gate::new("staff-reports", STAFF_REPORTS)?,
            look_ups: Gate::new("look-ups", LOOK_UPS)?,
            strangers_writes: Gate::new("writes", STRANGERS_WRITES)?,
            large_bodies: Gate::new("bodies", LARGE_BODIES)?,
        })
    }

    /// Each of them, for the operator.
    pub fn each(&self) -> [&Gate; 8] {
        [
            &self.passwords,
            &self.drawing,
            &self.providers,
            &self.reports,
            &self.staff_reports,
            &self.look_ups,
            &self.strangers_writes,
            &self.large_bodies,
        ]
    }
}
