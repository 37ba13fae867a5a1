//! The survey of Copenhagen residents from 1976; source in `data/README.md`.

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// The published table: one row for each combination of answers, with its frequency.
const TABLE: &str = include_str!("../../../data/copenhagen_housing_1976.csv");

/// The answers of one resident, in the codes of the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Resident {
    /// 1 (low) to 3 (high).
    satisfaction: u8,
    influence: String,
    housing: String,
    contact: String,
}

/// Residents by level of satisfaction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) low: u64,
    pub(super) medium: u64,
    pub(super) high: u64,
}

/// All residents, in the order of the table.
#[derive(Debug)]
pub(super) struct Residents(Vec<Resident>);

impl Residents {
    /// Reads the embedded table.
    pub(super) fn read() -> Result<Residents> {
        let mut residents = Vec::new();
        for line in TABLE.lines().skip(1) {
            let (resident, times) = row(line).with_context(|| format!("the table has the bad line {line}"))?;
            residents.extend(std::iter::repeat_n(resident, times));
        }
        Ok(Residents(residents))
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns the answers of each resident, by question.
    pub(super) fn answers(&self) -> Vec<Value> {
        let answers = self.0.iter().map(|resident| {
            json!({
                "satisfaction": resident.satisfaction,
                "influence": resident.influence,
                "housing_type": resident.housing,
                "contact": resident.contact,
            })
        });
        answers.collect()
    }

    /// Returns the published counts for one kind of housing or for all.
    pub(super) fn counts(&self, housing: Option<&str>) -> Counts {
        let mut counts = Counts::default();
        for resident in self
            .0
            .iter()
            .filter(|resident| housing.is_none_or(|housing| resident.housing == housing))
        {
            match resident.satisfaction {
                1 => counts.low += 1,
                2 => counts.medium += 1,
                _ => counts.high += 1,
            }
        }
        counts
    }
}

fn row(line: &str) -> Option<(Resident, usize)> {
    let mut cells = line.trim_end().split(',');
    let satisfaction = match cells.next()? {
        "Low" => 1,
        "Medium" => 2,
        "High" => 3,
        _ => return None,
    };
    let mut code = || cells.next().map(str::to_ascii_lowercase);
    let (influence, housing, contact) = (code()?, code()?, code()?);
    let times = cells.next()?.parse().ok()?;
    Some((
        Resident {
            satisfaction,
            influence,
            housing,
            contact,
        },
        times,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_sums_to_the_published_figures() {
        let residents = Residents::read().unwrap();
        assert_eq!(residents.len(), 1_681);
        assert_eq!(
            residents.counts(None),
            Counts {
                low: 567,
                medium: 446,
                high: 668
            }
        );
        let housing = |code| {
            let Counts { low, medium, high } = residents.counts(Some(code));
            [low, medium, high]
        };
        assert_eq!(housing("tower"), [99, 101, 200]);
        assert_eq!(housing("apartment"), [271, 192, 302]);
        assert_eq!(housing("atrium"), [64, 79, 96]);
        assert_eq!(housing("terrace"), [133, 74, 70]);
    }
}
