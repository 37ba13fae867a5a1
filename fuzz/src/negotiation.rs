//! The `Accept-Language` header.

use urbivox_core::i18n::negotiate;

const OFFERED: [&[&str]; 5] = [
    &["en", "fi", "sv", "pt-BR", "no"],
    &["de"],
    &[],
    &["zh-Hant", "zh-Hans", "sr-Latn", "sr", "nb", "el"],
    &[
        "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl",
        "pl", "pt",
    ],
];

/// A language is chosen only if it is offered and not refused, and only if the header accepts something. The first byte
/// chooses what is offered.
pub fn check(data: &[u8]) {
    let Some((choice, header)) = data.split_first() else {
        return;
    };
    let offered = OFFERED[usize::from(*choice) % OFFERED.len()];
    let Ok(header) = std::str::from_utf8(header) else {
        return;
    };
    let chosen = negotiate(header, offered);
    assert_eq!(negotiate(header, offered), chosen);
    let Some(at) = chosen else { return };
    let tag = offered
        .get(at)
        .unwrap_or_else(|| panic!("{at} is not offered for {header}"));
    // Some range of the header is of this language, or is a star.
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let same = |one: &str, other: &str| {
        let plain = |tag: &str| {
            if ["nb", "nn"].contains(&tag) {
                "no".to_owned()
            } else {
                tag.to_owned()
            }
        };
        plain(&primary(one)) == plain(&primary(other))
    };
    let ranges = header
        .split(',')
        .filter_map(|range| range.split(';').next())
        .map(str::trim);
    assert!(
        ranges.clone().any(|range| range == "*" || same(range, tag)),
        "{tag} for {header}"
    );
    // The language alone is chosen if it is asked for alone, and never if it is refused.
    let alone = negotiate(tag, offered)
        .and_then(|at| offered.get(at))
        .copied()
        .unwrap_or_default();
    assert!(same(alone, tag), "{tag}");
    let refused = format!("{tag};q=0,{header}");
    assert_ne!(negotiate(&refused, offered), Some(at), "{refused}");
}
