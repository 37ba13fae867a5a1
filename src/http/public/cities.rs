//! `/cities`: comparison of the measured satisfaction of all cities and services.

use actix_web::{HttpRequest, web};

use super::frame::{PublicPage, PublicReader, count_of, count_value};
use crate::app::reports::comparison;
use crate::app::reports::overview::{ComparedShare, ComparedSurvey, Overview};
use crate::http::media::charts;
use crate::http::media::charts::{ChartText, FunnelPoint};
use crate::http::staff::components::{Block, Cell, Link, Table};
use crate::http::state::HttpState;
use crate::http::web::page_error::PageResult;
use urbivox_core::measure::family::MeasureFamily;
use urbivox_core::measure::value::MeasureValue;

/// `GET /cities`: shows the comparison.
pub async fn page(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    let reader = PublicReader::of(&request);
    let app = state.app.clone();
    let work = move || comparison::overview(&app);
    let overview = state.gates.reports.run(state.network(&request), work).await;
    let overview = overview.map_err(|problem| reader.error_page(&problem))?;
    Ok(reader.send(&PublicPage {
        title: reader.text("cities-title"),
        picture: None,
        blocks: blocks(&reader, &overview, state.answers_min),
    }))
}

fn blocks(reader: &PublicReader, overview: &Overview, min: u64) -> Vec<Block> {
    let Some((overall, measure)) = overview.overall().zip(overview.measure.as_deref()) else {
        let none = reader.text_with("cities-none", &[("min", count_value(min))]);
        let mut blocks = vec![Block::Lead(none)];
        if !overview.cities.is_empty() {
            blocks.push(cities(reader, overview, min));
        }
        return blocks;
    };
    let lead = [
        (
            "percent",
            reader.numbers().percent_of(overall.hits, overall.answers).into(),
        ),
        ("answers", count_value(overall.answers)),
        ("cities", count_value(overall.cities)),
    ];
    let mut blocks = vec![
        Block::Lead(reader.text_with("cities-lead", &lead)),
        Block::Quiet(counted(reader, overview, measure, min)),
    ];
    blocks.extend(funnel(reader, overview));
    blocks.push(cities(reader, overview, min));
    blocks.push(Block::Heading(reader.text("services-title")));
    blocks.push(services(reader, overview, min));
    blocks
}

/// Returns the note on when and by which measure the figures were counted.
pub(super) fn counted(reader: &PublicReader, overview: &Overview, measure: &str, min: u64) -> String {
    let values = [
        ("time", reader.dates().time_utc(overview.counted_at).into()),
        ("min", count_value(min)),
        ("measure", satisfied_scores(reader, measure).into()),
    ];
    reader.text_with("counted-at", &values)
}

/// Describes which scores a measure of satisfaction counts, from its id: `csat-4-of-5` or `csat-8-of-0-to-10`. Another id
/// is returned unchanged.
fn satisfied_scores(reader: &PublicReader, id: &str) -> String {
    let parts = id.strip_prefix("csat-").and_then(|rest| rest.split_once("-of-"));
    let Some((from, scale)) = parts else {
        return id.to_owned();
    };
    // A scale from 1 is named by its last score only.
    let (first, last) = scale.split_once("-to-").unwrap_or(("1", scale));
    let values = [("from", from.into()), ("first", first.into()), ("last", last.into())];
    reader.text_with("satisfied-scores", &values)
}

/// Returns the name of a measure of a question. Rates have no name and are shown by their id.
fn measure_name(reader: &PublicReader, measure: &MeasureValue) -> String {
    if matches!(
        measure.family,
        MeasureFamily::CompletionRate | MeasureFamily::ResponseRate
    ) {
        return measure.id.clone();
    }
    reader.text(&format!("measure-{}", measure.family.name()))
}

