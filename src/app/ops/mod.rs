//! Operation of the installation: upgrade of stored data, verification, restore, retention, secrets.

pub mod clock_check;
pub mod embedded_data;
pub mod encryption;
pub mod forwarded_headers;
pub mod installation_secret;
pub mod restore;
pub mod retention;
pub mod upgrade;
pub mod verify;
