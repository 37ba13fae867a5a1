//! Checks of the secret, of file permissions, of the database's durability, of the clock, and of releases.

use super::facts::Facts;
use super::finding::Finding;
use crate::app::ops::clock_check;
use crate::app::ops::installation_secret as secrets;
use crate::app::releases::job;
use crate::clock::Clock;
use crate::storage::{Backend, file_modes, files as names};
use urbivox_core::release::Rules;

/// Checks that there is a secret, that it is the installation's, and that it survives a restart.
pub(super) fn secret(facts: &Facts) -> Vec<Finding> {
    const SUBJECT: &str = "secret";
    let Some(storage) = facts.storage() else {
        return Vec::new();
    };
    let source = match (&facts.config.secret, &facts.config.backend) {
        (Some(_), _) => "set in the configuration".to_owned(),
        (None, Backend::Sqlite(path)) => format!("stored in {}", names::with_suffix(path, ".secret").display()),
        (None, Backend::Postgres(_)) => "stored in the database".to_owned(),
    };
    let lost = "a new one invalidates receipts, signed links and second factors";
    let finding = match secrets::inspect_keyring(&facts.config, storage) {
        Ok(Some((keyring, true))) => {
            let earlier = keyring.fingerprints().count() - 1;
            let what = format!(
                "{source}, fingerprint {}, {earlier} earlier ones",
                keyring.fingerprint()
            );
            Finding::good(SUBJECT, what)
        }
        Ok(Some((keyring, false))) => Finding::problem(
            SUBJECT,
            format!(
                "{source}, fingerprint {}, but the database was used with another secret",
                keyring.fingerprint()
            ),
            format!("set URBIVOX_SECRET or URBIVOX_SECRET_PREVIOUS to the secret that it was used with: {lost}"),
        ),
        Ok(None) if matches!(facts.config.backend, Backend::Postgres(_)) => Finding::warning(
            SUBJECT,
            "the database has no secret yet",
            "start the service once: the first start creates one",
        ),
        Ok(None) => Finding::problem(
            SUBJECT,
            "the database exists, but its secret is missing",
            format!("restore it from a backup, or set URBIVOX_SECRET: {lost}"),
        ),
        Err(cause) => Finding::problem(
            SUBJECT,
            cause.to_string(),
            "run this as the user of the service, who can read it",
        ),
    };
    vec![finding]
}

/// Checks that only the owner may read files with secrets and answers.
pub(super) fn files(facts: &Facts) -> Vec<Finding> {
    const SUBJECT: &str = "files";
    let database = match &facts.config.backend {
        Backend::Sqlite(path) => Some(path.as_path()),
        Backend::Postgres(_) => None,
    };
    match file_modes::readable_by_others(database, &facts.config.letters_folder()) {
        Ok(exposed) if exposed.is_empty() => vec![Finding::good(SUBJECT, "only their owner can read them")],
        Ok(exposed) => exposed
            .iter()
            .map(|file| Finding::warning(SUBJECT, file.to_string(), file.advice()))
            .collect(),
        Err(cause) => vec![Finding::problem(
            SUBJECT,
            format!("their permissions cannot be read: {cause}"),
            "run this as the user of the service",
        )],
    }
}

/// Checks that acknowledged responses survive a power cut.
pub(super) fn durability(facts: &Facts) -> Vec<Finding> {
    const SUBJECT: &str = "durability";
    let Some(storage) = facts.storage() else {
        return Vec::new();
    };
    match storage.durability_warnings() {
        Ok(warnings) if warnings.is_empty() => vec![Finding::good(SUBJECT, "acknowledged responses are on disk")],
        Ok(warnings) => warnings
            .into_iter()
            .map(|warning| {
                let (what, advice) = warning
                    .rsplit_once("; ")
                    .unwrap_or((&warning, "ask the operator of the database"));
                Finding::problem(SUBJECT, what, advice)
            })
            .collect(),
        Err(cause) => vec![Finding::problem(SUBJECT, cause.to_string(), "check the database first")],
    }
}

/// Checks that the clock of this machine can be right.
pub(super) fn clock(facts: &Facts) -> Vec<Finding> {
    const SUBJECT: &str = "clock";
    let Some(storage) = facts.storage() else {
        return Vec::new();
    };
    let now = Clock::System.now();
    let finding = match clock_check::guard(storage, &Clock::System) {
        Ok(guard) => match guard.fault(now) {
            None => Finding::good(SUBJECT, format!("{now:.0} is plausible")),
            Some(fault) => Finding::problem(
                SUBJECT,
                fault.to_string(),
                "set the clock, best by a time server; if the time is right, run `urbivox clock accept`",
            ),
        },
        Err(cause) => Finding::problem(SUBJECT, cause.to_string(), "check the database first"),
    };
    vec![finding]
}

/// Checks that the days that are over are released.
pub(super) fn releases(facts: &Facts) -> Vec<Finding> {
    const SUBJECT: &str = "releases";
    let Some(storage) = facts.storage() else {
        return Vec::new();
    };
    let rules = Rules::new(facts.config.answers_min.get().into(), facts.config.public_rounding);
    let finding = match job::backlog(storage, Clock::System.now(), rules) {
        Ok(backlog) if backlog.behind == 0 => Finding::good(
            SUBJECT,
            format!(
                "up to date; {} of {} surveys wait for more answers; {} keep another rounding than URBIVOX_PUBLIC_ROUNDING",
                backlog.waiting, backlog.surveys, backlog.rounded_otherwise
            ),
        ),
        Ok(backlog) => Finding::warning(
            SUBJECT,
            format!(
                "the public figures of {} of {} surveys are behind",
                backlog.behind, backlog.surveys
            ),
            "start the service, which releases them within minutes; if it runs, look into its log",
        ),
        Err(cause) => Finding::problem(SUBJECT, cause.to_string(), "run `urbivox verify`"),
    };
    vec![finding]
}
