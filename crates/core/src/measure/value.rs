//! A measure with its value.

use super::interval::{Interval, share, wilson};
use super::moments::{Moments, float};
use super::{ces, csat, nps, scores, sdg, spread};
use crate::survey::Measure;
use crate::tally::counts::QuestionCounts;

/// What a measure says about the answers to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureValue {
    /// The measure and its variant: `csat-4-of-5`. Values with the same id may be compared.
    pub id: String,
    /// What the value counts.
    pub unit: Unit,
    /// Its value.
    pub value: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
    /// How many answers it rests on; of a score, how many people.
    pub n: u64,
    /// How many were asked and gave no answer, or not all that a score needs.
    pub missing: u64,
    /// Of a share, the answers that count for it: the value is their part of `n`.
    pub hits: Option<u64>,
    /// How far single answers lie apart: their standard deviation, in the unit of the value. `None` of a median.
    pub deviation: Option<f64>,
    /// The smallest and the largest value there can be.
    pub range: (f64, f64),
    /// How the interval was made.
    pub method: Method,
}

/// What a value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A part of the answers, 0 to 1.
    Share,
    /// Points of a difference of two shares, −100 to 100.
    Points,
    /// Points of a scale.
    Score,
    /// Minutes.
    Minutes,
}

impl Unit {
    /// Its name in files and addresses.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Share => "share",
            Unit::Points => "points",
            Unit::Score => "score",
            Unit::Minutes => "minutes",
        }
    }
}

/// How an interval is made. All are of 95 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Wilson's score interval of a share (1927).
    Wilson,
    /// Student's t interval of a mean (1908).
    Student,
    /// The adjusted Wald interval of a difference of two shares of the same answers: three answers are added, a quarter
    /// of them on either side. Source: B. Rocks, “Interval Estimation for the ‘Net Promoter Score’”, *The American
    /// Statistician* 70 (2016), 365–372.
    AdjustedWald,
    /// Order statistics: between which places in the row of all answers the median lies, by the binomial distribution.
    /// Source: W. J. Conover, *Practical Nonparametric Statistics*, 3rd edition, Wiley 1999, section 3.2.
    OrderStatistics,
}

impl Method {
    /// Its name in files and addresses.
    pub fn name(self) -> &'static str {
        match self {
            Method::Wilson => "wilson",
            Method::Student => "student-t",
            Method::AdjustedWald => "adjusted-wald",
            Method::OrderStatistics => "order-statistics",
        }
    }
}

impl MeasureValue {
    /// Reads the counts as the measure of their question, in every variant, the headline first; empty without a
    /// measure, or without answers.
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

    /// What the first value of a measure counts, and between which values it lies.
    pub fn reach(measure: Measure) -> (Unit, (f64, f64)) {
        match measure {
            Measure::Csat | Measure::SdgFound => (Unit::Share, (0.0, 1.0)),
            Measure::Nps => (Unit::Points, (-100.0, 100.0)),
            Measure::Ces => (Unit::Score, (1.0, 7.0)),
            Measure::Sus | Measure::UmuxLite => (Unit::Score, (0.0, 100.0)),
            Measure::TimeSaved => (Unit::Minutes, (-scores::DAY, scores::DAY)),
            Measure::SdgRating => (Unit::Score, (1.0, 5.0)),
        }
    }

    /// A share of the answers to a question, with its Wilson interval; `None` without answers.
    pub(super) fn share(id: impl Into<String>, hits: u64, counts: &QuestionCounts) -> Option<MeasureValue> {
        let n = counts.answered;
        let Interval { low, high } = wilson(hits, n)?;
        let value = share(hits, n)?;
        Some(MeasureValue {
            id: id.into(),
            unit: Unit::Share,
            value,
            low,
            high,
            n,
            missing: counts.skipped,
            hits: Some(hits),
            deviation: Some((value * (1.0 - value)).sqrt()),
            range: (0.0, 1.0),
            method: Method::Wilson,
        })
    }

    /// The mean of the points of a scale, moved and stretched: each point becomes `factor · point + offset`. The
    /// interval is Student's; with one answer it is the whole range, since one answer says nothing of the spread.
    pub(super) fn mean(
        id: &str,
        unit: Unit,
        moments: Moments,
        form: LinearScale,
        missing: u64,
    ) -> Option<MeasureValue> {
        let line = |point: f64| form.factor * point + form.offset;
        let value = line(moments.mean()?);
        let deviation = moments.deviation().map(|deviation| deviation * form.factor);
        // A few answers that are all alike say nothing of the spread.
        let telling = deviation.filter(|deviation| *deviation > 0.0 || moments.n >= ALIKE_MIN);
        let half = telling.and_then(|deviation| spread::half_of_mean(moments.n, deviation));
        let (least, most) = (form.range.0.min(value), form.range.1.max(value));
        Some(MeasureValue {
            id: id.to_owned(),
            unit,
            value,
            low: half.map_or(least, |half| (value - half).max(least)),
            high: half.map_or(most, |half| (value + half).min(most)),
            n: moments.n,
            missing,
            hits: None,
            deviation,
            range: (least, most),
            method: Method::Student,
        })
    }

    /// The difference of two shares of the same answers, in points of a hundred; `None` without answers.
    pub(super) fn points(id: &str, (plus, minus): (u64, u64), counts: &QuestionCounts) -> Option<MeasureValue> {
        let n = counts.answered;
        let (up, down) = (share(plus, n)?, share(minus, n)?);
        let (low, high) = spread::adjusted_wald(plus, minus, n);
        Some(MeasureValue {
            id: id.to_owned(),
            unit: Unit::Points,
            value: (up - down) * 100.0,
            // With a single answer the adjustment would leave the value itself out.
            low: low.min(up - down) * 100.0,
            high: high.max(up - down) * 100.0,
            n,
            missing: counts.skipped,
            hits: None,
            deviation: Some((up + down - (up - down).powi(2)).max(0.0).sqrt() * 100.0),
            range: (-100.0, 100.0),
            method: Method::AdjustedWald,
        })
    }
}

/// From so many answers on, that they are all alike says something.
const ALIKE_MIN: u64 = 10;

/// How points become values, and between which values.
#[derive(Clone, Copy, Debug)]
pub(super) struct LinearScale {
    pub(super) factor: f64,
    pub(super) offset: f64,
    pub(super) range: (f64, f64),
}

/// How often the scores were given that lie in a range, both ends counted; `None` of a question that has no scale.
pub(super) fn between(counts: &QuestionCounts, from: i64, to: i64) -> Option<u64> {
    let cells = counts.scale?.points().zip(&counts.cells);
    let wanted = cells.filter(|(point, _)| (from..=to).contains(point));
    Some(wanted.fold(0, |sum: u64, (_, (_, count))| sum.saturating_add(*count)))
}

/// The moments of a rating's points.
pub(super) fn moments_of(counts: &QuestionCounts) -> Moments {
    let points = counts.scale.into_iter().flat_map(|scale| scale.points());
    Moments::of(points.zip(&counts.cells).map(|(point, (_, count))| (point, *count)))
}

/// The nearest float of a small whole number.
pub(super) fn small(number: i64) -> f64 {
    float(i128::from(number))
}
