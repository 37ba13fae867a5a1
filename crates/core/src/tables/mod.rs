//! Responses as tables and JSON lines, for exports. Pure.
//!
//! This module defines columns and cells: survey order, codes or labels, one column per part of an answer. It has no
//! access to storage and does not decide on permissions.

pub mod columns;
pub mod formula_guard;
pub mod row;

pub use columns::{ColumnNames, Columns};
pub use row::{ResponseRecord, csv_header, csv_row, json_line};
