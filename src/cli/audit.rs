//! `urbivox audit`.

use anyhow::{Result, anyhow};
use clap::{Args, Subcommand};
use jiff::Timestamp;

use super::output::print;
use super::{argument, database};
use crate::app::App;
use crate::app::audit;
use crate::app::audit::{AuditFilter, Scope, SealRefusal};
use crate::app::people::roster;
use crate::app::security_log;
use urbivox_core::survey::slug::Slug;

/// Entries read at once; bounds the memory.
const CHUNK: i64 = 500;

/// Audit log and security log.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Audit {
    #[command(subcommand)]
    action: Action,
}

const EXAMPLES: &str = "\
Examples:
  urbivox audit list --city tampere --since 2026-03-01
  urbivox audit list --installation --who anna@example.org
  urbivox audit list --security
  ssh urbivox-server urbivox audit head >> audit-heads.txt    (run on another machine)
  urbivox audit seal --reason 'restored after the disk failed'

`head` and `seal` print the number and hash of the last entry. Exit codes: 0 on success, 1 on failure, 2 if the arguments
are wrong.";

#[derive(Debug, Subcommand)]
enum Action {
    List(List),
    Head(Head),
    Seal(Seal),
}

/// List entries, newest first: number, time, city, actor, action, object and details, separated by tabs.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
struct List {
    /// Only entries of this city.
    #[arg(long, value_parser = argument::slug, conflicts_with = "installation")]
    city: Option<Slug>,
    /// Only entries without a city.
    #[arg(long)]
    installation: bool,
    /// List refused attempts instead: first and last time, kind, subject, route, and number of attempts.
    #[arg(long, conflicts_with_all = ["city", "installation"])]
    security: bool,
    /// Earliest time: a day, or a time such as 2026-03-01T08:00:00Z.
    #[arg(long, value_parser = argument::moment)]
    since: Option<Timestamp>,
    /// Latest time, excluded.
    #[arg(long, value_parser = argument::moment)]
    until: Option<Timestamp>,
    /// Actor or object: an e-mail address, `person:NUMBER`, or a name.
    #[arg(long, default_value = "")]
    who: String,
    /// Prefix of the action, such as `person` or `survey.publish`.
    #[arg(long, default_value = "", value_parser = action)]
    action: String,
    /// Maximum number of entries [default: all].
    #[arg(long)]
    limit: Option<u32>,
}

fn action(text: &str) -> Result<String, String> {
    let filter = AuditFilter {
        action: text.to_owned(),
        ..AuditFilter::default()
    };
    let checked = filter.check().map(|()| text.to_owned());
    checked.or(Err(
        "an action consists of letters, hyphens and dots, such as person.role".to_owned(),
    ))
}

/// Print number and hash of the last entry, to store elsewhere and pass to `urbivox verify --audit-head`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
struct Head {}

/// Accept the log as it is, after `urbivox verify` found breaks that you can explain. Adds an entry that lists each break.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
struct Seal {
    /// Reason, for later readers of the log.
    #[arg(long)]
    reason: String,
}

impl Audit {
    pub(super) fn run(self) -> Result<()> {
        let app = database::start_existing()?;
        match self.action {
            Action::List(list) => list.run(&app),
            Action::Head(Head {}) => {
                let head = audit::head(&app).map_err(|cause| database::fault(&cause))?;
                print(&head.to_string())
            }
            Action::Seal(seal) => {
                let app = app.on_behalf_of(&roster::operator());
                let sealed = audit::seal(&app, &seal.reason).map_err(|refusal| match refusal {
                    SealRefusal::Fault(cause) => database::fault(&cause),
                    other @ (SealRefusal::NoReason | SealRefusal::TooMany) => anyhow!("{other}"),
                })?;
                print(&sealed.to_string())
            }
        }
    }
}

impl List {
    fn run(self, app: &App) -> Result<()> {
        let mut filter = AuditFilter {
            scope: match (&self.city, self.installation) {
                (Some(city), _) => Scope::City(city.clone()),
                (None, true) => Scope::Installation,
                (None, false) => Scope::Everything,
            },
            from: self.since,
            until: self.until,
            who: self.who.clone(),
            action: self.action.clone(),
            before: None,
        };
        let mut left = self.limit.map_or(i64::MAX, i64::from);
        while left > 0 {
            let (lines, last) = if self.security {
                refused(app, &filter, left.min(CHUNK))?
            } else {
                done(app, &filter, left.min(CHUNK))?
            };
            if !lines.is_empty() {
                print(&lines.join("\n"))?;
            }
            let Some(last) = last else { break };
            left -= i64::try_from(lines.len())?;
            filter.before = Some(last);
        }
        Ok(())
    }
}

/// Lines of entries, and the number of the last entry.
type Lines = (Vec<String>, Option<i64>);

fn done(app: &App, filter: &AuditFilter, limit: i64) -> Result<Lines> {
    let entries = audit::list(app, filter, limit).map_err(|refusal| anyhow!("{refusal}"))?;
    let last = entries.last().map(|entry| entry.id);
    let line = |entry: audit::AuditEntry| {
        let cells = [
            entry.id.to_string(),
            entry.at.to_string(),
            entry.city.unwrap_or_default(),
            entry.actor.to_string(),
            entry.action,
            entry.object.to_string(),
            entry.detail,
        ];
        cells.map(|cell| plain(&cell)).join("\t")
    };
    Ok((entries.into_iter().map(line).collect(), last))
}

fn refused(app: &App, filter: &AuditFilter, limit: i64) -> Result<Lines> {
    let rows = security_log::list(app, filter, limit).map_err(|cause| database::fault(&cause))?;
    let last = rows.last().map(|row| row.id);
    let line = |row: security_log::SecurityLogEntry| {
        let cells = [
            row.first_at.to_string(),
            row.last_at.to_string(),
            row.kind,
            row.subject.to_string(),
            row.place,
            row.count.to_string(),
        ];
        cells.map(|cell| plain(&cell)).join("\t")
    };
    Ok((rows.into_iter().map(line).collect(), last))
}

/// Replaces control characters by spaces, so that the text stays in its cell.
fn plain(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect()
}
