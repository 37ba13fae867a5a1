//! Changes of the measures of two reports: the primary measure by itself, all others together.

use super::super::report::Report;
use super::super::value::{ChangeBasis, MeasureValue, Unit};
use super::difference::{
    ChangeFinding, Difference, difference_of_means, difference_of_points, difference_of_shares,
    difference_of_told_shares, holm,
};

/// Part of the range of a measure within which a difference counts as unchanged: five points of a percentage.
const EQUIVALENT_PART: f64 = 0.05;
/// Difference of net promoter scores and indexes that counts as unchanged, in points.
const EQUIVALENT_POINTS: f64 = 5.0;

/// Difference of two values of a measure, and what it shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Difference, later minus earlier, with its 95 % interval; in the unit of the measure.
    pub difference: Difference,
    /// Probability by chance, adjusted for the other differences that were tested with it.
    pub adjusted_p: f64,
    /// Largest difference that counts as unchanged, in the unit of the measure.
    pub margin: f64,
    /// Changed, unchanged, or too few answers to say.
    pub finding: ChangeFinding,
}

/// Change of a question's headline measure.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureChange {
    /// Code of the question.
    pub question: String,
    /// Whether it is the primary measure, which is tested by itself.
    pub is_primary: bool,
    /// Value of the earlier period.
    pub before: MeasureValue,
    /// Value of the later period.
    pub after: MeasureValue,
    /// Difference and finding.
    pub change: Change,
}

/// Why the change of a measure is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCompared {
    /// Changes of this measure are not tested: medians, means of minutes, rates.
    NotTested,
    /// There is no earlier value.
    NoEarlierValue,
    /// The earlier value is of another scale, wording or measure.
    AskedDifferently,
    /// People answered at other kinds of placements in the earlier period.
    PlacementsDiffer,
    /// There are too few answers for a test.
    TooFewAnswers,
}

/// Headline measure without a change, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingChange {
    /// Code of the question.
    pub question: String,
    /// Id of the measure.
    pub measure: String,
    /// Reason.
    pub reason: NotCompared,
}

impl NotCompared {
    /// Returns the name in identifiers of texts.
    pub fn name(self) -> &'static str {
        match self {
            NotCompared::NotTested => "not-tested",
            NotCompared::NoEarlierValue => "no-earlier",
            NotCompared::AskedDifferently => "asked-differently",
            NotCompared::PlacementsDiffer => "placements-differ",
            NotCompared::TooFewAnswers => "too-few",
        }
    }
}

/// Returns why two values of a measure have no difference; `None` when they have one.
pub fn not_compared(before: Option<&MeasureValue>, after: &MeasureValue) -> Option<NotCompared> {
    if matches!(after.basis, ChangeBasis::Median(_) | ChangeBasis::Untested) {
        return Some(NotCompared::NotTested);
    }
    let Some(before) = before else {
        return Some(NotCompared::NoEarlierValue);
    };
    if before.id != after.id {
        return Some(NotCompared::AskedDifferently);
    }
    difference_of(before, after)
        .is_none()
        .then_some(NotCompared::TooFewAnswers)
}

/// Returns the headline measures of the later report that have no change from the earlier one; all others are in [`changes`].
pub fn missing_changes(before: &Report, after: &Report) -> Vec<MissingChange> {
    missing(before, after, None)
}

/// Returns all headline measures of the later report, where people answered at other kinds of placements than in the
/// earlier one: nothing is tested then.
pub fn missing_across_placements(before: &Report, after: &Report) -> Vec<MissingChange> {
    missing(before, after, Some(NotCompared::PlacementsDiffer))
}

/// Returns the measures without a change; `otherwise` is the reason for those that could be tested.
fn missing(before: &Report, after: &Report, otherwise: Option<NotCompared>) -> Vec<MissingChange> {
    let reasons = after.questions.iter().filter_map(|question| {
        let later = question.measure.as_ref()?;
        let measured = || {
            let own = before.questions.iter().filter(|earlier| earlier.code == question.code);
            own.filter_map(|earlier| Some((earlier, earlier.measure.as_ref()?)))
        };
        let same = measured().find(|(earlier, value)| earlier.has_shape_of(question) && value.id == later.id);
        let reason = not_compared(same.map(|(_, value)| value), later).or(otherwise)?;
        let is_asked_differently = reason == NotCompared::NoEarlierValue && measured().next().is_some();
        let reason = if is_asked_differently {
            NotCompared::AskedDifferently
        } else {
            reason
        };
        Some(MissingChange {
            question: question.code.clone(),
            measure: later.id.clone(),
            reason,
        })
    });
    reasons.collect()
}

