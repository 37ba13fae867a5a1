//! What a provider says about a person.

use serde_json::{Map, Value};

/// Verified claims of the provider about a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Claims {
    /// Permanent id of the person at this provider, unlike the address, which may be reassigned.
    pub subject: String,
    /// E-mail address as the provider writes it.
    pub email: Option<String>,
    /// Whether the provider verified the address; `None` if it does not say.
    pub email_verified: Option<bool>,
    /// Display name.
    pub name: Option<String>,
    /// All claims not defined by OpenID Connect, such as roles and groups.
    pub extra: Map<String, Value>,
}
