//! `urbivox doctor`.
//!
//! A check is a function from [`Facts`] to findings. To add one, write it and add it to [`CHECKS`]. A check changes
//! nothing, reveals no password, and gives advice for each warning and problem.

mod checks;
mod kept;

use std::fmt;

use anyhow::{Result, bail};
use clap::Args;

use super::print;
use crate::config::Config;
use crate::storage;
use crate::storage::{Backend, Storage};

/// Check the configuration, the database and their surroundings, and say what to do.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  urbivox doctor

Run it with the same environment as the service. It changes nothing; the service may run meanwhile. Each line is `ok`,
`warning` or `problem`; warnings and problems are followed by advice. Exits with 1 if there is a problem.")]
pub(super) struct Doctor {}

/// Severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// No action needed.
    Good,
    /// Works, but carries a risk.
    Warning,
    /// Does not work or is not safe. The command exits with 1.
    Problem,
}

/// Result of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    level: Level,
    /// Subject of the check, in one or two words.
    subject: &'static str,
    /// The observed state.
    what: String,
    /// Advice; empty for [`Level::Good`].
    advice: String,
}

impl Finding {
    /// Creates a finding that needs no action.
    pub(super) fn good(subject: &'static str, what: impl Into<String>) -> Finding {
        Finding::new(Level::Good, subject, what, "")
    }

    /// Creates a finding of something that works but carries a risk.
    pub(super) fn warning(subject: &'static str, what: impl Into<String>, advice: impl Into<String>) -> Finding {
        Finding::new(Level::Warning, subject, what, advice)
    }

    /// Creates a finding of something that does not work or is not safe.
    pub(super) fn problem(subject: &'static str, what: impl Into<String>, advice: impl Into<String>) -> Finding {
        Finding::new(Level::Problem, subject, what, advice)
    }

    fn new(level: Level, subject: &'static str, what: impl Into<String>, advice: impl Into<String>) -> Finding {
        Finding {
            level,
            subject,
            what: what.into(),
            advice: advice.into(),
        }
    }
}

impl fmt::Display for Finding {
    /// Formats level, subject, state and advice on one line.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Good => "ok",
            Level::Warning => "warning",
            Level::Problem => "problem",
        };
        let (what, advice) = (one_line(&self.what), one_line(&self.advice));
        write!(formatter, "{level:<8} {}: {what}", self.subject)?;
        if advice.is_empty() {
            return Ok(());
        }
        write!(formatter, " → {advice}")
    }
}

/// Joins lines, because errors of database drivers may have several.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Input of the checks.
pub(super) struct Facts {
    /// The valid configuration.
    pub(super) config: Config,
    /// The existing database, without new migrations.
    pub(super) storage: Result<Storage, StorageUnavailable>,
}

/// Reasons why the database is not available.
#[derive(Debug)]
pub(super) enum StorageUnavailable {
    /// The file is missing.
    Missing,
    /// The database did not open.
    Failed(storage::Error),
}

impl Facts {
    fn of(config: Config) -> Facts {
        let storage = match &config.backend {
            Backend::Sqlite(path) if !path.exists() => Err(StorageUnavailable::Missing),
            Backend::Sqlite(_) | Backend::Postgres(_) => {
                Storage::open_unchanged(&config.backend).map_err(StorageUnavailable::Failed)
            }
        };
        Facts { config, storage }
    }

    /// Returns the database, for checks that are skipped without one; [`checks::database`] reports that it is unavailable.
    pub(super) fn storage(&self) -> Option<&Storage> {
        self.storage.as_ref().ok()
    }
}

/// A check, which returns its findings in order.
type Check = fn(&Facts) -> Vec<Finding>;

/// All checks, in order of output.
const CHECKS: &[Check] = &[
    checks::database,
    kept::secret,
    kept::files,
    kept::durability,
    checks::public_url,
    checks::trusted_proxies,
    checks::forwarded_headers,
    checks::mail,
    checks::letters,
];

impl Doctor {
    pub(super) fn run(self) -> Result<()> {
        let findings = match Config::read() {
            Ok(config) => {
                let facts = Facts::of(config);
                let mut findings = vec![Finding::good("configuration", "valid")];
                findings.extend(CHECKS.iter().flat_map(|check| check(&facts)));
                findings
            }
            Err(mistakes) => {
                let advice = "correct it, then run `urbivox doctor` again: nothing else was checked";
                let problem = |one: &crate::config::ConfigError| {
                    Finding::problem("configuration", format!("{} {}", one.name, one.what), advice)
                };
                mistakes.iter().map(problem).collect()
            }
        };
        for finding in &findings {
            print(&finding.to_string())?;
        }
        let count = |level| findings.iter().filter(|finding| finding.level == level).count();
        let (problems, warnings) = (count(Level::Problem), count(Level::Warning));
        print(&format!("{problems} problems, {warnings} warnings"))?;
        if problems > 0 {
            bail!("{problems} of the checks found a problem; each line above says what to do");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_one_line_with_what_to_do() {
        let finding = Finding::warning("mail", "nobody\nis reached", "set URBIVOX_SMTP_URL");
        assert_eq!(
            finding.to_string(),
            "warning  mail: nobody is reached → set URBIVOX_SMTP_URL"
        );
        assert_eq!(Finding::good("mail", "is sent").to_string(), "ok       mail: is sent");
    }
}
