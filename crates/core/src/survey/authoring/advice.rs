//! Advice for authors before publishing: duration, and common weaknesses of surveys.
//!
//! Rules of thumb of survey methodology (one topic per question, neutral wording, labelled ends of scales, short
//! texts), each with a code that the pages translate. Advice does not prevent publishing.

use crate::survey::definition::Definition;
use crate::survey::definition::kind::QuestionKind;
use crate::survey::definition::localized::Localized;
use crate::survey::definition::measure::Measure;
use crate::survey::definition::question::Question;
use crate::survey::definition::rating::Style;

/// Number of words above which a prompt is called long.
pub const PROMPT_WORDS_MAX: usize = 25;
/// Number of questions above which a survey is called long; citizens typically spend thirty seconds on one.
pub const QUESTIONS_ADVISED_MAX: usize = 10;
/// Number of options above which a list is called long.
pub const OPTIONS_ADVISED_MAX: usize = 12;
/// LIX above which a text is called hard to read: 20 is very easy, 60 very hard.
pub const LIX_MAX: i64 = 50;
/// Reading speed in words per minute, the usual finding of studies of adults.
const WORDS_PER_MINUTE: i64 = 200;

/// One piece of advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// Kind of advice: a stable code in kebab case.
    pub code: &'static str,
    /// Code of the question concerned.
    pub question: Option<String>,
    /// Tag of the language concerned.
    pub language: Option<String>,
    /// Number that the advice refers to, such as questions, words or the LIX; 0 if it has none.
    pub number: i64,
}

/// Estimated time to answer a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DurationEstimate {
    /// Seconds to answer only the required unconditional questions.
    pub low_seconds: i64,
    /// Seconds to answer every question.
    pub high_seconds: i64,
}

/// Estimates the time to answer: reading at 200 words per minute, plus some seconds for each question by its kind.
pub fn estimate_duration(definition: &Definition) -> DurationEstimate {
    let language = &definition.default_language;
    let words = |text: Option<&Localized>| {
        let text = text.and_then(|text| text.text(language)).unwrap_or_default();
        i64::try_from(text.split_whitespace().count()).unwrap_or_default()
    };
    let reading = |words: i64| words * 60 / WORDS_PER_MINUTE;
    let intro = reading(words(definition.intro.as_ref()) + words(Some(&definition.title)));
    let mut effort = DurationEstimate {
        low_seconds: intro,
        high_seconds: intro,
    };
    for question in definition.questions() {
        let seconds =
            reading(words(question.prompt.as_ref()) + words(question.hint.as_ref())) + answer_seconds(&question.kind);
        effort.high_seconds += seconds;
        if question.required && question.show_if.is_none() {
            effort.low_seconds += seconds;
        }
    }
    effort
}

/// Seconds to answer a question, without reading.
fn answer_seconds(kind: &QuestionKind) -> i64 {
    let count = |count: usize| i64::try_from(count).unwrap_or_default();
    match kind {
        QuestionKind::Rating(_) => 3,
        QuestionKind::Choice(choice) => 3 + count(choice.options.len()) / 2,
        QuestionKind::Matrix(matrix) => 4 * count(matrix.rows.len()),
        QuestionKind::Ranking(ranking) => 4 * count(ranking.options.len()),
        QuestionKind::Number(_) | QuestionKind::Date => 6,
        QuestionKind::Text(text) if text.multiline => 25,
        QuestionKind::Text(_) | QuestionKind::Email => 10,
        QuestionKind::Statement => 0,
    }
}

