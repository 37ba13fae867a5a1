//! The security log: refused attempts. Separate from the audit log, because strangers cause its entries.
//!
//! Attempts are counted in memory, one row per hour, kind, subject and place, and written once a second: a flood costs one
//! statement a second, and fills neither disk nor memory. A killed process loses its last second. Network addresses and
//! typed texts are not stored: people type passwords into the field for the address.

mod counts;
mod event;
mod reading;
mod record;

pub use counts::{OTHERS, SecurityLog, TYPED};
pub use event::SecurityEvent;
pub use reading::{SecurityLogEntry, list};
pub use record::{RETENTION_DAYS, record, typed};
