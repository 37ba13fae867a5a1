//! Letters that open an account: an invitation, or a way to a new password. Each works once, and only when a button is
//! pressed: programs that open every address in a letter spend nothing.

use serde_json::json;

use super::{NAME_CHARS_MAX, city_of, email_of, fresh_token, hash_of, identities, no_hash, password, session};
use crate::app::access::Role;
use crate::app::letters;
use crate::app::letters::Kind;
use crate::app::{App, ServiceError, audit};
use crate::storage;
use crate::storage::{Db, people, sessions, tickets};
use urbivox_core::i18n;
use urbivox_core::survey::name as names;
use urbivox_core::survey::slug::Slug;

/// How long an invitation is good, in days.
pub const INVITATION_DAYS: i64 = 14;
const DAY_MILLIS: i64 = 24 * 3_600 * 1_000;
/// Purpose of a letter that gives a role.
const INVITATION: &str = "invitation";
/// Purpose of a letter that leads to a new password.
const RESET: &str = "reset";

/// Why nothing was sent, or an address is worth nothing.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// This is no address.
    #[error("this is no e-mail address")]
    BadEmail,
    /// The name is empty or too long.
    #[error("the name is empty or too long")]
    BadName,
    /// There is no such city.
    #[error("there is no such city; `urbivox city add` makes one")]
    NoSuchCity,
    /// The role is for one city, or for all.
    #[error("{0}")]
    WrongRole(&'static str),
    /// The address in the letter was used, has ended, or was never sent.
    #[error("this address was used before or has ended")]
    Over,
    /// The password is not good enough.
    #[error("this password is not good enough")]
    Weak(password::WeakPassword),
    /// The address has an account, which has to sign in first.
    #[error("this address has an account; sign in to it first")]
    SignInFirst,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for Refusal {
    fn from(error: storage::Error) -> Refusal {
        Refusal::Fault(error.into())
    }
}

/// Whom to invite.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Where the letter goes.
    pub email: String,
    /// The name, when it is known.
    pub name: String,
    /// What they will be allowed.
    pub role: Role,
    /// In which city.
    pub city: Option<Slug>,
    /// In which language.
    pub language: String,
}

/// What an address in a letter is good for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// `invitation` or `reset`.
    pub purpose: String,
    /// Whose it is.
    pub email: String,
    /// The name, when it is known.
    pub name: String,
    /// The name of the city of the role that it brings.
    pub city: Option<String>,
    /// The role that it brings.
    pub role: Option<String>,
    /// Somebody has an account under this address: an invitation asks for its sign-in.
    pub has_account: bool,
}

/// Writes an invitation, and answers with the address in it, below `public_url`.
pub fn invite(app: &App, invitation: &Invitation, public_url: &str) -> Result<String, Refusal> {
    app.storage.write(|db| write(app, db, invitation, public_url))
}

pub(in crate::app) fn write(
    app: &App,
    db: &mut Db,
    invitation: &Invitation,
    public_url: &str,
) -> Result<String, Refusal> {
    let email = email_of(&invitation.email).ok_or(Refusal::BadEmail)?;
    let name = invitation.name.trim();
    // Empty while nobody knows it: whoever accepts says it then.
    if !name.is_empty() && names::check(name, NAME_CHARS_MAX).is_err() {
        return Err(Refusal::BadName);
    }
    let city = match (&invitation.city, invitation.role.needs_city()) {
        (Some(slug), true) => Some(city_of(db, slug, Refusal::NoSuchCity)?),
        (None, false) => None,
        (None, true) => return Err(Refusal::WrongRole("this role is of one city; name it with --city")),
        (Some(_), false) => return Err(Refusal::WrongRole("this role is of all cities; leave --city out")),
    };
    let city_id = city.as_ref().map(|row| row.id);
    let (token, token_hash) = fresh_token()?;
    let now = app.clock.now().as_millisecond();
    tickets::delete_expired(db, now - 30 * DAY_MILLIS)?;
    tickets::revoke(db, INVITATION, &email, city_id)?;
    let ticket = tickets::Row {
        token_hash,
        purpose: INVITATION.to_owned(),
        email: email.clone(),
        name: name.to_owned(),
        city_id,
        role: Some(invitation.role.name().to_owned()),
        invited_by: app.actor.to_string(),
        created_at: now,
        expires_at: now + INVITATION_DAYS * DAY_MILLIS,
        used_at: None,
    };
    tickets::insert(db, &ticket)?;
    let address = format!("{public_url}/staff/join/{token}");
    let place = city.as_ref().map_or("Urbivox", |row| row.name.as_str());
    let values = [("city", place.into()), ("address", address.as_str().into())];
    letters::enqueue(app, db, &email, &invitation.language, Kind::Invitation, &values)?;
    let detail = json!({"role": invitation.role.name()});
    let whom = audit::whom(app, db, &email)?;
    audit::note(app, db, city_id, "person.invite", whom, &detail)?;
    Ok(address)
}

/// What the address is good for. Looking spends nothing.
pub fn look(app: &App, token: &str) -> Result<Ticket, Refusal> {
    let now = app.clock.now().as_millisecond();
    app.storage.read(|db| {
        let row = tickets::find(db, &hash_of(token))?.ok_or(Refusal::Over)?;
        if row.used_at.is_some() || row.expires_at <= now {
            return Err(Refusal::Over);
        }
        let city = match row.city_id {
            Some(id) => storage::cities::name_of(db, id)?,
            None => None,
        };
        let account = people::find_by_email(db, &row.email)?;
        // The account that forgot its password is gone: the letter makes no other.
        if account.is_none() && row.purpose == RESET {
            return Err(Refusal::Over);
        }
        Ok(Ticket {
            has_account: account.is_some_and(|person| person.password.is_some()),
            purpose: row.purpose,
            email: row.email,
            name: row.name,
            city,
            role: row.role,
        })
    })
}

