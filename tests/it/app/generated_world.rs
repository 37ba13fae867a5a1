//! The generated world of the demo: what its desks count against what everybody sees.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use jiff::Timestamp;
use jiff::civil::Date;
use urbivox::app::App;
use urbivox::app::authoring::SurveyPath;
use urbivox::app::releases::job::close_due;
use urbivox::app::releases::stored::StoredReleases;
use urbivox::app::reports::ReportQuery;
use urbivox::app::reports::disclosure;
use urbivox::app::reports::disclosure::Audience;
use urbivox::cli::demo::world;
use urbivox::cli::demo::world::Size;
use urbivox::clock::Clock;
use urbivox::config::Config;
use urbivox_core::measure::question::{QuestionReport, RowReport};
use urbivox_core::measure::report::Report;
use urbivox_core::release::figures::{ANSWERED, LANGUAGE, PLACEMENT, SKIPPED, VERIFIED};
use urbivox_core::release::{RESPONSES, ReleaseRow};
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::period::Bucket;

use crate::world::{Database, World, config, survey_path};

const SIZE: Size = Size {
    cities: 3,
    services: 30,
    responses: 4_500,
    seed: 3,
};
/// Time of the servers, at which no day of the world has begun: their own jobs release nothing.
const BEFORE: &str = "2026-01-01T12:00:00Z";
/// Time at which the world is created, two years later.
const AFTER: &str = "2028-01-01T12:00:00Z";

/// Fewest answers of a figure, as the servers of the tests are configured.
const MINIMUM: i64 = 10;

/// Counts of one report, by figure as in a release and by cell.
type Cells = BTreeMap<(String, String), i64>;

/// What was compared.
#[derive(Debug, Default)]
struct Compared {
    cells: u64,
    /// Cells of classes.
    of_classes: u64,
    /// Cells of which something is not yet told.
    waiting: u64,
    /// Surveys without a release.
    unreleased: u64,
}

#[test]
fn what_the_desk_counts_is_what_everybody_sees_and_what_is_not_yet_told() {
    for told_in in [1, 3] {
        for database in Database::each() {
            let config = Config {
                public_rounding: told_in,
                ..config(&database, u32::MAX)
            };
            let world = World::configured_at(database, config, Clock::Fixed(moment(BEFORE)));
            let app = world.app_at(moment(AFTER));
            let filled = world::fill(&app, SIZE).unwrap();
            assert!((3_500..5_500).contains(&filled.responses), "{filled:?}");
            let rows = close_on_two_replicas(&app);
            let mut compared = Compared::default();
            for path in surveys(&world) {
                compare(&app, &path, rows_of(&app, &path), told_in, &mut compared);
            }
            let recount = urbivox::app::ops::verify::verify(&app.storage, |_| {}).unwrap();
            assert_eq!((recount.differences, recount.releases), (0, rows));
            assert!(
                compared.cells > 500 && compared.of_classes > 200 && compared.waiting > 20 && compared.unreleased < 15,
                "too little was compared: {compared:?}"
            );
        }
    }
}

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Closes the days of all surveys on two replicas at the same time, then once more; returns the number of releases.
fn close_on_two_replicas(app: &App) -> u64 {
    let close = || {
        let summary = close_due(app).unwrap();
        assert_eq!(summary.failures, 0);
        summary.releases
    };
    let made = thread::scope(|scope| {
        let other = scope.spawn(close);
        close() + other.join().unwrap()
    });
    assert_eq!(close(), 0, "all days are closed");
    made
}

fn surveys(world: &World) -> Vec<SurveyPath> {
    let items = |path: &str| -> Vec<String> {
        let found = world.get(path).json();
        let items = found["items"].as_array().unwrap().iter();
        items.map(|item| item["slug"].as_str().unwrap().to_owned()).collect()
    };
    let mut paths = Vec::new();
    for city in items("/api/v1/cities?limit=100") {
        for service in items(&format!("/api/v1/cities/{city}/services?limit=100")) {
            for survey in items(&format!("/api/v1/cities/{city}/services/{service}/surveys")) {
                paths.push(survey_path(&city, &service, &survey));
            }
        }
    }
    assert_eq!(paths.len(), SIZE.services);
    paths
}

