//! Letters leave the house: by a mail server, or into a folder where none is set.

pub mod courier;
mod message;
pub mod transport;

pub use transport::{MailSettingsError, SendError, Transport};
