//! Parsed answers of one submission.

use jiff::civil::Date;

use crate::survey::definition::code::Code;
use crate::survey::definition::decimal::Decimal;

pub use super::raw_answers::RawAnswers;

/// Replacement of a free text that retention deleted; the answer is still counted. Such a text is no comment.
pub const DELETED_TEXT: &str = "[…]";

/// Answer to one question. Created only by [`crate::survey::Submission::parse`], which ensures that it fits the
/// question.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A point of a rating.
    Score(i64),
    /// Chosen options in the order of the definition: one for a single choice, one or more for a multiple choice.
    Choice(Vec<ChosenOption>),
    /// Score of each answered row, in the order of the definition; never empty.
    Matrix(Vec<(Code, i64)>),
    /// Ranked options, the best first; at least one, not necessarily all.
    Ranking(Vec<Code>),
    /// A number within the bounds of the question.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// Free text, exactly as sent; never blank.
    Text(String),
    /// An email address.
    Email(String),
}

/// One chosen option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenOption {
    /// The option.
    pub code: Code,
    /// Text written next to the option, such as for “other”; never blank.
    pub text: Option<String>,
}

/// Answers of one submission, in the order of the definition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers(Vec<PositionedAnswer>);

/// One answer with the position of its question in the survey.
#[derive(Clone, Debug, PartialEq)]
struct PositionedAnswer {
    position: usize,
    code: Code,
    answer: Answer,
}

impl Answers {
    /// Iterates over the answers with the codes of their questions, in the order of the definition.
    pub fn iter(&self) -> impl Iterator<Item = (&Code, &Answer)> {
        self.0.iter().map(|entry| (&entry.code, &entry.answer))
    }

    /// Answer to the question with this code.
    pub fn get(&self, code: &str) -> Option<&Answer> {
        self.0
            .iter()
            .find(|entry| entry.code.as_str() == code)
            .map(|entry| &entry.answer)
    }

    /// Iterates over all free texts with the code of their question, or `question:option` for the text of an option.
    pub fn texts(&self) -> impl Iterator<Item = (String, &str)> {
        self.0.iter().flat_map(|entry| match &entry.answer {
            Answer::Text(text) => vec![(entry.code.to_string(), text.as_str())],
            Answer::Choice(chosen) => chosen
                .iter()
                .filter_map(|chosen| Some((format!("{}:{}", entry.code, chosen.code), chosen.text.as_deref()?)))
                .collect(),
            Answer::Score(_)
            | Answer::Matrix(_)
            | Answer::Ranking(_)
            | Answer::Number(_)
            | Answer::Date(_)
            | Answer::Email(_) => Vec::new(),
        })
    }

    /// Iterates over the comments: as [`Answers::texts`], without texts that retention deleted.
    pub fn comments(&self) -> impl Iterator<Item = (String, &str)> {
        self.texts().filter(|(_, text)| *text != DELETED_TEXT)
    }

    /// Iterates over all free texts, including the texts of options.
    pub(crate) fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        self.0.iter_mut().flat_map(|entry| match &mut entry.answer {
            Answer::Text(text) => vec![text],
            Answer::Choice(chosen) => chosen.iter_mut().filter_map(|chosen| chosen.text.as_mut()).collect(),
            Answer::Score(_)
            | Answer::Matrix(_)
            | Answer::Ranking(_)
            | Answer::Number(_)
            | Answer::Date(_)
            | Answer::Email(_) => Vec::new(),
        })
    }

    /// Number of answered questions.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether every question was left blank.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn with_capacity(count: usize) -> Answers {
        Answers(Vec::with_capacity(count))
    }

    /// Adds an answer. Positions must ascend; submissions are read in order.
    pub(crate) fn push(&mut self, position: usize, code: Code, answer: Answer) {
        debug_assert!(self.0.last().is_none_or(|last| last.position < position));
        self.0.push(PositionedAnswer { position, code, answer });
    }

    /// Answer to the question at this position.
    pub(crate) fn at(&self, position: usize) -> Option<&Answer> {
        let at = self.0.binary_search_by_key(&position, |entry| entry.position).ok()?;
        self.0.get(at).map(|entry| &entry.answer)
    }
}
