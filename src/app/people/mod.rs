//! Staff of a city or the installation: accounts, authentication, sessions, invitations and roles.

pub mod account;
pub mod accounts;
mod city;
mod credential_check;
mod current_session;
pub mod device;
pub mod domains;
pub mod factor_policy;
pub mod federation;
pub mod identities;
pub mod invitation;
mod labels;
pub mod password;
pub mod password_reset;
mod person;
pub(in crate::app) mod provider_secret;
pub mod recent_sign_in;
pub mod roster;
pub mod second_factor;
pub mod session;
mod sign_in_attempt;
mod stored_provider;
mod throttle;
mod ticket_purpose;

pub(in crate::app) use super::token::{fresh_token, hash_token};
pub use labels::{NAME_CHARS_MAX, normalize_email};
pub use person::Person;
