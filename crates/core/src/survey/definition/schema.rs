//! The form of a definition, for editors and other programs.

/// The JSON Schema (2020-12) of a survey definition.
///
/// It says what one field may hold. What holds between fields (codes that are unique, conditions
/// that look back, measures that fit) only [`crate::survey::Definition::parse`] knows.
pub const SCHEMA: &str = include_str!("survey.schema.json");
