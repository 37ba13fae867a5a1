//! `urbivox openapi`.

use anyhow::Result;
use clap::Args;

use super::print;
use crate::http;

/// Print the description of the HTTP interface: OpenAPI 3.1, JSON.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  urbivox openapi > openapi.json")]
pub(super) struct Openapi {}

impl Openapi {
    pub(super) fn run(self) -> Result<()> {
        print(&http::openapi::document())
    }
}
