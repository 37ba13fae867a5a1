//! Delivery of letters from the outbox: by SMTP, or into a folder if no mail server is configured.

pub mod courier;
mod message;
pub mod transport;

pub use transport::{MailSettingsError, SendError, Transport};
