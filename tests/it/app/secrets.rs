//! Signing keys: rotation keeps issued tokens valid, and all servers and commands use the same keys.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};
use urbivox::app::access::Role;
use urbivox::app::audit;
use urbivox::app::audit::ProblemKind;
use urbivox::app::people::{federation, second_factor};
use urbivox::clock::Clock;
use urbivox::config::{Config, Keyring, Secret, SecretFile};
use urbivox::server::{Error, Server};
use urbivox::storage;
use urbivox::storage::{Backend, file_modes, installation};
use urbivox_core::survey::slug::Slug;

use crate::app::signed_links::token;
use crate::http::staff::{StaffClient, clerk};
use crate::world::{Answer, Database, SURVEY, World, config, submission, visit};

fn secret(byte: u8) -> Secret {
    Secret::from_bytes([byte; 32])
}

/// Signs with `current`, and also accepts signatures of `previous`.
fn config_with_secrets(database: &Database, current: u8, previous: &[u8]) -> Config {
    Config {
        secret: Some(secret(current)),
        secret_previous: previous.iter().copied().map(secret).collect(),
        ..config(database, u32::MAX)
    }
}

fn started(database: Database, current: u8, previous: &[u8], clock: &Clock) -> World {
    let config = config_with_secrets(&database, current, previous);
    World::configured_at(database, config, clock.clone())
}

/// A signed link, as the city's own system makes it with this key.
fn link(key: &Value, transaction: &str) -> String {
    let ends = Clock::System.now().as_second() + 86_400;
    let claims = json!({"aud": "tampere/day-care", "jti": transaction, "exp": ends});
    token(key, &json!({"alg": "HS256", "kid": key["id"]}), &claims)
}

fn send(world: &World, token: &str) -> Answer {
    let mut body = submission(&json!({"satisfaction": 5}));
    body["token"] = json!(token);
    world.post(&format!("{SURVEY}/responses"), &body)
}

fn receipt(sent: &Answer) -> String {
    assert_eq!(sent.status, 201, "{sent:?}");
    format!("/api/v1/responses/{}", sent.json()["receipt"].as_str().unwrap())
}

#[test]
fn signatures_of_an_earlier_secret_are_valid_until_it_is_removed() {
    for database in Database::each() {
        let clock = Clock::Fixed(Clock::System.now());
        let at = |steps: i64| clock.now() + jiff::SignedDuration::from_secs(30 * steps);
        let world = started(database, 1, &[], &clock);
        world.publish(&visit());
        let key = world
            .call("POST", "/api/v1/cities/tampere/link-keys", &Value::Null)
            .json();
        let (used, fresh, late) = (link(&key, "used"), link(&key, "fresh"), link(&key, "late"));
        let mut body = submission(&json!({"satisfaction": 5}));
        body["token"] = json!(used);
        let path = format!("{SURVEY}/responses");
        assert_eq!(world.post(&path, &body).status, 201);
        let kept = receipt(&world.submit(&json!({"satisfaction": 4})));
        let withdrawn = receipt(&world.submit(&json!({"satisfaction": 4})));
        let salt = set_up_factor(&world, &clock);
        let code =
            |world: &World, steps| second_factor::code_at(&world.server.app().keyring, &salt, at(steps)).unwrap();
        let old_code = code(&world, 0);

        let world = started(world.into_database(), 2, &[1], &clock);
        assert_eq!(world.get(&kept).status, 200, "on {}", world.database.url());
        let corrected = world.call("PUT", &kept, &json!({"answers": {"satisfaction": 5}}));
        assert_eq!(corrected.status, 200, "{corrected:?}");
        assert_eq!(world.call("DELETE", &withdrawn, &Value::Null).status, 204);
        assert_eq!(world.post(&path, &body).status, 200, "the same again");
        assert_eq!(send(&world, &used).problem(), "link-used");
        assert_eq!(send(&world, &fresh).status, 201);
        assert_eq!(send(&world, &fresh).problem(), "link-used");
        let opened = |token: &str| world.send("GET", &format!("/s/tampere/day-care/visit?t={token}"), &[], b"");
        assert_eq!(opened(&used).status, 410, "the page refuses it too");
        assert_eq!(opened(&late).status, 200);
        let new = receipt(&world.submit(&json!({"satisfaction": 3})));
        assert_ne!(old_code, code(&world, 0), "a factor is derived from the secret");
        assert_eq!(signed_in(&world, &old_code), 303);
        world.verify();

        // A link used under one secret is also used for servers with another current secret.
        let world = started(world.into_database(), 1, &[2], &clock);
        assert_eq!(send(&world, &fresh).problem(), "link-used");

        let world = started(world.into_database(), 2, &[1], &clock);
        let world = started(world.into_database(), 2, &[], &clock);
        assert_eq!((world.get(&kept).status, world.get(&new).status), (404, 200));
        assert_eq!(send(&world, &late).problem(), "link-invalid");
        let next = Clock::Fixed(at(10));
        let world = started(world.into_database(), 2, &[], &next);
        let old_code = {
            let old = urbivox::config::Keyring::from(secret(1));
            second_factor::code_at(&old, &salt, at(10)).unwrap()
        };
        assert_eq!(signed_in(&world, &old_code), 401);
        world.verify();
    }
}

