//! Results of a survey: summary, filters, figures of each question and segment, control chart, funnel and downloads.

mod chart;
mod chart_blocks;
mod data;
mod downloads;
mod figures;
mod filters;
mod labels;
mod page;
mod participation;
mod priorities;
mod questions;
mod segments;
mod summary;
mod trend;
pub mod values;
pub mod weighted;

pub use chart::{change_baselines, page as chart};
pub use downloads::{csv, ndjson};
pub use page::page;
