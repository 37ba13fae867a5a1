//! Names of persons in the log: their number, or a keyed hash of an address without an account. Names are resolved when the
//! log is read, so that they disappear with the person.

use std::collections::HashMap;
use std::fmt;

use super::pseudonym::Pseudonym;
use crate::app::App;
use crate::config::Keyring;
use crate::storage;
use crate::storage::{Db, people, tickets};

const PERSON: &str = "person:";

/// Returns the name of a person in the log.
pub fn person(id: i64) -> String {
    format!("{PERSON}{id}")
}

/// Returns the name of the owner of an e-mail address (lower case) in the log: the person's number, or a keyed hash of the
/// address if no account has it.
pub fn person_by_email(app: &App, db: &mut Db, email: &str) -> Result<String, storage::Error> {
    Ok(match people::find_by_email(db, email)? {
        Some(row) => person(row.id),
        None => Pseudonym::Address.of(&app.keyring, email),
    })
}

/// A name in the log, resolved for display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisplayName {
    /// Text as stored: a key, command or thing, or a person in an entry from before persons were numbered.
    Text(String),
    /// E-mail address of a person.
    Person(String),
    /// Number of a removed person.
    Removed(String),
    /// Prefix of the keyed hash of an address that no account and no invitation has any more.
    Unknown(String),
}

impl fmt::Display for DisplayName {
    /// Writes the name in English, for the command line; pages have translations.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DisplayName::Text(text) | DisplayName::Person(text) => formatter.write_str(text),
            DisplayName::Removed(id) => write!(formatter, "removed person {id}"),
            DisplayName::Unknown(hash) => write!(formatter, "unknown address {hash}"),
        }
    }
}

/// Resolves the names on a page of the log, each once.
pub(in crate::app) struct Resolver<'a> {
    keyring: &'a Keyring,
    people: HashMap<i64, Option<String>>,
    addresses: Option<HashMap<String, String>>,
}

impl<'a> Resolver<'a> {
    pub(in crate::app) fn new(keyring: &'a Keyring) -> Resolver<'a> {
        Resolver {
            keyring,
            people: HashMap::new(),
            addresses: None,
        }
    }

    /// Resolves a stored name.
    pub(in crate::app) fn name(&mut self, db: &mut Db, text: &str) -> Result<DisplayName, storage::Error> {
        if let Some(id) = text.strip_prefix(PERSON)
            && let Ok(number) = id.parse::<i64>()
        {
            let email = match self.people.get(&number) {
                Some(known) => known.clone(),
                // The address of a provider's person is stated by the provider: marked, to distinguish it from an account's.
                None => people::find(db, number)?.map(|row| {
                    if row.is_account() {
                        row.email
                    } else {
                        format!("{} (sign-on)", row.email)
                    }
                }),
            };
            self.people.insert(number, email.clone());
            return Ok(email.map_or_else(|| DisplayName::Removed(id.to_owned()), DisplayName::Person));
        }
        if let Some(hash) = text.strip_prefix(Pseudonym::Address.prefix()) {
            let email = self.addresses(db)?.get(text).cloned();
            return Ok(email.map_or_else(|| DisplayName::Unknown(hash.to_owned()), DisplayName::Person));
        }
        Ok(DisplayName::Text(text.to_owned()))
    }

    /// Returns every address of accounts and invitations by its log name under each secret of the ring.
    fn addresses(&mut self, db: &mut Db) -> Result<&HashMap<String, String>, storage::Error> {
        let known = match self.addresses.take() {
            Some(known) => known,
            None => {
                let mut known = HashMap::new();
                for email in people::emails(db)?.into_iter().chain(tickets::emails(db)?) {
                    for pseudonym in Pseudonym::Address.under_each_secret(self.keyring, &email) {
                        known.insert(pseudonym, email.clone());
                    }
                }
                known
            }
        };
        Ok(self.addresses.insert(known))
    }
}

/// Returns the log names that a search text may mean: the text itself, the number of the person with this e-mail address,
/// and the keyed hashes of the address.
pub(in crate::app) fn candidate_names(app: &App, db: &mut Db, typed: &str) -> Result<[String; 4], storage::Error> {
    let typed = typed.trim();
    let email = typed.to_lowercase();
    let found = people::find_by_email(db, &email)?;
    let number = found.map_or_else(|| typed.to_owned(), |row| person(row.id));
    let mut pseudonyms = Pseudonym::Address.under_each_secret(&app.keyring, &email);
    let mut next = || pseudonyms.next().unwrap_or_else(|| typed.to_owned());
    // Pseudonyms under the current and the previous secret.
    Ok([typed.to_owned(), number, next(), next()])
}
