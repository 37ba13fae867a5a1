//! The audit log: changes to it are detected, and people appear in it by number.

use serde_json::json;
use sha2::{Digest, Sha256};
use urbivox::app::App;
use urbivox::app::access::Role;
use urbivox::app::audit;
use urbivox::app::audit::{ChainPosition, ChainReport, ProblemKind};
use urbivox::clock::Clock;
use urbivox::config::{Keyring, Secret};
use urbivox::storage;
use urbivox_core::survey::Slug;

use crate::cli::commands::{run, run_with_secret};
use crate::http::staff::clerk;
use crate::world::{Database, World, config, visit};

fn check(app: &App, kept: &[ChainPosition]) -> ChainReport {
    audit::verify(&app.storage, Some(&app.keyring), kept).unwrap()
}

fn found(app: &App) -> Vec<ProblemKind> {
    check(app, &[])
        .problems
        .into_iter()
        .map(|problem| problem.what)
        .collect()
}

fn rows(app: &App) -> Vec<storage::audit::Row> {
    app.storage.read(|db| storage::audit::after(db, 0, 10_000)).unwrap()
}

/// Copies the log and its head to tables with this name; `restore` puts them back.
fn save_log(world: &World, name: &str) {
    world.execute(&format!(
        "create table {name} as select * from audit; \
         create table {name}_head as select value from installation where name = 'audit_head'"
    ));
}

fn restore(world: &World, name: &str) {
    world.execute(&format!(
        "delete from audit; insert into audit select * from {name}; delete from installation where name = 'audit_head'; \
         insert into installation (name, value) select 'audit_head', value from {name}_head"
    ));
}

/// Recomputes all hashes, as anybody can, and keeps the codes. Returns `number:hash` of the last entry.
fn rechain(world: &World) -> String {
    let mut previous: Vec<u8> = Vec::new();
    let mut last = 0;
    for row in rows(world.server.app()) {
        let entry = json!([
            row.id,
            row.at,
            row.city_id,
            row.actor,
            row.action,
            row.object,
            row.detail
        ]);
        let digest = Sha256::new().chain_update(&previous).chain_update(entry.to_string());
        previous = digest.finalize().to_vec();
        last = row.id;
        let hex = data_encoding::HEXLOWER.encode(&previous);
        let literal = if world.database.url().starts_with("sqlite") {
            format!("x'{hex}'")
        } else {
            format!("'\\x{hex}'")
        };
        world.execute(&format!("update audit set hash = {literal} where id = {}", row.id));
    }
    format!("{last}:{}", data_encoding::HEXLOWER.encode(&previous))
}

fn set_head(world: &World, head: &str) {
    world.execute(&format!(
        "update installation set value = '{head}' where name = 'audit_head'"
    ));
}

/// `number:hash` of the last entry but one.
fn previous_head(world: &World) -> String {
    let rows = rows(world.server.app());
    let row = &rows[rows.len() - 2];
    format!("{}:{}", row.id, data_encoding::HEXLOWER.encode(&row.hash))
}

const CUT: &str = "delete from audit where id = (select max(id) from audit)";

