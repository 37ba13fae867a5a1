//! Advice about the wording of one prompt in one language.

use super::super::language::Language;
use super::Fact;
use super::words::{self, Words};

/// Words of a prompt beyond which it is called long.
const WORDS_MAX: usize = 25;
/// Characters of a prompt beyond which it is called long; for languages of long words, and those without spaces.
const CHARS_MAX: usize = 160;
/// Letters below which capitals may be an abbreviation.
const SHOUTED_MIN: usize = 8;

/// One thing found in a text: its code and its facts.
pub(super) type Found = (&'static str, Vec<(&'static str, Fact)>);

/// How the question behind a prompt is answered, as far as its wording is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answered {
    /// Not at all: it states something.
    Not,
    /// Freely: two things in one question are a matter of taste.
    Freely,
    /// With an option: an "or" in the prompt only names the options.
    ByOption,
    /// With a score, which can be of one thing only.
    ByScore,
}

/// What there is to say about a prompt.
pub(super) fn of(prompt: &str, language: &Language, answered: Answered) -> Vec<Found> {
    let mut found = Vec::new();
    found.extend(shouting(prompt));
    if answered == Answered::Not {
        return found;
    }
    found.extend(too_long(prompt));
    let Some(words) = words::of(language) else {
        return found;
    };
    if let Some(word) = joint(prompt, words, answered) {
        found.push(("double-question", vec![("word", word.into())]));
    }
    let spoken = Spoken::of(prompt);
    if let Some(word) = words.leading.iter().find_map(|entry| spoken.find(entry)) {
        found.push(("leading", vec![("word", word.into())]));
    }
    let most = sentences(prompt).map(|sentence| negatives(sentence, words)).max();
    if let Some(count) = most.filter(|count| *count > 1) {
        found.push(("negative-double", vec![("count", count.into())]));
    }
    found
}

/// The sentences of a text. A full stop ends one only before a space or at the end, so that "2.5" is one word.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut before = ' ';
    let ends = move |letter: char| {
        let is_end = matches!(letter, '\n' | '?' | '!' | '؟' | '。' | '？' | '！')
            || (matches!(before, '.' | ':' | ';') && letter.is_whitespace());
        before = letter;
        is_end
    };
    text.split(ends)
        .filter(|sentence| sentence.chars().any(char::is_alphanumeric))
}

fn shouting(prompt: &str) -> Option<Found> {
    let upper = prompt.chars().filter(|letter| letter.is_uppercase()).count();
    let is_shouted = upper >= SHOUTED_MIN
        && !prompt.chars().any(char::is_lowercase)
        && prompt
            .split_whitespace()
            .filter(|word| word.chars().any(char::is_alphabetic))
            .count()
            > 1;
    is_shouted.then(|| ("shouting", Vec::new()))
}

fn too_long(prompt: &str) -> Option<Found> {
    let (words, chars) = (prompt.split_whitespace().count(), prompt.chars().count());
    let is_long = words > WORDS_MAX || chars > CHARS_MAX;
    is_long.then(|| ("too-long", vec![("words", words.into()), ("chars", chars.into())]))
}

/// The word that joins two asked things, if there is one between others in the only question of a prompt.
///
/// Numbers beside it, or a "between" before it, make a span of it: "between 9 and 17", "two or three".
fn joint(prompt: &str, words: &Words, answered: Answered) -> Option<String> {
    let (asked, _) = prompt.split_once('?').filter(|(_, rest)| !rest.contains('?'))?;
    let spoken = Spoken::of(sentences(asked).last()?);
    let (and, or): (&[&str], &[&str]) = match answered {
        Answered::Not | Answered::Freely => return None,
        Answered::ByOption => (words.and, &[]),
        Answered::ByScore => (words.and, words.or),
    };
    and.iter().chain(or).find_map(|entry| {
        let (before, after) = spoken.around(entry)?;
        let is_span = words.between.iter().any(|word| before.contains(word))
            || before.last().is_some_and(|word| is_number(word))
            || after.first().is_some_and(|word| is_number(word));
        // "… or not?" asks one thing.
        let is_or_not = words.or.contains(entry) && matches!(after.as_slice(), [only] if words.negative.contains(only));
        (!before.is_empty() && !after.is_empty() && !is_span && !is_or_not).then(|| (*entry).to_owned())
    })
}

fn is_number(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit())
}

/// How many words turn a sentence into its opposite; those after "or" offer the other answer and do not count.
fn negatives(sentence: &str, words: &Words) -> usize {
    let spoken = Spoken::of(sentence);
    let mut count = 0;
    let mut before = "";
    for word in &spoken.words {
        let is_negative = words.negative.iter().any(|entry| fits(entry, word));
        if is_negative && !words.or.contains(&before) {
            count += 1;
        }
        before = word;
    }
    count
}

/// Whether a word is the entry, or begins with it when the entry ends in `*`.
fn fits(entry: &str, word: &str) -> bool {
    entry
        .strip_suffix('*')
        .map_or(entry == word, |stem| word.starts_with(stem))
}

/// A text as words, in lower case and without punctuation.
struct Spoken {
    words: Vec<String>,
}

