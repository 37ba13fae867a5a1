//! How hard the texts of a survey are to read.

use super::super::definition::Definition;
use super::super::language::Language;
use super::super::localized::Localized;
use super::wording::sentences;

/// Words below which nothing can be said: one long title would call a survey hard.
const WORDS_MIN: usize = 40;
/// Letters beyond which a word is long.
const SHORT_MAX: usize = 6;
/// Languages written without spaces between words, where words cannot be counted this way.
const UNSPACED: &[&str] = &["zh", "ja", "th", "lo", "km", "my"];

/// LIX of what a citizen reads in a language (title, introduction, prompts and hints): words a sentence, and the share
/// of words over six letters in per cent, together (Björnsson 1968). 20 is very easy, 60 is very hard.
///
/// It knows nothing of meaning, and languages of long words such as Finnish stand some points higher for the same
/// ease. `None` when there are fewer than 40 words, or the language is written without spaces.
pub(super) fn lix(definition: &Definition, language: &Language) -> Option<i64> {
    if language
        .as_str()
        .split('-')
        .next()
        .is_some_and(|primary| UNSPACED.contains(&primary))
    {
        return None;
    }
    let own = definition
        .questions()
        .flat_map(|question| question.prompt.iter().chain(&question.hint));
    let texts = [&definition.title].into_iter().chain(&definition.intro).chain(own);
    let (mut words, mut long, mut ends) = (0_usize, 0_usize, 0_usize);
    for text in texts.filter_map(|text: &Localized| text.text(language)) {
        ends += sentences(text).count();
        let parts = text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’');
        for word in parts.filter(|word| word.chars().any(char::is_alphanumeric)) {
            words += 1;
            long += usize::from(word.chars().filter(|letter| letter.is_alphabetic()).count() > SHORT_MAX);
        }
    }
    if words < WORDS_MIN || ends == 0 {
        return None;
    }
    // words / ends + 100 * long / words, over one divisor so that it is rounded once.
    let divisor = ends * words;
    let lix = (words * words + 100 * long * ends + divisor / 2) / divisor;
    i64::try_from(lix).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn lix_of(language: &str, intro: &str) -> Option<i64> {
        let document = json!({
            "title": {language: "One two"}, "intro": {language: intro}, "languages": [language], "pages": []
        });
        lix(
            &Definition::parse(&document).unwrap(),
            &Language::parse(language).unwrap(),
        )
    }

    #[test]
    fn it_adds_words_a_sentence_and_the_share_of_long_words() {
        // The title is two words and a sentence more: 42 words in 4 sentences, and 21 of 42 long in 2.
        let short = "one two three four five six seve eight nine ten. ".repeat(2);
        let rest = "a ".repeat(20);
        assert_eq!(lix_of("en", &format!("{short}{rest}")), Some(42 / 4 + 1));
        let long = format!("{}{}", "municipal ".repeat(21), "a ".repeat(19));
        assert_eq!(lix_of("en", &long), Some(42 / 2 + 50));
    }

    #[test]
    fn little_text_and_text_without_spaces_say_nothing() {
        assert_eq!(lix_of("en", &"municipal ".repeat(37)), None);
        assert_eq!(lix_of("en", &"municipal ".repeat(38)), Some(20 + 95));
        assert_eq!(lix_of("ja", &"municipal ".repeat(60)), None);
    }
}
