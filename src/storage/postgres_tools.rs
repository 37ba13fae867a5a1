//! PostgreSQL's client programs `pg_dump`, `pg_restore` and `psql`, found on the PATH.

use std::io;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Prefix of the schemas with the tables from before a restore. Backups leave them out.
pub(super) const ASIDE: &str = "urbivox_before_restore_";

/// Errors of PostgreSQL's client programs.
#[derive(Debug, thiserror::Error)]
pub enum ToolError {
    /// The program is not installed.
    #[error(
        "{tool} is not installed: install PostgreSQL's client programs (Debian: apt-get install postgresql-client), or run on a machine that has them: {instead}"
    )]
    Missing {
        /// Name of the program.
        tool: &'static str,
        /// The equivalent shell command.
        instead: String,
    },
    /// The program could not be started.
    #[error("{tool} could not be started: {cause}; check that it is on the PATH and executable")]
    NotStarted {
        /// Name of the program.
        tool: &'static str,
        /// The operating system's error.
        cause: io::Error,
    },
    /// The program exited with a failure.
    #[error("{tool} failed: {messages}")]
    Failed {
        /// Name of the program.
        tool: &'static str,
        /// Its standard error, shortened.
        messages: String,
    },
}

/// Maximum characters of a program's standard error that are reported. Protects the log.
const OUTPUT_CHARS_MAX: usize = 1_000;

/// Returns a command for this database. The password is passed in the environment, because every user of the machine can
/// see arguments.
pub(super) fn program(tool: &'static str, url: &str) -> Command {
    let (url, password) = without_password(url);
    let mut command = Command::new(tool);
    command.arg(format!("--dbname={url}")).arg("--no-password");
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    command
}

/// Runs a command to completion. `instead` is the equivalent shell command for the error message.
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
    let messages = String::from_utf8_lossy(&output.stderr);
    let messages: Vec<&str> = messages.split_whitespace().collect();
    let messages: String = messages.join(" ").chars().take(OUTPUT_CHARS_MAX).collect();
    Err(ToolError::Failed { tool, messages })
}

/// Quotes a path for a shell, for commands in messages.
pub(super) fn quoted(path: &Path) -> String {
    format!("'{}'", path.display().to_string().replace('\'', "'\\''"))
}

/// Splits a URL into the URL without its password, and the password, which is before the host or in the query.
pub(super) fn without_password(url: &str) -> (String, Option<String>) {
    let (address, parameters) = match url.split_once('?') {
        Some((address, parameters)) => (address, Some(parameters)),
        None => (url, None),
    };
    let mut password = None;
    let mut bare = address.to_owned();
    if let Some((scheme, rest)) = address.split_once("://") {
        // The user information ends at the last @ before the first slash.
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        if let Some((login, host)) = authority.rsplit_once('@')
            && let Some((user, secret)) = login.split_once(':')
        {
            password = Some(decoded(secret));
            bare = format!("{scheme}://{user}@{host}{path}");
        }
    }
    let mut others = Vec::new();
    for parameter in parameters.into_iter().flat_map(|parameters| parameters.split('&')) {
        match parameter.split_once('=') {
            Some(("password", secret)) => password = Some(decoded(secret)),
            Some(_) | None => others.push(parameter),
        }
    }
    if !others.is_empty() {
        bare = format!("{bare}?{}", others.join("&"));
    }
    (bare, password)
}

/// Decodes percent-encoding as libpq does: a plus sign stays a plus sign.
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
    fn the_password_is_removed_from_every_part_of_a_url() {
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
