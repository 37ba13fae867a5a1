//! Tests of the command line and the configuration.

pub(crate) mod commands;
pub(crate) mod configuration;
pub(crate) mod doctor;
pub(crate) mod open_files;
