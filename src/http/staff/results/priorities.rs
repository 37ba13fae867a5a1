//! Priorities: which part of a service to improve first, by performance and importance.

use super::filters::ResultsQuery;
use super::labels::{localized_text, row_label};
use crate::app::reports::priorities;
use crate::app::reports::priorities::{PartPriority, Priorities};
use crate::http::staff::components::{Block, Cell, Table};
use crate::http::staff::current_user::CurrentUser;
use crate::http::staff::survey::SurveyContext;
use crate::http::web::page_error::PageError;
use urbivox_core::measure::priorities::{Estimate, RankedPriority};
use urbivox_core::survey::definition::Definition;

/// Table of the parts with figures, the largest gain first; empty with a filter other than the period, and without figures.
pub(super) async fn blocks(
    user: &CurrentUser,
    survey: &SurveyContext,
    query: &ResultsQuery,
    definition: &Definition,
) -> Result<Vec<Block>, PageError> {
    if query.has_filter() {
        return Ok(Vec::new());
    }
    let (path, days, audience) = (survey.path.clone(), (Some(query.from), Some(query.to)), query.audience);
    let found = user
        .report(&survey.path.city, move |app| {
            priorities::priorities(app, &path, days, audience)
        })
        .await?;
    Ok(content(user, definition, &found))
}

fn content(user: &CurrentUser, definition: &Definition, found: &Priorities) -> Vec<Block> {
    let parts: Vec<(&PartPriority, RankedPriority)> = found
        .parts
        .iter()
        .filter_map(|part| Some((part, part.ranked?)))
        .collect();
    if parts.is_empty() {
        return Vec::new();
    }
    let first: Vec<String> = parts
        .iter()
        .filter(|(_, ranked)| ranked.do_first)
        .map(|(part, _)| name(user, definition, found, part))
        .collect();
    let lead = if first.is_empty() {
        user.text("priorities-none")
    } else {
        user.texts
            .with("priorities-first", &[("names", first.join(", ").into())])
    };
    let head = [
        "priorities-part",
        "priorities-performance",
        "priorities-importance",
        "priorities-gain",
        "answers",
    ];
    let rows = parts.iter().map(|(part, ranked)| {
        let name = name(user, definition, found, part);
        row(user, name, part, *ranked)
    });
    let table = Table::new(
        user.text("priorities-title"),
        head.map(|id| user.text(id)).to_vec(),
        rows.collect(),
    );
    vec![
        Block::Heading(user.text("priorities-title")),
        Block::Text(lead),
        Block::Table(table),
        Block::Quiet(user.text("priorities-note")),
    ]
}

fn row(user: &CurrentUser, name: String, part: &PartPriority, ranked: RankedPriority) -> Vec<Cell> {
    let name = if ranked.do_first {
        format!("{name} · {}", user.text("priorities-mark"))
    } else {
        name
    };
    let priority = ranked.priority;
    let percent = |share: f64| user.numbers().percent(share);
    let points = |part: f64| user.numbers().signed(100.0 * part, 0);
    vec![
        Cell::text(name),
        Cell::text(with_interval(priority.performance, percent)),
        Cell::text(with_interval(priority.importance, points)),
        Cell::text(with_interval(priority.gain, points)),
        user.count_cell(part.counts.map_or(0, |counts| counts.answers())),
    ]
}

/// Value with the ends of its interval: `65% (59% – 71%)`.
fn with_interval(estimate: Estimate, written: impl Fn(f64) -> String) -> String {
    let (low, high) = (written(estimate.interval.low), written(estimate.interval.high));
    format!("{} ({low} – {high})", written(estimate.value))
}

/// Prompt of a rating, or label of a row; with the prompt of its matrix where other matrices have rows too.
fn name(user: &CurrentUser, definition: &Definition, found: &Priorities, part: &PartPriority) -> String {
    let Some(question) = definition.question(&part.question) else {
        return part.question.clone();
    };
    let prompt = localized_text(user, definition, question.prompt.as_ref()).unwrap_or(&part.question);
    let Some(row) = &part.row else {
        return prompt.to_owned();
    };
    let label = row_label(user, definition, question, row);
    let is_other = |other: &PartPriority| other.row.is_some() && other.question != part.question;
    if found.parts.iter().any(is_other) {
        format!("{prompt}: {label}")
    } else {
        label.to_owned()
    }
}
