//! Weighting: figures as if the groups of the population had answered in their true proportions.

pub mod mix;
pub mod of_measures;
pub mod raking;
pub mod strata;

use super::interval::{Interval, wilson_of_real};
use super::numeric::{Z_95, student_quantile};

/// Effective number of answers of a weighted share, and its 95 % Wilson interval on that number.
///
/// min(n, p · (1 − p) / V · (z / t)²), where V is the variance and t the quantile with `freedom` degrees of freedom; with V
/// = 0, min(n, Kish's number).
///
/// Source: E. L. Korn, B. I. Graubard, “Confidence intervals for proportions with small expected number of positive counts
/// estimated from survey data”, *Survey Methodology* 24 (1998), 193–201.
fn interval_of_share(share: f64, variance: f64, n: f64, kish: f64, freedom: f64) -> Option<(f64, Interval)> {
    let effective = if variance > 0.0 {
        let quantile = student_quantile(0.975, freedom)?;
        n.min(share * (1.0 - share) / variance * (Z_95 / quantile).powi(2))
    } else {
        n.min(kish)
    };
    Some((effective, wilson_of_real(share * effective, effective, Z_95)?))
}
