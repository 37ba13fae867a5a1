//! Releases: what the public sees of a survey, made from its counters once for each civil day that is over.
//!
//! The rules are pure and in [`urbivox_core::release`]. Here their inputs are read, and their results stored: the figures of
//! a survey ([`figures`]), its counts ([`counts`]), the secret offsets ([`offsets`]), the rows ([`stored`]), and the job that
//! closes days ([`job`]).

pub mod check;
pub mod counts;
pub mod figures;
pub mod job;
pub mod offsets;
mod slots;
pub mod stored;