/// Description and action.
type Attack = (&'static str, fn(&World));

/// Changes by an attacker who can write to the database but does not have the secret.
const ATTACKS: &[Attack] = &[
    ("cuts the tail", |world| world.execute(CUT)),
    ("cuts the tail, and names the entry before as the head", |world| {
        let head = previous_head(world);
        world.execute(CUT);
        set_head(world, &head);
    }),
    ("cuts the tail, and keeps the head's code", |world| {
        let signature = "select ':' || max(signed_by) || ':00000000000000000000000000000000' from audit";
        let head = previous_head(world);
        world.execute(&format!(
            "update installation set value = '{head}' || ({signature}) where name = 'audit_head'"
        ));
        world.execute(CUT);
    }),
    ("changes an entry", |world| {
        world.execute("update audit set actor = 'x' where id = 2");
    }),
    ("changes an entry, and chains the log anew", |world| {
        world.execute("update audit set actor = 'x' where id = 2");
        let head = rechain(world);
        world.execute(&format!(
            "update installation set value = '{head}' || substr(value, length('{head}') + 1) where name = 'audit_head'"
        ));
    }),
    ("writes the whole log as it was before there were codes", |world| {
        world.execute("update audit set actor = 'x', signed_by = null, code = null");
        let head = rechain(world);
        set_head(world, &head);
    }),
    ("takes the codes away, and nothing else", |world| {
        world.execute("update audit set signed_by = null, code = null");
        let head = rechain(world);
        set_head(world, &head);
    }),
    ("names a secret of their own", |world| {
        world.execute("update audit set actor = 'x', signed_by = '0123456789abcdef'");
        let head = rechain(world);
        let code = "00".repeat(32);
        set_head(world, &format!("{head}:0123456789abcdef:{code}"));
    }),
    ("accepts their own changes with a seal", |world| {
        world.execute("update audit set actor = 'x' where id = 2");
        world.execute(
            "update audit set action = 'audit.seal', detail = '{\"breaks\":[1,2,3,4,5,6,7,8,9,10],\"unsigned_until\":99}' \
             where id = (select max(id) from audit)",
        );
        rechain(world);
    }),
    ("puts an entry at the end", |world| {
        world.execute(
            "insert into audit (id, at, city_id, actor, action, object, detail, hash, signed_by, code) \
             select id + 1, at, city_id, actor, action, object, detail, hash, signed_by, code from audit \
             where id = (select max(id) from audit)",
        );
        let head = rechain(world);
        set_head(world, &head);
    }),
    ("empties the log", |world| {
        world.execute("delete from audit");
        set_head(world, "0:");
    }),
    ("takes the head away", |world| {
        world.execute("delete from installation where name = 'audit_head'");
    }),
];

#[test]
fn changes_to_the_log_without_the_secret_are_detected() {
    World::on_each(|world| {
        world.publish(&visit());
        let app = world.server.app();
        assert_eq!(found(app), []);
        save_log(world, "whole");
        for (attack, change) in ATTACKS {
            change(world);
            assert_ne!(found(app), [], "who {attack}");
            restore(world, "whole");
            assert_eq!(found(app), []);
        }
    });
}

#[test]
fn later_entries_do_not_hide_a_changed_log() {
    World::on_each(|world| {
        world.publish(&visit());
        let app = world.server.app();
        let tampere = Slug::parse("tampere").unwrap();
        save_log(world, "whole");
        for (attack, change) in ATTACKS {
            change(world);
            // A change is not made if its audit entry cannot be written.
            let written = audit::record_alone(app, &tampere, "city.test", "x", &json!({}));
            assert_ne!(found(app), [], "who {attack}, before {written:?}");
            // A start does not repair it either: an unsigned head is signed only when the schema is migrated.
            let started = App::start(&config(&world.database, u32::MAX));
            assert_ne!(found(app), [], "who {attack}, before a start: {}", started.is_ok());
            restore(world, "whole");
        }
    });
}

#[test]
fn a_stored_head_detects_changes_with_the_secret_and_rollbacks() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let app = world.server.app();
        let early = audit::head(app).unwrap();
        save_log(world, "early");
        world.settle("oulu", "day-care");
        let late = audit::check_head(app).unwrap();
        assert!(check(app, &[early.clone(), late.clone()]).problems.is_empty());

        restore(world, "early");
        assert!(check(app, std::slice::from_ref(&early)).problems.is_empty());
        let problems = check(app, std::slice::from_ref(&late)).problems;
        assert_eq!((problems.len(), &problems[0].what), (1, &ProblemKind::MissingHead));
        let url = world.database.url();
        let kept = late.to_string();
        let verified = run_with_secret(url, &["verify", "--audit-head", &kept]);
        assert_eq!(verified.code, Some(1), "{}", verified.out);
        assert!(verified.err.contains("with the stored hash"), "{}", verified.err);
        let verified = run_with_secret(url, &["verify", "--audit-head", &early.to_string()]).succeeded();
        assert!(verified.contains(&format!("head {early}\n")), "{verified}");
        assert_eq!(run(url, &["verify", "--audit-head", "12"]).code, Some(2));
        // A running server remembers the length of the log.
        let tampere = Slug::parse("tampere").unwrap();
        audit::record_alone(app, &tampere, "city.test", "x", &json!({})).unwrap();
        assert_eq!(found(app), [ProblemKind::Break]);
    });
}

