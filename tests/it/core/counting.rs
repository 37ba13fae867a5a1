//! Tallies and reports: for any answers in any order, a report equals a manual recount.

mod recount;

use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Value, json};
use urbivox_core::measure::interval::wilson;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::report::{Report, ReportHeading};
use urbivox_core::measure::totals::{Totals, VersionTotals};
use urbivox_core::survey::{Answer, Definition, RawAnswers, Submission};
use urbivox_core::tally::counter_block::CounterBlock;
use urbivox_core::tally::counter_delta::CounterDelta;
use urbivox_core::tally::counter_layout::CounterLayout;
use urbivox_core::tally::counts::QuestionCounts;
use urbivox_core::tally::pairs::PairCounts;

use recount::check;

fn codes(codes: &[&str]) -> Value {
    codes.iter().map(|code| json!({"code": code})).collect()
}

fn definition(questions: Value) -> Definition {
    let json = json!({"title": {"en": "Survey"}, "languages": ["en"], "pages": [{"questions": questions}]});
    Definition::parse(&json).unwrap()
}

/// Every kind of question that has counters, with one condition and one segment.
fn every_kind() -> Definition {
    definition(json!([
        {"code": "mood", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"},
        {"code": "area", "kind": "choice", "segment": true, "options": codes(&["north", "south"])},
        {"code": "note", "kind": "statement", "prompt": {"en": "Half done."}},
        {"code": "why", "kind": "choice", "multiple": true, "options": codes(&["slow", "far", "other"]),
         "show_if": {"question": "mood", "is": "<=", "value": 3}},
        {"code": "parts", "kind": "matrix", "rows": codes(&["clarity", "speed"]), "scale": {"from": 0, "to": 2}},
        {"code": "order", "kind": "ranking", "options": codes(&["a", "b", "c"])},
        {"code": "minutes", "kind": "number", "min": -10, "max": 600},
        {"code": "comment", "kind": "text"},
    ]))
}

fn parse(definition: &Definition, answers: &Value) -> Submission {
    let raw: RawAnswers = serde_json::from_value(answers.clone()).unwrap();
    Submission::parse(definition, &raw).unwrap()
}

fn one_of(codes: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop_oneof![Just(Value::Null), proptest::sample::select(codes).prop_map(Value::from)]
}

fn score(from: i64, to: i64) -> impl Strategy<Value = Value> {
    prop_oneof![Just(Value::Null), (from..=to).prop_map(Value::from)]
}

fn some_of(codes: &'static [&'static str]) -> impl Strategy<Value = Value> {
    let picked = proptest::sample::subsequence(codes, 0..=codes.len()).prop_shuffle();
    picked.prop_map(|codes| codes.into_iter().map(Value::from).collect())
}

fn answers() -> impl Strategy<Value = Value> {
    let minutes = (-10_000..=600_000_i64).prop_map(|thousandths| Value::from(thousandths as f64 / 1_000.0));
    let scores = (score(1, 5), score(0, 2), score(0, 2));
    let choices = (
        one_of(&["north", "south"]),
        some_of(&["slow", "far", "other"]),
        some_of(&["a", "b", "c"]),
    );
    let rest = (prop_oneof![Just(Value::Null), minutes], one_of(&["Fine.", "   "]));
    (scores, choices, rest).prop_map(|((mood, clarity, speed), (area, why, order), (minutes, comment))| {
        // Only asked after a low score.
        let why = if mood.as_i64().is_some_and(|mood| mood <= 3) {
            why
        } else {
            Value::Null
        };
        json!({"mood": mood, "area": area, "why": why, "parts": {"clarity": clarity, "speed": speed},
               "order": order, "minutes": minutes, "comment": comment})
    })
}

fn submissions() -> impl Strategy<Value = Vec<Submission>> {
    let definition = every_kind();
    let submission = answers().prop_map(move |answers| parse(&definition, &answers));
    proptest::collection::vec(submission, 0..40)
}

