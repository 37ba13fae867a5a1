//! Conditions for showing a question or a page.

mod grammar;
mod truth;

use jiff::civil::Date;

use super::code::Code;
use super::decimal::Decimal;

pub(crate) use grammar::Scope;

/// Condition for showing a question or a page, which depends on earlier answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// All parts are true.
    All(Vec<Condition>),
    /// At least one part is true.
    Any(Vec<Condition>),
    /// The part is false.
    Not(Box<Condition>),
    /// A test of one answer.
    Test(Test),
}

/// Test of one answer.
#[derive(Clone, Debug)]
pub struct Test {
    /// Code of the question whose answer is tested.
    pub question: Code,
    /// Row that is tested, if the question is a matrix.
    pub row: Option<Code>,
    /// Operator of the test.
    pub operator: Operator,
    /// Value or values to compare with.
    pub operand: Operand,
    /// Position of the question in the survey, from 0.
    position: usize,
}

impl PartialEq for Test {
    /// Ignores the position of the question, so that tests in different versions compare as equal.
    fn eq(&self, other: &Test) -> bool {
        (&self.question, &self.row, self.operator, &self.operand)
            == (&other.question, &other.row, other.operator, &other.operand)
    }
}

/// Operator of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// `answered`: true if there is an answer.
    Answered,
    /// `==`
    Equal,
    /// `!=`; like every comparison, false without an answer.
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `in`: the answer equals one of several values.
    In,
    /// `includes`: the value is among the chosen options.
    Includes,
}

/// Operand of a test, with as many values as the operator takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    /// No value, for `answered`.
    Nothing,
    /// One value.
    One(Comparand),
    /// Several values, for `in`. Never empty.
    Many(Vec<Comparand>),
}

/// Value of the type that the question is answered with.
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

    /// Operator as written in JSON.
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
