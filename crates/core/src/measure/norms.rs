//! Norms: quartiles of a measure over the cities that measure the same thing.

use super::numeric::quantile;

/// Fewest cities of which norms are made.
pub const CITIES_MIN: usize = 5;

/// Returns the quartiles of the cities' values, one value for each city; `None` below five cities.
///
/// ```
/// use urbivox_core::measure::norms::quartiles;
///
/// assert_eq!(quartiles(&[0.71, 0.80, 0.64, 0.90, 0.77]), Some([0.71, 0.77, 0.80]));
/// assert_eq!(quartiles(&[0.71, 0.80, 0.64, 0.90]), None);
/// ```
pub fn quartiles(values: &[f64]) -> Option<[f64; 3]> {
    if values.len() < CITIES_MIN {
        return None;
    }
    Some([quantile(values, 0.25)?, quantile(values, 0.5)?, quantile(values, 0.75)?])
}
