//! The only room, with `server`, that knows HTTP.
//!
//! It reads a request, calls one verb of `flow`, and writes the answer. It never computes, and it
//! never decides whether something is allowed: it asks.

pub mod api;
pub mod citizen;
pub mod gate;
pub mod gates;
pub mod headers;
pub mod health;
pub mod limit;
pub mod media;
pub mod metrics;
pub mod network;
pub mod openapi;
pub mod problem;
pub mod public;
pub mod quota_clock;
pub mod quotas;
pub mod rate_limit;
pub mod routes;
pub mod security_log;
pub mod security_txt;
pub mod staff;
pub mod staff_routes;
pub mod state;
pub mod submission;
pub mod web;
