//! Counting: what a submission adds to which counter, and how counters are kept and read.
//!
//! This room owns the positions of counters, their packed form, and civil days and buckets. It refuses to know
//! where sheets are stored, and what the counts mean.

pub mod bases;
pub mod counts;
pub mod day;
pub mod delta;
pub mod layout;
mod packed;
pub mod period;
pub mod scores;
pub mod sheet;
