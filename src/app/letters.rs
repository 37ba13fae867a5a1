//! Letters are written in the transaction of the fact that causes them; the courier delivers them afterwards.

use super::App;
use crate::storage;
use crate::storage::{Db, letters};
use urbivox_core::i18n;
use urbivox_core::i18n::Value;

/// What a letter is about. Its words are texts of the interface: `letter-KIND-subject` and `letter-KIND-text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Somebody may work for a city.
    Invitation,
    /// The way to a new password.
    Reset,
    /// A browser signed in that was not seen before.
    NewSignIn,
    /// A city that asked to join was admitted.
    Admitted,
    /// A city asks to join: to the admins.
    Application,
    /// The second factor of an account was taken away.
    FactorReset,
    /// An account has another address: to the one it had.
    AddressBefore,
    /// An account has another address: to the one it has now.
    AddressNow,
    /// Somebody asks to join, and must confirm the address: to them.
    ConfirmApplication,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Invitation => "invitation",
            Kind::Reset => "reset",
            Kind::NewSignIn => "sign-in",
            Kind::Admitted => "admitted",
            Kind::Application => "application",
            Kind::FactorReset => "factor-reset",
            Kind::AddressBefore => "address-before",
            Kind::AddressNow => "address-now",
            Kind::ConfirmApplication => "confirm-application",
        }
    }
}

/// Puts a letter into the outbox.
pub fn enqueue(
    app: &App,
    db: &mut Db,
    recipient: &str,
    language: &str,
    kind: Kind,
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
