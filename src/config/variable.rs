//! Names and descriptions of the settings, as listed in the README.

/// TOML file with further settings.
pub(super) const CONFIG: &str = "URBIVOX_CONFIG";
/// The database.
pub(super) const DATABASE_URL: &str = "DATABASE_URL";
/// Address to listen on.
pub(super) const LISTEN: &str = "URBIVOX_LISTEN";
/// Address of the metrics.
pub(super) const METRICS_LISTEN: &str = "URBIVOX_METRICS_LISTEN";
/// Public base URL of the service.
pub(super) const PUBLIC_URL: &str = "URBIVOX_PUBLIC_URL";
/// Secret behind all signatures.
pub(super) const SECRET: &str = "URBIVOX_SECRET";
/// Earlier secrets, whose signatures stay valid.
pub(super) const SECRET_PREVIOUS: &str = "URBIVOX_SECRET_PREVIOUS";
/// Delay of the shutdown after SIGTERM.
pub(super) const STOP_DELAY_SECONDS: &str = "URBIVOX_STOP_DELAY_SECONDS";
/// Proxies whose forwarded headers are trusted.
pub(super) const TRUSTED_PROXIES: &str = "URBIVOX_TRUSTED_PROXIES";
/// Limit of submissions from one network.
pub(super) const SUBMISSIONS_PER_MINUTE: &str = "URBIVOX_SUBMISSIONS_PER_MINUTE";
/// Mail server.
pub(super) const SMTP_URL: &str = "URBIVOX_SMTP_URL";
/// Folder for e-mails without a mail server.
pub(super) const LETTERS: &str = "URBIVOX_LETTERS";
/// Sender of e-mails.
pub(super) const MAIL_FROM: &str = "URBIVOX_MAIL_FROM";
/// Additional root certificate for the mail server.
pub(super) const SMTP_CA: &str = "URBIVOX_SMTP_CA";
pub(super) const FRAMEWORKS: &str = "URBIVOX_FRAMEWORKS";
/// Contacts for reports of vulnerabilities.
pub(super) const SECURITY_CONTACT: &str = "URBIVOX_SECURITY_CONTACT";
/// Name servers for TXT records.
pub(super) const DNS_SERVERS: &str = "URBIVOX_DNS_SERVERS";
/// Hosts that may have private addresses.
pub(super) const OUTGOING_ALLOW: &str = "URBIVOX_OUTGOING_ALLOW";
/// Minimum number of answers for public results.
pub(super) const ANSWERS_MIN: &str = "URBIVOX_ANSWERS_MIN";
/// Base of which public counts are multiples.
pub(super) const PUBLIC_ROUNDING: &str = "URBIVOX_PUBLIC_ROUNDING";

/// Settings with a secret, and the setting that names a file with it instead: files of an orchestrator
/// (`/run/secrets/…`) are visible to fewer processes than the environment.
pub(super) const FILES: &[(&str, &str)] = &[
    (DATABASE_URL, "DATABASE_URL_FILE"),
    (SECRET, "URBIVOX_SECRET_FILE"),
    (SECRET_PREVIOUS, "URBIVOX_SECRET_PREVIOUS_FILE"),
    (SMTP_URL, "URBIVOX_SMTP_URL_FILE"),
];

/// Returns the names of all settings, including those that name a file with a secret.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let settings = VARIABLES.iter().map(|variable| variable.name);
    settings.chain(FILES.iter().map(|(_, file)| *file))
}

/// A setting, as listed in the README.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Name in the environment and in the TOML file.
    pub name: &'static str,
    /// Default value; empty for none.
    pub default: &'static str,
    /// Description in one sentence.
    pub doc: &'static str,
}

/// All settings.
pub const VARIABLES: &[Variable] = &[
    Variable {
        name: DATABASE_URL,
        default: "sqlite://urbivox.db",
        doc: "The database: `sqlite://PATH` or `postgres://…`.",
    },
    Variable {
        name: LISTEN,
        default: "127.0.0.1:8080",
        doc: "Address and port to listen on; port 0 selects a free one.",
    },
    Variable {
        name: METRICS_LISTEN,
        default: "127.0.0.1:9464",
        doc: "Address and port of `/metrics` for Prometheus, apart from the public one; port 0 selects a free one, `off` serves no metrics. If the default is in use, the server runs without metrics and logs it.",
    },
    Variable {
        name: PUBLIC_URL,
        default: "",
        doc: "Public base URL of the service, `https://…`.",
    },
    Variable {
        name: SECRET,
        default: "",
        doc: "Secret behind all signatures: at least 32 characters, the same on every replica; by default created at the first start and stored next to the database.",
    },
    Variable {
        name: SECRET_PREVIOUS,
        default: "",
        doc: "Earlier secrets, separated by spaces, commas or line breaks; their signatures stay valid.",
    },
    Variable {
        name: TRUSTED_PROXIES,
        default: "",
        doc: "Networks of reverse proxies whose `X-Forwarded-For` is trusted, such as `10.0.0.0/8, ::1`; by default the header is ignored.",
    },
    Variable {
        name: SUBMISSIONS_PER_MINUTE,
        default: "60",
        doc: "Maximum number of submissions per minute from one network to one survey.",
    },
    Variable {
        name: ANSWERS_MIN,
        default: "10",
        doc: "Minimum number of answers for public results.",
    },
    Variable {
        name: PUBLIC_ROUNDING,
        default: "3",
        doc: "Public counts are told in threes, or exactly with `1`; a survey keeps the setting of its first release.",
    },
    Variable {
        name: SMTP_URL,
        default: "",
        doc: "Mail server for e-mails, `smtp://user:password@host:587` (STARTTLS) or `smtps://…` (TLS); without one, e-mails are written to a folder.",
    },
    Variable {
        name: LETTERS,
        default: "",
        doc: "Folder for e-mails when no mail server is configured; by default `letters` in the folder of the database.",
    },
    Variable {
        name: MAIL_FROM,
        default: "",
        doc: "Sender of e-mails, such as `Urbivox <no-reply@tampere.fi>`.",
    },
    Variable {
        name: SMTP_CA,
        default: "",
        doc: "PEM file with an additional root certificate for the mail server.",
    },
    Variable {
        name: SECURITY_CONTACT,
        default: "",
        doc: "Contacts for reports of vulnerabilities, for `/.well-known/security.txt`: e-mail addresses, or URIs such as `https://…` and `tel:…`, the preferred one first; without contacts there is no such file.",
    },
    Variable {
        name: STOP_DELAY_SECONDS,
        default: "1",
        doc: "Seconds between SIGTERM and the shutdown, while `/readyz` answers 503 and requests are still accepted, so that load balancers can react; 0 to 60.",
    },
    Variable {
        name: FRAMEWORKS,
        default: "",
        doc: "Folder of `*.json` files with additional indicator frameworks.",
    },
    Variable {
        name: DNS_SERVERS,
        default: "",
        doc: "Name servers for the confirmation of cities' domains, such as `9.9.9.9, [::1]:5353`; by default those of `/etc/resolv.conf`.",
    },
    Variable {
        name: OUTGOING_ALLOW,
        default: "",
        doc: "Hosts that the server may contact although their addresses are private, such as `id.city.internal, 10.0.0.7`; on this machine also without HTTPS.",
    },
    Variable {
        name: CONFIG,
        default: "",
        doc: "TOML file with any of the settings above, under the same names; environment variables take precedence.",
    },
];
