//! The longest way through a survey.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Map, Value};

use super::super::choice::Choice;
use super::super::code::Code;
use super::super::condition::{Comparand, Condition, Operand, Test};
use super::super::decimal::Decimal;
use super::super::definition::Definition;
use super::super::question::{Kind, Question};
use super::super::raw::RawAnswers;
use super::super::walk::Walk;

/// Ways that are tried. Protects the page that shows advice: a way through 200 questions costs some microseconds.
const WAYS_MAX: usize = 1_000;

/// How many questions one citizen may be asked at most, statements apart.
///
/// Answers that conditions look at are tried in every combination that makes a difference. A survey with more than a
/// thousand combinations is counted as if every question were shown, which is never too few.
pub(super) fn longest(definition: &Definition) -> usize {
    let all = definition.questions().filter(|question| question.asks()).count();
    let mut looked_at: BTreeMap<Code, Vec<&Test>> = BTreeMap::new();
    for page in &definition.pages {
        let own = page.questions.iter().filter_map(|question| question.show_if.as_ref());
        for condition in page.show_if.iter().chain(own) {
            collect(condition, &mut looked_at);
        }
    }
    let mut ways: Vec<Vec<(String, Value)>> = vec![Vec::new()];
    // In the order of the survey, so that the same definition is always walked the same way.
    for question in definition.questions() {
        let Some(tests) = looked_at.get(question.code.as_str()) else {
            continue;
        };
        let answers = answers(question, tests);
        if ways.len().saturating_mul(answers.len() + 1) > WAYS_MAX {
            return all;
        }
        ways = branch(&ways, question.code.as_str(), &answers);
    }
    let asked = |way: Vec<(String, Value)>| {
        let walk = Walk::of(definition, &RawAnswers::from(way));
        let pages = definition.pages.iter().enumerate();
        let shown = pages.flat_map(|(at, page)| {
            let questions = page.questions.iter().enumerate();
            let walk = &walk;
            questions.filter(move |(on_page, question)| question.asks() && walk.shows(at, *on_page))
        });
        shown.count()
    };
    ways.into_iter().map(asked).max().unwrap_or(all)
}

/// Every way so far, without an answer to one more question and with each of these.
fn branch(ways: &[Vec<(String, Value)>], code: &str, answers: &[Value]) -> Vec<Vec<(String, Value)>> {
    let with = |way: &Vec<(String, Value)>, answer: &Value| {
        let mut longer = way.clone();
        longer.push((code.to_owned(), answer.clone()));
        longer
    };
    let answered = ways
        .iter()
        .flat_map(|way| answers.iter().map(move |answer| with(way, answer)));
    ways.iter().cloned().chain(answered).collect()
}

fn collect<'a>(condition: &'a Condition, looked_at: &mut BTreeMap<Code, Vec<&'a Test>>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                collect(part, looked_at);
            }
        }
        Condition::Not(part) => collect(part, looked_at),
        Condition::Test(test) => looked_at.entry(test.question.clone()).or_default().push(test),
    }
}

