//! Comparison of the service's counts with the published ones.

use anyhow::{Context, Result};
use serde_json::Value;

use super::client::Client;
use super::questionnaire::{HOUSING, SURVEY};
use super::residents::{Counts, Residents};

/// Largest difference of a count that is told in threes from the count itself.
const TOLD_OFF_MAX: u64 = 2;

/// One row of the comparison.
#[derive(Clone, Debug)]
pub(super) struct ComparisonRow {
    pub(super) name: &'static str,
    pub(super) published: Counts,
    pub(super) measured: Counts,
    /// What everybody sees of them.
    pub(super) told: Counts,
    pub(super) satisfied: Satisfied,
}

impl ComparisonRow {
    /// Whether each count that everybody sees is near the published one.
    pub(super) fn is_told(&self) -> bool {
        let (told, published) = (self.told, self.published);
        let pairs = [
            (told.low, published.low),
            (told.medium, published.medium),
            (told.high, published.high),
        ];
        pairs
            .iter()
            .all(|(told, published)| told.abs_diff(*published) <= TOLD_OFF_MAX)
    }
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
pub(super) struct Comparison {
    lines: Vec<ComparisonRow>,
    as_of: Option<String>,
}

impl Comparison {
    /// Fetches the results from the service, as the city and as anybody.
    pub(super) fn make(client: &Client, residents: &Residents) -> Result<Comparison> {
        let whole = format!("{SURVEY}/results");
        let public = client.get_as_public(&whole)?;
        let as_of = public
            .pointer("/release/as_of")
            .and_then(Value::as_str)
            .map(str::to_owned);
        let results = (client.get(&whole)?, public);
        let mut lines = vec![line("All housing", residents.counts(None), &results)?];
        for (code, name) in HOUSING {
            let path = format!("{whole}?segment=housing_type:{code}");
            let results = (client.get(&path)?, client.get_as_public(&path)?);
            lines.push(line(name, residents.counts(Some(code)), &results)?);
        }
        Ok(Comparison { lines, as_of })
    }

    pub(super) fn lines(&self) -> &[ComparisonRow] {
        &self.lines
    }

    /// Last day of what everybody sees, in the form of ISO 8601; `None` when nothing was released.
    pub(super) fn as_of(&self) -> Option<&str> {
        self.as_of.as_deref()
    }

    /// Whether the counts equal the published ones, and everybody sees counts near them.
    pub(super) fn is_equal(&self) -> bool {
        let is_right = |line: &ComparisonRow| line.published == line.measured && line.is_told();
        self.lines.iter().all(is_right)
    }
}

/// Returns the question that is compared.
fn question_of<'a>(name: &str, results: &'a Value) -> Result<&'a Value> {
    let questions = results.get("questions").and_then(Value::as_array);
    let found = questions.and_then(|questions| {
        questions
            .iter()
            .find(|question| question.get("code").is_some_and(|code| code == "satisfaction"))
    });
    found.with_context(|| format!("the results of {name} lack the question"))
}

fn counts(question: &Value) -> Counts {
    // The results leave out scores without answers.
    let count = |pointer: &str| question.pointer(pointer).and_then(Value::as_u64).unwrap_or(0);
    Counts {
        low: count("/counts/1"),
        medium: count("/counts/2"),
        high: count("/counts/3"),
    }
}

/// Makes a row of the results as the city and as anybody.
fn line(name: &'static str, published: Counts, (results, public): &(Value, Value)) -> Result<ComparisonRow> {
    let question = question_of(name, results)?;
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
        measured: counts(question),
        told: counts(question_of(name, public)?),
        satisfied,
    })
}
