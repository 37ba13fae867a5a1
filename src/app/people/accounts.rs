//! Everybody who has an account in the installation, for its admins: who they are, what they may do, when they last signed
//! in; and what helps when a telephone is lost, a browser was left open, an address changes or somebody leaves.

use std::collections::HashMap;
use std::fmt;

use jiff::Timestamp;
use serde_json::json;

use super::{account, email_of, roster, session};
use crate::app::access::Role;
use crate::app::letters;
use crate::app::letters::Kind;
use crate::app::{App, ServiceError, audit};
use crate::storage;
use crate::storage::{Db, installation, people, sessions, tickets};

/// People read at once while searching. Bounds the memory.
const CHUNK: i64 = 500;
/// Characters of a search that are looked at. Protects the server.
const SEARCH_CHARS_MAX: usize = 200;

/// A role of somebody, and where it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRole {
    /// What they may do.
    pub role: Role,
    /// Slug and name of the city; none for a role in the whole installation.
    pub city: Option<(String, String)>,
}

/// Somebody's account.
#[derive(Clone, Debug)]
pub struct Account {
    /// Names the person.
    pub id: i64,
    /// In small letters.
    pub email: String,
    /// As colleagues see it.
    pub name: String,
    /// Every role, the oldest first.
    pub roles: Vec<AccountRole>,
    /// Whether a second factor is asked for.
    pub has_second_factor: bool,
    /// The last sign-in; none when there was none yet.
    pub signed_in_at: Option<Timestamp>,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Nobody has this address or identity.
    #[error("nobody has this account; `urbivox staff list` shows those there are")]
    NoSuchPerson,
    /// This is no address.
    #[error("this is no e-mail address")]
    BadEmail,
    /// Somebody else has the address.
    #[error("somebody else has this address")]
    Taken,
    /// Nobody else may do everything.
    #[error("this is the last admin; make somebody else an admin first")]
    LastAdmin,
    /// Nobody else owns these cities: their names.
    #[error("this is the last owner of {}; make somebody else an owner there first", .0.join(", "))]
    LastOwner(Vec<String>),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for Refusal {
    fn from(error: storage::Error) -> Refusal {
        Refusal::Fault(error.into())
    }
}

/// What a search found, and where to go on when there is more.
pub type AccountPage = (Vec<Account>, Option<AccountCursor>);

/// The last account of a page: its address and identity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountCursor(String, i64);

impl AccountCursor {
    /// Reads what [`Cursor`] writes; the beginning, when it is something else.
    pub fn parse(text: &str) -> AccountCursor {
        let parts = text
            .split_once(' ')
            .and_then(|(id, email)| Some((id.parse().ok()?, email)));
        parts.map_or_else(AccountCursor::default, |(id, email)| {
            AccountCursor(email.to_owned(), id)
        })
    }
}

impl fmt::Display for AccountCursor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.1, self.0)
    }
}

/// At most `limit` accounts after the cursor, by address, whose address or name, or that of a city, contains `text`.
pub fn search(app: &App, text: &str, after: &AccountCursor, limit: usize) -> Result<AccountPage, ServiceError> {
    let wanted: String = text.trim().chars().take(SEARCH_CHARS_MAX).collect();
    let wanted = wanted.to_lowercase();
    let found = app.storage.read(|db| {
        let mut roles: HashMap<i64, Vec<AccountRole>> = HashMap::new();
        for row in people::roles_with_cities(db, None)? {
            roles.entry(row.0.person_id).or_default().push(role_of(row)?);
        }
        let (mut found, mut after) = (Vec::new(), after.clone());
        loop {
            let rows = people::page(db, (&after.0, after.1), CHUNK)?;
            let Some((last, _)) = rows.last() else {
                return Ok((found, None));
            };
            after = AccountCursor(last.email.clone(), last.id);
            for (row, signed_in_at) in rows {
                let own = roles.remove(&row.id).unwrap_or_default();
                let account = account_of(row, own, signed_in_at)?;
                if !matches(&account, &wanted) {
                    continue;
                }
                if found.len() == limit {
                    let last = found
                        .last()
                        .map(|last: &Account| AccountCursor(last.email.clone(), last.id));
                    return Ok((found, last));
                }
                found.push(account);
            }
        }
    });
    found.map_err(|error: storage::Error| error.into())
}

fn matches(account: &Account, wanted: &str) -> bool {
    let contains = |text: &str| text.to_lowercase().contains(wanted);
    let mut cities = account.roles.iter().filter_map(|role| role.city.as_ref());
    contains(&account.email)
        || contains(&account.name)
        || cities.any(|(slug, name)| slug.contains(wanted) || contains(name))
}

fn role_of((row, slug, name): people::RoleInCity) -> Result<AccountRole, storage::Error> {
    let corrupt = |what: String| storage::Error::Corrupt { table: "roles", what };
    Ok(AccountRole {
        role: row.role.parse().map_err(corrupt)?,
        city: slug.zip(name),
    })
}

fn account_of(row: people::Row, roles: Vec<AccountRole>, signed_in_at: Option<i64>) -> Result<Account, storage::Error> {
    let time = |millis: i64| storage::stored_time("people", millis);
    Ok(Account {
        id: row.id,
        email: row.email,
        name: row.name,
        roles,
        has_second_factor: row.totp_salt.is_some(),
        signed_in_at: signed_in_at.map(time).transpose()?,
    })
}

