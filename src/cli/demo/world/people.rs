//! Random answers of one person, depending on the quality of the service.

use jiff::Timestamp;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::chance::Random;
use super::loaded_survey::LoadedSurvey;
use crate::app::placements::PlacementKind;
use crate::app::submissions::RawSubmission;
use urbivox_core::measure::moments::nearest_integer;
use urbivox_core::survey::{Question, QuestionKind, Scale};

/// Texts of comments.
const COMMENTS: [&str; 6] = [
    "It was quick and clear.",
    "I had to wait too long for an answer.",
    "The form asked for things the city already knows.",
    "Thank you, everything worked on my phone.",
    "I did not understand the third page.",
    "Please tell me when I can expect the decision.",
];
/// Placements of responses that do not use the survey's main placement, with their kinds.
pub(super) const PLACEMENTS: [(&str, PlacementKind); 4] = [
    ("link", PlacementKind::Link),
    ("qr-desk", PlacementKind::Qr),
    ("button", PlacementKind::Button),
    ("email", PlacementKind::Email),
];
/// Share of responses from the survey's main placement.
const MAIN_PLACEMENT_SHARE: f64 = 0.8;
/// Share of responses in the city's first language.
const FIRST_LANGUAGE_SHARE: f64 = 0.85;
/// Share of text questions that are answered.
const COMMENT_SHARE: f64 = 0.02;

/// Generates a submission for a service of this quality, 0 to 1.
pub(super) fn person(one: &LoadedSurvey, quality: f64, at: Timestamp, chance: &mut Random) -> Option<RawSubmission> {
    let definition = &one.published.current().definition;
    let mut answers = Map::new();
    // One mood for the whole questionnaire, which correlates its answers.
    let mood = quality + (chance.part() - 0.5) * 0.5;
    let pages = definition.pages.iter().filter(|page| page.show_if.is_none());
    for question in pages
        .flat_map(|page| &page.questions)
        .filter(|question| question.show_if.is_none())
    {
        if let Some(answer) = answer(question, mood, chance) {
            answers.insert(question.code.to_string(), answer);
        }
    }
    let placement = if chance.hits(MAIN_PLACEMENT_SHARE) {
        one.placement
    } else {
        chance.pick(&PLACEMENTS)?.0
    };
    let language = if chance.hits(FIRST_LANGUAGE_SHARE) {
        definition.languages.first()?
    } else {
        chance.pick(&definition.languages)?
    };
    Some(RawSubmission {
        language: Some(language.as_str().to_owned()),
        placement: Some(placement.to_owned()),
        ..RawSubmission::new(
            identity(at, chance),
            serde_json::from_value(Value::Object(answers)).ok()?,
        )
    })
}

/// Generates a UUIDv7 of that day, as a page does; reproducible from the seed.
fn identity(at: Timestamp, chance: &mut Random) -> Uuid {
    let mut random = [0; 10];
    for (byte, drawn) in random.iter_mut().zip(chance.bytes().into_iter().chain(chance.bytes())) {
        *byte = drawn;
    }
    let millis = u64::try_from(at.as_millisecond()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

fn answer(question: &Question, mood: f64, chance: &mut Random) -> Option<Value> {
    match &question.kind {
        QuestionKind::Rating(rating) => Some(json!(score(rating.scale, mood, chance))),
        QuestionKind::Choice(choice) => {
            let option = chance.pick(&choice.options)?;
            let code = json!(option.code.as_str());
            Some(if choice.multiple { json!([code]) } else { code })
        }
        QuestionKind::Matrix(matrix) => {
            // The even items of the System Usability Scale are worded negatively.
            let turns = question.measure == Some(urbivox_core::survey::Measure::Sus);
            let rows = matrix.rows.iter().enumerate().map(|(place, row)| {
                let mood = if turns && !place.is_multiple_of(2) {
                    1.0 - mood
                } else {
                    mood
                };
                (row.code.to_string(), json!(score(matrix.scale, mood, chance)))
            });
            Some(Value::Object(rows.collect()))
        }
        QuestionKind::Number(number) => {
            let least = number.min.map_or(0, |min| min.thousandths() / 1_000);
            let most = number
                .max
                .map_or(least + 60, |max| max.thousandths() / 1_000)
                .min(least + 90);
            let span = u64::try_from(most - least).unwrap_or_default() + 1;
            Some(json!(least + i64::try_from(chance.below(span)).unwrap_or_default()))
        }
        QuestionKind::Text(_) if chance.hits(COMMENT_SHARE) => chance.pick(&COMMENTS).map(|words| json!(words)),
        QuestionKind::Text(_)
        | QuestionKind::Ranking(_)
        | QuestionKind::Date
        | QuestionKind::Email
        | QuestionKind::Statement => None,
    }
}

/// Returns a point of the scale near the mood.
fn score(scale: Scale, mood: f64, chance: &mut Random) -> i64 {
    let points = f64::from(u32::try_from(scale.len()).unwrap_or(5));
    let place = (mood + (chance.part() - 0.5) * 0.6).clamp(0.0, 0.999) * points;
    let at = nearest_integer(place.floor()).unwrap_or(i64::MAX);
    scale.from().saturating_add(at).min(scale.to())
}
