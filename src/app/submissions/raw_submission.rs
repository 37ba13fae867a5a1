//! A submission as it arrives, from any caller.

use serde::Deserialize;
use uuid::Uuid;

use urbivox_core::survey::answers::answer::RawAnswers;

/// Placement of a submission that names none.
pub const DEFAULT_PLACEMENT: &str = "api";
/// Longest placement, in characters: a slug, as in `qr-desk-2`.
const PLACEMENT_CHARS_MAX: usize = 64;

/// A submission as it arrives.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSubmission {
    /// Id made by the sender, unique for each submission; a repeated one is counted once.
    pub submission_id: Uuid,
    /// Version that was shown to the citizen; the newest if absent.
    #[serde(default)]
    pub version: Option<u32>,
    /// Language it was answered in; the survey's default if absent.
    #[serde(default)]
    pub language: Option<String>,
    /// Placement where the survey was offered, a slug.
    #[serde(default)]
    pub placement: Option<String>,
    /// Signed link: see [`crate::app::placements::signed_links`].
    #[serde(default)]
    pub token: Option<String>,
    /// Form token of the page: see [`crate::app::submissions::form_token`]. It contains the submission id.
    #[serde(default)]
    pub form_token: Option<String>,
    /// Proof of work, if the survey requires one: see [`super::Suspicion::NoWork`].
    #[serde(default)]
    pub proof_of_work: Option<String>,
    /// Key of the kiosk's device link: see [`crate::app::placements::device_key`].
    #[serde(default)]
    pub device_key: Option<String>,
    /// Whether the honeypot field was filled in. Only pages have that field.
    #[serde(skip)]
    pub is_honeypot_filled: bool,
    /// Answers by question code.
    pub answers: RawAnswers,
}

impl RawSubmission {
    /// Creates a submission to the newest version in the survey's default language, with answers only.
    pub fn new(submission_id: Uuid, answers: RawAnswers) -> RawSubmission {
        RawSubmission {
            submission_id,
            version: None,
            language: None,
            placement: None,
            token: None,
            form_token: None,
            proof_of_work: None,
            device_key: None,
            is_honeypot_filled: false,
            answers,
        }
    }
}

/// Whether a text can be a placement: 1 to 64 lower-case letters, digits and hyphens.
pub fn is_placement(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=PLACEMENT_CHARS_MAX).contains(&text.len()) && text.bytes().all(fits)
}
