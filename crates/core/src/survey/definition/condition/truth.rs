//! Evaluation of conditions.

use std::cmp::Ordering;

use super::{Comparand, Condition, Operand, Operator, Test};
use crate::survey::answers::answer::{Answer, Answers};
use crate::survey::definition::code::Code;

impl Condition {
    /// Returns whether the condition is true for these answers.
    ///
    /// A comparison with a blank or hidden question is false, including `!=`.
    pub fn is_met(&self, answers: &Answers) -> bool {
        self.evaluate(answers, &[]) == Some(true)
    }

    /// Evaluates the condition if the answers at the positions `undecided` are unknown; `None` if the result depends on
    /// them.
    pub(in crate::survey) fn evaluate(&self, answers: &Answers, undecided: &[usize]) -> Option<bool> {
        match self {
            Condition::All(parts) => decide(parts, false, answers, undecided),
            Condition::Any(parts) => decide(parts, true, answers, undecided),
            Condition::Not(part) => part.evaluate(answers, undecided).map(|holds| !holds),
            Condition::Test(test) if undecided.contains(&test.position) => None,
            Condition::Test(test) => Some(answers.at(test.position).is_some_and(|answer| test.matches(answer))),
        }
    }
}

/// Evaluates a conjunction or disjunction: `decisive` if any part is; the opposite if all parts are known and none is.
fn decide(parts: &[Condition], decisive: bool, answers: &Answers, undecided: &[usize]) -> Option<bool> {
    let mut all_known = true;
    for part in parts {
        match part.evaluate(answers, undecided) {
            Some(holds) if holds == decisive => return Some(decisive),
            Some(_) => {}
            None => all_known = false,
        }
    }
    all_known.then_some(!decisive)
}

impl Test {
    fn matches(&self, answer: &Answer) -> bool {
        match &self.operand {
            Operand::Nothing => self.row.as_ref().is_none_or(|row| score_of(answer, row).is_some()),
            Operand::One(value) => match self.operator {
                Operator::Includes => value.is_among(answer),
                Operator::Equal => self.compare(answer, value) == Some(Ordering::Equal),
                Operator::NotEqual => self.compare(answer, value).is_some_and(Ordering::is_ne),
                Operator::Less => self.compare(answer, value).is_some_and(Ordering::is_lt),
                Operator::LessOrEqual => self.compare(answer, value).is_some_and(Ordering::is_le),
                Operator::Greater => self.compare(answer, value).is_some_and(Ordering::is_gt),
                Operator::GreaterOrEqual => self.compare(answer, value).is_some_and(Ordering::is_ge),
                Operator::Answered | Operator::In => false,
            },
            Operand::Many(values) => values
                .iter()
                .any(|value| self.compare(answer, value) == Some(Ordering::Equal)),
        }
    }

    /// Compares the answer with a value; `None` if the row was left blank. Only equality is meaningful for options; the
    /// grammar refuses other operators for them.
    fn compare(&self, answer: &Answer, value: &Comparand) -> Option<Ordering> {
        match (value, answer) {
            (Comparand::Score(value), Answer::Score(score)) => Some(score.cmp(value)),
            (Comparand::Score(value), Answer::Matrix(_)) => {
                score_of(answer, self.row.as_ref()?).map(|score| score.cmp(value))
            }
            (Comparand::Number(value), Answer::Number(number)) => Some(number.cmp(value)),
            (Comparand::Date(value), Answer::Date(date)) => Some(date.cmp(value)),
            (Comparand::Option(value), Answer::Choice(chosen)) => chosen.first().map(|chosen| chosen.code.cmp(value)),
            _ => None,
        }
    }
}

impl Comparand {
    fn is_among(&self, answer: &Answer) -> bool {
        match (self, answer) {
            (Comparand::Option(option), Answer::Choice(chosen)) => chosen.iter().any(|chosen| chosen.code == *option),
            _ => false,
        }
    }
}

fn score_of(answer: &Answer, row: &Code) -> Option<i64> {
    let Answer::Matrix(rows) = answer else {
        return None;
    };
    rows.iter().find(|(code, _)| code == row).map(|(_, score)| *score)
}
