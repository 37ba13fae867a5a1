//! `urbivox clock`.

use anyhow::Result;
use clap::{Args, Subcommand};
use jiff::Timestamp;

use super::database;
use super::output::print;
use crate::app::ops::clock_check;
use crate::app::people::roster;

/// Show or accept the time of this machine's clock.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Clock {
    #[command(subcommand)]
    action: Action,
}

const EXAMPLES: &str = "\
Examples:
  urbivox clock show
  urbivox clock accept

While the clock cannot be right, the service refuses submissions with 503 `wrong-clock`, so that no answer is stored under
a wrong day. Set the clock, best by a time server: nothing else is needed. `accept` is for a clock that is right although
the service does not expect its time, as after years without use. A running service notices it within a second.

Both print the time to standard output. Exit codes: 0 on success, 1 on failure, or if `show` finds that the clock cannot
be right, 2 if the arguments are wrong.";

#[derive(Debug, Subcommand)]
enum Action {
    Show(Show),
    Accept(Accept),
}

/// Print the time of this machine and the last time that the service recorded. Changes nothing.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
struct Show {}

/// Accept the time of this machine as right. Recorded in the audit log.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
struct Accept {}

impl Clock {
    pub(super) fn run(self) -> Result<()> {
        let app = database::start_existing()?;
        match self.action {
            Action::Show(Show {}) => {
                let known = clock_check::known_times(&app.storage).map_err(|cause| database::with_advice(&cause))?;
                print(&format!("now       {:.0}", app.clock.now()))?;
                print(&format!("recorded  {}", time_or_never(known.recorded)))?;
                match app.clock_fault() {
                    None => Ok(()),
                    Some(fault) => Err(anyhow::anyhow!(
                        "{fault}; set the clock, or run `urbivox clock accept` if the time is right"
                    )),
                }
            }
            Action::Accept(Accept {}) => {
                let app = app.on_behalf_of(&roster::operator());
                let accepted = clock_check::accept(&app).map_err(|cause| database::with_advice(&cause))?;
                let Some(accepted) = accepted else {
                    let now = app.clock.now();
                    anyhow::bail!(
                        "the clock shows {now:.0}, when no installation ran yet; set the clock, best by a time server"
                    );
                };
                print(&format!("accepted  {accepted:.0}"))
            }
        }
    }
}

fn time_or_never(milliseconds: Option<i64>) -> String {
    let time = milliseconds.and_then(|time| Timestamp::from_millisecond(time).ok());
    time.map_or_else(|| "never".to_owned(), |time| format!("{time:.0}"))
}
