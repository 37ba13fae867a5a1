//! Meaning: what the counts say, and how sure one may be of it.
//!
//! This room owns statistics, measures and the one [`Report`](report::Report) that every screen shows. It refuses
//! to know where counts come from, and to round: pages and exports do that.

pub mod change;
pub mod csat;
pub mod disclosure;
pub mod interval;
mod merge;
pub mod moments;
pub mod question;
pub mod report;
pub mod value;
