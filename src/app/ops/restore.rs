//! Restore of a backup: it is checked, recounted and given a matching secret before it replaces the database, or, on
//! PostgreSQL, removed again when a check fails.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::upgrade;
use super::verify;
use super::verify::Recount;
use crate::app::{ServiceError, audit};
use crate::config::{Config, Keyring, Secret, SecretFile};
use crate::storage;
use crate::storage::postgres;
use crate::storage::restore::{RestoreError, StagedBackup};
use crate::storage::{Backend, OtherSecret, Storage, installation};

/// Fact of the installation: time at which it was restored from a backup, milliseconds since 1970, UTC.
pub const RESTORED_AT: &str = "restored_at";

/// Checks that the operator overrides.
#[derive(Clone, Copy, Debug)]
pub struct RestoreOptions {
    /// Restore even though no secret matches.
    pub adopt_secret: bool,
    /// Replace counter blocks that differ from the responses.
    pub mend: bool,
}

/// Location of the secret that the restored database signs with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretLocation {
    /// Given by the operator.
    Given,
    /// Stored next to the database, unchanged.
    Unchanged,
    /// Restored from the backup; the path of the previous secret file, if there was one.
    Restored(Option<PathBuf>),
    /// Stored in the database.
    InDatabase,
    /// No secret matches, and the operator overrides that.
    Missing,
}

/// Result of a restore.
#[derive(Clone, Debug)]
pub struct Restored {
    /// Location of the previous database; `None` when there was none.
    pub aside: Option<String>,
    /// Location of the secret.
    pub secret: SecretLocation,
    /// Result of the recount.
    pub recount: Recount,
}

/// Why a backup was not restored. The database is unchanged, except after [`RestoreFailure::NotUndone`].
#[derive(Debug, thiserror::Error)]
pub enum RestoreFailure {
    /// The backup is invalid, or something prevents its restore.
    #[error("{0}")]
    Backup(#[from] RestoreError),
    /// Its counter blocks differ from its responses.
    #[error(
        "its counts differ from a recount of its responses in {0} counter blocks, as listed in the log; \
         use another backup, or restore it with --mend, which corrects them"
    )]
    Differences(u64),
    /// Accepted responses are missing in it.
    #[error("{0} accepted responses are missing in it, as listed in the log; use another backup")]
    Lost(u64),
    /// No secret matches.
    #[error(
        "{0}; put the secret file of that backup next to it, \
         with the same name plus .secret, or set URBIVOX_SECRET; --adopt-secret restores without it"
    )]
    Secret(OtherSecret),
    /// A secret file cannot be read or written.
    #[error("{0}")]
    SecretFile(#[source] io::Error),
    /// The backup was loaded, failed a check, and could not be removed again.
    #[error(
        "{why}; it could not be removed again: {cause}; the database now contains it, and the earlier data is in {aside}; \
         keep both and restore an earlier backup"
    )]
    NotUndone {
        /// The check that failed.
        why: String,
        /// Why it could not be removed.
        cause: RestoreError,
        /// Location of the previous data.
        aside: String,
    },
    /// The database failed.
    #[error("{0}")]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for RestoreFailure {
    fn from(error: storage::Error) -> RestoreFailure {
        RestoreFailure::Fault(error.into())
    }
}

/// Replaces the configured database with `backup`. The previous one is kept under a name that contains the time `now`.
pub fn restore(
    config: &Config,
    backup: &Path,
    now: Timestamp,
    insisting: RestoreOptions,
) -> Result<Restored, RestoreFailure> {
    match &config.backend {
        Backend::Sqlite(database) => restore_into_sqlite(config, database, backup, now, insisting),
        Backend::Postgres(url) => restore_into_postgres(config, url, backup, now, insisting),
    }
}

/// Formats a time for names; in lower case, as names of schemas are.
fn stamp(now: Timestamp) -> String {
    now.strftime("%Y%m%dt%H%M%Sz").to_string()
}

fn restore_into_sqlite(
    config: &Config,
    database: &Path,
    backup: &Path,
    now: Timestamp,
    insisting: RestoreOptions,
) -> Result<Restored, RestoreFailure> {
    let ending = format!(".before-restore-{}", stamp(now));
    let staged = StagedBackup::of(database, backup)?;
    let storage = staged.open()?;
    let (own, brought) = (SecretFile::next_to(database), SecretFile::next_to(backup));
    let checked = load_secrets(&own).and_then(|kept| {
        let choice = choose_secrets(config, &storage, kept, load_secrets(&brought)?, insisting)?;
        Ok((begun(&storage, choice, now)?, counted(&storage, now, insisting)?))
    });
    storage.close()?;
    drop(storage);
    let (choice, recount) = checked?;
    let secret = match choice {
        SecretSource::Given => SecretLocation::Given,
        SecretSource::Kept => SecretLocation::Unchanged,
        SecretSource::Missing => SecretLocation::Missing,
        SecretSource::FromBackup => {
            let aside = own
                .replace_with(&brought, &ending)
                .map_err(RestoreFailure::SecretFile)?;
            SecretLocation::Restored(aside)
        }
    };
    let aside = staged.put_in_place(&ending)?;
    let aside = aside.map(|path| path.display().to_string());
    Ok(Restored { aside, secret, recount })
}

