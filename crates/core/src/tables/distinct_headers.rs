//! Headers that are different from each other.

use std::collections::{HashMap, HashSet};

use super::fixed_columns::FIXED;
use super::formula_guard::escape_formula;

/// Header of a column, with its name by codes, which no other column has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HeaderAndCode {
    pub(super) header: String,
    pub(super) code: String,
}

/// Makes headers different from each other and from those of the fixed columns, as they are read and as they are written with
/// the guard against formulas: equal labels are followed by the code of their column.
pub(super) fn distinct(columns: Vec<HeaderAndCode>) -> Vec<String> {
    let written = |header: &str| escape_formula(header).into_owned();
    let mut times: HashMap<String, usize> = FIXED.iter().map(|name| ((*name).to_owned(), 1)).collect();
    for column in &columns {
        *times.entry(written(&column.header)).or_default() += 1;
    }
    let mut taken: HashSet<String> = times.keys().cloned().collect();
    let named = columns.into_iter().map(|HeaderAndCode { mut header, code }| {
        if times.get(&written(&header)).is_some_and(|times| *times > 1) {
            // Another label may even end like this.
            while !taken.insert(written(&header)) {
                header = format!("{header} [{code}]");
            }
        }
        header
    });
    named.collect()
}
