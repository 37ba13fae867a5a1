//! Options of a choice over several versions: each is counted against the people who were offered it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::interval::{Interval, share, wilson};

/// Counts of a choice in one version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferedOptions {
    /// Number of the version.
    pub version: u32,
    /// Codes of the options that this version offers.
    pub options: BTreeSet<String>,
    /// Number of people who answered the question.
    pub answered: u64,
    /// Number of people who chose each option.
    pub counts: BTreeMap<String, u64>,
}

/// Count of an option over the versions that offer it.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionCount {
    /// Code of the option.
    pub option: String,
    /// Number of people who chose it.
    pub count: u64,
    /// Number of people who answered the question and were offered the option.
    pub base: u64,
    /// Share count / base with its 95 % Wilson interval; `None` when `base` is 0.
    pub share: Option<(f64, Interval)>,
    /// Versions that offer the option, ascending.
    pub versions: Vec<u32>,
}

/// Returns the count of each option that any version offers, by code.
pub fn count_options(versions: &[OfferedOptions]) -> Vec<OptionCount> {
    let codes: BTreeSet<&String> = versions.iter().flat_map(|version| &version.options).collect();
    let counted = codes.into_iter().map(|code| {
        let offering = || versions.iter().filter(|version| version.options.contains(code));
        let count = offering()
            .filter_map(|version| version.counts.get(code))
            .fold(0_u64, |sum, own| sum.saturating_add(*own));
        let base = offering().fold(0_u64, |sum, version| sum.saturating_add(version.answered));
        let mut numbers: Vec<u32> = offering().map(|version| version.version).collect();
        numbers.sort_unstable();
        OptionCount {
            option: code.clone(),
            count,
            base,
            share: share(count, base).zip(wilson(count, base)),
            versions: numbers,
        }
    });
    counted.collect()
}
