//! Sign-on with a city's own accounts: settings of the identity provider, and the OpenID Connect redirect and callback.
//!
//! A provider authenticates for its own city only. Its users are identified by (city, issuer, subject), never by e-mail
//! address; the session is limited to that city and cannot change an account. [`super::identities`] finds the person.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::session::{NewSession, SignInOrigin};
use super::stored_provider::configured_domains;
use super::{domains, identities, provider_secret, session, stored_provider};
use crate::app::authoring::{AuthoringError, city_row};
use crate::app::expensive_work;
use crate::app::security_log;
use crate::app::security_log::SecurityEvent;
use crate::app::sign_on::claims;
use crate::app::sign_on::claims::ClaimsRefused;
use crate::app::sign_on::provider::ProviderSettings;
use crate::app::token::hash_token;
use crate::app::{App, ServiceError, audit};
use crate::identity_provider::SignOnError;
use crate::identity_provider::exchange::AuthorizationResponse;
use crate::outgoing;
use crate::storage;
use crate::storage::{Db, providers, sessions};
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::violation::Violations;

/// Longest stay at the provider, in milliseconds: ten minutes.
const SIGN_ON_MILLIS_MAX: i64 = 10 * 60 * 1_000;

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum FederationError {
    /// No such city, or it has no provider.
    #[error("this city has no provider")]
    NoProvider,
    /// The sign-on was finished before, took too long, or began in another browser or session.
    #[error("this sign-on has ended")]
    SignOnEnded,
    /// The provider failed, or its response is invalid.
    #[error("{0}")]
    Failed(SignOnError),
    /// The provider authenticated somebody whom the city does not admit.
    #[error("{0}")]
    Refused(ClaimsRefused),
    /// A service or database error.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for FederationError {
    fn from(error: storage::Error) -> FederationError {
        FederationError::Fault(error.into())
    }
}

/// Lists the cities that have an identity provider: slug and name.
pub fn cities(app: &App) -> Result<Vec<(String, String)>, ServiceError> {
    Ok(app.storage.read(providers::cities)?)
}

/// Returns the settings of the city's provider, with the client secret decrypted.
pub fn settings(app: &App, city: &Slug) -> Result<Option<Value>, AuthoringError> {
    let stored = app.storage.read(|db| {
        let city_id = city_row(db, city)?.id;
        Ok::<_, AuthoringError>(stored_provider::load(db, city_id)?.map(|document| (city_id, document)))
    })?;
    let Some((city_id, document)) = stored else {
        return Ok(None);
    };
    // If the client secret cannot be decrypted, the other settings are still returned, and it has to be entered again.
    let without_secret = provider_secret::without(&document);
    let shown = provider_secret::open(&app.keyring, city_id, document).unwrap_or_else(|cause| {
        tracing::warn!(
            city.id = city_id,
            %cause,
            "the client secret of a city's identity provider cannot be decrypted; enter it again"
        );
        without_secret
    });
    Ok(Some(shown))
}

/// Sets or removes the city's provider. Domains that are no longer named are released. A new issuer or a released domain
/// ends the sessions begun by the provider.
pub fn set(app: &App, city: &Slug, document: Option<&Value>) -> Result<(), AuthoringError> {
    let settings = match document {
        Some(document) => Some(ProviderSettings::parse(document).map_err(AuthoringError::Invalid)?),
        None => None,
    };
    let issuer = settings.as_ref().map(|settings| settings.issuer.clone());
    let city_id = app.storage.write(|db| {
        let city_id = city_row(db, city)?.id;
        if let Some(settings) = &settings {
            require_domains_free(db, city_id, settings)?;
        }
        let named_before = configured_domains(db, city_id)?;
        let before = stored_provider::load(db, city_id)?.unwrap_or(Value::Null);
        stored_provider::store(app, db, city_id, settings.as_ref())?;
        providers::cancel_sign_ons(db, city_id)?;
        let mut is_another =
            before.get("issuer").and_then(Value::as_str) != settings.as_ref().map(|settings| settings.issuer.as_str());
        for domain in named_before {
            let is_named = settings
                .as_ref()
                .is_some_and(|settings| settings.domains.contains(&domain));
            is_another |= !is_named && domains::delete_confirmed(app, db, city_id, &domain)?;
        }
        if is_another {
            sessions::delete_of_provider(db, city_id, None)?;
        }
        let detail = json!({"issuer": issuer});
        audit::note(app, db, Some(city_id), "provider.set", city, &detail)?;
        Ok::<_, AuthoringError>(city_id)
    })?;
    app.identity_providers
        .forget(city_id, issuer.as_deref().unwrap_or_default());
    Ok(())
}