/// Sets up a second factor for the owner, and returns its salt.
fn set_up_factor(world: &World, clock: &Clock) -> Vec<u8> {
    let mut owner = clerk(world, Role::Owner, Some("tampere"));
    let salt = owner.get(world, "/staff/account").page().value("salt");
    let bytes = BASE64URL_NOPAD.decode(salt.as_bytes()).unwrap()[..16].to_vec();
    let before = clock.now() - jiff::SignedDuration::from_secs(30);
    let code = second_factor::code_at(&world.server.app().keyring, &bytes, before).unwrap();
    let fields = [("do", "factor-on"), ("salt", salt.as_str()), ("code", &code)];
    assert_eq!(owner.post(world, "/staff/account", &fields).status, 200);
    bytes
}

fn signed_in(world: &World, code: &str) -> u16 {
    let mut owner = StaffClient::default();
    owner.sign_in(world, "owner.tampere@example.org");
    owner.post(world, "/staff/sign-in/code", &[("code", code)]).status
}

#[test]
fn a_server_with_another_secret_does_not_start_unless_the_operator_insists() {
    for database in Database::each() {
        let refused = |config: Config| match Server::start(config, Clock::System) {
            Err(Error::Storage(storage::Error::OtherSecret(other))) => other,
            Err(other) => panic!("{other}"),
            Ok(_) => panic!("a server with another secret started"),
        };
        let world = started(database, 1, &[], &Clock::System);
        let own = world.server.app().keyring.fingerprint();
        // A second server with another secret on the same database.
        let other = refused(config_with_secrets(&world.database, 2, &[]));
        assert_eq!(
            (other.expected.as_str(), other.given.is_some_and(|given| given != own)),
            (own.as_str(), true)
        );
        refused(config_with_secrets(&world.database, 2, &[3]));
        // With both secrets it starts, and then the first secret alone is refused.
        let second = Server::start(config_with_secrets(&world.database, 2, &[1]), Clock::System).unwrap();
        second.stop();
        refused(config_with_secrets(&world.database, 1, &[]));
        let database = world.into_database();

        let adopting = Config {
            adopt_secret: true,
            ..config_with_secrets(&database, 3, &[])
        };
        Server::start(adopting, Clock::System).unwrap().stop();
        Server::start(config_with_secrets(&database, 3, &[]), Clock::System)
            .unwrap()
            .stop();
        refused(config_with_secrets(&database, 2, &[]));
    }
}

#[test]
fn signing_commands_refuse_another_secret_with_advice() {
    for database in Database::each() {
        let run = |words: &[&str], secret: &str| {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_urbivox"));
            command.args(words).env_clear().env("DATABASE_URL", database.url());
            let done = command.env("URBIVOX_SECRET", secret).output().unwrap();
            (done.status.code(), String::from_utf8(done.stderr).unwrap())
        };
        let (own, other) = ("o".repeat(32), "x".repeat(32));
        let city = |slug| ["city", "add", slug, "--name", "A city"];
        assert_eq!(run(&city("tampere"), &own).0, Some(0));
        for words in [&["serve"][..], &city("turku")] {
            let (code, told) = run(words, &other);
            assert_eq!((code, told.lines().count()), (Some(1), 1), "{told}");
            for part in ["used with another secret", "URBIVOX_SECRET_PREVIOUS", "--adopt-secret"] {
                assert!(told.contains(part), "`{part}` is not in: {told}");
            }
            assert!(!told.contains(&other) && !told.contains(&own));
        }
    }
}

