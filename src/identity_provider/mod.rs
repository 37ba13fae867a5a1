//! OpenID Connect client for cities' identity providers (authorization code flow with PKCE, RFC 7636).
//!
//! Protocol only: storage, sessions, cities and the decision whom to admit are in `app`. [`exchange::IdentityProviders`] builds the
//! redirect to the provider and redeems the callback.

mod claims;
pub mod exchange;
mod http_client;
mod provider_cache;
mod registration;
mod sign_on_error;

pub use claims::Claims;
pub use registration::Registration;
pub use sign_on_error::SignOnError;
