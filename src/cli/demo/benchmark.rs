//! The ten published rows of the benchmark, and the proposal for an indicator from Copenhagen's survey.

use anyhow::{Context, Result, anyhow};
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use serde_json::Value;

use super::client::Client;
use crate::app::{App, benchmark};

/// The published table; two additional columns contain the published total and rank.
const TABLE: &str = include_str!("../../../data/ucc_2022_ranking.csv");
/// Framework and year of the table.
const FRAMEWORK: &str = "ucc-2023";
const YEAR: u16 = 2022;
/// The indicator that depends on the share of satisfied citizens.
const INDICATOR: &str = "sati_share2y";

/// Time since the middle of the residents' four weeks.
const MOST_ANSWERS_AGO: SignedDuration = SignedDuration::from_hours(14 * 24);

/// A city of the table, as published and as computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BenchmarkRow {
    pub(super) name: String,
    /// Total in per cent, and rank among all published cities.
    pub(super) published: (u64, u64),
    /// Total in per cent, and rank among these ten.
    pub(super) measured: (u64, u64),
}

/// A proposed answer to an indicator.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    pub(super) indicator: &'static str,
    /// Year of the answers.
    pub(super) year: i16,
    /// `yes`, `no` or `open`; `None` before the year is over.
    pub(super) answer: Option<String>,
    pub(super) evidence: String,
}

/// Imports the table and fetches the ranking from the service.
pub(super) fn compare(app: &App, client: &Client) -> Result<Vec<BenchmarkRow>> {
    benchmark::import(app, FRAMEWORK, YEAR, TABLE).map_err(|refusal| anyhow!("{refusal}"))?;
    let ranking = client.get(&format!("/api/v1/frameworks/{FRAMEWORK}/ranking?edition={YEAR}"))?;
    let items = ranking.get("items").and_then(Value::as_array);
    let items = items.context("the ranking lacks its cities")?;
    published()?
        .into_iter()
        .map(|(name, total, rank)| {
            let found = items
                .iter()
                .find(|item| item.get("city").is_some_and(|city| city == name));
            let number = |field: &str| found?.get(field)?.as_u64();
            let measured = number("total_percent").zip(number("rank"));
            Ok(BenchmarkRow {
                measured: measured.with_context(|| format!("{name} is not in the ranking"))?,
                name: name.to_owned(),
                published: (total, rank),
            })
        })
        .collect()
}

/// Returns name, total and rank of each row.
fn published() -> Result<Vec<(&'static str, u64, u64)>> {
    let rows = TABLE.lines().skip(1);
    rows.map(|line| row(line).with_context(|| format!("the table has the bad line {line}")))
        .collect()
}

fn row(line: &'static str) -> Option<(&'static str, u64, u64)> {
    let mut last = line.trim_end().rsplit(',');
    let (rank, total) = (last.next()?.parse().ok()?, last.next()?.parse().ok()?);
    Some((line.split(',').next()?, total, rank))
}

/// Returns whether every total equals the published one and the order is the published order.
pub(super) fn is_equal(lines: &[BenchmarkRow]) -> bool {
    let in_order = |one: &BenchmarkRow, other: &BenchmarkRow| {
        one.published.1.cmp(&other.published.1) == one.measured.1.cmp(&other.measured.1)
    };
    lines.iter().all(|line| line.published.0 == line.measured.0)
        && lines
            .iter()
            .zip(lines.iter().skip(1))
            .all(|(one, other)| in_order(one, other))
}

/// Fetches the proposal for the share of satisfied citizens from Copenhagen's survey, for the year in which most of its
/// answers were given: shortly after New Year that is the year before.
pub(super) fn proposal(app: &App, client: &Client) -> Result<Proposal> {
    let year = (app.clock.now() - MOST_ANSWERS_AGO).to_zoned(TimeZone::UTC).year();
    let indicators = client.get(&format!("/api/v1/cities/copenhagen/indicators/{FRAMEWORK}?year={year}"))?;
    let proposals = indicators.get("proposals").and_then(Value::as_array);
    let found = proposals.into_iter().flatten().find(|proposal| {
        proposal
            .get("indicator")
            .is_some_and(|indicator| indicator == INDICATOR)
    });
    let found = found.with_context(|| format!("nothing is proposed for {INDICATOR}"))?;
    let evidence = found.get("evidence").and_then(Value::as_str);
    let evidence = evidence.with_context(|| format!("the proposal for {INDICATOR} lacks its evidence"))?;
    Ok(Proposal {
        indicator: INDICATOR,
        year,
        answer: found.get("answer").and_then(Value::as_str).map(str::to_owned),
        evidence: evidence.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_ten_cities_with_their_totals_and_ranks() {
        let rows = published().unwrap();
        assert_eq!(rows.len(), 10);
        assert_eq!(rows[2], ("Rotterdam", 86, 3));
        assert_eq!(rows[9], ("Murcia", 52, 15));
    }

    #[test]
    fn totals_and_orders_other_than_the_published_ones_are_detected() {
        let line = |published, measured| BenchmarkRow {
            name: String::new(),
            published,
            measured,
        };
        let lines = [line((87, 1), (87, 1)), line((86, 3), (86, 2)), line((75, 5), (75, 3))];
        assert!(is_equal(&lines));
        let [first, _, third] = lines;
        assert!(!is_equal(&[first, line((86, 3), (85, 2)), third]));
        assert!(!is_equal(&[line((87, 1), (87, 2)), line((86, 3), (86, 1))]));
    }
}
