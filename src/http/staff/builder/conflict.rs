//! Conflict page, for two people who changed a draft at once.

use crate::http::staff::current_user::CurrentUser;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde_json::Value;

use crate::http::staff::components::{Block, Button, Field, FormView, Link, Tone};
use crate::http::staff::survey::SurveyContext;

/// Conflict page (409): the lines that only one version has, and a button to keep either version.
pub(in crate::http::staff) fn conflict(user: &CurrentUser, survey: &SurveyContext, mine: &Value) -> HttpResponse {
    let theirs = lines_only(&survey.draft.definition, mine);
    let own = lines_only(mine, &survey.draft.definition);
    let take = FormView::new(
        format!("{}/build/whole", survey.base()),
        vec![
            Field::hidden("_revision", survey.draft.revision.to_string()),
            Field::hidden("definition", mine.to_string()),
        ],
        vec![Button::named("", "", user.text("conflict-mine"), Tone::Danger)],
    );
    let blocks = [
        Block::Lead(user.text("conflict-lead")),
        Block::Card(
            user.text("conflict-theirs-title"),
            vec![
                Block::Code(if theirs.is_empty() {
                    format!("{:#}", survey.draft.definition)
                } else {
                    theirs
                }),
                Block::Links(vec![Link::button(
                    format!("{}/build", survey.base()),
                    user.text("conflict-theirs"),
                )]),
            ],
        ),
        Block::Card(
            user.text("conflict-mine-title"),
            vec![
                Block::Code(if own.is_empty() { format!("{mine:#}") } else { own }),
                Block::Form(take),
            ],
        ),
    ];
    survey
        .layout(user, user.texts.get("conflict-title"))
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
