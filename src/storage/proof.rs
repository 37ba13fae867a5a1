//! Storage probe: evidence from the committer's last write, of answers or of a test text, that answers can be stored.

use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::db::{Db, by_backend};
use super::error::Error;
use super::installation;
use super::postgres::durability;
use super::transaction::{AccessMode, in_transaction};

/// Maximum age of a probe. Bounds probes to one write per second.
pub const PROBE_AGE_MAX: Duration = Duration::from_secs(1);
/// Characters of a probe on SQLite: some pages, as a response needs, so that a disk with less space counts as full.
const PROBE_CHARS_SQLITE: usize = 16 * 1_024;
/// Factor of the probe's length after answers could not be stored: a large response may need that much.
const PROBE_LENGTHS_AFTER_FAILURE: usize = 4;

/// Result and time of the last write.
#[derive(Clone, Debug)]
pub struct StorageProbe {
    /// Start of the write; later changes of the disk are unknown.
    pub began: Instant,
    /// Whether the write is on disk.
    pub is_stored: bool,
    /// Durability warnings of the database's settings.
    pub warnings: Vec<String>,
}

impl StorageProbe {
    /// Returns whether the probe is younger than one second.
    pub fn is_fresh(&self) -> bool {
        self.began.elapsed() < PROBE_AGE_MAX
    }
}

/// Receiver of the latest probe; `None` before the first.
pub type StorageProbes = watch::Receiver<Option<StorageProbe>>;

/// Writes a probe to disk and returns the durability warnings.
pub(super) fn write(db: &mut Db, has_failed: bool) -> Result<Vec<String>, Error> {
    let warnings = durability::warnings(db)?;
    let length = by_backend!(
        db,
        Postgres(_) => super::postgres::PROBE_CHARS,
        Sqlite(_) => PROBE_CHARS_SQLITE,
    );
    let length = if has_failed {
        length * PROBE_LENGTHS_AFTER_FAILURE
    } else {
        length
    };
    // A new text each time: a database may skip a write that changes nothing.
    let text = uuid::Uuid::new_v4().simple().to_string();
    let text: String = text.chars().cycle().take(length).collect();
    in_transaction(db, AccessMode::Write, |db| installation::write_probe(db, &text))?;
    Ok(warnings)
}
