//! Indicators: what a city says of itself, what that is worth, and where the city stands among others.
//!
//! A [`Framework`] is data: pillars, their dimensions, and yes-or-no indicators in them. An [`Edition`] is what one
//! city answered in one year. A [`Tally`] is all that scoring needs of it: how many yes in each dimension. From tallies
//! come scores, the ranking, the table that dashboards exchange, and how sure a rank is.
//!
//! This room owns the arithmetic of the published dashboard, to the last rounding. It refuses to know where editions
//! are stored, and how a survey comes to its verdict: it only says which indicator a survey may feed.

pub mod answer_uncertainty;
pub mod colour;
pub mod comparison;
mod csv_cell;
mod csv_lines;
pub mod edition;
pub mod framework;
pub mod improvement;
pub mod limits;
mod parse_context;
mod parse_framework;
pub mod rank_uncertainty;
pub mod ranking;
pub mod rounding;
pub mod scoring;
pub mod table;
pub mod yes_counts;

pub use answer_uncertainty::{UncertainAnswer, UncertainCity};
pub use colour::{Colour, Thresholds};
pub use comparison::{DimensionMean, PillarBox};
pub use edition::{Edition, IndicatorAnswer};
pub use framework::{Dimension, Framework, Indicator, Pillar, SurveySource, built_in};
pub use improvement::{DimensionGain, IndicatorGain};
pub use rank_uncertainty::{RankRange, rank_ranges};
pub use ranking::{RankedCity, ranking};
pub use rounding::{Hundredths, Thousandths};
pub use scoring::{DimensionScore, Score, score};
pub use table::Row;
pub use yes_counts::{YesCount, YesCounts};
