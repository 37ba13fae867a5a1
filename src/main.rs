//! Entry point of the `urbivox` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    urbivox::cli::run()
}
