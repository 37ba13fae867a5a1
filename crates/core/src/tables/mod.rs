//! Responses as tables and JSON lines, for exports. Pure.
//!
//! This module defines columns and cells: survey order, codes or labels, one column per part of an answer, and the form of a
//! CSV file. It has no access to storage and does not decide on permissions.

pub mod cell;
pub mod column_names;
pub mod columns;
pub mod csv_form;
mod distinct_headers;
pub mod fixed_columns;
pub mod formula_guard;
pub mod row;

pub use cell::Cell;
pub use column_names::ColumnNames;
pub use columns::Columns;
pub use csv_form::{CsvForm, DecimalMark, Separator};
pub use row::{ResponseRecord, csv_header, csv_row, json_line};
