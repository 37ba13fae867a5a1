//! The citizen's page: asked in any language, answered on any device, with or without a script.

pub mod door;
pub mod form;
pub mod paper;
pub mod points;
pub mod question;
pub mod refused;
mod sent;
pub mod show;
pub mod steps;
pub mod visit;
pub mod wording;
