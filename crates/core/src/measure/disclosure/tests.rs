//! Tests of public reports: released numbers, their spans, series and hidden figures.

use std::sync::Arc;

use jiff::civil::{Date, date};
use serde_json::{Value, json};

use super::*;
use crate::survey::{Definition, RawAnswers, Submission};
use crate::tally::counter_block::CounterBlock;
use crate::tally::counter_delta::CounterDelta;
use crate::tally::counter_layout::CounterLayout;

const MIN: u64 = 5;

fn day(number: i8) -> Date {
    date(2026, 3, number)
}

fn version() -> TableVersion {
    let definition = Definition::parse(
        &json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [
            {"code": "how", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"},
            {"code": "parts", "kind": "matrix", "rows": [{"code": "a"}, {"code": "b"}], "scale": {"from": 1, "to": 3}},
            {"code": "never", "kind": "number"},
        {"code": "again", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"},
        ]}]}),
    )
    .unwrap();
    TableVersion {
        number: 1,
        layout: Arc::new(CounterLayout::of(&definition)),
        definition: Arc::new(definition),
    }
}

/// A table with these answers, each given by some people on a day in a class.
fn table(classes: usize, answers: &[(i8, usize, usize, Value)]) -> Table {
    let version = version();
    let mut table = Table::new(vec![version.clone()], classes);
    for (on, class, people, answers) in answers {
        let raw: RawAnswers = serde_json::from_value(answers.clone()).unwrap();
        let submission = Submission::parse(&version.definition, &raw).unwrap();
        let mut block = CounterBlock::empty();
        for _ in 0..*people {
            block
                .add(&CounterDelta::of(&version.layout, &version.definition, &submission))
                .unwrap();
        }
        let mut counts = Vec::new();
        block.add_section_to(0, &mut counts);
        table.add(day(*on), *class, 0, &counts);
    }
    table
}

fn public(table: &Table, period: (Option<Date>, Option<Date>), class: Option<usize>, by: Option<Bucket>) -> Report {
    let heading = ReportHeading {
        survey: "city/service/survey".to_owned(),
        from: period.0,
        to: period.1,
    };
    report(heading, table, Query { min: MIN, class, by })
}

fn question<'a>(questions: &'a [QuestionReport], code: &str) -> &'a QuestionReport {
    questions.iter().find(|question| question.code == code).unwrap()
}

#[test]
fn released_figures_are_exact_and_dated() {
    let table = table(
        1,
        &[
            (1, 0, 3, json!({"how": 5})),
            (2, 0, 4, json!({"how": 1})),
            (9, 0, 6, json!({"how": 2})),
        ],
    );
    let all = public(&table, (None, None), None, None);
    assert_eq!(
        (all.responses, all.from, all.to),
        (Some(13), Some(day(1)), Some(day(9)))
    );
    assert_eq!((all.answers_min, all.series.len()), (Some(MIN), 0));
    let how = question(&all.questions, "how");
    assert_eq!((how.answered, how.is_withheld), (13, false));
    assert_eq!(
        how.counts.iter().map(|(_, count)| *count).collect::<Vec<_>>(),
        [4, 6, 3]
    );
    // Nobody answered this one, which reveals nobody's opinion.
    let never = question(&all.questions, "never");
    assert_eq!((never.answered, never.skipped, never.is_withheld), (0, 0, false));
}

#[test]
fn a_period_shows_the_spans_inside_it() {
    let table = table(
        1,
        &[
            (1, 0, 3, json!({"how": 5})),
            (2, 0, 4, json!({"how": 1})),
            (9, 0, 6, json!({"how": 2})),
        ],
    );
    let responses = |from: i8, to: i8| public(&table, (Some(day(from)), Some(day(to))), None, None).responses;
    // The first two days together are one span.
    assert_eq!(
        [responses(1, 2), responses(1, 8), responses(3, 9), responses(1, 9)],
        [Some(7), Some(7), Some(6), Some(13)]
    );
    assert_eq!([responses(1, 1), responses(2, 8), responses(3, 8)], [None, None, None]);
    let report = public(&table, (Some(day(2)), Some(day(8))), None, None);
    assert!(question(&report.questions, "how").is_withheld && question(&report.questions, "how").answered == 0);
    assert_eq!((report.from, report.to), (Some(day(2)), Some(day(8))));
}

