//! Known devices: a signed cookie of browsers that signed in before, so that their attempts are counted separately.
//!
//! The cookie grants no access. It holds up to `DEVICES_MAX` entries, newest first, because several people may share a
//! browser. An entry is a random name, the time it was made, and a MAC over both, the person, their stored password hash and
//! their device mark. It is therefore valid for one person, and for nobody after a new password or after all sessions of
//! that person were ended.

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest as _, Sha256};

use crate::app::token::fill_random;
use crate::app::{App, ServiceError};
use crate::config::{Keyring, MacPurpose};
use crate::storage;
use crate::storage::{Db, device_marks, people};

/// Lifetime of a known device after its last sign-in, in days.
pub const DEVICE_DAYS: i64 = 180;
/// Entries in a cookie. Protects the size of requests.
const DEVICES_MAX: usize = 5;
/// Length of the random name, in bytes.
const NAME_BYTES: usize = 16;
/// Length of the time, in bytes: milliseconds since 1970, big-endian.
const TIME_BYTES: usize = 8;
/// Length of the MAC, in bytes: 128 bits cannot be guessed.
const CODE_BYTES: usize = 16;
/// Separator of the entries in a cookie.
const SEPARATOR: char = '.';
const DAY_MILLIS: i64 = 24 * 3_600 * 1_000;

/// A browser in which a person signed in before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Device([u8; NAME_BYTES]);

impl Device {
    /// Returns the random name, base64url.
    pub(super) fn name(&self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }
}

/// An entry of the cookie, not verified.
pub(crate) struct Entry {
    name: [u8; NAME_BYTES],
    made_at: [u8; TIME_BYTES],
    code: [u8; CODE_BYTES],
}

impl Entry {
    fn parse(text: &str) -> Option<Entry> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        let (name, rest) = bytes.split_first_chunk()?;
        let (made_at, code) = rest.split_first_chunk()?;
        Some(Entry {
            name: *name,
            made_at: *made_at,
            code: code.try_into().ok()?,
        })
    }

    /// Writes the entry as in the cookie.
    pub(crate) fn text(&self) -> String {
        BASE64URL_NOPAD.encode(&[&self.name[..], &self.made_at, &self.code].concat())
    }

    /// Makes an entry with its code.
    fn sign(keyring: &Keyring, name: [u8; NAME_BYTES], made_at: [u8; TIME_BYTES], owner: &EntryBinding) -> Entry {
        let parts: [&[u8]; 4] = [&name, &made_at, &owner.person, &owner.binding];
        let digest = keyring.sign(MacPurpose::KnownDevice, &parts);
        let mut code = [0_u8; CODE_BYTES];
        code.iter_mut().zip(digest).for_each(|(target, byte)| *target = byte);
        Entry { name, made_at, code }
    }

    /// Verifies the code and the age.
    fn is_valid(&self, app: &App, owner: &EntryBinding) -> bool {
        let now = app.clock.now().as_millisecond();
        let age = now.saturating_sub(i64::from_be_bytes(self.made_at));
        let parts: [&[u8]; 4] = [&self.name, &self.made_at, &owner.person, &owner.binding];
        let is_ours = app.keyring.verify(MacPurpose::KnownDevice, &parts, &self.code);
        is_ours && (0..=DEVICE_DAYS * DAY_MILLIS).contains(&age)
    }
}

/// Data that an entry is bound to, each part of fixed length.
struct EntryBinding {
    person: [u8; 8],
    binding: [u8; 32],
}

impl EntryBinding {
    /// Loads it for a person; does the same work without one, when no entry is valid.
    fn of(db: &mut Db, row: Option<&people::Row>) -> Result<EntryBinding, storage::Error> {
        let person = row.map_or(0, |row| row.id);
        let mark = device_marks::find(db, person)?;
        let password = row.and_then(|row| row.password.as_deref()).unwrap_or_default();
        let digest = Sha256::new()
            .chain_update(mark.to_be_bytes())
            .chain_update(password.as_bytes());
        Ok(EntryBinding {
            person: person.to_be_bytes(),
            binding: digest.finalize().into(),
        })
    }
}

/// Parses the entries of a cookie; skips malformed ones.
pub(crate) fn entries(cookie: &str) -> impl Iterator<Item = Entry> {
    cookie.split(SEPARATOR).take(DEVICES_MAX).filter_map(Entry::parse)
}

/// Finds the device of this cookie in which the person signed in before. Does the same work for unknown accounts.
pub(super) fn find_known(
    app: &App,
    db: &mut Db,
    row: Option<&people::Row>,
    cookie: &str,
) -> Result<Option<Device>, storage::Error> {
    let owner = EntryBinding::of(db, row)?;
    let known = entries(cookie).filter(|entry| entry.is_valid(app, &owner)).last();
    Ok(known.filter(|_| row.is_some()).map(|entry| Device(entry.name)))
}

/// Returns the cookie after a sign-in: a new entry of the person, and the entries of others.
pub(super) fn cookie_after_sign_in(
    app: &App,
    db: &mut Db,
    row: &people::Row,
    cookie: &str,
) -> Result<String, ServiceError> {
    let owner = EntryBinding::of(db, Some(row))?;
    let mut own = Device([0; NAME_BYTES]);
    let mut others = Vec::new();
    for entry in entries(cookie) {
        if entry.is_valid(app, &owner) {
            // The device keeps its name, so that signing in does not reset its counter.
            own = Device(entry.name);
        } else {
            others.push(entry.text());
        }
    }
    if own.0 == [0; NAME_BYTES] {
        fill_random(&mut own.0)?;
    }
    let made_at = app.clock.now().as_millisecond().to_be_bytes();
    let fresh = Entry::sign(&app.keyring, own.0, made_at, &owner);
    let mut texts = vec![fresh.text()];
    texts.extend(others.into_iter().take(DEVICES_MAX - 1));
    Ok(texts.join(&SEPARATOR.to_string()))
}
