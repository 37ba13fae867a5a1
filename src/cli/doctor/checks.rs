//! Checks of the database, addresses and mail.

use super::facts::{Facts, StorageUnavailable};
use super::finding::Finding;
use crate::app::ops::forwarded_headers;
use crate::server;
use crate::storage;
use crate::storage::{installation, letters};

/// Checks that the database responds, accepts writes, and has the schema of this program.
pub(super) fn database(facts: &Facts) -> Vec<Finding> {
    const SUBJECT: &str = "database";
    let storage = match &facts.storage {
        Ok(storage) => storage,
        Err(StorageUnavailable::Missing) => {
            let advice = "check DATABASE_URL; `urbivox serve` creates the database at its first start";
            return vec![Finding::problem(SUBJECT, "the file is missing", advice)];
        }
        Err(StorageUnavailable::Failed(cause)) => {
            let advice = "check DATABASE_URL, that the database runs, and that this user can open it";
            return vec![Finding::problem(SUBJECT, cause.to_string(), advice)];
        }
    };
    let mut findings = Vec::new();
    match storage.write(installation::claim) {
        Ok(()) => findings.push(Finding::good(
            SUBJECT,
            format!("{} responds and accepts writes", storage.backend().name()),
        )),
        Err(cause) => findings.push(Finding::problem(
            SUBJECT,
            format!("it opens, but rejects writes: {cause}"),
            "check that it was created by urbivox, that its disk has space, and that this user can write to it",
        )),
    }
    match storage.pending_migrations() {
        Ok(0) => {}
        Ok(count) => findings.push(Finding::warning(
            SUBJECT,
            format!("it is {count} migrations older than this program"),
            "make a backup; the next start of `urbivox serve` migrates it",
        )),
        Err(cause @ storage::Error::Newer(_)) => findings.push(Finding::problem(
            SUBJECT,
            cause.to_string(),
            "run the version of the program that migrated it, or a newer one",
        )),
        Err(cause) => findings.push(Finding::problem(
            SUBJECT,
            cause.to_string(),
            "check that the database was created by urbivox",
        )),
    }
    findings
}

/// Checks that the public URL is set and uses HTTPS.
pub(super) fn public_url(facts: &Facts) -> Vec<Finding> {
    const SUBJECT: &str = "public URL";
    let advice = "set URBIVOX_PUBLIC_URL to the address that citizens open, https://…";
    let finding = match &facts.config.public_url {
        None => Finding::warning(
            SUBJECT,
            format!(
                "not set: letters and posters use the address that the server listens on, {}",
                facts.config.listen
            ),
            advice,
        ),
        Some(url) if url.starts_with("https://") => Finding::good(SUBJECT, url.as_str()),
        Some(url) => Finding::warning(
            SUBJECT,
            format!("{url} is not https: browsers do not store staff sessions, and answers are sent unencrypted"),
            advice,
        ),
    };
    vec![finding]
}

/// Checks that the trusted proxies are consistent with the other settings.
pub(super) fn trusted_proxies(facts: &Facts) -> Vec<Finding> {
    const SUBJECT: &str = "trusted proxies";
    let config = &facts.config;
    let everybody: Vec<String> = config
        .trusted_proxies
        .iter()
        .filter(|network| network.prefix_len() == 0)
        .map(ToString::to_string)
        .collect();
    if !everybody.is_empty() {
        return vec![Finding::problem(
            SUBJECT,
            format!(
                "URBIVOX_TRUSTED_PROXIES contains {}: any client can forge its address",
                everybody.join(", ")
            ),
            "list only the addresses of your reverse proxies",
        )];
    }
    let is_https = config
        .public_url
        .as_ref()
        .is_some_and(|url| url.starts_with("https://"));
    if config.trusted_proxies.is_empty() && is_https {
        return vec![Finding::warning(
            SUBJECT,
            "the public URL is https, which needs a reverse proxy, and none is trusted: all visitors count as one \
             network and share its limits",
            "set URBIVOX_TRUSTED_PROXIES to the addresses of your reverse proxies",
        )];
    }
    let summary = match config.trusted_proxies.len() {
        0 => "none: forwarded headers are ignored".to_owned(),
        count => format!("{count} networks"),
    };
    vec![Finding::good(SUBJECT, summary)]
}

/// Checks whether the service had to ignore forwarded headers.
pub(super) fn forwarded_headers(facts: &Facts) -> Vec<Finding> {
    const SUBJECT: &str = "forwarded headers";
    let Some(storage) = facts.storage() else {
        return Vec::new();
    };
    let finding = match forwarded_headers::last_record(storage) {
        Ok(Some(noted)) if noted.trusted == forwarded_headers::networks(&facts.config.trusted_proxies) => {
            Finding::warning(
                SUBJECT,
                format!(
                    "the service ignored {} from a peer at {} that is not a trusted proxy, last at {}",
                    noted.header, noted.peer, noted.at
                ),
                "if that peer is your reverse proxy, add its address to URBIVOX_TRUSTED_PROXIES and restart the service: until then, all \
             visitors behind it share one limit; if it is a visitor, do nothing",
            )
        }
        Ok(_) => Finding::good(SUBJECT, "none was ignored with these trusted proxies"),
        Err(cause) => Finding::problem(SUBJECT, cause.to_string(), "check the database first"),
    };
    vec![finding]
}

/// Checks the settings for mail.
pub(super) fn mail(facts: &Facts) -> Vec<Finding> {
    const SUBJECT: &str = "mail";
    let config = &facts.config;
    if let Err(mistake) = server::check_mail(config) {
        let advice = "correct URBIVOX_SMTP_URL, URBIVOX_MAIL_FROM or URBIVOX_SMTP_CA";
        return vec![Finding::problem(SUBJECT, mistake.to_string(), advice)];
    }
    let mut findings = Vec::new();
    if config.smtp_url.is_none() {
        findings.push(Finding::warning(
            SUBJECT,
            format!(
                "there is no mail server: letters are written to the folder {} and not sent",
                config.letters_folder().display()
            ),
            "set URBIVOX_SMTP_URL",
        ));
    } else if config.mail_from.is_none() {
        findings.push(Finding::warning(
            SUBJECT,
            "the sender of letters is no-reply@localhost, which mail servers reject",
            "set URBIVOX_MAIL_FROM to an address of your own domain",
        ));
    } else {
        findings.push(Finding::good(SUBJECT, "mail server and sender are configured"));
    }
    findings
}

/// Checks that no letter was abandoned.
pub(super) fn letters(facts: &Facts) -> Vec<Finding> {
    const SUBJECT: &str = "letters";
    let Some(storage) = facts.storage() else {
        return Vec::new();
    };
    let finding = match storage.read(letters::count) {
        Ok((waiting, 0)) => Finding::good(SUBJECT, format!("{waiting} waiting, none abandoned")),
        Ok((waiting, given_up)) => Finding::warning(
            SUBJECT,
            format!("{waiting} waiting, {given_up} abandoned after several attempts"),
            "look for `a letter could not be sent` in the log of the service; repair the mail server, then invite again",
        ),
        Err(cause) => Finding::problem(SUBJECT, cause.to_string(), "check the database first"),
    };
    vec![finding]
}
