//! Participation: views, starts and submissions of the survey's pages, with the rates.

use super::data::ResultsData;
use crate::http::staff::components::{Block, Cell, Table};
use crate::http::staff::current_user::CurrentUser;

/// Returns the table of participation by placement: live, or as everybody sees it; none where nothing is counted or told.
pub(super) fn blocks(user: &CurrentUser, data: &ResultsData) -> Vec<Block> {
    let rows = match &data.released_funnel {
        Some(funnel) => {
            let all = funnel.total.map(|total| (user.text("all"), total));
            let placements = funnel.placements.iter().map(|(slug, told)| (slug.clone(), *told));
            let rows = all.into_iter().chain(placements).map(|(name, told)| {
                let counted = (told.seen, told.started, told.submitted);
                row(user, name, (told.seen, told.started, Some(told.submitted)), counted)
            });
            rows.collect()
        }
        None => {
            let rows = data.branches.iter().map(|branch| {
                let (total, rated) = (&branch.total, &branch.rated);
                let name = branch.name.clone().unwrap_or_else(|| branch.placement.clone());
                let counted = (rated.seen, rated.started, rated.submitted);
                row(user, name, (total.seen, total.started, total.submitted), counted)
            });
            rows.collect::<Vec<_>>()
        }
    };
    if rows.is_empty() {
        return Vec::new();
    }
    let head = [
        "placement",
        "seen",
        "started",
        "submitted",
        "response-rate",
        "completion-rate",
    ];
    let head = head.map(|id| user.text(id)).to_vec();
    vec![Block::Table(Table::new(user.text("funnel-title"), head, rows))]
}

/// Returns the row of a placement. `counted`: views, starts and submissions of the days on which all three were counted, from
/// which the rates are.
fn row(
    user: &CurrentUser,
    name: String,
    (seen, started, submitted): (i64, i64, Option<i64>),
    counted: (i64, i64, i64),
) -> Vec<Cell> {
    let (all, begun, done) = counted;
    let rate = |part: i64, whole: i64| match (u64::try_from(part), u64::try_from(whole)) {
        (Ok(part), Ok(whole)) if whole > 0 => user.numbers().percent_of(part.min(whole), whole),
        _ => "–".to_owned(),
    };
    vec![
        Cell::text(name),
        user.count_cell(seen),
        user.count_cell(started),
        submitted.map_or_else(|| Cell::text("–"), |submitted| user.count_cell(submitted)),
        Cell::text(rate(done, all)),
        Cell::text(rate(done, begun)),
    ]
}
