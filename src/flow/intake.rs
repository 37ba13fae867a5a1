//! A submission comes in: checked against the version it answers, and handed to the committer.

use std::future::Future;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;
use uuid::Uuid;

use super::catalogue::{Lookup, Published, Version};
use super::linking::{self, Link};
use super::receipt::{HELD_ID_MIN, Receipt};
use super::{App, Fault};
use crate::config::Keyring;
use crate::storage::committer::{Outcome, Said, Verdict};
use crate::storage::verifications::Transaction;
use crate::storage::{self, holds, responses};
use crate::survey::answer::RawAnswers;
use crate::survey::fault::Faults;
use crate::survey::submission::Submission;
use crate::tally::day::Day;
use crate::tally::delta::Delta;

/// Where a submission is counted that does not say where the survey was offered.
pub const DEFAULT_PLACEMENT: &str = "api";
/// Characters of a placement: a slug, as in `qr-desk-2`.
const PLACEMENT_CHARS_MAX: usize = 64;

/// A submission as it arrives.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSubmission {
    /// Made by the sender, new for each submission; sending the same again is counted once.
    pub submission_id: Uuid,
    /// The version on the citizen's screen; the newest when absent.
    #[serde(default)]
    pub version: Option<u32>,
    /// The language it was answered in; the survey's first when absent.
    #[serde(default)]
    pub language: Option<String>,
    /// Where the survey was offered, a slug.
    #[serde(default)]
    pub placement: Option<String>,
    /// The signed link by which the sender came: see [`linking`].
    #[serde(default)]
    pub token: Option<String>,
    /// The answers by question code.
    pub answers: RawAnswers,
}

/// Why a clerk should look at answers before they are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Sent faster than a person reads.
    TooFast,
    /// A field was filled in that no person sees.
    Honeypot,
    /// The proof of work that the survey asks for is missing.
    NoWork,
}

impl Doubt {
    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Doubt::TooFast => "too-fast",
            Doubt::Honeypot => "honeypot",
            Doubt::NoWork => "no-work",
        }
    }
}

/// Why a submission was not stored.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The survey takes no more answers.
    #[error("this survey is closed")]
    Closed,
    /// The survey takes answers from this day on.
    #[error("this survey opens on {0}")]
    NotOpenYet(Date),
    /// There is no such version.
    #[error("there is no version {0}")]
    UnknownVersion(u32),
    /// The version was replaced too long ago.
    #[error("version {0} is no longer answered")]
    RetiredVersion(u32),
    /// Answers break the rules: all of them.
    #[error("some answers are not valid")]
    Invalid(Faults),
    /// The same submission was stored with other answers.
    #[error("this submission was stored with other answers")]
    Differs,
    /// The citizen withdrew this submission.
    #[error("this submission was withdrawn")]
    Withdrawn,
    /// Another submission came by the same link.
    #[error("this link was used")]
    LinkUsed,
    /// The link ended on this day.
    #[error("this link ended on {0}")]
    LinkExpired(Date),
    /// The link was not signed for this survey, or not by this city.
    #[error("this link is not valid")]
    LinkInvalid,
    /// Too many submissions wait to be stored.
    #[error("too many submissions wait")]
    Busy,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<storage::Error> for Refusal {
    fn from(error: storage::Error) -> Refusal {
        Refusal::Fault(error.into())
    }
}

/// A submission that keeps every rule, ready to be stored.
#[derive(Debug)]
pub struct Checked {
    published: Arc<Published>,
    version: Arc<Version>,
    row: responses::NewRow,
    delta: Delta,
    transaction: Option<Transaction>,
    said: Option<Said>,
    doubt: Option<Doubt>,
    was_masked: bool,
}

impl Checked {
    /// Why a clerk should look at it first: then it is for [`super::holding::hold`], else for [`keep`].
    pub fn doubt(&self) -> Option<Doubt> {
        self.doubt
    }

    /// The parts that are held: where, what, and whether something was masked.
    pub(super) fn into_hold(mut self) -> (Arc<Published>, Arc<Version>, responses::NewRow, bool) {
        self.row.placement = self.published.placement(&self.row.placement);
        (self.published, self.version, self.row, self.was_masked)
    }
}

