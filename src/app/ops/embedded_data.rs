//! What is part of the program and is read when it is first used: rules that mask, texts, templates and frameworks.
//!
//! It is looked at as a whole at the start. A rule that does not work would let personal data through, and a text that cannot
//! be read would leave its name on a page; neither may be found by a citizen.

use crate::app::people::password;
use urbivox_core::i18n;
use urbivox_core::indicator::framework;
use urbivox_core::privacy::masking;
use urbivox_core::survey::templates;

/// What cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum InvalidEmbeddedData {
    /// A rule that masks personal data.
    #[error("a rule that masks personal data does not compile: {0}")]
    Masking(#[source] regex::Error),
    /// The texts of a language.
    #[error("the texts of the language {0} cannot be read")]
    Texts(&'static str),
    /// A template of a survey.
    #[error("a template of a survey cannot be read")]
    Template,
    /// A framework of indicators.
    #[error("a framework of indicators cannot be read")]
    Framework,
    /// The list of the commonest passwords.
    #[error("the list of the commonest passwords cannot be read")]
    Passwords,
}

/// Whether every part of the program can be used.
pub fn check() -> Result<(), InvalidEmbeddedData> {
    masking::check().map_err(InvalidEmbeddedData::Masking)?;
    i18n::check().map_err(InvalidEmbeddedData::Texts)?;
    if !templates::check() {
        return Err(InvalidEmbeddedData::Template);
    }
    if !framework::check() {
        return Err(InvalidEmbeddedData::Framework);
    }
    if !password::knows_common_ones() {
        return Err(InvalidEmbeddedData::Passwords);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_the_program_can_be_used() {
        check().unwrap();
    }
}
