//! Control charts: the months of a question's measure, held against the limits of a baseline. A signal is for people who
//! look often; points are whole months, so that looking daily finds no more of them.

use jiff::ToSpan;
use jiff::civil::Date;

use super::disclosure;
use super::disclosure::Audience;
use super::error::ReportError;
use super::released_report;
use super::report_query::ReportQuery;
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::baselines;
use crate::app::baselines::Baseline;
use crate::app::catalogue::PublishedSurvey;
use urbivox_core::measure::change::chart_points::{ChartPoint, chart_of, chart_points};
use urbivox_core::measure::change::control_chart::ControlChart;
use urbivox_core::measure::report::{ReleaseNote, SeriesPoint};
use urbivox_core::measure::value::{MeasureValue, Unit};
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::question::Question;
use urbivox_core::survey::definition::shape::ShapeKey;
use urbivox_core::tally::period::Bucket;

/// Control chart of a question.
#[derive(Clone, Debug)]
pub struct QuestionChart {
    /// Code of the question.
    pub question: String,
    /// Unit of the measure.
    pub unit: Unit,
    /// Smallest and largest possible value.
    pub range: (f64, f64),
    /// Last day of the last month of the chart.
    pub through: Date,
    /// Release from which the figures are; `None` for live figures, and before the first release.
    pub release: Option<ReleaseNote>,
    /// Phases, in order of time: values of different phases are not held against the same limits.
    pub phases: Vec<ChartPhase>,
    /// Baselines that people set, by day.
    pub baselines: Vec<Baseline>,
}

/// Part of a chart with limits of its own: from a baseline, or from a change of the measure, to the next.
#[derive(Clone, Debug)]
pub struct ChartPhase {
    /// Id of the measure.
    pub measure: String,
    /// Baseline with which it begins; `None` for the first phase, and after a change of the measure within a baseline.
    pub baseline: Option<Baseline>,
    /// Points, in order of time.
    pub points: Vec<ChartPoint>,
    /// Limits and signals; `None` while there are fewer than eight points.
    pub chart: Option<ControlChart>,
}

/// What is measured: the shape keys of the question and of its score. Values compare where both are the same.
type Shape = (ShapeKey, Option<ShapeKey>);

/// Month of a measure.
struct Month {
    start: Date,
    measure: String,
    shape: Shape,
    point: ChartPoint,
}

/// Returns the questions that have a control chart: those with a measure that is a share, a difference of shares, or a mean.
pub fn charted_questions(definition: &Definition) -> impl Iterator<Item = (&Question, Unit, (f64, f64))> {
    definition.questions().filter_map(|question| {
        let (unit, range) = MeasureValue::unit_and_range(question.measure?);
        (unit != Unit::Minutes).then_some((question, unit, range))
    })
}

/// Returns the control chart of a question, or of the primary one, else of the first that has one; `None` when no such
/// question has a chart. `baseline` is the number of points from which the limits of a phase are computed.
pub fn control_chart(
    app: &App,
    path: &SurveyPath,
    question: Option<&str>,
    baseline: usize,
    audience: Audience,
) -> Result<Option<QuestionChart>, ReportError> {
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    let definition: &Definition = &published.current().definition;
    let charted = |code: &str| charted_questions(definition).find(|(question, ..)| question.code.as_str() == code);
    let usual = || {
        let primary = definition.primary_question();
        let primary = primary.and_then(|question| charted(question.code.as_str()));
        primary.or_else(|| charted_questions(definition).next())
    };
    let asked = question.map_or_else(usual, charted);
    let Some((asked, unit, range)) = asked else {
        return Ok(None);
    };
    let code = asked.code.as_str();
    let through = last_complete_month(app, &published, audience)?;
    let (months, release) = months_of(app, path, (code, (unit, range)), through, audience)?;
    let baselines = baselines::of_question(app, published.survey_id, code)?;
    let phases = phases_of(&months, &baselines)
        .into_iter()
        .map(|(baseline_of_phase, months)| {
            let points = chart_points(months.iter().map(|month| month.point));
            ChartPhase {
                measure: months.first().map(|month| month.measure.clone()).unwrap_or_default(),
                baseline: baseline_of_phase.cloned(),
                chart: chart_of(&points, baseline),
                points,
            }
        });
    Ok(Some(QuestionChart {
        question: code.to_owned(),
        unit,
        range,
        through,
        release,
        phases: phases.collect(),
        baselines,
    }))
}

