//! Tickets sent by e-mail: invitations and password-reset links. A ticket is used once, and only by a POST, so that link
//! scanners that open every address in a letter do not consume it.

use serde_json::json;

use super::city::find_city;
use super::labels::{NAME_CHARS_MAX, normalize_email};
use super::password::hashing_failed;
pub use super::ticket_purpose::TicketPurpose;
use super::{password, roster, session};
use crate::app::access::Role;
use crate::app::letters;
use crate::app::letters::EmailKind;
use crate::app::token::{fresh_token, hash_token};
use crate::app::{App, ServiceError, audit};
use crate::storage;
use crate::storage::{Db, people, sessions, tickets};
use urbivox_core::i18n;
use urbivox_core::survey::name as names;
use urbivox_core::survey::slug::Slug;

/// Lifetime of an invitation, in days.
pub const INVITATION_DAYS: i64 = 14;
const DAY_MILLIS: i64 = 24 * 3_600 * 1_000;

/// Why nothing was sent, or a ticket was refused.
#[derive(Debug, thiserror::Error)]
pub enum InvitationError {
    /// Not an e-mail address.
    #[error("this is not an e-mail address; use one such as anna@example.org")]
    BadEmail,
    /// The name is empty or too long.
    #[error("the name is empty or too long")]
    BadName,
    /// No such city.
    #[error("there is no such city; `urbivox city add` creates one")]
    NoSuchCity,
    /// The role needs a city and none was given, or the other way round.
    #[error("{0}")]
    WrongRole(&'static str),
    /// The ticket was used, has expired, or never existed.
    #[error("this link has already been used or has expired")]
    TicketInvalid,
    /// The password is too weak.
    #[error("this password is too weak")]
    Weak(password::WeakPassword),
    /// The address has an account, which has to sign in first.
    #[error("there is already an account for this address; sign in to it first")]
    SignInFirst,
    /// A service or database error.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for InvitationError {
    fn from(error: storage::Error) -> InvitationError {
        InvitationError::Fault(error.into())
    }
}

/// A person to invite.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Recipient.
    pub email: String,
    /// Name; empty if unknown.
    pub name: String,
    /// Role to grant.
    pub role: Role,
    /// City of the role; none for a role in the installation.
    pub city: Option<Slug>,
    /// Language of the letter.
    pub language: String,
}

/// An open ticket, as shown to its recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// What the ticket is for.
    pub purpose: TicketPurpose,
    /// E-mail address it was sent to.
    pub email: String,
    /// Name; empty if unknown.
    pub name: String,
    /// Name of the city of the granted role.
    pub city: Option<String>,
    /// Role that an invitation grants.
    pub role: Option<String>,
    /// Whether the address has an account with a password; an invitation then requires signing in to it.
    pub has_account: bool,
}

/// Queues an invitation letter. Returns the link in it, below `public_url`.
pub fn invite(app: &App, invitation: &Invitation, public_url: &str) -> Result<String, InvitationError> {
    app.storage.write(|db| {
        let queued = queue(app, db, invitation, public_url)?;
        note(app, db, &queued)?;
        Ok(queued.address)
    })
}

/// Invitation whose letter is in the outbox, and which is not yet in the audit log.
pub(in crate::app) struct QueuedInvitation {
    address: String,
    email: String,
    city_id: Option<i64>,
    role: Role,
}

