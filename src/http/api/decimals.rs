//! Decimals of figures in JSON.

/// Scale of eight decimals, for all figures that are not counts.
const SCALE: f64 = 1e8;

/// Rounds to the decimals of the API.
pub(super) fn rounded(value: f64) -> f64 {
    (value * SCALE).round() / SCALE
}
