//! Suspicions: reasons to hold a response for moderation before it is counted.

use jiff::Timestamp;

use super::error::SubmissionError;
use super::form_token::FormToken;
use super::proof_of_work::is_proven;
use super::raw_submission::RawSubmission;
use crate::app::App;
use crate::app::catalogue::PublishedSurvey;
use crate::app::placements::PlacementKind;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::violation::Violations;

/// Why a response is held for moderation.
///
/// Derived from the evidence sent with the submission. A form token states when the form was opened and is the challenge of
/// the work; a program without one cannot be too fast, but cannot have done the work either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suspicion {
    /// Sent faster than a person can read, by the form token.
    TooFast,
    /// A field hidden from people was filled in.
    Honeypot,
    /// The survey requires a proof of work, and there is none for this submission.
    NoWork,
}

impl Suspicion {
    /// Stable code, in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            Suspicion::TooFast => "too-fast",
            Suspicion::Honeypot => "honeypot",
            Suspicion::NoWork => "no-work",
        }
    }
}

/// Verifies the form token, if one was sent.
pub(super) fn form_of(
    app: &App,
    published: &PublishedSurvey,
    raw: &RawSubmission,
    now: Timestamp,
    violations: &mut Violations,
) -> Result<Option<FormToken>, SubmissionError> {
    let Some(text) = &raw.form_token else {
        return Ok(None);
    };
    let form = FormToken::read(&app.keyring, published.survey_id, text);
    match form.filter(|form| form.submission_id == raw.submission_id) {
        Some(form) if form.is_expired(now) => Err(SubmissionError::FormExpired),
        Some(form) => Ok(Some(form)),
        None => {
            let detail = "A form token is sent as it stands in the page, with the submission_id that it names.";
            violations.push("/form_token", "bad-form-token", detail);
            Ok(None)
        }
    }
}

/// Returns the first suspicion against a submission of an untrusted sender.
pub(super) fn suspicion(
    published: &PublishedSurvey,
    definition: &Definition,
    placement: &str,
    raw: &RawSubmission,
    form: Option<&FormToken>,
    now: Timestamp,
) -> Option<Suspicion> {
    if raw.is_honeypot_filled {
        Some(Suspicion::Honeypot)
    } else if form.is_some_and(|form| form.is_too_fast(now)) {
        Some(Suspicion::TooFast)
    } else if definition.proof_of_work > 0 && !has_proof_of_work(published, definition.proof_of_work, placement, raw) {
        Some(Suspicion::NoWork)
    } else {
        None
    }
}

/// Whether the work was done for this submission: for its form token, or, at a registered kiosk, for its `submission_id`. A
/// kiosk sends many responses from one page, also offline, without a form token for each. Its name is not secret, so it has
/// to do the work as well.
fn has_proof_of_work(published: &PublishedSurvey, bits: u8, placement: &str, raw: &RawSubmission) -> bool {
    let Some(proof) = &raw.proof_of_work else {
        return false;
    };
    if let Some(token) = &raw.form_token {
        return is_proven(bits, token, proof);
    }
    let is_kiosk = published
        .offered(placement)
        .is_some_and(|offered| offered.kind == PlacementKind::Kiosk);
    is_kiosk && is_proven(bits, &raw.submission_id.to_string(), proof)
}
