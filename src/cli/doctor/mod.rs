//! `urbivox doctor`.
//!
//! A check is a function from [`Facts`] to findings. To add one: write it (here or in a module beside), and put it into
//! [`CHECKS`]. A check changes nothing, reveals no password, and says what to do about everything that is not well.

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
`warning` or `problem`; after a warning or a problem stands what to do. Exits with 1 if there is a problem.")]
pub(super) struct Doctor {}

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// As it should be.
    Good,
    /// It works, and somebody may be sorry later.
    Warning,
    /// Something does not work, or is not safe. The command exits with 1.
    Problem,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    level: Level,
    /// What was looked at, in one or two words.
    subject: &'static str,
    /// How it is.
    what: String,
    /// What to do; empty when it is good.
    advice: String,
}

impl Finding {
    /// It is as it should be.
    pub(super) fn good(subject: &'static str, what: impl Into<String>) -> Finding {
        Finding::new(Level::Good, subject, what, "")
    }

    /// It works, and may be regretted.
    pub(super) fn warning(subject: &'static str, what: impl Into<String>, advice: impl Into<String>) -> Finding {
        Finding::new(Level::Warning, subject, what, advice)
    }

    /// It does not work, or is not safe.
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
    /// One line: level, subject, state, and what to do.
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

/// Causes that drivers report may have several lines.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the checks look at.
pub(super) struct Facts {
    /// The configuration, without a mistake.
    pub(super) config: Config,
    /// The database as it is: not made, and not brought up to date.
    pub(super) storage: Result<Storage, NoStorage>,
}

/// Why there is no database to look at.
#[derive(Debug)]
pub(super) enum NoStorage {
    /// The file is not there.
    Missing,
    /// It did not open.
    Failed(storage::Error),
}

impl Facts {
    fn of(config: Config) -> Facts {
        let storage = match &config.backend {
            Backend::Sqlite(path) if !path.exists() => Err(NoStorage::Missing),
            Backend::Sqlite(_) | Backend::Postgres(_) => {
                Storage::open_unchanged(&config.backend).map_err(NoStorage::Failed)
            }
        };
        Facts { config, storage }
    }

    /// The database, for checks that have nothing to say without one: that it is away is told once, by its own check.
    pub(super) fn storage(&self) -> Option<&Storage> {
        self.storage.as_ref().ok()
    }
}

/// A check: what it finds, in order.
type Check = fn(&Facts) -> Vec<Finding>;

/// Every check, in the order in which it is told.
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
                let mut findings = vec![Finding::good("configuration", "read, without a mistake")];
                findings.extend(CHECKS.iter().flat_map(|check| check(&facts)));
                findings
            }
            Err(mistakes) => {
                let advice = "mend it, then run `urbivox doctor` again: nothing else was checked";
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
