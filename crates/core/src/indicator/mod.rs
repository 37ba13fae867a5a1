//! Indicators: frameworks, the answers of cities, scores and ranks.
//!
//! A [`Framework`] is data: pillars, their dimensions, and the yes-or-no indicators of each dimension. An [`Edition`]
//! holds the answers of one city in one year. [`YesCounts`] is the input of scoring: the number of yes answers in each
//! dimension. Scores, the ranking and the exchange table of dashboards are computed from it, and ranges of ranks from it and
//! the [`doubt`]s of an edition.
//!
//! Scores reproduce the arithmetic of the published dashboard, including its rounding. A framework names the indicators
//! that a survey can answer; how a survey result becomes a yes or no is decided in the server.

pub mod built_in_frameworks;
pub mod colour;
pub mod comparison;
mod csv_cell;
mod csv_lines;
pub mod doubt;
pub mod edition;
pub mod framework;
pub mod improvement;
pub mod limits;
mod parse_context;
mod parse_framework;
pub mod rank_simulation;
pub mod ranking;
pub mod rounding;
pub mod scoring;
pub mod table;
pub mod yes_counts;

pub use built_in_frameworks::built_in;
pub use colour::{Colour, Thresholds};
pub use comparison::{DimensionMean, PillarBox};
pub use doubt::{AnswerEvidence, DoubtfulCity, MeasuredShare, SurveyRelease, doubtful_indicators, rank_ranges};
pub use edition::{Edition, IndicatorAnswer};
pub use framework::{Dimension, Framework, Indicator, Pillar, SurveySource};
pub use improvement::{DimensionGain, IndicatorGain};
pub use ranking::{RankedCity, ranking};
pub use rounding::{Hundredths, Thousandths};
pub use scoring::{DimensionScore, Score, score};
pub use table::Row;
pub use yes_counts::{YesCount, YesCounts};
