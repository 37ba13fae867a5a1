//! What the sender is told of a submission that is stored, and how a retry finds it again.

use uuid::Uuid;

use super::raw_submission::RawSubmission;
use super::receipt::{HELD_ID_MIN, Receipt};
use crate::app::catalogue::PublishedSurvey;
use crate::app::{App, ServiceError};
use crate::config::Keyring;
use crate::storage;
use crate::storage::{held_responses, responses};
use urbivox_core::survey::answers::submission::Submission;

/// A submission that is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSubmission {
    /// For the citizen, to see or withdraw it.
    pub receipt: String,
    /// The sender's.
    pub submission_id: Uuid,
    /// The version it answers.
    pub version: u32,
    /// It was stored before.
    pub again: bool,
    /// Staff look at it before it is counted.
    pub held: bool,
    /// Personal data was recognised in its texts, and removed.
    pub masked: bool,
}

impl StoredSubmission {
    /// A response of this identity; one that is held has an identity of its own.
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

/// The receipt of a submission that was stored before with these answers, whatever has happened to the survey since.
///
/// Asks the database, so it is for refusals only: a citizen whose first answer got lost on the way must not hear
/// "closed" of a submission that is stored, nor "other answers" because a newer version was published meanwhile.
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
