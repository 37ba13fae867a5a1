//! Registration of this service at a provider.

use crate::config::RedactedText;

/// Registration of this service at a provider, and what it asks for there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// Issuer: the URL below which the provider's metadata is found. Compared literally.
    pub issuer: String,
    /// Client id, 1 to 500 characters.
    pub client_id: String,
    /// Client secret; none for a public client, which only PKCE protects.
    pub client_secret: Option<RedactedText>,
    /// Claim that holds roles or groups. If the token lacks it, the user information endpoint is asked.
    pub role_claim: Option<String>,
}
