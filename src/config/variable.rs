//! Names and descriptions of the settings, as listed in the README.

/// TOML file with further settings.
pub(super) const CONFIG: &str = "URBIVOX_CONFIG";
/// The database.
pub(super) const DATABASE_URL: &str = "DATABASE_URL";
/// Address to listen on.
pub(super) const LISTEN: &str = "URBIVOX_LISTEN";
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
/// Folder for letters without a mail server.
pub(super) const LETTERS: &str = "URBIVOX_LETTERS";
/// Sender of letters.
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
        doc: "Where answers are kept: `sqlite://PATH` or `postgres://…`.",
    },
    Variable {
        name: LISTEN,
        default: "127.0.0.1:8080",
        doc: "Address and port to listen on; port 0 takes a free one.",
    },
    Variable {
        name: PUBLIC_URL,
        default: "",
        doc: "Address at which citizens reach the service, `https://…`.",
    },
    Variable {
        name: SECRET,
        default: "",
        doc: "Signs receipts: at least 32 characters, the same on every replica; made and kept beside the database when absent.",
    },
    Variable {
        name: SECRET_PREVIOUS,
        default: "",
        doc: "Earlier secrets, parted by blanks, commas or line ends: what they signed stays good.",
    },
    Variable {
        name: TRUSTED_PROXIES,
        default: "",
        doc: "Networks whose `X-Forwarded-For` is believed, such as `10.0.0.0/8, ::1`; without it the header is ignored.",
    },
    Variable {
        name: SUBMISSIONS_PER_MINUTE,
        default: "60",
        doc: "Submissions that one network may send to one survey in a minute.",
    },
    Variable {
        name: ANSWERS_MIN,
        default: "10",
        doc: "Fewest answers whose results the public sees.",
    },
    Variable {
        name: SMTP_URL,
        default: "",
        doc: "Mail server for letters, `smtp://user:password@host:587` (STARTTLS) or `smtps://…` (TLS); without it letters go into the folder `letters` beside the database.",
    },
    Variable {
        name: LETTERS,
        default: "",
        doc: "The folder for letters when there is no mail server; `letters` beside the database when absent.",
    },
    Variable {
        name: MAIL_FROM,
        default: "",
        doc: "Who sends letters, such as `Urbivox <no-reply@tampere.fi>`.",
    },
    Variable {
        name: SMTP_CA,
        default: "",
        doc: "A PEM file with one more root certificate that the mail server may have.",
    },
    Variable {
        name: SECURITY_CONTACT,
        default: "",
        doc: "Whom to tell of a weakness, for `/.well-known/security.txt`: e-mail addresses, or URIs such as `https://…` and `tel:…`, the preferred one first; without it the file is not there.",
    },
    Variable {
        name: STOP_DELAY_SECONDS,
        default: "1",
        doc: "After SIGTERM, how long `/readyz` says 503 while requests are still taken, so that a load balancer notices; 0 to 60.",
    },
    Variable {
        name: FRAMEWORKS,
        default: "",
        doc: "A folder of `*.json` files: frameworks of indicators beside the built-in ones.",
    },
    Variable {
        name: DNS_SERVERS,
        default: "",
        doc: "Name servers that are asked whether a domain is a city's own, such as `9.9.9.9, [::1]:5353`; those of `/etc/resolv.conf` when absent.",
    },
    Variable {
        name: OUTGOING_ALLOW,
        default: "",
        doc: "Hosts that the server may ask although their addresses are private, such as `id.city.internal, 10.0.0.7`; on this machine also without HTTPS.",
    },
    Variable {
        name: CONFIG,
        default: "",
        doc: "A TOML file with any of the settings above, under the same names; the environment wins.",
    },
];
