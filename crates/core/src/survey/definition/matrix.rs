//! Matrix questions: several rows rated on one scale.

use std::collections::BTreeMap;

use super::code::Code;
use super::coded_list;
use super::localized::Localized;
use super::parse_context::{JsonObject, ParseContext};
use super::scale::Scale;
use crate::survey::limits::ROWS_MAX;

/// A question answered with a point of one scale for each row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// Rows, in the order shown; never empty.
    pub rows: Vec<Row>,
    /// Points that can be chosen in each row.
    pub scale: Scale,
    /// Labels of points; not every point needs one.
    pub labels: BTreeMap<i64, Localized>,
}

/// A row of a matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Stable code in answers and counts, unique in the question.
    pub code: Code,
    /// Label shown to citizens; the code if there is none.
    pub label: Option<Localized>,
    /// Whether the row is worded in reverse, so that measures such as the system usability scale score it from the other end
    /// of the scale.
    pub reversed: bool,
}

impl Matrix {
    pub(crate) const FIELDS: &'static [&'static str] = &["rows", "scale", "labels"];

    /// Index of a row in the list, from 0.
    pub fn index_of(&self, code: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.code.as_str() == code)
    }

    pub(crate) fn read(object: &JsonObject<'_>, context: &mut ParseContext) -> Option<Matrix> {
        let make = |entry: &JsonObject<'_>, code, label, context: &mut ParseContext| Row {
            code,
            label,
            reversed: entry.flag("reversed", context),
        };
        let rows = coded_list::read_list(object, "rows", ROWS_MAX, &["reversed"], context, make);
        let scale = Scale::read(object, context);
        let labels = Scale::read_labels(scale, object, context);
        Some(Matrix {
            rows: rows?,
            scale: scale?,
            labels,
        })
    }
}
