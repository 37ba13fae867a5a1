//! Charts as SVG, drawn by plotters. Each has a title and a description of its own, and takes its colours from the style
//! sheet: so a picture is read by screen readers and fits light and dark pages.

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