/// Returns all advice: on the whole survey, then by question, then by language.
pub fn advice(definition: &Definition) -> Vec<Advice> {
    let mut found = Vec::new();
    let answerable = definition
        .questions()
        .filter(|question| question.takes_answer())
        .count();
    let mut whole = |code: &'static str, number: usize| {
        found.push(Advice {
            code,
            question: None,
            language: None,
            number: i64::try_from(number).unwrap_or_default(),
        });
    };
    if answerable > QUESTIONS_ADVISED_MAX {
        whole("many-questions", answerable);
    }
    let required = definition.questions().filter(|question| question.required).count();
    if required > 3 && required == answerable {
        whole("all-required", required);
    }
    let is_scored = definition
        .questions()
        .any(|question| question.measure == Some(Measure::Csat));
    let has_text = definition
        .questions()
        .any(|question| matches!(question.kind, QuestionKind::Text(_)));
    if is_scored && !has_text {
        whole("no-comment", 0);
    }
    for question in definition.questions() {
        advise_question(question, &mut found);
    }
    for language in &definition.languages {
        let lix = lix(definition, language.as_str());
        if lix > LIX_MAX {
            found.push(Advice {
                code: "hard-to-read",
                question: None,
                language: Some(language.to_string()),
                number: lix,
            });
        }
    }
    found
}

fn advise_question(question: &Question, found: &mut Vec<Advice>) {
    let mut say = |code: &'static str, language: Option<&str>, number: usize| {
        found.push(Advice {
            code,
            question: Some(question.code.to_string()),
            language: language.map(str::to_owned),
            number: i64::try_from(number).unwrap_or_default(),
        });
    };
    match &question.kind {
        QuestionKind::Rating(rating) if rating.style == Style::Numbers => {
            let (from, to) = (rating.scale.from(), rating.scale.to());
            if !rating.labels.contains_key(&from) || !rating.labels.contains_key(&to) {
                say("scale-without-labels", None, 0);
            }
        }
        QuestionKind::Matrix(matrix) if matrix.labels.is_empty() => say("scale-without-labels", None, 0),
        QuestionKind::Choice(choice) if choice.options.len() > OPTIONS_ADVISED_MAX && !choice.segment => {
            say("many-options", None, choice.options.len());
        }
        QuestionKind::Email if question.hint.is_none() => say("personal-data", None, 0),
        QuestionKind::Rating(_)
        | QuestionKind::Choice(_)
        | QuestionKind::Matrix(_)
        | QuestionKind::Ranking(_)
        | QuestionKind::Number(_)
        | QuestionKind::Date
        | QuestionKind::Text(_)
        | QuestionKind::Email
        | QuestionKind::Statement => {}
    }
    if question.is_positive_scale() {
        say("positive-scale", None, 0);
    }
    let is_closed = matches!(
        question.kind,
        QuestionKind::Rating(_) | QuestionKind::Choice(_) | QuestionKind::Matrix(_)
    );
    for (language, text) in question.prompt.iter().flat_map(Localized::iter) {
        let tag = language.as_str();
        let words = text.split_whitespace().count();
        if question.takes_answer() && words > PROMPT_WORDS_MAX {
            say("long-prompt", Some(tag), words);
        }
        if is_closed && is_double_barrelled(text, tag) {
            say("double-question", Some(tag), 0);
        }
        if is_leading(text, tag) {
            say("leading-question", Some(tag), 0);
        }
        let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
        if letters > 12 && !text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase) {
            say("shouting", Some(tag), 0);
        }
    }
}

/// Returns whether a question seems double-barrelled: its text contains a word for “and” or “or” after the first word.
fn is_double_barrelled(text: &str, language: &str) -> bool {
    let conjunctions: &[&str] = match primary(language) {
        "en" => &["and", "or"],
        "fr" => &["et", "ou"],
        "de" => &["und", "oder"],
        "es" => &["y", "e", "o"],
        "it" => &["e", "ed", "o"],
        "fi" => &["ja", "tai"],
        "nl" => &["en", "of"],
        "sv" => &["och", "eller"],
        "pl" => &["i", "oraz", "lub"],
        "pt" => &["e", "ou"],
        _other => &[],
    };
    // Text after the question mark is help and is ignored.
    let asked = text.split('?').next().unwrap_or_default().to_lowercase();
    let mut words = asked.split_whitespace().skip(1);
    words.any(|word| conjunctions.contains(&word))
}