/// A submission on its way to the disk.
pub struct Pending {
    verdict: Verdict,
    sent: Sent,
}

/// What the sender will be told beside the verdict.
struct Sent {
    keyring: Keyring,
    submission_id: Uuid,
    version: u32,
    was_masked: bool,
}

/// A submission that is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// For the citizen, to see or withdraw it.
    pub receipt: String,
    /// The sender's.
    pub submission_id: Uuid,
    /// The version it answers.
    pub version: u32,
    /// It was stored before.
    pub again: bool,
    /// A clerk looks at it before it is counted.
    pub held: bool,
    /// Personal data was recognised in its texts, and removed.
    pub masked: bool,
}

/// Parses a submission and checks every rule. Asks no database. Whoever comes by a signed link has used the service:
/// then a `doubt` does not count.
pub fn check(
    app: &App,
    published: &Arc<Published>,
    raw: &RawSubmission,
    doubt: Option<Doubt>,
) -> Result<Checked, Refusal> {
    let now = app.clock.now();
    let today = now.to_zoned(published.timezone.clone()).date();
    let window = published.window();
    match window.state(published.is_closed, today) {
        "closed" => return Err(Refusal::Closed),
        "scheduled" => return Err(Refusal::NotOpenYet(window.opens_on.unwrap_or(today))),
        _ => {}
    }
    let version = match published.version(raw.version, now) {
        Lookup::Found(version) => version,
        Lookup::Retired => return Err(Refusal::RetiredVersion(raw.version.unwrap_or_default())),
        Lookup::Unknown => return Err(Refusal::UnknownVersion(raw.version.unwrap_or_default())),
    };
    let definition = &version.definition;
    let link = raw
        .token
        .as_deref()
        .map(|token| linking::read(app, published, token))
        .transpose()?;

    let mut faults = Faults::none();
    let language = language_of(raw, link.as_ref(), &version, &mut faults);
    let linked = link.as_ref().and_then(|link| link.placement.as_deref());
    let placement = raw.placement.as_deref().or(linked).unwrap_or(DEFAULT_PLACEMENT);
    if !is_placement(placement) {
        let detail = "A placement has 1 to 64 small letters, digits and hyphens, as in qr-desk-2.";
        faults.push("/placement", "bad-placement", detail);
    }
    let submission = match Submission::parse(definition, &raw.answers) {
        Ok(submission) if faults.is_empty() => submission,
        Ok(_) => return Err(Refusal::Invalid(faults)),
        Err(found) => {
            faults.extend(found.into_vec());
            return Err(Refusal::Invalid(faults));
        }
    };
    let (submission, was_masked) = submission.masked();
    let row = responses::NewRow {
        submission_id: raw.submission_id,
        version_id: version.id,
        placement: placement.to_owned(),
        language,
        day: Day::of(today).number(),
        submitted_at: now.as_millisecond(),
        answers: submission.to_json(definition).to_string(),
    };
    let delta = Delta::of(&version.layout, definition, &submission);
    let delta = match &link {
        Some(_) => delta.verified(&version.layout),
        None => delta,
    };
    let texts: Vec<(String, String)> = submission
        .answers
        .texts()
        .map(|(question, words)| (question, words.to_owned()))
        .collect();
    let survey_id = published.survey_id;
    Ok(Checked {
        said: (!texts.is_empty()).then_some(Said { survey_id, texts }),
        published: Arc::clone(published),
        version,
        row,
        delta,
        doubt: doubt.filter(|_| link.is_none()),
        transaction: link.map(|link| link.transaction),
        was_masked,
    })
}

