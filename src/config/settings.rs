//! The settings of a process, read from the environment and the TOML file.

use std::collections::BTreeMap;
use std::env::VarError;
use std::net::{Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use ipnet::IpNet;

use super::config_error::ConfigErrors;
use super::metrics_listen::{METRICS_LISTEN, MetricsListen};
use super::secret::{RedactedText, Secret};
use super::{file, frameworks, secret_settings, value, variable};
use crate::outgoing::{AllowedHosts, Resolve, SystemResolver};
use crate::storage::Backend;
use urbivox_core::indicator::Framework;

/// Default limit of submissions from one network to one survey in a minute: enough for an office behind one address.
pub const SUBMISSIONS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(60).unwrap();
/// Default minimum number of answers for public results; fewer could identify people.
pub const ANSWERS_MIN: NonZeroU32 = NonZeroU32::new(10).unwrap();
/// Default base of which public counts are multiples.
pub const PUBLIC_ROUNDING: u64 = 3;
/// Default address to listen on: this machine only.
pub const LISTEN: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);
/// Default time between SIGTERM and the shutdown, while `/readyz` answers 503.
pub const STOP_DELAY: Duration = Duration::from_secs(1);
/// Default SQLite file, in the working directory.
pub const DATABASE: &str = "urbivox.db";
/// The system's list of name servers.
const RESOLV_CONF: &str = "/etc/resolv.conf";

/// The settings of a process.
#[derive(Clone, Debug)]
pub struct Config {
    /// The database. `DATABASE_URL`: `sqlite://PATH` or `postgres://…`, default `sqlite://urbivox.db`.
    /// Another scheme is refused: a typing mistake must not create an empty database.
    pub backend: Backend,
    /// Address and port to listen on. `URBIVOX_LISTEN`, default `127.0.0.1:8080`; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Where the metrics are served. `URBIVOX_METRICS_LISTEN`: an address and a port, or `off`; default `127.0.0.1:9464`, if it
    /// is free.
    pub metrics_listen: MetricsListen,
    /// Public base URL of the service, without a trailing slash. `URBIVOX_PUBLIC_URL`, default none.
    pub public_url: Option<String>,
    /// Secret behind all signatures. `URBIVOX_SECRET`, at least 32 characters; when absent, created at the first start and
    /// stored in a file next to an SQLite database or in PostgreSQL.
    pub secret: Option<Secret>,
    /// Earlier secrets, newest first, whose signatures stay valid. `URBIVOX_SECRET_PREVIOUS`, default none.
    pub secret_previous: Vec<Secret>,
    /// Whether to accept a secret that differs from the database's. Not a setting: `urbivox serve --adopt-secret`, once.
    pub adopt_secret: bool,
    /// Time between SIGTERM and the shutdown, while `/readyz` answers 503. `URBIVOX_STOP_DELAY_SECONDS`, 0 to 60, default 1.
    pub stop_delay: Duration,
    /// Networks whose `X-Forwarded-For` is trusted. `URBIVOX_TRUSTED_PROXIES`, a list of CIDR networks, default none.
    pub trusted_proxies: Vec<IpNet>,
    /// Maximum submissions from one network to one survey in a minute. `URBIVOX_SUBMISSIONS_PER_MINUTE`, default 60.
    pub submissions_per_minute: NonZeroU32,
    /// Minimum number of answers for public results. `URBIVOX_ANSWERS_MIN`, default 10.
    pub answers_min: NonZeroU32,
    /// Base of which public counts are multiples: 3, or 1 for exact counts. `URBIVOX_PUBLIC_ROUNDING`, default 3.
    pub public_rounding: u64,
    /// The mail server. `URBIVOX_SMTP_URL`, default none: then e-mails are written to a folder.
    pub smtp_url: Option<RedactedText>,
    /// Folder for e-mails without a mail server. `URBIVOX_LETTERS`, default `letters` in the database's folder.
    pub letters: Option<PathBuf>,
    /// Sender of e-mails. `URBIVOX_MAIL_FROM`, default `Urbivox <no-reply@localhost>`.
    pub mail_from: Option<String>,
    /// Additional root certificate for the mail server, PEM. `URBIVOX_SMTP_CA`, default none.
    pub smtp_ca: Option<PathBuf>,
    /// Contacts for reports of vulnerabilities (RFC 9116): URIs, preferred one first. `URBIVOX_SECURITY_CONTACT`, default
    /// none.
    pub security_contacts: Vec<String>,
    /// Additional indicator frameworks. `URBIVOX_FRAMEWORKS`, a folder of `*.json` files, default none.
    pub frameworks: Vec<Framework>,
    /// Name servers for the confirmation of domains. `URBIVOX_DNS_SERVERS`, a list of addresses with or without a port,
    /// default those of `/etc/resolv.conf`.
    pub dns_servers: Vec<SocketAddr>,
    /// Hosts that requests may reach although their addresses are private. `URBIVOX_OUTGOING_ALLOW`, a list of names,
    /// default none.
    pub outgoing_allow: AllowedHosts,
    /// Resolver of host names. Not a setting: the system's, except in tests.
    pub resolver: Arc<dyn Resolve>,
}