/// Returns whether a question seems leading: it contains a suggestive phrase.
fn is_leading(text: &str, language: &str) -> bool {
    let words: &[&str] = match primary(language) {
        "en" => &[
            "don't you",
            "do you agree",
            "wouldn't you",
            "how great",
            "how good",
            "excellent",
            "wonderful",
            "surely",
        ],
        "fr" => &[
            "n'est-ce pas",
            "excellent",
            "formidable",
            "bien sûr",
            "êtes-vous d'accord",
        ],
        "de" => &[
            "nicht wahr",
            "hervorragend",
            "ausgezeichnet",
            "sicherlich",
            "stimmen sie zu",
            "wie gut",
        ],
        "es" => &["¿no cree", "excelente", "maravilloso", "está de acuerdo", "seguramente"],
        "it" => &[
            "non crede",
            "non credi",
            "eccellente",
            "fantastico",
            "è d'accordo",
            "sei d'accordo",
        ],
        "fi" => &["eikö", "erinomai", "loistava", "varmasti", "oletko samaa mieltä"],
        _other => &[],
    };
    let small = text.to_lowercase();
    words.iter().any(|word| small.contains(word))
}

fn primary(language: &str) -> &str {
    language.split('-').next().unwrap_or_default()
}

/// Calculates the LIX of all prompts, hints and the introduction in a language: words per sentence plus the percentage
/// of words over six letters (Björnsson 1968). 0 if there is too little text.
pub fn lix(definition: &Definition, language: &str) -> i64 {
    let of = |text: &Localized| {
        text.iter()
            .find(|(own, _)| own.as_str() == language)
            .map(|(_, text)| text.to_owned())
    };
    let mut texts: Vec<String> = definition.intro.iter().filter_map(of).collect();
    for question in definition.questions() {
        texts.extend(question.prompt.iter().chain(&question.hint).filter_map(of));
    }
    let (mut words, mut long, mut sentences) = (0_i64, 0_i64, 0_i64);
    for text in texts {
        for word in text
            .split(|letter: char| !letter.is_alphabetic() && letter != '\'')
            .filter(|word| !word.is_empty())
        {
            words += 1;
            long += i64::from(word.chars().count() > 6);
        }
        let ends = text
            .split(['.', '?', '!', ':', '\n'])
            .filter(|part| !part.trim().is_empty());
        sentences += i64::try_from(ends.count()).unwrap_or_default();
    }
    // The LIX of fewer words is not reliable.
    if words < 40 || sentences == 0 {
        return 0;
    }
    words / sentences + 100 * long / words
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn of(questions: Value) -> Definition {
        let document = json!({
            "title": {"en": "Visit"}, "languages": ["en"], "pages": [{"questions": questions}]
        });
        Definition::parse(&document).unwrap()
    }

    fn codes(questions: Value) -> Vec<&'static str> {
        advice(&of(questions)).into_iter().map(|advice| advice.code).collect()
    }

    #[test]
    fn a_double_barrelled_question_gets_advice() {
        let rating = |prompt: &str| json!([{"code": "a", "kind": "rating", "style": "faces", "scale": {"from": 1, "to": 5}, "prompt": {"en": prompt}}]);
        assert_eq!(codes(rating("How fast and friendly was it?")), ["double-question"]);
        assert_eq!(
            codes(rating("How was it? Think of speed and ease.")),
            Vec::<&str>::new()
        );
        assert_eq!(codes(rating("How great was our service?")), ["leading-question"]);
        assert_eq!(codes(rating("HOW WAS YOUR VISIT TODAY?")), ["shouting"]);
    }

    #[test]
    fn a_scale_without_end_labels_gets_advice() {
        let bare = json!([{"code": "a", "kind": "rating", "scale": {"from": 0, "to": 10}, "prompt": {"en": "How?"}}]);
        assert_eq!(codes(bare), ["scale-without-labels"]);
        let scored = json!([{"code": "a", "kind": "rating", "style": "stars", "scale": {"from": 1, "to": 5}, "measure": "csat"}]);
        assert_eq!(codes(scored), ["no-comment"]);
    }

    #[test]
    fn required_questions_take_less_time_than_all() {
        let effort = estimate_duration(&of(json!([
            {"code": "a", "kind": "rating", "scale": {"from": 1, "to": 5}, "required": true, "prompt": {"en": "How was it?"}},
            {"code": "b", "kind": "text", "multiline": true, "prompt": {"en": "Why?"}}
        ])));
        assert_eq!((effort.low_seconds, effort.high_seconds), (3, 28));
    }
}
