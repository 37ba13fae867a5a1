//! Weighted figures beside the raw ones, or why there are none.

use super::filters::ResultsQuery;
use super::values::measured;
use crate::app::access::Permission;
use crate::app::reports::weighted;
use crate::app::reports::weighted::{NotWeighted, WeightedFigure, WeightedResults, WeightedValue, Weighting};
use crate::http::staff::components::{Block, Cell, Link, Table};
use crate::http::staff::current_user::CurrentUser;
use crate::http::staff::survey::SurveyContext;
use crate::http::web::page_error::PageError;
use urbivox_core::i18n::Value;
use urbivox_core::measure::report::Report;

/// Blocks of the weighted figures of a report; empty where nothing is weighted.
pub(super) async fn blocks(
    user: &CurrentUser,
    survey: &SurveyContext,
    query: &ResultsQuery,
    report: &Report,
) -> Result<Vec<Block>, PageError> {
    let (path, audience, query) = (survey.path.clone(), query.audience, query.report_query());
    let report = Report {
        series: Vec::new(),
        ..report.clone()
    };
    let found = user
        .report(&survey.path.city, move |app| {
            weighted::weighted(app, &path, &query, &report, audience)
        })
        .await?;
    if found.figures.is_empty() {
        return Ok(Vec::new());
    }
    Ok(content(user, survey, &found))
}

fn content(user: &CurrentUser, survey: &SurveyContext, found: &WeightedResults) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(user.text("weighted-title"))];
    let mut rest = found.figures.as_slice();
    while let Some(first) = rest.first() {
        let end = rest.iter().position(|figure| figure.weighting != first.weighting);
        let (own, further) = rest.split_at(end.unwrap_or(rest.len()));
        blocks.extend(table(user, survey, own));
        rest = further;
    }
    if let Some(mix) = &found.mix {
        let id = if mix.change.has_changed {
            "mix-changed"
        } else {
            "mix-same"
        };
        let year = mix.reference.years();
        blocks.push(Block::Text(user.texts.with(id, &[("year", year.into())])));
    }
    if user.may(Permission::ReadResponses, Some(&survey.path.city)) {
        let link = Link::new(format!("{}/weighting", survey.base()), user.text("weighting-title"));
        blocks.push(Block::Links(vec![link]));
    }
    blocks
}

/// Table of figures that are weighted in the same way, and the sentence that names the source.
pub(in crate::http::staff) fn table(
    user: &CurrentUser,
    survey: &SurveyContext,
    figures: &[WeightedFigure],
) -> Vec<Block> {
    let Some(first) = figures.first() else {
        return Vec::new();
    };
    let caption = caption(user, survey, first);
    let head = [
        "question",
        "weighted-raw",
        "weighted-value",
        "interval",
        "weighted-note",
    ];
    let rows = figures.iter().map(|figure| row(user, survey, figure)).collect();
    let table = Table::new(caption, head.map(|id| user.text(id)).to_vec(), rows);
    vec![Block::Table(table)]
}

/// How the figures are weighted, and from which numbers.
fn caption(user: &CurrentUser, survey: &SurveyContext, figure: &WeightedFigure) -> String {
    let years = figure
        .sources
        .iter()
        .map(|source| match (source.year, source.last_year) {
            (first, last) if first == last => first.to_string(),
            (first, last) => format!("{first}–{last}"),
        });
    let years: Vec<String> = years.collect();
    let years = years.join(", ");
    let by = match &figure.weighting {
        Weighting::Placements => return user.texts.with("weighted-by-placement", &[("year", years.into())]),
        Weighting::Segment(segment) => survey.prompt(segment),
        Weighting::TwoSegments(first, second) => format!("{} · {}", survey.prompt(first), survey.prompt(second)),
    };
    let sources: Vec<&str> = figure
        .sources
        .iter()
        .filter_map(|source| source.source.as_deref())
        .collect();
    let values = [
        ("by", by.into()),
        ("source", sources.join("; ").into()),
        ("year", years.into()),
    ];
    user.texts.with("weighted-by", &values)
}

fn row(user: &CurrentUser, survey: &SurveyContext, figure: &WeightedFigure) -> Vec<Cell> {
    let measure = &figure.measure;
    let numbers = user.numbers();
    let name = format!("{}: {}", survey.prompt(&figure.question), measured(user, measure));
    let (value, interval) = match &figure.outcome {
        Ok(weighted) => {
            let ends = [weighted.interval.low, weighted.interval.high].map(|end| numbers.in_unit_of(measure, end));
            (numbers.in_unit_of(measure, weighted.value), ends.join(" – "))
        }
        Err(_) => (String::new(), String::new()),
    };
    vec![
        Cell::text(name),
        Cell::text(user.value_with_n(measure)),
        Cell::text(value),
        Cell::Quiet(interval),
        Cell::Quiet(note(user, figure)),
    ]
}

/// What the reader must know: numbers of answers, what is left out, or why there is no figure.
fn note(user: &CurrentUser, figure: &WeightedFigure) -> String {
    let mut parts = match &figure.outcome {
        Ok(weighted) => of_value(user, weighted),
        Err(reason) => vec![refusal(user, reason)],
    };
    if figure.left_out > 0 {
        let values = [
            ("count", count(figure.left_out)),
            ("names", figure.left_out_names.join(", ").into()),
        ];
        parts.push(user.texts.with("weighted-left-out", &values));
    }
    if figure.not_said > 0 {
        let percent = user.numbers().percent_of(figure.not_said, figure.measure.n);
        parts.push(user.texts.with("weighted-not-said", &[("percent", percent.into())]));
    }
    parts.join(" ")
}

fn of_value(user: &CurrentUser, weighted: &WeightedValue) -> Vec<String> {
    let values = [
        ("count", count(weighted.n)),
        ("effective", user.numbers().decimal(weighted.kish, 0).into()),
    ];
    let mut parts = vec![user.texts.with("weighted-answers", &values)];
    if weighted.has_unequal_weights {
        parts.push(user.text("weighted-unequal"));
    }
    parts
}

fn refusal(user: &CurrentUser, reason: &NotWeighted) -> String {
    let named = |id: &str, names: String| user.texts.with(id, &[("names", names.into())]);
    match reason {
        NotWeighted::TooFewAnswers(groups) => named("weighted-few", groups.join(", ")),
        NotWeighted::Filtered => user.text("weighted-filtered"),
        NotWeighted::Measure => user.text("weighted-measure"),
        NotWeighted::NoMargins(segment) => named("weighted-no-margins", segment.clone()),
        NotWeighted::NotWeightable => user.text("weighted-unfit"),
    }
}

fn count(count: u64) -> Value {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}