impl Config {
    /// Returns the folder for e-mails without a mail server: configured, in the folder of an SQLite database, or in the
    /// working directory.
    pub fn letters_folder(&self) -> PathBuf {
        if let Some(folder) = &self.letters {
            return folder.clone();
        }
        match &self.backend {
            Backend::Sqlite(path) => path.parent().unwrap_or_else(|| Path::new("")).join("letters"),
            Backend::Postgres(_) => PathBuf::from("letters"),
        }
    }

    /// Reads the environment and the TOML file that it names, if any.
    pub fn read() -> Result<Config, ConfigErrors> {
        let mut mistakes = ConfigErrors::default();
        let mut settings = environment(&mut mistakes);
        if let Some(path) = settings.get(variable::CONFIG).map(PathBuf::from) {
            let read = file::read(&path, &mut mistakes);
            let own: Vec<_> = read
                .into_iter()
                .filter(|(name, _)| !secret_settings::is_set(&settings, name))
                .collect();
            settings.extend(own);
        }
        let mut config = Config::parse(|name| settings.get(name).cloned(), mistakes)?;
        if config.dns_servers.is_empty() {
            config.dns_servers = system_name_servers()?;
        }
        Ok(config)
    }

    /// Parses settings from a lookup function, for tests and benchmarks.
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Config, ConfigErrors> {
        Config::parse(lookup, ConfigErrors::default())
    }

    fn parse(lookup: impl Fn(&str) -> Option<String>, mut mistakes: ConfigErrors) -> Result<Config, ConfigErrors> {
        let direct = |name: &'static str| {
            lookup(name)
                .map(|value| value.trim().to_owned())
                .filter(|value| !value.is_empty())
        };
        let from_files = secret_settings::read(direct, &mut mistakes);
        let given = |name: &'static str| from_files.get(name).cloned().or_else(|| direct(name));
        let config = Config {
            backend: mistakes
                .take(variable::DATABASE_URL, given, value::backend)
                .unwrap_or_else(|| Backend::Sqlite(DATABASE.into())),
            listen: mistakes.take(variable::LISTEN, given, value::listen).unwrap_or(LISTEN),
            metrics_listen: mistakes
                .take(variable::METRICS_LISTEN, given, value::metrics_listen)
                .unwrap_or(MetricsListen::IfFree(METRICS_LISTEN)),
            public_url: mistakes.take(variable::PUBLIC_URL, given, value::public_url),
            secret: mistakes.take(variable::SECRET, given, value::secret),
            secret_previous: mistakes
                .take(variable::SECRET_PREVIOUS, given, value::secrets)
                .unwrap_or_default(),
            adopt_secret: false,
            stop_delay: mistakes
                .take(variable::STOP_DELAY_SECONDS, given, value::stop_delay)
                .unwrap_or(STOP_DELAY),
            trusted_proxies: mistakes
                .take(variable::TRUSTED_PROXIES, given, value::networks)
                .unwrap_or_default(),
            submissions_per_minute: mistakes
                .take(variable::SUBMISSIONS_PER_MINUTE, given, value::quota)
                .unwrap_or(SUBMISSIONS_PER_MINUTE),
            answers_min: mistakes
                .take(variable::ANSWERS_MIN, given, value::quota)
                .unwrap_or(ANSWERS_MIN),
            public_rounding: mistakes
                .take(variable::PUBLIC_ROUNDING, given, value::rounding)
                .unwrap_or(PUBLIC_ROUNDING),
            smtp_url: given(variable::SMTP_URL).map(RedactedText::new),
            letters: given(variable::LETTERS).map(PathBuf::from),
            mail_from: given(variable::MAIL_FROM),
            smtp_ca: given(variable::SMTP_CA).map(PathBuf::from),
            security_contacts: mistakes
                .take(variable::SECURITY_CONTACT, given, value::contacts)
                .unwrap_or_default(),
            frameworks: mistakes
                .take(variable::FRAMEWORKS, given, frameworks::read)
                .unwrap_or_default(),
            dns_servers: mistakes
                .take(variable::DNS_SERVERS, given, value::name_servers)
                .unwrap_or_default(),
            outgoing_allow: mistakes
                .take(variable::OUTGOING_ALLOW, given, AllowedHosts::parse)
                .unwrap_or_default(),
            resolver: Arc::new(SystemResolver::default()),
        };
        mistakes.or(config)
    }
}

/// Returns the system's name servers; none when its file is missing.
fn system_name_servers() -> Result<Vec<SocketAddr>, ConfigErrors> {
    match std::fs::read_to_string(RESOLV_CONF) {
        Ok(text) => Ok(value::resolv_conf(&text)),
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(cause) => {
            let what = format!("is not set, and {RESOLV_CONF} cannot be read: {cause}");
            let mut mistakes = ConfigErrors::default();
            mistakes.push(variable::DNS_SERVERS, what);
            Err(mistakes)
        }
    }
}

/// Returns the urbivox variables of the environment that are set and not empty.
#[expect(clippy::disallowed_methods, reason = "this is the only reader of the environment")]
fn environment(mistakes: &mut ConfigErrors) -> BTreeMap<&'static str, String> {
    let mut settings = BTreeMap::new();
    for name in variable::names() {
        match std::env::var(name) {
            Ok(value) if value.trim().is_empty() => {}
            Ok(value) => {
                settings.insert(name, value);
            }
            Err(VarError::NotPresent) => {}
            Err(VarError::NotUnicode(_)) => mistakes.push(name, "is not UTF-8 text"),
        }
    }
    settings
}