/// Returns the last day of the last month that is over; for the public, that is told to its end.
fn last_complete_month(app: &App, published: &PublishedSurvey, audience: Audience) -> Result<Date, ReportError> {
    let told = match audience {
        Audience::Staff => None,
        Audience::Public => released_report::released_through(app, published)?,
    };
    let next = match told {
        Some(told) => told.saturating_add(1.day()),
        None => app.clock.today(&published.timezone),
    };
    Ok(next.first_of_month().saturating_sub(1.day()))
}

/// Returns the months with answers to the question on this scale, in order of time, and their release.
fn months_of(
    app: &App,
    path: &SurveyPath,
    (code, scale): (&str, (Unit, (f64, f64))),
    through: Date,
    audience: Audience,
) -> Result<(Vec<Month>, Option<ReleaseNote>), ReportError> {
    let query = ReportQuery {
        to: Some(through),
        by: Some(Bucket::Month),
        ..ReportQuery::default()
    };
    let report = disclosure::report(app, path, &query, audience)?;
    Ok((months_in(report.series, (code, scale)), report.release))
}

/// Returns the months of a series with answers to the question on this scale. Of a month with answers of several shapes the
/// newest is taken, and none of the month in which it is new: its answers are from a part of the month.
fn months_in(series: Vec<SeriesPoint>, (code, scale): (&str, (Unit, (f64, f64)))) -> Vec<Month> {
    let mut months = Vec::new();
    let mut last: Option<Shape> = None;
    for step in series {
        // Every point has all shapes, the newest first; those without answers in it have no measure.
        let questions = step.questions.into_iter().filter(|question| question.code == code);
        let mut measured = questions.filter_map(|question| {
            let shape = (question.shape, question.score_shape);
            Some((shape, question.measure?))
        });
        let Some((shape, measure)) = measured.next() else {
            continue;
        };
        let is_new = last.as_ref().is_some_and(|last| *last != shape);
        let is_mixed = measured.next().is_some();
        last = Some(shape.clone());
        let point = ChartPoint::of(&measure, step.start, step.start.last_of_month());
        if let Some(point) = point.filter(|_| !(is_new && is_mixed) && is_on(&measure, scale)) {
            months.push(Month {
                start: step.start,
                measure: measure.id,
                shape,
                point,
            });
        }
    }
    months
}

/// Returns whether a measure has this unit and range. Ranges of scores are computed, so they are compared with a tolerance.
fn is_on(measure: &MeasureValue, (unit, (low, high)): (Unit, (f64, f64))) -> bool {
    let is_near = |one: f64, other: f64| (one - other).abs() < 1e-6;
    measure.unit == unit && is_near(measure.range.0, low) && is_near(measure.range.1, high)
}

