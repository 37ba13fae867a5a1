//! The only room, with `server`, that knows HTTP.
//!
//! It reads a request, calls one verb of `flow`, and writes the answer. It never computes, and it
//! never decides whether something is allowed: it asks.

pub mod action;
pub mod api;
pub mod body;
pub mod charts;
pub mod desk_routes;
pub mod escape;
pub mod exports;
pub mod extract;
pub mod figures;
pub mod gate;
pub mod gates;
pub mod headers;
pub mod health;
pub mod limit;
pub mod limited;
pub mod meter;
pub mod network;
pub mod offer;
pub mod openapi;
pub mod pages;
pub mod posters;
pub mod problem;
pub mod quota_clock;
pub mod routes;
pub mod security;
pub mod security_txt;
pub mod site;
pub mod submission;