fn restore_into_postgres(
    config: &Config,
    url: &str,
    backup: &Path,
    now: Timestamp,
    insisting: RestoreOptions,
) -> Result<Restored, RestoreFailure> {
    let loaded_dump = postgres::restore::load(url, backup, &stamp(now))?;
    let checked = Storage::open(&config.backend)
        .map_err(RestoreFailure::from)
        .and_then(|storage| {
            let checked = locate_postgres_secret(config, &storage, backup, now, insisting)
                .and_then(|secret| Ok((secret, counted(&storage, now, insisting)?)));
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
            undone.map_err(|cause| RestoreFailure::NotUndone {
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

/// Returns the location of a restored PostgreSQL database's secret: the database itself, unless the operator gives one.
fn locate_postgres_secret(
    config: &Config,
    storage: &Storage,
    backup: &Path,
    now: Timestamp,
    insisting: RestoreOptions,
) -> Result<SecretLocation, RestoreFailure> {
    let stored = storage.read(installation::stored_secret)?;
    let kept = stored.map(|text| SecretFile::parse(&text)).transpose();
    let brought = SecretFile::next_to(backup);
    let (kept, secrets) = (kept.map_err(RestoreFailure::SecretFile)?, load_secrets(&brought)?);
    let choice = choose_secrets(config, storage, kept, secrets, insisting)?;
    Ok(match begun(storage, choice, now)? {
        SecretSource::Given => SecretLocation::Given,
        SecretSource::Kept => SecretLocation::InDatabase,
        SecretSource::Missing => SecretLocation::Missing,
        SecretSource::FromBackup => {
            let text = std::fs::read_to_string(brought.path()).map_err(RestoreFailure::SecretFile)?;
            storage.write(|db| installation::set_secret(db, text.trim()))?;
            SecretLocation::InDatabase
        }
    })
}

/// Source of the secrets that the restored database continues with.
enum SecretSource {
    Given,
    Kept,
    FromBackup,
    Missing,
}

/// The current secret and the earlier ones.
type Secrets = (Secret, Vec<Secret>);

fn load_secrets(file: &SecretFile) -> Result<Option<Secrets>, RestoreFailure> {
    file.load().map_err(RestoreFailure::SecretFile)
}

/// Returns the first matching secrets: the operator's, the present ones (which may be newer and contain the backup's
/// among the earlier ones), those of the backup. A backup without a fingerprint prefers its own.
fn choose_secrets(
    config: &Config,
    storage: &Storage,
    kept: Option<Secrets>,
    brought: Option<Secrets>,
    insisting: RestoreOptions,
) -> Result<(SecretSource, Option<Keyring>), RestoreFailure> {
    let expected = storage.read(installation::fingerprint)?;
    let given = config.secret.clone().map(|secret| (secret, Vec::new()));
    let candidates = match given {
        Some(given) => vec![(SecretSource::Given, given)],
        None => {
            let kept = kept.map(|secrets| (SecretSource::Kept, secrets));
            let brought = brought.map(|secrets| (SecretSource::FromBackup, secrets));
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
        // The first start creates one.
        None => Ok((SecretSource::Kept, None)),
        Some(_) if insisting.adopt_secret => Ok((SecretSource::Missing, None)),
        Some(expected) => Err(RestoreFailure::Secret(OtherSecret {
            expected,
            given: first_given,
        })),
    }
}

/// Signs the head of the audit log of a backup that predates the signature, as the first start after an update does.
fn begun(
    storage: &Storage,
    (choice, keyring): (SecretSource, Option<Keyring>),
    now: Timestamp,
) -> Result<SecretSource, RestoreFailure> {
    if let Some(keyring) = keyring {
        audit::begin(storage, || Ok(keyring), now)?;
    }
    Ok(choice)
}

/// Recounts the tallies, after what the first start after an update does to the stored data.
fn counted(storage: &Storage, now: Timestamp, insisting: RestoreOptions) -> Result<Recount, RestoreFailure> {
    upgrade::run(storage, now)?;
    let recount = if insisting.mend {
        verify::mend(storage, |_responses| {})?
    } else {
        verify::verify(storage, |_responses| {})?
    };
    let differences = recount.differences.saturating_sub(recount.mended);
    if differences > 0 {
        return Err(RestoreFailure::Differences(differences));
    }
    if recount.lost > 0 {
        return Err(RestoreFailure::Lost(recount.lost));
    }
    storage.write(|db| installation::set_fact(db, RESTORED_AT, &now.as_millisecond().to_string()))?;
    Ok(recount)
}
