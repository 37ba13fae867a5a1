//! Comparison of all that the service shows with the model.

use std::collections::BTreeMap;

use urbivox::app::authoring::SurveyPath;
use urbivox::app::comments::CommentFilter;
use urbivox::app::exports::ExportQuery;
use urbivox::app::ops::verify;
use urbivox::app::reports::ReportQuery;
use urbivox::app::submissions::withdrawal;
use urbivox::app::{App, comments, exports, moderation, reports};
use urbivox::storage::comment_state::State as NoteState;
use urbivox_core::survey::answers::answer::DELETED_TEXT;

use super::model::{Answers, Model, State};
use super::service::{Service, path};

/// More than any list stores.
const ALL: usize = 10_000;
/// Texts that are sought after each step, the newest ones.
const NEWEST_TEXTS: usize = 3;

/// Fails with both values unless they are equal.
fn equal<T: PartialEq + std::fmt::Debug>(what: &str, shown: T, expected: T) -> Result<(), String> {
    if shown == expected {
        Ok(())
    } else {
        Err(format!("{what}: {shown:?} instead of {expected:?}"))
    }
}

fn failed(cause: impl std::fmt::Display) -> String {
    format!("a read failed: {cause}")
}

impl Service {
    /// Compares what staff and citizens see; with `is_thorough` also each receipt, each text and the recount.
    pub(super) fn check(&self, replica: usize, is_thorough: bool) -> Result<(), String> {
        let app = &self.apps[replica % self.apps.len()];
        for survey in 0..2 {
            check_results(app, &self.model, survey)?;
            check_comments(app, &self.model, survey)?;
        }
        let first = if is_thorough {
            0
        } else {
            self.texts.len().saturating_sub(NEWEST_TEXTS)
        };
        for text in &self.texts[first..] {
            check_text(app, &self.model, text)?;
        }
        if is_thorough {
            self.check_receipts(app)?;
            for survey in 0..2 {
                check_lists(app, &self.model, survey)?;
            }
            let recount = verify::verify(&app.storage, |_| {}).map_err(failed)?;
            equal(
                "differences of the recount",
                (recount.differences, recount.lost),
                (0, 0),
            )?;
        }
        Ok(())
    }

    fn check_receipts(&self, app: &App) -> Result<(), String> {
        for (number, receipts) in &self.receipts {
            let entry = self.model.entries.get(number);
            let expected = entry.filter(|entry| entry.is_stored());
            let expected = expected.map(|entry| (entry.answers.clone(), entry.state == State::Held));
            for receipt in receipts {
                let stored = withdrawal::find(app, receipt).map_err(failed)?;
                let shown = stored.map(|stored| (answers_of(&stored.answers), stored.held));
                equal(&format!("receipt of {number}"), shown, expected.clone())?;
            }
        }
        Ok(())
    }
}

fn check_results(app: &App, model: &Model, survey: u32) -> Result<(), String> {
    let report = reports::report(app, &path(survey), &ReportQuery::default()).map_err(failed)?;
    let counts: BTreeMap<String, u64> = report.questions[0].counts.iter().cloned().collect();
    equal("results", counts, model.counts(survey))?;
    equal(
        "number of results",
        report.responses,
        Some(model.counts(survey).values().sum()),
    )
}

/// Compares the export, which is recorded in the audit log and so takes longer, and the moderation queue.
fn check_lists(app: &App, model: &Model, survey: u32) -> Result<(), String> {
    let path = path(survey);
    let mut exported = exported(app, &path)?;
    exported.sort();
    equal("export", exported, sorted(model, survey, State::Counted))?;

    let held = moderation::list(app, &path, 0, 1_000).map_err(failed)?;
    let mut held: Vec<Answers> = held.iter().map(|held| answers_of(&held.answers)).collect();
    held.sort();
    equal("moderation queue", held, sorted(model, survey, State::Held))
}

fn check_comments(app: &App, model: &Model, survey: u32) -> Result<(), String> {
    let path = path(survey);
    let list = comments::list(app, &path, &CommentFilter::default(), None, ALL).map_err(failed)?;
    let mut list: Vec<_> = list
        .into_iter()
        .map(|comment| (comment.words, comment.state.name()))
        .collect();
    list.sort();
    let expected = model.comments(survey);
    let count = |state: NoteState| expected.iter().filter(|(_, own)| *own == state.name()).count();
    let counts = NoteState::ALL.map(|state| i64::try_from(count(state)).unwrap());
    equal("comments", list, expected)?;
    equal(
        "counts of comments",
        comments::count(app, &path).map_err(failed)?,
        counts,
    )
}

fn sorted(model: &Model, survey: u32, state: State) -> Vec<Answers> {
    let mut all: Vec<Answers> = model
        .stored(survey, state)
        .map(|(_, entry)| entry.answers.clone())
        .collect();
    all.sort();
    all
}

fn exported(app: &App, path: &SurveyPath) -> Result<Vec<Answers>, String> {
    let mut export = exports::responses(app, path, &ExportQuery::default()).map_err(failed)?;
    let mut all = Vec::new();
    loop {
        let page = export.next_page().map_err(failed)?;
        if page.is_empty() {
            return Ok(all);
        }
        all.extend(page.iter().map(|record| answers_of(&record.answers)));
    }
}

fn answers_of(answers: &serde_json::Value) -> Answers {
    Answers {
        score: answers["satisfaction"].as_u64().unwrap().try_into().unwrap(),
        text: answers["comment"].as_str().map(str::to_owned),
    }
}

/// A text is found once in its survey if it is one's comment now, and nowhere else.
fn check_text(app: &App, model: &Model, text: &str) -> Result<(), String> {
    let word = text.split(' ').next().unwrap();
    for survey in 0..2 {
        let filter = CommentFilter {
            words: Some(word.to_owned()),
            ..CommentFilter::default()
        };
        let found = comments::list(app, &path(survey), &filter, None, ALL).map_err(failed)?;
        let found: Vec<String> = found.into_iter().map(|comment| comment.words).collect();
        let own = model.comments(survey).into_iter().map(|(own, _)| own);
        let expected: Vec<String> = own.filter(|own| own == text && own != DELETED_TEXT).collect();
        equal(&format!("search for {word}"), found, expected)?;
    }
    Ok(())
}