/// Returns the violations in the settings; empty if they are valid.
pub fn violations(document: &Value) -> Violations {
    ProviderSettings::parse(document).err().unwrap_or_default()
}

/// Returns why requests to the issuer in these settings are refused; `None` if they are allowed, or it cannot be told. May
/// block on a name server.
pub fn refused_address(app: &App, document: &Value) -> Option<outgoing::AddressRefusal> {
    let issuer = document.get("issuer").and_then(Value::as_str)?;
    app.identity_providers.check_address(issuer).err()
}

/// Refuses domains that are confirmed for another city.
fn require_domains_free(db: &mut Db, city_id: i64, settings: &ProviderSettings) -> Result<(), AuthoringError> {
    let mut violations = Violations::none();
    for (index, domain) in settings.domains.iter().enumerate() {
        if storage::domains::find(db, domain)?.is_some_and(|row| row.city_id != city_id) {
            let detail = "This domain belongs to another city. Ask those who run this installation.";
            violations.push(format!("/domains/{index}"), "domain-taken", detail);
        }
    }
    if violations.is_empty() {
        Ok(())
    } else {
        Err(AuthoringError::Invalid(violations))
    }
}

fn parse_stored(app: &App, city_id: i64, document: &Value) -> Result<ProviderSettings, FederationError> {
    let opened = provider_secret::open(&app.keyring, city_id, document.clone());
    let opened = opened.map_err(|cause| storage::Error::Corrupt {
        table: "providers",
        what: cause.to_string(),
    })?;
    ProviderSettings::parse(&opened).map_err(|violations| {
        let what = violations
            .iter()
            .map(|violation| violation.pointer.as_str())
            .collect::<Vec<_>>();
        let cause = format!("its stored settings are invalid at {}", what.join(" "));
        FederationError::Failed(SignOnError::BadDiscovery(cause))
    })
}

/// Returns the city's provider, if it has one with at least one confirmed domain.
fn provider_of(app: &App, city: &Slug) -> Result<(i64, ProviderSettings), FederationError> {
    app.storage.read(|db| {
        let city = storage::cities::find(db, city.as_str())?.ok_or(FederationError::NoProvider)?;
        let document = stored_provider::load(db, city.id)?.ok_or(FederationError::NoProvider)?;
        let settings = parse_stored(app, city.id, &document)?;
        for domain in &settings.domains {
            if domains::is_confirmed(db, city.id, domain)? {
                return Ok((city.id, settings));
            }
        }
        Err(FederationError::Refused(ClaimsRefused::UnconfirmedDomain))
    })
}

/// Purpose of a sign-on, with the secret that ties it to the browser that began it.
#[derive(Clone, Copy)]
pub enum SignOnPurpose<'a> {
    /// Signs in. Tied to a secret in a cookie of the browser.
    SignIn {
        /// The secret.
        held: &'a str,
    },
    /// Connects an identity to an account. Tied to a session in which the account itself signed in.
    Connect {
        /// Session token.
        token: &'a str,
        /// Account.
        person: i64,
    },
}

impl SignOnPurpose<'_> {
    fn hash(self, state: &str) -> Vec<u8> {
        let (kind, secret) = match self {
            SignOnPurpose::SignIn { held } => ("sign in", held),
            SignOnPurpose::Connect { token, .. } => ("connect", token),
        };
        let mut digest = Sha256::new();
        for part in [kind, state, secret] {
            digest.update(part.as_bytes());
            digest.update([0]);
        }
        digest.finalize().to_vec()
    }
}

/// Begins a sign-on. Returns the provider's address to redirect to.
pub fn begin(app: &App, city: &Slug, redirect: &str, aim: SignOnPurpose<'_>) -> Result<String, FederationError> {
    let (city_id, settings) = provider_of(app, city)?;
    let now = app.clock.now();
    expensive_work::check_allowed("asking an identity provider");
    let registration = settings.registration();
    let begun = app.identity_providers.begin(city_id, &registration, redirect, now);
    let begun = begun.map_err(FederationError::Failed)?;
    let now = now.as_millisecond();
    let row = providers::Row {
        state_hash: aim.hash(&begun.state),
        city_id,
        nonce: begun.nonce,
        verifier: begun.verifier,
        created_at: now,
        person_id: match aim {
            SignOnPurpose::SignIn { .. } => None,
            SignOnPurpose::Connect { person, .. } => Some(person),
        },
    };
    app.storage
        .write(|db| providers::begin(db, &row, now - SIGN_ON_MILLIS_MAX))?;
    Ok(begun.address)
}

