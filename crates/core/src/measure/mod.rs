//! Meaning: what the counts say, and how sure one may be of it.
//!
//! This room owns statistics, measures and the one [`Report`](report::Report) that every screen shows. It refuses
//! to know where counts come from, and to round: pages and exports do that.

pub mod catalogue;
mod ces;
pub mod change;
mod csat;
pub mod disclosure;
pub mod interval;
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
pub mod value;
