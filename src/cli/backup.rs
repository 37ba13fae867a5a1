//! `urbivox backup`.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::Args;

use super::{database, tell};
use crate::storage::backup::{self, Failure};

/// Copy the whole SQLite database into one file, while the service runs.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  urbivox backup /backups/urbivox-2026-03-01.db

Keep the file `….secret` beside the database as well: it signs the citizens' receipts. To restore, stop the service and
put both files back. PostgreSQL has pg_dump.")]
pub(super) struct Backup {
    /// The file to make. Nothing is ever replaced.
    file: PathBuf,
}

impl Backup {
    pub(super) fn run(self) -> Result<()> {
        let storage = database::open_existing()?;
        let shown = self.file.display();
        backup::to_file(&storage, &self.file).map_err(|failure| match failure {
            Failure::Storage(cause) => {
                anyhow!("{shown} was not written: {cause}; check its folder, and the room on its disk")
            }
            Failure::NotAFile => anyhow!("{failure}"),
            Failure::Exists | Failure::BadName => anyhow!("{shown}: {failure}"),
        })?;
        tell(&format!("everything is in {shown}"));
        Ok(())
    }
}