#[test]
fn a_log_without_codes_is_sealed_by_the_update_and_unchanged() {
    for database in Database::each() {
        let world = World::on(database, Clock::System, u32::MAX);
        world.publish(&visit());
        let before = rows(world.server.app());
        let is_sqlite = world.database.url().starts_with("sqlite");
        world.execute(if is_sqlite {
            include_str!("../../../migrations/sqlite/2026-11-28-140000_audit_chain/down.sql")
        } else {
            include_str!("../../../migrations/postgres/2026-11-28-140000_audit_chain/down.sql")
        });
        world.execute("delete from __diesel_schema_migrations where version = '20261128140000'");
        let database = world.into_database();
        // The update happens in the first command that opens the database.
        run_with_secret(database.url(), &["key", "list"]).succeeded();

        let world = World::on(database, Clock::System, u32::MAX);
        let app = world.server.app();
        let after = rows(app);
        let hashes =
            |rows: &[storage::audit::Row]| -> Vec<Vec<u8>> { rows.iter().map(|row| row.hash.clone()).collect() };
        assert_eq!(hashes(&after[..before.len()]), hashes(&before));
        assert_eq!(
            (after.len(), after[before.len()].action.as_str()),
            (before.len() + 1, "audit.seal")
        );
        let whole = check(app, &[]);
        assert_eq!(whole.problems, []);
        assert_eq!(whole.unsigned_until.unwrap().0, i64::try_from(before.len()).unwrap());
        world.settle("oulu", "day-care");
        save_log(&world, "whole");
        for (attack, change) in ATTACKS {
            change(&world);
            assert_ne!(found(app), [], "who {attack}");
            restore(&world, "whole");
        }
    }
}

#[test]
fn entries_of_an_earlier_secret_need_that_secret() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let tampere = Slug::parse("tampere").unwrap();
        let old = world.server.app();
        let secret = || Secret::from_bytes([8; 32]);
        let with = |keyring: Keyring| App { keyring, ..old.clone() };
        let old_secret = config(&world.database, 1).secret.unwrap();
        let ring = with(Keyring::new(secret(), vec![old_secret]));
        audit::record_alone(&ring, &tampere, "city.test", "x", &json!({})).unwrap();
        assert_eq!(found(&ring), []);
        let fingerprint = old.keyring.fingerprint();
        let alone = with(Keyring::from(secret()));
        let unknown = found(&alone);
        assert!(
            !unknown.is_empty()
                && unknown
                    .iter()
                    .all(|what| *what == ProblemKind::UnknownSecret(fingerprint.clone()))
        );
        // If the old secret is lost, an operator accepts the break explicitly; later entries are checked as before.
        audit::seal(&alone, "the old secret is lost").unwrap();
        assert_eq!(found(&alone), []);
        world.execute("update audit set actor = 'x' where id = 1");
        assert_ne!(found(&alone), []);
    });
}

#[test]
fn an_accepted_break_of_the_log_is_reported_but_only_a_new_one_fails() {
    World::on_each(|world| {
        world.publish(&visit());
        let (app, url) = (world.server.app(), world.database.url());
        world.execute("update audit set actor = 'x' where id = 2");
        world.execute("delete from audit where id = (select max(id) from audit)");
        assert!(audit::seal(app, "  ").is_err());
        audit::seal(app, "a disk failed").unwrap();
        let sealed = check(app, &[]);
        assert!(sealed.problems.is_empty() && sealed.accepted > 0, "{sealed:?}");
        let printed = run_with_secret(url, &["verify"]).succeeded();
        assert!(printed.contains("were accepted with `urbivox audit seal`"), "{printed}");
        world.settle("oulu", "day-care");
        assert_eq!(found(app), []);
        world.execute("update audit set actor = 'x' where id = 3");
        assert_ne!(found(app), []);
    });
}