fn funnel(reader: &PublicReader, overview: &Overview) -> Vec<Block> {
    let Some(funnel) = overview.funnel() else {
        return Vec::new();
    };
    let points = funnel.cities.iter().map(|(line, compared)| FunnelPoint {
        label: line.city.name.clone(),
        answers: compared.part.1,
        share: compared.share,
        stands_out: compared.stands_out(),
    });
    let points: Vec<FunnelPoint> = points.collect();
    let values = [
        ("outside", count_value(funnel.outside)),
        ("all", count_value(points.len())),
    ];
    let title = reader.text_with("funnel-title", &values);
    let chart_text = ChartText {
        id: "funnel".to_owned(),
        title: title.clone(),
        description: reader.text("funnel-description"),
        axis: reader.text("answers-axis"),
        numbers: reader.numbers(),
    };
    vec![
        Block::Heading(title),
        Block::Chart(charts::funnel(&chart_text, &points, funnel.common)),
        Block::Details(reader.text("funnel-read"), vec![Block::Text(reader.text("funnel-how"))]),
    ]
}

fn cities(reader: &PublicReader, overview: &Overview, min: u64) -> Block {
    let rows = overview.cities_best_first().into_iter().map(|line| {
        let name = Cell::Link(
            format!("/cities/{}?lang={}", line.city.slug, reader.texts.language()),
            line.city.name.clone(),
        );
        let surveys = reader.count_cell(count_of(line.surveys));
        let mut row = vec![name, surveys, reader.count_cell(line.responses)];
        row.extend(comparison_cells(reader, line.compared.as_ref(), min));
        row
    });
    let head = reader.text_list(&[
        "city",
        "surveys",
        "responses",
        "satisfied",
        "interval",
        "expected",
        "compared-with-average",
    ]);
    Block::Table(Table::new(reader.text("cities"), head, rows.collect()))
}

fn services(reader: &PublicReader, overview: &Overview, min: u64) -> Block {
    let rows = overview.surveys_best_first().into_iter().map(|(line, responses)| {
        let mut row = vec![
            service(reader, line),
            Cell::text(line.published.city.name.clone()),
            reader.count_cell(responses),
        ];
        row.extend(survey_comparison_cells(reader, line, min));
        row
    });
    let head = reader.text_list(&[
        "service",
        "city",
        "responses",
        "satisfied",
        "interval",
        "expected",
        "compared-with-average",
    ]);
    Block::Table(Table::new(reader.text("services-title"), head, rows.collect()))
}

/// Returns a cell with the service's name, linked to its results.
pub(super) fn service(reader: &PublicReader, line: &ComparedSurvey) -> Cell {
    let link = Link::new(
        format!("/cities/{}?lang={}", line.published.path, reader.texts.language()),
        line.published.service_name(reader.texts.language()),
    );
    Cell::Link(link.address, link.text)
}

/// Returns the comparison cells of a survey. One with another measure shows that measure and is not compared.
pub(super) fn survey_comparison_cells(reader: &PublicReader, line: &ComparedSurvey, min: u64) -> Vec<Cell> {
    if line.compared.is_some() || line.responses.is_none() {
        return comparison_cells(reader, line.compared.as_ref(), min);
    }
    let Some(measure) = &line.headline else {
        return vec![Cell::text("–"), Cell::text("–"), Cell::text("–"), Cell::text("–")];
    };
    let numbers = reader.numbers();
    vec![
        Cell::Quiet(format!(
            "{}: {}",
            measure_name(reader, measure),
            numbers.value_of(measure)
        )),
        Cell::Quiet(numbers.interval_of(measure)),
        Cell::text("–"),
        Cell::text("–"),
    ]
}

/// Returns the comparison cells of a share. A share that is not disclosed is shown as withheld.
pub(super) fn comparison_cells(reader: &PublicReader, compared: Option<&ComparedShare>, min: u64) -> Vec<Cell> {
    let Some(compared) = compared else {
        let withheld = Cell::Quiet(reader.text_with("withheld", &[("min", count_value(min))]));
        return vec![withheld, Cell::text("–"), Cell::text("–"), Cell::text("–")];
    };
    let interval = compared.interval;
    vec![
        Cell::Bar(
            compared.share,
            reader.numbers().percent_of(compared.part.0, compared.part.1),
        ),
        Cell::Quiet(reader.percent_range(interval.low, interval.high)),
        Cell::text(reader.percent(compared.shrunk)),
        reader.position_cell(compared.position),
    ]
}
