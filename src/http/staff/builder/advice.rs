//! Advice on a draft: estimated duration, missing translations, and known causes of poor surveys.

use actix_web::HttpRequest;

use crate::app::authoring::preview;
use crate::http::staff::auth::{Staff, Visitor};
use crate::http::staff::components::{Block, Cell, Table, counted};
use crate::http::staff::survey::SurveyContext;
use crate::http::state::HttpState;
use urbivox_core::i18n::Value;
use urbivox_core::survey::authoring::advice;
use urbivox_core::survey::authoring::advice::DurationEstimate;
use urbivox_core::survey::authoring::translation;

/// Summary sentence: the number of questions and languages, and the estimated duration.
pub fn summary(staff: &Staff, work: &SurveyContext) -> String {
    let Some(definition) = work.definition() else {
        return staff.say("draft-broken");
    };
    let questions = definition
        .questions()
        .filter(|question| question.takes_answer())
        .count();
    let DurationEstimate {
        low_seconds,
        high_seconds,
    } = advice::estimate_duration(&definition);
    staff.texts.with(
        "draft-summary",
        &[
            ("questions", counted(questions)),
            ("languages", counted(definition.languages.len())),
            ("low", duration(staff, low_seconds).into()),
            ("high", duration(staff, high_seconds).into()),
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
pub fn blocks(staff: &Staff, work: &SurveyContext) -> Vec<Block> {
    let mut blocks = Vec::new();
    let document = &work.draft.definition;
    let rows = work.languages().into_iter().map(|tag| {
        let missing = translation::missing_count(document, tag);
        let state = if missing == 0 { "done" } else { "missing" };
        let told = if missing == 0 {
            staff.say("translation-whole")
        } else {
            staff.texts.with("translation-missing", &[("count", counted(missing))])
        };
        vec![
            Cell::Link(format!("{}/translate?to={tag}", work.base()), super::language_name(tag)),
            Cell::State(state, told),
        ]
    });
    let head = ["language", "state"].map(|id| staff.say(id)).to_vec();
    blocks.push(Block::Table(Table::new(
        staff.say("languages-table"),
        head,
        rows.collect(),
    )));
    let Some(definition) = work.definition() else {
        return blocks;
    };
    let found = advice::advice(&definition);
    if !found.is_empty() {
        let rows = found.into_iter().map(|advice| {
            let values = [
                ("number", Value::Number(advice.number)),
                ("language", advice.language.clone().unwrap_or_default().into()),
            ];
            let told = staff.texts.with(&format!("advice-{}", advice.code), &values);
            let cell = match advice.question {
                Some(code) => Cell::Link(format!("{}/build/{code}", work.base()), code),
                None => Cell::text(staff.say("survey")),
            };
            vec![cell, Cell::text(advice.language.unwrap_or_default()), Cell::text(told)]
        });
        let head = ["question", "language", "advice"].map(|id| staff.say(id)).to_vec();
        blocks.push(Block::Table(Table::new(
            staff.say("advice-title"),
            head,
            rows.collect(),
        )));
    }
    blocks
}

/// Preview URL of the draft, to be shared with colleagues.
pub fn preview_url(site: &HttpState, work: &SurveyContext, request: &HttpRequest) -> String {
    format!("{}{}", site.public_url(request), preview_path(site, work))
}

/// Preview path of the draft on this origin.
pub fn preview_path(site: &HttpState, work: &SurveyContext) -> String {
    let key = preview::key(&site.app, &work.path);
    format!("/try/{}?draft={key}", work.path)
}
