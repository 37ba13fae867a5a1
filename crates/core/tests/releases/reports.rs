//! Reports of releases: the same as live reports where nothing is rounded, and never of few answers.

use std::collections::BTreeMap;

use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::report::{Report, ReportHeading};
use urbivox_core::release::report::{ReleasedQuery, ReleasedSurvey, released_report};
use urbivox_core::release::{Counts, ReleaseRow, Rules, SetSize, Span};
use urbivox_core::tally::period::Bucket;

use super::counted::{Counted, date};
use super::world::parts;

fn heading() -> ReportHeading {
    ReportHeading {
        survey: "city/service/survey".to_owned(),
        from: None,
        to: None,
    }
}

fn released(counted: &Counted, rows: &[ReleaseRow], query: &ReleasedQuery) -> Report {
    released_report(heading(), &counted.versions, rows, query)
}

/// Numbers and scores are told in classes, and their spread rests on the classes' middles.
fn is_told_in_classes(question: &QuestionReport) -> bool {
    question.kind == "number" || question.score_shape.is_some()
}

fn assert_alike(told: &[QuestionReport], live: &[QuestionReport]) {
    assert_eq!(told.len(), live.len());
    // Of what nobody answered nothing is told.
    let answered = |question: &QuestionReport| {
        let mut question = question.clone();
        question.rows.retain(|row| row.answered > 0);
        question
    };
    for (told, live) in told.iter().map(answered).zip(live.iter().map(answered)) {
        if told.is_withheld {
            assert_eq!(live.answered, 0, "{}", live.code);
            continue;
        }
        let head = |question: &QuestionReport| {
            (
                (question.code.clone(), question.shape.clone(), question.versions.clone()),
                (question.answered, question.skipped, question.rows.clone()),
                question.measures.iter().map(|measure| measure.n).collect::<Vec<_>>(),
            )
        };
        assert_eq!(head(&told), head(&live));
        if is_told_in_classes(&told) {
            let sums = |question: &QuestionReport| question.counts.iter().map(|(_, count)| count).sum::<u64>();
            assert_eq!(sums(&told), sums(&live), "{}", live.code);
            assert_means_alike(&told, &live);
        } else {
            assert_eq!(told, live);
        }
    }
}

/// Sums are told in steps of a tenth of the range, so means are within a tenth of it over the number of answers.
fn assert_means_alike(told: &QuestionReport, live: &QuestionReport) {
    let are_near = |told: f64, live: f64, range: f64, n: u64| (told - live).abs() <= range / (10.0 * n as f64) + 1e-9;
    let range = if told.code == "size" { 32.0 } else { 600.0 };
    let is_near = match (told.mean, live.mean) {
        (Some(told_mean), Some(live_mean)) => are_near(told_mean, live_mean, range, live.answered),
        (told, live) => told == live,
    };
    assert!(is_near, "{}: {:?} {:?}", live.code, told.mean, live.mean);
    for (told, live) in told.measures.iter().zip(&live.measures) {
        assert_eq!(
            (&told.id, told.missing, told.range),
            (&live.id, live.missing, live.range)
        );
        let width = live.range.1 - live.range.0;
        let is_near = told.id == "time-saved-median" || are_near(told.value, live.value, width, live.n);
        assert!(is_near, "{told:?} {live:?}");
    }
}

#[test]
fn exact_releases_of_everything_are_the_live_report() {
    for seed in 1..=4 {
        let counted = Counted::new(seed, 12, 20, 0);
        let rows = counted.close(Rules::new(1, 1));
        let live = |first: i32, last: i32| Report::build(heading(), counted.totals(first, last), Vec::new());
        let told = |first: i32, last: i32| {
            let query = ReleasedQuery {
                from: Some(date(first)),
                to: Some(date(last)),
                ..ReleasedQuery::default()
            };
            released(&counted, &rows, &query)
        };
        for (first, last) in [(1, 20), (1, 7), (12, 20), (5, 5), (9, 13)] {
            let (told, live) = (told(first, last), live(first, last));
            assert_eq!(told.responses, live.responses);
            assert_alike(&told.questions, &live.questions);
            let note = told.release.unwrap();
            assert_eq!((note.number, note.first_day, note.as_of), (19, date(1), date(20)));
            assert_eq!((told.from, told.to), (Some(date(first)), Some(date(last))));
        }
    }
}

/// Returns everything that is counted of a question.
fn counted_in(questions: &[QuestionReport]) -> BTreeMap<(String, String), u64> {
    let mut sums: BTreeMap<(String, String), u64> = BTreeMap::new();
    for question in questions {
        let shape = question.shape.to_string();
        let mut add = |figure: String, count: u64| *sums.entry((shape.clone(), figure)).or_default() += count;
        for (cell, count) in &question.counts {
            add(cell.clone(), *count);
        }
        for row in &question.rows {
            for (cell, count) in &row.counts {
                add(format!("{} {cell}", row.code), *count);
            }
        }
    }
    sums.retain(|_, count| *count > 0);
    sums
}

