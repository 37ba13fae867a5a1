//! Access control: principals, roles, the permission table, and API keys.

pub mod keys;
mod permission;
mod principal;
pub mod required;
mod role;

pub use keys::{
    ApiKeyError, KeyInfo, NewKey, authenticate_key, create_audited_key, create_key, list_keys, revoke_city_key,
    revoke_key,
};
pub use permission::{Denied, Permission};
pub use principal::{Grant, Principal};
pub use role::Role;
