//! The surveys of the city, and how the responses are divided among them.

use serde_json::{Value, json};

/// Days over which the responses are spread, the last one is today.
pub(crate) const DAYS: u64 = 400;
/// Survey with half of all responses.
pub(crate) const LARGE: &str = "large";
/// Survey with [`SMALL_RESPONSES`] responses in an installation of any size.
pub(crate) const SMALL: &str = "small";
/// Responses of the small survey.
pub(crate) const SMALL_RESPONSES: u64 = 1_000;
/// Surveys that share the rest.
const OTHERS: u64 = 199;
/// One response in so many has a comment.
const COMMENT_EVERY: u64 = 10;

/// Returns the slugs of all surveys.
pub(crate) fn slugs() -> Vec<String> {
    let others = (0..OTHERS).map(|number| format!("other-{number:03}"));
    [LARGE, SMALL].map(str::to_owned).into_iter().chain(others).collect()
}

/// Returns the place of a response's survey in [`slugs`]. `number` counts all responses; the first of a day that are not of
/// the large survey belong to the small one, as many as `small_left`.
pub(crate) fn survey_of(number: u64, small_left: &mut u64) -> u64 {
    if number.is_multiple_of(2) {
        0
    } else if *small_left > 0 {
        *small_left -= 1;
        1
    } else {
        2 + number / 2 % OTHERS
    }
}

/// Returns whether a response has a comment.
pub(crate) fn has_comment(number: u64) -> bool {
    (number / 2).is_multiple_of(COMMENT_EVERY)
}

/// Returns how many of `total` belong to the first `days` days.
pub(crate) fn until(total: u64, days: u64) -> u64 {
    total * days / DAYS
}

/// Returns a definition with four questions, one of them a segment, as in a city's short survey.
pub(crate) fn definition() -> Value {
    let options = |codes: &[&str]| -> Value {
        codes
            .iter()
            .map(|code| json!({"code": code, "label": {"en": code}}))
            .collect()
    };
    json!({"title": {"en": "Your visit"}, "languages": ["en"], "pages": [{"questions": [
        {"code": "satisfaction", "kind": "rating", "prompt": {"en": "How was it?"}, "required": true,
         "scale": {"from": 1, "to": 5}, "style": "faces", "measure": "csat"},
        {"code": "reason", "kind": "choice", "prompt": {"en": "Why?"}, "options": options(&["slow", "unclear", "rude", "dear"])},
        {"code": "district", "kind": "choice", "segment": true, "prompt": {"en": "Where do you live?"},
         "options": options(&["north", "south", "east", "west", "centre"])},
        {"code": "comment", "kind": "text", "prompt": {"en": "Anything else?"}}]}]})
}
