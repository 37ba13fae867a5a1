//! Errors of a sign-on, and the text of their causes for the log.

/// Longest error cause, in characters. Protects the log from verbose providers.
const CAUSE_CHARS_MAX: usize = 300;
/// Seconds after which a provider that did not answer may be tried again.
const RETRY_SECONDS: i64 = 10;

/// Why a sign-on failed. The text is for the log: it may quote the provider, but contains no code, token or client secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignOnError {
    /// The provider does not answer or reports a temporary failure: trying again helps.
    #[error("the provider did not respond: {0}")]
    ProviderAway(String),
    /// The provider failed several times in a row and is not asked for this many seconds.
    #[error("the provider did not respond recently; the next attempt is in {0} seconds")]
    ProviderPaused(i64),
    /// The provider's metadata or the settings are unusable: the city's administrator has to act.
    #[error("the provider's metadata or settings are unusable: {0}")]
    BadDiscovery(String),
    /// The provider refused the code: it is used, expired or not ours; or the client secret is wrong.
    #[error("the provider refused the code: {0}")]
    RefusedCode(String),
    /// The token is missing, malformed or not signed by the provider.
    #[error("the token is invalid: {0}")]
    BadToken(String),
    /// The token has expired.
    #[error("the token has expired")]
    Expired,
    /// The token was issued to another client.
    #[error("the token is for another client: {0}")]
    WrongAudience(String),
    /// The token belongs to another sign-on.
    #[error("the token belongs to another sign-in")]
    WrongNonce,
}

impl SignOnError {
    /// Returns the seconds after which trying again may help; `None` if it does not.
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

    /// Stable code, in kebab case.
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

/// Formats an error and its sources on one line, cut to [`CAUSE_CHARS_MAX`].
pub(super) fn error_chain(failure: &dyn std::error::Error) -> String {
    let mut text = failure.to_string();
    let mut next = failure.source();
    while let Some(cause) = next {
        text = format!("{text}: {cause}");
        next = cause.source();
    }
    cut(&text)
}

pub(super) fn cut(text: &str) -> String {
    let shown = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter });
    shown.take(CAUSE_CHARS_MAX).collect()
}
