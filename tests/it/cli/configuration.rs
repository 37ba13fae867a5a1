//! Settings: defaults, sources, validation and error messages.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use urbivox::config::{Config, ConfigErrors, MetricsListen, Secret, SecretFile, VARIABLES};
use urbivox::storage::Backend;

fn read(settings: &[(&str, &str)]) -> Result<Config, ConfigErrors> {
    let settings: BTreeMap<&str, &str> = settings.iter().copied().collect();
    Config::from_lookup(|name| settings.get(name).map(|value| (*value).to_owned()))
}

fn mistake(name: &str, value: &str) -> String {
    let mistakes = read(&[(name, value)]).expect_err(&format!("{name}={value} is a mistake"));
    let found: Vec<_> = mistakes.iter().collect();
    assert_eq!(found.len(), 1, "{name}={value}: {mistakes}");
    assert_eq!(found[0].name, name);
    found[0].what.clone()
}

#[test]
fn no_setting_is_required() {
    let config = read(&[]).unwrap();
    assert_eq!(config.backend, Backend::Sqlite("urbivox.db".into()));
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(
        config.metrics_listen,
        MetricsListen::IfFree("127.0.0.1:9464".parse().unwrap())
    );
    assert_eq!(config.public_url, None);
    assert!(config.secret.is_none());
    assert!(config.trusted_proxies.is_empty());
    assert_eq!(config.submissions_per_minute.get(), 60);
}

#[test]
fn an_empty_value_counts_as_unset() {
    let settings: Vec<_> = VARIABLES.iter().map(|variable| (variable.name, " ")).collect();
    assert_eq!(
        format!("{:?}", read(&settings).unwrap()),
        format!("{:?}", read(&[]).unwrap())
    );
}

#[test]
fn the_defaults_in_the_manual_are_the_defaults_in_the_program() {
    let settings: Vec<_> = VARIABLES
        .iter()
        .map(|variable| (variable.name, variable.default))
        .collect();
    assert_eq!(
        format!("{:?}", read(&settings).unwrap()),
        format!("{:?}", read(&[]).unwrap())
    );
}

#[test]
fn every_setting_is_read() {
    let config = read(&[
        ("DATABASE_URL", "postgres://urbivox@db/urbivox"),
        ("URBIVOX_LISTEN", "[::1]:9000"),
        ("URBIVOX_PUBLIC_URL", "https://surveys.example.eu/"),
        ("URBIVOX_SECRET", "0123456789abcdef0123456789abcdef"),
        ("URBIVOX_TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.7 ::1"),
        ("URBIVOX_SUBMISSIONS_PER_MINUTE", "4294967295"),
    ])
    .unwrap();
    assert_eq!(
        config.backend,
        Backend::Postgres("postgres://urbivox@db/urbivox".to_owned())
    );
    assert_eq!(config.listen.to_string(), "[::1]:9000");
    assert_eq!(config.public_url.as_deref(), Some("https://surveys.example.eu"));
    assert!(config.secret.is_some());
    let proxies: Vec<String> = config.trusted_proxies.iter().map(ToString::to_string).collect();
    assert_eq!(proxies, ["10.0.0.0/8", "192.0.2.7/32", "::1/128"]);
    assert_eq!(config.submissions_per_minute.get(), u32::MAX);
}

#[test]
fn the_metrics_are_at_an_address_or_off() {
    let read = |value| read(&[("URBIVOX_METRICS_LISTEN", value)]).unwrap().metrics_listen;
    assert_eq!(read("off"), MetricsListen::Off);
    assert_eq!(read("[::1]:0"), MetricsListen::At("[::1]:0".parse().unwrap()));
}

#[test]
fn the_security_contact_is_an_email_address_or_a_uri() {
    let config = read(&[(
        "URBIVOX_SECURITY_CONTACT",
        "security@example.eu, https://example.eu/report tel:+358-9-1",
    )])
    .unwrap();
    let expected = [
        "mailto:security@example.eu",
        "https://example.eu/report",
        "tel:+358-9-1",
    ];
    assert_eq!(config.security_contacts, expected);
    for wrong in [
        "security",
        "http://example.eu",
        "a@b@c",
        "https://",
        "x@example.eu\"",
        "javascript:alert(1)@x",
    ] {
        mistake("URBIVOX_SECURITY_CONTACT", wrong);
    }
}

