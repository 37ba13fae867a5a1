//! Comparison of the service's counts with the published ones.

use anyhow::{Context, Result};
use serde_json::Value;

use super::client::Client;
use super::questionnaire::{HOUSING, SURVEY};
use super::residents::{Counts, Residents};

/// One row of the comparison.
#[derive(Clone, Debug)]
pub(super) struct ComparisonRow {
    pub(super) name: &'static str,
    pub(super) published: Counts,
    pub(super) measured: Counts,
    pub(super) satisfied: Satisfied,
}

/// Share of the highly satisfied with its 95 % interval, all in `0.0..=1.0`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Satisfied {
    pub(super) share: f64,
    pub(super) low: f64,
    pub(super) high: f64,
}

/// Rows for all residents, then for each kind of housing.
#[derive(Debug)]
pub(super) struct Comparison(Vec<ComparisonRow>);

impl Comparison {
    /// Fetches the results from the service.
    pub(super) fn make(client: &Client, residents: &Residents) -> Result<Comparison> {
        let mut lines = vec![line(
            "All housing",
            residents.counts(None),
            &client.get(&format!("{SURVEY}/results"))?,
        )?];
        for (code, name) in HOUSING {
            let results = client.get(&format!("{SURVEY}/results?segment=housing_type:{code}"))?;
            lines.push(line(name, residents.counts(Some(code)), &results)?);
        }
        Ok(Comparison(lines))
    }

    pub(super) fn lines(&self) -> &[ComparisonRow] {
        &self.0
    }

    pub(super) fn is_equal(&self) -> bool {
        self.0.iter().all(|line| line.published == line.measured)
    }
}

fn line(name: &'static str, published: Counts, results: &Value) -> Result<ComparisonRow> {
    let questions = results.get("questions").and_then(Value::as_array);
    let found = questions.and_then(|questions| {
        questions
            .iter()
            .find(|question| question.get("code").is_some_and(|code| code == "satisfaction"))
    });
    let question = found.with_context(|| format!("the results of {name} lack the question"))?;
    // The results leave out scores without answers.
    let count = |pointer: &str| question.pointer(pointer).and_then(Value::as_u64).unwrap_or(0);
    let measured = Counts {
        low: count("/counts/1"),
        medium: count("/counts/2"),
        high: count("/counts/3"),
    };
    let part = |pointer: &str| {
        let value = question.pointer(pointer).and_then(Value::as_f64);
        value.with_context(|| format!("the results of {name} lack {pointer}"))
    };
    let satisfied = Satisfied {
        share: part("/measure/value")?,
        low: part("/measure/low")?,
        high: part("/measure/high")?,
    };
    Ok(ComparisonRow {
        name,
        published,
        measured,
        satisfied,
    })
}
