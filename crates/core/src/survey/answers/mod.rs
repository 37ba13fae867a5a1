//! Parsing of raw answers against a definition; every violation is reported.

pub mod answer;
pub mod form_fields;
pub(crate) mod parse_answer;
pub(crate) mod parse_choice;
pub(crate) mod parse_number;
pub(crate) mod raw_answers;
pub mod submission;
pub mod visibility;
