//! Comparison of the cities of one group: chart, table and norms.

use super::frame::{PublicReader, count_of, count_value};
use crate::app::reports::comparison_groups::{
    ANSWERS_MIN, Comparison, ComparisonGroup, FUNNEL_CITIES_MIN, GroupCity, Norms,
};
use crate::http::media::charts;
use crate::http::media::charts::{ChartText, FunnelPoint};
use crate::http::staff::components::{Block, Cell, Link, Table};
use urbivox_core::i18n::Value;
use urbivox_core::measure::family::MeasureFamily;
use urbivox_core::measure::value::{MeasureValue, Unit};

/// Shows a group: finding, chart if there is one, table and norms. `index` makes the id of the chart unique in the page.
pub(super) fn group(
    reader: &PublicReader,
    comparison: &Comparison,
    group: &ComparisonGroup,
    index: usize,
) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(title(reader, group)),
        Block::Quiet(method(reader, comparison, group)),
    ];
    match chart(reader, group, index) {
        Some(chart) => blocks.extend(chart),
        None => blocks.push(Block::Text(no_chart(reader, group))),
    }
    blocks.push(Block::Table(cities(reader, group)));
    if let Some(norms) = &group.norms {
        blocks.extend(norms_text(reader, group, norms).map(Block::Text));
    }
    if group.cities.iter().any(|city| city.placements_differ == Some(true)) {
        blocks.push(Block::Quiet(reader.text("placements-note")));
    }
    let csv = format!(
        "/api/v1/results.csv?service_type={}&measure={}",
        group.service_type.id, group.measure
    );
    blocks.push(Block::Links(vec![Link::new(csv, reader.text("csv"))]));
    blocks
}

/// Returns the table of all groups, with links to them.
pub(super) fn list<'a>(reader: &PublicReader, groups: impl Iterator<Item = &'a ComparisonGroup>) -> Table {
    let rows = groups.map(|group| {
        let compared = group.compared().count();
        let median = group.norms.zip(group.cities.first()).map(|(norms, first)| {
            let [_, median, _] = norms.quartiles;
            reader.numbers().in_unit_of(&first.value, median)
        });
        vec![
            type_link(reader, group),
            Cell::text(measure_name(reader, group.family, &group.measure)),
            reader.count_cell(count_of(compared)),
            Cell::text(median.unwrap_or_default()),
        ]
    });
    let head = reader.text_list(&["service-type", "measure", "compared-cities", "norms-median"]);
    Table::new(reader.text("comparisons-title"), head, rows.collect())
}

/// Returns the table of one city in all groups.
pub(super) fn of_city(reader: &PublicReader, lines: &[(&ComparisonGroup, &GroupCity)]) -> Table {
    let rows = lines.iter().map(|(group, city)| {
        let mut row = vec![
            type_link(reader, group),
            Cell::text(measure_name(reader, group.family, &group.measure)),
        ];
        row.extend(value_cells(reader, &city.value));
        row.extend(adjusted_cells(reader, city));
        row.push(position(reader, city));
        row.push(placements(reader, city));
        row
    });
    let head = reader.text_list(&[
        "service-type",
        "measure",
        "answers",
        "value",
        "interval",
        "expected",
        "expected-interval",
        "compared-with-average",
        "placements",
    ]);
    Table::new(reader.text("city-compared"), head, rows.collect())
}

/// Returns the sentence with the period of a comparison; empty without one.
pub(super) fn period(reader: &PublicReader, comparison: &Comparison) -> String {
    let dates = reader.dates();
    comparison.period.map_or_else(String::new, |(from, to)| {
        let values = [("from", dates.day(from).into()), ("to", dates.day(to).into())];
        reader.text_with("comparison-period", &values)
    })
}

/// Returns the name of a measure of a question. Rates have no name and are shown by their id.
pub(super) fn measure_name(reader: &PublicReader, family: MeasureFamily, id: &str) -> String {
    if matches!(family, MeasureFamily::CompletionRate | MeasureFamily::ParticipationRate) {
        return id.to_owned();
    }
    reader.text(&format!("measure-{}", family.name()))
}

/// Returns the cells of a value: number of answers, value and interval.
fn value_cells(reader: &PublicReader, value: &MeasureValue) -> Vec<Cell> {
    let numbers = reader.numbers();
    let shown = numbers.value_of(value);
    vec![
        reader.count_cell(value.n),
        match value.unit {
            Unit::Share => Cell::Bar(value.value, shown),
            Unit::Score | Unit::Points | Unit::Minutes => Cell::number(shown),
        },
        Cell::Quiet(numbers.interval_of(value)),
    ]
}

fn adjusted_cells(reader: &PublicReader, city: &GroupCity) -> [Cell; 2] {
    match &city.adjusted {
        Some(adjusted) => [
            Cell::text(reader.percent(adjusted.value)),
            Cell::Quiet(reader.percent_range(adjusted.low, adjusted.high)),
        ],
        None => [Cell::text(""), Cell::text("")],
    }
}

fn position(reader: &PublicReader, city: &GroupCity) -> Cell {
    if !city.is_compared() {
        let values = [("answers", count_value(ANSWERS_MIN))];
        return Cell::Quiet(reader.text_with("too-few-to-compare", &values));
    }
    match &city.place {
        Some(place) => reader.position_cell(place.position),
        None => Cell::text(""),
    }
}

