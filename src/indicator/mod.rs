//! Indicators: what a city says of itself, what that is worth, and where the city stands among others.
//!
//! A [`Framework`] is data: pillars, their dimensions, and yes-or-no indicators in them. An [`Edition`] is what one
//! city answered in one year. A [`Tally`] is all that scoring needs of it: how many yes in each dimension. From tallies
//! come scores, the ranking, the table that dashboards exchange, and how sure a rank is.
//!
//! This room owns the arithmetic of the published dashboard, to the last rounding. It refuses to know where editions
//! are stored, and how a survey comes to its verdict: it only says which indicator a survey may feed.

mod cell;
pub mod colour;
pub mod comparison;
pub mod doubt;
pub mod edition;
pub mod framework;
mod framework_reader;
pub mod limits;
mod lines;
pub mod points;
pub mod ranking;
mod reader;
pub mod rounding;
pub mod scoring;
pub mod table;
pub mod tally;
pub mod uncertainty;

pub use colour::{Colour, Thresholds};
pub use comparison::{DimensionMean, PillarBox};
pub use doubt::{Doubt, UncertainCity};
pub use edition::{Answer, Edition};
pub use framework::{Dimension, FedBy, Framework, Indicator, Pillar, built_in};
pub use points::{DimensionGain, IndicatorGain};
pub use ranking::{Place, ranking};
pub use rounding::{Hundredths, Thousandths};
pub use scoring::{DimensionScore, Score, score};
pub use table::Row;
pub use tally::{Count, Tally};
pub use uncertainty::{RankRange, rank_ranges};
