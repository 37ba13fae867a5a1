//! Parts of the validations of identity numbers: values, weighted sums and days.

/// Validation of a match; arguments are the match and the text before it.
pub(super) type IdentityCheck = fn(&str, &str) -> bool;

/// Value of the digits from index `from` to `to`, exclusive.
pub(super) fn number(digits: &[u32], from: usize, to: usize) -> u64 {
    let part = digits.get(from..to).unwrap_or_default();
    part.iter().fold(0, |sum, digit| sum * 10 + u64::from(*digit))
}

/// Sum of the digits, each multiplied by its weight.
pub(super) fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// Returns whether the day and the month can be a date; the length of the month is ignored.
pub(super) fn is_day(day: u64, month: u64) -> bool {
    (1..=31).contains(&day) && (1..=12).contains(&month)
}
