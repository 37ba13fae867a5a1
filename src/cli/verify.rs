//! `urbivox verify`.

use std::time::Duration;

use anyhow::{Result, bail};
use clap::Args;
use indicatif::{HumanCount, ProgressBar};

use super::database;
use super::output::print;
use crate::app::audit;
use crate::app::audit::ChainPosition;
use crate::app::ops::verify;
use crate::storage::Storage;
use crate::telemetry;

/// Interval of progress updates, in milliseconds.
const TICK_MS: u64 = 100;

/// Recount every tally from the stored responses and report differences; check the audit log.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  urbivox verify

Prints `N surveys, N responses, N differences`, and exits with 1 if there is a difference. The service may run meanwhile:
the recount reads one snapshot. Also checks that no accepted held response was lost, and that comments are indexed.

Prints the head of the audit log: number and hash of its last entry. Store it on another machine, and later

  urbivox verify --audit-head 1042:9f86d081…

verifies that the log still contains the same entries: not even a person with the installation's secret can change entries
that a stored head covers.

  urbivox verify --mend

rebuilds the tallies that differ, from the responses: after an update whose notes say that it counts more than before.
Make a backup first. Submissions sent meanwhile wait, or are refused with 503.

Exit codes: 0 if nothing is wrong, 1 if something is or the check failed, 2 if the arguments are wrong.")]
pub(super) struct Verify {
    /// Rebuild the tallies that differ, from the stored responses.
    #[arg(long)]
    mend: bool,
    /// A stored head of the audit log, as printed by this command and `urbivox audit head`; may be given several times.
    #[arg(long = "audit-head", value_name = "NUMBER:HEX", value_parser = audit_head)]
    audit_heads: Vec<ChainPosition>,
}

fn audit_head(text: &str) -> Result<ChainPosition, String> {
    text.parse()
}

/// Maximum problems of the audit log that are printed.
const PROBLEMS_SHOWN: usize = 10;

impl Verify {
    pub(super) fn run(self) -> Result<()> {
        telemetry::start();
        let storage = database::open_existing()?;
        // Drawn on standard error if that is a terminal.
        let progress = ProgressBar::new_spinner();
        progress.enable_steady_tick(Duration::from_millis(TICK_MS));
        let show_progress = |responses| progress.set_message(format!("{} responses recounted", HumanCount(responses)));
        let recount = if self.mend {
            verify::mend(&storage, show_progress)
        } else {
            verify::verify(&storage, show_progress)
        };
        progress.finish_and_clear();
        let recount = recount.map_err(|cause| database::fault(&cause))?;
        let (surveys, responses, differences) = (recount.surveys, recount.responses, recount.differences);
        print(&format!(
            "{surveys} surveys, {responses} responses, {differences} differences"
        ))?;
        if recount.releases > 0 {
            print(&format!("{} releases", recount.releases))?;
        }
        check_audit(&storage, &self.audit_heads)?;
        if recount.lost > 0 {
            bail!(
                "{} accepted held responses are missing, as listed in the log; keep this database as it is, \
                 and compare it with a backup",
                recount.lost
            );
        }
        if recount.mended > 0 {
            print(&format!("{} counter blocks were rebuilt", recount.mended))?;
        }
        if differences > recount.mended {
            bail!(
                "{} counter blocks differ from a recount of the responses, as listed in the log; keep this database as \
                 it is, and compare it with a backup; after an update, `urbivox verify --mend` rebuilds them",
                differences - recount.mended
            );
        }
        Ok(())
    }
}

/// Checks the audit log and prints its head.
fn check_audit(storage: &Storage, known_heads: &[ChainPosition]) -> Result<()> {
    let keyring = database::known_keyring(storage)?;
    let found = audit::verify(storage, keyring.as_ref(), known_heads).map_err(|cause| database::fault(&cause))?;
    let entries = found.entries;
    let Some(head) = &found.head else {
        bail!("the audit log has no head; this is a fault of the program, please report it with this line");
    };
    print(&format!("audit log: {entries} entries, head {head}"))?;
    if keyring.is_none() {
        print("audit log: its codes were not checked, because the secret is not available; set URBIVOX_SECRET")?;
    }
    if let Some((until, at)) = found.unsigned_until {
        print(&format!(
            "audit log: entries up to {until} have no codes; this was accepted on {at}"
        ))?;
    }
    if found.accepted > 0 {
        print(&format!(
            "audit log: {} breaks were accepted with `urbivox audit seal`",
            found.accepted
        ))?;
    }
    if found.problems.is_empty() {
        return Ok(());
    }
    let shown: Vec<String> = found
        .problems
        .iter()
        .take(PROBLEMS_SHOWN)
        .map(ToString::to_string)
        .collect();
    let more = found.problems.len().saturating_sub(PROBLEMS_SHOWN);
    let more = if more > 0 {
        format!("; and {more} more")
    } else {
        String::new()
    };
    bail!(
        "the audit log was changed: {}{more}; compare it with a backup, and once you can explain the change, accept it with \
         `urbivox audit seal --reason …`",
        shown.join("; ")
    )
}