/// The account of this person, and where they are signed in.
pub fn find(app: &App, person: i64) -> Result<(Account, Vec<session::SessionInfo>), Refusal> {
    let account = app.storage.read(|db| {
        let row = people::find(db, person)?.ok_or(Refusal::NoSuchPerson)?;
        let roles = people::roles_with_cities(db, Some(person))?.into_iter().map(role_of);
        let roles = roles.collect::<Result<Vec<AccountRole>, storage::Error>>()?;
        let signed_in_at = people::signed_in_at(db, person)?;
        Ok::<_, Refusal>(account_of(row, roles, signed_in_at)?)
    })?;
    Ok((account, session::list(app, person)?))
}

/// Whose address this is.
pub fn person_of_email(app: &App, email: &str) -> Result<i64, Refusal> {
    let email = email_of(email).ok_or(Refusal::BadEmail)?;
    let row = app.storage.read(|db| people::find_by_email(db, &email))?;
    Ok(row.ok_or(Refusal::NoSuchPerson)?.id)
}

/// Takes the second factor away from somebody who lost it: false when there was none. Every session of theirs ends, and they
/// are told by letter.
pub fn reset_factor(app: &App, person: i64) -> Result<bool, Refusal> {
    app.storage.write(|db| {
        let row = people::claim(db, person)?.ok_or(Refusal::NoSuchPerson)?;
        if row.totp_salt.is_none() {
            return Ok(false);
        }
        if row.is_account() {
            letters::enqueue(app, db, &row.email, &row.language, Kind::FactorReset, &[])?;
        }
        people::update(db, &account::without_factor(row))?;
        sessions::delete_all(db, person)?;
        audit::note(app, db, None, "factor.reset", audit::person(person), &json!({}))?;
        Ok(true)
    })
}

/// Ends every session of somebody, and tells how many there were.
pub fn sign_out(app: &App, person: i64) -> Result<usize, Refusal> {
    app.storage.write(|db| {
        people::claim(db, person)?.ok_or(Refusal::NoSuchPerson)?;
        let ended = sessions::delete_all(db, person)?;
        let detail = json!({"sessions": ended});
        audit::note(app, db, None, "session.end", audit::person(person), &detail)?;
        Ok(ended)
    })
}

/// Gives an account another address: the one it signs in with. Every session of theirs ends, and what was sent to the old
/// address opens nothing any more. Both addresses are told by letter; `public_url` is where to sign in.
pub fn change_address(app: &App, person: i64, email: &str, public_url: &str) -> Result<(), Refusal> {
    let email = email_of(email).ok_or(Refusal::BadEmail)?;
    app.storage.write(|db| {
        let row = people::claim(db, person)?.ok_or(Refusal::NoSuchPerson)?;
        // The address of somebody for whom a city's provider speaks is what the provider says.
        if !row.is_account() {
            return Err(Refusal::NoSuchPerson);
        }
        if row.email == email {
            return Ok(());
        }
        if people::find_by_email(db, &email)?.is_some() {
            return Err(Refusal::Taken);
        }
        let before = row.email.clone();
        let changed = people::Row { email, ..row };
        people::update(db, &changed)?;
        sessions::delete_all(db, person)?;
        tickets::delete_of(db, &before)?;
        let language = changed.language.as_str();
        let address = format!("{public_url}/staff/sign-in");
        letters::enqueue(app, db, &before, language, Kind::AddressBefore, &[])?;
        let values = [("address", address.as_str().into())];
        letters::enqueue(app, db, &changed.email, language, Kind::AddressNow, &values)?;
        let name = audit::person(person);
        Ok(audit::note(app, db, None, "person.address", name, &json!({}))?)
    })
}

/// Removes an account: its roles, sessions and letters go with it. The audit log keeps what the person did, under a number.
/// The last admin, and the last owner of a city, stay.
pub fn remove(app: &App, person: i64) -> Result<(), Refusal> {
    app.storage.write(|db| {
        installation::claim(db)?;
        let row = people::claim(db, person)?.ok_or(Refusal::NoSuchPerson)?;
        let roles = people::roles_with_cities(db, Some(person))?;
        check_others(db, &roles)?;
        // Letters to the address of a provider's person are somebody else's: it is only a label.
        if row.is_account() {
            storage::letters::delete_to(db, &row.email)?;
            tickets::delete_of(db, &row.email)?;
        }
        people::delete(db, person)?;
        let name = audit::person(person);
        for (role, _, _) in &roles {
            if role.city_id.is_some() {
                let detail = json!({"role": null});
                audit::note(app, db, role.city_id, "person.role", &name, &detail)?;
            }
        }
        Ok(audit::note(app, db, None, "person.remove", &name, &json!({}))?)
    })
}

/// Refuses when nobody else could give roles in the installation or in a city.
fn check_others(db: &mut Db, roles: &[people::RoleInCity]) -> Result<(), Refusal> {
    let mut alone_in = Vec::new();
    for (role, _, city) in roles {
        if !roster::is_last_head(db, role)? {
            continue;
        }
        match city {
            Some(city) => alone_in.push(city.clone()),
            None => return Err(Refusal::LastAdmin),
        }
    }
    if alone_in.is_empty() {
        Ok(())
    } else {
        Err(Refusal::LastOwner(alone_in))
    }
}
