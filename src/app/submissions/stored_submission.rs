//! Response to the sender of a stored submission, and the lookup for retries.

use uuid::Uuid;

use super::raw_submission::RawSubmission;
use super::receipt::{HELD_ID_MIN, Receipt};
use crate::app::catalogue::PublishedSurvey;
use crate::app::{App, ServiceError};
use crate::config::Keyring;
use crate::storage;
use crate::storage::{held_responses, responses};
use urbivox_core::survey::answers::submission::Submission;

/// A stored submission, as reported to its sender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSubmission {
    /// Receipt for the citizen, to see, correct or withdraw the response.
    pub receipt: String,
    /// Id made by the sender.
    pub submission_id: Uuid,
    /// Version of the survey that was answered.
    pub version: u32,
    /// Whether it was stored before.
    pub again: bool,
    /// Whether it is held for moderation.
    pub held: bool,
    /// Whether personal data was masked in its texts.
    pub masked: bool,
}

impl StoredSubmission {
    /// Builds it for a response, or for a held response, which has an id of its own.
    pub(in crate::app) fn of(keyring: &Keyring, id: i64, held: bool, sent: (Uuid, u32)) -> StoredSubmission {
        let (submission_id, version) = sent;
        let id = if held { HELD_ID_MIN + id } else { id };
        StoredSubmission {
            receipt: Receipt::of(keyring, id, submission_id).text(),
            submission_id,
            version,
            again: false,
            held,
            masked: false,
        }
    }
}

/// Finds a submission that was stored before with the same answers, whatever happened to the survey since.
///
/// Reads the database, so it is used for refusals only: a citizen whose first response got lost must not get "closed" for a
/// stored submission, nor "other answers" because a newer version was published in the meantime.
pub(super) fn find_stored(
    app: &App,
    published: &PublishedSurvey,
    raw: &RawSubmission,
) -> Result<Option<StoredSubmission>, ServiceError> {
    let found = app.storage.read(|db| {
        let response = responses::find_by_submission(db, raw.submission_id)?;
        let held = held_responses::find_by_submission(db, raw.submission_id)?
            .filter(|hold| hold.state == held_responses::PENDING);
        Ok::<_, storage::Error>(match (response, held) {
            (Some(row), _) => Some((row.version_id, row.answers, row.id, false)),
            (None, Some(hold)) => Some((hold.version_id, hold.answers, hold.id, true)),
            (None, None) => None,
        })
    })?;
    let Some((version_id, stored, id, held)) = found else {
        return Ok(None);
    };
    let Some(version) = published.versions().find(|version| version.id == version_id) else {
        return Ok(None);
    };
    if raw.version.is_some_and(|number| number != version.number) {
        return Ok(None);
    }
    let definition = &version.definition;
    let Ok(submission) = Submission::parse(definition, &raw.answers) else {
        return Ok(None);
    };
    let (submission, masked) = submission.masked();
    let answers = submission.to_json(definition).to_string();
    let is_same = answers == stored;
    Ok(is_same.then(|| StoredSubmission {
        again: true,
        masked,
        ..StoredSubmission::of(&app.keyring, id, held, (raw.submission_id, version.number))
    }))
}
