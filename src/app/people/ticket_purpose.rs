//! Purpose of a ticket: a single-use token in a letter.

use crate::storage;
use crate::storage::tickets;

/// Purpose of a ticket, column `tickets.purpose`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TicketPurpose {
    /// Grants a role.
    Invitation,
    /// Sets a new password.
    Reset,
}

impl TicketPurpose {
    /// Returns the name under which the purpose is stored.
    pub fn name(self) -> &'static str {
        match self {
            TicketPurpose::Invitation => "invitation",
            TicketPurpose::Reset => "reset",
        }
    }

    /// Returns the purpose of a stored ticket.
    ///
    /// # Errors
    ///
    /// [`storage::Error::Corrupt`] when the stored name is not that of a purpose.
    pub(super) fn of(row: &tickets::Row) -> Result<TicketPurpose, storage::Error> {
        [TicketPurpose::Invitation, TicketPurpose::Reset]
            .into_iter()
            .find(|purpose| purpose.name() == row.purpose)
            .ok_or_else(|| storage::Error::corrupt("tickets", "purpose"))
    }
}