#[test]
fn another_scheme_is_refused() {
    for url in [
        "mysql://db/urbivox",
        "urbivox.db",
        "SQLITE://urbivox.db",
        "file://urbivox.db",
    ] {
        assert_eq!(
            mistake("DATABASE_URL", url),
            "must begin with sqlite:// or postgres://",
            "{url}"
        );
    }
    assert!(mistake("DATABASE_URL", "sqlite://").contains("names no file"));
    assert!(mistake("DATABASE_URL", "sqlite://:memory:").contains("loses all responses"));
}

#[test]
fn an_invalid_value_is_refused() {
    for listen in ["8080", "localhost:8080", "127.0.0.1", "127.0.0.1:99999"] {
        assert!(mistake("URBIVOX_LISTEN", listen).contains("0.0.0.0:8080"), "{listen}");
    }
    for listen in ["9464", "none", "Off", "metrics:9464", "127.0.0.1"] {
        let mistake = mistake("URBIVOX_METRICS_LISTEN", listen);
        assert!(
            mistake.contains("127.0.0.1:9464") && mistake.ends_with("or off"),
            "{listen}"
        );
    }
    for url in [
        "surveys.example.eu",
        "ftp://example.eu",
        "https://",
        "https:///x",
        "https://a b",
        "https://a?b=c",
        "https://me@a",
        "https://a:99999",
        "https://[::1",
    ] {
        assert!(
            mistake("URBIVOX_PUBLIC_URL", url).contains("https://surveys.example.eu"),
            "{url}"
        );
    }
    for quota in ["0", "-1", "many", "4294967296", "1.5"] {
        assert!(
            mistake("URBIVOX_SUBMISSIONS_PER_MINUTE", quota).contains("from 1 to 4294967295"),
            "{quota}"
        );
    }
    for seconds in ["-1", "61", "1.5", "soon"] {
        assert!(mistake("URBIVOX_STOP_DELAY_SECONDS", seconds).contains("from 0 to 60"));
    }
    assert!(mistake("URBIVOX_SECRET", "too short to be one").contains("at least 32 characters"));
    let proxies = mistake("URBIVOX_TRUSTED_PROXIES", "10.0.0.0/8,proxy,10.0.0.0/64");
    assert!(proxies.ends_with("these are none: proxy, 10.0.0.0/64"), "{proxies}");
}

#[test]
fn all_errors_are_reported_together_without_a_password() {
    let mistakes = read(&[
        ("DATABASE_URL", "mysql://clerk:hunter2@db/urbivox"),
        ("URBIVOX_LISTEN", "everywhere"),
        ("URBIVOX_SECRET", "hunter2"),
        ("URBIVOX_TRUSTED_PROXIES", "proxy"),
        ("URBIVOX_SUBMISSIONS_PER_MINUTE", "0"),
        ("URBIVOX_PUBLIC_URL", "nowhere"),
    ])
    .unwrap_err();
    assert_eq!(mistakes.iter().count(), 6);
    let line = mistakes.to_string();
    assert!(
        line.starts_with("the configuration has 6 errors: DATABASE_URL must begin with"),
        "{line}"
    );
    assert!(!line.contains("hunter2") && !line.contains('\n'), "{line}");
}

#[test]
fn a_secret_is_never_shown() {
    let secret = Secret::parse("correct horse battery staple, and more").unwrap();
    assert_eq!(format!("{secret:?}"), "Secret(…)");
    assert!(Secret::parse("            0123456789abcdef            ").is_none());
}

#[test]
fn a_secret_is_generated_once_and_private_to_its_owner() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("urbivox.db");
    let secrets: Vec<[u8; 32]> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| *SecretFile::next_to(&database).load_or_create().unwrap().0.bytes()))
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(secrets.iter().all(|secret| *secret == secrets[0]));

    let file = folder.path().join("urbivox.db.secret");
    let text = std::fs::read_to_string(&file).unwrap();
    assert_eq!(text.trim().len(), 64);
    assert_eq!(
        Secret::parse(&text).unwrap().bytes(),
        &secrets[0],
        "the file's text means the same in URBIVOX_SECRET"
    );
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing else is left"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_secret_file_holds_earlier_secrets_on_the_lines_after_the_first() {
    let secret = |text: &str| *Secret::parse(text).unwrap().bytes();
    let (now, before) = ("n".repeat(32), "b".repeat(40));
    let (current, earlier) = SecretFile::parse(&format!("{now}\n\n {before} \n")).unwrap();
    let earlier: Vec<_> = earlier.iter().map(|secret| *secret.bytes()).collect();
    assert_eq!((*current.bytes(), earlier), (secret(&now), vec![secret(&before)]));
    for bad in ["", "\n", "short", &format!("{now}\nshort")] {
        assert!(SecretFile::parse(bad).is_err(), "{bad}");
    }
}