/// What somebody chose who came by a letter.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Their name.
    pub name: String,
    /// A password; empty to keep the one they have.
    pub password: String,
    /// The language of the screens.
    pub language: String,
}

/// Spends a letter that makes an account, or changes its password, and begins a session. An invitation to an address that
/// has an account is none of these: [`join`] accepts it.
pub fn accept(
    app: &App,
    token: &str,
    choice: &Choice,
    origin: &session::SignInOrigin,
) -> Result<session::NewSession, Refusal> {
    let ticket = look(app, token)?;
    if ticket.has_account && ticket.purpose == INVITATION {
        return Err(Refusal::SignInFirst);
    }
    let name = choice.name.trim();
    if names::check(name, NAME_CHARS_MAX).is_err() {
        return Err(Refusal::BadName);
    }
    password::check(&choice.password, &ticket.email).map_err(Refusal::Weak)?;
    let hash = password::hash(&choice.password).ok_or_else(no_hash)?;
    app.storage.write(|db| {
        let row = spend(app, db, token)?;
        let known = people::find_by_email(db, &row.email)?;
        let person = match (known, row.purpose.as_str()) {
            // Somebody made the account meanwhile.
            (Some(known), INVITATION) if known.password.is_some() => return Err(Refusal::SignInFirst),
            (Some(known), _) => with_password(db, known, name, hash)?,
            (None, INVITATION) => {
                let language = i18n::staff(&choice.language).language();
                let now = app.clock.now().as_millisecond();
                let fresh = new_account(&row.email, name, language, hash, now);
                people::insert(db, &fresh)?;
                fresh
            }
            (None, _) => return Err(Refusal::Over),
        };
        settle(app, db, &row, &person)?;
        // An account that was there proves itself as ever: a letter alone must not pass by its second factor.
        let is_complete = person.totp_salt.is_none();
        let begun = session::begin(app, db, &person, origin, is_complete);
        begun.map_err(|refusal| match refusal {
            session::Refusal::Fault(fault) => Refusal::Fault(fault),
            session::Refusal::Wrong
            | session::Refusal::Wait(_)
            | session::Refusal::WrongCode
            | session::Refusal::Over => Refusal::Over,
        })
    })
}

/// Accepts an invitation for the account of its address, which has signed in itself. No other session will do, and no new
/// one begins.
pub fn join(app: &App, token: &str, present: &session::CurrentUser) -> Result<(), Refusal> {
    app.storage.write(|db| {
        let row = spend(app, db, token)?;
        let account = people::find_by_email(db, &row.email)?.ok_or(Refusal::SignInFirst)?;
        if row.purpose != INVITATION || !present.signed_in_itself() || account.id != present.person.id {
            return Err(Refusal::SignInFirst);
        }
        settle(app, db, &row, &account)
    })
}

/// The ticket of the token, used up.
fn spend(app: &App, db: &mut Db, token: &str) -> Result<tickets::Row, Refusal> {
    let now = app.clock.now().as_millisecond();
    let row = tickets::find(db, &hash_of(token))?.ok_or(Refusal::Over)?;
    if row.expires_at <= now || !tickets::spend(db, &row.token_hash, now)? {
        return Err(Refusal::Over);
    }
    Ok(row)
}

/// The account with another password. One that had none keeps nothing by which somebody else could sign in.
fn with_password(db: &mut Db, known: people::Row, name: &str, hash: String) -> Result<people::Row, storage::Error> {
    let mut changed = people::Row {
        password: Some(hash),
        name: name.to_owned(),
        ..known.clone()
    };
    if known.password.is_none() {
        (changed.totp_salt, changed.totp_step, changed.recovery) = (None, 0, "[]".to_owned());
        sessions::delete_others(db, known.id, 0)?;
    }
    people::update(db, &changed)?;
    Ok(changed)
}

fn new_account(email: &str, name: &str, language: &str, hash: String, now: i64) -> people::Row {
    people::Row {
        id: storage::identity::fresh(),
        email: email.to_owned(),
        name: name.to_owned(),
        language: language.to_owned(),
        password: Some(hash),
        totp_salt: None,
        totp_step: 0,
        recovery: "[]".to_owned(),
        created_at: now,
        city_id: None,
    }
}

/// Gives the role of an invitation, or ends the sessions of whoever forgot the password.
fn settle(app: &App, db: &mut Db, row: &tickets::Row, person: &people::Row) -> Result<(), Refusal> {
    let named = audit::person(person.id);
    let actor = App {
        actor: named.as_str().into(),
        ..app.clone()
    };
    match &row.role {
        Some(role) => {
            let role_row = people::RoleRow {
                id: storage::identity::fresh(),
                person_id: person.id,
                city_id: row.city_id,
                role: role.clone(),
                created_at: app.clock.now().as_millisecond(),
                given_by: people::BY_PERSON.to_owned(),
            };
            let had = people::role_in(db, person.id, row.city_id)?;
            // Somebody has to stay who may invite others, whatever the last owner was invited to be.
            let stays = match &had {
                Some(had) => identities::is_last_owner(db, had)?,
                None => false,
            };
            if !stays {
                people::set_role(db, &role_row)?;
            }
            let detail = json!({"role": role});
            audit::note(&actor, db, row.city_id, "person.join", named, &detail)?;
        }
        None => {
            sessions::delete_all(db, person.id)?;
            // Other letters with a way to a new password are worth nothing from now on.
            tickets::revoke(db, RESET, &row.email, None)?;
            audit::note(&actor, db, None, "password.reset", named, &json!({}))?;
        }
    }
    Ok(())
}
