//! JSON Schema of survey definitions, for editors and other programs.

/// JSON Schema (2020-12) of a survey definition.
///
/// It describes single fields. Rules that involve several fields (unique codes, conditions that refer to earlier
/// questions, measures that fit) are verified only by [`crate::survey::Definition::parse`].
pub const SCHEMA: &str = include_str!("survey.schema.json");