/// Ratings around a primary measure, and a matrix with a reversed row.
fn rated_definition() -> Definition {
    let rows = json!([{"code": "clarity"}, {"code": "clumsy", "reversed": true}]);
    definition(json!([
        {"code": "help", "kind": "rating", "scale": {"from": 1, "to": 5}},
        {"code": "mood", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"},
        {"code": "parts", "kind": "matrix", "rows": rows, "scale": {"from": 1, "to": 5}},
    ]))
}

fn rated() -> impl Strategy<Value = Value> {
    (score(1, 5), score(1, 5), score(1, 5), score(1, 5)).prop_map(|(help, mood, clarity, clumsy)| {
        json!({"help": help, "mood": mood, "parts": {"clarity": clarity, "clumsy": clumsy}})
    })
}

/// Compares credits and pairs with the stored answers.
fn check_pairs(
    definition: &Definition,
    layout: &CounterLayout,
    totals: &[i128],
    stored: &[Option<(Value, bool)>],
) -> Result<(), TestCaseError> {
    let credited = stored.iter().flatten().filter(|(_, is_credited)| *is_credited).count();
    prop_assert_eq!(totals[layout.credited()], credited as i128);
    let (_, questions) = QuestionCounts::read(layout, definition, totals);
    let parts = questions
        .iter()
        .flat_map(|question| question.pairs.iter().map(move |part| (question, part)));
    let mut seen = 0;
    for (question, part) in parts {
        seen += 1;
        let mut expected = PairCounts::default();
        for (answers, _) in stored.iter().flatten() {
            let rated = part
                .row
                .as_ref()
                .map_or(&answers[&question.code], |row| &answers[&question.code][row]);
            let (Some(rated), Some(mood)) = (rated.as_i64(), answers["mood"].as_i64()) else {
                continue;
            };
            let is_satisfied = if part.row.as_deref() == Some("clumsy") {
                rated <= 2
            } else {
                rated >= 4
            };
            match (is_satisfied, mood >= 4) {
                (true, true) => expected.both += 1,
                (true, false) => expected.part_only += 1,
                (false, true) => expected.overall_only += 1,
                (false, false) => expected.neither += 1,
            }
        }
        prop_assert_eq!(part.counts, expected, "{}", part.shape);
    }
    prop_assert_eq!(seen, 3);
    Ok(())
}

/// The totals of one section: all respondents, or those who chose a segment option.
fn section(counter_block: &CounterBlock, section: usize, layout: &CounterLayout) -> Vec<i128> {
    let mut totals = Vec::new();
    counter_block.add_section_to(section, &mut totals);
    totals.resize(layout.len(), 0);
    totals
}

fn counter_block_of(definition: &Definition, layout: &CounterLayout, submissions: &[Submission]) -> CounterBlock {
    let mut counter_block = CounterBlock::empty();
    for submission in submissions {
        // Same steps as the committer: each batch decodes the stored bytes, adds and encodes.
        counter_block
            .add(&CounterDelta::of(layout, definition, submission))
            .unwrap();
        counter_block = CounterBlock::decode(&counter_block.encode()).unwrap();
    }
    counter_block
}

fn totals(number: u32, definition: &Definition, submissions: &[Submission], segment: Option<(&str, &str)>) -> Totals {
    let layout = CounterLayout::of(definition);
    let at = segment.map_or(0, |(question, option)| layout.segment(question, option).unwrap());
    let totals = section(&counter_block_of(definition, &layout, submissions), at, &layout);
    vec![VersionTotals {
        number,
        definition: Arc::new(definition.clone()),
        layout: Arc::new(layout),
        totals,
    }]
}

fn report(totals: Totals) -> Report {
    Report::build(
        ReportHeading {
            survey: "city/service/survey".to_owned(),
            from: None,
            to: None,
        },
        totals,
        Vec::new(),
    )
}

fn question<'a>(report: &'a Report, code: &str) -> &'a QuestionReport {
    report.questions.iter().find(|question| question.code == code).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_report_equals_a_naive_recount(submissions in submissions()) {
        check(&report(totals(1, &every_kind(), &submissions, None)), &submissions)?;
    }

    #[test]
    fn a_segment_counts_only_those_who_chose_it(submissions in submissions()) {
        for option in ["north", "south"] {
            let chose = |submission: &&Submission| {
                matches!(submission.answers.get("area"), Some(Answer::Choice(chosen)) if chosen[0].code.as_str() == option)
            };
            let those: Vec<Submission> = submissions.iter().filter(chose).cloned().collect();
            check(&report(totals(1, &every_kind(), &submissions, Some(("area", option)))), &those)?;
        }
    }

    #[test]
    fn counts_do_not_depend_on_the_order_of_additions_and_removals(
        (submissions, shuffled) in submissions().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        withdrawn in 0..40_usize,
    ) {
        let definition = every_kind();
        let layout = CounterLayout::of(&definition);
        let expected = counter_block_of(&definition, &layout, &submissions);
        let mut counter_block = counter_block_of(&definition, &layout, &shuffled);
        prop_assert_eq!(counter_block.encode(), expected.encode());

        let withdrawn = withdrawn.min(submissions.len());
        for submission in submissions.iter().take(withdrawn) {
            counter_block.add(&CounterDelta::of(&layout, &definition, submission).negated()).unwrap();
        }
        prop_assert_eq!(counter_block.encode(), counter_block_of(&definition, &layout, &submissions[withdrawn..]).encode());
        prop_assert_eq!(counter_block.is_zero(), withdrawn == submissions.len());
    }

    #[test]
    fn any_order_of_additions_corrections_and_removals_is_a_recount_with_pairs_and_credits(
        steps in proptest::collection::vec((0..8_usize, any::<bool>(), any::<bool>(), rated()), 0..40),
    ) {
        let definition = rated_definition();
        let layout = CounterLayout::of(&definition);
        let delta = |answers: &Value, is_credited: bool| {
            let delta = CounterDelta::of(&layout, &definition, &parse(&definition, answers));
            if is_credited { delta.credited(&layout) } else { delta }
        };
        let mut block = CounterBlock::empty();
        // The stored response of each of eight people, if any.
        let mut stored: [Option<(Value, bool)>; 8] = Default::default();
        for (person, is_withdrawn, is_credited, answers) in steps {
            match (stored[person].take(), is_withdrawn) {
                (Some((known, flag)), true) => block.add(&delta(&known, flag).negated()).unwrap(),
                (Some((known, flag)), false) => {
                    block.add(&delta(&answers, flag)).unwrap();
                    block.add(&delta(&known, flag).negated()).unwrap();
                    stored[person] = Some((answers, flag));
                }
                (None, _) => {
                    block.add(&delta(&answers, is_credited)).unwrap();
                    stored[person] = Some((answers, is_credited));
                }
            }
            block = CounterBlock::decode(&block.encode()).unwrap();
        }
        let mut recount = CounterBlock::empty();
        for (answers, flag) in stored.iter().flatten() {
            recount.add(&delta(answers, *flag)).unwrap();
        }
        prop_assert_eq!(block.encode(), recount.encode());
        check_pairs(&definition, &layout, &section(&block, 0, &layout), &stored)?;
    }

    #[test]
    fn counts_of_versions_are_summed(submissions in submissions(), cut in 0..40_usize) {
        let definition = every_kind();
        let (before, after) = submissions.split_at(cut.min(submissions.len()));
        let mut both = totals(1, &definition, before, None);
        both.extend(totals(2, &definition, after, None));
        let mut both = report(both);
        prop_assert!(both.questions.iter().all(|question| question.versions == [1, 2]));
        for question in &mut both.questions {
            question.versions = vec![1];
            let rows = question.rows.iter_mut();
            let of_rows = rows.flat_map(|row| {
                row.versions = vec![1];
                row.shares.iter_mut()
            });
            for (_, share) in question.shares.iter_mut().chain(of_rows) {
                share.versions = vec![1];
            }
        }
        prop_assert_eq!(both, report(totals(1, &definition, &submissions, None)));
    }

    #[test]
    fn damaged_counts_are_read_without_a_panic(slots in proptest::collection::vec(any::<i128>(), 0..120)) {
        let definition = every_kind();
        let layout = Arc::new(CounterLayout::of(&definition));
        let version = VersionTotals { number: 1, definition: Arc::new(definition), layout, totals: slots };
        let report = report(vec![version.clone(), version]);
        for (_, share) in report.questions.iter().flat_map(|question| &question.shares) {
            prop_assert!(0.0 <= share.low && share.low <= share.high && share.high <= 1.0);
        }
    }
}

