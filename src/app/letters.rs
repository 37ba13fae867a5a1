//! E-mails, called letters in the code. A letter is stored in the outbox in the transaction that causes it; `mail` delivers
//! it afterwards.

use super::App;
use crate::storage;
use crate::storage::{Db, letters};
use urbivox_core::i18n;
use urbivox_core::i18n::Value;

/// Kind of an e-mail. Its texts are those of the staff interface, `letter-KIND-subject` and `letter-KIND-text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailKind {
    /// Invitation to work for a city.
    Invitation,
    /// Link to set a new password.
    Reset,
    /// Sign-in from a browser that was not seen before.
    NewSignIn,
    /// Admission of a city that applied.
    Admitted,
    /// Application of a city, to the admins.
    Application,
    /// Removal of an account's second factor.
    FactorReset,
    /// Change of an account's address, to the previous address.
    AddressBefore,
    /// Change of an account's address, to the new address.
    AddressNow,
    /// Request to confirm an application's address, to the applicant.
    ConfirmApplication,
}

impl EmailKind {
    fn name(self) -> &'static str {
        match self {
            EmailKind::Invitation => "invitation",
            EmailKind::Reset => "reset",
            EmailKind::NewSignIn => "sign-in",
            EmailKind::Admitted => "admitted",
            EmailKind::Application => "application",
            EmailKind::FactorReset => "factor-reset",
            EmailKind::AddressBefore => "address-before",
            EmailKind::AddressNow => "address-now",
            EmailKind::ConfirmApplication => "confirm-application",
        }
    }
}

/// Stores a letter in the outbox.
pub fn enqueue(
    app: &App,
    db: &mut Db,
    recipient: &str,
    language: &str,
    kind: EmailKind,
    values: &[(&'static str, Value)],
) -> Result<(), storage::Error> {
    let texts = i18n::staff(language);
    let subject = texts.with(&format!("letter-{}-subject", kind.name()), values);
    let text = texts.with(&format!("letter-{}-text", kind.name()), values);
    let now = app.clock.now().as_millisecond();
    let row = letters::Row {
        id: storage::identity::fresh(),
        recipient: recipient.to_owned(),
        subject,
        body: format!("{text}\n\n{}\n", texts.get("letter-end")),
        created_at: now,
        due_at: Some(now),
        attempts: 0,
        sent_at: None,
        failure: None,
    };
    letters::insert(db, &row)
}
