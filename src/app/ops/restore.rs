//! Puts a backup back: checked, counted again and with a secret that fits, before or together with what it replaces.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::verify;
use super::verify::Recount;
use crate::app::{ServiceError, audit};
use crate::config::{Config, Keyring, Secret, SecretFile};
use crate::storage;
use crate::storage::restore::{RestoreError, StagedBackup};
use crate::storage::{Backend, OtherSecret, Storage, installation, restore_postgres};

/// What the operator insists on.
#[derive(Clone, Copy, Debug)]
pub struct RestoreOptions {
    /// Restore though no secret fits.
    pub adopt_secret: bool,
    /// Write counts anew that are not what the responses add up to.
    pub mend: bool,
}

/// Where the secret is that the restored database signs with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretPlace {
    /// The operator gives it.
    Given,
    /// Beside the database, as it was.
    Kept,
    /// It came with the backup. What was there before is kept.
    Restored(Option<PathBuf>),
    /// Inside the database.
    InDatabase,
    /// It does not fit, and the operator insists.
    Missing,
}

/// What was done.
#[derive(Clone, Debug)]
pub struct Restored {
    /// Where the database is that was there before; `None` when none was.
    pub aside: Option<String>,
    /// Where the secret is.
    pub secret: SecretPlace,
    /// What was counted.
    pub recount: Recount,
}

/// Why a backup was not put back. The database is as it was.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// It is no good backup, or something is in the way.
    #[error("{0}")]
    Backup(#[from] RestoreError),
    /// Its counts are wrong.
    #[error(
        "its counts are not what its responses add up to in {0} places, which the log names; take another backup, or restore it with --mend, which writes them anew"
    )]
    Differences(u64),
    /// Answers are missing in it.
    #[error("{0} answers that were accepted are missing in it, which the log names; take another backup")]
    Lost(u64),
    /// No secret fits.
    #[error(
        "{0}; put the secret of that time beside the backup, under its name with .secret, or give it as URBIVOX_SECRET; --adopt-secret restores without it"
    )]
    Secret(OtherSecret),
    /// A file with a secret cannot be read or written.
    #[error("{0}")]
    SecretFile(#[source] io::Error),
    /// It was loaded, is not good, and could not be taken out again.
    #[error(
        "{why}; and it could not be taken out again: {cause}; the database holds it now, and what was there before is in {aside}"
    )]
    NotUndone {
        /// Why it is not good.
        why: String,
        /// Why it is there still.
        cause: RestoreError,
        /// Where the rest is.
        aside: String,
    },
    /// The database failed.
    #[error("{0}")]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for Refusal {
    fn from(error: storage::Error) -> Refusal {
        Refusal::Fault(error.into())
    }
}

/// Puts `backup` in the place of the database that the configuration names. What was there before is kept under a name
/// with the time `now`.
pub fn restore(config: &Config, backup: &Path, now: Timestamp, insisting: RestoreOptions) -> Result<Restored, Refusal> {
    match &config.backend {
        Backend::Sqlite(database) => into_file(config, database, backup, now, insisting),
        Backend::Postgres(url) => into_server(config, url, backup, now, insisting),
    }
}

/// A time in a name, the same on each database: names of schemas have small letters.
fn stamp(now: Timestamp) -> String {
    now.strftime("%Y%m%dt%H%M%Sz").to_string()
}

fn into_file(
    config: &Config,
    database: &Path,
    backup: &Path,
    now: Timestamp,
    insisting: RestoreOptions,
) -> Result<Restored, Refusal> {
    let ending = format!(".before-restore-{}", stamp(now));
    let staged = StagedBackup::of(database, backup)?;
    let storage = staged.open()?;
    let (own, brought) = (SecretFile::beside(database), SecretFile::beside(backup));
    let checked = loaded(&own).and_then(|kept| {
        let choice = choose(config, &storage, kept, loaded(&brought)?, insisting)?;
        Ok((begun(&storage, choice, now)?, counted(&storage, insisting)?))
    });
    storage.close()?;
    drop(storage);
    let (choice, recount) = checked?;
    let secret = match choice {
        Choice::Given => SecretPlace::Given,
        Choice::Kept => SecretPlace::Kept,
        Choice::Missing => SecretPlace::Missing,
        Choice::Brought => {
            let aside = own.replace_with(&brought, &ending).map_err(Refusal::SecretFile)?;
            SecretPlace::Restored(aside)
        }
    };
    let aside = staged.put_in_place(&ending)?;
    let aside = aside.map(|path| path.display().to_string());
    Ok(Restored { aside, secret, recount })
}