/// Housing satisfaction in Copenhagen: low, medium and high, for 1,681 households.
fn copenhagen() -> (Definition, Vec<Submission>) {
    let definition = definition(json!([
        {"code": "satisfaction", "kind": "rating", "scale": {"from": 1, "to": 3}, "measure": "csat", "satisfied_from": 3},
    ]));
    let submissions = [(1, 567), (2, 446), (3, 668)]
        .into_iter()
        .flat_map(|(score, times)| vec![parse(&definition, &json!({"satisfaction": score})); times])
        .collect();
    (definition, submissions)
}

#[test]
fn copenhagen_is_reported_as_published() {
    let (definition, submissions) = copenhagen();
    let report = report(totals(1, &definition, &submissions, None));
    let satisfaction = question(&report, "satisfaction");
    let measure = satisfaction.measure.clone().unwrap();

    assert_eq!(
        (report.responses, satisfaction.answered, satisfaction.skipped),
        (Some(1681), 1681, 0)
    );
    assert_eq!(
        satisfaction.counts,
        [("1", 567), ("2", 446), ("3", 668)].map(|(score, n)| (score.to_owned(), n))
    );
    assert_eq!(format!("{:.2}", satisfaction.mean.unwrap()), "2.06");
    let (label, share) = &satisfaction.shares[2];
    assert_eq!(label, "3");
    assert_eq!(
        format!("{:.4} {:.4} {:.4}", share.share, share.low, share.high),
        "0.3974 0.3742 0.4210"
    );
    assert_eq!((measure.id.as_str(), measure.n), ("csat-3-of-3", 1681));
    assert_eq!((measure.value, measure.interval), (share.share, wilson(668, 1681)));
}

