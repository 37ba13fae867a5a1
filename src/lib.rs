//! Surveys and user feedback for European cities: from a citizen's answer to a user-centricity indicator.
//!
//! The map, in reading order. Data walks down it when a citizen answers, and up again when a city reads:
//!
//! - [`urbivox_core`]: surveys, privacy, tallies, measures, indicators, tables and texts. Pure, in a crate of its own.
//! - [`storage`]: the only module that knows SQL.
//! - [`outgoing`]: the one client for requests to other servers.
//! - [`app`]: the verbs: authoring, intake, withdrawal, reporting, access.
//! - [`http`]: the only module that knows HTTP.
//! - [`server`]: composition root.
//! - [`clock`], [`config`], [`telemetry`]: the time, the operator's decisions, the log.
//! - [`cli`]: one command, one file.
//!
//! An import always points at the purer module. What the outside may rely on is the HTTP interface
//! (`urbivox openapi`) and the command line; this library is there for the binary and its tests.

pub mod mail;

pub mod outgoing;

pub mod storage;

pub mod app;

pub mod http;

pub mod server;

pub mod clock;

pub mod config;

pub mod telemetry;

pub mod cli;
