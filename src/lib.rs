//! Surveys and user feedback for European cities: from a citizen's answer to a user-centricity indicator.
//!
//! The map, in reading order. Data walks down it when a citizen answers, and up again when a city reads:
//!
//! - [`survey`]: what is asked, and what may be answered. Pure.
//! - [`texts`]: what the pages say, in every language. Pure.
//! - [`tally`]: counting. Pure.
//! - [`measure`]: the meaning of counts. Pure.
//! - [`storage`]: the only room that knows SQL.
//! - [`outgoing`]: the one client for requests to other servers.
//! - [`flow`]: the verbs: authoring, intake, withdrawal, reporting, access.
//! - [`http`]: the only room that knows HTTP.
//! - [`server`]: puts the rooms together.
//! - [`clock`], [`config`], [`telemetry`]: the time, the operator's decisions, the log.
//! - [`cli`]: one command, one file.
//!
//! An import always points at the purer room. What the outside may rely on is the HTTP interface
//! (`urbivox openapi`) and the command line; this library is there for the binary and its tests.

pub mod survey;

pub mod texts;

pub mod tally;

pub mod indicator;

pub mod export;

pub mod mail;

pub mod outgoing;

pub mod measure;

pub mod storage;

pub mod flow;

pub mod http;

pub mod server;

pub mod clock;

pub mod config;

pub mod telemetry;

pub mod cli;
