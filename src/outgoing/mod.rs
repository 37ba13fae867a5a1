//! Requests that this service makes to other servers: to identity providers, and whatever else comes later.
//!
//! There is one client for all of them ([`Client`]). It resolves the host first ([`Resolve`]), refuses addresses that are
//! not public ([`is_public`]), connects to exactly the addresses that it judged, so that a name cannot change its meaning
//! in between, follows no redirect, speaks HTTPS only, and limits size and time. The operator may allow hosts by name
//! ([`AllowedHosts`], `URBIVOX_OUTGOING_ALLOW`): these may have private addresses, and one on this machine may be asked
//! over plain HTTP.

mod address;
mod allowed;
mod client;
pub mod dns;
mod resolve;

pub use address::is_public;
pub use allowed::AllowedHosts;
pub use client::{ANSWER_BYTES_MAX, CONNECT_TIMEOUT, Client, Error, REQUEST_TIMEOUT, Refusal, may_be_asked};
pub use resolve::{Resolve, SystemResolver};
