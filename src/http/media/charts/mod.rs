//! Charts as SVG, drawn with plotters. Each has a title and a description for screen readers, and takes its colours from the
//! style sheet, so that it fits light and dark pages.

mod columns;
mod drawing;
mod funnel;
mod profile;
mod rows;
mod trend;

pub use columns::{Column, columns};
pub use drawing::ChartText;
pub use funnel::{FunnelPoint, funnel};
pub use profile::{RangeBar, profile};
pub use rows::{Row, ValueMark, rows};
pub use trend::{Axis, TrendPoint, trend};
