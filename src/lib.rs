//! Surveys and user feedback for European cities: from a citizen's response to a user-centricity indicator.
//!
//! Modules in reading order; `ARCHITECTURE.md` describes how they work together:
//!
//! - [`urbivox_core`]: surveys, privacy, tallies, measures, indicators, tables and texts. A crate without I/O.
//! - [`storage`]: the only module that knows SQL.
//! - [`outgoing`]: the only client for requests to other servers.
//! - [`identity_provider`]: OpenID Connect client for cities' identity providers.
//! - [`app`]: application layer, one function for each use case: authoring, submissions, reports, people, access.
//! - [`mail`]: delivery of letters from the outbox.
//! - [`http`]: the only module that knows HTTP.
//! - [`server`]: composition root.
//! - [`clock`], [`config`], [`telemetry`]: the current time, the settings, the log.
//! - [`cli`]: command line, one file for each command.
//!
//! Imports point towards the pure modules; `tests/it/architecture.rs` checks it. The stable interfaces are HTTP
//! (`urbivox openapi`) and the command line; this library exists for the binary and its tests.

pub mod mail;

pub mod outgoing;

pub mod storage;

pub mod identity_provider;

pub mod app;

pub mod http;

pub mod server;

pub mod clock;

pub mod config;

pub mod telemetry;

pub mod cli;

#[doc(hidden)]
pub mod fuzzing;
