//! The proof that answers can be stored now: the committer's last write, whether of answers or of a probe.

use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::db::Db;
use super::error::Error;
use super::{AccessMode, durability, installation, unit};

/// How long a write proves that another would succeed. So a probe is written once a second at most.
pub const PROOF_AGE_MAX: Duration = Duration::from_secs(1);
/// Characters of a probe on SQLite: some pages, as an answer needs them, so that a disk with room for less is called full.
const PROBE_CHARS_SQLITE: usize = 16 * 1_024;
/// How many times as long a probe is after answers could not be stored: a large one may need that much.
const PROBE_LENGTHS_AFTER_FAILURE: usize = 4;
/// Characters of a probe on PostgreSQL, which has a disk of its own.
const PROBE_CHARS_POSTGRES: usize = 16;

/// Whether something could be stored, and when.
#[derive(Clone, Debug)]
pub struct StorageProbe {
    /// When the write began: what happened to the disk later is not known.
    pub began: Instant,
    /// Whether it is on disk.
    pub is_stored: bool,
    /// What weakens the promise that it stays there.
    pub warnings: Vec<String>,
}

impl StorageProbe {
    /// Whether it still tells how things are.
    pub fn is_fresh(&self) -> bool {
        self.began.elapsed() < PROOF_AGE_MAX
    }
}

/// Hears each new proof; `None` before the first.
pub type StorageProbes = watch::Receiver<Option<StorageProbe>>;

/// Writes a probe to the disk. Returns what weakens the promise that it stays there.
pub(super) fn write(db: &mut Db, has_failed: bool) -> Result<Vec<String>, Error> {
    let warnings = durability::warnings(db)?;
    let length = match db {
        Db::Sqlite(_) => PROBE_CHARS_SQLITE,
        Db::Postgres(_) => PROBE_CHARS_POSTGRES,
    };
    let length = if has_failed {
        length * PROBE_LENGTHS_AFTER_FAILURE
    } else {
        length
    };
    // Another text each time: a database may leave out a write that changes nothing.
    let text = uuid::Uuid::new_v4().simple().to_string();
    let text: String = text.chars().cycle().take(length).collect();
    unit(db, AccessMode::Write, |db| installation::write_probe(db, &text))?;
    Ok(warnings)
}
