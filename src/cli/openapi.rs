//! `urbivox openapi`.

use anyhow::Result;
use clap::Args;

use super::output::print;
use crate::http;

/// Print the OpenAPI 3.1 description of the HTTP API, as JSON.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  urbivox openapi > openapi.json

Exit codes: 0 on success, 1 on failure, 2 if the arguments are wrong.")]
pub(super) struct Openapi {}

impl Openapi {
    pub(super) fn run(self) -> Result<()> {
        print(&http::openapi::document())
    }
}
