//! The languages that the pages speak, and where their texts are.

/// English first, for everybody else; then by tag: the official languages of the European Union, and those spoken by many in its cities.
pub(super) const FILES: &[(&str, &str)] = &[("en", include_str!("ftl/en.ftl"))];
