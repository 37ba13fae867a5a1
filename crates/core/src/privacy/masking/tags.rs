//! Tags that replace personal data: the same in every language, and never longer than the text they replace.

/// Tag of an email address.
pub(super) const EMAIL: &str = "[@]";
/// Tag of a bank account.
pub(super) const IBAN: &str = "[iban]";
/// Tag of a payment card.
pub(super) const CARD: &str = "[card]";
/// Tag of a national identity number.
pub(super) const IDENTITY: &str = "[id]";
/// Tag of a telephone number.
pub(super) const PHONE: &str = "[tel]";
