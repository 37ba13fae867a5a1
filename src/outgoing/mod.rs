//! Outgoing HTTP requests, such as those to identity providers, and DNS lookups.
//!
//! All requests go through one client ([`Client`]). It resolves the host ([`Resolve`]), refuses addresses that are not
//! public ([`is_public`]), connects only to the addresses it has checked (no DNS rebinding), follows no redirects, requires
//! HTTPS, and limits size and time. The operator may allow hosts by name ([`AllowedHosts`], `URBIVOX_OUTGOING_ALLOW`):
//! these may have private addresses, and those on this machine may use plain HTTP.

mod address;
mod allowed;
mod client;
pub mod dns;
mod resolve;

pub use address::is_public;
pub use allowed::AllowedHosts;
pub use client::{ANSWER_BYTES_MAX, AddressRefusal, CONNECT_TIMEOUT, Client, Error, REQUEST_TIMEOUT, may_be_requested};
pub use resolve::{Resolve, SystemResolver};