fn rows_of(app: &App, path: &SurveyPath) -> Vec<ReleaseRow> {
    let published = app.catalogue.find(&app.storage, path).unwrap().unwrap();
    let stored = app.storage.read(|db| StoredReleases::read(db, published.survey_id));
    stored.unwrap().rows
}

/// Compares one survey, whole and in each class that was told once.
fn compare(app: &App, path: &SurveyPath, rows: Vec<ReleaseRow>, told_in: u64, compared: &mut Compared) {
    if rows.is_empty() {
        compared.unreleased += 1;
        let public = disclosure::report(app, path, &ReportQuery::default(), Audience::Public).unwrap();
        assert_eq!(
            (public.responses, cells(&public).values().sum::<i64>()),
            (None, 0),
            "{path}"
        );
        return;
    }
    let names = rows.iter().flat_map(|row| &row.atoms).map(|atom| atom.figure.as_str());
    let classes: BTreeSet<String> = names.filter_map(|name| Some(figure_of(name).1?.to_owned())).collect();
    let classes = classes.into_iter().map(Some);
    for class in std::iter::once(None).chain(classes) {
        let Some(query) = query_of(class.as_deref()) else {
            continue;
        };
        let days = ReportQuery {
            by: Some(Bucket::Day),
            ..query.clone()
        };
        let desk = disclosure::report(app, path, &days, Audience::Staff).unwrap();
        let public = disclosure::report(app, path, &query, Audience::Public).unwrap();
        let waiting = not_yet_told(&rows, class.as_deref(), &desk);
        let told = told(&rows, class.as_deref());
        for (cell, counted) in &cells(&desk) {
            let told = told.get(cell).copied().unwrap_or(0);
            let waiting = waiting.get(cell).copied().unwrap_or(0);
            let off = (told + waiting - counted).unsigned_abs();
            assert!(
                off < told_in,
                "{path} {class:?} {cell:?}: {told} are told, {waiting} wait, the desk counts {counted}"
            );
            compared.cells += 1;
            compared.of_classes += u64::from(class.is_some());
            compared.waiting += u64::from(waiting > 0);
        }
        see_what_is_told(&public, &told, &format!("{path} {class:?}"));
    }
}

/// Everybody sees what is told, but for figures whose told answers are too few.
fn see_what_is_told(public: &Report, told: &Cells, name: &str) {
    let seen = cells(public);
    for (cell, told_count) in told {
        let seen = seen.get(cell).copied().unwrap_or(0);
        let figure = cell.0.as_str();
        if figure == RESPONSES {
            // At least the answers to each question, whose cells are told by themselves. Views are in the funnel.
            assert!(
                cell.1 != RESPONSES || seen >= *told_count || *told_count < MINIMUM,
                "{name}: {seen} of {told_count}"
            );
        } else if is_withheld(public, figure) {
            let answered = told.get(&(figure.to_owned(), ANSWERED.to_owned())).copied();
            let others = told.iter().filter(|((of, cell), _)| of == figure && cell != SKIPPED);
            let base = answered.unwrap_or_else(|| others.map(|(_, count)| count).sum());
            assert!(base < MINIMUM, "{name}: {figure} has {base} answers");
        } else if public.questions.iter().any(|question| is_compared(question, figure)) && cell.1 != ANSWERED {
            // An option of several is at most the told number of answers.
            let answered = told.get(&(figure.to_owned(), ANSWERED.to_owned())).copied();
            let expected = if cell.1 == SKIPPED {
                *told_count
            } else {
                (*told_count).min(answered.unwrap_or(i64::MAX))
            };
            assert_eq!(seen, expected, "{name} {cell:?}");
        }
    }
}

/// Whether the cells of a question are read by [`cells_of`] under this name of a figure.
fn is_compared(question: &QuestionReport, figure: &str) -> bool {
    match question.kind {
        "rating" | "choice" => question.code == figure,
        "matrix" => figure.split_once('/').is_some_and(|(code, _)| code == question.code),
        _ => false,
    }
}

