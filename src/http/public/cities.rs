//! `/cities`: comparison of cities by type of service, and the results of all services.

use actix_web::{HttpRequest, web};

use super::comparison;
use super::comparison::measure_name;
use super::frame::{PublicPage, PublicReader, count_of, count_value};
use crate::app::reports::overview;
use crate::app::reports::overview::{ListedSurvey, Overview};
use crate::http::staff::components::{Block, Button, Cell, Field, FormView, Link, Table};
use crate::http::state::HttpState;
use crate::http::web::page_error::PageResult;
use crate::http::web::query::query;

/// `GET /cities`: shows the comparison of one type of service, `?type=`, and all services.
pub async fn page(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    let reader = PublicReader::of(&request);
    let wanted = query(&request).get("type").map(str::to_owned);
    let app = state.app.clone();
    let work = move || overview::overview(&app);
    let overview = state.gates.reports.run(state.network(&request), work).await;
    let overview = overview.map_err(|problem| reader.error_page(&problem))?;
    Ok(reader.send(&PublicPage {
        title: reader.text("cities-title"),
        picture: None,
        blocks: blocks(&reader, &overview, wanted.as_deref(), state.answers_min),
    }))
}

fn blocks(reader: &PublicReader, overview: &Overview, wanted: Option<&str>, min: u64) -> Vec<Block> {
    let shown = overview.surveys_with_results();
    if shown.is_empty() {
        let none = reader.text_with("cities-none", &[("min", count_value(min))]);
        let mut blocks = vec![Block::Lead(none)];
        if !overview.cities.is_empty() {
            blocks.push(cities(reader, overview));
        }
        return blocks;
    }
    let with_results = overview.cities.iter().filter(|city| city.responses > 0).count();
    let lead = [("cities", count_value(with_results))];
    let mut blocks = vec![Block::Lead(reader.text_with("cities-lead", &lead))];
    blocks.push(Block::Quiet(told(reader, overview, min)));
    blocks.extend(comparisons(reader, overview, wanted));
    blocks.push(Block::Heading(reader.text("services-title")));
    blocks.push(services(reader, &shown));
    let with_results = overview.surveys.iter().filter(|line| line.responses.is_some()).count();
    if shown.len() < with_results {
        let values = [("shown", count_value(shown.len())), ("all", count_value(with_results))];
        blocks.push(Block::Quiet(reader.text_with("services-first", &values)));
    }
    blocks.push(cities(reader, overview));
    blocks
}

/// Returns the note on the day up to which figures are told, how exact they are, and whose views they are.
pub(super) fn told(reader: &PublicReader, overview: &Overview, min: u64) -> String {
    let mut sentences = Vec::new();
    if let Some(day) = overview.as_of {
        let values = [("day", reader.dates().day(day).into()), ("min", count_value(min))];
        sentences.push(reader.text_with("cities-told", &values));
    }
    if let Some(base) = overview.told_in {
        sentences.push(reader.text_with("cities-rounded", &[("base", count_value(base))]));
    }
    sentences.push(reader.text("views-note"));
    sentences.join(" ")
}

/// Returns the choice of a type of service, and the groups of the chosen one.
fn comparisons(reader: &PublicReader, overview: &Overview, wanted: Option<&str>) -> Vec<Block> {
    let Some(chosen) = overview.chosen_type(wanted) else {
        return vec![Block::Text(reader.text("comparison-none"))];
    };
    let language = reader.texts.language();
    let types = overview.shown_types();
    let options = types
        .iter()
        .map(|service_type| (service_type.id.clone(), service_type.name_in(language).to_owned()));
    let fields = vec![
        Field::hidden("lang", language),
        Field::select(
            "type",
            reader.text("service-type"),
            chosen.id.clone(),
            options.collect(),
        ),
    ];
    let show = Button::primary(reader.text("comparison-show"));
    let mut blocks = vec![Block::Form(FormView::query("/cities", fields, vec![show]))];
    let groups = overview
        .shown_groups()
        .filter(|group| group.service_type.id == chosen.id);
    for (index, group) in groups.enumerate() {
        blocks.extend(comparison::group(reader, &overview.comparison, group, index));
    }
    if overview.shown_groups().count() > 1 {
        let list = comparison::list(reader, overview.shown_groups());
        blocks.push(Block::Heading(reader.text("comparisons-title")));
        blocks.push(Block::Table(list));
    }
    blocks
}

fn cities(reader: &PublicReader, overview: &Overview) -> Block {
    let rows = overview.cities.iter().map(|line| {
        let address = format!("/cities/{}?lang={}", line.city.slug, reader.texts.language());
        vec![
            Cell::Link(address, line.city.name.clone()),
            reader.count_cell(count_of(line.surveys)),
            reader.count_cell(line.responses),
        ]
    });
    let head = reader.text_list(&["city", "surveys", "responses"]);
    Block::Table(Table::new(reader.text("cities"), head, rows.collect()))
}

fn services(reader: &PublicReader, shown: &[(&ListedSurvey, u64)]) -> Block {
    let rows = shown.iter().map(|(line, responses)| {
        let mut row = vec![
            service(reader, line),
            Cell::text(line.published.city.name.clone()),
            service_type(reader, line),
            reader.count_cell(*responses),
        ];
        row.extend(value_cells(reader, line));
        row
    });
    let head = reader.text_list(&[
        "service",
        "city",
        "service-type",
        "responses",
        "measure",
        "answers",
        "value",
        "interval",
    ]);
    Block::Table(Table::new(reader.text("services-title"), head, rows.collect()))
}

/// Returns a cell with the service's name, linked to its results.
pub(super) fn service(reader: &PublicReader, line: &ListedSurvey) -> Cell {
    let link = Link::new(
        format!("/cities/{}?lang={}", line.published.path, reader.texts.language()),
        line.published.service_name(reader.texts.language()),
    );
    Cell::Link(link.address, link.text)
}

fn service_type(reader: &PublicReader, line: &ListedSurvey) -> Cell {
    match line.published.service_type {
        Some(service_type) => Cell::text(service_type.name_in(reader.texts.language())),
        None => Cell::Quiet(reader.text("service-type-none")),
    }
}

/// Returns the cells of a survey's measure: name, number of answers, value and interval.
pub(super) fn value_cells(reader: &PublicReader, line: &ListedSurvey) -> Vec<Cell> {
    let Some(measure) = line.headline.as_ref().filter(|_| line.responses.is_some()) else {
        return vec![Cell::text(""), Cell::text(""), Cell::text(""), Cell::text("")];
    };
    let numbers = reader.numbers();
    vec![
        Cell::text(measure_name(reader, measure.family, &measure.id)),
        reader.count_cell(measure.n),
        Cell::number(numbers.value_of(measure)),
        Cell::Quiet(numbers.interval_of(measure)),
    ]
}
