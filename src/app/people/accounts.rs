//! Account administration for admins: search, sessions, second-factor reset, change of address and removal.

use std::collections::HashMap;
use std::fmt;

use jiff::Timestamp;
use serde_json::json;

use super::labels::normalize_email;
use super::{account, roster, session};
use crate::app::access::Role;
use crate::app::letters;
use crate::app::letters::EmailKind;
use crate::app::{App, ServiceError, audit};
use crate::storage;
use crate::storage::{Db, installation, people, sessions, tickets};

/// Accounts read per query while searching. Bounds memory.
const CHUNK: i64 = 500;
/// Longest search text, in characters; the rest is ignored. Protects the server.
const SEARCH_CHARS_MAX: usize = 200;

/// A role and the city it holds in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRole {
    /// The role.
    pub role: Role,
    /// Slug and name of the city; none for a role in the installation.
    pub city: Option<(String, String)>,
}

/// A person's account, for admins.
#[derive(Clone, Debug)]
pub struct Account {
    /// Primary key of the person.
    pub id: i64,
    /// E-mail address in lower case.
    pub email: String,
    /// Name shown to colleagues.
    pub name: String,
    /// All roles, oldest first.
    pub roles: Vec<AccountRole>,
    /// Whether a second factor is set up.
    pub has_second_factor: bool,
    /// Time of the last sign-in; none if there was none.
    pub signed_in_at: Option<Timestamp>,
}

/// Why the account was not changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountAdminError {
    /// No account with this address or id.
    #[error("there is no account for this address; `urbivox staff list` lists all accounts")]
    NoSuchPerson,
    /// Not an e-mail address.
    #[error("this is not an e-mail address")]
    BadEmail,
    /// Another account has this address.
    #[error("another account has this address")]
    EmailTaken,
    /// The person is the last admin.
    #[error("this is the last admin; make another person an admin first")]
    LastAdmin,
    /// The person is the last owner of these cities, by name.
    #[error("this is the last owner of {}; make another person an owner there first", .0.join(", "))]
    LastOwner(Vec<String>),
    /// A service or database error.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for AccountAdminError {
    fn from(error: storage::Error) -> AccountAdminError {
        AccountAdminError::Fault(error.into())
    }
}

/// A page of accounts, and the cursor of the next page, if there is one.
pub type AccountPage = (Vec<Account>, Option<AccountCursor>);

/// Cursor for paging: address and id of the last account of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountCursor(String, i64);

impl AccountCursor {
    /// Parses the output of `Display`; any other text is the beginning of the list.
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

/// Returns up to `limit` accounts after the cursor, by address, that match `text` in address, name or a city of theirs.
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

/// Returns the person's account and its active sessions.
pub fn find(app: &App, person: i64) -> Result<(Account, Vec<session::SessionInfo>), AccountAdminError> {
    let account = app.storage.read(|db| {
        let row = people::find(db, person)?.ok_or(AccountAdminError::NoSuchPerson)?;
        let roles = people::roles_with_cities(db, Some(person))?.into_iter().map(role_of);
        let roles = roles.collect::<Result<Vec<AccountRole>, storage::Error>>()?;
        let signed_in_at = people::signed_in_at(db, person)?;
        Ok::<_, AccountAdminError>(account_of(row, roles, signed_in_at)?)
    })?;
    Ok((account, session::list(app, person)?))
}

/// Returns the person with this e-mail address.
pub fn person_of_email(app: &App, email: &str) -> Result<i64, AccountAdminError> {
    let email = normalize_email(email).ok_or(AccountAdminError::BadEmail)?;
    let row = app.storage.read(|db| people::find_by_email(db, &email))?;
    Ok(row.ok_or(AccountAdminError::NoSuchPerson)?.id)
}

/// Removes a lost second factor; false if there was none. Ends all sessions of the person and notifies them by e-mail.
pub fn reset_factor(app: &App, person: i64) -> Result<bool, AccountAdminError> {
    app.storage.write(|db| {
        let row = people::claim(db, person)?.ok_or(AccountAdminError::NoSuchPerson)?;
        if row.totp_salt.is_none() {
            return Ok(false);
        }
        if row.is_account() {
            letters::enqueue(app, db, &row.email, &row.language, EmailKind::FactorReset, &[])?;
        }
        people::update(db, &account::without_factor(row))?;
        sessions::delete_all(db, person)?;
        audit::note(app, db, None, "factor.reset", audit::person(person), &json!({}))?;
        Ok(true)
    })
}

/// Ends all sessions of the person. Returns their number.
pub fn sign_out(app: &App, person: i64) -> Result<usize, AccountAdminError> {
    app.storage.write(|db| {
        people::claim(db, person)?.ok_or(AccountAdminError::NoSuchPerson)?;
        let ended = sessions::delete_all(db, person)?;
        let detail = json!({"sessions": ended});
        audit::note(app, db, None, "session.end", audit::person(person), &detail)?;
        Ok(ended)
    })
}

/// Changes the e-mail address an account signs in with. Ends all its sessions, revokes tickets sent to the old address, and
/// notifies both addresses. `public_url` is the base of the sign-in link.
pub fn change_address(app: &App, person: i64, email: &str, public_url: &str) -> Result<(), AccountAdminError> {
    let email = normalize_email(email).ok_or(AccountAdminError::BadEmail)?;
    app.storage.write(|db| {
        let row = people::claim(db, person)?.ok_or(AccountAdminError::NoSuchPerson)?;
        // The address of a person of an identity provider comes from the provider.
        if !row.is_account() {
            return Err(AccountAdminError::NoSuchPerson);
        }
        if row.email == email {
            return Ok(());
        }
        if people::find_by_email(db, &email)?.is_some() {
            return Err(AccountAdminError::EmailTaken);
        }
        let before = row.email.clone();
        let changed = people::Row { email, ..row };
        people::update(db, &changed)?;
        sessions::delete_all(db, person)?;
        tickets::delete_of(db, &before)?;
        let language = changed.language.as_str();
        let address = format!("{public_url}/staff/sign-in");
        letters::enqueue(app, db, &before, language, EmailKind::AddressBefore, &[])?;
        let values = [("address", address.as_str().into())];
        letters::enqueue(app, db, &changed.email, language, EmailKind::AddressNow, &values)?;
        let name = audit::person(person);
        Ok(audit::note(app, db, None, "person.address", name, &json!({}))?)
    })
}

/// Removes an account with its roles, sessions and letters. The audit log keeps the person's entries under their number.
/// The last admin, and the last owner of a city, are not removed.
pub fn remove(app: &App, person: i64) -> Result<(), AccountAdminError> {
    app.storage.write(|db| {
        installation::claim(db)?;
        let row = people::claim(db, person)?.ok_or(AccountAdminError::NoSuchPerson)?;
        let roles = people::roles_with_cities(db, Some(person))?;
        require_other_role_managers(db, &roles)?;
        // The address of a provider's person is only a label: letters to it belong to somebody else.
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

/// Refuses if somebody is the last who can grant roles in the installation or in a city.
fn require_other_role_managers(db: &mut Db, roles: &[people::RoleInCity]) -> Result<(), AccountAdminError> {
    let mut alone_in = Vec::new();
    for (role, _, city) in roles {
        if !roster::is_last_role_manager(db, role)? {
            continue;
        }
        match city {
            Some(city) => alone_in.push(city.clone()),
            None => return Err(AccountAdminError::LastAdmin),
        }
    }
    if alone_in.is_empty() {
        Ok(())
    } else {
        Err(AccountAdminError::LastOwner(alone_in))
    }
}
