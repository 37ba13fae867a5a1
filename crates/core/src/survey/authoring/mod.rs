//! Authoring of drafts: changes, differences between versions, advice, readiness and translation files.

pub mod advice;
pub mod difference;
pub mod editing;
pub(crate) mod readiness;
pub mod series_effect;
pub mod translation;
