//! Text measurement and line breaking for posters.

use std::fmt::Write;

use super::picture;
use crate::http::web::escape::escaped;

/// Font size at which words are measured, in pixels.
const MEASURING_SIZE: f32 = 100.0;
/// Width of a space in the font, in em.
const SPACE: f32 = 0.35;
/// Part of a line that a piece of a cut word may fill on average, because letters differ in width.
const CUT_FILL_MAX: f32 = 0.85;

/// Text split into words of known width.
pub struct MeasuredText {
    words: Vec<(String, f32)>,
}

impl MeasuredText {
    /// Measures texts in the posters' font, all in one call, because each call takes some milliseconds.
    pub fn all(texts: &[&str], is_bold: bool) -> Result<Vec<MeasuredText>, String> {
        let words: Vec<Vec<&str>> = texts.iter().map(|text| text.split_whitespace().collect()).collect();
        let weight = if is_bold { 700 } else { 400 };
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\" font-family=\"{}\" \
             font-size=\"{MEASURING_SIZE}\" font-weight=\"{weight}\">",
            picture::FONT
        );
        for (place, word) in words.iter().flatten().enumerate() {
            // Writing into a string cannot fail.
            let _written = write!(svg, "<text id=\"w{place}\">{}</text>", escaped(word));
        }
        svg.push_str("</svg>");
        let mut widths = picture::text_widths(&svg, words.iter().map(Vec::len).sum())?.into_iter();
        let mut measured = |word: &&str| {
            let width = widths.next().unwrap_or_default();
            ((*word).to_owned(), width / MEASURING_SIZE)
        };
        let measured = words.iter().map(|words| MeasuredText {
            words: words.iter().map(&mut measured).collect(),
        });
        Ok(measured.collect())
    }

    /// Breaks the text into lines of at most `width` em. `None` when a word is wider and `may_be_cut` is false.
    pub fn lines(&self, width: f32, may_be_cut: bool) -> Option<Vec<String>> {
        let mut lines: Vec<String> = Vec::new();
        let mut used = f32::INFINITY;
        let mut put = |word: &str, em: f32| match lines.last_mut() {
            Some(line) if used + SPACE + em <= width => {
                line.push(' ');
                line.push_str(word);
                used += SPACE + em;
            }
            _ => {
                lines.push(word.to_owned());
                used = em;
            }
        };
        for (word, em) in &self.words {
            if *em <= width {
                put(word, *em);
            } else if may_be_cut {
                cut(word, *em, width).iter().for_each(|piece| put(piece, width));
            } else {
                return None;
            }
        }
        Some(lines)
    }
}

/// Cuts a word that is wider than a line into pieces that fit.
fn cut(word: &str, em: f32, width: f32) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let enough = |pieces: &u16| em / f32::from(*pieces) <= width * CUT_FILL_MAX;
    let pieces = (2..u16::MAX).find(enough).map_or(letters.len(), usize::from);
    let length = letters.len().div_ceil(pieces).max(1);
    letters.chunks(length).map(|piece| piece.iter().collect()).collect()
}

#[cfg(test)]
#[cfg(feature = "posters")]
mod tests {
    use super::*;

    fn lines(text: &str, width: f32, may_be_cut: bool) -> Option<Vec<String>> {
        MeasuredText::all(&[text], false)
            .unwrap()
            .pop()
            .unwrap()
            .lines(width, may_be_cut)
    }

    #[test]
    fn lines_are_filled_greedily() {
        // An n of this font is 0.634 em wide: a word 2.54, two of them with a space 5.42.
        let text = "nnnn nnnn nnnn";
        assert_eq!(lines(text, 100.0, false).unwrap(), [text]);
        assert_eq!(lines(text, 5.5, false).unwrap(), ["nnnn nnnn", "nnnn"]);
        assert_eq!(lines(text, 5.4, false).unwrap(), ["nnnn"; 3]);
        assert_eq!(lines("", 10.0, false).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn a_word_is_cut_only_if_it_is_wider_than_a_line() {
        let word = "W".repeat(30);
        assert_eq!(lines(&word, 10.0, false), None);
        let cut = lines(&word, 10.0, true).unwrap();
        assert!(cut.len() >= 3 && cut.concat() == word, "{cut:?}");
    }
}
