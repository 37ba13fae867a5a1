//! Preview of a draft: preview responses are stored separately, not counted, and deleted at publication.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::Value;

use super::error::AuthoringError;
use super::lookup::resolve_survey;
use super::survey_path::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::app::{App, catalogue};
use crate::config::MacPurpose;
use crate::storage;
use crate::storage::preview_responses;
use urbivox_core::survey::answers::answer::RawAnswers;
use urbivox_core::survey::answers::submission::Submission;
use urbivox_core::survey::definition::Definition;

/// Preview responses on one page. Protects the page.
const LISTED_MAX: i64 = 50;
/// Bytes of a preview key: 120 bits cannot be guessed.
const KEY_BYTES: usize = 15;

/// Response to a draft.
#[derive(Clone, Debug)]
pub struct PreviewResponse {
    /// Time of submission.
    pub submitted_at: Timestamp,
    /// Language in which it was given.
    pub language: String,
    /// Answers, JSON.
    pub answers: Value,
}

/// Returns the unforgeable key in the address of a survey's preview.
pub fn key(app: &App, path: &SurveyPath) -> String {
    let digest = app.keyring.sign(MacPurpose::Preview, &[path.to_string().as_bytes()]);
    let (head, _rest) = digest.split_at(KEY_BYTES);
    data_encoding::BASE64URL_NOPAD.encode(head)
}

/// Returns the draft as if it were published, if `shown` is the preview key.
pub fn open(app: &App, path: &SurveyPath, shown: &str) -> Result<Option<Arc<PublishedSurvey>>, AuthoringError> {
    let shown = data_encoding::BASE64URL_NOPAD
        .decode(shown.as_bytes())
        .unwrap_or_default();
    let path_text = path.to_string();
    let is_good = shown.len() == KEY_BYTES && app.keyring.verify(MacPurpose::Preview, &[path_text.as_bytes()], &shown);
    if !is_good {
        return Ok(None);
    }
    Ok(app.storage.read(|db| catalogue::load_draft(db, path))?.map(Arc::new))
}

/// Stores a preview response, with personal data masked.
pub fn store(
    app: &App,
    path: &SurveyPath,
    definition: &Definition,
    language: &str,
    answers: &RawAnswers,
) -> Result<(), AuthoringError> {
    let submission = Submission::parse(definition, answers).map_err(AuthoringError::Invalid)?;
    let (submission, _was_masked) = submission.masked();
    app.storage.write(|db| {
        let row = preview_responses::Row {
            id: storage::identity::fresh(),
            survey_id: resolve_survey(db, path)?.survey.id,
            submitted_at: app.clock.now().as_millisecond(),
            language: language.to_owned(),
            answers: submission.to_json(definition).to_string(),
        };
        Ok(preview_responses::insert(db, &row)?)
    })
}

/// Returns the newest preview responses.
pub fn list(app: &App, path: &SurveyPath) -> Result<Vec<PreviewResponse>, AuthoringError> {
    let rows = app.storage.read(|db| {
        let survey = resolve_survey(db, path)?.survey;
        Ok::<_, AuthoringError>(preview_responses::of_survey(db, survey.id, LISTED_MAX)?)
    })?;
    let response = |row: preview_responses::Row| {
        Ok(PreviewResponse {
            submitted_at: storage::stored_time("trials", row.submitted_at)?,
            language: row.language,
            answers: storage::stored_json("trials", &row.answers)?,
        })
    };
    rows.into_iter().map(response).collect()
}
