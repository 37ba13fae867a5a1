//! Which of the languages offered a browser would rather have.

/// Ranges looked at. Protects the server: no browser sends more than a handful.
const RANGES_MAX: usize = 50;

/// The place of the language that fits an `Accept-Language` header best (RFC 9110 §12.5.4): by weight, then by order,
/// each range looked up as RFC 4647 §3.4 says, and then as the first offer of the same primary language.
pub fn negotiate(accept_language: &str, offered: &[&str]) -> Option<usize> {
    let mut ranges: Vec<(u16, &str)> = accept_language.split(',').take(RANGES_MAX).filter_map(range).collect();
    // Stable: of equal weight, the first.
    ranges.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let refused: Vec<&str> = ranges
        .iter()
        .filter(|(weight, _)| *weight == 0)
        .map(|(_, range)| *range)
        .collect();
    let is_refused = |tag: &str| refused.iter().any(|range| is_below(tag, range));
    let wanted = ranges.iter().filter(|(weight, _)| *weight > 0);
    wanted
        .filter_map(|(_, range)| look_up(range, offered))
        .find(|at| offered.get(*at).is_some_and(|tag| !is_refused(tag)))
}

/// A range and its weight in thousandths.
fn range(text: &str) -> Option<(u16, &str)> {
    let mut parts = text.split(';').map(str::trim);
    let range = parts.next().filter(|range| !range.is_empty())?;
    let weight = match parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q="))) {
        Some(weight) => thousandths(weight)?,
        None => 1_000,
    };
    Some((weight, range))
}

/// `0`, `0.5`, `1.000`: RFC 9110 §12.4.2.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    if part.len() > 3 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part: u16 = format!("{part:0<3}").parse().ok()?;
    match whole {
        "0" => Some(part),
        "1" if part == 0 => Some(1_000),
        _ => None,
    }
}

fn look_up(range: &str, offered: &[&str]) -> Option<usize> {
    if range == "*" {
        return (!offered.is_empty()).then_some(0);
    }
    let mut asked = range;
    loop {
        if let Some(at) = offered.iter().position(|tag| same(tag, asked)) {
            return Some(at);
        }
        match asked.rsplit_once('-') {
            Some((shorter, _)) => asked = shorter,
            None => break,
        }
    }
    // Whoever reads one form of a language reads another better than a foreign one.
    offered.iter().position(|tag| same(primary(tag), primary(range)))
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// Both written forms of Norwegian are Norwegian.
fn same(one: &str, other: &str) -> bool {
    let plain = |tag: &str| match tag.to_ascii_lowercase().as_str() {
        "nb" | "nn" => "no".to_owned(),
        other => other.to_owned(),
    };
    plain(one) == plain(other)
}

/// Whether a range covers a tag: the tag itself, or the beginning of it up to a hyphen. `*` refused refuses nothing
/// that was asked for by name.
fn is_below(tag: &str, range: &str) -> bool {
    same(tag, range)
        || tag
            .to_ascii_lowercase()
            .starts_with(&format!("{}-", range.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_language_is_found() {
        let offered = ["en", "fi", "sv", "pt-BR", "no"];
        for (header, found) in [
            ("fi", Some("fi")),
            ("de, sv;q=0.5, fi;q=0.8", Some("fi")),
            ("fi-FI, en;q=0.9", Some("fi")),
            ("pt", Some("pt-BR")),
            ("pt-PT", Some("pt-BR")),
            ("nb-NO, en;q=0.5", Some("no")),
            ("de", None),
            ("de, *;q=0.1", Some("en")),
            ("fi;q=0, en;q=0.3", Some("en")),
            ("fi;q=0", None),
            ("", None),
            ("FI", Some("fi")),
            (";;;, ,q=1,-,fi;q=2,sv;q=abc", None),
        ] {
            let at = negotiate(header, &offered);
            assert_eq!(at.map(|at| offered[at]), found, "{header}");
        }
        assert_eq!(negotiate("*", &[]), None);
    }
}