#[test]
fn buckets_add_up_to_the_whole() {
    for (seed, told_in) in [(1, 1), (2, 3), (3, 3)] {
        let counted = Counted::new(seed, 9, 40, 10);
        let rows = counted.close(Rules::new(10, told_in));
        for by in [Bucket::Day, Bucket::Week, Bucket::Month] {
            let query = ReleasedQuery {
                by: Some(by),
                ..ReleasedQuery::default()
            };
            let report = released(&counted, &rows, &query);
            let mut sums: BTreeMap<(String, String), u64> = BTreeMap::new();
            for point in &report.series {
                for (figure, count) in counted_in(&point.questions) {
                    *sums.entry(figure).or_default() += count;
                }
            }
            let whole = counted_in(&report.questions);
            // An option of several is never shown as more than the answers, which may cut one of few in a bucket.
            let is_cut = |(shape, _): &(String, String)| shape.starts_with("some#");
            sums.retain(|figure, _| !is_cut(figure));
            let whole: BTreeMap<_, _> = whole.into_iter().filter(|(figure, _)| !is_cut(figure)).collect();
            assert_eq!(sums, whole, "{by:?}");
            assert!(whole.len() > 100, "{}", whole.len());
        }
    }
}

#[test]
fn no_figure_of_fewer_answers_than_the_minimum_is_told() {
    let mut shown = 0;
    for (seed, rate) in [(1, 1), (2, 3), (3, 9)] {
        let counted = Counted::new(seed, rate, 60, 10);
        let rows = counted.close(Rules::new(10, 3));
        check_atoms(&counted, &rows);
        let class = |dimension: &str, class: &str| Some((dimension.to_owned(), class.to_owned()));
        let classes = [
            None,
            class("+placement", "desk"),
            class("district", "east"),
            class("district", "north"),
            class("district", "nowhere"),
        ];
        let survey = ReleasedSurvey::of(&counted.versions);
        for class in classes {
            for by in [None, Some(Bucket::Day), Some(Bucket::Month)] {
                let query = ReleasedQuery {
                    class: class.clone(),
                    by,
                    ..ReleasedQuery::default()
                };
                let report = survey.report(heading(), &rows, &query);
                let points = report.series.iter().map(|point| (point.responses, &point.questions));
                for (responses, questions) in points.chain([(report.responses, &report.questions)]) {
                    assert!(responses.is_none_or(|responses| responses > 0));
                    shown += check_questions(questions);
                }
                let runs = report.release.unwrap().runs_told;
                assert_eq!(runs.is_some(), class.is_some());
                assert!(runs.is_none_or(|(told, all)| told <= all));
            }
        }
    }
    assert!(shown > 500, "{shown}");
}

/// The set behind each atom is nobody, or has enough credited answers; so have the sets of options in it, and all others.
fn check_atoms(counted: &Counted, rows: &[ReleaseRow]) {
    let mut checked = 0;
    for atom in rows.iter().flat_map(|row| &row.atoms) {
        let (figure, class) = parts(&atom.figure);
        let days: Vec<Span> = atom.spans.iter().map(|span| rows[*span as usize].span).collect();
        let counts = counted.of(figure, class, &days);
        let mut sizes = vec![counts.size()];
        if let Some((choice, "options")) = figure.split_once('~') {
            let whole = counted.size(choice, class, &days);
            let later: Vec<u64> = counts.cells.values().copied().collect();
            let rest = whole.answers - later.iter().sum::<u64>();
            let size = |answers| SetSize { answers, ..whole };
            sizes = later.into_iter().chain([rest]).map(size).collect();
            checked += 1;
        }
        assert!(
            sizes.iter().all(|size| size.answers == 0 || size.base() >= 10),
            "{} {sizes:?}",
            atom.figure
        );
    }
    assert!(checked > 0, "no set of options is told");
}

#[test]
fn shares_of_options_rest_on_enough_people_who_were_offered_them() {
    let (mut shares, mut missing) = (0, 0);
    for (seed, told_in) in [(11, 1), (12, 3), (13, 1), (14, 3)] {
        let counted = Counted::mixed(seed, 14, 40);
        let rows = counted.close(Rules::new(10, told_in));
        check_atoms(&counted, &rows);
        let survey = ReleasedSurvey::of(&counted.versions);
        for class in [None, Some("desk"), Some("page"), Some("poster")] {
            let query = ReleasedQuery {
                class: class.map(|class| ("+placement".to_owned(), class.to_owned())),
                by: Some(Bucket::Day),
                ..ReleasedQuery::default()
            };
            let report = survey.report(heading(), &rows, &query);
            let series = report.series.iter().map(|point| &point.questions);
            for question in series.chain([&report.questions]).flatten() {
                if !["why", "some"].contains(&question.code.as_str()) || question.is_withheld {
                    continue;
                }
                for (_, share) in question.shares.iter().filter(|(_, share)| share.versions.len() == 1) {
                    assert!(told_in > 1 || share.base >= 10, "{} {share:?}", question.code);
                    assert!(told_in > 1 || share.base <= question.answered);
                    assert!(share.count <= share.base);
                    shares += 1;
                }
                missing += usize::from(question.shares.iter().all(|(_, share)| share.versions.len() == 2));
            }
            let some = report
                .questions
                .iter()
                .find(|question| question.code == "some")
                .unwrap();
            assert!(class.is_some() || some.shares.len() == 4, "{:?}", some.shares);
        }
    }
    assert!(shares > 200 && missing > 20, "{shares} {missing}");
}

