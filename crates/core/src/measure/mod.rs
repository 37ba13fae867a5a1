//! Measures: statistics of counts with their 95 % intervals, and the [`Report`](report::Report) made of them.
//!
//! Takes counts as values and never rounds; pages and exports round. Shares are in 0 to 1.

pub mod catalogue;
mod ces;
pub mod change;
mod csat;
pub mod disclosure;
pub mod family;
pub mod interval;
mod measures;
mod merge;
pub mod moments;
mod nps;
pub mod pooling;
pub mod question;
pub mod rates;
pub mod report;
mod scores;
mod sdg;
mod spread;
pub mod totals;
pub mod value;
