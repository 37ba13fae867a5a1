//! `urbivox openapi`.

use anyhow::Result;
use clap::Args;

use super::print;
use crate::http;

/// Print the OpenAPI 3.1 description of the HTTP API, as JSON.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  urbivox openapi > openapi.json")]
pub(super) struct Openapi {}

impl Openapi {
    pub(super) fn run(self) -> Result<()> {
        print(&http::openapi::document())
    }
}
