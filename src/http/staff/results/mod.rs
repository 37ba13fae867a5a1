//! Results of a survey: summary, filters, figures of each question, funnel and downloads.

mod data;
mod downloads;
mod figures;
mod filters;
mod labels;
mod page;
mod questions;
mod summary;
mod trend;
pub mod values;

pub use downloads::{csv, ndjson};
pub use page::page;