#[test]
fn without_answers_there_are_zeros_and_no_shares() {
    let report = report(totals(1, &every_kind(), &[], None));
    assert_eq!(
        (report.responses, report.questions.len()),
        (Some(0), 7),
        "a statement is no question"
    );
    for question in &report.questions {
        assert_eq!(
            (question.answered, question.skipped, question.mean, &question.measure),
            (0, 0, None, &None)
        );
        assert!(question.counts.is_empty() && question.shares.is_empty());
    }
}

#[test]
fn a_question_on_another_scale_is_reported_apart() {
    let of_scale = |to: i64| definition(json!([{"code": "mood", "kind": "rating", "scale": {"from": 1, "to": to}}]));
    let (three, five) = (of_scale(3), of_scale(5));
    let answer = |definition: &Definition, score: i64| vec![parse(definition, &json!({"mood": score}))];
    let mut both = totals(1, &three, &answer(&three, 3), None);
    both.extend(totals(2, &five, &answer(&five, 4), None));
    let report = report(both);

    let found: Vec<_> = report
        .questions
        .iter()
        .map(|q| (q.versions.clone(), q.shares.len(), q.mean))
        .collect();
    assert_eq!(
        found,
        [(vec![2], 5, Some(4.0)), (vec![1], 3, Some(3.0))],
        "the newest comes first"
    );
    assert_eq!(report.responses, Some(2));
}

#[test]
fn an_option_that_is_no_longer_offered_keeps_its_counts() {
    let offering = |options: &[&str]| definition(json!([{"code": "why", "kind": "choice", "options": codes(options)}]));
    let (old, new) = (offering(&["slow", "far"]), offering(&["dear", "far"]));
    let answer = |definition: &Definition, why: &str| vec![parse(definition, &json!({"why": why}))];
    let mut both = totals(1, &old, &answer(&old, "slow"), None);
    both.extend(totals(2, &new, &answer(&new, "far"), None));
    let report = report(both);

    let why = question(&report, "why");
    assert_eq!(
        why.shares.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(),
        ["dear", "far", "slow"]
    );
    assert_eq!(why.counts, [("far".to_owned(), 1), ("slow".to_owned(), 1)]);
    assert_eq!((why.answered, &why.versions), (2, &vec![1, 2]));
    // Each option is divided by the answers of those who were offered it.
    let bases: Vec<(u64, u64, &[u32])> = why
        .shares
        .iter()
        .map(|(_, share)| (share.count, share.base, share.versions.as_slice()))
        .collect();
    assert_eq!(bases, [(0, 1, &[2][..]), (1, 2, &[1, 2]), (1, 1, &[1])]);
}

#[test]
fn a_series_is_shown_as_it_was_given() {
    let (definition, submissions) = copenhagen();
    let of = |range: std::ops::Range<usize>| totals(1, &definition, &submissions[range], None);
    let heading = ReportHeading {
        survey: "c/s/s".to_owned(),
        from: Some(date(2026, 1, 1)),
        to: Some(date(2026, 3, 31)),
    };
    let series = vec![(date(2026, 1, 1), of(0..500)), (date(2026, 3, 1), of(500..1681))];
    let report = Report::build(heading, of(0..1681), series);

    let points: Vec<_> = report
        .series
        .iter()
        .map(|point| (point.start.to_string(), point.responses))
        .collect();
    assert_eq!(
        points,
        [
            ("2026-01-01".to_owned(), Some(500)),
            ("2026-03-01".to_owned(), Some(1181))
        ]
    );
    assert_eq!(report.series[0].questions[0].answered, 500);
    assert_eq!((report.survey.as_str(), report.from), ("c/s/s", Some(date(2026, 1, 1))));
}

#[test]
fn a_number_is_in_the_last_bin_that_begins_at_it_or_below() {
    for (bounds, value, bin) in [
        (json!({"min": 0, "max": 600}), json!(0), "0"),
        (json!({"min": 0, "max": 600}), json!(11.999), "0"),
        (json!({"min": 0, "max": 600}), json!(12), "12"),
        (json!({"min": 0, "max": 600}), json!(600), "588"),
        (json!({}), json!(-7.5), "-10"),
        (json!({}), json!(1_000_000_000), "1000000000"),
        (json!({}), json!(-1_000_000_000), "-1000000000"),
    ] {
        let mut question = json!({"code": "minutes", "kind": "number"});
        question
            .as_object_mut()
            .unwrap()
            .extend(bounds.as_object().unwrap().clone());
        let definition = definition(json!([question]));
        let submissions = vec![parse(&definition, &json!({"minutes": value}))];
        let report = report(totals(1, &definition, &submissions, None));
        assert_eq!(report.questions[0].counts, [(bin.to_owned(), 1)], "{value}");
        assert_eq!(report.questions[0].mean, value.as_f64());
    }
}
