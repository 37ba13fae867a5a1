//! Measures: statistics of counts with their 95 % intervals, and the [`Report`](report::Report) made of them.
//!
//! Takes counts as values and never rounds; pages and exports round. Shares are in 0 to 1.

pub mod binned_median;
pub mod bounded_mean;
pub mod catalogue;
pub mod cell_rounding;
mod ces;
pub mod change;
mod csat;
pub mod family;
pub mod interval;
pub mod mark;
mod measures;
pub(crate) mod merge;
pub mod moments;
pub mod norms;
mod nps;
pub mod numeric;
pub mod offered;
pub mod planner;
pub mod points;
pub mod pooling;
pub mod priorities;
pub mod question;
pub mod rates;
pub mod report;
mod scores;
mod sdg;
pub mod sus;
pub mod totals;
pub mod value;
pub mod verdict;
pub mod weighting;