fn is_withheld(public: &Report, figure: &str) -> bool {
    let (code, row) = figure.split_once('/').unwrap_or((figure, ""));
    let mut of_code = public.questions.iter().filter(|question| question.code == code);
    of_code.any(|question| {
        question.is_withheld || question.rows.iter().any(|found| found.code == row && found.is_withheld)
    })
}

/// Sums of all that was told of a class, or of the whole.
fn told(rows: &[ReleaseRow], class: Option<&str>) -> Cells {
    let mut told = Cells::new();
    for atom in rows.iter().flat_map(|row| &row.atoms) {
        let (figure, of_class) = figure_of(atom.figure.as_str());
        if of_class == class {
            for (cell, added) in &atom.added {
                *told.entry((figure.to_owned(), cell.clone())).or_default() += added;
            }
        }
    }
    told
}

/// Splits the name of a figure into that of the whole and the class.
fn figure_of(name: &str) -> (&str, Option<&str>) {
    match name.split_once('@') {
        Some((figure, class)) => (figure, Some(class)),
        None => (name, None),
    }
}

/// The query of a class in the names of figures, `dimension:class`; `None` for classes that cannot be asked for.
fn query_of(class: Option<&str>) -> Option<ReportQuery> {
    let mut query = ReportQuery::default();
    let Some(class) = class else { return Some(query) };
    let (dimension, class) = class.split_once(':').unwrap();
    match dimension {
        PLACEMENT => query.placement = Some(class.to_owned()),
        LANGUAGE => query.language = Some(class.to_owned()),
        // Only those by signed link can be asked for, of which the world has none.
        VERIFIED => return None,
        segment if !class.is_empty() => query.segment = Some((segment.to_owned(), class.to_owned())),
        _ => return None,
    }
    Some(query)
}

/// Sums of the days of the desk's series on which a figure is not yet told.
fn not_yet_told(rows: &[ReleaseRow], class: Option<&str>, desk: &Report) -> Cells {
    let mut told: BTreeMap<String, BTreeSet<Date>> = BTreeMap::new();
    for atom in rows.iter().flat_map(|row| &row.atoms) {
        let (figure, of_class) = figure_of(atom.figure.as_str());
        if of_class == class {
            let days = atom.spans.iter().flat_map(|span| {
                let span = rows[usize::try_from(*span).unwrap()].span;
                (span.first.number()..=span.last.number()).map(|day| Day::from_number(day).unwrap().date())
            });
            told.entry(figure.to_owned()).or_default().extend(days);
        }
    }
    let mut waiting = Cells::new();
    for point in &desk.series {
        for ((figure, cell), count) in cells_of(point.responses, &point.questions) {
            if !told.get(&figure).is_some_and(|days| days.contains(&point.start)) {
                *waiting.entry((figure, cell)).or_default() += count;
            }
        }
    }
    waiting
}

fn cells(report: &Report) -> Cells {
    cells_of(report.responses, &report.questions)
}

/// The counts of what is told as it is counted: responses, scores, options and the rows of a matrix. Numbers are told in
/// classes, so only how many left them blank is compared.
fn cells_of(responses: Option<u64>, questions: &[QuestionReport]) -> Cells {
    let mut cells = Cells::new();
    let mut put = |figure: &str, cell: &str, count: u64| {
        if count > 0 {
            cells.insert((figure.to_owned(), cell.to_owned()), i64::try_from(count).unwrap());
        }
    };
    put(RESPONSES, RESPONSES, responses.unwrap_or(0));
    for question in questions {
        match question.kind {
            "rating" | "choice" => {
                for (value, count) in &question.counts {
                    put(&question.code, value, *count);
                }
                put(&question.code, SKIPPED, question.skipped);
            }
            "matrix" => {
                for row in &question.rows {
                    let RowReport {
                        code, counts, skipped, ..
                    } = row;
                    let figure = format!("{}/{code}", question.code);
                    for (value, count) in counts {
                        put(&figure, value, *count);
                    }
                    put(&figure, SKIPPED, *skipped);
                }
            }
            _ => put(&question.code, SKIPPED, question.skipped),
        }
    }
    cells
}
