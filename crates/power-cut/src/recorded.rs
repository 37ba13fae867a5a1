//! What a recording holds: the changes and syncs of the data folder, and the answers that left.

use crate::disk::{Content, Disk, Operation, Sync};
use crate::strace::Line;

/// The first bytes of a response on a connection: the moment from which it may have arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SentAnswer {
    /// Recorded process, from 0.
    pub(crate) process: usize,
    /// Port of the client.
    pub(crate) port: u16,
    /// Status code.
    pub(crate) status: u16,
    /// Line at which the call began that sent it.
    pub(crate) begin: Line,
}

/// A recording: the disk, its syncs, the answers and the time of each line.
pub(crate) struct Recorded {
    /// Content before the first call.
    pub(crate) base: Content,
    /// Changes in the order in which they began.
    pub(crate) operations: Vec<Operation>,
    /// Syncs that succeeded.
    pub(crate) syncs: Vec<Sync>,
    /// Answers in the order in which they were sent.
    pub(crate) answers: Vec<SentAnswer>,
    /// Time of each line in microseconds since 1970.
    pub(crate) times: Vec<u64>,
}

impl Recorded {
    /// Returns the disk, as if only these syncs had happened.
    pub(crate) fn disk(&self, syncs: &[Sync]) -> Disk {
        Disk::new(self.base.clone(), self.operations.clone(), syncs)
    }
}
