//! HTTP interface. Together with `server` the only module that handles HTTP requests.
//!
//! A handler parses the request, calls one function of `app` and renders the result. It computes nothing; whether something
//! is allowed is decided in `app`.

pub mod api;
pub mod citizen;
pub mod endpoint;
pub mod forwarded_headers;
mod forwarded_watch;
pub mod gate;
pub mod gates;
pub mod headers;
pub mod health;
pub mod limit;
pub mod media;
pub mod metrics;
pub mod network;
pub mod openapi;
pub mod page_paths;
pub mod problem;
pub mod public;
pub mod quota_clock;
pub mod quotas;
pub mod rate_limit;
pub mod readiness;
pub mod routes;
pub mod security_log;
pub mod security_txt;
pub mod staff;
pub mod staff_routes;
pub mod state;
pub mod submission;
pub mod web;