impl Spoken {
    fn of(text: &str) -> Spoken {
        let text = text.to_lowercase().replace(['’', 'ʼ'], "'");
        let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '-');
        let words = words
            .map(|word| word.trim_matches(['\'', '-']))
            .filter(|word| !word.is_empty());
        Spoken {
            words: words.map(str::to_owned).collect(),
        }
    }

    /// The words as they are written where the entry first stands.
    fn find(&self, entry: &str) -> Option<String> {
        let parts: Vec<&str> = entry.split(' ').collect();
        let mut places = self.words.windows(parts.len());
        places
            .find(|place| place.iter().zip(&parts).all(|(word, part)| fits(part, word)))
            .map(|place| place.join(" "))
    }

    /// The words before and after the first place of the entry.
    fn around(&self, entry: &str) -> Option<(Vec<&str>, Vec<&str>)> {
        let parts: Vec<&str> = entry.split(' ').collect();
        let mut places = self.words.windows(parts.len());
        let at = places.position(|place| place.iter().zip(&parts).all(|(word, part)| word == part))?;
        let before = self.words.iter().take(at).map(String::as_str);
        let after = self.words.iter().skip(at + parts.len()).map(String::as_str);
        Some((before.collect(), after.collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(language: &str, prompt: &str) -> Vec<&'static str> {
        let language = Language::parse(language).unwrap();
        of(prompt, &language, Answered::ByScore)
            .into_iter()
            .map(|(code, _)| code)
            .collect()
    }

    fn says(language: &str, prompt: &str, code: &str) {
        assert_eq!(codes(language, prompt), [code], "{language}: {prompt}");
    }

    fn is_silent(language: &str, prompt: &str) {
        assert_eq!(codes(language, prompt), [""; 0], "{language}: {prompt}");
    }

    #[test]
    fn two_things_in_one_question_are_found_in_every_listed_language() {
        for (language, prompt) in [
            ("en", "How fast and friendly was it?"),
            ("fr", "Le service était-il rapide et aimable ?"),
            ("de", "Wie schnell und freundlich war es?"),
            ("es", "¿Fue rápido y amable?"),
            ("it", "È stato rapido e cortese?"),
            ("fi", "Oliko palvelu nopeaa ja ystävällistä?"),
            ("nl", "Hoe snel en vriendelijk was het?"),
            ("sv", "Hur snabbt och vänligt var det?"),
            ("pl", "Czy było szybko i miło?"),
            ("pt", "Foi rápido e simpático?"),
            ("pt-BR", "Foi rápido ou simpático?"),
        ] {
            says(language, prompt, "double-question");
        }
        is_silent("et", "Kui kiire ja sõbralik see oli?");
    }

    #[test]
    fn a_joint_that_asks_one_thing_is_left_alone() {
        for prompt in [
            "How was it? Think of speed and ease.",
            "Think of speed and ease. How was it?",
            "Did you come between 9 and 17?",
            "Did you come between Monday and Friday?",
            "Did it take 2 or 3 visits?",
            "Did it work or not?",
            "How was it? And why?",
            "Rate speed and ease.",
            "How was the sand?",
        ] {
            is_silent("en", prompt);
        }
        is_silent("fr", "Où êtes-vous allé ?");
        let english = Language::parse("en").unwrap();
        assert!(of("What was good and what was bad?", &english, Answered::Freely).is_empty());
        assert!(of("Did you come by bus or by car?", &english, Answered::ByOption).is_empty());
        assert_eq!(of("Was it fast and easy?", &english, Answered::ByOption).len(), 1);
    }

    #[test]
    fn words_that_want_an_answer_are_found_whatever_the_apostrophe() {
        for (language, prompt) in [
            ("en", "Don’t you like our service?"),
            ("en", "How GREAT was our service?"),
            ("fr", "C'était simple, n’est-ce pas ?"),
            ("de", "Wie bewerten Sie unseren hervorragenden Service?"),
            ("es", "¿No cree que fue fácil?"),
            ("it", "Quanto le è piaciuto il nostro eccellente servizio?"),
            ("fi", "Eikö palvelu ollut helppo?"),
            ("nl", "Hoe vond u onze geweldige dienst?"),
            ("sv", "Visst är tjänsten enkel?"),
            ("pl", "Jak oceniają Państwo naszą wspaniałą usługę?"),
            ("pt", "Não acha que foi fácil?"),
        ] {
            says(language, prompt, "leading");
        }
        is_silent("en", "How much do you agree?");
        is_silent("de", "Wie war es?");
    }

    #[test]
    fn two_negations_in_a_sentence_are_found_and_one_is_not() {
        for (language, prompt) in [
            ("en", "Do you disagree that it should not close?"),
            ("fr", "Ne pouviez-vous pas finir sans aide ?"),
            ("de", "Konnten Sie es nicht ohne Hilfe?"),
            ("fi", "Miksi et päässyt sisään ilman apua?"),
            ("nl", "Kon u het niet zonder hulp?"),
            ("pl", "Dlaczego nie udało się bez pomocy?"),
            ("pt", "Porque não conseguiu sem ajuda?"),
        ] {
            says(language, prompt, "negative-double");
        }
        is_silent("en", "What did not work?");
        is_silent("en", "It did not work. Was there no help?");
        is_silent("en", "Were you unable to finish, or not?");
        is_silent("es", "¿No vino nunca?");
        is_silent("fr", "Qu’est-ce qui n’allait pas ?");
    }

    #[test]
    fn a_long_prompt_is_found_by_words_or_by_characters() {
        let short = vec!["a"; 25].join(" ");
        is_silent("en", &short);
        says("en", &format!("{short} a"), "too-long");
        is_silent("et", &"ö".repeat(160));
        says("et", &"ö".repeat(161), "too-long");
    }

    #[test]
    fn capitals_shout_but_an_abbreviation_does_not() {
        says("en", "HOW WAS YOUR VISIT?", "shouting");
        says("fi", "MILTÄ TÄMÄ TUNTUI?", "shouting");
        is_silent("en", "SUS UX?");
        is_silent("en", "INFORMATION");
        is_silent("ar", "ما مدى رضاكم عن هذه الخدمة؟");
    }

    #[test]
    fn a_number_does_not_end_a_sentence() {
        assert_eq!(sentences("It took 2.5 hours. Why?").count(), 2);
        assert_eq!(sentences(" ... \n?").count(), 0);
    }
}