#[test]
fn a_server_notices_within_seconds_that_the_secret_changed() {
    for database in Database::each() {
        let world = started(database, 1, &[], &Clock::System);
        assert_eq!(ready(&world), 200);
        let adopting = Config {
            adopt_secret: true,
            ..config_with_secrets(&world.database, 2, &[])
        };
        let second = Server::start(adopting, Clock::System).unwrap();
        let begun = Instant::now();
        while ready(&world) != 503 {
            assert!(begun.elapsed() < Duration::from_secs(10), "on {}", world.database.url());
        }
        second.stop();
        // Rotated back: both secrets are accepted.
        Server::start(config_with_secrets(&world.database, 1, &[2]), Clock::System)
            .unwrap()
            .stop();
        let begun = Instant::now();
        while ready(&world) != 200 {
            assert!(begun.elapsed() < Duration::from_secs(10), "on {}", world.database.url());
        }
    }
}

fn ready(world: &World) -> u16 {
    world.send("GET", "/readyz", &[], b"").status
}

/// Rotation of the generated secret file, as described in the manual.
#[test]
fn the_secret_file_is_rotated_by_a_line_at_its_top() {
    for database in Database::each() {
        let own = |database: &Database| Config {
            secret: None,
            ..config(database, u32::MAX)
        };
        let start = |database: Database| {
            let config = own(&database);
            World::configured(database, config)
        };
        let write = |world: &World, text: &str| match world.database.backend() {
            Backend::Sqlite(path) => std::fs::write(SecretFile::next_to(&path).path(), text).unwrap(),
            Backend::Postgres(_) => world.execute(&format!(
                "update installation set value = '{text}' where name = 'secret'"
            )),
        };
        let read = |world: &World| match world.database.backend() {
            Backend::Sqlite(path) => std::fs::read_to_string(SecretFile::next_to(&path).path()).unwrap(),
            Backend::Postgres(_) => {
                let stored = world.server.app().storage.read(installation::stored_secret);
                stored.unwrap().unwrap()
            }
        };
        let world = start(database);
        world.publish(&visit());
        let before = receipt(&world.submit(&json!({"satisfaction": 4})));
        let old = read(&world).trim().to_owned();
        let new = Secret::fresh_text().unwrap();
        write(&world, &format!("{new}\n{old}\n"));
        let world = start(world.into_database());
        let after = receipt(&world.submit(&json!({"satisfaction": 4})));
        assert_eq!((world.get(&before).status, world.get(&after).status), (200, 200));
        write(&world, &format!("{new}\n"));
        let world = start(world.into_database());
        assert_eq!((world.get(&before).status, world.get(&after).status), (404, 200));

        // A lost secret file is not created again: a new secret would refuse every receipt.
        match world.database.backend() {
            Backend::Sqlite(path) => std::fs::remove_file(SecretFile::next_to(&path).path()).unwrap(),
            Backend::Postgres(_) => world.execute("delete from installation where name = 'secret'"),
        }
        let database = world.into_database();
        let refused = Server::start(own(&database), Clock::System)
            .map(drop)
            .unwrap_err()
            .to_string();
        assert!(refused.contains("the secret of this database is missing"), "{refused}");
        let given = Config {
            secret: Secret::parse(&new),
            ..own(&database)
        };
        let world = World::configured(database, given);
        assert_eq!(world.get(&after).status, 200);
    }
}

