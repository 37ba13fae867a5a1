//! Operation of the installation: verification, restore, retention, secrets.

pub mod clock_check;
pub mod embedded_data;
pub mod encryption;
pub mod forwarded_headers;
pub mod installation_secret;
pub mod restore;
pub mod retention;
pub mod verify;
