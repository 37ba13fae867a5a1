//! Classes in which numbers and scores are told.

use crate::survey::definition::Definition;
use crate::survey::definition::decimal::Decimal;
use crate::survey::definition::kind::QuestionKind;
use crate::survey::definition::measure::Measure;
use crate::survey::definition::number::Number;
use crate::survey::definition::question::Question;
use crate::survey::definition::score::{Score, ScoreKind};

/// Lower edges of the classes in which minutes are told, besides those below 0.
const MINUTE_CLASSES: [i64; 7] = [0, 5, 15, 30, 60, 120, 480];
/// Lower edges of the classes in which scores from 0 to 100 are told.
const SCORE_CLASSES: [i64; 5] = [0, 25, 50, 70, 85];
/// Lower edges of the classes of a number without two bounds, besides those below 0.
const OPEN_CLASSES: [i64; 7] = [0, 1, 10, 100, 1_000, 10_000, 100_000];
/// Class of numbers below 0.
const NEGATIVE: &str = "<0";
/// Classes of a number with two bounds.
const EVEN_CLASSES: i64 = 8;
/// Thousandths of a unit.
const THOUSANDTHS: i64 = 1_000;
/// Minutes at which the class of the longest times ends where a question has no upper bound: a day.
const MINUTES_END: i64 = 1_440;
/// Number at which the class of the largest numbers ends where a question has no upper bound.
const OPEN_END: i64 = 1_000_000;

/// Class in which a number or score is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToldClass {
    /// Place of its cell.
    pub cell: usize,
    /// Lower edge, in thousandths of the unit or of a step of the score.
    pub from: i64,
    /// Upper edge, likewise.
    pub to: i64,
    /// Lower edge of its first bin, likewise.
    pub first_bin: i64,
}

/// Class of a released number, as in the counts of its question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberClass {
    /// Name in the counts: its lower edge.
    pub name: String,
    /// Lower edge, included; `None` for the class of all numbers below `to`.
    pub from: Option<Decimal>,
    /// Upper edge, excluded unless it is the upper bound of the question; `None` for the class of all numbers from `from` on.
    pub to: Option<Decimal>,
}

/// Returns the classes in which a number is told, in order. Other questions have none.
pub fn number_classes(question: &Question) -> Vec<NumberClass> {
    let QuestionKind::Number(number) = &question.kind else {
        return Vec::new();
    };
    let classes = ranges_of(question, number);
    let last = classes.len().saturating_sub(1);
    let named = classes.into_iter().enumerate().filter_map(|(at, (label, class))| {
        let (from, to) = (
            Decimal::from_thousandths(class.from)?,
            Decimal::from_thousandths(class.to)?,
        );
        let is_below = label == NEGATIVE;
        Some(NumberClass {
            name: if is_below { from.to_string() } else { label },
            from: Some(from).filter(|_| !is_below || number.min.is_some()),
            to: Some(to).filter(|_| at < last || number.max.is_some()),
        })
    });
    named.collect()
}

/// Returns the distance of the bounds of a number, in whole units rounded up; `None` without both.
pub(super) fn range_of(number: &Number) -> Option<u64> {
    let span = number.max?.thousandths().checked_sub(number.min?.thousandths())?;
    Some(u64::try_from(span).ok()?.div_ceil(THOUSANDTHS.unsigned_abs()))
}

/// Returns the distance of the bounds of a score, in steps; `None` when one of its questions has no bounds.
pub(super) fn range_of_score(definition: &Definition, score: &Score) -> Option<u64> {
    for code in [Some(&score.question), score.other.as_ref()].into_iter().flatten() {
        if let QuestionKind::Number(number) = &definition.question(code)?.kind {
            range_of(number)?;
        }
    }
    let (low, high) = score.bounds;
    u64::try_from(high.checked_sub(low)?).ok()
}

/// Returns the class of each bin of a number, in order.
pub(super) fn classes_of(question: &Question, number: &Number) -> Vec<String> {
    let is_minutes = is_in_minutes(question, number);
    let edges = number.bin_edges().into_iter().map(|edge| edge.thousandths());
    let bounds = number
        .min
        .zip(number.max)
        .map(|(min, max)| (min.thousandths(), max.thousandths()));
    let class = |edge: i64| match bounds {
        _ if is_minutes => from_zero(edge.div_euclid(THOUSANDTHS), &MINUTE_CLASSES),
        Some((min, max)) => even_class(edge, min, max),
        None => from_zero(edge.div_euclid(THOUSANDTHS), &OPEN_CLASSES),
    };
    named_by_first_bin(edges.map(|edge| (edge, class(edge))))
}

/// Returns the class of each bin, named by the lower edge of its first bin: bins need not begin where a class does, and a name
/// must be true of every number in it. Edges are in thousandths.
fn named_by_first_bin(bins: impl Iterator<Item = (i64, String)>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut class_before = None;
    for (edge, class) in bins {
        let name = match names.last() {
            Some(known) if class_before.as_ref() == Some(&class) => known.clone(),
            _ if class == NEGATIVE => class.clone(),
            _ => Decimal::from_thousandths(edge).map_or_else(|| class.clone(), |edge| edge.to_string()),
        };
        names.push(name);
        class_before = Some(class);
    }
    names
}

fn is_in_minutes(question: &Question, number: &Number) -> bool {
    number.unit.as_deref() == Some("min") || question.measure == Some(Measure::TimeSaved)
}

/// Returns the classes of a number with their edges.
pub(super) fn ranges_of(question: &Question, number: &Number) -> Vec<(String, ToldClass)> {
    let edges = number.bin_edges().into_iter().map(|edge| edge.thousandths());
    let end = if is_in_minutes(question, number) {
        MINUTES_END
    } else {
        OPEN_END
    };
    let bounds = [number.min, number.max].map(|bound| bound.map(Decimal::thousandths));
    let bins = edges.zip(classes_of(question, number));
    ranges(bins, THOUSANDTHS, (bounds, end * THOUSANDTHS))
}

