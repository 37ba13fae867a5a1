//! Comments of invented words in four languages, for the benchmarks of the intake and of large databases.
//!
//! Each language has [`WORDS`] forms: syllables of its own letters, longer for rarer words, three quarters of the rare
//! ones a known stem with another ending. The frequency of a word is inversely proportional to its rank (Zipf's law).
//! One seed always gives the same words and the same comments.

use std::collections::HashSet;

/// Forms of each language.
const WORDS: usize = 20_000;
/// Words of a comment, all different.
const WORDS_OF_COMMENT: usize = 11;
/// Rank from which words can be forms of a known stem.
const FORMS_FROM: usize = 2_000;

/// Letters of a language.
struct Letters {
    onsets: &'static [&'static str],
    nuclei: &'static [&'static str],
    codas: &'static [&'static str],
    endings: &'static [&'static str],
    /// Syllables in addition to those that follow from the rank.
    additional_syllables: usize,
}

/// English, Finnish, Italian and Greek.
const LANGUAGES: [Letters; 4] = [
    Letters {
        onsets: &[
            "b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "w", "st", "tr", "pl", "sh", "th",
        ],
        nuclei: &["a", "e", "i", "o", "u", "ea", "ou"],
        codas: &["", "", "n", "r", "t", "s", "l"],
        endings: &["s", "ed", "ing", "er", "ly", "ness", "able"],
        additional_syllables: 0,
    },
    Letters {
        onsets: &["h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", ""],
        nuclei: &["a", "e", "i", "o", "u", "y", "ä", "a", "e", "i", "ö", "aa", "ii", "uo"],
        codas: &["", "", "", "n", "s", "l", "t"],
        endings: &["ssa", "sta", "lle", "lta", "ksi", "mme", "kin", "issä", "jen", "vat"],
        additional_syllables: 1,
    },
    Letters {
        onsets: &[
            "b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "ch", "gl", "pr", "tr", "sc",
        ],
        nuclei: &["a", "e", "i", "o", "u", "io", "ia"],
        codas: &["", "", "", "n", "r", "l"],
        endings: &["o", "a", "i", "e", "mente", "zione", "are", "ato", "è", "ità"],
        additional_syllables: 0,
    },
    Letters {
        onsets: &["β", "γ", "δ", "θ", "κ", "λ", "μ", "ν", "π", "ρ", "σ", "τ", "φ", "χ"],
        nuclei: &["α", "ε", "η", "ι", "ο", "υ", "ω", "ά", "έ", "ή", "ί", "ό", "ου"],
        codas: &["", "", "", "", "ς"],
        endings: &["ος", "ας", "ης", "ων", "ους", "εις", "ματα", "ικά", "ση", "σεις"],
        additional_syllables: 0,
    },
];

/// Generator of pseudo-random numbers, `SplitMix64`.
pub(crate) struct Random(u64);

impl Random {
    /// Creates a generator. One seed always gives the same numbers.
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number from 0 to 1, excluding 1.
    fn part(&mut self) -> f64 {
        f64::from(u32::try_from(self.next() >> 32).unwrap_or_default()) / (f64::from(u32::MAX) + 1.0)
    }

    /// Returns one of these, or an empty text if there are none.
    fn choose(&mut self, texts: &[&'static str]) -> &'static str {
        let count = u64::try_from(texts.len()).unwrap_or(u64::MAX).max(1);
        let place = usize::try_from(self.next() % count).unwrap_or_default();
        texts.get(place).copied().unwrap_or_default()
    }
}

/// The words of all languages, frequent ones first.
pub(crate) struct Vocabulary {
    words: Vec<Vec<String>>,
    /// Sums of the frequencies up to each rank.
    sums: Vec<f64>,
}

impl Vocabulary {
    /// Makes the words.
    pub(crate) fn new(random: &mut Random) -> Vocabulary {
        let mut sum = 0.0;
        let ranks = (0..WORDS).map(|rank| {
            sum += 1.0 / f64::from(u32::try_from(rank + 1).unwrap_or(u32::MAX));
            sum
        });
        Vocabulary {
            sums: ranks.collect(),
            words: LANGUAGES.iter().map(|letters| words_of(letters, random)).collect(),
        }
    }

    /// Returns the word of a language with a rank, 0 for the most frequent one.
    pub(crate) fn word(&self, language: usize, rank: usize) -> &str {
        let words = self.words.get(language % LANGUAGES.len());
        words.and_then(|words| words.get(rank)).map_or("", String::as_str)
    }

    /// Returns a comment of eleven different words of one language, 80 bytes on average over the languages.
    pub(crate) fn comment(&self, language: usize, random: &mut Random) -> String {
        let total = self.sums.last().copied().unwrap_or_default();
        let mut ranks = Vec::with_capacity(WORDS_OF_COMMENT);
        let mut comment = String::with_capacity(160);
        while ranks.len() < WORDS_OF_COMMENT {
            let drawn = random.part() * total;
            let rank = self.sums.partition_point(|sum| *sum <= drawn);
            if ranks.contains(&rank) {
                continue;
            }
            if !ranks.is_empty() {
                comment.push(' ');
            }
            comment.push_str(self.word(language, rank));
            ranks.push(rank);
        }
        comment
    }
}

/// Makes the forms of a language, all different.
fn words_of(letters: &Letters, random: &mut Random) -> Vec<String> {
    let mut known = HashSet::with_capacity(WORDS);
    let mut words: Vec<String> = Vec::with_capacity(WORDS);
    let mut attempts = 0;
    while words.len() < WORDS {
        let rank = words.len();
        let is_form = rank >= FORMS_FROM && random.part() < 0.75;
        let mut word = if is_form {
            let stem = usize::try_from(random.next()).unwrap_or_default() % FORMS_FROM;
            words.get(stem).cloned().unwrap_or_default()
        } else {
            stem(
                letters,
                syllables_at(rank) + letters.additional_syllables + attempts / 20,
                random,
            )
        };
        if is_form {
            word.push_str(random.choose(letters.endings));
        }
        // After twenty words that were there already, the next one gets another syllable.
        attempts += 1;
        if known.insert(word.clone()) {
            words.push(word);
            attempts = 0;
        }
    }
    words
}

fn syllables_at(rank: usize) -> usize {
    match rank {
        0..80 => 1,
        80..4_000 => 2,
        _rare => 3,
    }
}

fn stem(letters: &Letters, syllables: usize, random: &mut Random) -> String {
    let mut word = String::new();
    for _ in 0..syllables {
        word.push_str(random.choose(letters.onsets));
        word.push_str(random.choose(letters.nuclei));
    }
    word.push_str(random.choose(letters.codas));
    word
}
