//! Sessions: sign-in, second factor and sign-out. A session ends after 12 hours, or after 4 without use.

use jiff::Timestamp;
use serde_json::json;

pub use super::current_session::Session;
pub use super::sign_in_attempt::{SignInError, SignInOrigin};

use super::labels::normalize_email;
use super::person::load_person;
use super::throttle::LoginThrottle;
use super::{credential_check, device, factor_policy, password, recent_sign_in};
use crate::app::letters;
use crate::app::letters::EmailKind;
use crate::app::security_log;
use crate::app::security_log::SecurityEvent;
use crate::app::token::{fresh_token, hash_token};
use crate::app::{App, ServiceError, audit};
use crate::storage;
use crate::storage::{Db, people, sessions};
use urbivox_core::survey::slug::Slug;

/// Longest lifetime of a session, in hours: a working day.
const SESSION_HOURS_MAX: i64 = 12;
/// Longest time without use, in hours: a long meeting.
const IDLE_HOURS_MAX: i64 = 4;
/// Time allowed for the second factor, in minutes.
const FACTOR_MINUTES_MAX: i64 = 15;
/// How long ended sessions are kept to recognise the browser, in days: a new browser is reported by e-mail.
const ENDED_SESSION_DAYS: i64 = 90;
/// Resolution of the time of last use, in milliseconds, so that not every request writes.
const LAST_USE_RESOLUTION_MILLIS: i64 = 60_000;
const HOUR_MILLIS: i64 = 3_600_000;
/// Longest stored user agent, in characters. Protects the page layout.
const CLIENT_CHARS_MAX: usize = 120;

/// A session that was just created.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Session token for the cookie; only its hash is stored.
    pub token: String,
    /// Whether the second factor is still required.
    pub needs_factor: bool,
    /// Known-device cookie to set; none while the second factor is missing, and for provider sessions.
    pub device: Option<String>,
}

/// A session, as listed for its owner.
#[derive(Clone, Debug)]
pub struct SessionInfo {
    /// Primary key.
    pub id: i64,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// User agent of the browser.
    pub client: String,
}

/// Verifies address and password and begins a session. Unknown addresses take the same time.
pub fn sign_in(app: &App, email: &str, typed: &str, origin: &SignInOrigin) -> Result<NewSession, SignInError> {
    let typed_email = email.to_owned();
    let email = normalize_email(email).unwrap_or_default();
    let (claimed, row) = app.storage.write(|db| {
        let row = people::find_by_email(db, &email)?;
        let unknown = LoginThrottle::of(&app.keyring, &email, &origin.network);
        let claimed = credential_check::claim(app, db, (&email, row.as_ref()), origin, unknown)?;
        Ok::<_, storage::Error>((claimed, row))
    })?;
    // Unknown addresses are logged as a hash, never as typed: people type passwords into the wrong field.
    let subject = || {
        row.as_ref()
            .map_or_else(|| security_log::typed(app, &typed_email), |row| audit::person(row.id))
    };
    let (throttle, _) = claimed.map_err(|seconds| {
        security_log::record(app, SecurityEvent::SignInLocked, &subject(), "");
        SignInError::Throttled(seconds)
    })?;
    let stored = row.as_ref().and_then(|row| row.password.as_deref());
    let is_good = password::verify(typed, stored);
    if !is_good {
        security_log::record(app, SecurityEvent::SignInWrong, &subject(), "");
    }
    let row = row.filter(|_| is_good).ok_or(SignInError::WrongCredentials)?;
    let stage = stage_after_password(&row);
    app.storage.write(|db| {
        if stage == SessionStage::Complete {
            throttle.succeed(db)?;
        }
        begin(app, db, &row, origin, stage)
    })
}

/// How a session begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum SessionStage {
    /// The password was verified; the second factor is still required.
    AwaitsSecondFactor,
    /// The account has passed every factor.
    Complete,
    /// The identity provider of the city with this id has authenticated the person.
    ByProvider(i64),
}

/// Returns the stage of a session after the password was verified.
pub(in crate::app) fn stage_after_password(row: &people::Row) -> SessionStage {
    if row.totp_salt.is_some() {
        SessionStage::AwaitsSecondFactor
    } else {
        SessionStage::Complete
    }
}

/// Begins a session for a person authenticated by the caller. A session by an identity provider is limited to its city.
pub(in crate::app) fn begin(
    app: &App,
    db: &mut Db,
    row: &people::Row,
    origin: &SignInOrigin,
    stage: SessionStage,
) -> Result<NewSession, SignInError> {
    let (is_complete, city_id) = match stage {
        SessionStage::AwaitsSecondFactor => (false, None),
        SessionStage::Complete => (true, None),
        SessionStage::ByProvider(city_id) => (true, Some(city_id)),
    };
    let now = app.clock.now().as_millisecond();
    let (token, token_hash) = fresh_token()?;
    let client: String = origin.client.chars().take(CLIENT_CHARS_MAX).collect();
    let lasts = if is_complete {
        SESSION_HOURS_MAX * HOUR_MILLIS
    } else {
        FACTOR_MINUTES_MAX * 60_000
    };
    sessions::delete_expired(db, now - ENDED_SESSION_DAYS * 24 * HOUR_MILLIS)?;
    let session = sessions::Row {
        id: storage::identity::fresh(),
        token_hash,
        person_id: row.id,
        created_at: now,
        seen_at: now,
        expires_at: now + lasts,
        is_complete,
        city_id,
        client,
        verified_at: if is_complete { now } else { 0 },
    };
    if is_complete {
        record_sign_in(app, db, row, &session)?;
    }
    sessions::insert(db, &session)?;
    let is_known = is_complete && city_id.is_none();
    let device = is_known.then(|| device::cookie_after_sign_in(app, db, row, &origin.device));
    Ok(NewSession {
        token,
        needs_factor: !is_complete,
        device: device.transpose()?,
    })
}

