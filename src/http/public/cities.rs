//! `/cities`: comparison of the measured satisfaction of all cities and services.

use actix_web::{HttpRequest, HttpResponse, web};

use super::frame::{PublicPage, PublicReader, number};
use crate::app::reports::comparison;
use crate::app::reports::comparison::{ComparedCity, ComparedShare, ComparedSurvey, Overview};
use crate::http::media::charts;
use crate::http::media::charts::{ChartText, FunnelPoint};
use crate::http::staff::components::{Block, Cell, Link, Table};
use crate::http::state::HttpState;
use crate::http::web::numbers::written;
use urbivox_core::measure::pooling::FunnelPosition;

/// Largest number of services in the table, best first. Protects the page.
const SERVICES_MAX: usize = 200;
/// Smallest number of cities with a funnel plot.
const FUNNEL_POINTS_MIN: usize = 3;

/// `GET /cities`: shows the comparison.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    let reader = PublicReader::of(&request);
    let app = site.app.clone();
    let work = move || comparison::overview(&app);
    let overview = match site.gates.reports.run(site.network(&request), work).await {
        Ok(overview) => overview,
        Err(problem) => return reader.refuse(&problem),
    };
    reader.send(&PublicPage {
        title: reader.say("cities-title"),
        picture: None,
        blocks: blocks(&reader, &overview, site.answers_min),
    })
}

fn blocks(reader: &PublicReader, overview: &Overview, min: u64) -> Vec<Block> {
    let compared: Vec<&ComparedShare> = overview
        .cities
        .iter()
        .filter_map(|line| line.compared.as_ref())
        .collect();
    let (hits, answers) = compared
        .iter()
        .fold((0_u64, 0_u64), |(hits, all), one| (hits + one.part.0, all + one.part.1));
    let share = urbivox_core::measure::interval::share(hits, answers);
    let Some((share, measure)) = share.zip(overview.measure.as_deref()) else {
        let mut blocks = vec![Block::Lead(reader.with("cities-none", &[("min", number(min))]))];
        if !overview.cities.is_empty() {
            blocks.push(cities(reader, overview, min));
        }
        return blocks;
    };
    let lead = [
        ("percent", reader.percent(share).into()),
        ("answers", number(answers)),
        ("cities", number(compared.len())),
    ];
    let mut blocks = vec![
        Block::Lead(reader.with("cities-lead", &lead)),
        Block::Quiet(counted(reader, overview, measure, min)),
    ];
    if compared.len() >= FUNNEL_POINTS_MIN {
        blocks.extend(funnel(reader, overview));
    }
    blocks.push(cities(reader, overview, min));
    blocks.push(Block::Heading(reader.say("services-title")));
    blocks.push(services(reader, overview, min));
    blocks
}

/// Returns the note on when and by which measure the figures were counted.
pub(super) fn counted(reader: &PublicReader, overview: &Overview, measure: &str, min: u64) -> String {
    let time = overview.counted_at.strftime("%Y-%m-%d %H:%M").to_string();
    let values = [("time", time.into()), ("min", number(min)), ("measure", measure.into())];
    reader.with("counted-at", &values)
}

fn funnel(reader: &PublicReader, overview: &Overview) -> Vec<Block> {
    let Some(common) = overview.of_cities else {
        return Vec::new();
    };
    let dots: Vec<FunnelPoint> = overview
        .cities
        .iter()
        .filter_map(|line| {
            let compared = line.compared.as_ref()?;
            Some(FunnelPoint {
                label: line.city.name.clone(),
                answers: compared.part.1,
                share: compared.share,
                stands_out: compared.position != FunnelPosition::Within,
            })
        })
        .collect();
    let outside = dots.iter().filter(|dot| dot.stands_out).count();
    let values = [("outside", number(outside)), ("all", number(dots.len()))];
    let title = reader.with("funnel-title", &values);
    let words = ChartText {
        id: "funnel".to_owned(),
        title: title.clone(),
        description: reader.say("funnel-description"),
        axis: reader.say("answers-axis"),
    };
    vec![
        Block::Heading(title),
        Block::Chart(charts::funnel(&words, &dots, common)),
        Block::Details(reader.say("funnel-read"), vec![Block::Text(reader.say("funnel-how"))]),
    ]
}

