//! Single sign-on: a city's own accounts, by OpenID Connect (authorization code flow with PKCE, RFC 7636).
//!
//! Only the protocol: what is stored, who signs in and in which city is decided elsewhere. [`exchange::IdentityProviders`]
//! sends a browser to the provider and, when it comes back, learns who it was; [`claims::admit`] decides whether they may
//! come in.

pub mod claims;
pub mod exchange;
mod http_client;
pub mod provider;
mod provider_cache;

/// Characters of a cause. Protects the log from a provider that talks too much.
const CAUSE_CHARS_MAX: usize = 300;
/// Seconds after which a provider that did not answer may be tried again.
const RETRY_SECONDS: i64 = 10;

/// Why nobody was signed in. Its text is for the log: it may repeat what the provider said, but holds no code, no
/// token and no password of ours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignOnError {
    /// The provider does not answer, or only that it cannot: trying again helps.
    #[error("the provider is away: {0}")]
    ProviderAway(String),
    /// The provider did not answer several times in a row, and is left alone for so many seconds.
    #[error("the provider did not answer lately; it is asked again in {0} seconds")]
    ProviderPaused(i64),
    /// What the provider says about itself is no use, or the settings are: the city's administrator has to act.
    #[error("the provider's description is no use: {0}")]
    BadDiscovery(String),
    /// The provider did not take the code: it was used, is too old, or is not ours; or our password is wrong.
    #[error("the provider refused the code: {0}")]
    RefusedCode(String),
    /// The token is none, or somebody else made it.
    #[error("the token is not good: {0}")]
    BadToken(String),
    /// The token has expired.
    #[error("the token has expired")]
    Expired,
    /// The token was made for another program.
    #[error("the token is for somebody else: {0}")]
    WrongAudience(String),
    /// The token belongs to another sign-in.
    #[error("the token belongs to another sign-in")]
    WrongNonce,
}

impl SignOnError {
    /// Seconds after which trying again may help; `None` when it does not.
    pub fn retry_after_seconds(&self) -> Option<i64> {
        match self {
            SignOnError::ProviderAway(_) => Some(RETRY_SECONDS),
            SignOnError::ProviderPaused(seconds) => Some(*seconds),
            SignOnError::BadDiscovery(_)
            | SignOnError::RefusedCode(_)
            | SignOnError::BadToken(_)
            | SignOnError::Expired
            | SignOnError::WrongAudience(_)
            | SignOnError::WrongNonce => None,
        }
    }

    /// The stable code, in kebab case.
    pub fn code(&self) -> &'static str {
        match self {
            SignOnError::ProviderAway(_) | SignOnError::ProviderPaused(_) => "provider-away",
            SignOnError::BadDiscovery(_) => "bad-discovery",
            SignOnError::RefusedCode(_) => "refused-code",
            SignOnError::BadToken(_) => "bad-token",
            SignOnError::Expired => "expired",
            SignOnError::WrongAudience(_) => "wrong-audience",
            SignOnError::WrongNonce => "wrong-nonce",
        }
    }
}

/// What went wrong and why it did, on one line that is not too long.
fn told(failure: &dyn std::error::Error) -> String {
    let mut text = failure.to_string();
    let mut next = failure.source();
    while let Some(cause) = next {
        text = format!("{text}: {cause}");
        next = cause.source();
    }
    cut(&text)
}

fn cut(text: &str) -> String {
    let shown = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter });
    shown.take(CAUSE_CHARS_MAX).collect()
}
