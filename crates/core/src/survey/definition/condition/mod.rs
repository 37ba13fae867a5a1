//! When a question or a page is shown.

mod grammar;
mod truth;

use jiff::civil::Date;

use super::code::Code;
use super::decimal::Decimal;

pub(crate) use grammar::Scope;

/// When a question or a page is shown, told from the answers given before it.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// Every part holds.
    All(Vec<Condition>),
    /// One part holds, at least.
    Any(Vec<Condition>),
    /// The part does not hold.
    Not(Box<Condition>),
    /// One answer passes a test.
    Test(Test),
}

/// A look at one answer.
#[derive(Clone, Debug)]
pub struct Test {
    /// The question whose answer is looked at.
    pub question: Code,
    /// The row that is looked at, when the question is a matrix.
    pub row: Option<Code>,
    /// How it is looked at.
    pub is: Operator,
    /// What it is compared with.
    pub value: Operand,
    /// The place of the question in the survey, from 0.
    position: usize,
}

impl PartialEq for Test {
    /// The same test, wherever its question stands.
    fn eq(&self, other: &Test) -> bool {
        (&self.question, &self.row, self.is, &self.value) == (&other.question, &other.row, other.is, &other.value)
    }
}

/// How an answer is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// `answered`: there is an answer.
    Answered,
    /// `==`
    Equal,
    /// `!=`; like every comparison false without an answer.
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `in`: the answer is one of several values.
    In,
    /// `includes`: the value is one of the chosen options.
    Includes,
}

/// What an answer is compared with, as many values as the operator takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    /// Nothing: `answered`.
    Nothing,
    /// One value.
    One(Comparand),
    /// Several values: `in`. Never empty.
    Many(Vec<Comparand>),
}

/// A value of the type that the question is answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparand {
    /// A point on the scale of a rating or a matrix.
    Score(i64),
    /// A number.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// An option of a choice.
    Option(Code),
}

impl Operator {
    /// Every operator.
    pub const ALL: [Operator; 9] = [
        Operator::Answered,
        Operator::Equal,
        Operator::NotEqual,
        Operator::Less,
        Operator::LessOrEqual,
        Operator::Greater,
        Operator::GreaterOrEqual,
        Operator::In,
        Operator::Includes,
    ];

    /// The operator as it is written in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Operator::Answered => "answered",
            Operator::Equal => "==",
            Operator::NotEqual => "!=",
            Operator::Less => "<",
            Operator::LessOrEqual => "<=",
            Operator::Greater => ">",
            Operator::GreaterOrEqual => ">=",
            Operator::In => "in",
            Operator::Includes => "includes",
        }
    }
}