/// Splits the months into phases. A month in which a baseline begins, but not on its first day, is of neither phase: its
/// answers are from before and after.
fn phases_of<'a>(months: &'a [Month], baselines: &'a [Baseline]) -> Vec<(Option<&'a Baseline>, Vec<&'a Month>)> {
    let mut phases: Vec<(Option<&Baseline>, Vec<&Month>)> = Vec::new();
    for month in months {
        let (start, end) = (month.start, month.point.to);
        let is_within = |baseline: &&Baseline| baseline.first_day > start && baseline.first_day <= end;
        if baselines.iter().any(|baseline| is_within(&baseline)) {
            continue;
        }
        let own = baselines.iter().rfind(|baseline| baseline.first_day <= start);
        let last = phases.last_mut().filter(|(baseline, before)| {
            let is_same = |before: &&Month| (&before.measure, &before.shape) == (&month.measure, &month.shape);
            let is_same = before.last().is_some_and(is_same);
            is_same && baseline.map(|baseline| baseline.id) == own.map(|baseline| baseline.id)
        });
        match last {
            Some((_, before)) => before.push(month),
            None => phases.push((own, vec![month])),
        }
    }
    // A change of the measure within a baseline begins a phase that the baseline does not explain.
    let mut explained = None;
    for (baseline, _) in &mut phases {
        let id = baseline.map(|baseline| baseline.id);
        if id == explained {
            *baseline = None;
        } else {
            explained = id;
        }
    }
    phases
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use jiff::civil::date;
    use serde_json::json;
    use urbivox_core::measure::report::{Report, ReportHeading};
    use urbivox_core::measure::totals::{Totals, VersionTotals};
    use urbivox_core::tally::counter_layout::CounterLayout;

    fn definition(wording: u32) -> Definition {
        let question = json!({"code": "sat", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat",
                              "wording": wording});
        let document = json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [question]}]});
        Definition::parse(&document).unwrap()
    }

    fn shape(wording: u32) -> Shape {
        let definition = definition(wording);
        (ShapeKey::of_question(definition.questions().next().unwrap()), None)
    }

    fn month(number: i8, measure: &str) -> Month {
        let start = date(2026, number, 1);
        Month {
            start,
            shape: shape(1),
            measure: measure.to_owned(),
            point: ChartPoint {
                from: start,
                to: start.last_of_month(),
                value: 0.5,
                n: 100,
                hits: Some(50),
            },
        }
    }

    fn baseline(id: i64, first_day: Date) -> Baseline {
        Baseline {
            id,
            question: "satisfaction".to_owned(),
            first_day,
            reason: "A second desk".to_owned(),
        }
    }

    #[test]
    fn a_phase_begins_with_a_baseline_and_with_another_measure() {
        let months: Vec<Month> = (1..=9)
            .map(|number| month(number, if number < 8 { "csat-4-of-5" } else { "csat-6-of-7" }))
            .collect();
        let baselines = [baseline(1, date(2026, 3, 1)), baseline(2, date(2026, 5, 10))];
        let found = phases_of(&months, &baselines);
        let shown: Vec<(Option<i64>, Vec<i8>)> = found
            .iter()
            .map(|(baseline, months)| {
                let months = months.iter().map(|month| month.start.month());
                (baseline.map(|baseline| baseline.id), months.collect())
            })
            .collect();
        let expected = [
            (None, vec![1, 2]),
            (Some(1), vec![3, 4]),
            (Some(2), vec![6, 7]),
            (None, vec![8, 9]),
        ];
        assert_eq!(shown, expected);
    }

    /// Series of months with the number of answers to each version of a question whose wording class is raised each time.
    fn series(months: &[&[i128]]) -> Vec<SeriesPoint> {
        let of_month = |(number, answers): (i8, &&[i128])| {
            let versions = answers.iter().zip(1..).map(|(answers, version)| {
                let definition = definition(version);
                let layout = CounterLayout::of(&definition);
                VersionTotals {
                    number: version,
                    totals: vec![*answers, *answers, 0, 0, 0, 0, 0, *answers],
                    definition: Arc::new(definition),
                    layout: Arc::new(layout),
                }
            });
            (date(2026, number, 1), versions.collect::<Totals>())
        };
        let heading = ReportHeading {
            survey: "a/b/c".to_owned(),
            from: None,
            to: None,
        };
        let series: Vec<(Date, Totals)> = (1..).zip(months).map(of_month).collect();
        Report::build(heading, series[0].1.clone(), series).series
    }

    #[test]
    fn months_before_a_break_are_a_phase_of_their_own() {
        // Two months before, the month of the break, and two after: one with a late answer to the version before.
        let series = series(&[&[40, 0], &[50, 0], &[20, 20], &[1, 60], &[0, 70]]);
        let months = months_in(series, ("sat", (Unit::Share, (0.0, 1.0))));
        let phases = phases_of(&months, &[]);
        let shown: Vec<Vec<(i8, u64)>> = phases
            .iter()
            .map(|(_, months)| {
                let months = months.iter();
                months.map(|month| (month.start.month(), month.point.n)).collect()
            })
            .collect();
        assert_eq!(shown, [vec![(1, 40), (2, 50)], vec![(4, 60), (5, 70)]]);
    }
}
