//! Every language has the same texts, with the same variables.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser::parse;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use proptest::prelude::*;
use urbivox_core::i18n;
use urbivox_core::i18n::Texts;
use urbivox_core::survey::{Language, templates};

/// Contents of a Fluent file: by key, the variables, the plural categories of its selectors, and the text.
type MessageCatalogue = BTreeMap<String, (BTreeSet<String>, Vec<BTreeSet<String>>, String)>;

fn said(language: &str) -> MessageCatalogue {
    catalogue_in("ftl", language)
}

fn catalogue_in(folder: &str, language: &str) -> MessageCatalogue {
    let path = format!(
        "{}/crates/core/src/i18n/{folder}/{language}.ftl",
        env!("CARGO_MANIFEST_DIR")
    );
    let source = std::fs::read_to_string(path).unwrap();
    let resource = parse(source.as_str()).unwrap_or_else(|(_, faults)| panic!("{language}: {faults:?}"));
    let mut said = MessageCatalogue::new();
    for entry in resource.body {
        if let Entry::Message(message) = entry {
            let mut about = (BTreeSet::new(), Vec::new(), String::new());
            read(&message.value.unwrap(), &mut about);
            let twice = said.insert(message.id.name.to_owned(), about);
            assert!(twice.is_none(), "{language}: {} twice", message.id.name);
        }
    }
    said
}

fn read(pattern: &Pattern<&str>, about: &mut (BTreeSet<String>, Vec<BTreeSet<String>>, String)) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => about.2.push_str(value),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(InlineExpression::VariableReference { id }) => {
                    about.0.insert(id.name.to_owned());
                }
                Expression::Select { selector, variants } => {
                    if let InlineExpression::VariableReference { id } = selector {
                        about.0.insert(id.name.to_owned());
                    }
                    let keys = variants.iter().map(|variant| match &variant.key {
                        VariantKey::Identifier { name } => (*name).to_owned(),
                        VariantKey::NumberLiteral { value } => (*value).to_owned(),
                    });
                    about.1.push(keys.collect());
                    variants.iter().for_each(|variant| read(&variant.value, about));
                }
                // A bidirectional mark, written as a string literal to be visible.
                Expression::Inline(InlineExpression::StringLiteral { .. }) => {}
                Expression::Inline(other) => panic!("not expected: {other:?}"),
            },
        }
    }
}

#[test]
fn every_language_has_every_text_with_the_same_variables_and_no_other() {
    let english = said("en");
    assert_eq!(i18n::languages().count(), 31);
    for language in i18n::languages() {
        let own = said(language);
        let names = |said: &MessageCatalogue| said.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(names(&own), names(&english), "{language}");
        for (name, (variables, _, words)) in &own {
            assert_eq!(*variables, english[name].0, "{language}: {name}");
            assert!(!words.trim().is_empty(), "{language}: {name} says nothing");
            assert!(!words.contains(['!', '\u{fffd}']), "{language}: {name}");
        }
    }
}

/// Asserts that a folder has a file of each of these languages, with the same texts and variables as the English one, and
/// that `texts` finds them.
fn assert_complete(folder: &str, languages: &[&str], texts: fn(&str) -> &'static Texts) {
    let english = catalogue_in(folder, "en");
    assert_eq!(languages, ["en", "de", "es", "fi", "fr", "it"]);
    for language in languages {
        let own = catalogue_in(folder, language);
        let names = |said: &MessageCatalogue| said.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(names(&own), names(&english), "{folder}/{language}");
        let found = texts(language);
        assert_eq!(found.language(), *language);
        let mut same = Vec::new();
        for (name, (variables, choices, words)) in &own {
            let place = format!("{folder}/{language}: {name}");
            assert_eq!(*variables, english[name].0, "{place}");
            assert!(!words.trim().is_empty() && !words.contains('!'), "{place}");
            assert!(choices.iter().all(|keys| keys.contains("other")), "{place}");
            if *language != "en" && *words == english[name].2 && words.len() > 24 {
                same.push(name);
            }
            // The program has the text of this file, and not one of another folder or language.
            if variables.is_empty() && choices.is_empty() {
                let collapsed = |text: &str| text.split_whitespace().collect::<String>();
                assert_eq!(collapsed(&found.get(name)), collapsed(words), "{place}");
            }
        }
        assert!(same.is_empty(), "{folder}/{language} is not translated: {same:?}");
    }
}

