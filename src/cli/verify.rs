//! `urbivox verify`.

use std::time::Duration;

use anyhow::{Result, bail};
use clap::Args;
use indicatif::{HumanCount, ProgressBar};

use super::{database, print};
use crate::flow::{audit, verifying};
use crate::telemetry;

/// How often the progress moves, in milliseconds.
const TICK_MS: u64 = 100;

/// Recount every tally from the stored responses, and compare.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  urbivox verify

Prints `N surveys, N responses, N differences`, and exits with 1 if there is a difference. The service may go on
running meanwhile: the recount sees one moment. Checks the chain of the audit log as well, and that no held answers got lost when
they were accepted.

  urbivox verify --mend

writes the counts that differ anew, from the responses: after an update whose notes say that more is counted than before.
Make a copy first. Who sends an answer meanwhile waits, or is asked to come back.")]
pub(super) struct Verify {
    /// Write the counts that differ anew, from the stored responses.
    #[arg(long)]
    mend: bool,
}

impl Verify {
    pub(super) fn run(self) -> Result<()> {
        telemetry::start();
        let storage = database::open_existing()?;
        // Drawn on standard error, and only when that is a terminal.
        let progress = ProgressBar::new_spinner();
        progress.enable_steady_tick(Duration::from_millis(TICK_MS));
        let told = |responses| progress.set_message(format!("{} responses counted again", HumanCount(responses)));
        let recount = if self.mend {
            verifying::mend(&storage, told)
        } else {
            verifying::verify(&storage, told)
        };
        progress.finish_and_clear();
        let recount = recount.map_err(|cause| database::fault(&cause))?;
        let (surveys, responses, differences) = (recount.surveys, recount.responses, recount.differences);
        print(&format!(
            "{surveys} surveys, {responses} responses, {differences} differences"
        ))?;
        let (entries, breaks) = audit::verify(&storage).map_err(|cause| database::fault(&cause))?;
        if breaks > 0 {
            bail!(
                "the audit log was changed: {breaks} of its {entries} entries do not follow from the one before; \
                 the log names them; compare it with a backup"
            );
        }
        if recount.lost > 0 {
            bail!(
                "{} held answers were accepted and are not there, which the log names; keep this database as it is, \
                 and compare it with a backup",
                recount.lost
            );
        }
        if recount.mended > 0 {
            print(&format!("{} sheets of counts were written anew", recount.mended))?;
        }
        if differences > recount.mended {
            bail!(
                "the counts are not what the responses add up to in {} places, which the log names; keep this database \
                 as it is, and compare it with a backup; after an update, `urbivox verify --mend` writes them anew",
                differences - recount.mended
            );
        }
        Ok(())
    }
}