/// Answers that the tests tell apart: at, just below and just above every value compared with.
fn answers(question: &Question, tests: &[&Test]) -> Vec<Value> {
    match &question.kind {
        Kind::Rating(rating) => {
            let scores = scores(tests.iter().copied(), rating.scale.from(), rating.scale.to());
            scores.into_iter().map(Value::from).collect()
        }
        Kind::Choice(choice) => of_choice(choice, tests),
        Kind::Matrix(matrix) => {
            // Rows one by one: conditions on several rows of one matrix are rare.
            let mut answers = Vec::new();
            for row in &matrix.rows {
                let own = tests
                    .iter()
                    .copied()
                    .filter(|test| test.row.as_ref() == Some(&row.code));
                for score in scores(own, matrix.scale.from(), matrix.scale.to()) {
                    let rows = Map::from_iter([(row.code.to_string(), Value::from(score))]);
                    answers.push(Value::Object(rows));
                }
            }
            answers
        }
        Kind::Number(number) => {
            let step = 1_000;
            let near = values(tests.iter().copied()).filter_map(|value| match value {
                Comparand::Number(number) => Some(number.thousandths()),
                Comparand::Score(_) | Comparand::Date(_) | Comparand::Option(_) => None,
            });
            let near = near.flat_map(|value| [value - step, value, value + step]);
            let bounds = [number.min, number.max]
                .into_iter()
                .flatten()
                .map(|bound| bound.thousandths());
            let mut near: Vec<i64> = near.chain(bounds).collect();
            near.sort_unstable();
            near.dedup();
            let read = near.into_iter().filter_map(Decimal::from_thousandths);
            read.filter_map(|value| serde_json::from_str(&value.to_string()).ok())
                .collect()
        }
        Kind::Date => {
            let mut days: Vec<Date> = values(tests.iter().copied()).flat_map(near_day).collect();
            days.sort_unstable();
            days.dedup();
            days.into_iter().map(|day| Value::from(day.to_string())).collect()
        }
        Kind::Ranking(ranking) => {
            let codes = ranking.options.iter().map(|option| Value::from(option.code.as_str()));
            vec![Value::Array(codes.collect())]
        }
        Kind::Text(_) => vec![Value::from("x")],
        Kind::Email => vec![Value::from("name@example.org")],
        Kind::Statement => Vec::new(),
    }
}

fn scores<'a>(tests: impl Iterator<Item = &'a Test>, from: i64, to: i64) -> Vec<i64> {
    let near = values(tests).filter_map(|value| match value {
        Comparand::Score(score) => Some(*score),
        Comparand::Number(_) | Comparand::Date(_) | Comparand::Option(_) => None,
    });
    let near = near.flat_map(|score| [score - 1, score, score + 1]);
    let mut near: Vec<i64> = near.filter(|score| (from..=to).contains(score)).chain([from]).collect();
    near.sort_unstable();
    near.dedup();
    near
}

/// The options compared with, one at a time and, where several may be chosen, as many at once as may be; and one more.
fn of_choice(choice: &Choice, tests: &[&Test]) -> Vec<Value> {
    let codes: Vec<&Code> = values(tests.iter().copied())
        .filter_map(|value| match value {
            Comparand::Option(code) => Some(code),
            Comparand::Score(_) | Comparand::Number(_) | Comparand::Date(_) => None,
        })
        .collect();
    let options = choice.options.iter();
    let (named, rest): (Vec<_>, Vec<_>) = options.partition(|option| codes.contains(&&option.code));
    let single = |code: &Code| {
        let code = Value::from(code.as_str());
        if choice.multiple {
            Value::Array(vec![code])
        } else {
            code
        }
    };
    let other = rest.first().map(|option| single(&option.code));
    let mut answers: Vec<Value> = named.iter().map(|option| single(&option.code)).chain(other).collect();
    if choice.multiple {
        let together = named.iter().filter(|option| !option.exclusive);
        let together = together.take(choice.max_choices.unwrap_or(usize::MAX));
        answers.push(together.map(|option| Value::from(option.code.as_str())).collect());
    }
    answers
}

fn values<'a>(tests: impl Iterator<Item = &'a Test>) -> impl Iterator<Item = &'a Comparand> {
    tests.flat_map(|test| match &test.value {
        Operand::Nothing => &[],
        Operand::One(value) => std::slice::from_ref(value),
        Operand::Many(values) => values.as_slice(),
    })
}

fn near_day(value: &Comparand) -> Vec<Date> {
    let Comparand::Date(day) = value else {
        return Vec::new();
    };
    let beside = [day.checked_sub(1.day()).ok(), day.checked_add(1.day()).ok()];
    beside.into_iter().flatten().chain([*day]).collect()
}
