//! The two halves of a sign-on: the redirect to the provider, and the code exchange of the callback.
//!
//! Both may block on requests to the provider, 5 seconds each at worst: they run on a thread that may block, and must not
//! hold a database connection meanwhile. Provider metadata is cached; a provider that fails repeatedly is paused.

use std::fmt;
use std::time::SystemTime;

use jiff::Timestamp;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClientAuthMethod, CoreErrorResponseType,
    CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata,
    CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AccessToken, AdditionalClaims, AuthType, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken,
    DiscoveryError, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenClaims, IdTokenFields,
    IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope,
    StandardErrorResponse, StandardTokenResponse, SubjectIdentifier, TokenResponse, UserInfoClaims, UserInfoError,
};
use openidconnect::{ClaimsVerificationError, HttpRequest};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::claims::Claims;
use super::http_client::{HttpClient, HttpError};
use super::provider_cache::ProviderCache;
use super::registration::Registration;
use super::sign_on_error::{SignOnError, cut, error_chain};
use crate::config::RedactedText;
use crate::outgoing;

/// Tolerated clock difference to the provider, in seconds.
const AHEAD_SECONDS_MAX: i64 = 60;
/// Longest authorization code, in bytes. Protects the provider.
const CODE_BYTES_MAX: usize = 4_000;
/// Accepted signature algorithms: asymmetric ones only. Never `none`, and never `HS256`, whose key is shared. The token must
/// not choose how it is verified.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// A sign-on that has begun. All but the address is stored on the server, for one use within ten minutes.
#[derive(Clone)]
pub struct PendingSignOn {
    /// Authorization URL to redirect the browser to.
    pub address: String,
    /// State returned with the callback; another one belongs to another sign-on.
    pub state: String,
    /// Nonce expected in the ID token.
    pub nonce: String,
    /// PKCE verifier: proves that the sender of the code began the sign-on. Kept secret until then.
    pub verifier: String,
}

impl fmt::Debug for PendingSignOn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PendingSignOn(…)")
    }
}

/// Parameters of the callback, with the stored values of the sign-on.
#[derive(Clone, Copy)]
pub struct AuthorizationResponse<'a> {
    /// Authorization code.
    pub code: &'a str,
    /// Stored [`PendingSignOn::nonce`].
    pub nonce: &'a str,
    /// Stored [`PendingSignOn::verifier`].
    pub verifier: &'a str,
}

/// Client for all identity providers. One per process: it holds their cached metadata.
pub struct IdentityProviders {
    http: outgoing::Client,
    cache: ProviderCache,
}

impl IdentityProviders {
    /// Creates a client with an empty cache.
    pub fn new(http: outgoing::Client) -> IdentityProviders {
        let cache = ProviderCache::default();
        IdentityProviders { http, cache }
    }

    /// Checks whether requests to this issuer are allowed, as far as its address tells now.
    pub fn check_address(&self, issuer: &str) -> Result<(), outgoing::AddressRefusal> {
        self.http.check(issuer)
    }

    /// Drops the cached data of the city's provider after a change of registration, so that the next sign-on fetches it again.
    pub fn forget(&self, city: i64, issuer: &str) {
        self.cache.forget(city, issuer);
    }

    /// Begins a sign-on: finds the provider's authorization endpoint. `redirect` is the redirect URI registered there.
    pub fn begin(
        &self,
        city: i64,
        registration: &Registration,
        redirect: &str,
        now: Timestamp,
    ) -> Result<PendingSignOn, SignOnError> {
        self.with_circuit_breaker(city, now, || {
            let provider = self.find(registration, redirect, now)?;
            let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
            let flow = CoreAuthenticationFlow::AuthorizationCode;
            let (address, state, nonce) = provider
                .client
                .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
                .add_scope(Scope::new("email".to_owned()))
                .add_scope(Scope::new("profile".to_owned()))
                .set_pkce_challenge(challenge)
                .url();
            // The browser is sent there: must be HTTPS, neither a script nor plain text.
            if !self.http.may_redirect_browser_to(&address) {
                let what = "the authorization endpoint is not an https address";
                return Err(SignOnError::BadDiscovery(what.to_owned()));
            }
            Ok(PendingSignOn {
                address: address.into(),
                state: state.into_secret(),
                nonce: nonce.secret().clone(),
                verifier: verifier.into_secret(),
            })
        })
    }

