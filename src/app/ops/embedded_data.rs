//! Data embedded in the program and parsed on first use: masking rules, texts, survey templates, frameworks, common
//! passwords.
//!
//! All of it is checked at the start, because a broken masking rule would let personal data through and an unreadable
//! text would show its key on a page.

use crate::app::people::password;
use urbivox_core::i18n;
use urbivox_core::indicator::built_in_frameworks;
use urbivox_core::privacy::masking;
use urbivox_core::survey::templates;

/// Part of the embedded data that is invalid.
#[derive(Debug, thiserror::Error)]
pub enum InvalidEmbeddedData {
    /// Rule that masks personal data.
    #[error("a masking rule does not compile: {0}")]
    Masking(#[source] regex::Error),
    /// Texts of a language.
    #[error("the texts of the language {0} cannot be read")]
    Texts(&'static str),
    /// Survey template.
    #[error("a survey template cannot be read")]
    Template,
    /// Indicator framework.
    #[error("an indicator framework cannot be read")]
    Framework,
    /// List of the most common passwords.
    #[error("the list of common passwords cannot be read")]
    Passwords,
}

/// Checks all embedded data.
pub fn check() -> Result<(), InvalidEmbeddedData> {
    masking::check().map_err(InvalidEmbeddedData::Masking)?;
    i18n::check().map_err(InvalidEmbeddedData::Texts)?;
    if !templates::check() {
        return Err(InvalidEmbeddedData::Template);
    }
    if !built_in_frameworks::check() {
        return Err(InvalidEmbeddedData::Framework);
    }
    if !password::has_common_passwords() {
        return Err(InvalidEmbeddedData::Passwords);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_embedded_data_is_valid() {
        check().unwrap();
    }
}
