//! All integration tests in one binary. Storage tests run on SQLite and on PostgreSQL; `./tests/run` starts both.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::too_many_lines,
    clippy::wildcard_enum_match_arm,
    reason = "a test stops at the first surprise"
)]

mod answers;
mod architecture;
mod audit;
mod authoring;
mod bad_input;
mod benchmark;
mod browser;
mod citizen_survey;
mod commands;
mod committer;
mod configuration;
mod counting;
mod crash;
mod definition;
mod disclosure;
mod doctor;
mod explain;
mod exports;
mod floods;
mod funnel;
mod html;
mod i18n;
mod intake;
mod letters;
mod limits;
mod limits_of_routes;
mod mail;
mod masking;
mod measures;
mod media;
mod migrations;
mod moderation;
mod openapi;
mod outgoing;
mod page_texts;
mod pages;
mod placements;
mod process;
mod public_pages;
mod ranking;
mod readiness;
mod regressions;
mod restore;
mod results;
mod secrets;
mod settings;
mod sign_on;
mod signed_links;
mod staff;
mod submissions;
mod templates;
mod upgrade;
mod withdrawal;
mod world;