fn check_questions(questions: &[QuestionReport]) -> usize {
    let mut shown = 0;
    for question in questions {
        if question.is_withheld {
            let counts = (
                question.answered,
                question.skipped,
                question.counts.len(),
                question.shares.len(),
            );
            assert_eq!(counts, (0, 0, 0, 0), "{}", question.code);
            assert!(
                question.measure.is_none() && question.mean.is_none(),
                "{}",
                question.code
            );
            assert!(question.rows.iter().all(|row| row.is_withheld), "{}", question.code);
            continue;
        }
        shown += 1;
        assert!(question.answered > 0, "{}", question.code);
        assert!(
            question.measures.iter().all(|measure| measure.n > 0),
            "{}",
            question.code
        );
        for row in question.rows.iter().filter(|row| !row.is_withheld) {
            assert!(row.answered > 0, "{} {}", question.code, row.code);
        }
        for row in question.rows.iter().filter(|row| row.is_withheld) {
            assert_eq!((row.answered, row.skipped, row.counts.len()), (0, 0, 0));
        }
        for measure in &question.measures {
            let inside = measure
                .interval
                .is_none_or(|interval| interval.low <= measure.value + 1e-9 && measure.value <= interval.high + 1e-9);
            assert!(inside, "{measure:?}");
        }
    }
    shown
}

#[test]
fn an_option_has_the_base_of_those_who_were_offered_it() {
    let counted = Counted::new(5, 12, 20, 0);
    let rows = counted.close(Rules::new(1, 1));
    let report = released(&counted, &rows, &ReleasedQuery::default());
    let live = Report::build(heading(), counted.totals(1, 20), Vec::new());
    for code in ["why", "some"] {
        let shares = |report: &Report| {
            let question = report.questions.iter().find(|question| question.code == code).unwrap();
            let shares = question.shares.iter();
            shares
                .map(|(option, share)| (option.clone(), share.base, share.versions.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(shares(&report), shares(&live));
        assert!(shares(&live).iter().any(|(_, _, versions)| versions == &[2]));
    }
}

#[test]
fn rounding_widens_intervals_and_is_small_in_large_surveys() {
    let counted = Counted::new(6, 40, 30, 10);
    let rows = counted.close(Rules::new(10, 3));
    let report = released(&counted, &rows, &ReleasedQuery::default());
    let live = Report::build(heading(), counted.totals(1, 30), Vec::new());
    let mut compared = 0;
    for (told, live) in report.questions.iter().zip(&live.questions) {
        for (told, live) in told.measures.iter().zip(&live.measures) {
            let (Some(wide), Some(narrow)) = (told.interval, live.interval) else {
                continue;
            };
            let width = live.range.1 - live.range.0;
            assert!((told.value - live.value).abs() < width / 40.0, "{told:?} {live:?}");
            if told.id != "time-saved-median" {
                assert!(
                    wide.high - wide.low > (narrow.high - narrow.low) * 0.97,
                    "{told:?} {live:?}"
                );
            }
            compared += 1;
        }
    }
    assert!(compared >= 8, "{compared}");
}

#[test]
fn pairs_are_told_by_run_with_both_groups() {
    let counted = Counted::new(7, 12, 40, 10);
    let query = ReleasedQuery::default();
    let survey = ReleasedSurvey::of(&counted.versions);
    let rows = counted.close(Rules::new(10, 3));
    let pairs = survey.pairs(&rows, &query);
    assert!(pairs.iter().any(|pair| pair.question == "parts"), "{pairs:?}");
    for pair in &pairs {
        let counts = pair.part.counts;
        assert!(counts.both + counts.part_only > 0 && counts.overall_only + counts.neither > 0);
        assert!(
            [counts.both, counts.part_only, counts.overall_only, counts.neither]
                .iter()
                .all(|cell| cell % 3 == 0)
        );
    }
    let is_pair = |name: &str| name.contains('*');
    for row in rows.iter().filter(|row| !row.closes_run) {
        assert!(!row.atoms.iter().any(|atom| is_pair(atom.figure.as_str())));
    }
    assert!(
        rows.iter()
            .flat_map(|row| &row.atoms)
            .all(|atom| !(is_pair(atom.figure.as_str()) && atom.figure.as_str().contains('@')))
    );
    let exact = counted.close(Rules::new(1, 1));
    assert!(!survey.pairs(&exact, &query).is_empty());
}

#[test]
fn without_releases_everything_is_withheld() {
    let counted = Counted::new(8, 1, 2, 10);
    let report = released(&counted, &[], &ReleasedQuery::default());
    assert_eq!((report.responses, report.release, report.series.len()), (None, None, 0));
    assert!(report.questions.iter().all(|question| question.is_withheld));
}
