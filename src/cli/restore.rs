//! `urbivox restore`.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::Args;

use super::database;
use super::output::print;
use crate::app::ops::restore;
use crate::app::ops::restore::{RestoreFailure, RestoreOptions, SecretLocation};
use crate::clock::Clock;
use crate::config::Config;
use crate::storage::Backend;
use crate::storage::restore::RestoreError;
use crate::telemetry;

/// Replace the database with a backup.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  urbivox restore /backups/urbivox-2026-03-01.db
  DATABASE_URL=postgres://urbivox@db/urbivox urbivox restore /backups/urbivox-2026-03-01.dump

Stop the service first. The backup is checked before anything changes: that it is complete, made by urbivox and by no newer
version, that its tallies equal a recount of its responses, and that the secret fits. If the file `….secret` is next to the
backup, it is restored as well. The earlier database is kept under another name, which is printed. A dump of PostgreSQL
may be in the custom format or plain SQL; psql and pg_restore must be on the PATH.

Exit codes: 0 on success, 1 on failure (the message says whether anything changed), 2 if the arguments are wrong.")]
pub(super) struct Restore {
    /// The backup: an SQLite database, or a dump of PostgreSQL.
    file: PathBuf,
    /// Restore although no secret fits: receipts, signed links and second factors of the backup become invalid.
    #[arg(long)]
    adopt_secret: bool,
    /// Rebuild tallies that differ from a recount of the responses, instead of refusing the backup.
    #[arg(long)]
    mend: bool,
}

impl Restore {
    pub(super) fn run(self) -> Result<()> {
        telemetry::start();
        let config = Config::read()?;
        let shown = self.file.display();
        let now = Clock::System.now();
        let insisting = RestoreOptions {
            adopt_secret: self.adopt_secret,
            mend: self.mend,
        };
        let restored = restore::restore(&config, &self.file, now, insisting).map_err(|refusal| {
            let reason = match refusal {
                RestoreFailure::Fault(fault) => database::fault(&fault),
                RestoreFailure::NotUndone { .. } => return anyhow!("{shown} was not restored: {refusal}"),
                RestoreFailure::Backup(RestoreError::Storage(cause)) => database::with_advice(&cause),
                other @ (RestoreFailure::Backup(_)
                | RestoreFailure::Differences(_)
                | RestoreFailure::Lost(_)
                | RestoreFailure::Secret(_)
                | RestoreFailure::SecretFile(_)) => anyhow!("{other}"),
            };
            anyhow!("{shown} was not restored, and the database is as it was: {reason}")
        })?;
        let recount = restored.recount;
        print(&format!(
            "the database was replaced with {shown}\n{} surveys, {} responses, {} differences",
            recount.surveys,
            recount.responses,
            recount.differences - recount.mended
        ))?;
        if recount.releases > 0 {
            print(
                "public figures that were released after this backup were seen and are not in it; all days from its last release \
                 of a survey to today are told together, once today is over",
            )?;
        }
        if recount.mended > 0 {
            print(&format!("{} counter blocks were rebuilt", recount.mended))?;
        }
        match restored.aside {
            Some(aside) => print(&format!("the earlier database is kept: {aside}"))?,
            None => print("there was no earlier database")?,
        }
        print(&match restored.secret {
            SecretLocation::Given => "the secret is the one in URBIVOX_SECRET".to_owned(),
            SecretLocation::Unchanged => match &config.backend {
                Backend::Sqlite(_) => "the secret next to the database is unchanged".to_owned(),
                Backend::Postgres(_) => "the secret is in the database".to_owned(),
            },
            SecretLocation::InDatabase => "the secret is in the database".to_owned(),
            SecretLocation::Restored(None) => "the secret was restored next to the database".to_owned(),
            SecretLocation::Restored(Some(aside)) => format!(
                "the secret was restored next to the database; the earlier one is kept: {}",
                aside.display()
            ),
            SecretLocation::Missing => {
                "no secret fits; run `urbivox serve --adopt-secret` once to start the service with a new one".to_owned()
            }
        })
    }
}
