//! PostgreSQL's own programs: `pg_dump`, `pg_restore` and `psql`, as they are found on the PATH.

use std::io;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Why one of them did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum ToolError {
    /// It is not installed.
    #[error(
        "{tool} is not there: install PostgreSQL's client programs (Debian: apt-get install postgresql-client), or run where they are: {instead}"
    )]
    Missing {
        /// Its name.
        tool: &'static str,
        /// What does the same by hand.
        instead: String,
    },
    /// It could not be started.
    #[error("{tool} could not be started: {cause}")]
    NotStarted {
        /// Its name.
        tool: &'static str,
        /// What the system said.
        cause: io::Error,
    },
    /// It failed.
    #[error("{tool} failed: {said}")]
    Failed {
        /// Its name.
        tool: &'static str,
        /// What it said.
        said: String,
    },
}

/// Characters of what a program says that are shown. Protects the log.
const SAID_CHARS_MAX: usize = 1_000;

/// A program that works on this database. Its password is handed over in the environment: arguments are seen by everybody
/// on the machine.
pub(super) fn program(tool: &'static str, url: &str) -> Command {
    let (url, password) = without_password(url);
    let mut command = Command::new(tool);
    command.arg(format!("--dbname={url}")).arg("--no-password");
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    command
}

/// Runs it to its end. `instead` is told when it is missing.
pub(super) fn run(tool: &'static str, command: &mut Command, instead: &str) -> Result<(), ToolError> {
    let output = command.stdout(Stdio::null()).stderr(Stdio::piped()).output();
    let output: Output = output.map_err(|cause| {
        if cause.kind() == io::ErrorKind::NotFound {
            let instead = instead.to_owned();
            ToolError::Missing { tool, instead }
        } else {
            ToolError::NotStarted { tool, cause }
        }
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said: Vec<&str> = said.split_whitespace().collect();
    let said: String = said.join(" ").chars().take(SAID_CHARS_MAX).collect();
    Err(ToolError::Failed { tool, said })
}

/// A path as an argument of a shell, for commands that people copy.
pub(super) fn quoted(path: &Path) -> String {
    format!("'{}'", path.display().to_string().replace('\'', "'\\''"))
}

/// The URL without its password, and the password. It stands before the host, or among the parameters.
pub(super) fn without_password(url: &str) -> (String, Option<String>) {
    let (address, parameters) = match url.split_once('?') {
        Some((address, parameters)) => (address, Some(parameters)),
        None => (url, None),
    };
    let mut password = None;
    let mut bare = address.to_owned();
    if let Some((scheme, rest)) = address.split_once("://") {
        // The part before the host ends at the last @ before the first slash.
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        if let Some((login, host)) = authority.rsplit_once('@')
            && let Some((user, secret)) = login.split_once(':')
        {
            password = Some(decoded(secret));
            bare = format!("{scheme}://{user}@{host}{path}");
        }
    }
    let mut kept = Vec::new();
    for parameter in parameters.into_iter().flat_map(|parameters| parameters.split('&')) {
        match parameter.split_once('=') {
            Some(("password", secret)) => password = Some(decoded(secret)),
            Some(_) | None => kept.push(parameter),
        }
    }
    if !kept.is_empty() {
        bare = format!("{bare}?{}", kept.join("&"));
    }
    (bare, password)
}

/// A part of an address without its percent signs, as libpq reads it: a plus stays a plus.
fn decoded(text: &str) -> String {
    let pairs = format!("x={}", text.replace('+', "%2B"));
    let mut parsed = form_urlencoded::parse(pairs.as_bytes());
    parsed
        .next()
        .map_or_else(|| text.to_owned(), |(_, value)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_leaves_the_url_wherever_it_stands() {
        let parts = |url| {
            let (bare, password) = without_password(url);
            (bare, password.unwrap_or_default())
        };
        let pair = |bare: &str, password: &str| (bare.to_owned(), password.to_owned());
        assert_eq!(parts("postgres://me@db/x"), pair("postgres://me@db/x", ""));
        assert_eq!(
            parts("postgres://me:a%2Fb+%40@db:1/x?a=1"),
            pair("postgres://me@db:1/x?a=1", "a/b+@")
        );
        assert_eq!(
            parts("postgresql:///x?password=p%20w&host=/run"),
            pair("postgresql:///x?host=/run", "p w")
        );
        assert_eq!(parts("postgres://db/x?password=p"), pair("postgres://db/x", "p"));
    }
}
