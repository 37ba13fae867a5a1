//! Closing a day: the release of the days since the last one.

use super::atom::{ReleaseRow, Span};
use super::classes::tell_classes;
use super::closing::Closing;
use super::history::History;
use super::plan::{Counts, Offsets, Plan, RESPONSES, Rules};
use crate::tally::civil_day::Day;

/// Closes a civil day that is over: returns the release of all days since the last one, or `None` when they have fewer
/// credited answers than the minimum and wait. Days are closed in order.
pub fn close(
    history: &History,
    today: Day,
    plan: &Plan,
    counts: &dyn Counts,
    offsets: &dyn Offsets,
    rules: Rules,
) -> Option<ReleaseRow> {
    let rules = Rules {
        answers_min: rules.answers_min.max(1),
        told_in: history.told_in().unwrap_or(rules.told_in).max(1),
        ..rules
    };
    let span = next_span(history, today, counts)?;
    if counts.size(RESPONSES, None, &[span]).base() < rules.answers_min {
        return None;
    }
    let mut closing = Closing::begin(history, span, plan, counts, offsets, rules);
    closing.tell_span();
    let closes_run = closing.run_is_over();
    if closes_run {
        let whole = closing.tell_waiting();
        tell_classes(&mut closing, &whole);
    }
    Some(ReleaseRow {
        number: history.next_number(),
        span,
        closes_run,
        answers_min: rules.answers_min,
        told_in: rules.told_in,
        atoms: closing.into_atoms(),
    })
}

/// Returns the days after the last release up to today; `None` when there are none.
fn next_span(history: &History, today: Day, counts: &dyn Counts) -> Option<Span> {
    let first = match history.last_day() {
        Some(last) => Day::from_number(last.number().checked_add(1)?)?,
        None => counts.first_day()?,
    };
    (first <= today).then_some(Span { first, last: today })
}
