//! Accent colour of a city's buttons and bars.

use std::fmt;

/// Least contrast of white text on the accent (WCAG 2.2, success criterion 1.4.3). Protects citizens with low vision.
pub const CONTRAST_MIN: f64 = 4.5;

/// Colour on which white text is readable: `#0a5c36`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent([u8; 3]);

/// Why a text is not an accent colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum InvalidAccent {
    /// Not `#` and six hexadecimal digits.
    NotAColour,
    /// Contrast of white text on it, less than [`CONTRAST_MIN`].
    TooLight(f64),
}

impl Accent {
    /// Parses `#` and six hexadecimal digits.
    pub fn parse(text: &str) -> Result<Accent, InvalidAccent> {
        let digits = text.strip_prefix('#').ok_or(InvalidAccent::NotAColour)?;
        let bytes = data_encoding::HEXLOWER_PERMISSIVE.decode(digits.as_bytes()).ok();
        let channels = bytes.and_then(|bytes| <[u8; 3]>::try_from(bytes).ok());
        let accent = Accent(channels.ok_or(InvalidAccent::NotAColour)?);
        let contrast = accent.contrast();
        if contrast < CONTRAST_MIN {
            Err(InvalidAccent::TooLight(contrast))
        } else {
            Ok(accent)
        }
    }

    /// Returns the contrast of white text on it, 4.5 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(&self) -> f64 {
        1.05 / (self.luminance() + 0.05)
    }

    /// Returns the relative luminance: 0 for black, 1 for white (WCAG 2.2).
    fn luminance(&self) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// Converts an sRGB channel to linear light, 0 to 1.
fn linear(channel: u8) -> f64 {
    let share = f64::from(channel) / 255.0;
    if share <= 0.04045 {
        share / 12.92
    } else {
        ((share + 0.055) / 1.055).powf(2.4)
    }
}

impl fmt::Display for Accent {
    /// Formats in lower case: `#0a5c36`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{}", data_encoding::HEXLOWER.encode(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_text_on_an_accent_has_enough_contrast() {
        assert_eq!(Accent::parse("#0A5C36").unwrap().to_string(), "#0a5c36");
        assert!((Accent([0; 3]).contrast() - 21.0).abs() < 1e-9);
        assert!((Accent([255; 3]).contrast() - 1.0).abs() < 1e-9);
        // The lightest grey that is dark enough, and the next lighter one: 4.54:1 and 4.48:1.
        assert!(Accent::parse("#767676").is_ok());
        let Err(InvalidAccent::TooLight(contrast)) = Accent::parse("#777777") else {
            panic!("4.48:1 is too little")
        };
        assert!((contrast - 4.478).abs() < 0.001, "{contrast}");
    }

    #[test]
    fn other_texts_are_not_colours() {
        for wrong in [
            "", "#", "0a5c36", "#0a5c3", "#0a5c366", "#0a5c3g", "red", "#é5c36", "#0a 5c36",
        ] {
            assert_eq!(Accent::parse(wrong), Err(InvalidAccent::NotAColour), "{wrong}");
        }
    }
}
