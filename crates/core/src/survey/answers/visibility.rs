//! Visibility of pages and questions, given the answers so far.

use super::answer::Answers;
use super::parse_answer;
use super::parse_answer::ParsedAnswer;
use super::raw_answers::RawAnswers;
use crate::survey::definition::Definition;
use crate::survey::definition::code::Code;
use crate::survey::violation::Violations;

/// Pages and questions that are shown for the answers so far. The answers can be incomplete: missing and invalid ones
/// count as blank, hidden ones are ignored.
#[derive(Clone, Debug)]
pub struct Visibility {
    /// For each page, whether each of its questions is shown; empty if the page is hidden.
    shown: Vec<Vec<bool>>,
}

impl Visibility {
    /// Evaluates the conditions of a survey in one pass, because conditions refer only to earlier questions.
    pub fn evaluate(definition: &Definition, raw: &RawAnswers) -> Visibility {
        let mut answers = Answers::with_capacity(raw.len().min(definition.questions_count()));
        let mut position = 0;
        let mut shown = Vec::with_capacity(definition.pages.len());
        for page in &definition.pages {
            let on_page = page.show_if.as_ref().is_none_or(|condition| condition.is_met(&answers));
            let mut questions = Vec::with_capacity(page.questions.len());
            for question in &page.questions {
                let is_shown = on_page
                    && question
                        .show_if
                        .as_ref()
                        .is_none_or(|condition| condition.is_met(&answers));
                questions.push(is_shown);
                let code = question.code.as_str();
                let raw_answer = raw
                    .iter()
                    .find(|(name, _)| *name == code)
                    .filter(|_| is_shown && question.takes_answer());
                if let Some((_, value)) = raw_answer
                    && let ParsedAnswer::Answer(answer) =
                        parse_answer::read(question, value, false, &mut Violations::none())
                {
                    answers.push(position, question.code.clone(), answer);
                }
                position += 1;
            }
            let is_empty = !questions.contains(&true);
            shown.push(if is_empty { Vec::new() } else { questions });
        }
        Visibility { shown }
    }

    /// Indices of the pages that are shown, in ascending order.
    pub fn pages(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let shown = self
            .shown
            .iter()
            .enumerate()
            .filter(|(_, questions)| !questions.is_empty());
        shown.map(|(page, _)| page)
    }

    /// Returns whether the question at this index of this page is shown.
    pub fn is_shown(&self, page: usize, question: usize) -> bool {
        let questions = self.shown.get(page);
        questions
            .and_then(|questions| questions.get(question))
            .copied()
            .unwrap_or(false)
    }

    /// Returns whether the question with this code is shown.
    pub fn is_code_shown(&self, definition: &Definition, code: &Code) -> bool {
        let mut places = definition.pages.iter().enumerate().flat_map(|(page, holds)| {
            let questions = holds.questions.iter().enumerate();
            questions.map(move |(at, question)| (page, at, &question.code))
        });
        places.any(|(page, at, found)| found == code && self.is_shown(page, at))
    }

    /// Index of the first page shown after this one.
    pub fn next_page(&self, page: usize) -> Option<usize> {
        self.pages().find(|shown| *shown > page)
    }

    /// Index of the last page shown before this one.
    pub fn previous_page(&self, page: usize) -> Option<usize> {
        self.pages().rev().find(|shown| *shown < page)
    }

    /// Number of this page among the pages shown, from 1, and the number of pages shown for the answers so far.
    pub fn step(&self, page: usize) -> (usize, usize) {
        let number = self.pages().take_while(|shown| *shown <= page).count().max(1);
        (number, self.pages().count().max(1))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn definition() -> Definition {
        let rating = |code: &str| json!({"code": code, "kind": "rating", "scale": {"from": 1, "to": 5}});
        let mut why = json!({"code": "why", "kind": "text"});
        why["show_if"] = json!({"question": "how", "is": "<=", "value": 2});
        Definition::parse(&json!({
            "title": {"en": "x"}, "languages": ["en"],
            "pages": [
                {"questions": [rating("how"), why]},
                {"show_if": {"question": "why", "is": "answered"}, "questions": [rating("more")]},
                {"questions": [rating("last")]},
            ],
        }))
        .unwrap()
    }

    fn walk(answers: serde_json::Value) -> Visibility {
        Visibility::evaluate(&definition(), &serde_json::from_value(answers).unwrap())
    }

    #[test]
    fn visibility_depends_on_the_answers() {
        let start = walk(json!({}));
        assert_eq!(start.pages().collect::<Vec<_>>(), [0, 2]);
        assert!(start.is_shown(0, 0) && !start.is_shown(0, 1));
        assert_eq!(
            (start.next_page(0), start.previous_page(2), start.step(2)),
            (Some(2), Some(0), (2, 2))
        );
        let bad = walk(json!({"how": 1, "why": "slow"}));
        assert_eq!(bad.pages().collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!(bad.step(1), (2, 3));
    }

    #[test]
    fn an_answer_to_a_hidden_question_shows_nothing() {
        assert_eq!(walk(json!({"how": 5, "why": "slow"})).next_page(0), Some(2));
        assert_eq!(walk(json!({"how": "nonsense", "why": "slow"})).next_page(0), Some(2));
    }
}
