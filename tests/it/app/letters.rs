//! The letters that the service sends, in English and in another language. They change only on purpose.

use std::fmt::Write;

use urbivox::app::letters;
use urbivox::app::letters::EmailKind;
use urbivox::storage;
use urbivox_core::i18n;
use urbivox_core::i18n::Value;

use crate::world::World;

/// Each kind of letter, with the variables that its senders give.
const KINDS: [(EmailKind, &[&str]); 9] = [
    (EmailKind::Invitation, &["city", "address"]),
    (EmailKind::Reset, &["address"]),
    (EmailKind::NewSignIn, &["client"]),
    (EmailKind::Admitted, &["city", "address"]),
    (EmailKind::Application, &["address"]),
    (EmailKind::FactorReset, &[]),
    (EmailKind::AddressBefore, &[]),
    (EmailKind::AddressNow, &["address"]),
    (EmailKind::ConfirmApplication, &["address"]),
];

fn value(variable: &'static str) -> (&'static str, Value) {
    let value = match variable {
        "city" => "Jõhvi – Йыхви",
        "client" => "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
        "address" => "https://surveys.example.eu/staff/join/TOKEN",
        other => panic!("no value for {other}"),
    };
    (variable, value.into())
}

/// Stores a letter of each kind and returns them in this order, before the courier can deliver them.
fn letters_in(world: &World, language: &str) -> Vec<storage::letters::Row> {
    let app = world.server.app();
    let mut written = Vec::new();
    for (kind, variables) in KINDS {
        let values: Vec<_> = variables.iter().copied().map(value).collect();
        let recipient = format!("{kind:?}.{language}@example.org");
        let row = app.storage.write(|db| {
            letters::enqueue(app, db, &recipient, language, kind, &values)?;
            Ok::<_, storage::Error>(
                storage::letters::all(db)?
                    .into_iter()
                    .find(|row| row.recipient == recipient),
            )
        });
        written.push(row.unwrap().expect("the letter"));
    }
    written
}

#[test]
fn letters_match_their_snapshots() {
    let world = World::on_sqlite();
    for language in ["en", "fi"] {
        let mut text = String::new();
        for ((kind, _), letter) in KINDS.into_iter().zip(letters_in(&world, language)) {
            let whole = format!("{}\n\n{}", letter.subject, letter.body);
            writeln!(text, "# {kind:?}\n\n{whole}").unwrap();
        }
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("letters-{language}"), text);
        });
    }
}

#[test]
fn a_letter_of_every_kind_and_language_is_complete() {
    let world = World::on_sqlite();
    for language in i18n::staff_languages() {
        let end = i18n::staff(language).get("letter-end").into_owned();
        for ((kind, variables), letter) in KINDS.into_iter().zip(letters_in(&world, language)) {
            let whole = format!("{}\n\n{}", letter.subject, letter.body);
            let place = format!("{kind:?} in {language}: {whole}");
            // A missing text is shown as its name, a missing variable in braces.
            assert!(!whole.contains("letter-") && !whole.contains(['{', '}']), "{place}");
            assert!(
                !letter.subject.contains('\n') && !letter.subject.trim().is_empty(),
                "{place}"
            );
            assert!(letter.body.trim_end().ends_with(&end), "{place}");
            for variable in variables.iter().copied() {
                let Value::Text(text) = value(variable).1 else {
                    panic!("{variable}")
                };
                assert!(whole.contains(&text), "{place}");
            }
        }
    }
}