#[test]
fn a_series_has_every_bucket_from_the_first_to_the_last() {
    let table = table(1, &[(1, 0, 6, json!({"how": 5})), (4, 0, 7, json!({"how": 1}))]);
    let report = public(&table, (None, None), None, Some(Bucket::Day));
    let points: Vec<_> = report
        .series
        .iter()
        .map(|point| (point.start, point.responses))
        .collect();
    assert_eq!(
        points,
        [(day(1), Some(6)), (day(2), None), (day(3), None), (day(4), Some(7))]
    );
    assert_eq!(question(&report.series[3].questions, "how").answered, 7);
    let months = public(&table, (None, None), None, Some(Bucket::Month));
    let points: Vec<_> = months
        .series
        .iter()
        .map(|point| (point.start, point.responses))
        .collect();
    assert_eq!(points, [(day(1), Some(13))]);
}

#[test]
fn the_buckets_of_a_period_end_with_it_and_with_the_calendar() {
    let starts = bucket_starts(Bucket::Day, (day(30), date(2026, 4, 2)));
    assert_eq!(starts, [day(30), day(31), date(2026, 4, 1), date(2026, 4, 2)]);
    assert_eq!(
        bucket_starts(Bucket::Month, (day(30), date(2026, 4, 1))),
        [day(1), date(2026, 4, 1)]
    );
    assert_eq!(bucket_starts(Bucket::Day, (day(2), day(1))), []);
    assert_eq!(bucket_starts(Bucket::Day, (Date::MAX, Date::MAX)), [Date::MAX]);
}

#[test]
fn a_figure_with_few_answers_is_withheld_and_the_others_are_not() {
    let table = table(
        1,
        &[
            (1, 0, 9, json!({"parts": {"a": 3}})),
            (2, 0, 4, json!({"how": 1, "parts": {"a": 1, "b": 2}})),
        ],
    );
    let report = public(&table, (None, None), None, None);
    assert_eq!(report.responses, Some(13));
    let how = question(&report.questions, "how");
    assert!(how.is_withheld && how.counts.iter().all(|(_, count)| *count == 0) && how.measure.is_none());
    let rows: Vec<_> = question(&report.questions, "parts")
        .rows
        .iter()
        .map(|row| (row.is_withheld, row.answered))
        .collect();
    assert_eq!(rows, [(false, 13), (true, 0)]);
}

#[test]
fn a_small_class_takes_the_smallest_other_with_it() {
    let how = || json!({"how": 5});
    let table = table(3, &[(1, 0, 30, how()), (1, 1, 3, how()), (1, 2, 8, how())]);
    let responses = |class| public(&table, (None, None), class, None).responses;
    assert_eq!(responses(None), Some(41));
    // Without the third class, the total minus the first would reveal the second.
    assert_eq!(
        [responses(Some(0)), responses(Some(1)), responses(Some(2))],
        [Some(30), None, None]
    );
    assert_eq!(responses(Some(3)), None);
}

#[test]
fn questions_of_the_same_shape_keep_their_own_figures() {
    let table = table(
        1,
        &[(1, 0, 9, json!({"how": 5, "again": 2})), (2, 0, 6, json!({"again": 1}))],
    );
    let report = public(&table, (None, None), None, None);
    let counts = |code: &str| {
        let question = question(&report.questions, code);
        question.counts.iter().map(|(_, count)| *count).collect::<Vec<_>>()
    };
    assert_eq!((counts("how"), counts("again")), (vec![9], vec![6, 9]));
}
