//! Conversion of letters to e-mail messages (RFC 5322).

use lettre::Message;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};

use super::send_error::SendError;
use crate::storage::letters;

/// Builds the message of a letter. Text cannot inject headers: the library encodes it.
pub(super) fn message(from: &Mailbox, letter: &letters::Row) -> Result<Message, SendError> {
    let permanent = |what: String| SendError {
        is_permanent: true,
        is_unreachable: false,
        what,
    };
    let to: Mailbox = letter
        .recipient
        .parse()
        .map_err(|cause| permanent(format!("the address cannot be read: {cause}")))?;
    let subject: String = letter.subject.chars().filter(|letter| !letter.is_control()).collect();
    // Tells automatic responders not to reply (RFC 3834).
    let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
    Message::builder()
        .from(from.clone())
        .to(to)
        .subject(subject)
        .message_id(Some(format!("<{}@{}>", letter.id, from.email.domain())))
        .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
        .singlepart(
            SinglePart::builder()
                .header(ContentType::TEXT_PLAIN)
                .body(letter.body.clone()),
        )
        .map_err(|cause| permanent(cause.to_string()))
}
