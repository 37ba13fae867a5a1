//! All gates of the service, with their limits.

use std::io;
use std::time::Duration;

use super::gate::{Gate, GateLimits};

/// Password hashing: 19 MiB and some 40 ms of a core each. Protects memory and other pages from a flood of sign-ins. An
/// office that signs in at eight o'clock fits into the queue.
const PASSWORDS: GateLimits = GateLimits {
    permits: 2,
    permits_per_key: 2,
    waiting_max: 32,
    waiting_per_key_max: 16,
    wait_max: Duration::from_secs(3),
};

/// Drawing of posters and pictures, one at a time: some 20 MB and 0.1 s of a core each. Protects memory and other pages.
const DRAWINGS: GateLimits = GateLimits {
    permits: 1,
    permits_per_key: 1,
    waiting_max: 16,
    waiting_per_key_max: 8,
    wait_max: Duration::from_secs(3),
};

/// Requests to identity providers, which may be slow or unreachable: five seconds each at worst. The key is the
/// city, so that an unreachable provider of one city does not block the others.
const PROVIDERS: GateLimits = GateLimits {
    permits: 8,
    permits_per_key: 2,
    waiting_max: 32,
    waiting_per_key_max: 8,
    wait_max: Duration::from_secs(5),
};

/// Public reports and exports. Protects the read connections of the database: few of them are used for reports.
const REPORTS: GateLimits = GateLimits {
    permits: 2,
    permits_per_key: 2,
    waiting_max: 32,
    waiting_per_key_max: 16,
    wait_max: Duration::from_secs(5),
};

/// Reports for signed-in users and API keys, which public requests must not delay. The key is the city.
const STAFF_REPORTS: GateLimits = GateLimits {
    permits: 2,
    permits_per_key: 1,
    waiting_max: 32,
    waiting_per_key_max: 8,
    wait_max: Duration::from_secs(10),
};

/// Look-ups of receipts, links and tickets: a short read each. Protects the read connections of the database.
const LOOK_UPS: GateLimits = GateLimits {
    permits: 2,
    permits_per_key: 2,
    waiting_max: 64,
    waiting_per_key_max: 32,
    wait_max: Duration::from_secs(3),
};

/// Writes of unauthenticated clients other than submissions: password resets, applications, corrections and withdrawals.
/// Protects the one writer of the database, and its connections.
const PUBLIC_WRITES: GateLimits = GateLimits {
    permits: 2,
    permits_per_key: 1,
    waiting_max: 32,
    waiting_per_key_max: 16,
    wait_max: Duration::from_secs(5),
};

/// Parsing of large bodies and masking of long texts: tens of milliseconds of a core at worst. Protects the async worker
/// threads.
const LARGE_BODIES: GateLimits = GateLimits {
    permits: 2,
    permits_per_key: 2,
    waiting_max: 64,
    waiting_per_key_max: 32,
    wait_max: Duration::from_secs(5),
};

/// Gates of the service.
pub struct Gates {
    /// Password hashing and verification, by network.
    pub passwords: Gate,
    /// Drawing, by network.
    pub drawing: Gate,
    /// Requests to identity providers, by city.
    pub providers: Gate,
    /// Public reports, by network.
    pub reports: Gate,
    /// Reports for staff, by city.
    pub staff_reports: Gate,
    /// Public look-ups, by network.
    pub look_ups: Gate,
    /// Writes of unauthenticated clients, by network.
    pub public_writes: Gate,
    /// Large bodies, by network.
    pub large_bodies: Gate,
}

impl Gates {
    /// Creates all gates.
    pub fn new() -> io::Result<Gates> {
        Ok(Gates {
            passwords: Gate::new("passwords", PASSWORDS)?,
            drawing: Gate::new("drawing", DRAWINGS)?,
            providers: Gate::new("providers", PROVIDERS)?,
            reports: Gate::new("reports", REPORTS)?,
            staff_reports: Gate::new("staff-reports", STAFF_REPORTS)?,
            look_ups: Gate::new("look-ups", LOOK_UPS)?,
            public_writes: Gate::new("writes", PUBLIC_WRITES)?,
            large_bodies: Gate::new("bodies", LARGE_BODIES)?,
        })
    }

    /// Returns all gates, for metrics.
    pub fn each(&self) -> [&Gate; 8] {
        [
            &self.passwords,
            &self.drawing,
            &self.providers,
            &self.reports,
            &self.staff_reports,
            &self.look_ups,
            &self.public_writes,
            &self.large_bodies,
        ]
    }
}
