//! Frameworks and editions of the benchmark (JSON).

use std::collections::HashSet;

use serde_json::Value;
use urbivox_core::indicator::limits::{DIMENSIONS_MAX, ERRORS_MAX, INDICATORS_MAX, PILLARS_MAX};
use urbivox_core::indicator::{Edition, Framework, built_in, score};

/// A framework is refused with a short list of errors, or keeps its limits and has unique keys. An edition is written and
/// parsed again unchanged, and its score is at most 100 %.
pub fn check(data: &[u8]) {
    let Ok(document) = serde_json::from_slice::<Value>(data) else {
        return;
    };
    match Framework::parse(&document) {
        Ok(framework) => {
            assert!(framework.pillars.len() <= PILLARS_MAX && framework.dimensions.len() <= DIMENSIONS_MAX);
            assert!(framework.indicators.len() <= INDICATORS_MAX);
            let keys: HashSet<&str> = framework
                .dimensions
                .iter()
                .map(|dimension| dimension.key.as_str())
                .collect();
            assert_eq!(keys.len(), framework.dimensions.len());
            for indicator in &framework.indicators {
                assert_eq!(framework.indicator(&indicator.id), Some(indicator));
            }
            edition(&document["edition"], &framework);
        }
        Err(errors) => check_errors(&errors),
    }
    for framework in built_in() {
        edition(&document, framework);
    }
}

fn edition(document: &Value, framework: &Framework) {
    match Edition::parse(document, framework) {
        Ok(edition) => {
            let written = serde_json::to_value(&edition).unwrap();
            assert_eq!(Edition::parse(&written, framework), Ok(edition.clone()), "{written}");
            let score = score(&edition.tally(framework));
            assert!(score.total.thousandths() <= 1_000);
        }
        Err(errors) => check_errors(&errors),
    }
}

fn check_errors(errors: &[String]) {
    assert!((1..=ERRORS_MAX).contains(&errors.len()));
    assert!(
        errors.iter().all(|error| !error.is_empty() && error.len() < 3_000),
        "{errors:?}"
    );
}
