//! How long a survey takes to answer.
//!
//! An estimate for people who write surveys, not a measurement: silent reading at 200 words a minute, below the 238 that
//! studies of adults find for plain prose (Brysbaert 2019), because citizens also read in a second language and on the
//! go; and some seconds to decide and to tap or type, by the kind of question.

use std::collections::BTreeMap;

use super::definition::Definition;
use super::localized::Localized;
use super::question::{Kind, Question};

/// Words that are read in a minute.
const WORDS_A_MINUTE: i64 = 200;

/// How long answering takes, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// For whoever is always asked the least and answers only what has to be answered.
    pub low_seconds: i64,
    /// For whoever is asked everything and answers it all; never less than `low_seconds`.
    pub high_seconds: i64,
}

/// How long the survey takes in its default language, from its title to its thanks.
///
/// The low end counts the required questions that are always shown; the high end counts every question and statement,
/// also those that no citizen is shown together.
pub fn minutes(definition: &Definition) -> Effort {
    let count = |text: Option<&Localized>| words(definition, text);
    let frame = count(Some(&definition.title)) + count(definition.intro.as_ref());
    let (mut low, mut high) = (Spent::reading(frame), Spent::reading(frame));
    high.words += count(definition.thanks.as_ref());
    low.words += count(definition.thanks.as_ref());
    for page in &definition.pages {
        high.words += count(page.title.as_ref());
        for question in &page.questions {
            let spent = of_question(definition, question);
            high.add(&spent);
            if question.required && question.show_if.is_none() && page.show_if.is_none() {
                low.add(&spent);
            }
        }
    }
    Effort {
        low_seconds: low.seconds(),
        high_seconds: high.seconds(),
    }
}

/// Words read, and seconds spent otherwise. Kept apart so that reading is rounded once.
struct Spent {
    words: i64,
    handling: i64,
}

impl Spent {
    fn reading(words: i64) -> Spent {
        Spent { words, handling: 0 }
    }

    fn add(&mut self, other: &Spent) {
        self.words += other.words;
        self.handling += other.handling;
    }

    /// Rounded up to a whole second.
    fn seconds(&self) -> i64 {
        (self.words * 60 + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE + self.handling
    }
}

fn of_question(definition: &Definition, question: &Question) -> Spent {
    let count = |text: Option<&Localized>| words(definition, text);
    let all = |texts: &mut dyn Iterator<Item = Option<&Localized>>| texts.map(count).sum::<i64>();
    let scale = |labels: &BTreeMap<i64, Localized>| all(&mut labels.values().map(Some));
    let labels = match &question.kind {
        Kind::Rating(rating) => scale(&rating.labels),
        Kind::Choice(choice) => all(&mut choice.options.iter().map(|option| option.label.as_ref())),
        Kind::Matrix(matrix) => scale(&matrix.labels) + all(&mut matrix.rows.iter().map(|row| row.label.as_ref())),
        Kind::Ranking(ranking) => all(&mut ranking.options.iter().map(|option| option.label.as_ref())),
        Kind::Number(_) | Kind::Date | Kind::Text(_) | Kind::Email | Kind::Statement => 0,
    };
    Spent {
        words: count(question.prompt.as_ref()) + count(question.hint.as_ref()) + labels,
        handling: handling(&question.kind),
    }
}

/// Seconds to decide and to answer, reading apart: 3 to tap a point or an option and 2 more where several may be
/// chosen, 3 for each row of a matrix, 4 for each thing to put in order, 6 to type a number or a day, 10 for a line of
/// text or an address, 25 for a comment of two sentences.
fn handling(kind: &Kind) -> i64 {
    let times = |count: usize, seconds: i64| i64::try_from(count).unwrap_or_default() * seconds;
    match kind {
        Kind::Rating(_) => 3,
        Kind::Choice(choice) if choice.multiple => 5,
        Kind::Choice(_) => 3,
        Kind::Matrix(matrix) => times(matrix.rows.len(), 3),
        Kind::Ranking(ranking) => times(ranking.options.len(), 4),
        Kind::Number(_) | Kind::Date => 6,
        Kind::Text(text) if text.multiline => 25,
        Kind::Text(_) | Kind::Email => 10,
        Kind::Statement => 0,
    }
}

/// Words of a text in the default language; 0 where it is missing.
fn words(definition: &Definition, text: Option<&Localized>) -> i64 {
    let text = text
        .and_then(|text| text.text(&definition.default_language))
        .unwrap_or_default();
    i64::try_from(text.split_whitespace().count()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn of(pages: Value) -> (i64, i64) {
        let document = json!({"title": {"en": "a"}, "languages": ["en", "fi"], "pages": pages});
        let effort = minutes(&Definition::parse(&document).unwrap());
        (effort.low_seconds, effort.high_seconds)
    }

    fn rating(code: &str) -> Value {
        json!({"code": code, "kind": "rating", "scale": {"from": 1, "to": 5}, "required": true})
    }

    #[test]
    fn reading_takes_a_minute_for_two_hundred_words() {
        let statement =
            |words: usize| json!({"code": "s", "kind": "statement", "prompt": {"en": "a ".repeat(words).trim()}});
        assert_eq!(of(json!([])), (1, 1));
        assert_eq!(of(json!([{"questions": [statement(199)]}])), (1, 60));
        assert_eq!(of(json!([{"questions": [statement(200)]}])), (1, 61));
    }

    #[test]
    fn only_the_default_language_is_read() {
        let mut question = rating("a");
        question["prompt"] = json!({"fi": "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan"});
        assert_eq!(of(json!([{"questions": [question]}])), (4, 4));
    }

    #[test]
    fn what_need_not_be_answered_or_is_not_always_shown_counts_for_the_high_end_only() {
        let mut hidden = rating("b");
        hidden["show_if"] = json!({"question": "a", "is": "<=", "value": 2});
        let page = json!({"show_if": {"question": "a", "is": "answered"}, "questions": [rating("c")]});
        let comment = json!({"code": "t", "kind": "text", "multiline": true});
        assert_eq!(
            of(json!([{"questions": [rating("a"), hidden, comment]}, page])),
            (4, 1 + 3 * 3 + 25)
        );
    }

    #[test]
    fn rows_and_options_take_their_own_time() {
        let entries =
            json!([{"code": "x", "label": {"en": "one two three"}}, {"code": "y", "label": {"en": "four five six"}}]);
        let matrix = json!({"code": "m", "kind": "matrix", "scale": {"from": 1, "to": 5}, "rows": entries});
        // Seven words with the title: 2.1 seconds, rounded up.
        assert_eq!(of(json!([{"questions": [matrix]}])), (1, 3 + 2 * 3));
        let ranking = json!({"code": "r", "kind": "ranking", "options": entries});
        assert_eq!(of(json!([{"questions": [ranking]}])), (1, 3 + 2 * 4));
        let choice = |multiple: bool| json!({"code": "c", "kind": "choice", "options": entries, "multiple": multiple});
        assert_eq!(of(json!([{"questions": [choice(false)]}])), (1, 3 + 3));
        assert_eq!(of(json!([{"questions": [choice(true)]}])), (1, 3 + 5));
    }
}