#[test]
fn files_with_answers_or_secrets_are_private_to_their_owner() {
    let database = Database::sqlite();
    let config = Config {
        secret: None,
        ..config(&database, u32::MAX)
    };
    let world = World::configured(database, config);
    world.publish(&visit());
    assert_eq!(world.submit(&json!({"satisfaction": 4})).status, 201);
    crate::http::staff::invite(&world, "mikko@example.org", Role::Admin, None);
    let letters = world.database.letters();
    world.letters();
    let path = world.database.path();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for ending in ["", "-wal", "-shm", ".secret", ".lock"] {
        let file = storage::files::with_suffix(&path, ending);
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
    let begun = Instant::now();
    while !letters.is_dir() || std::fs::read_dir(&letters).unwrap().next().is_none() {
        assert!(begun.elapsed() < Duration::from_secs(10), "no e-mail was delivered");
    }
    assert_eq!(mode(&letters), 0o700);
    for letter in std::fs::read_dir(&letters).unwrap() {
        assert_eq!(mode(&letter.unwrap().path()), 0o600);
    }
    assert_eq!(file_modes::readable_by_others(Some(&path), &letters).unwrap(), []);

    // Files that are readable by others are reported, with the command that restricts them.
    let wide = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    wide(&path, 0o644);
    wide(&storage::files::with_suffix(&path, ".secret"), 0o640);
    wide(&letters, 0o755);
    let told: Vec<String> = file_modes::readable_by_others(Some(&path), &letters)
        .unwrap()
        .iter()
        .map(|file| format!("{file}; {}", file.advice()))
        .collect();
    let shown = path.display();
    assert_eq!(
        told,
        [
            format!("other users of this machine can read {shown} (mode 644); chmod 600 {shown}"),
            format!("other users of this machine can read {shown}.secret (mode 640); chmod 600 {shown}.secret"),
            format!(
                "other users of this machine can read {0} (mode 755); chmod -R go= {0}",
                letters.display()
            ),
        ]
    );
}

#[test]
fn the_secret_of_an_identity_provider_is_encrypted_where_it_is_stored() {
    for database in Database::each() {
        let tampere = Slug::parse("tampere").unwrap();
        let document = json!({
            "issuer": "https://id.example.eu", "client_id": "urbivox", "client_secret": "hunter2", "domains": ["example.eu"],
            "default_role": "viewer",
        });
        let stored = |world: &World| {
            world
                .server
                .app()
                .storage
                .read(storage::providers::all_settings)
                .unwrap()
        };
        let client_secret = |world: &World| {
            let settings = federation::settings(world.server.app(), &tampere).unwrap().unwrap();
            settings["client_secret"].clone()
        };
        let world = started(database, 1, &[], &Clock::System);
        world.settle("tampere", "day-care");
        federation::set(world.server.app(), &tampere, Some(&document)).unwrap();
        let sealed = stored(&world);
        assert!(!sealed[0].1.contains("hunter2"), "{sealed:?}");
        assert_eq!(client_secret(&world), "hunter2");

        // A provider from before encryption: the next start encrypts its secret.
        world.execute(&format!("update providers set settings = '{document}'"));
        let world = started(world.into_database(), 1, &[], &Clock::System);
        assert!(!stored(&world)[0].1.contains("hunter2"));
        assert_eq!(client_secret(&world), "hunter2");

        // After a rotation it is encrypted again, so that the earlier secret can be removed.
        let world = started(world.into_database(), 2, &[1], &Clock::System);
        let world = started(world.into_database(), 2, &[], &Clock::System);
        assert_eq!(client_secret(&world), "hunter2");

        // Decryption fails with another secret.
        let adopting = Config {
            adopt_secret: true,
            ..config_with_secrets(&world.database, 3, &[])
        };
        let world = World::configured(world.into_database(), adopting);
        assert_eq!(client_secret(&world), Value::Null);
    }
}

/// Kinds of the problems of the audit log, checked with this secret alone.
fn log_problems(world: &World, byte: u8) -> Vec<ProblemKind> {
    let keyring = Keyring::from(secret(byte));
    let found = audit::verify(&world.server.app().storage, Some(&keyring), &[]).unwrap();
    found.problems.into_iter().map(|problem| problem.what).collect()
}

#[test]
fn adopting_a_secret_seals_the_audit_log_unless_it_has_another_problem() {
    for is_tampered in [false, true] {
        for database in Database::each() {
            let world = started(database, 1, &[], &Clock::System);
            world.settle("tampere", "day-care");
            assert_eq!(log_problems(&world, 1), []);
            if is_tampered {
                world.execute("update audit set actor = 'x' where id = 1");
            }
            let database = world.into_database();
            let adopting = Config {
                adopt_secret: true,
                ..config_with_secrets(&database, 2, &[])
            };
            let world = World::configured(database, adopting);
            assert_eq!(log_problems(&world, 2).is_empty(), !is_tampered);
            // Entries before the seal are still checked.
            world.execute("update audit set actor = 'y' where id = 1");
            assert_ne!(log_problems(&world, 2), []);
        }
    }
}