#[test]
fn staff_texts_are_complete_in_every_language() {
    assert_complete("staff", &i18n::staff_languages().collect::<Vec<_>>(), i18n::staff);
}

#[test]
fn public_texts_are_complete_in_every_language() {
    assert_complete("public", &i18n::public_languages().collect::<Vec<_>>(), i18n::public);
}

#[test]
fn the_lead_of_a_ranking_counts_the_cities_that_share_the_first_rank() {
    let lead = |first: i64| {
        let values = [
            ("cities", 3.into()),
            ("year", "2026".into()),
            ("best", "Espoo".into()),
            ("percent", "63%".into()),
            ("first", first.into()),
        ];
        i18n::public("en").with("benchmark-lead", &values)
    };
    let published = "3 cities have published their answers for 2026.";
    assert_eq!(lead(1), format!("{published} Espoo ranks first with 63%."));
    assert_eq!(lead(2), format!("{published} 2 cities share the first rank with 63%."));
}

#[test]
fn every_text_that_staff_pages_use_exists() {
    let english = catalogue_in("staff", "en");
    let named = regex::Regex::new(r#"(?:(?:user|visitor)\.text|texts\.get|texts\.with)\(\s*"([a-z0-9_-]+)""#).unwrap();
    let mut folders = vec![std::path::PathBuf::from("src/http/staff")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            for found in named.captures_iter(&source) {
                seen += 1;
                // Language names come from the citizen texts.
                let is_there = english.contains_key(&found[1]) || &found[1] == "language-name";
                assert!(is_there, "{}: {}", path.display(), &found[1]);
            }
        }
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn plural_selectors_have_exactly_the_categories_of_their_language() {
    for language in i18n::languages() {
        let tag: unic_langid::LanguageIdentifier = language.parse().unwrap();
        let rules = PluralRules::create(tag, PluralRuleType::CARDINAL).unwrap();
        let name = |category| match category {
            PluralCategory::ZERO => "zero",
            PluralCategory::ONE => "one",
            PluralCategory::TWO => "two",
            PluralCategory::FEW => "few",
            PluralCategory::MANY => "many",
            PluralCategory::OTHER => "other",
        };
        // Whole numbers only, up to the largest counts; some languages have a separate plural for a million.
        let needed: BTreeSet<&str> = (0..300_u32)
            .chain([1_000_000])
            .map(|number| name(rules.select(number).unwrap()))
            .collect();
        for (text, (_, choices, _)) in said(language) {
            for keys in choices {
                assert!(keys.contains("other"), "{language}: {text}");
                // In Romance languages `many` (a million) reads like `other`; no count here is that large.
                let lacking: Vec<_> = needed
                    .iter()
                    .filter(|key| **key != "many" && !keys.contains(**key))
                    .collect();
                assert!(lacking.is_empty(), "{language}: {text} lacks {lacking:?}");
                let known = ["zero", "one", "two", "few", "many", "other"];
                assert!(
                    keys.iter().all(|key| known.contains(&key.as_str())),
                    "{language}: {text}: {keys:?}"
                );
            }
        }
    }
}

#[test]
fn translations_differ_from_the_english_text() {
    let english = said("en");
    for language in i18n::languages().filter(|language| *language != "en") {
        let own = said(language);
        let same: Vec<_> = own
            .iter()
            .filter(|(name, about)| about.2 == english[*name].2 && about.2.len() > 12)
            .map(|(name, _)| name)
            .collect();
        assert!(same.is_empty(), "{language}: {same:?}");
        assert_ne!(i18n::for_language(language).get("language-name"), "English");
    }
}

#[test]
fn every_text_is_formatted_in_every_language() {
    for language in i18n::languages() {
        let texts = i18n::for_language(language);
        assert_eq!(texts.language(), language);
        for (name, (variables, ..)) in said(language) {
            let text = if variables.is_empty() {
                texts.get(&name).into_owned()
            } else {
                let names = [
                    "step", "steps", "title", "min", "max", "count", "score", "to", "place", "row", "decimals", "day",
                    "address", "percent", "low", "high", "mean", "city", "days", "multiple", "from", "cities",
                    "median", "label", "version", "months", "measure", "value",
                ];
                texts.with(&name, &names.map(|name| (name, 3.into())))
            };
            // The English text of `optional` equals its key.
            assert!(
                (text != name || name == "optional") && !text.contains('{'),
                "{language}: {name}: {text}"
            );
        }
    }
    assert_eq!(i18n::for_language("en").with("stars", &[("count", 1.into())]), "1 star");
    assert_eq!(
        i18n::for_language("pl").with("stars", &[("count", 3.into())]),
        "3 gwiazdki"
    );
    assert_eq!(i18n::for_language("en").get("nothing"), "nothing");
}

#[test]
fn a_tag_finds_its_language_and_direction() {
    for (tag, language) in [
        ("fi", "fi"),
        ("pt-BR", "pt"),
        ("nb", "no"),
        ("nn-NO", "no"),
        ("smn", "en"),
        ("", "en"),
    ] {
        assert_eq!(i18n::for_language(tag).language(), language, "{tag}");
    }
    for (tag, direction) in [
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("he", "rtl"),
        ("uz-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("fi", "ltr"),
        ("", "ltr"),
    ] {
        assert_eq!(i18n::direction(tag), direction, "{tag}");
    }
}

proptest! {
    #[test]
    fn any_accept_language_header_selects_a_language(header in ".{0,200}") {
        let offered = ["en", "fi"];
        prop_assert!(i18n::negotiate(&header, &offered).is_none_or(|at| at < offered.len()));
    }
}

/// Informal forms of address. City pages use Lei in Italian, and Państwo or no address in Polish.
const INFORMAL_WORDS: [(&str, &[&str]); 2] = [
    (
        "it",
        &[
            "tu",
            "te",
            "ti",
            "tuo",
            "tua",
            "tuoi",
            "tue",
            "puoi",
            "hai",
            "vuoi",
            "sei",
            "scegli",
            "scrivi",
            "rispondi",
            "controlla",
            "premi",
            "aspetta",
            "indica",
            "lascia",
            "inserisci",
            "torna",
            "invialo",
            "riprova",
        ],
    ),
    (
        "pl",
        &[
            "ty",
            "cię",
            "ci",
            "twój",
            "twoja",
            "twoje",
            "twoich",
            "twoim",
            "jesteś",
            "chcesz",
            "możesz",
            "wybierz",
            "wpisz",
            "odpowiedz",
            "naciśnij",
            "odczekaj",
            "sprawdź",
            "podaj",
            "spróbuj",
            "otwórz",
            "zachowaj",
            "zmień",
        ],
    ),
];

#[test]
fn pages_and_templates_use_the_formal_address() {
    for (language, familiar) in INFORMAL_WORDS {
        let pages = said(language).into_iter().map(|(name, (_, _, words))| (name, words));
        let tag = Language::parse(language).unwrap();
        let templates = templates::all().map(|each| {
            (
                each.id.to_owned(),
                each.document(std::slice::from_ref(&tag)).to_string(),
            )
        });
        for (name, words) in pages.chain(templates) {
            let words = words.to_lowercase();
            let found = words
                .split(|letter: char| !letter.is_alphabetic())
                .find(|word| familiar.contains(word));
            assert_eq!(found, None, "{language}: {name}: {words}");
        }
    }
}
