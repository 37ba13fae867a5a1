//! Advice on a draft: estimated duration, missing translations, and known causes of poor surveys.

use crate::http::staff::current_user::CurrentUser;
use crate::http::staff::visitor::Visitor;
use actix_web::HttpRequest;

use crate::app::authoring::preview;
use crate::http::staff::components::{Block, Cell, Table, counted};
use crate::http::staff::survey::SurveyContext;
use crate::http::state::HttpState;
use urbivox_core::i18n::Value;
use urbivox_core::survey::authoring::advice;
use urbivox_core::survey::authoring::advice::DurationEstimate;
use urbivox_core::survey::authoring::translation;

/// Summary sentence: the number of questions and languages, and the estimated duration.
pub fn summary(user: &CurrentUser, survey: &SurveyContext) -> String {
    let Some(definition) = survey.definition() else {
        return user.text("draft-broken");
    };
    let questions = definition
        .questions()
        .filter(|question| question.takes_answer())
        .count();
    let DurationEstimate {
        low_seconds,
        high_seconds,
    } = advice::estimate_duration(&definition);
    user.texts.with(
        "draft-summary",
        &[
            ("questions", counted(questions)),
            ("languages", counted(definition.languages.len())),
            ("low", duration(user, low_seconds).into()),
            ("high", duration(user, high_seconds).into()),
        ],
    )
}

fn duration(visitor: &Visitor, seconds: i64) -> String {
    if seconds < 100 {
        // Rounded up to five seconds: the estimate is not more exact.
        let rounded = ((seconds + 4) / 5 * 5).max(5);
        visitor.texts.with("seconds", &[("count", rounded.into())])
    } else {
        visitor
            .texts
            .with("minutes", &[("count", ((seconds + 30) / 60).into())])
    }
}

/// Tables of missing translations and of advice.
pub fn blocks(user: &CurrentUser, survey: &SurveyContext) -> Vec<Block> {
    let mut blocks = Vec::new();
    let document = &survey.draft.definition;
    let rows = survey.languages().into_iter().map(|tag| {
        let missing = translation::missing_count(document, tag);
        let state = if missing == 0 { "done" } else { "missing" };
        let label = if missing == 0 {
            user.text("translation-whole")
        } else {
            user.texts.with("translation-missing", &[("count", counted(missing))])
        };
        vec![
            Cell::Link(
                format!("{}/translate?to={tag}", survey.base()),
                super::draft_text::language_name(tag),
            ),
            Cell::State(state, label),
        ]
    });
    let head = ["language", "state"].map(|id| user.text(id)).to_vec();
    blocks.push(Block::Table(Table::new(
        user.text("languages-table"),
        head,
        rows.collect(),
    )));
    let Some(definition) = survey.definition() else {
        return blocks;
    };
    let advice_list = advice::advice(&definition);
    if !advice_list.is_empty() {
        let rows = advice_list.into_iter().map(|advice| {
            let values = [
                ("number", Value::Number(advice.number)),
                ("language", advice.language.clone().unwrap_or_default().into()),
            ];
            let message = user.texts.with(&format!("advice-{}", advice.code), &values);
            let cell = match advice.question {
                Some(code) => Cell::Link(format!("{}/build/{code}", survey.base()), code),
                None => Cell::text(user.text("survey")),
            };
            vec![
                cell,
                Cell::text(advice.language.unwrap_or_default()),
                Cell::text(message),
            ]
        });
        let head = ["question", "language", "advice"].map(|id| user.text(id)).to_vec();
        blocks.push(Block::Table(Table::new(
            user.text("advice-title"),
            head,
            rows.collect(),
        )));
    }
    blocks
}

/// Preview URL of the draft, to be shared with colleagues.
pub fn preview_url(state: &HttpState, survey: &SurveyContext, request: &HttpRequest) -> String {
    format!("{}{}", state.public_url(request), preview_path(state, survey))
}

/// Preview path of the draft on this origin.
pub fn preview_path(state: &HttpState, survey: &SurveyContext) -> String {
    let key = preview::key(&state.app, &survey.path);
    format!("/try/{}?draft={key}", survey.path)
}
