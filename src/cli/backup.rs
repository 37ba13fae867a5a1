//! `urbivox backup`.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use clap::Args;

use super::database;
use super::output::print_error;
use crate::config::{Config, SecretFile};
use crate::storage::backup;
use crate::storage::backup::BackupError;
use crate::storage::{Backend, Storage, installation};

/// Copy the whole database into one file, while the service runs.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  urbivox backup /backups/urbivox-2026-03-01.db
  DATABASE_URL=postgres://urbivox@db/urbivox urbivox backup /backups/urbivox-2026-03-01.dump

For SQLite the file is a database, for PostgreSQL a dump in its custom format, made by pg_dump, which must be on the PATH.
The secret that signs the citizens' receipts is copied to `….secret` next to it, unless it is given as URBIVOX_SECRET (back
that up as well) or stored in PostgreSQL (it is in the dump). Only the owner can read the files.

To restore, stop the service and run: urbivox restore FILE. Never copy a file over a database by hand: the old write-ahead
log (`….db-wal`) would be replayed onto the copy and damage it.

Prints to standard error which files were written. Exit codes: 0 on success, 1 on failure, 2 if the arguments are wrong.")]
pub(super) struct Backup {
    /// The file to create. An existing file is never replaced.
    file: PathBuf,
    /// Leave the secret out. A person with the answers and the secret can create receipts and signed links.
    #[arg(long)]
    without_secret: bool,
}

impl Backup {
    pub(super) fn run(self) -> Result<()> {
        let storage = database::open_existing()?;
        let config = Config::read()?;
        let shown = self.file.display();
        let secret = self.secret(&config, &storage)?;
        let copy = backup::secret_path(&self.file);
        if secret.is_some() {
            refuse_existing(&copy)?;
        }
        backup::to_file(&storage, &self.file).map_err(|failure| match failure {
            BackupError::Storage(cause) => {
                anyhow!("{shown} was not written: {cause}; check its folder and the space on its disk")
            }
            BackupError::File(cause) => {
                anyhow!("{shown} was not written: {cause}; check its folder and the space on its disk")
            }
            BackupError::Tool(cause) => anyhow!("{shown} was not written: {cause}"),
            BackupError::Exists | BackupError::BadName => anyhow!("{shown}: {failure}"),
        })?;
        print_error(&format!("the database was copied to {shown}"));
        match secret {
            Some(secret) => copy_secret(&storage, &secret, &copy),
            None => Ok(()),
        }
    }

    /// Returns the secret file to copy; `None` when there is none or it is not wanted.
    fn secret(&self, config: &Config, storage: &Storage) -> Result<Option<PathBuf>> {
        match (&config.backend, self.without_secret) {
            (Backend::Sqlite(path), false) if config.secret.is_none() => {
                Ok(Some(SecretFile::next_to(path).path().to_owned()))
            }
            (Backend::Postgres(_), true) if storage.read(installation::has_secret)? => bail!(
                "PostgreSQL holds the secret, and a dump holds all that PostgreSQL holds; give the secret as \
                 URBIVOX_SECRET, or keep the dump as safe as the secret and leave out --without-secret"
            ),
            (Backend::Sqlite(_) | Backend::Postgres(_), _) => Ok(None),
        }
    }
}

/// Fails when the path of the copy exists or cannot be checked.
fn refuse_existing(copy: &Path) -> Result<()> {
    match copy.symlink_metadata() {
        Ok(_found) => bail!("{}: {}", copy.display(), BackupError::Exists),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(()),
        Err(cause) => bail!(
            "{} was not written: {cause}; check its folder and permissions",
            copy.display()
        ),
    }
}

fn copy_secret(storage: &Storage, secret: &Path, copy: &Path) -> Result<()> {
    let copied = backup::copy_secret(secret, copy);
    let copied = copied.map_err(|cause| {
        anyhow!(
            "{} was not written: {cause}; check its folder, or back up the secret yourself",
            copy.display()
        )
    })?;
    if copied {
        print_error(&format!("the secret was copied to {}", copy.display()));
        return Ok(());
    }
    let used = storage.read(installation::fingerprint);
    if used.map_err(|cause| database::with_advice(&cause))?.is_some() {
        print_error(&format!(
            "the secret was not copied: there is no {}; back up the one that the service uses",
            secret.display()
        ));
    }
    Ok(())
}
