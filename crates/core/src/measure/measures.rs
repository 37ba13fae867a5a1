//! The measures of a question: which values follow from its counts.

use super::value::{MeasureValue, Unit};
use super::{ces, csat, nps, scores, sdg};
use crate::survey::Measure;
use crate::tally::counts::QuestionCounts;

impl MeasureValue {
    /// Computes every variant of the question's measure from its counts, the headline first; empty without a measure or
    /// without answers. Units and ranges: [`unit_and_range`](MeasureValue::unit_and_range); formulas and sources:
    /// [`DESCRIPTIONS`](super::catalogue::DESCRIPTIONS).
    ///
    /// ```
    /// use urbivox_core::measure::value::MeasureValue;
    /// # use urbivox_core::{survey::Definition, tally::{counter_layout::CounterLayout, counts::QuestionCounts}};
    /// # let definition = Definition::parse(&serde_json::json!({
    /// #     "title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [
    /// #         {"code": "q", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"}]}]
    /// # })).unwrap();
    /// # let layout = CounterLayout::of(&definition);
    ///
    /// // Responses, answered, skipped, then the scores 1 to 5.
    /// let (_, questions) = QuestionCounts::read(&layout, &definition, &[100, 100, 0, 5, 5, 10, 40, 40]);
    /// let csat = &MeasureValue::all(&questions[0])[0];
    /// let interval = csat.interval.unwrap();
    /// assert_eq!(format!("{:.3} ({:.3} to {:.3})", csat.value, interval.low, interval.high), "0.800 (0.711 to 0.867)");
    /// ```
    pub fn all(counts: &QuestionCounts) -> Vec<MeasureValue> {
        match counts.measure {
            None => Vec::new(),
            Some(Measure::Csat) => csat::values(counts),
            Some(Measure::Nps) => nps::values(counts),
            Some(Measure::Ces) => ces::values(counts),
            Some(Measure::Sus | Measure::UmuxLite | Measure::TimeSaved) => scores::values(counts),
            Some(Measure::SdgFound | Measure::SdgRating) => sdg::values(counts),
        }
    }

    /// Returns the unit and the range of a measure's headline.
    pub fn unit_and_range(measure: Measure) -> (Unit, (f64, f64)) {
        match measure {
            Measure::Csat | Measure::SdgFound => (Unit::Share, (0.0, 1.0)),
            Measure::Nps => (Unit::Points, (-100.0, 100.0)),
            Measure::Ces => (Unit::Score, (1.0, 7.0)),
            Measure::Sus | Measure::UmuxLite => (Unit::Score, (0.0, 100.0)),
            Measure::TimeSaved => (Unit::Minutes, (-scores::MINUTES_PER_DAY, scores::MINUTES_PER_DAY)),
            Measure::SdgRating => (Unit::Score, (1.0, 5.0)),
        }
    }
}