/// Stores the ticket of an invitation and its letter. The caller records it with [`note`].
pub(in crate::app) fn queue(
    app: &App,
    db: &mut Db,
    invitation: &Invitation,
    public_url: &str,
) -> Result<QueuedInvitation, InvitationError> {
    let email = normalize_email(&invitation.email).ok_or(InvitationError::BadEmail)?;
    let name = invitation.name.trim();
    // Empty if unknown: the invited person enters it when accepting.
    if !name.is_empty() && names::check(name, NAME_CHARS_MAX).is_err() {
        return Err(InvitationError::BadName);
    }
    let city = match (&invitation.city, invitation.role.needs_city()) {
        (Some(slug), true) => Some(find_city(db, slug, InvitationError::NoSuchCity)?),
        (None, false) => None,
        (None, true) => {
            return Err(InvitationError::WrongRole(
                "this role applies to one city; give it with --city",
            ));
        }
        (Some(_), false) => {
            return Err(InvitationError::WrongRole(
                "this role applies to all cities; leave out --city",
            ));
        }
    };
    let city_id = city.as_ref().map(|row| row.id);
    let (token, token_hash) = fresh_token()?;
    let now = app.clock.now().as_millisecond();
    tickets::delete_expired(db, now - 30 * DAY_MILLIS)?;
    tickets::revoke(db, TicketPurpose::Invitation.name(), &email, city_id)?;
    let ticket = tickets::Row {
        token_hash,
        purpose: TicketPurpose::Invitation.name().to_owned(),
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
    let city_name = city.as_ref().map_or("Urbivox", |row| row.name.as_str());
    let values = [("city", city_name.into()), ("address", address.as_str().into())];
    letters::enqueue(app, db, &email, &invitation.language, EmailKind::Invitation, &values)?;
    Ok(QueuedInvitation {
        address,
        email,
        city_id,
        role: invitation.role,
    })
}

/// Records an invitation in the audit log.
pub(in crate::app) fn note(app: &App, db: &mut Db, queued: &QueuedInvitation) -> Result<(), storage::Error> {
    let detail = json!({"role": queued.role.name()});
    let whom = audit::person_by_email(app, db, &queued.email)?;
    audit::note(app, db, queued.city_id, "person.invite", whom, &detail)
}

/// Looks up an open ticket without consuming it.
pub fn find_ticket(app: &App, token: &str) -> Result<Ticket, InvitationError> {
    let now = app.clock.now().as_millisecond();
    app.storage.read(|db| {
        let row = tickets::find(db, &hash_token(token))?.ok_or(InvitationError::TicketInvalid)?;
        if row.used_at.is_some() || row.expires_at <= now {
            return Err(InvitationError::TicketInvalid);
        }
        let city = match row.city_id {
            Some(id) => storage::cities::name_of(db, id)?,
            None => None,
        };
        let purpose = TicketPurpose::of(&row)?;
        let account = people::find_by_email(db, &row.email)?;
        // A reset ticket of a removed account does not create another account.
        if account.is_none() && purpose == TicketPurpose::Reset {
            return Err(InvitationError::TicketInvalid);
        }
        Ok(Ticket {
            has_account: account.is_some_and(|person| person.password.is_some()),
            purpose,
            email: row.email,
            name: row.name,
            city,
            role: row.role,
        })
    })
}

/// Account details entered by the recipient of a ticket.
#[derive(Clone, Debug)]
pub struct AccountDetails {
    /// Name.
    pub name: String,
    /// New password.
    pub password: String,
    /// Language of the staff pages.
    pub language: String,
}

/// Consumes a ticket, creates the account or sets its password, and begins a session. An invitation to an address that
/// already has an account is refused; [`join`] accepts it.
pub fn accept(
    app: &App,
    token: &str,
    choice: &AccountDetails,
    origin: &session::SignInOrigin,
) -> Result<session::NewSession, InvitationError> {
    let ticket = find_ticket(app, token)?;
    if ticket.has_account && ticket.purpose == TicketPurpose::Invitation {
        return Err(InvitationError::SignInFirst);
    }
    let name = choice.name.trim();
    if names::check(name, NAME_CHARS_MAX).is_err() {
        return Err(InvitationError::BadName);
    }
    password::check(&choice.password, &ticket.email).map_err(InvitationError::Weak)?;
    let hash = password::hash(&choice.password).ok_or_else(hashing_failed)?;
    app.storage.write(|db| {
        let row = consume_ticket(app, db, token)?;
        let known = people::find_by_email(db, &row.email)?;
        let person = match (known, TicketPurpose::of(&row)?) {
            // The account was created in the meantime.
            (Some(known), TicketPurpose::Invitation) if known.password.is_some() => {
                return Err(InvitationError::SignInFirst);
            }
            (Some(known), TicketPurpose::Invitation | TicketPurpose::Reset) => set_password(db, known, name, hash)?,
            (None, TicketPurpose::Invitation) => {
                let language = i18n::staff(&choice.language).language();
                let now = app.clock.now().as_millisecond();
                let fresh = new_account(&row.email, name, language, hash, now);
                people::insert(db, &fresh)?;
                fresh
            }
            (None, TicketPurpose::Reset) => return Err(InvitationError::TicketInvalid),
        };
        settle(app, db, &row, &person)?;
        // An existing account still has to pass its second factor: a letter alone is not enough.
        let stage = session::stage_after_password(&person);
        let begun = session::begin(app, db, &person, origin, stage);
        begun.map_err(|refusal| match refusal {
            session::SignInError::Fault(fault) => InvitationError::Fault(fault),
            session::SignInError::WrongCredentials
            | session::SignInError::Throttled(_)
            | session::SignInError::WrongCode
            | session::SignInError::SessionEnded => InvitationError::TicketInvalid,
        })
    })
}

/// Accepts an invitation for the existing account of its address. Requires a session of that account, and begins no new
/// one.
pub fn join(app: &App, token: &str, session: &session::Session) -> Result<(), InvitationError> {
    app.storage.write(|db| {
        let row = consume_ticket(app, db, token)?;
        let account = people::find_by_email(db, &row.email)?.ok_or(InvitationError::SignInFirst)?;
        let is_invitation = TicketPurpose::of(&row)? == TicketPurpose::Invitation;
        if !is_invitation || !session.is_account_session() || account.id != session.person.id {
            return Err(InvitationError::SignInFirst);
        }
        settle(app, db, &row, &account)
    })
}

/// Consumes the ticket of the token.
fn consume_ticket(app: &App, db: &mut Db, token: &str) -> Result<tickets::Row, InvitationError> {
    let now = app.clock.now().as_millisecond();
    let row = tickets::find(db, &hash_token(token))?.ok_or(InvitationError::TicketInvalid)?;
    if row.expires_at <= now || !tickets::spend(db, &row.token_hash, now)? {
        return Err(InvitationError::TicketInvalid);
    }
    Ok(row)
}

/// Sets the password. An account without one loses its second factor and its sessions, which may be somebody else's.
fn set_password(db: &mut Db, known: people::Row, name: &str, hash: String) -> Result<people::Row, storage::Error> {
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

/// Grants the role of an invitation, or ends all sessions after a password reset.
fn settle(app: &App, db: &mut Db, row: &tickets::Row, person: &people::Row) -> Result<(), InvitationError> {
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
            // The last owner keeps that role, whatever role the invitation grants.
            let stays = match &had {
                Some(had) => roster::is_last_role_manager(db, had)?,
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
            // Revokes the other open reset links.
            tickets::revoke(db, TicketPurpose::Reset.name(), &row.email, None)?;
            audit::note(&actor, db, None, "password.reset", named, &json!({}))?;
        }
    }
    Ok(())
}