#[test]
fn earlier_secrets_are_separated_by_commas_spaces_or_lines() {
    let (a, b) = ("a".repeat(32), "b".repeat(64));
    let passphrase = "correct horse, battery staple, and more";
    for (text, count) in [
        (a.clone(), 1),
        (format!("{a} {b}"), 2),
        (format!("{a},{b}"), 2),
        (format!(" {a},\t{b} ,"), 2),
        (format!("{a}\n{b}\n"), 2),
        (passphrase.to_owned(), 1),
        (format!("{a}\n{passphrase}"), 2),
    ] {
        let config = read(&[("URBIVOX_SECRET_PREVIOUS", &text)]).unwrap();
        assert_eq!(config.secret_previous.len(), count, "{text}");
    }
    let whole = read(&[("URBIVOX_SECRET_PREVIOUS", passphrase)]).unwrap();
    assert_eq!(
        whole.secret_previous[0].bytes(),
        Secret::parse(passphrase).unwrap().bytes()
    );
    for bad in ["short", &format!("{a} short"), &format!("{a}\nshort")] {
        assert!(mistake("URBIVOX_SECRET_PREVIOUS", bad).contains("at least 32 characters each"));
    }
}

#[test]
fn every_secret_may_be_read_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let secret = "0123456789abcdef0123456789abcdef";
    for (setting, text) in [
        ("DATABASE_URL", "postgres://urbivox:hunter2@db/urbivox"),
        ("URBIVOX_SECRET", secret),
        (
            "URBIVOX_SECRET_PREVIOUS",
            "0123456789abcdef0123456789abcdee\n0123456789abcdef0123456789abcded",
        ),
        ("URBIVOX_SMTP_URL", "smtp://post:hunter2@mail.example.eu:587"),
    ] {
        let file = folder.path().join(setting);
        let name = format!("{setting}_FILE");
        let path = file.to_str().unwrap();
        let set = [(name.as_str(), path)];
        assert!(
            mistake(&name, path).contains("cannot be read"),
            "{name} names a file that is not there"
        );
        std::fs::write(&file, format!("{text}\n")).unwrap();
        let by_file = read(&set).unwrap();
        let directly = read(&[(setting, text)]).unwrap();
        assert_eq!(by_file.backend, directly.backend, "{setting}");
        assert_eq!(by_file.smtp_url, directly.smtp_url, "{setting}");
        let bytes = |config: &Config| {
            let all = config.secret.iter().chain(&config.secret_previous);
            all.map(|secret| *secret.bytes()).collect::<Vec<_>>()
        };
        assert_eq!(bytes(&by_file), bytes(&directly), "{setting}");

        let both = read(&[set[0], (setting, text)]).unwrap_err().to_string();
        assert!(both.contains(&format!("{name} and {setting} are both set")), "{both}");
        std::fs::write(&file, " \n").unwrap();
        assert!(mistake(&name, path).contains("is empty"));
        std::fs::write(&file, b"hunter2\xff").unwrap();
        let told = mistake(&name, path);
        assert!(told.contains("not UTF-8") && !told.contains("hunter2"), "{told}");
        std::fs::write(&file, "hunter2".repeat(20_000)).unwrap();
        let told = mistake(&name, path);
        assert!(told.contains("more than 64 kB") && !told.contains("hunter2"), "{told}");
    }
    // Reported with all other mistakes, in one line.
    let mistakes = read(&[
        ("URBIVOX_SECRET_FILE", "/nowhere/secret"),
        ("DATABASE_URL_FILE", "/nowhere/url"),
        ("URBIVOX_LISTEN", "everywhere"),
    ]);
    assert_eq!(mistakes.unwrap_err().iter().count(), 3);
}

