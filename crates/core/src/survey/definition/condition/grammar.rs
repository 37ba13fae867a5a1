//! Parsing of conditions.

use std::collections::HashMap;

use super::{Comparand, Condition, Operand, Operator, Test};
use crate::survey::definition::code::Code;
use crate::survey::definition::parse_context::{JsonNode, JsonObject, ParseContext};
use crate::survey::definition::question::Kind;
use crate::survey::limits::{CONDITION_DEPTH_MAX, CONDITION_TESTS_MAX, CONDITION_VALUES_MAX};

/// Questions that a condition can refer to: position and kind by code. The kind is missing if the question itself has
/// violations.
pub(crate) type Scope<'a> = HashMap<&'a str, (usize, Option<&'a Kind>)>;

/// State while one condition is parsed.
struct ConditionParser<'a> {
    scope: &'a Scope<'a>,
    /// Position that all questions of the condition must precede.
    before: usize,
    tests: usize,
}

impl Condition {
    /// Parses the condition at `node`, which can refer to questions at positions less than `before`.
    pub(in crate::survey) fn read(
        node: &JsonNode<'_>,
        scope: &Scope<'_>,
        before: usize,
        reader: &mut ParseContext,
    ) -> Option<Condition> {
        ConditionParser {
            scope,
            before,
            tests: 0,
        }
        .condition(node, 1, reader)
    }
}

impl ConditionParser<'_> {
    fn condition(&mut self, node: &JsonNode<'_>, depth: usize, reader: &mut ParseContext) -> Option<Condition> {
        if depth > CONDITION_DEPTH_MAX {
            node.report(reader, "too-deep", format!("Use at most {CONDITION_DEPTH_MAX} levels."));
            return None;
        }
        let object = node.object(reader)?;
        if let Some(part) = object.optional("not") {
            object.refuse_unknown_fields(&[&["not"]], reader);
            return Some(Condition::Not(Box::new(self.condition(&part, depth + 1, reader)?)));
        }
        if let Some(parts) = object.optional("all") {
            object.refuse_unknown_fields(&[&["all"]], reader);
            return self.parts(&parts, depth, reader).map(Condition::All);
        }
        if let Some(parts) = object.optional("any") {
            object.refuse_unknown_fields(&[&["any"]], reader);
            return self.parts(&parts, depth, reader).map(Condition::Any);
        }
        self.tests += 1;
        if self.tests > CONDITION_TESTS_MAX {
            node.report(
                reader,
                "too-many",
                format!("Use at most {CONDITION_TESTS_MAX} tests in a condition."),
            );
            return None;
        }
        self.test(&object, reader).map(Condition::Test)
    }

    fn parts(&mut self, node: &JsonNode<'_>, depth: usize, reader: &mut ParseContext) -> Option<Vec<Condition>> {
        let parts = node.list(CONDITION_TESTS_MAX, reader)?;
        if parts.is_empty() {
            node.report(reader, "empty", "Add one condition at least.");
        }
        Some(
            parts
                .iter()
                .filter_map(|part| self.condition(part, depth + 1, reader))
                .collect(),
        )
    }

    fn test(&self, object: &JsonObject<'_>, reader: &mut ParseContext) -> Option<Test> {
        object.refuse_unknown_fields(&[&["question", "row", "is", "value", "all", "any", "not"]], reader);
        let operator = read_operator(object, reader);
        let node = object.required("question", reader)?;
        let question = node.code(reader)?;
        let Some((position, kind)) = self.scope.get(question.as_str()).copied() else {
            node.report(
                reader,
                "unknown-question",
                "Name a question of this survey by its code.",
            );
            return None;
        };
        if position >= self.before {
            node.report(reader, "later-question", "Refer only to questions before this one.");
            return None;
        }
        let (kind, is) = (kind?, operator?);
        let row = read_row(object, kind, is, reader)?;
        if !fits(is, kind) {
            let place = object.optional("is")?;
            let detail = format!(
                "A question of the kind {} does not support the operator \"{}\".",
                kind.name(),
                is.name()
            );
            place.report(reader, "bad-operator", detail);
            return None;
        }
        let value = read_operand(object, kind, is, reader)?;
        Some(Test {
            question,
            row,
            operator: is,
            operand: value,
            position,
        })
    }
}