/// Records the sign-in, and notifies the owner by e-mail if the browser is new.
fn record_sign_in(app: &App, db: &mut Db, row: &people::Row, session: &sessions::Row) -> Result<(), SignInError> {
    let before = sessions::of_person(db, row.id)?;
    let mut complete = before
        .iter()
        .filter(|old| old.is_complete && old.id != session.id)
        .peekable();
    let is_first = complete.peek().is_none();
    // The address of a provider's own person is only a label and may belong to somebody else.
    if row.is_account() && !is_first && !complete.any(|old| old.client == session.client) {
        let values = [("client", session.client.as_str().into())];
        letters::enqueue(app, db, &row.email, &row.language, EmailKind::NewSignIn, &values)?;
    }
    people::set_signed_in_at(db, row.id, session.created_at)?;
    let name = audit::person(row.id);
    let actor = App {
        actor: name.as_str().into(),
        ..app.clone()
    };
    let detail = match session.city_id {
        None => json!({"client": session.client}),
        Some(_) => json!({"client": session.client, "by": "sign-on"}),
    };
    Ok(audit::note(&actor, db, None, "session.begin", name, &detail)?)
}

/// Completes a session with a second-factor or recovery code. Issues a new token.
pub fn verify_second_factor(
    app: &App,
    token: &str,
    code: &str,
    origin: &SignInOrigin,
) -> Result<NewSession, SignInError> {
    // Only a session that awaits its factor: a provider session must not become a session of the account.
    let session = authenticate(app, token)?.filter(|session| !session.is_complete);
    let session = session.ok_or(SignInError::SessionEnded)?;
    credential_check::verify_code(app, session.person.id, code, origin, |db, row| {
        credential_check::clear_password_failures(app, db, &row, origin)?;
        // The session may have been ended in the meantime; then a valid code does not help.
        if !sessions::delete(db, row.id, session.id)? {
            return Err(SignInError::SessionEnded);
        }
        begin(app, db, &row, origin, SessionStage::Complete)
    })
}

/// Finds the session of a token; `None` if the session is unknown, expired or idle for too long.
pub fn authenticate(app: &App, token: &str) -> Result<Option<Session>, ServiceError> {
    let now = app.clock.now().as_millisecond();
    let hash = hash_token(token);
    let loaded = app.storage.read(|db| {
        let Some(session) = sessions::find(db, &hash)? else {
            return Ok(None);
        };
        let is_idle = session.seen_at + IDLE_HOURS_MAX * HOUR_MILLIS < now;
        if session.expires_at <= now || is_idle {
            return Ok(None);
        }
        let Some(row) = people::find(db, session.person_id)? else {
            return Ok(None);
        };
        let provider_of = match session.city_id {
            None if row.is_account() => None,
            // A person without an account can only be signed in by their provider.
            None => return Ok(None),
            Some(id) => {
                let Some(slug) = storage::cities::slug_of(db, id)? else {
                    return Ok(None);
                };
                Some(Slug::parse(&slug).ok_or_else(|| storage::Error::corrupt("cities", "slug"))?)
            }
        };
        let person = load_person(db, row, provider_of.as_ref())?;
        let is_required = provider_of.is_none()
            && !person.has_second_factor
            && factor_policy::applies_to(db, &person.principal.grants)?;
        Ok::<_, storage::Error>(Some((person, session, provider_of, is_required)))
    })?;
    let Some((person, session, provider_of, needs_second_factor)) = loaded else {
        return Ok(None);
    };
    if session.seen_at + LAST_USE_RESOLUTION_MILLIS < now {
        app.storage.write(|db| sessions::touch(db, session.id, now))?;
    }
    Ok(Some(Session {
        id: session.id,
        person,
        is_complete: session.is_complete,
        provider_of,
        is_recent: recent_sign_in::is_recent(session.verified_at, now),
        needs_second_factor,
    }))
}

/// Lists the person's active sessions, newest first.
pub fn list(app: &App, person: i64) -> Result<Vec<SessionInfo>, ServiceError> {
    let now = app.clock.now().as_millisecond();
    let rows = app.storage.read(|db| sessions::of_person(db, person))?;
    let good = |row: &sessions::Row| {
        row.expires_at > now && row.seen_at + IDLE_HOURS_MAX * HOUR_MILLIS >= now && row.is_complete
    };
    let time = |millis: i64| storage::stored_time("sessions", millis);
    let info = |row: sessions::Row| {
        Ok(SessionInfo {
            id: row.id,
            created_at: time(row.created_at)?,
            seen_at: time(row.seen_at)?,
            client: row.client,
        })
    };
    rows.into_iter().filter(good).map(info).collect()
}

/// Ends a session of the person; false if there is none.
pub fn end(app: &App, person: i64, session: i64) -> Result<bool, ServiceError> {
    let ended = app.storage.write(|db| {
        let is_ended = sessions::delete(db, person, session)?;
        if is_ended {
            let detail = json!({"session": session});
            audit::note(app, db, None, "session.end", audit::person(person), &detail)?;
        }
        Ok::<_, storage::Error>(is_ended)
    })?;
    Ok(ended)
}
