//! Response to the sender of a stored submission, and the lookup for retries.

use uuid::Uuid;

use super::raw_submission::RawSubmission;
use super::receipt::{HELD_RECEIPT_ID_MIN, Receipt};
use crate::app::catalogue::PublishedSurvey;
use crate::app::{App, ServiceError};
use crate::config::Keyring;
use crate::storage;
use crate::storage::hold_state::HoldState;
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

/// Row that a submission is stored as, with its id. Responses and held responses have ids of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum StoredAs {
    /// A counted response.
    Response(i64),
    /// A response held for moderation.
    Held(i64),
}

impl StoredSubmission {
    /// Builds it with its receipt.
    pub(in crate::app) fn of(
        keyring: &Keyring,
        stored_as: StoredAs,
        submission_id: Uuid,
        version: u32,
    ) -> StoredSubmission {
        let (id, held) = match stored_as {
            StoredAs::Response(id) => (id, false),
            StoredAs::Held(id) => (HELD_RECEIPT_ID_MIN + id, true),
        };
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
        let held =
            held_responses::find_by_submission(db, raw.submission_id)?.filter(|hold| hold.state == HoldState::Pending);
        Ok::<_, storage::Error>(match (response, held) {
            (Some(row), _) => Some((row.version_id, row.answers, StoredAs::Response(row.id))),
            (None, Some(hold)) => Some((hold.version_id, hold.answers, StoredAs::Held(hold.id))),
            (None, None) => None,
        })
    })?;
    let Some((version_id, stored, stored_as)) = found else {
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
        ..StoredSubmission::of(&app.keyring, stored_as, raw.submission_id, version.number)
    }))
}