/// Returns the difference of two values of a measure in its unit; `None` when the ids differ, when the measure is not
/// tested (medians, means of minutes, rates), and with fewer than two answers to a mean.
///
/// ```
/// # use urbivox_core::{survey::Definition, tally::{counter_layout::CounterLayout, counts::QuestionCounts}};
/// use urbivox_core::measure::change::difference_of;
/// use urbivox_core::measure::value::MeasureValue;
/// # let definition = Definition::parse(&serde_json::json!({
/// #     "title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [
/// #         {"code": "q", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"}]}]
/// # })).unwrap();
/// # let layout = CounterLayout::of(&definition);
/// # let of = |counts: &[i128]| MeasureValue::all(&QuestionCounts::read(&layout, &definition, counts).1[0]).remove(0);
///
/// // 48 of 80 were satisfied, then 56 of 70.
/// let (before, after) = (of(&[80, 80, 0, 32, 0, 0, 0, 48]), of(&[70, 70, 0, 14, 0, 0, 0, 56]));
/// let found = difference_of(&before, &after).unwrap();
/// assert_eq!(format!("{:.4} ({:.4} to {:.4})", found.value, found.low, found.high), "0.2000 (0.0524 to 0.3339)");
/// ```
pub fn difference_of(before: &MeasureValue, after: &MeasureValue) -> Option<Difference> {
    if before.id != after.id {
        return None;
    }
    match (before.basis, after.basis) {
        (ChangeBasis::Share(hits, n), ChangeBasis::Share(later_hits, later_n)) => {
            difference_of_shares((hits, n), (later_hits, later_n))
        }
        (ChangeBasis::ToldShare(hits, n, answers), ChangeBasis::ToldShare(later_hits, later_n, later_answers)) => {
            difference_of_told_shares((hits, n, answers), (later_hits, later_n, later_answers))
        }
        (ChangeBasis::Mean(earlier), ChangeBasis::Mean(later)) => difference_of_means(&earlier, &later),
        (ChangeBasis::Points(earlier), ChangeBasis::Points(later)) => difference_of_points(&earlier, &later),
        _ => None,
    }
}

/// Returns the largest difference that counts as unchanged, in the unit of the measure: five points of a share and of
/// points, a twentieth of the range of a scale.
fn equivalence_margin(measure: &MeasureValue) -> f64 {
    match measure.unit {
        Unit::Share => EQUIVALENT_PART,
        Unit::Points => EQUIVALENT_POINTS,
        Unit::Score | Unit::Minutes => EQUIVALENT_PART * (measure.range.1 - measure.range.0),
    }
}

/// Returns the change of each pair of values, earlier and later, all tested together: the chance of any false alarm among
/// them is at most 5 % (Holm). `None` where [`difference_of`] is.
pub fn judge(pairs: &[(&MeasureValue, &MeasureValue)]) -> Vec<Option<Change>> {
    let differences: Vec<Option<Difference>> = pairs
        .iter()
        .map(|(before, after)| difference_of(before, after))
        .collect();
    let probabilities: Vec<f64> = differences.iter().flatten().map(|found| found.p).collect();
    let mut adjusted = holm(&probabilities).into_iter();
    let judged = differences.iter().zip(pairs).map(|(found, (_, after))| {
        let difference = (*found)?;
        let (adjusted_p, margin) = (adjusted.next()?, equivalence_margin(after));
        Some(Change {
            difference,
            adjusted_p,
            margin,
            finding: difference.finding(adjusted_p, margin),
        })
    });
    judged.collect()
}

