//! Language negotiation by the `Accept-Language` header.

/// Number of language ranges that are evaluated. Protects the server: browsers send only a few.
const RANGES_MAX: usize = 50;

/// Index of the offered language that fits an `Accept-Language` header best (RFC 9110 §12.5.4): by weight, then by
/// order. Each range is looked up by RFC 4647 §3.4, then as the first offer of the same primary language.
pub fn negotiate(accept_language: &str, offered: &[&str]) -> Option<usize> {
    let mut ranges: Vec<(u16, &str)> = accept_language.split(',').take(RANGES_MAX).filter_map(range).collect();
    // The sort is stable: of ranges with equal weight, the first one wins.
    ranges.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let refused: Vec<&str> = ranges
        .iter()
        .filter(|(weight, _)| *weight == 0)
        .map(|(_, range)| *range)
        .collect();
    let is_refused = |tag: &str| refused.iter().any(|range| covers(tag, range));
    let wanted = ranges.iter().filter(|(weight, _)| *weight > 0);
    wanted
        .filter_map(|(_, range)| look_up(range, offered))
        .find(|at| offered.get(*at).is_some_and(|tag| !is_refused(tag)))
}

/// Parses a language range and its weight in thousandths.
fn range(text: &str) -> Option<(u16, &str)> {
    let mut parts = text.split(';').map(str::trim);
    let range = parts.next().filter(|range| !range.is_empty())?;
    let weight = match parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q="))) {
        Some(weight) => thousandths(weight)?,
        None => 1_000,
    };
    Some((weight, range))
}

/// Parses a weight such as `0`, `0.5` or `1.000` (RFC 9110 §12.4.2).
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
    // Another variant of the same primary language is preferred to a different language.
    offered.iter().position(|tag| same(primary(tag), primary(range)))
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// Compares two tags without regard to case; `nb`, `nn` and `no` are equal.
fn same(one: &str, other: &str) -> bool {
    let plain = |tag: &str| match tag.to_ascii_lowercase().as_str() {
        "nb" | "nn" => "no".to_owned(),
        other => other.to_owned(),
    };
    plain(one) == plain(other)
}

/// Returns whether a range covers a tag: it equals the tag or its beginning up to a hyphen. A refused `*` covers no
/// tag, so languages requested by name remain available.
fn covers(tag: &str, range: &str) -> bool {
    same(tag, range)
        || tag
            .to_ascii_lowercase()
            .starts_with(&format!("{}-", range.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preferred_language_is_negotiated() {
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
