//! Counters of a survey by version, as storage reads them.

use std::sync::Arc;

use crate::survey::Definition;
use crate::tally::counter_layout::CounterLayout;

/// Counters by version.
pub type Totals = Vec<VersionTotals>;

/// Counters of one version.
#[derive(Clone, Debug)]
pub struct VersionTotals {
    /// Number of the version, from 1.
    pub number: u32,
    /// Definition of the version.
    pub definition: Arc<Definition>,
    /// Counter layout of that definition.
    pub layout: Arc<CounterLayout>,
    /// Block of counters, or a sum of blocks; slots missing at the end are zero.
    pub totals: Vec<i128>,
}
