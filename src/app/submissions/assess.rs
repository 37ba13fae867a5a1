//! All decisions about a submission that need no database: permission, validity, suspicion.

use std::sync::Arc;

use super::credit::{Arrival, Evidence, claim_of};
use super::error::SubmissionError;
use super::raw_submission::{DEFAULT_PLACEMENT, RawSubmission, is_placement};
use super::sender::{Sender, admit};
use super::suspicion::{Suspicion, form_of, suspicion};
use crate::app::App;
use crate::app::catalogue::{PublishedSurvey, PublishedVersion, VersionLookup};
use crate::app::placements::signed_links::VerifiedLink;
use crate::storage::committer::{CommentText, NewSubmission};
use crate::storage::responses;
use crate::storage::responses::CreditClaim;
use urbivox_core::survey::answers::submission::Submission;
use urbivox_core::survey::violation::Violations;
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_delta::CounterDelta;

/// A valid submission, ready to be stored or held.
#[derive(Debug)]
pub(in crate::app) struct AcceptedSubmission {
    pub(in crate::app) published: Arc<PublishedSurvey>,
    pub(in crate::app) version: Arc<PublishedVersion>,
    pub(in crate::app) submission: NewSubmission,
    pub(in crate::app) suspicion: Option<Suspicion>,
    pub(in crate::app) was_masked: bool,
}

impl AcceptedSubmission {
    /// Replaces the placement with the one it is counted under. Called only before storing: a dry run must not use up the
    /// number of placements that a survey counts separately.
    pub(in crate::app) fn count_placement(&mut self) {
        let row = &mut self.submission.row;
        row.placement = self.published.placement(&row.placement);
    }
}

/// Parses a submission and checks every rule. Reads no database.
pub(super) fn assess(
    app: &App,
    published: &Arc<PublishedSurvey>,
    arrival: &Arrival<'_>,
    raw: &RawSubmission,
) -> Result<AcceptedSubmission, SubmissionError> {
    let (named, token) = (raw.placement.as_deref(), raw.token.as_deref());
    let entry = admit(app, published, named, token, &arrival.sender)?;
    if let Some(fault) = app.clock_fault() {
        return Err(SubmissionError::WrongClock(fault));
    }
    let now = app.clock.now();
    let version = version_of(published, raw, now)?;
    let definition = &version.definition;
    let link = entry.link.transpose()?;

    let mut violations = Violations::none();
    let form = form_of(app, published, raw, now, &mut violations)?;
    let language = language_of(raw, link.as_ref(), &version, &mut violations);
    let linked = link.as_ref().and_then(|link| link.placement.as_deref());
    let placement = named.or(linked).unwrap_or(DEFAULT_PLACEMENT);
    if !is_placement(placement) {
        let detail = "A placement has 1 to 64 small letters, digits and hyphens, as in qr-desk-2.";
        violations.push("/placement", "bad-placement", detail);
    }
    let submission = match Submission::parse(definition, &raw.answers) {
        Ok(submission) if violations.is_empty() => submission,
        Ok(_) => return Err(SubmissionError::Invalid(violations)),
        Err(found) => {
            violations.extend(found.into_vec());
            return Err(SubmissionError::Invalid(violations));
        }
    };
    // Trusted staff copy answers quickly, and holders of a signed link have used the service: neither is suspicious.
    let suspicion = if entry.is_trusted || link.is_some() {
        None
    } else {
        suspicion(published, definition, placement, raw, form.as_ref(), now)
    };
    let claim = claim_of(
        app,
        published,
        &Evidence {
            raw,
            placement,
            network: arrival.network,
            is_vouched_for: entry.is_vouched_for || link.is_some(),
            is_staff_address: matches!(arrival.sender, Sender::StaffAddress(_)) && entry.is_trusted,
            has_form: form.is_some(),
            now,
        },
    );
    let (submission, was_masked) = submission.masked();
    let day = Day::of(now.to_zoned(published.timezone.clone()).date());
    let row = responses::NewRow {
        submission_id: raw.submission_id,
        version_id: version.id,
        placement: placement.to_owned(),
        language,
        day: day.number(),
        submitted_at: now.as_millisecond(),
        answers: submission.to_json(definition).to_string(),
        claim,
    };
    let submission = counted(row, link, &version, &submission, published.survey_id);
    Ok(AcceptedSubmission {
        published: Arc::clone(published),
        version,
        submission,
        suspicion,
        was_masked,
    })
}

/// Adds the counts and the free texts of a submission to its row.
fn counted(
    row: responses::NewRow,
    link: Option<VerifiedLink>,
    version: &PublishedVersion,
    submission: &Submission,
    survey_id: i64,
) -> NewSubmission {
    let layout = &version.layout;
    let delta = CounterDelta::of(layout, &version.definition, submission);
    let delta = match &link {
        Some(_) => delta.verified(layout),
        None => delta,
    };
    let (delta, credited_delta) = match row.claim {
        CreditClaim::Always => (delta.credited(layout), None),
        CreditClaim::Once(_) => (delta.clone(), Some(delta.credited(layout))),
        CreditClaim::Never => (delta, None),
    };
    let texts: Vec<(String, String)> = submission
        .answers
        .comments()
        .map(|(question, words)| (question, words.to_owned()))
        .collect();
    NewSubmission {
        comments: (!texts.is_empty()).then_some(CommentText { survey_id, texts }),
        transaction: link.map(|link| link.transaction),
        row,
        delta,
        credited_delta,
    }
}

fn version_of(
    published: &PublishedSurvey,
    raw: &RawSubmission,
    now: jiff::Timestamp,
) -> Result<Arc<PublishedVersion>, SubmissionError> {
    match published.version(raw.version, now) {
        VersionLookup::Found(version) => Ok(version),
        VersionLookup::Retired => Err(SubmissionError::RetiredVersion(raw.version.unwrap_or_default())),
        VersionLookup::Unknown => Err(SubmissionError::UnknownVersion(raw.version.unwrap_or_default())),
    }
}

fn language_of(
    raw: &RawSubmission,
    link: Option<&VerifiedLink>,
    version: &PublishedVersion,
    violations: &mut Violations,
) -> String {
    let definition = &version.definition;
    let linked = link.and_then(|link| link.language.as_deref());
    let linked = linked.and_then(|tag| definition.languages.iter().find(|language| language.as_str() == tag));
    if let (None, Some(language)) = (&raw.language, linked) {
        return language.as_str().to_owned();
    }
    let Some(requested) = &raw.language else {
        return definition.default_language.as_str().to_owned();
    };
    if !definition
        .languages
        .iter()
        .any(|language| language.as_str() == requested)
    {
        violations.push(
            "/language",
            "not-offered",
            "The survey is not offered in this language; see its `languages`.",
        );
    }
    requested.clone()
}
