//! Display names of cities, services, placements and people, on one line.

/// Maximum number of characters of the name of a city or service: the length that fits a heading.
pub const NAME_CHARS_MAX: usize = 200;

/// Reason why a name is invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidName {
    /// Name without a visible character, or too long.
    BadLength,
    /// Name with a control character or a bidirectional override.
    ControlCharacter,
}

/// Verifies that a name is visible, at most `chars_max` characters long, and on one line.
///
/// Embeddings, overrides and isolates (Unicode Standard Annex 9, §2.1 to 2.4) are refused, because they make one name
/// look like another. Implicit directional marks are allowed, because names in two scripts need them.
pub fn check(text: &str, chars_max: usize) -> Result<(), InvalidName> {
    if !text.chars().any(is_visible) || text.chars().nth(chars_max).is_some() {
        return Err(InvalidName::BadLength);
    }
    if text
        .chars()
        .any(|letter| letter.is_control() || overrides_direction(letter))
    {
        return Err(InvalidName::ControlCharacter);
    }
    Ok(())
}

/// Returns whether a character is an explicit directional embedding, override or isolate.
fn overrides_direction(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns whether a character is visible. Invisible are white space, controls, joiners, separators, variation
/// selectors and blank letters.
fn is_visible(letter: char) -> bool {
    let is_unseen = letter.is_whitespace()
        || letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}');
    !is_unseen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_and_bidirectional_names_are_invalid() {
        for name in ["Tampere", "L’Hospitalet", "القاهرة", "ירושלים‎ (1)", "می‌خواهم", "Ñ", "1"]
        {
            assert_eq!(check(name, 20), Ok(()), "{name}");
        }
        for blank in [
            "",
            "  ",
            "\u{200b}",
            "\u{200b}\u{feff} \u{2060}",
            "\u{3164}",
            "\u{202e}",
            "\u{e0041}",
        ] {
            assert_eq!(check(blank, 20), Err(InvalidName::BadLength), "{blank:?}");
        }
        for turned in ["Tam\u{202e}pere", "\u{2066}Oulu\u{2069}", "a\nb", "a\0"] {
            assert_eq!(check(turned, 20), Err(InvalidName::ControlCharacter), "{turned:?}");
        }
        assert_eq!(check("Tampere", 6), Err(InvalidName::BadLength));
    }
}
