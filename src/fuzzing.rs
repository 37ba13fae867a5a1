//! Access to private parsers for the fuzz targets in `fuzz/`. Not an interface of the service.

use std::borrow::Cow;
use std::collections::HashSet;

use hickory_proto::op::{Message, Query};
use hickory_proto::rr::{Name, RecordType};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::authoring::SurveyPath;
use crate::app::people::device;
use crate::app::placements::signed_links;
use crate::app::placements::signed_links::{LinkedSurvey, VerifiedLink};
use crate::app::submissions::SubmissionError;
use crate::config::Keyring;
use crate::http::staff::translations;
use crate::outgoing::dns;

/// Verifies a signed link to survey 1 of this path at the time `now`, in UTC.
///
/// # Errors
///
/// Why the link is refused.
pub fn verify_link(
    keyring: &Keyring,
    path: &SurveyPath,
    signing_key_ids: &HashSet<String>,
    now: Timestamp,
    token: &str,
) -> Result<VerifiedLink, SubmissionError> {
    let survey = LinkedSurvey {
        survey_id: 1,
        path,
        timezone: &TimeZone::UTC,
        signing_key_ids,
    };
    signed_links::verify(keyring, &survey, now, token)
}

/// Parses the entries of a known-device cookie and writes each again.
pub fn device_entries(cookie: &str) -> Vec<String> {
    device::entries(cookie).map(|entry| entry.text()).collect()
}

/// Decodes the file of a translator; `None` if it is in no known encoding.
pub fn decode_translation(bytes: &[u8]) -> Option<Cow<'_, str>> {
    translations::decode_text(bytes)
}

/// Parses a response of a name server to the query `id` for the TXT records of this name; `None` if it is not one.
pub fn txt_records(name: &str, id: u16, bytes: &[u8]) -> Option<Vec<String>> {
    let mut question = Message::query();
    question.metadata.id = id;
    question.add_query(Query::query(Name::from_ascii(name).ok()?, RecordType::TXT));
    dns::answer_to(&question, bytes).map(|answer| dns::texts_of(&answer))
}
