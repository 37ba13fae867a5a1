//! The names of the settings: what the manual lists.

/// The TOML file with further settings.
pub(super) const CONFIG: &str = "URBIVOX_CONFIG";
/// Where answers are kept.
pub(super) const DATABASE_URL: &str = "DATABASE_URL";
/// Where the server listens.
pub(super) const LISTEN: &str = "URBIVOX_LISTEN";
/// Where citizens reach the service.
pub(super) const PUBLIC_URL: &str = "URBIVOX_PUBLIC_URL";
/// What receipts are signed with.
pub(super) const SECRET: &str = "URBIVOX_SECRET";
/// Earlier secrets: what they signed stays good.
pub(super) const SECRET_PREVIOUS: &str = "URBIVOX_SECRET_PREVIOUS";
/// How long a stop is announced before it begins.
pub(super) const STOP_DELAY_SECONDS: &str = "URBIVOX_STOP_DELAY_SECONDS";
/// Whose forwarded headers are believed.
pub(super) const TRUSTED_PROXIES: &str = "URBIVOX_TRUSTED_PROXIES";
/// How fast one network may submit.
pub(super) const SUBMISSIONS_PER_MINUTE: &str = "URBIVOX_SUBMISSIONS_PER_MINUTE";
/// Where letters are handed over.
pub(super) const SMTP_URL: &str = "URBIVOX_SMTP_URL";
/// Where letters go without a mail server.
pub(super) const LETTERS: &str = "URBIVOX_LETTERS";
/// Who sends letters.
pub(super) const MAIL_FROM: &str = "URBIVOX_MAIL_FROM";
/// One more root certificate for the mail server.
pub(super) const SMTP_CA: &str = "URBIVOX_SMTP_CA";
pub(super) const FRAMEWORKS: &str = "URBIVOX_FRAMEWORKS";
/// Whom to tell of a weakness.
pub(super) const SECURITY_CONTACT: &str = "URBIVOX_SECURITY_CONTACT";
/// Who is asked for TXT records.
pub(super) const DNS_SERVERS: &str = "URBIVOX_DNS_SERVERS";
/// Which hosts may be private.
pub(super) const OUTGOING_ALLOW: &str = "URBIVOX_OUTGOING_ALLOW";
/// How few answers the public may see.
pub(super) const ANSWERS_MIN: &str = "URBIVOX_ANSWERS_MIN";

/// Settings that hold a secret, each with the setting that names a file with it instead: files of an orchestrator
/// (`/run/secrets/…`) are seen by fewer than an environment.
pub(super) const FILES: &[(&str, &str)] = &[
    (DATABASE_URL, "DATABASE_URL_FILE"),
    (SECRET, "URBIVOX_SECRET_FILE"),
    (SECRET_PREVIOUS, "URBIVOX_SECRET_PREVIOUS_FILE"),
    (SMTP_URL, "URBIVOX_SMTP_URL_FILE"),
];

/// The name of every setting, those that name the file with a secret included.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let settings = VARIABLES.iter().map(|variable| variable.name);
    settings.chain(FILES.iter().map(|(_, file)| *file))
}

/// One setting, as the manual shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name in the environment and in the TOML file.
    pub name: &'static str,
    /// What holds when it is absent; empty when nothing does.
    pub default: &'static str,
    /// What it decides, in one sentence.
    pub doc: &'static str,
}

/// Every setting there is.
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
