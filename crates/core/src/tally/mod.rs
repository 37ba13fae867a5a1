//! Counting: what a submission adds to which counter, and how counters are kept and read.
//!
//! This room owns the positions of counters, their packed form, and civil days and buckets. It refuses to know
//! where sheets are stored, and what the counts mean.

pub mod bases;
pub mod civil_day;
pub mod counter_block;
pub mod counter_delta;
pub mod counter_layout;
pub mod counts;
mod packing;
pub mod period;
pub mod scores;