#[test]
fn the_head_is_shown_to_admins_on_page_command_line_and_api() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut admin = clerk(world, Role::Admin, None);
        let head = audit::head(world.server.app()).unwrap().to_string();
        assert_eq!(
            admin.get(world, "/staff/audit").page().texts("pre.code"),
            std::slice::from_ref(&head)
        );
        assert_eq!(
            run_with_secret(world.database.url(), &["audit", "head"]).succeeded(),
            format!("{head}\n")
        );
        let answer = world.get("/api/v1/audit/head");
        assert_eq!(
            (answer.status, answer.json()["head"].as_str()),
            (200, Some(head.as_str()))
        );
    });
}

#[test]
fn entries_are_listed_by_city_time_and_person_on_the_command_line() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        world.settle("oulu", "day-care");
        clerk(world, Role::Owner, Some("tampere"));
        let url = world.database.url();
        let list = |words: &[&str]| run_with_secret(url, &[&["audit", "list"], words].concat()).succeeded();
        let actions = |text: &str| -> Vec<String> {
            text.lines()
                .map(|line| line.split('\t').nth(4).unwrap().to_owned())
                .collect()
        };
        assert_eq!(actions(&list(&["--city", "oulu"])), ["service.add", "city.add"]);
        assert_eq!(actions(&list(&["--installation"])), ["session.begin"]);
        let own = list(&["--who", "Owner.Tampere@example.org"]);
        assert_eq!(
            actions(&own),
            ["session.begin", "person.join", "person.invite"],
            "{own}"
        );
        assert!(own.contains("\towner.tampere@example.org\t"), "{own}");
        assert_eq!(list(&["--since", "2999-01-01"]), "");
        assert_eq!(list(&["--until", "2000-01-01"]), "");
        assert_eq!(actions(&list(&["--limit", "1"])).len(), 1);
        assert_eq!(
            actions(&list(&["--action", "person."])),
            ["person.join", "person.invite"]
        );
        assert_eq!(run(url, &["audit", "list", "--since", "soon"]).code, Some(2));
        assert_eq!(run(url, &["audit", "list", "--action", "%"]).code, Some(2));
    });
}

#[test]
fn hsts_is_sent_when_the_public_address_is_https() {
    for (url, told) in [
        (Some("https://surveys.example.eu"), "max-age=31536000"),
        (Some("http://surveys.example.eu"), ""),
        (None, ""),
    ] {
        let database = Database::sqlite();
        let config = urbivox::config::Config {
            public_url: url.map(str::to_owned),
            ..config(&database, u32::MAX)
        };
        let world = World::configured(database, config);
        for path in ["/staff/sign-in", "/api/v1/cities", "/nowhere", "/healthz"] {
            let answer = world.send("GET", path, &[], b"");
            assert_eq!(answer.header("strict-transport-security"), told, "{path}");
        }
    }
}

#[test]
fn security_txt_follows_rfc_9116_and_needs_a_configured_contact() {
    let path = "/.well-known/security.txt";
    let world = World::on_sqlite();
    assert_eq!(world.send("GET", path, &[], b"").status, 404);
    let database = Database::sqlite();
    let config = urbivox::config::Config {
        public_url: Some("https://surveys.example.eu".to_owned()),
        security_contacts: vec!["mailto:security@example.eu".to_owned()],
        ..config(&database, u32::MAX)
    };
    let world = World::configured(database, config);
    let answer = world.send("GET", path, &[("Host", "evil.example")], b"");
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    let lines: Vec<&str> = answer.text.lines().collect();
    assert_eq!(lines[0], "Contact: mailto:security@example.eu");
    let expires: jiff::Timestamp = lines[1].strip_prefix("Expires: ").unwrap().parse().unwrap();
    let days = expires.duration_since(Clock::System.now()).as_hours() / 24;
    assert!((30..366).contains(&days), "{days}");
    assert_eq!(
        lines[2..],
        [
            "Preferred-Languages: en",
            "Canonical: https://surveys.example.eu/.well-known/security.txt"
        ]
    );
    assert_eq!(world.send("POST", path, &[], b"").status, 405);
}
