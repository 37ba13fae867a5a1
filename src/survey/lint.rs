//! What surveys are known to fail by: two things in one question, words that want an answer, scales without names.
//!
//! Rules of thumb of survey methodology, each by a code and facts that the interface puts into words. Advice stops
//! nobody, and is silent rather than often wrong.

mod overlap;
mod reading;
mod shape;
mod ways;
mod wording;
mod words;

use super::code::Code;
use super::definition::Definition;
use super::fault::below;
use super::language::Language;
use super::localized::Localized;
use super::question::{Kind, Question};

use wording::Answered;

/// LIX above which the texts of a survey are called hard.
const LIX_MAX: i64 = 50;

/// One piece of advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What it is about, as a JSON pointer (RFC 6901) into the definition; empty for the whole survey.
    pub pointer: String,
    /// What it is: stable, in kebab case.
    pub code: &'static str,
    /// The question that it is about; `None` for the whole survey.
    pub question: Option<Code>,
    /// The language that it is about; `None` for all.
    pub language: Option<Language>,
    /// What was found, by name, for the sentence that tells it.
    pub facts: Vec<(&'static str, Fact)>,
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// How many, or how much.
    Number(i64),
    /// A word of the survey.
    Text(String),
}

impl From<i64> for Fact {
    fn from(number: i64) -> Fact {
        Fact::Number(number)
    }
}

impl From<usize> for Fact {
    fn from(count: usize) -> Fact {
        // Nothing in a survey is counted that high.
        Fact::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Fact {
        Fact::Text(text)
    }
}

/// Everything worth saying: about the whole survey, then by question in the order asked.
///
/// | code | facts |
/// |---|---|
/// | `many-questions` | `count`: asked at most of one citizen, over 10 |
/// | `many-required` | `count` of `asked` that must be answered |
/// | `reading-level` | `lix` of a language, over 50 |
/// | `no-why` | a satisfaction score, but no question in the citizen's own words |
/// | `scale-without-labels` | `from` and `to`: an end has no name |
/// | `many-options` | `count`, over 12 |
/// | `options-overlap` | `first` and `second` label, in a language |
/// | `personal-data` | an email address without a hint that says what for |
/// | `double-question` | the `word` that joins two asked things |
/// | `leading` | the `word` that wants an answer |
/// | `negative-double` | `count` of negations in a sentence |
/// | `too-long` | `words` over 25, or `chars` over 160 |
/// | `shouting` | capitals only |
pub fn lint(definition: &Definition) -> Vec<Advice> {
    let mut found = shape::of_survey(definition);
    for language in &definition.languages {
        found.extend(
            reading::lix(definition, language)
                .filter(|lix| *lix > LIX_MAX)
                .map(|lix| Advice {
                    pointer: String::new(),
                    code: "reading-level",
                    question: None,
                    language: Some(language.clone()),
                    facts: vec![("lix", lix.into())],
                }),
        );
    }
    for (at, page) in definition.pages.iter().enumerate() {
        for (on_page, question) in page.questions.iter().enumerate() {
            let pointer = format!("/pages/{at}/questions/{on_page}");
            found.extend(shape::of_question(&pointer, question));
            found.extend(of_prompt(&pointer, question));
        }
    }
    found
}

fn of_prompt(pointer: &str, question: &Question) -> Vec<Advice> {
    let answered = match &question.kind {
        Kind::Rating(_) | Kind::Matrix(_) => Answered::ByScore,
        Kind::Choice(_) => Answered::ByOption,
        Kind::Ranking(_) | Kind::Number(_) | Kind::Date | Kind::Text(_) | Kind::Email => Answered::Freely,
        Kind::Statement => Answered::Not,
    };
    let prompts = question.prompt.iter().flat_map(Localized::iter);
    let found = prompts.flat_map(|(language, prompt)| {
        let found = wording::of(prompt, language, answered);
        found.into_iter().map(move |(code, facts)| (language, code, facts))
    });
    let advice = found.map(|(language, code, facts)| Advice {
        pointer: below(&format!("{pointer}/prompt"), language.as_str()),
        code,
        question: Some(question.code.clone()),
        language: Some(language.clone()),
        facts,
    });
    advice.collect()
}

#[cfg(test)]
mod tests;
