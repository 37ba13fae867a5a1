//! A submission as it arrives, whatever brings it.

use serde::Deserialize;
use uuid::Uuid;

use urbivox_core::survey::answers::answer::RawAnswers;

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
    /// The signed link by which the sender came: see [`crate::app::placements::signed_links`].
    #[serde(default)]
    pub token: Option<String>,
    /// The form token of the page that was filled in: see [`crate::app::submissions::form_token`]. It names this submission.
    #[serde(default)]
    pub form_token: Option<String>,
    /// The proof of work that the survey asks for: see [`super::Suspicion::NoWork`].
    #[serde(default)]
    pub proof_of_work: Option<String>,
    /// The field that no person sees was filled in. Only pages have that field.
    #[serde(skip)]
    pub is_trapped: bool,
    /// The answers by question code.
    pub answers: RawAnswers,
}

impl RawSubmission {
    /// Answers to the newest version in the survey's first language, and nothing else.
    pub fn new(submission_id: Uuid, answers: RawAnswers) -> RawSubmission {
        RawSubmission {
            submission_id,
            version: None,
            language: None,
            placement: None,
            token: None,
            form_token: None,
            proof_of_work: None,
            is_trapped: false,
            answers,
        }
    }
}

/// Whether a text can name a placement: 1 to 64 small letters, digits and hyphens.
pub fn is_placement(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=PLACEMENT_CHARS_MAX).contains(&text.len()) && text.bytes().all(fits)
}
