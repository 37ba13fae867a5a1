//! Tallies: counter blocks, what a submission adds to them, and how they are packed and read.
//!
//! Holds the positions of counters, their binary form, civil days and the buckets of a series. Storage of counter
//! blocks is in the server's `storage` module; the meaning of counts is in [`measure`](crate::measure).

pub mod civil_day;
pub mod counter_block;
pub mod counter_block_error;
pub mod counter_delta;
pub mod counter_layout;
pub mod counts;
pub(crate) mod packing;
pub mod pairs;
pub mod period;
pub mod scores;
mod slots;
