//! Responses as tables and lines: for those who work on with them. Pure.
//!
//! This room owns columns and cells: survey order, codes or labels, one column an option. It refuses to know where
//! responses come from, and who may have them.

pub mod columns;
pub mod formula_guard;
pub mod row;

pub use columns::{ColumnNames, Columns};
pub use row::{ResponseRecord, csv_header, csv_row, json_line};