#[test]
fn a_file_of_settings_may_name_the_files_with_secrets() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    std::fs::write(&secret, "short").unwrap();
    let toml = format!(
        "DATABASE_URL = \"sqlite://a.db\"\nURBIVOX_SECRET_FILE = \"{}\"\n",
        secret.display()
    );
    let told = |done: Output| String::from_utf8(done.stderr).unwrap();
    let done = told(key_create(folder.path(), &toml, &[]));
    assert!(done.contains("URBIVOX_SECRET must have at least 32"), "{done}");
    let both = format!("{toml}URBIVOX_SECRET = \"0123456789abcdef0123456789abcdef\"\n");
    let done = told(key_create(folder.path(), &both, &[]));
    assert!(
        done.contains("URBIVOX_SECRET_FILE and URBIVOX_SECRET are both set"),
        "{done}"
    );
    // The environment takes precedence, as a value or as a file.
    let done = key_create(
        folder.path(),
        &toml,
        &[("URBIVOX_SECRET", "0123456789abcdef0123456789abcdef")],
    );
    assert!(done.status.success(), "{done:?}");
}

#[test]
fn a_secret_file_that_was_cut_short_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("urbivox.db.secret");
    std::fs::write(&file, "short").unwrap();
    let told = SecretFile::next_to(&folder.path().join("urbivox.db"))
        .load_or_create()
        .unwrap_err()
        .to_string();
    assert!(
        told.contains("urbivox.db.secret: contains a line with fewer than 32 characters"),
        "{told}"
    );
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "short");
}

/// Runs `key create`, which opens or creates the database, with this TOML settings file.
fn key_create(folder: &Path, toml: &str, variables: &[(&str, &str)]) -> Output {
    let file = folder.join("urbivox.toml");
    std::fs::write(&file, toml).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_urbivox"));
    command
        .args(["key", "create", "--role", "analyst"])
        .current_dir(folder)
        .env_clear()
        .env("URBIVOX_CONFIG", &file);
    command.envs(variables.iter().copied()).output().unwrap()
}

#[test]
fn the_environment_overrides_the_settings_file() {
    let folder = tempfile::tempdir().unwrap();
    let toml = "DATABASE_URL = \"sqlite://from_file.db\"\n\
                URBIVOX_SUBMISSIONS_PER_MINUTE = 30\n\
                URBIVOX_TRUSTED_PROXIES = [\"10.0.0.0/8\", \"::1\"]\n";
    let done = key_create(folder.path(), toml, &[]);
    assert!(done.status.success(), "{done:?}");
    assert!(folder.path().join("from_file.db").exists());

    let done = key_create(folder.path(), toml, &[("DATABASE_URL", "sqlite://from_environment.db")]);
    assert!(done.status.success(), "{done:?}");
    assert!(folder.path().join("from_environment.db").exists());
}

#[test]
fn errors_of_file_and_environment_are_reported_together() {
    let folder = tempfile::tempdir().unwrap();
    let toml = "DATABASE_URI = \"sqlite://a.db\"\nURBIVOX_SECRET = \"hunter2\"\nURBIVOX_PUBLIC_URL = true\n";
    let done = key_create(folder.path(), toml, &[("URBIVOX_LISTEN", "everywhere")]);
    assert_eq!(done.status.code(), Some(1));
    let told = String::from_utf8(done.stderr).unwrap();
    for part in [
        "has 4 errors",
        "unknown setting DATABASE_URI",
        "URBIVOX_SECRET must",
        "give URBIVOX_PUBLIC_URL as",
        "URBIVOX_LISTEN must",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert_eq!(told.lines().count(), 1);
    assert!(!told.contains("hunter2"));
}

#[test]
fn an_unreadable_settings_file_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let done = key_create(
        folder.path(),
        "URBIVOX_LISTEN = \"127.0.0.1:0\"\nURBIVOX_SECRET = hunter2\n",
        &[],
    );
    let told = String::from_utf8(done.stderr).unwrap();
    assert!(
        told.contains("urbivox.toml is not TOML, line 2") && !told.contains("hunter2"),
        "{told}"
    );

    let done = key_create(folder.path(), "", &[("URBIVOX_CONFIG", "/nowhere/urbivox.toml")]);
    assert_eq!(done.status.code(), Some(1));
    let told = String::from_utf8(done.stderr).unwrap();
    assert!(
        told.contains("URBIVOX_CONFIG names /nowhere/urbivox.toml, which cannot be read"),
        "{told}"
    );
}

#[test]
fn the_manual_lists_every_setting_with_its_default() {
    let manual = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    for variable in VARIABLES {
        let row = manual
            .lines()
            .find(|line| line.starts_with(&format!("| `{}` |", variable.name)));
        let row = row.unwrap_or_else(|| panic!("README.md has no row for {}", variable.name));
        assert!(
            variable.default.is_empty() || row.contains(&format!("`{}`", variable.default)),
            "{row}"
        );
    }
}