fn placements(reader: &PublicReader, city: &GroupCity) -> Cell {
    match city.placements_differ {
        Some(true) => Cell::State("missing", reader.text("placements-differ")),
        Some(false) | None => Cell::text(""),
    }
}

fn type_link(reader: &PublicReader, group: &ComparisonGroup) -> Cell {
    let language = reader.texts.language();
    let address = format!("/cities?lang={language}&type={}", group.service_type.id);
    Cell::Link(address, group.service_type.name_in(language).to_owned())
}

fn title(reader: &PublicReader, group: &ComparisonGroup) -> String {
    let values = [
        ("type", group.service_type.name_in(reader.texts.language()).into()),
        ("measure", measure_name(reader, group.family, &group.measure).into()),
    ];
    reader.text_with("comparison-title", &values)
}

fn method(reader: &PublicReader, comparison: &Comparison, group: &ComparisonGroup) -> String {
    let mut sentences = vec![period(reader, comparison)];
    if let Some(scores) = satisfied_scores(reader, &group.measure) {
        sentences.push(reader.text_with("comparison-satisfied", &[("measure", scores.into())]));
    }
    sentences.join(" ")
}

/// Describes which scores a measure of satisfaction counts, from its id: `csat-4-of-5` or `csat-8-of-0-to-10`; `None` for
/// another id.
fn satisfied_scores(reader: &PublicReader, id: &str) -> Option<String> {
    let (from, scale) = id.strip_prefix("csat-")?.split_once("-of-")?;
    // A scale from 1 is named by its last score only.
    let (first, last) = scale.split_once("-to-").unwrap_or(("1", scale));
    let values = [("from", from.into()), ("first", first.into()), ("last", last.into())];
    Some(reader.text_with("satisfied-scores", &values))
}

/// Returns the funnel plot with its heading and how to read it; `None` when too few cities are compared.
fn chart(reader: &PublicReader, group: &ComparisonGroup, index: usize) -> Option<Vec<Block>> {
    let funnel = group.funnel?;
    let points = group.compared().map(|line| FunnelPoint {
        label: line.city.name.clone(),
        answers: line.value.n,
        share: line.value.value,
        stands_out: line.stands_out(),
    });
    let points: Vec<FunnelPoint> = points.collect();
    let values = [
        (
            "outside",
            count_value(points.iter().filter(|point| point.stands_out).count()),
        ),
        ("all", count_value(points.len())),
    ];
    let title = reader.text_with("funnel-title", &values);
    let chart_text = ChartText {
        id: format!("funnel-{index}"),
        title: title.clone(),
        description: reader.text("funnel-description"),
        axis: reader.text("answers-axis"),
        numbers: reader.numbers(),
    };
    Some(vec![
        Block::Lead(title),
        Block::Chart(charts::funnel(&chart_text, &points, &funnel)),
        Block::Details(reader.text("funnel-read"), vec![Block::Text(reader.text("funnel-how"))]),
    ])
}

/// Returns the reason for which a group has no chart.
fn no_chart(reader: &PublicReader, group: &ComparisonGroup) -> String {
    let compared = group.compared().count();
    if compared >= FUNNEL_CITIES_MIN {
        return reader.text("comparison-only-percentages");
    }
    let values = [
        ("cities", count_value(compared)),
        ("answers", count_value(ANSWERS_MIN)),
        ("needed", count_value(FUNNEL_CITIES_MIN)),
    ];
    reader.text_with("comparison-few", &values)
}

fn cities(reader: &PublicReader, group: &ComparisonGroup) -> Table {
    let has_adjusted = group.shrinkage.is_some();
    let has_position = group.funnel.is_some() || group.compared().count() < group.cities.len();
    let has_placements = group.cities.iter().any(|city| city.placements_differ == Some(true));
    let mut head = reader.text_list(&["city", "answers"]);
    let is_satisfaction = group.family == MeasureFamily::Csat;
    head.push(reader.text(if is_satisfaction { "satisfied" } else { "value" }));
    head.push(reader.text("interval"));
    if has_adjusted {
        head.extend(reader.text_list(&["expected", "expected-interval"]));
    }
    if has_position {
        head.push(reader.text("compared-with-average"));
    }
    if has_placements {
        head.push(reader.text("placements"));
    }
    let rows = group.cities_in_order().into_iter().map(|line| {
        let address = format!("/cities/{}?lang={}", line.city.slug, reader.texts.language());
        let mut row = vec![Cell::Link(address, line.city.name.clone())];
        row.extend(value_cells(reader, &line.value));
        if has_adjusted {
            row.extend(adjusted_cells(reader, line));
        }
        if has_position {
            row.push(position(reader, line));
        }
        if has_placements {
            row.push(placements(reader, line));
        }
        row
    });
    Table::new(title(reader, group), head, rows.collect())
}

fn norms_text(reader: &PublicReader, group: &ComparisonGroup, norms: &Norms) -> Option<String> {
    let first = group.cities.first()?;
    let shown = |value: f64| -> Value { reader.numbers().in_unit_of(&first.value, value).into() };
    let [low, median, high] = norms.quartiles;
    let values = [
        ("cities", count_value(norms.cities)),
        ("answers", count_value(ANSWERS_MIN)),
        ("low", shown(low)),
        ("median", shown(median)),
        ("high", shown(high)),
    ];
    Some(reader.text_with("norms-text", &values))
}
