//! Conflict page, for two people who changed a draft at once.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde_json::Value;

use crate::http::staff::auth::Staff;
use crate::http::staff::components::{Block, Button, Field, FormView, Link, Tone};
use crate::http::staff::survey::SurveyContext;

/// Conflict page (409): the lines that only one version has, and a button to keep either version.
pub(in crate::http::staff) fn conflict(staff: &Staff, work: &SurveyContext, mine: &Value) -> HttpResponse {
    let theirs = lines_only(&work.draft.definition, mine);
    let own = lines_only(mine, &work.draft.definition);
    let take = FormView::new(
        format!("{}/build/whole", work.base()),
        vec![
            Field::hidden("_revision", work.draft.revision.to_string()),
            Field::hidden("definition", mine.to_string()),
        ],
        vec![Button::named("", "", staff.say("conflict-mine"), Tone::Danger)],
    );
    let blocks = [
        Block::Lead(staff.say("conflict-lead")),
        Block::Card(
            staff.say("conflict-theirs-title"),
            vec![
                Block::Code(if theirs.is_empty() {
                    format!("{:#}", work.draft.definition)
                } else {
                    theirs
                }),
                Block::Links(vec![Link::button(
                    format!("{}/build", work.base()),
                    staff.say("conflict-theirs"),
                )]),
            ],
        ),
        Block::Card(
            staff.say("conflict-mine-title"),
            vec![
                Block::Code(if own.is_empty() { format!("{mine:#}") } else { own }),
                Block::Form(take),
            ],
        ),
    ];
    work.desk(staff, staff.texts.get("conflict-title"))
        .render_with_status(StatusCode::CONFLICT, &blocks)
}

/// Lines of `of` that `other` does not have.
fn lines_only(of: &Value, other: &Value) -> String {
    let lines = |value: &Value| -> Vec<String> {
        let text = format!("{value:#}");
        text.lines()
            .map(|line| line.trim().trim_end_matches(',').to_owned())
            .collect()
    };
    let known: std::collections::HashSet<String> = lines(other).into_iter().collect();
    let own = lines(of).into_iter().filter(|line| !known.contains(line));
    own.collect::<Vec<_>>().join("\n")
}