    /// Finishes a sign-on: exchanges the code for a token and verifies it. The caller has verified and consumed the state,
    /// so that nobody finishes twice.
    pub fn finish(
        &self,
        city: i64,
        registration: &Registration,
        redirect: &str,
        came: AuthorizationResponse<'_>,
        now: Timestamp,
    ) -> Result<Claims, SignOnError> {
        if came.code.is_empty() || came.code.len() > CODE_BYTES_MAX {
            return Err(SignOnError::RefusedCode("the code is empty or too long".to_owned()));
        }
        self.with_circuit_breaker(city, now, || self.identify(registration, redirect, came, now))
    }

    fn identify(
        &self,
        registration: &Registration,
        redirect: &str,
        came: AuthorizationResponse<'_>,
        now: Timestamp,
    ) -> Result<Claims, SignOnError> {
        let provider = self.find(registration, redirect, now)?;
        let answer = provider.redeem(came.code, came.verifier)?;
        let claims = match provider.verified_claims(&answer, came.nonce, now) {
            // The provider may have rotated its keys since they were fetched.
            Err(TokenError::Unsigned(_)) if self.cache.may_refresh_keys(&registration.issuer, now) => {
                let fresh = Provider::of(
                    self.ask(registration, now)?,
                    HttpClient::new(&self.http),
                    registration,
                    redirect,
                )?;
                fresh.verified_claims(&answer, came.nonce, now)
            }
            outcome => outcome,
        };
        let claims = claims.map_err(SignOnError::from)?;
        let subject = claims.subject().clone();
        let claims = token_claims(&claims);
        let lacks_role = registration
            .role_claim
            .as_ref()
            .is_some_and(|name| !claims.extra.contains_key(name));
        // Many providers put only the subject into the token, as OpenID Connect Core §5.4 allows.
        if (claims.email.is_some() && !lacks_role) || provider.client.user_info_url().is_none() {
            return Ok(claims);
        }
        let more = provider.user_info(answer.access_token().clone(), subject)?;
        Ok(merge_user_info(claims, more))
    }

    /// Runs `work`, unless the city's provider is paused, and records whether the provider answered.
    fn with_circuit_breaker<T>(
        &self,
        city: i64,
        now: Timestamp,
        work: impl FnOnce() -> Result<T, SignOnError>,
    ) -> Result<T, SignOnError> {
        self.cache.admit(city, now)?;
        let outcome = work();
        if matches!(outcome, Err(SignOnError::ProviderAway(_))) {
            self.cache.record_failure(city, now);
        } else {
            self.cache.record_answer(city);
        }
        outcome
    }

    /// Returns the provider, from the cache or freshly discovered.
    fn find(&self, registration: &Registration, redirect: &str, now: Timestamp) -> Result<Provider<'_>, SignOnError> {
        let metadata = match self.cache.find(&registration.issuer, now) {
            Some(metadata) => metadata,
            None => self.ask(registration, now)?,
        };
        Provider::of(metadata, HttpClient::new(&self.http), registration, redirect)
    }

    /// Fetches the provider's metadata and keys, and caches them.
    fn ask(&self, registration: &Registration, now: Timestamp) -> Result<CoreProviderMetadata, SignOnError> {
        let issuer = IssuerUrl::new(registration.issuer.clone())
            .ok()
            .ok_or_else(|| SignOnError::BadDiscovery("the issuer is not a URL".to_owned()))?;
        let http = HttpClient::new(&self.http);
        let ask = |request: HttpRequest| http.ask(request);
        let metadata = CoreProviderMetadata::discover(&issuer, &ask).map_err(|cause| discovery_error(&cause))?;
        self.cache
            .store(&registration.issuer, metadata.clone(), http.max_age(), now);
        Ok(metadata)
    }
}

