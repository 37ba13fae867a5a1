//! The checks of `urbivox doctor`.

use super::{Facts, Finding, NoStorage};
use crate::app::ops::forwarded_headers;
use crate::server;
use crate::storage;
use crate::storage::{installation, letters};

/// The database answers, takes writes, and is of this version of the program.
pub(super) fn database(facts: &Facts) -> Vec<Finding> {
    const SUBJECT: &str = "database";
    let storage = match &facts.storage {
        Ok(storage) => storage,
        Err(NoStorage::Missing) => {
            let advice = "check DATABASE_URL; `urbivox serve` makes the database at its first start";
            return vec![Finding::problem(SUBJECT, "the file is not there", advice)];
        }
        Err(NoStorage::Failed(cause)) => {
            let advice = "check DATABASE_URL, that the database runs, and that this user may open it";
            return vec![Finding::problem(SUBJECT, cause.to_string(), advice)];
        }
    };
    let mut findings = Vec::new();
    match storage.write(installation::claim) {
        Ok(()) => findings.push(Finding::good(
            SUBJECT,
            format!("{} answers and takes writes", storage.backend().name()),
        )),
        Err(cause) => findings.push(Finding::problem(
            SUBJECT,
            format!("it opens, and does not take writes: {cause}"),
            "check that it was made by urbivox, that its disk has room, and that this user may write it",
        )),
    }
    match storage.pending_migrations() {
        Ok(0) => {}
        Ok(count) => findings.push(Finding::warning(
            SUBJECT,
            format!("it is {count} migrations older than this program"),
            "make a backup; the next start of `urbivox serve` brings it up to date",
        )),
        Err(cause @ storage::Error::Newer(_)) => findings.push(Finding::problem(
            SUBJECT,
            cause.to_string(),
            "run the version of the program that brought it up to date, or a newer one",
        )),
        Err(cause) => findings.push(Finding::problem(
            SUBJECT,
            cause.to_string(),
            "check that the database was made by urbivox",
        )),
    }
    findings
}

/// Citizens and letters are sent to an address that works from outside.
pub(super) fn public_url(facts: &Facts) -> Vec<Finding> {
    const SUBJECT: &str = "public URL";
    let advice = "set URBIVOX_PUBLIC_URL to the address that citizens open, https://…";
    let finding = match &facts.config.public_url {
        None => Finding::warning(
            SUBJECT,
            format!(
                "not set: letters and posters name the address on which the server listens, {}",
                facts.config.listen
            ),
            advice,
        ),
        Some(url) if url.starts_with("https://") => Finding::good(SUBJECT, url.as_str()),
        Some(url) => Finding::warning(
            SUBJECT,
            format!("{url} is not https: browsers keep no session of staff, and answers travel in the clear"),
            advice,
        ),
    };
    vec![finding]
}

/// The list of trusted proxies fits the rest of the configuration.
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
                "URBIVOX_TRUSTED_PROXIES has {}: anybody may claim to come from any address",
                everybody.join(", ")
            ),
            "name the addresses of your reverse proxies only",
        )];
    }
    let is_https = config
        .public_url
        .as_ref()
        .is_some_and(|url| url.starts_with("https://"));
    if config.trusted_proxies.is_empty() && is_https {
        return vec![Finding::warning(
            SUBJECT,
            "the public URL is https, so a reverse proxy stands in front, and none is trusted: all visitors look like one \
             network and share its limits",
            "set URBIVOX_TRUSTED_PROXIES to the addresses of your reverse proxies",
        )];
    }
    let told = match config.trusted_proxies.len() {
        0 => "none: forwarded headers are ignored".to_owned(),
        count => format!("{count} networks"),
    };
    vec![Finding::good(SUBJECT, told)]
}

/// The service met no forwarded headers that it had to ignore.
pub(super) fn forwarded_headers(facts: &Facts) -> Vec<Finding> {
    const SUBJECT: &str = "forwarded headers";
    let Some(storage) = facts.storage() else {
        return Vec::new();
    };
    let finding = match forwarded_headers::noted(storage) {
        Ok(Some(noted)) if noted.trusted == forwarded_headers::networks(&facts.config.trusted_proxies) => {
            Finding::warning(
                SUBJECT,
                format!(
                    "the service ignored {} from a peer at {} that is no trusted proxy, last noted {}",
                    noted.header, noted.peer, noted.at
                ),
                "if that peer is your reverse proxy, add its address to URBIVOX_TRUSTED_PROXIES and restart: until then all \
             visitors behind it share one limit; if it is a visitor, leave it",
            )
        }
        Ok(_) => Finding::good(SUBJECT, "none had to be ignored with these trusted proxies"),
        Err(cause) => Finding::problem(SUBJECT, cause.to_string(), "check the database first"),
    };
    vec![finding]
}

/// Letters have a way out.
pub(super) fn mail(facts: &Facts) -> Vec<Finding> {
    const SUBJECT: &str = "mail";
    let config = &facts.config;
    if let Err(mistake) = server::check_mail(config) {
        let advice = "mend URBIVOX_SMTP_URL, URBIVOX_MAIL_FROM or URBIVOX_SMTP_CA";
        return vec![Finding::problem(SUBJECT, mistake.to_string(), advice)];
    }
    let mut findings = Vec::new();
    if config.smtp_url.is_none() {
        findings.push(Finding::warning(
            SUBJECT,
            format!(
                "there is no mail server: letters go into the folder {}, and reach nobody",
                config.letters_folder().display()
            ),
            "set URBIVOX_SMTP_URL",
        ));
    } else if config.mail_from.is_none() {
        findings.push(Finding::warning(
            SUBJECT,
            "letters come from no-reply@localhost, which mail servers refuse",
            "set URBIVOX_MAIL_FROM to an address of your own domain",
        ));
    } else {
        findings.push(Finding::good(SUBJECT, "letters have a mail server and a sender"));
    }
    findings
}

/// No letter was given up.
pub(super) fn letters(facts: &Facts) -> Vec<Finding> {
    const SUBJECT: &str = "letters";
    let Some(storage) = facts.storage() else {
        return Vec::new();
    };
    let finding = match storage.read(letters::count) {
        Ok((waiting, 0)) => Finding::good(SUBJECT, format!("{waiting} wait, none was given up")),
        Ok((waiting, given_up)) => Finding::warning(
            SUBJECT,
            format!("{waiting} wait, {given_up} were given up after several tries"),
            "look for `a letter did not leave` in the log of the service; mend the mail server, then invite again",
        ),
        Err(cause) => Finding::problem(SUBJECT, cause.to_string(), "check the database first"),
    };
    vec![finding]
}
