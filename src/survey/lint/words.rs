//! The words that wording is judged by, in ten languages.
//!
//! Lists are short on purpose: a word that is often innocent does more harm here than one that is missing, because
//! authors stop reading advice that is mostly wrong. A language that is not listed gets no advice about wording.

mod germanic;
mod others;
mod romance;

use super::super::language::Language;

/// What is looked for in one language. Every entry is in lower case, with a plain apostrophe. Entries may be several
/// words, and one that ends in `*` stands for every word that begins so.
pub(super) struct Words {
    /// Join two things that are both asked: "and".
    pub(super) and: &'static [&'static str],
    /// Offer one of two things: "or".
    pub(super) or: &'static [&'static str],
    /// Stand before a span, whose "and" asks nothing twice: "between".
    pub(super) between: &'static [&'static str],
    /// Want a certain answer.
    pub(super) leading: &'static [&'static str],
    /// Turn a sentence into its opposite. Where two such words make one negation, as "no … nunca" does in Spanish,
    /// only the first is listed.
    pub(super) negative: &'static [&'static str],
}

/// The words of a language, by the first part of its tag.
pub(super) fn of(language: &Language) -> Option<&'static Words> {
    match language.as_str().split('-').next()? {
        "en" => Some(&germanic::EN),
        "fr" => Some(&romance::FR),
        "de" => Some(&germanic::DE),
        "es" => Some(&romance::ES),
        "it" => Some(&romance::IT),
        "fi" => Some(&others::FI),
        "nl" => Some(&germanic::NL),
        "sv" => Some(&germanic::SV),
        "pl" => Some(&others::PL),
        "pt" => Some(&romance::PT),
        _other => None,
    }
}
