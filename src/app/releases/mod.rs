//! Releases: what the public sees of a survey, made from its counters once for each civil day that is over.
//!
//! The rules are pure and in [`urbivox_core::release`]. Here their inputs are read, and their results stored: its counts
//! by figure ([`counts`]) and of its pages ([`page_counts`]), the secret offsets ([`offsets`]), the rows ([`stored`]), and the job that
//! closes days ([`job`]).

pub mod cache;
pub mod check;
pub mod counts;
mod inputs;
pub mod job;
pub mod offsets;
pub mod page_counts;
mod slot_targets;
pub mod stored;
pub mod waiting;
