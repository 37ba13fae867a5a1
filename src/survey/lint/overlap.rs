//! Ranges of numbers in the labels of options, such as "1–5" and "5–10".

/// A range of numbers, both ends included, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Range {
    from: i64,
    to: i64,
}

/// The first two labels whose ranges share a number, by their places.
pub(super) fn first(labels: &[&str]) -> Option<(usize, usize)> {
    let ranges: Vec<Option<Range>> = labels.iter().map(|label| range(label)).collect();
    ranges.iter().enumerate().find_map(|(second, range)| {
        let range = (*range)?;
        let shares =
            |other: &Option<Range>| other.is_some_and(|other| other.from <= range.to && range.from <= other.to);
        let first = ranges.iter().take(second).position(shares)?;
        Some((first, second))
    })
}

/// The range that a label names: "18-24", "18 – 24 years", "5 to 10", "65+".
///
/// Times of day are left alone: everybody knows that 8:00–12:00 ends where 12:00–16:00 begins.
fn range(label: &str) -> Option<Range> {
    if label.contains(':') {
        return None;
    }
    let (from, rest) = number(label.trim_start_matches(|letter: char| !letter.is_ascii_digit()))?;
    let rest = rest.trim_start();
    if rest.starts_with('+') {
        let is_last = !rest.contains(|letter: char| letter.is_ascii_digit());
        return is_last.then_some(Range { from, to: i64::MAX });
    }
    let between = rest.split(|letter: char| letter.is_ascii_digit()).next()?;
    let (to, rest) = number(rest.get(between.len()..)?)?;
    let joint = between.trim();
    let joins = matches!(joint, "-" | "–" | "—" | "−" | "‑" | "...") || WORDS.contains(&joint.to_lowercase().as_str());
    let is_last = !rest.contains(|letter: char| letter.is_ascii_digit());
    (joins && is_last && from < to).then_some(Range { from, to })
}

/// "To" between two numbers.
const WORDS: &[&str] = &["to", "à", "bis", "a", "tot", "till", "do", "až"];

/// The number that a text begins with, in thousandths, and the rest of the text. A comma or a point before exactly
/// three digits groups thousands; before others it begins decimals, of which three count.
fn number(text: &str) -> Option<(i64, &str)> {
    let (mut value, mut rest) = digits(text)?;
    while let Some((group, after)) = separated(rest, &['.', ',', '\'', '’', '\u{a0}', '\u{202f}', ' '], 3) {
        value = value.checked_mul(1_000)?.checked_add(group)?;
        rest = after;
    }
    let thousandths = value.checked_mul(1_000)?;
    for (count, unit) in [(1, 100), (2, 10)] {
        if let Some((decimals, after)) = separated(rest, &['.', ','], count) {
            return Some((thousandths.checked_add(decimals * unit)?, after));
        }
    }
    Some((thousandths, rest))
}

/// The number of exactly `count` digits after one of these marks, and what follows.
fn separated<'a>(text: &'a str, marks: &[char], count: usize) -> Option<(i64, &'a str)> {
    let after = text.strip_prefix(marks)?;
    let (value, rest) = digits(after)?;
    (after.len() - rest.len() == count).then_some((value, rest))
}

fn digits(text: &str) -> Option<(i64, &str)> {
    let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let value = text.strip_suffix(rest)?.parse().ok()?;
    Some((value, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_that_share_a_number_overlap() {
        assert_eq!(first(&["1-5", "5-10"]), Some((0, 1)));
        assert_eq!(first(&["1–4 visits", "5–10 visits", "10+"]), Some((1, 2)));
        assert_eq!(first(&["18 to 30", "25 to 40"]), Some((0, 1)));
        assert_eq!(first(&["1-10", "None", "3-4"]), Some((0, 2)));
        assert_eq!(first(&["0 – 1.000 €", "1 000 – 5 000 €"]), Some((0, 1)));
        assert_eq!(first(&["0-2,5 km", "2,5-5 km"]), Some((0, 1)));
    }

    #[test]
    fn ranges_that_do_not_share_one_are_left_alone() {
        assert_eq!(first(&["1-5", "6-10", "11+"]), None);
        assert_eq!(first(&["0-2.4 km", "2.5-5 km"]), None);
        assert_eq!(first(&["0–999 €", "1.000–1.999 €"]), None);
    }

    #[test]
    fn what_is_no_range_is_left_alone() {
        assert_eq!(first(&["8:00-12:00", "12:00-16:00"]), None);
        assert_eq!(first(&["Bus 5", "Bus 5", "5", "5"]), None);
        assert_eq!(first(&["1 and 2", "2 and 3"]), None);
        assert_eq!(first(&["2024-01-05", "2024-01-06"]), None);
        assert_eq!(first(&["10-1", "", "-", "99999999999999999999-5"]), None);
        assert_eq!(first(&["ö5–ä", "+"]), None);
    }
}
