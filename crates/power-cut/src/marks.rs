//! Marks: unique words by which each text is found again, with the answers that belong to them.

use serde_json::{Value, json};

/// Letters of a mark. All marks have the same length, so that none is a part of another.
const MARK_LETTERS: usize = 8;
/// First letters of every mark, so that no ordinary word is one.
const MARK_START: &str = "zq";

/// Unique word of one text: letters only, because digits are masked as telephone numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Mark(String);

impl Mark {
    /// Makes the mark of a number.
    pub(crate) fn new(number: usize) -> Mark {
        let mut rest = number;
        let mut letters = Vec::new();
        for _ in MARK_START.len()..MARK_LETTERS {
            letters.push(char::from(b'a' + u8::try_from(rest % 20).unwrap_or(0)));
            rest /= 20;
        }
        letters.reverse();
        Mark(format!("{MARK_START}{}", String::from_iter(letters)))
    }

    /// Returns the mark that begins a text.
    pub(crate) fn of(text: &str) -> Option<Mark> {
        let word = text.split(' ').next()?;
        (word.len() == MARK_LETTERS && word.starts_with(MARK_START)).then(|| Mark(word.to_owned()))
    }

    /// Returns the word.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns a number from the mark, for the values that belong to it.
    fn sum(&self) -> usize {
        self.0.bytes().map(usize::from).sum()
    }

    /// Returns the score that is sent with this mark, from 1 to 5.
    fn score(&self) -> usize {
        self.sum() % 5 + 1
    }

    /// Returns the district that is sent with this mark.
    fn district(&self) -> &'static str {
        if self.sum().is_multiple_of(3) { "north" } else { "south" }
    }

    /// Returns the text that is sent with this mark.
    fn text(&self) -> String {
        const WORDS: [&str; 6] = ["queue", "käynti", "form", "ουρά", "slow", "friendly"];
        let mut text = self.0.clone();
        for turn in 0..self.sum() % 40 + 3 {
            text.push(' ');
            text.push_str(
                WORDS
                    .get((turn * 7 + self.sum()) % WORDS.len())
                    .copied()
                    .unwrap_or_default(),
            );
        }
        text
    }

    /// Returns the answers that are sent with this mark.
    pub(crate) fn answers(&self) -> Value {
        json!({"satisfaction": self.score(), "district": self.district(), "comment": self.text()})
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn marks_differ_and_are_found_at_the_beginning_of_their_text() {
        let marks: BTreeSet<_> = (0..9_000).map(Mark::new).collect();
        assert_eq!(marks.len(), 9_000);
        let mark = Mark::new(8_191);
        assert_eq!(Mark::of(&mark.text()), Some(mark));
        assert_eq!(Mark::of("queue slow"), None);
    }
}
