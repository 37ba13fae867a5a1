//! Charts as SVG. Each kind computes its geometry as typed values, which a template in `templates/charts` writes. Each chart
//! has a title and a description for screen readers, and takes its colours from the style sheet, so that it fits light and
//! dark pages.

mod columns;
mod control;
mod frame;
mod funnel;
mod geometry;
mod profile;
mod rows;
mod trend;

pub use columns::{Column, columns};
pub use control::{ControlPhase, ControlPoint, control};
pub use frame::ChartText;
pub use funnel::{FunnelPoint, funnel};
pub use profile::{RangeBar, profile};
pub use rows::{Row, ValueMark, rows};
pub use trend::{Axis, TrendPoint, trend};