/// Returns the changes of all headline measures between two reports, in the order of the later one. The measure of the
/// question `primary` is tested by itself at 95 %, all others together ([`judge`]). Left out are questions without the
/// same measure and shape key in both reports, and measures that are not tested: nothing is tested across a break.
pub fn changes(before: &Report, after: &Report, primary: Option<&str>) -> Vec<MeasureChange> {
    let pairs = after.questions.iter().filter_map(|question| {
        let later = question.measure.as_ref()?;
        let mut same = before.questions.iter().filter(|earlier| earlier.has_shape_of(question));
        let earlier = same.find_map(|earlier| earlier.measure.as_ref().filter(|earlier| earlier.id == later.id))?;
        Some((question.code.as_str(), earlier, later))
    });
    let pairs: Vec<(&str, &MeasureValue, &MeasureValue)> = pairs.collect();
    let is_primary = |code: &str| primary == Some(code);
    // A question that was asked on two scales has two measures; the newer one is the primary.
    let at_primary = pairs.iter().position(|(code, ..)| is_primary(code));
    let of = |positions: &[usize]| {
        let values: Vec<_> = positions
            .iter()
            .filter_map(|at| pairs.get(*at))
            .map(|(_, earlier, later)| (*earlier, *later))
            .collect();
        positions.iter().copied().zip(judge(&values)).collect::<Vec<_>>()
    };
    let others: Vec<usize> = (0..pairs.len()).filter(|at| Some(*at) != at_primary).collect();
    let mut judged = of(at_primary.as_slice());
    judged.extend(of(&others));
    judged.sort_by_key(|(at, _)| *at);
    let change = |(at, change): (usize, Option<Change>)| {
        let (code, earlier, later) = *pairs.get(at)?;
        Some(MeasureChange {
            question: code.to_owned(),
            is_primary: Some(at) == at_primary,
            before: earlier.clone(),
            after: later.clone(),
            change: change?,
        })
    };
    judged.into_iter().filter_map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::rates::completion_rate;
    use crate::survey::Definition;
    use crate::tally::counter_layout::CounterLayout;
    use crate::tally::counts::QuestionCounts;
    use serde_json::json;

    fn of(measure: &str, cells: &[i128]) -> MeasureValue {
        let (from, to) = if measure == "nps" { (0, 10) } else { (1, 5) };
        let definition = Definition::parse(
            &json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [
            {"code": "q", "kind": "rating", "scale": {"from": from, "to": to}, "measure": measure}]}]}),
        )
        .unwrap();
        let n: i128 = cells.iter().sum();
        let slots: Vec<i128> = [n, n, 0].into_iter().chain(cells.iter().copied()).collect();
        let (_, questions) = QuestionCounts::read(&CounterLayout::of(&definition), &definition, &slots);
        MeasureValue::all(&questions[0]).remove(0)
    }

    #[test]
    fn one_of_many_needs_a_smaller_probability() {
        // 60 % and 75 % of 100: p = 0.024.
        let (before, after) = (of("csat", &[40, 0, 0, 0, 60]), of("csat", &[25, 0, 0, 0, 75]));
        let findings = |count: usize| {
            let judged = judge(&vec![(&before, &after); count]);
            judged[0].unwrap().finding
        };
        assert_eq!(findings(1), ChangeFinding::Up);
        assert_eq!(findings(5), ChangeFinding::TooFewAnswers);
    }

    #[test]
    fn ten_measures_without_change_seldom_raise_an_alarm() {
        // A linear congruential generator: D. E. Knuth, The Art of Computer Programming, volume 2 (1997), 3.3.4.
        let mut state = 1_u64;
        let mut hits = || {
            let draw = |state: &mut u64| {
                *state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                (*state >> 33) % 100 < 80
            };
            (0..100).filter(|_| draw(&mut state)).count()
        };
        let share = |hits: usize| {
            let hits = i128::try_from(hits).unwrap();
            of("csat", &[100 - hits, 0, 0, 0, hits])
        };
        let values: Vec<MeasureValue> = (0..=100).map(share).collect();
        let alarms = (0..1_000).filter(|_| {
            let drawn: Vec<(usize, usize)> = (0..10).map(|_| (hits(), hits())).collect();
            let pairs: Vec<_> = drawn
                .iter()
                .map(|(one, other)| (&values[*one], &values[*other]))
                .collect();
            let changed = |change: &Option<Change>| {
                let finding = change.unwrap().finding;
                matches!(finding, ChangeFinding::Up | ChangeFinding::Down)
            };
            judge(&pairs).iter().any(changed)
        });
        // At most 5 %, and twice the standard error of a thousand draws.
        assert!(alarms.count() <= 64);
    }

    #[test]
    fn each_unit_has_its_margin() {
        let stars = [5_000, 5_000, 10_000, 40_000, 40_000];
        let rating = of("sdg-rating", &stars);
        let nps = of("nps", &[3_000, 0, 0, 0, 0, 0, 0, 3_000, 0, 0, 4_000]);
        assert_eq!((equivalence_margin(&rating), equivalence_margin(&nps)), (0.2, 5.0));
        for value in [rating, nps] {
            let judged = judge(&[(&value, &value)]);
            assert_eq!(judged[0].unwrap().finding, ChangeFinding::Unchanged);
        }
    }

    #[test]
    fn rates_and_other_measures_are_not_compared() {
        let rate = completion_rate(80, 48).unwrap();
        assert_eq!(difference_of(&rate, &rate), None);
        assert_eq!(
            difference_of(&of("csat", &[1, 0, 0, 0, 9]), &of("sdg-rating", &[1, 0, 0, 0, 9])),
            None
        );
        assert_eq!(judge(&[(&rate, &rate)]), [None]);
        assert_eq!(not_compared(Some(&rate), &rate), Some(NotCompared::NotTested));
    }

    #[test]
    fn a_missing_change_has_a_reason() {
        let (csat, stars) = (of("csat", &[4, 0, 0, 0, 6]), of("sdg-rating", &[4, 0, 0, 0, 6]));
        let one = of("sdg-rating", &[1, 0, 0, 0, 0]);
        assert_eq!(not_compared(Some(&csat), &csat), None);
        assert_eq!(not_compared(None, &csat), Some(NotCompared::NoEarlierValue));
        assert_eq!(not_compared(Some(&csat), &stars), Some(NotCompared::AskedDifferently));
        assert_eq!(not_compared(Some(&one), &stars), Some(NotCompared::TooFewAnswers));
    }
}