fn into_server(
    config: &Config,
    url: &str,
    backup: &Path,
    now: Timestamp,
    insisting: RestoreOptions,
) -> Result<Restored, Refusal> {
    let loaded_dump = restore_postgres::load(url, backup, &stamp(now))?;
    let checked = Storage::open(&config.backend)
        .map_err(Refusal::from)
        .and_then(|storage| {
            let checked = secret_in(config, &storage, backup, now, insisting)
                .and_then(|secret| Ok((secret, counted(&storage, insisting)?)));
            storage.close()?;
            checked
        });
    match checked {
        Ok((secret, recount)) => {
            let aside = loaded_dump.aside.map(|schema| format!("the schema {schema}"));
            Ok(Restored { aside, secret, recount })
        }
        Err(refusal) => {
            let undone = loaded_dump.undo();
            undone.map_err(|cause| Refusal::NotUndone {
                why: refusal.to_string(),
                cause,
                aside: loaded_dump
                    .aside
                    .unwrap_or_else(|| "no schema: it was empty".to_owned()),
            })?;
            Err(refusal)
        }
    }
}

/// The secret of a restored PostgreSQL database: it holds its own, unless the operator gives it.
fn secret_in(
    config: &Config,
    storage: &Storage,
    backup: &Path,
    now: Timestamp,
    insisting: RestoreOptions,
) -> Result<SecretPlace, Refusal> {
    let stored = storage.read(installation::stored_secret)?;
    let kept = stored.map(|text| SecretFile::parse(&text)).transpose();
    let brought = SecretFile::beside(backup);
    let (kept, secrets) = (kept.map_err(Refusal::SecretFile)?, loaded(&brought)?);
    let choice = choose(config, storage, kept, secrets, insisting)?;
    Ok(match begun(storage, choice, now)? {
        Choice::Given => SecretPlace::Given,
        Choice::Kept => SecretPlace::InDatabase,
        Choice::Missing => SecretPlace::Missing,
        Choice::Brought => {
            let text = std::fs::read_to_string(brought.path()).map_err(Refusal::SecretFile)?;
            storage.write(|db| installation::set_secret(db, text.trim()))?;
            SecretPlace::InDatabase
        }
    })
}

/// Which secrets the restored database is to go on with.
enum Choice {
    Given,
    Kept,
    Brought,
    Missing,
}

/// A current secret and those before it.
type Secrets = (Secret, Vec<Secret>);

fn loaded(file: &SecretFile) -> Result<Option<Secrets>, Refusal> {
    file.load().map_err(Refusal::SecretFile)
}

/// The first secrets that fit: the operator's, those that are there (they may be newer, and hold the backup's among the
/// earlier ones), those that came with the backup. A backup that does not know its secret takes those it brought.
fn choose(
    config: &Config,
    storage: &Storage,
    kept: Option<Secrets>,
    brought: Option<Secrets>,
    insisting: RestoreOptions,
) -> Result<(Choice, Option<Keyring>), Refusal> {
    let expected = storage.read(installation::fingerprint)?;
    let given = config.secret.clone().map(|secret| (secret, Vec::new()));
    let candidates = match given {
        Some(given) => vec![(Choice::Given, given)],
        None => {
            let kept = kept.map(|secrets| (Choice::Kept, secrets));
            let brought = brought.map(|secrets| (Choice::Brought, secrets));
            let order = if expected.is_none() {
                [brought, kept]
            } else {
                [kept, brought]
            };
            order.into_iter().flatten().collect()
        }
    };
    let mut first_given = None;
    for (choice, (current, mut previous)) in candidates {
        previous.extend(config.secret_previous.iter().cloned());
        let ring = Keyring::new(current, previous);
        let fits = expected
            .as_ref()
            .is_none_or(|expected| ring.fingerprints().any(|known| known == *expected));
        if fits {
            return Ok((choice, Some(ring)));
        }
        first_given.get_or_insert(ring.fingerprint());
    }
    match expected {
        // The first start makes one.
        None => Ok((Choice::Kept, None)),
        Some(_) if insisting.adopt_secret => Ok((Choice::Missing, None)),
        Some(expected) => Err(Refusal::Secret(OtherSecret {
            expected,
            given: first_given,
        })),
    }
}

/// Signs the head of the audit log when the backup is of before it was signed, as the first start after an update does.
fn begun(storage: &Storage, (choice, keyring): (Choice, Option<Keyring>), now: Timestamp) -> Result<Choice, Refusal> {
    if let Some(keyring) = keyring {
        audit::begin(storage, || Ok(keyring), now)?;
    }
    Ok(choice)
}

fn counted(storage: &Storage, insisting: RestoreOptions) -> Result<Recount, Refusal> {
    let recount = if insisting.mend {
        verify::mend(storage, |_responses| {})?
    } else {
        verify::verify(storage, |_responses| {})?
    };
    let differences = recount.differences.saturating_sub(recount.mended);
    if differences > 0 {
        return Err(Refusal::Differences(differences));
    }
    if recount.lost > 0 {
        return Err(Refusal::Lost(recount.lost));
    }
    Ok(recount)
}
