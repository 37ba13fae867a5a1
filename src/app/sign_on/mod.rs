//! OpenID Connect client for cities' identity providers (authorization code flow with PKCE, RFC 7636).
//!
//! Protocol only: storage, sessions and cities are handled elsewhere. [`exchange::IdentityProviders`] builds the redirect
//! to the provider and redeems the callback; [`claims::admit`] decides whether the person is admitted.

pub mod claims;
pub mod exchange;
mod http_client;
pub mod provider;
mod provider_cache;
mod sign_on_error;

pub use sign_on_error::SignOnError;
