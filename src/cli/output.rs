//! Output of commands.

use std::io::{self, Write};

use anyhow::Result;

/// Prints text and a line break to standard output.
pub(super) fn print(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")?;
    Ok(out.flush()?)
}

/// Prints a line to standard error; ignores that it is closed.
pub(super) fn print_error(line: &str) {
    let _closed = writeln!(io::stderr().lock(), "{line}");
}
