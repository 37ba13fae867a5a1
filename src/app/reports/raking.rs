//! Raking: a figure weighted by two segments whose combinations are not known in the population.
//!
//! Counter blocks hold no combinations of two segments, so the stored responses are read, a page at a time.

use std::collections::BTreeMap;

use super::error::ReportError;
use super::newest_shape::newest_shape;
use super::report_query::ReportQuery;
use super::weighted::{NotWeighted, WeightedFigure, WeightedValue};
use super::weighting_classes::{WeightSource, Weighting, has_segment};
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::{PublishedSurvey, PublishedVersion};
use crate::app::margins;
use crate::app::margins::Margins;
use crate::storage;
use crate::storage::{cities, responses};
use urbivox_core::measure::report::{Report, ReportHeading};
use urbivox_core::measure::totals::{Totals, VersionTotals};
use urbivox_core::measure::value::{ChangeBasis, MeasureValue};
use urbivox_core::measure::weighting::raking::{Cell, Raked, rake};
use urbivox_core::survey::{Answer, RawAnswers, Submission};
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_delta::CounterDelta;

/// Responses read at once; bounds memory and how long a connection is used.
const PAGE_RESPONSES: i64 = 1_000;
/// Factor between two weights of an answer above which the figure is shown with a warning.
const WEIGHTS_APART_MAX: f64 = 5.0;

/// Counters by version.
type Counters = BTreeMap<i64, Vec<i128>>;

/// Option of a segment in a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// Position of the group.
    Group(usize),
    /// An option without a proportion.
    LeftOut,
    /// The segment was left blank, or not asked.
    NotSaid,
}

/// Counters of the responses by both segments, and in all.
#[derive(Default)]
struct Table {
    cells: BTreeMap<(Place, Place), Counters>,
    all: Counters,
    left_out_names: Vec<String>,
}

/// Returns the primary measure weighted by two segments, with period, placement, language and version of the query; `None`
/// when nothing is measured, or nobody answered.
pub fn raked(
    app: &App,
    path: &SurveyPath,
    query: &ReportQuery,
    (first, second): (&str, &str),
) -> Result<Option<WeightedFigure>, ReportError> {
    if let (Some(from), Some(to)) = (query.from, query.to)
        && from > to
    {
        return Err(ReportError::BadPeriod);
    }
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    if first == second || !has_segment(&published, first) || !has_segment(&published, second) {
        return Err(ReportError::NotASegment);
    }
    let Some(primary) = published.current().definition.primary_question() else {
        return Ok(None);
    };
    let known = app.storage.read(|db| match cities::find(db, path.city.as_str())? {
        Some(city) => margins::of_city(db, city.id),
        None => Ok(Vec::new()),
    })?;
    let own = |segment: &str| known.iter().find(|margins| margins.segment == segment);
    let (rows, columns) = (own(first), own(second));
    let table = read(app, &published, query, [(first, rows), (second, columns)])?;
    let code = primary.code.as_str();
    let Some(measure) = measure_of(&published, &table.all, code) else {
        return Ok(None);
    };
    let outcome = match (rows, columns) {
        (None, _) => Err(NotWeighted::NoMargins(first.to_owned())),
        (_, None) => Err(NotWeighted::NoMargins(second.to_owned())),
        (Some(rows), Some(columns)) => outcome(&published, &table, (rows, columns), (code, &measure)),
    };
    let source = |margins: &Margins| WeightSource {
        source: Some(margins.source.clone()),
        year: margins.year,
        last_year: margins.year,
    };
    let n_where = |is_wanted: fn(Place, Place) -> bool| {
        let cells = table.cells.iter().filter(|((row, column), _)| is_wanted(*row, *column));
        let counts = cells.filter_map(|(_, counters)| measure_of(&published, counters, code));
        counts.map(|measure| measure.n).sum::<u64>()
    };
    Ok(Some(WeightedFigure {
        question: code.to_owned(),
        weighting: Weighting::TwoSegments(first.to_owned(), second.to_owned()),
        sources: [rows, columns].into_iter().flatten().map(source).collect(),
        not_said: n_where(|row, column| row == Place::NotSaid || column == Place::NotSaid),
        left_out: n_where(|row, column| {
            row != Place::NotSaid && column != Place::NotSaid && (row == Place::LeftOut || column == Place::LeftOut)
        }),
        left_out_names: table.left_out_names,
        measure,
        outcome,
    }))
}

/// Reads the responses of the query into a table.
fn read(
    app: &App,
    published: &PublishedSurvey,
    query: &ReportQuery,
    segments: [(&str, Option<&Margins>); 2],
) -> Result<Table, ReportError> {
    let versions: BTreeMap<i64, &PublishedVersion> = published
        .versions()
        .filter(|version| query.version.is_none_or(|number| number == version.number))
        .map(|version| (version.id, version.as_ref()))
        .collect();
    let mut filter = responses::ResponseFilter {
        versions: versions.keys().copied().collect(),
        after: i64::MIN,
        last: app.storage.read(responses::last_id)?,
        from: query.from.map(|day| Day::of(day).number()),
        to: query.to.map(|day| Day::of(day).number()),
    };
    let is_wanted = |row: &responses::Row| {
        query.placement.as_ref().is_none_or(|only| *only == row.placement)
            && query.language.as_ref().is_none_or(|only| *only == row.language)
    };
    let mut table = Table::default();
    loop {
        let rows = app.storage.read(|db| responses::page(db, &filter, PAGE_RESPONSES))?;
        let Some(last) = rows.last() else { break };
        filter.after = last.id;
        for row in rows.iter().filter(|row| is_wanted(row)) {
            if let Some(version) = versions.get(&row.version_id) {
                table.add(version, row, segments)?;
            }
        }
    }
    table.left_out_names.sort();
    Ok(table)
}