/// All claims that OpenID Connect does not define.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct ExtraClaims {
    #[serde(flatten)]
    claims: Map<String, Value>,
}

impl AdditionalClaims for ExtraClaims {}

type Fields = IdTokenFields<
    ExtraClaims,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type ProviderTokenResponse = StandardTokenResponse<Fields, CoreTokenType>;
type OidcClient = Client<
    ExtraClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    ProviderTokenResponse,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// A provider with its metadata.
struct Provider<'a> {
    http: HttpClient<'a>,
    client: OidcClient,
}

impl<'a> Provider<'a> {
    fn of(
        metadata: CoreProviderMetadata,
        http: HttpClient<'a>,
        registration: &Registration,
        redirect: &str,
    ) -> Result<Provider<'a>, SignOnError> {
        let redirect = RedirectUrl::new(redirect.to_owned())
            .ok()
            .ok_or_else(|| SignOnError::BadDiscovery("the redirect URI is not a URL".to_owned()))?;
        let methods = metadata
            .token_endpoint_auth_methods_supported()
            .cloned()
            .unwrap_or_default();
        let client_id = ClientId::new(registration.client_id.clone());
        let secret = registration.client_secret.as_ref().map(RedactedText::reveal);
        let secret = secret.map(|secret| ClientSecret::new(secret.to_owned()));
        let mut client = OidcClient::from_provider_metadata(metadata, client_id, secret).set_redirect_uri(redirect);
        // Basic is the default of a provider that states no method (OpenID Connect Discovery §3).
        let takes = |method: &CoreClientAuthMethod| methods.contains(method);
        if takes(&CoreClientAuthMethod::ClientSecretPost) && !takes(&CoreClientAuthMethod::ClientSecretBasic) {
            client = client.set_auth_type(AuthType::RequestBody);
        }
        Ok(Provider { http, client })
    }

    fn redeem(&self, code: &str, verifier: &str) -> Result<ProviderTokenResponse, SignOnError> {
        let request = self
            .client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|cause| SignOnError::BadDiscovery(error_chain(&cause)))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()));
        let ask = |request: HttpRequest| self.http.ask(request);
        request.request(&ask).map_err(|cause| match cause {
            RequestTokenError::ServerResponse(error) => SignOnError::RefusedCode(cut(&error.to_string())),
            RequestTokenError::Request(error) => SignOnError::from(&error),
            // A malformed response may contain part of a token: only the position of the error is reported.
            RequestTokenError::Parse(cause, _) => {
                SignOnError::BadToken(cut(&format!("the answer cannot be read at {}", cause.path())))
            }
            RequestTokenError::Other(what) => SignOnError::BadToken(cut(&what)),
        })
    }

    /// Returns the claims of the ID token after verifying issuer, audience, nonce, signature and times.
    fn verified_claims(
        &self,
        answer: &ProviderTokenResponse,
        nonce: &str,
        now: Timestamp,
    ) -> Result<IdTokenClaims<ExtraClaims, CoreGenderClaim>, TokenError> {
        let token = answer
            .id_token()
            .ok_or_else(|| SignOnError::BadToken("there is no ID token".to_owned()))?;
        let at = SystemTime::from(now);
        let verifier = self
            .client
            .id_token_verifier()
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(move || at.into());
        let claims = token
            .claims(&verifier, &Nonce::new(nonce.to_owned()))
            .map_err(|cause| token_error(&cause))?;
        if claims.issue_time().timestamp() > now.as_second().saturating_add(AHEAD_SECONDS_MAX) {
            return Err(SignOnError::BadToken("it was issued in the future".to_owned()).into());
        }
        // The library does not check this claim (OpenID Connect Core §3.1.3.7).
        if claims
            .authorized_party()
            .is_some_and(|party| party != self.client.client_id())
        {
            return Err(SignOnError::WrongAudience("another program asked for it".to_owned()).into());
        }
        Ok(claims.clone())
    }

    fn user_info(
        &self,
        token: AccessToken,
        subject: SubjectIdentifier,
    ) -> Result<UserInfoClaims<ExtraClaims, CoreGenderClaim>, SignOnError> {
        let request = self
            .client
            .user_info(token, Some(subject))
            .map_err(|cause| SignOnError::BadDiscovery(error_chain(&cause)))?;
        let ask = |request: HttpRequest| self.http.ask(request);
        request.request(&ask).map_err(|cause| {
            let bad = |what: &str| SignOnError::BadToken(format!("the user info {what}"));
            match cause {
                UserInfoError::Request(error) => SignOnError::from(&error),
                UserInfoError::ClaimsVerification(_) => bad("is of another subject, or its signature is invalid"),
                UserInfoError::Parse(_) => bad("cannot be read"),
                UserInfoError::Response(status, _, _) => bad(&format!("was answered with {status}")),
                UserInfoError::Other(_) | _ => bad("is unusable"),
            }
        })
    }
}

