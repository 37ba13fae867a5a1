//! How people stand in the log: by number, and whose address nobody has an account for by a keyed hash of it. Names are
//! looked up when the log is read, so that they are gone when the person is.

use std::collections::HashMap;
use std::fmt;

use data_encoding::HEXLOWER;

use crate::app::App;
use crate::config::{Digest, Keyring, MacPurpose};
use crate::storage;
use crate::storage::{Db, people, tickets};

const PERSON: &str = "person:";
const ADDRESS: &str = "address:";
/// Bytes of the hash of an address: enough to tell the addresses of one installation apart.
const HASH_BYTES: usize = 8;

/// How the log names a person.
pub fn person(id: i64) -> String {
    format!("{PERSON}{id}")
}

/// How the log names whoever has this e-mail address, in small letters: by number, or by a keyed hash of the address while
/// nobody has an account for it.
pub fn whom(app: &App, db: &mut Db, email: &str) -> Result<String, storage::Error> {
    Ok(match people::find_by_email(db, email)? {
        Some(row) => person(row.id),
        None => address(app.keyring.sign(MacPurpose::Audit, &[b"address ", email.as_bytes()])),
    })
}

fn address(digest: Digest) -> String {
    let head: Vec<u8> = digest.into_iter().take(HASH_BYTES).collect();
    format!("{ADDRESS}{}", HEXLOWER.encode(&head))
}

/// A name in the log, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisplayName {
    /// What the log says, as it stands: a key, a command, a thing, or a person of an entry from before there were numbers.
    Text(String),
    /// The e-mail address of a person.
    Person(String),
    /// A person who was removed: the number.
    Removed(String),
    /// An address that is in no account and no invitation any more: the beginning of its keyed hash.
    Unknown(String),
}

impl fmt::Display for DisplayName {
    /// In English, for the command line; pages say it in their own language.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DisplayName::Text(text) | DisplayName::Person(text) => formatter.write_str(text),
            DisplayName::Removed(id) => write!(formatter, "removed person {id}"),
            DisplayName::Unknown(hash) => write!(formatter, "unknown address {hash}"),
        }
    }
}

/// Looks up the names of a page of the log, each once.
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

    /// Whom the text names.
    pub(in crate::app) fn name(&mut self, db: &mut Db, text: &str) -> Result<DisplayName, storage::Error> {
        if let Some(id) = text.strip_prefix(PERSON)
            && let Ok(number) = id.parse::<i64>()
        {
            let email = match self.people.get(&number) {
                Some(known) => known.clone(),
                // The address of a city's own sign-on is what its provider says: it is not shown as an account's.
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
        if let Some(hash) = text.strip_prefix(ADDRESS) {
            let email = self.addresses(db)?.get(text).cloned();
            return Ok(email.map_or_else(|| DisplayName::Unknown(hash.to_owned()), DisplayName::Person));
        }
        Ok(DisplayName::Text(text.to_owned()))
    }

    /// Every address that somebody has or was invited under, by its names under each secret.
    fn addresses(&mut self, db: &mut Db) -> Result<&HashMap<String, String>, storage::Error> {
        let known = match self.addresses.take() {
            Some(known) => known,
            None => {
                let mut known = HashMap::new();
                for email in people::emails(db)?.into_iter().chain(tickets::emails(db)?) {
                    for digest in self.keyring.each(MacPurpose::Audit, &[b"address ", email.as_bytes()]) {
                        known.insert(address(digest), email.clone());
                    }
                }
                known
            }
        };
        Ok(self.addresses.insert(known))
    }
}

/// The names under which the log may know what somebody typed to find a person: an e-mail address, a number, or a name as
/// it stands.
pub(in crate::app) fn names_like(app: &App, db: &mut Db, typed: &str) -> Result<[String; 4], storage::Error> {
    let typed = typed.trim();
    let email = typed.to_lowercase();
    let found = people::find_by_email(db, &email)?;
    let number = found.map_or_else(|| typed.to_owned(), |row| person(row.id));
    let mut hashes = app.keyring.each(MacPurpose::Audit, &[b"address ", email.as_bytes()]);
    let mut hash = || hashes.next().map_or_else(|| typed.to_owned(), address);
    // An address is looked for under the secret of now and the one before it.
    Ok([typed.to_owned(), number, hash(), hash()])
}