fn language_of(raw: &RawSubmission, link: Option<&Link>, version: &Version, faults: &mut Faults) -> String {
    let definition = &version.definition;
    let linked = link.and_then(|link| link.language.as_deref());
    let linked = linked.and_then(|tag| definition.languages.iter().find(|language| language.as_str() == tag));
    if let (None, Some(language)) = (&raw.language, linked) {
        return language.as_str().to_owned();
    }
    let Some(asked) = &raw.language else {
        return definition.default_language.as_str().to_owned();
    };
    if !definition.languages.iter().any(|language| language.as_str() == asked) {
        faults.push(
            "/language",
            "not-offered",
            "The survey is not offered in this language; see its `languages`.",
        );
    }
    asked.clone()
}

/// Whether a text can name a placement: 1 to 64 small letters, digits and hyphens.
pub fn is_placement(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=PLACEMENT_CHARS_MAX).contains(&text.len()) && text.bytes().all(fits)
}

/// The receipt of a submission that was stored before with these answers, whatever has happened to the survey since.
///
/// Asks the database, so it is for refusals only: a citizen whose first answer got lost on the way must not hear
/// "closed" of a submission that is stored, nor "other answers" because a newer version was published meanwhile.
pub fn recall(app: &App, published: &Published, raw: &RawSubmission) -> Result<Option<Kept>, Fault> {
    let found = app.storage.read(|db| {
        let response = responses::find_by_submission(db, raw.submission_id)?;
        let held = holds::find_by_submission(db, raw.submission_id)?.filter(|hold| hold.state == holds::PENDING);
        Ok::<_, storage::Error>(match (response, held) {
            (Some(row), _) => Some((row.version_id, row.answers, row.id, false)),
            (None, Some(hold)) => Some((hold.version_id, hold.answers, HELD_ID_MIN + hold.id, true)),
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
    Ok(is_same.then(|| Kept {
        receipt: Receipt::of(&app.keyring, id, raw.submission_id).text(),
        submission_id: raw.submission_id,
        version: version.number,
        again: true,
        held,
        masked,
    }))
}

/// Hands a checked submission to the committer.
pub fn keep(app: &App, mut checked: Checked) -> Result<Pending, Refusal> {
    // Only now: a check alone must not use up the placements that a survey counts apart.
    checked.row.placement = checked.published.placement(&checked.row.placement);
    let submission_id = checked.row.submission_id;
    let version = checked.version.number;
    let verdict = app
        .committer
        .keep(checked.row, checked.delta, checked.transaction, checked.said)
        .map_err(|_full| Refusal::Busy)?;
    Ok(Pending {
        verdict,
        sent: Sent {
            keyring: app.keyring.clone(),
            submission_id,
            version,
            was_masked: checked.was_masked,
        },
    })
}

impl Pending {
    /// Resolves when the submission is on disk, or will not be.
    pub fn outcome(self) -> impl Future<Output = Result<Kept, Refusal>> {
        let Pending { verdict, sent } = self;
        futures_util::FutureExt::map(verdict, move |verdict| sent.kept(verdict.ok()))
    }

    /// The same for a thread that may wait.
    pub fn wait(self) -> Result<Kept, Refusal> {
        let Pending { verdict, sent } = self;
        sent.kept(verdict.blocking_recv().ok())
    }
}

impl Sent {
    /// What is said to the sender; `None` when the committer ended without a verdict.
    fn kept(self, verdict: Option<Result<Outcome, storage::Error>>) -> Result<Kept, Refusal> {
        let lost = || Fault::Away(storage::Error::Unavailable("the committer has ended".to_owned()));
        let outcome = verdict.ok_or_else(lost)?.map_err(Fault::from)?;
        let (id, again, held) = match outcome {
            Outcome::Stored(id) => (id, false, false),
            Outcome::Again(id) => (id, true, false),
            Outcome::Held(id) => (HELD_ID_MIN + id, true, true),
            Outcome::Differs => return Err(Refusal::Differs),
            Outcome::Withdrawn => return Err(Refusal::Withdrawn),
            Outcome::LinkUsed => return Err(Refusal::LinkUsed),
        };
        Ok(Kept {
            receipt: Receipt::of(&self.keyring, id, self.submission_id).text(),
            submission_id: self.submission_id,
            version: self.version,
            again,
            held,
            masked: self.was_masked,
        })
    }
}
