//! Delivery of letters from the outbox: by SMTP, or into a folder if no mail server is configured.

pub mod courier;
mod message;
mod send_error;
pub mod transport;

pub use send_error::SendError;
pub use transport::{MailSettingsError, Transport};
