//! Parsing of conditions.

use std::collections::HashMap;

use super::{Comparand, Condition, Operand, Operator, Test};
use crate::survey::definition::code::Code;
use crate::survey::definition::kind::QuestionKind;
use crate::survey::definition::parse_context::{JsonNode, JsonObject, ParseContext};
use crate::survey::limits::{CONDITION_DEPTH_MAX, CONDITION_TESTS_MAX, CONDITION_VALUES_MAX};

/// Questions that a condition can refer to: position and kind by code. The kind is missing if the question itself has
/// violations.
pub(crate) type Scope<'a> = HashMap<&'a str, (usize, Option<&'a QuestionKind>)>;

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
        context: &mut ParseContext,
    ) -> Option<Condition> {
        ConditionParser {
            scope,
            before,
            tests: 0,
        }
        .condition(node, 1, context)
    }
}

impl ConditionParser<'_> {
    fn condition(&mut self, node: &JsonNode<'_>, depth: usize, context: &mut ParseContext) -> Option<Condition> {
        if depth > CONDITION_DEPTH_MAX {
            node.report(
                context,
                "too-deep",
                format!("Use at most {CONDITION_DEPTH_MAX} levels."),
            );
            return None;
        }
        let object = node.object(context)?;
        if let Some(part) = object.optional("not") {
            object.refuse_unknown_fields(&[&["not"]], context);
            return Some(Condition::Not(Box::new(self.condition(&part, depth + 1, context)?)));
        }
        if let Some(parts) = object.optional("all") {
            object.refuse_unknown_fields(&[&["all"]], context);
            return self.parts(&parts, depth, context).map(Condition::All);
        }
        if let Some(parts) = object.optional("any") {
            object.refuse_unknown_fields(&[&["any"]], context);
            return self.parts(&parts, depth, context).map(Condition::Any);
        }
        self.tests += 1;
        if self.tests > CONDITION_TESTS_MAX {
            node.report(
                context,
                "too-many",
                format!("Use at most {CONDITION_TESTS_MAX} tests in a condition."),
            );
            return None;
        }
        self.test(&object, context).map(Condition::Test)
    }

    fn parts(&mut self, node: &JsonNode<'_>, depth: usize, context: &mut ParseContext) -> Option<Vec<Condition>> {
        let parts = node.list(CONDITION_TESTS_MAX, context)?;
        if parts.is_empty() {
            node.report(context, "empty", "Add one condition at least.");
        }
        Some(
            parts
                .iter()
                .filter_map(|part| self.condition(part, depth + 1, context))
                .collect(),
        )
    }

    fn test(&self, object: &JsonObject<'_>, context: &mut ParseContext) -> Option<Test> {
        object.refuse_unknown_fields(&[&["question", "row", "is", "value", "all", "any", "not"]], context);
        let operator = read_operator(object, context);
        let node = object.required("question", context)?;
        let question = node.code(context)?;
        let Some((position, kind)) = self.scope.get(question.as_str()).copied() else {
            node.report(
                context,
                "unknown-question",
                "Name a question of this survey by its code.",
            );
            return None;
        };
        if position >= self.before {
            node.report(context, "later-question", "Refer only to questions before this one.");
            return None;
        }
        let (kind, is) = (kind?, operator?);
        let row = read_row(object, kind, is, context)?;
        if !fits(is, kind) {
            let place = object.optional("is")?;
            let detail = format!(
                "A question of the kind {} does not support the operator \"{}\".",
                kind.name(),
                is.name()
            );
            place.report(context, "bad-operator", detail);
            return None;
        }
        let value = read_operand(object, kind, is, context)?;
        Some(Test {
            question,
            row,
            operator: is,
            operand: value,
            position,
        })
    }
}

fn read_operator(object: &JsonObject<'_>, context: &mut ParseContext) -> Option<Operator> {
    let node = object.required("is", context)?;
    let name = node.text(context)?;
    let operator = Operator::ALL.into_iter().find(|operator| operator.name() == name);
    if operator.is_none() {
        let names = Operator::ALL.map(|operator| operator.name()).join(", ");
        node.report(context, "bad-operator", format!("Write one of: {names}."));
    }
    operator
}

/// Parses the row: required to compare a matrix, optional for `answered`, refused for other kinds.
fn read_row(
    object: &JsonObject<'_>,
    kind: &QuestionKind,
    is: Operator,
    context: &mut ParseContext,
) -> Option<Option<Code>> {
    let QuestionKind::Matrix(matrix) = kind else {
        if let Some(node) = object.optional("row") {
            node.report(context, "bad-value", "Remove the row: only a matrix has rows.");
        }
        return Some(None);
    };
    if is == Operator::Answered && object.optional("row").is_none() {
        return Some(None);
    }
    let node = object.required("row", context)?;
    let row = node.code(context)?;
    if matrix.index_of(row.as_str()).is_none() {
        node.report(context, "bad-value", "Name a row of this matrix by its code.");
    }
    Some(Some(row))
}

fn fits(is: Operator, kind: &QuestionKind) -> bool {
    let ordered = matches!(
        kind,
        QuestionKind::Rating(_) | QuestionKind::Matrix(_) | QuestionKind::Number(_) | QuestionKind::Date
    );
    match is {
        Operator::Answered => *kind != QuestionKind::Statement,
        Operator::Less | Operator::LessOrEqual | Operator::Greater | Operator::GreaterOrEqual => ordered,
        Operator::Equal | Operator::NotEqual | Operator::In => {
            ordered || matches!(kind, QuestionKind::Choice(choice) if !choice.multiple)
        }
        Operator::Includes => matches!(kind, QuestionKind::Choice(choice) if choice.multiple),
    }
}

fn read_operand(
    object: &JsonObject<'_>,
    kind: &QuestionKind,
    is: Operator,
    context: &mut ParseContext,
) -> Option<Operand> {
    if is == Operator::Answered {
        if let Some(node) = object.optional("value") {
            node.report(context, "bad-value", "Remove the value: \"answered\" takes none.");
        }
        return Some(Operand::Nothing);
    }
    let node = object.required("value", context)?;
    if is != Operator::In {
        return read_comparand(&node, kind, context).map(Operand::One);
    }
    let nodes = node.list(CONDITION_VALUES_MAX, context)?;
    if nodes.is_empty() {
        node.report(context, "empty", "Add one value at least.");
    }
    let values = nodes.iter().filter_map(|node| read_comparand(node, kind, context));
    Some(Operand::Many(values.collect()))
}

fn read_comparand(node: &JsonNode<'_>, kind: &QuestionKind, context: &mut ParseContext) -> Option<Comparand> {
    let scale = match kind {
        QuestionKind::Rating(rating) => rating.scale,
        QuestionKind::Matrix(matrix) => matrix.scale,
        QuestionKind::Number(_) => return node.decimal(context).map(Comparand::Number),
        QuestionKind::Date => return node.day(context).map(Comparand::Date),
        QuestionKind::Choice(choice) => {
            let code = node.code(context)?;
            if choice.index_of(code.as_str()).is_none() {
                node.report(context, "bad-value", "Name an option of this question by its code.");
            }
            return Some(Comparand::Option(code));
        }
        QuestionKind::Ranking(_) | QuestionKind::Text(_) | QuestionKind::Email | QuestionKind::Statement => {
            return None;
        }
    };
    let score = node.whole(context)?;
    if scale.index_of(score).is_none() {
        let detail = format!("Write a point of the scale, from {} to {}.", scale.from(), scale.to());
        node.report(context, "bad-value", detail);
    }
    Some(Comparand::Score(score))
}
