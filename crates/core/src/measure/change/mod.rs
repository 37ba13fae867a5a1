//! Change of measures between two periods: the difference with its 95 % interval, and a finding in one of three words.

pub mod alarm;
pub mod chart_points;
pub mod control_chart;
mod difference;
mod finding;

pub use difference::{
    ChangeFinding, Difference, difference_of_means, difference_of_points, difference_of_shares,
    difference_of_told_shares, holm,
};
pub use finding::{
    Change, MeasureChange, MissingChange, NotCompared, changes, difference_of, judge, missing_across_placements,
    missing_changes, not_compared,
};