fn read_operator(object: &JsonObject<'_>, reader: &mut ParseContext) -> Option<Operator> {
    let node = object.required("is", reader)?;
    let name = node.text(reader)?;
    let operator = Operator::ALL.into_iter().find(|operator| operator.name() == name);
    if operator.is_none() {
        let names = Operator::ALL.map(|operator| operator.name()).join(", ");
        node.report(reader, "bad-operator", format!("Write one of: {names}."));
    }
    operator
}

/// Parses the row: required to compare a matrix, optional for `answered`, refused for other kinds.
fn read_row(object: &JsonObject<'_>, kind: &Kind, is: Operator, reader: &mut ParseContext) -> Option<Option<Code>> {
    let Kind::Matrix(matrix) = kind else {
        if let Some(node) = object.optional("row") {
            node.report(reader, "bad-value", "Remove the row: only a matrix has rows.");
        }
        return Some(None);
    };
    if is == Operator::Answered && object.optional("row").is_none() {
        return Some(None);
    }
    let node = object.required("row", reader)?;
    let row = node.code(reader)?;
    if matrix.index_of(row.as_str()).is_none() {
        node.report(reader, "bad-value", "Name a row of this matrix by its code.");
    }
    Some(Some(row))
}

fn fits(is: Operator, kind: &Kind) -> bool {
    let ordered = matches!(kind, Kind::Rating(_) | Kind::Matrix(_) | Kind::Number(_) | Kind::Date);
    match is {
        Operator::Answered => *kind != Kind::Statement,
        Operator::Less | Operator::LessOrEqual | Operator::Greater | Operator::GreaterOrEqual => ordered,
        Operator::Equal | Operator::NotEqual | Operator::In => {
            ordered || matches!(kind, Kind::Choice(choice) if !choice.multiple)
        }
        Operator::Includes => matches!(kind, Kind::Choice(choice) if choice.multiple),
    }
}

fn read_operand(object: &JsonObject<'_>, kind: &Kind, is: Operator, reader: &mut ParseContext) -> Option<Operand> {
    if is == Operator::Answered {
        if let Some(node) = object.optional("value") {
            node.report(reader, "bad-value", "Remove the value: \"answered\" takes none.");
        }
        return Some(Operand::Nothing);
    }
    let node = object.required("value", reader)?;
    if is != Operator::In {
        return read_comparand(&node, kind, reader).map(Operand::One);
    }
    let nodes = node.list(CONDITION_VALUES_MAX, reader)?;
    if nodes.is_empty() {
        node.report(reader, "empty", "Add one value at least.");
    }
    let values = nodes.iter().filter_map(|node| read_comparand(node, kind, reader));
    Some(Operand::Many(values.collect()))
}

fn read_comparand(node: &JsonNode<'_>, kind: &Kind, reader: &mut ParseContext) -> Option<Comparand> {
    let scale = match kind {
        Kind::Rating(rating) => rating.scale,
        Kind::Matrix(matrix) => matrix.scale,
        Kind::Number(_) => return node.decimal(reader).map(Comparand::Number),
        Kind::Date => return node.day(reader).map(Comparand::Date),
        Kind::Choice(choice) => {
            let code = node.code(reader)?;
            if choice.index_of(code.as_str()).is_none() {
                node.report(reader, "bad-value", "Name an option of this question by its code.");
            }
            return Some(Comparand::Option(code));
        }
        Kind::Ranking(_) | Kind::Text(_) | Kind::Email | Kind::Statement => return None,
    };
    let score = node.whole(reader)?;
    if scale.index_of(score).is_none() {
        let detail = format!("Write a point of the scale, from {} to {}.", scale.from(), scale.to());
        node.report(reader, "bad-value", detail);
    }
    Some(Comparand::Score(score))
}