/// Returns the classes of a score with their edges, in thousandths of a step.
pub(super) fn ranges_of_score(score: &Score) -> Vec<(String, ToldClass)> {
    let edges = score.bin_edges().into_iter();
    let bins = edges.map(|edge| (edge.saturating_mul(THOUSANDTHS), class_of_score(score.kind, edge)));
    // Thousandths of a step of one point or minute.
    let unit = match score.kind {
        ScoreKind::Sus | ScoreKind::SusPositive => 400,
        ScoreKind::UmuxLite => 120,
        ScoreKind::TimeSaved => THOUSANDTHS,
    };
    let (low, high) = score.bounds;
    // Bounds beyond a year are those of questions without bounds.
    let is_bound = |bound: &i64| bound.abs() <= 366 * MINUTES_END;
    let bounds = [low, high].map(|bound| Some(bound).filter(is_bound).map(|bound| bound * THOUSANDTHS));
    ranges(bins, unit, (bounds, MINUTES_END * THOUSANDTHS))
}

/// Returns the classes that bins, given by lower edge and class, are in: each from its own lower edge to the next one's.
/// Lower edges are named in units of `unit` thousandths. The first begins at the lowest possible number at the earliest, and
/// the last ends at the highest one or at `end`.
fn ranges(
    bins: impl Iterator<Item = (i64, String)>,
    unit: i64,
    ([low, high], end): ([Option<i64>; 2], i64),
) -> Vec<(String, ToldClass)> {
    let mut classes: Vec<(String, ToldClass)> = Vec::new();
    for (first_bin, label) in bins {
        if classes.last().is_some_and(|(known, _)| *known == label) {
            continue;
        }
        let named: Option<Decimal> = serde_json::from_str(&label).ok().as_ref().and_then(Decimal::from_json);
        let from = named.map_or(-end, |number| number.thousandths().saturating_mul(unit) / THOUSANDTHS);
        let from = if named.is_some() {
            low.map_or(from, |low| from.max(low))
        } else {
            low.unwrap_or(from)
        };
        let class = ToldClass {
            cell: 0,
            from,
            to: high.unwrap_or(end).max(from.saturating_add(1)),
            first_bin,
        };
        if let Some((_, before)) = classes.last_mut() {
            before.to = from;
        }
        classes.push((label, class));
    }
    classes
}

/// Returns the lower edge of the class that a number is in.
fn from_zero(number: i64, classes: &[i64]) -> String {
    let reached = classes.iter().rev().find(|class| **class <= number);
    reached.map_or_else(|| NEGATIVE.to_owned(), ToString::to_string)
}

/// Returns the lower edge of one of eight equal classes between two bounds, in which a bin begins. All in thousandths.
fn even_class(edge: i64, min: i64, max: i64) -> String {
    let (range, above) = (i128::from(max) - i128::from(min), i128::from(edge) - i128::from(min));
    let classes = i128::from(EVEN_CLASSES);
    let class = if range > 0 {
        (above * classes / range).clamp(0, classes - 1)
    } else {
        0
    };
    let lower = i128::from(min) + class * range / classes;
    let lower = i64::try_from(lower).ok().and_then(Decimal::from_thousandths);
    lower.map_or_else(|| min.to_string(), |lower| lower.to_string())
}

/// Returns the class of a score's bin with this lower edge, in steps.
pub(super) fn class_of_score(kind: ScoreKind, edge: i64) -> String {
    let points = match kind {
        ScoreKind::Sus | ScoreKind::SusPositive => edge * 5 / 2,
        ScoreKind::UmuxLite => edge * 100 / 12,
        ScoreKind::TimeSaved => return from_zero(edge, &MINUTE_CLASSES),
    };
    from_zero(points, &SCORE_CLASSES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn classes(more: &Value) -> Vec<String> {
        let mut question = json!({"code": "n", "kind": "number"});
        for (name, value) in more.as_object().unwrap() {
            question[name] = value.clone();
        }
        let document = json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [question]}]});
        let definition = Definition::parse(&document).unwrap();
        let classes = number_classes(definition.question("n").unwrap()).into_iter();
        let edge = |edge: Option<Decimal>| edge.map_or_else(String::new, |edge| edge.to_string());
        classes
            .map(|class| format!("{}: {}..{}", class.name, edge(class.from), edge(class.to)))
            .collect()
    }

    #[test]
    fn classes_of_a_number_have_both_edges_where_there_are_any() {
        assert_eq!(
            classes(&json!({"unit": "min", "min": 0, "max": 100})),
            ["0: 0..6", "6: 6..16", "16: 16..30", "30: 30..60", "60: 60..100"],
            "bins of two minutes begin at even ones"
        );
        assert_eq!(
            classes(&json!({"unit": "min", "min": 0, "max": 600})),
            [
                "0: 0..12",
                "12: 12..24",
                "24: 24..36",
                "36: 36..60",
                "60: 60..120",
                "120: 120..480",
                "480: 480..600"
            ],
            "bins of twelve minutes are wider than the first classes"
        );
        let even = classes(&json!({"unit": "h", "min": 0, "max": 80}));
        assert_eq!((even.len(), even.last().unwrap().as_str()), (8, "70: 70..80"));
        let open = classes(&json!({"unit": "km"}));
        assert_eq!(open.first().unwrap(), "-1000000: ..0");
        assert_eq!(open.get(2).unwrap(), "1: 1..10");
        assert_eq!(open.last().unwrap(), "100000: 100000..");
    }
}
