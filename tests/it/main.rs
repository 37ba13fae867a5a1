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

mod app;
mod architecture;
mod cli;
mod core;
mod fuzz_corpus;
mod html;
mod http;
mod power_cut;
mod process;
mod reliability;
mod simulation;
mod storage;
mod world;