impl Table {
    fn add(
        &mut self,
        version: &PublishedVersion,
        row: &responses::Row,
        segments: [(&str, Option<&Margins>); 2],
    ) -> Result<(), storage::Error> {
        let unreadable = || storage::Error::corrupt("responses", format!("answers of {}", row.id));
        let raw: RawAnswers =
            serde_json::from_str(&row.answers).map_err(|cause| storage::Error::corrupt("responses", cause))?;
        let submission = Submission::parse(&version.definition, &raw).map_err(|_violations| unreadable())?;
        let [row_place, column_place] = segments.map(|(segment, margins)| self.place(&submission, segment, margins));
        let delta = CounterDelta::of(&version.layout, &version.definition, &submission);
        add(&mut self.all, version.id, &delta);
        let cell = self.cells.entry((row_place, column_place)).or_default();
        add(cell, version.id, &delta);
        Ok(())
    }

    /// Group of the option that the response has of a segment.
    fn place(&mut self, submission: &Submission, segment: &str, margins: Option<&Margins>) -> Place {
        let own = submission.answers.iter().find(|(code, _)| code.as_str() == segment);
        let Some((_, Answer::Choice(chosen))) = own else {
            return Place::NotSaid;
        };
        let Some(option) = chosen.first().map(|chosen| chosen.code.as_str()) else {
            return Place::NotSaid;
        };
        let groups = margins.into_iter().flat_map(|margins| &margins.groups);
        let mut groups = groups.map(|group| group.options.iter().any(|known| known == option));
        match groups.position(|is_own| is_own) {
            Some(at) => Place::Group(at),
            None => {
                if !self.left_out_names.iter().any(|known| known == option) {
                    self.left_out_names.push(option.to_owned());
                }
                Place::LeftOut
            }
        }
    }
}

/// Adds a response to the counters of its version.
fn add(counters: &mut Counters, version: i64, delta: &CounterDelta) {
    let totals = counters.entry(version).or_default();
    for (slot, amount) in delta.changes() {
        if totals.len() <= *slot {
            totals.resize(*slot + 1, 0);
        }
        if let Some(total) = totals.get_mut(*slot) {
            *total += amount;
        }
    }
}

/// Headline measure of a question from counters, under its newest shape key. Answers to earlier shapes are not added.
fn measure_of(published: &PublishedSurvey, counters: &Counters, code: &str) -> Option<MeasureValue> {
    let heading = ReportHeading {
        survey: published.path.to_string(),
        from: None,
        to: None,
    };
    let totals: Totals = published
        .versions()
        .map(|version| VersionTotals {
            number: version.number,
            definition: version.definition.clone(),
            layout: version.layout.clone(),
            totals: counters.get(&version.id).cloned().unwrap_or_default(),
        })
        .collect();
    let report = Report::build(heading, totals, Vec::new());
    newest_shape(&report.questions, code)?.measure.clone()
}

fn outcome(
    published: &PublishedSurvey,
    table: &Table,
    (rows, columns): (&Margins, &Margins),
    (code, measure): (&str, &MeasureValue),
) -> Result<WeightedValue, NotWeighted> {
    if !matches!(measure.basis, ChangeBasis::Share(..)) {
        return Err(NotWeighted::Measure);
    }
    let cell = |row: usize, column: usize| {
        let counters = table.cells.get(&(Place::Group(row), Place::Group(column)));
        let found = counters.and_then(|counters| measure_of(published, counters, code));
        match found.map(|found| found.basis) {
            Some(ChangeBasis::Share(hit, n)) => Cell {
                hit,
                missed: n.saturating_sub(hit),
            },
            _ => Cell::default(),
        }
    };
    let cells: Vec<Vec<Cell>> = (0..rows.groups.len())
        .map(|row| (0..columns.groups.len()).map(|column| cell(row, column)).collect())
        .collect();
    let empty = empty_groups(&cells, rows, columns);
    if !empty.is_empty() {
        return Err(NotWeighted::TooFewAnswers(empty));
    }
    let shares = |margins: &Margins| -> Vec<f64> { margins.groups.iter().map(|group| group.share).collect() };
    let raked = rake(&cells, &shares(rows), &shares(columns)).ok_or(NotWeighted::NotWeightable)?;
    let n = cells.iter().flatten().map(answers).sum();
    Ok(value_of(&raked, n))
}

fn answers(cell: &Cell) -> u64 {
    cell.hit.saturating_add(cell.missed)
}

/// Names of the groups without answers.
fn empty_groups(cells: &[Vec<Cell>], rows: &Margins, columns: &Margins) -> Vec<String> {
    let empty_rows = rows
        .groups
        .iter()
        .zip(cells)
        .filter(|(_, row)| row.iter().all(|cell| answers(cell) == 0))
        .map(|(group, _)| group.name());
    let is_empty = |column: usize| {
        let mut own = cells.iter().filter_map(|row| row.get(column));
        own.all(|cell| answers(cell) == 0)
    };
    let empty_columns = columns
        .groups
        .iter()
        .enumerate()
        .filter(|(column, _)| is_empty(*column))
        .map(|(_, group)| group.name());
    empty_rows.chain(empty_columns).collect()
}

fn value_of(raked: &Raked, n: u64) -> WeightedValue {
    let weights = || raked.weights.iter().flatten().copied().filter(|weight| *weight > 0.0);
    let largest = weights().fold(0.0, f64::max);
    let smallest = weights().fold(f64::INFINITY, f64::min);
    WeightedValue {
        value: raked.value,
        interval: raked.interval,
        n,
        raw: raked.raw,
        kish: raked.kish,
        effective_answers: Some(raked.effective_answers),
        has_unequal_weights: largest > WEIGHTS_APART_MAX * smallest,
    }
}
