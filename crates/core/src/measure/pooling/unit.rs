//! Units that are compared, and where they stand.

/// Hits and trials of one of the compared units, such as a city or a service.
pub type PooledUnit = (u64, u64);

/// Position of a unit relative to the 99.8 % funnel limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunnelPosition {
    /// Above the upper limit.
    Above,
    /// Between the limits.
    Within,
    /// Below the lower limit.
    Below,
}