fn cities(reader: &PublicReader, overview: &Overview, min: u64) -> Block {
    let mut lines: Vec<&ComparedCity> = overview.cities.iter().collect();
    lines.sort_by(|one, other| shrunk(other.compared).total_cmp(&shrunk(one.compared)));
    let rows = lines.into_iter().map(|line| {
        let name = Cell::Link(
            format!("/cities/{}?lang={}", line.city.slug, reader.texts.language()),
            line.city.name.clone(),
        );
        let mut row = vec![name, Cell::number(line.surveys), Cell::number(line.responses)];
        row.extend(comparison_cells(reader, line.compared.as_ref(), min));
        row
    });
    let head = reader.text_list(&[
        "city",
        "surveys",
        "answers",
        "satisfied",
        "interval",
        "expected",
        "standing",
    ]);
    Block::Table(Table::new(reader.say("cities"), head, rows.collect()))
}

fn services(reader: &PublicReader, overview: &Overview, min: u64) -> Block {
    let told = overview.surveys.iter();
    let mut lines: Vec<(&ComparedSurvey, u64)> = told.filter_map(|line| Some((line, line.responses?))).collect();
    lines.sort_by(|(one, _), (other, _)| shrunk(other.compared).total_cmp(&shrunk(one.compared)));
    lines.truncate(SERVICES_MAX);
    let rows = lines.into_iter().map(|(line, responses)| {
        let mut row = vec![
            service(reader, line),
            Cell::text(line.published.city.name.clone()),
            Cell::number(responses),
        ];
        row.extend(survey_comparison_cells(reader, line, min));
        row
    });
    let head = reader.text_list(&[
        "service",
        "city",
        "answers",
        "satisfied",
        "interval",
        "expected",
        "standing",
    ]);
    Block::Table(Table::new(reader.say("services-title"), head, rows.collect()))
}

/// Returns a cell with the service's name, linked to its results.
pub(super) fn service(reader: &PublicReader, line: &ComparedSurvey) -> Cell {
    let link = Link::new(
        format!("/cities/{}", line.published.path),
        line.published.service_name(reader.texts.language()),
    );
    Cell::Link(link.address, link.text)
}

fn shrunk(compared: Option<ComparedShare>) -> f64 {
    compared.map_or(-1.0, |compared| compared.shrunk)
}

/// Returns the comparison cells of a survey. One with another measure shows that measure and is not compared.
pub(super) fn survey_comparison_cells(reader: &PublicReader, line: &ComparedSurvey, min: u64) -> Vec<Cell> {
    if line.compared.is_some() || line.responses.is_none() {
        return comparison_cells(reader, line.compared.as_ref(), min);
    }
    let Some(measure) = &line.headline else {
        return vec![Cell::text("–"), Cell::text("–"), Cell::text("–"), Cell::text("–")];
    };
    let told = |value: f64| written(measure.unit, value);
    vec![
        Cell::Quiet(format!("{}: {}", measure.id, told(measure.value))),
        Cell::Quiet(format!("{} – {}", told(measure.low), told(measure.high))),
        Cell::text("–"),
        Cell::text("–"),
    ]
}

/// Returns the comparison cells of a share. A share that is not disclosed is shown as withheld.
pub(super) fn comparison_cells(reader: &PublicReader, compared: Option<&ComparedShare>, min: u64) -> Vec<Cell> {
    let Some(compared) = compared else {
        let withheld = Cell::Quiet(reader.with("withheld", &[("min", number(min))]));
        return vec![withheld, Cell::text("–"), Cell::text("–"), Cell::text("–")];
    };
    let (low, high) = (compared.interval.low, compared.interval.high);
    vec![
        Cell::Bar(compared.share, reader.percent(compared.share)),
        Cell::Quiet(format!("{} – {}", reader.percent(low), reader.percent(high))),
        Cell::text(reader.percent(compared.shrunk)),
        reader.position_cell(compared.position),
    ]
}