/// Parameters of the callback from the provider.
pub struct CallbackParams<'a> {
    /// State: identifies the sign-on.
    pub state: &'a str,
    /// Authorization code.
    pub code: &'a str,
    /// Secret in the browser's cookie.
    pub held: &'a str,
    /// Session token of the browser.
    pub token: Option<&'a str>,
    /// Language of the browser, for a person who signs in for the first time.
    pub language: &'a str,
}

/// Result of a finished sign-on.
#[derive(Debug)]
pub enum SignOnOutcome {
    /// A session in the provider's city. The browser's previous session was ended.
    SignedIn(NewSession),
    /// The identity was connected to the account that began the sign-on.
    Connected,
}

/// Finishes a sign-on: redeems the code, and begins a session in that city or connects the identity to the account.
pub fn finish(
    app: &App,
    redirect: &str,
    params: &CallbackParams<'_>,
    origin: &SignInOrigin,
) -> Result<SignOnOutcome, FederationError> {
    let now = app.clock.now();
    let row = app
        .storage
        .write(|db| take(db, params))?
        .ok_or(FederationError::SignOnEnded)?;
    if row.created_at + SIGN_ON_MILLIS_MAX < now.as_millisecond() {
        return Err(FederationError::SignOnEnded);
    }
    let document = app.storage.read(|db| stored_provider::load(db, row.city_id))?;
    let document = document.ok_or(FederationError::NoProvider)?;
    let settings = parse_stored(app, row.city_id, &document)?;
    let returned = AuthorizationResponse {
        code: params.code,
        nonce: &row.nonce,
        verifier: &row.verifier,
    };
    expensive_work::check_allowed("asking an identity provider");
    let token_claims = app
        .identity_providers
        .finish(row.city_id, &settings.registration(), redirect, returned, now);
    let city = app.storage.read(|db| storage::cities::slug_of(db, row.city_id))?;
    let city = city.ok_or(FederationError::NoProvider)?;
    let refused = || security_log::record(app, SecurityEvent::SignOnRefused, "", &format!("/staff/sign-on {city}"));
    let token_claims = token_claims
        .inspect_err(|_failure| refused())
        .map_err(FederationError::Failed)?;
    let admission = claims::admit(&settings, &token_claims).inspect_err(|_refused| refused());
    let admission = admission.map_err(FederationError::Refused)?;
    if let Some(account) = row.person_id {
        require_same_session(app, params, account)?;
    }
    let decided = app.storage.write(|db| {
        // Settings and domain may have changed while the provider was asked.
        if stored_provider::load(db, row.city_id)?.as_ref() != Some(&document) {
            return Err(FederationError::SignOnEnded);
        }
        if !domains::is_confirmed(db, row.city_id, &admission.domain)? {
            return Ok(Err(ClaimsRefused::UnconfirmedDomain));
        }
        let named = identities::ProviderIdentity {
            city_id: row.city_id,
            issuer: &settings.issuer,
            admission: &admission,
        };
        if let Some(account) = row.person_id {
            return Ok(identities::connect(app, db, &named, account)?.map(|()| SignOnOutcome::Connected));
        }
        let begun = identities::sign_in(app, db, &named, params.language, origin)?;
        if let (Ok(_), Some(token)) = (&begun, params.token) {
            sessions::delete_by_hash(db, &hash_token(token))?;
        }
        Ok(begun.map(SignOnOutcome::SignedIn))
    })?;
    decided
        .inspect_err(|_refused| refused())
        .map_err(FederationError::Refused)
}

/// Takes the pending sign-on that this browser, or its session, began.
fn take(db: &mut Db, params: &CallbackParams<'_>) -> Result<Option<providers::Row>, storage::Error> {
    let signing_in = SignOnPurpose::SignIn { held: params.held };
    if let Some(row) = providers::take(db, &signing_in.hash(params.state))? {
        return Ok(Some(row));
    }
    let Some(token) = params.token else {
        return Ok(None);
    };
    let connecting = SignOnPurpose::Connect { token, person: 0 };
    providers::take(db, &connecting.hash(params.state))
}

/// Requires that the account that began is still signed in itself, in the same session.
fn require_same_session(app: &App, params: &CallbackParams<'_>, account: i64) -> Result<(), FederationError> {
    let present = session::authenticate(app, params.token.unwrap_or_default())?;
    let is_good = present.is_some_and(|present| present.is_account_session() && present.person.id == account);
    if is_good {
        Ok(())
    } else {
        Err(FederationError::SignOnEnded)
    }
}