fn discovery_error(cause: &DiscoveryError<HttpError>) -> SignOnError {
    if let DiscoveryError::Request(error) = cause {
        return error.into();
    }
    SignOnError::BadDiscovery(error_chain(cause))
}

/// Why a token is not accepted.
enum TokenError {
    /// No known key matches the signature; fetching the keys again may help.
    Unsigned(SignOnError),
    /// Any other reason.
    Wrong(SignOnError),
}

impl From<SignOnError> for TokenError {
    fn from(failure: SignOnError) -> TokenError {
        TokenError::Wrong(failure)
    }
}

impl From<TokenError> for SignOnError {
    fn from(unproven: TokenError) -> SignOnError {
        match unproven {
            TokenError::Unsigned(failure) | TokenError::Wrong(failure) => failure,
        }
    }
}

fn token_error(cause: &ClaimsVerificationError) -> TokenError {
    if let ClaimsVerificationError::SignatureVerification(_) = cause {
        return TokenError::Unsigned(SignOnError::BadToken(error_chain(cause)));
    }
    wrong(cause).into()
}

fn wrong(cause: &ClaimsVerificationError) -> SignOnError {
    if let ClaimsVerificationError::Expired(_) = cause {
        return SignOnError::Expired;
    }
    if let ClaimsVerificationError::InvalidNonce(_) = cause {
        return SignOnError::WrongNonce;
    }
    if let ClaimsVerificationError::InvalidAudience(_) = cause {
        return SignOnError::WrongAudience(error_chain(cause));
    }
    SignOnError::BadToken(error_chain(cause))
}

fn token_claims(claims: &IdTokenClaims<ExtraClaims, CoreGenderClaim>) -> Claims {
    Claims {
        subject: claims.subject().to_string(),
        email: claims.email().map(|email| email.to_string()),
        email_verified: claims.email_verified(),
        name: claims
            .name()
            .and_then(|name| name.get(None))
            .map(|name| name.to_string()),
        extra: claims.additional_claims().claims.clone(),
    }
}

/// Merges token claims with user info; token claims take precedence. Address and verification status are taken from the same
/// source: half of each would prove nothing.
fn merge_user_info(token: Claims, more: UserInfoClaims<ExtraClaims, CoreGenderClaim>) -> Claims {
    let (email, email_verified) = match token.email {
        Some(email) => (Some(email), token.email_verified),
        None => (more.email().map(|email| email.to_string()), more.email_verified()),
    };
    let mut extra = more.additional_claims().claims.clone();
    extra.extend(token.extra);
    Claims {
        subject: token.subject,
        email,
        email_verified,
        name: token
            .name
            .or_else(|| more.name().and_then(|name| name.get(None)).map(|name| name.to_string())),
        extra,
    }
}
