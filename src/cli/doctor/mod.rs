//! `urbivox doctor`.
//!
//! A check is a function from [`Facts`] to findings. To add one, write it and add it to [`CHECKS`]. A check changes
//! nothing, reveals no password, and gives advice for each warning and problem.

mod checks;
mod facts;
mod finding;
mod stored_data;

use anyhow::{Result, bail};
use clap::Args;

use super::output::print;
use crate::config::Config;

use facts::Facts;
use finding::{Finding, Level};

/// Check the configuration, the database and their surroundings, and say what to do.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  urbivox doctor

Run it with the same environment as the service. It changes nothing; the service may run meanwhile. Each line is `ok`,
`warning` or `problem`; warnings and problems are followed by advice. Exit codes: 0 without a
problem (warnings included), 1 with a problem, 2 if the arguments are wrong.")]
pub(super) struct Doctor {}

/// A check, which returns its findings in order.
type Check = fn(&Facts) -> Vec<Finding>;

/// All checks, in order of output.
const CHECKS: &[Check] = &[
    checks::database,
    stored_data::secret,
    stored_data::files,
    stored_data::durability,
    stored_data::clock,
    stored_data::releases,
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
            bail!("{problems} problems were found; each line above says what to do");
        }
        Ok(())
    }
}
