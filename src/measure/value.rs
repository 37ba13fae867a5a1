//! A measure with its value.

use super::csat;
use crate::survey::Measure;
use crate::tally::counts::QuestionCounts;

/// What a measure says about the answers to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureValue {
    /// The measure and its variant: `csat-4-of-5`. Values with the same id may be compared.
    pub id: String,
    /// Its value; the unit is that of the measure.
    pub value: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
    /// How many answers it rests on.
    pub n: u64,
    /// Answers that count for it; the value is their share of `n`.
    pub hits: u64,
}

impl MeasureValue {
    /// Reads the counts as the measure of their question; `None` without one, or without answers.
    pub fn of(counts: &QuestionCounts) -> Option<MeasureValue> {
        match counts.measure? {
            Measure::Csat => csat::value(counts),
            // A definition may name these; what they say is not computed yet.
            Measure::Nps
            | Measure::Ces
            | Measure::Sus
            | Measure::UmuxLite
            | Measure::TimeSaved
            | Measure::SdgFound
            | Measure::SdgRating => None,
        }
    }
}
