//! The survey of travellers between Sydney, Canberra and Melbourne from 1987 (source in `data/README.md`), replayed and
//! compared with the published figures.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::client::Client;

/// One row for each traveller: mode, household income, size of the party.
const TABLE: &str = include_str!("../../../data/travel_mode_1987.csv");
/// API path of the service.
const SERVICE: &str = "/api/v1/cities/canberra/services/intercity-travel";
/// API path of the survey.
pub(super) const SURVEY: &str = "/api/v1/cities/canberra/services/intercity-travel/surveys/journey";
/// Published figures: code and name of the mode, number of travellers, and mean household income in thousands of
/// Australian dollars.
const PUBLISHED: [(Option<&str>, &str, u64, f64); 5] = [
    (None, "All", 210, 34.548),
    (Some("air"), "By air", 58, 41.724),
    (Some("train"), "By train", 63, 23.063),
    (Some("bus"), "By bus", 30, 29.700),
    (Some("car"), "By car", 59, 42.220),
];
/// Tolerance for means, which the API rounds to two decimals: half of the last digit plus a margin.
const ROUNDING: f64 = 0.005_001;

/// A travel mode, published and measured.
#[derive(Clone, Copy, Debug)]
pub(super) struct TravelModeRow {
    pub(super) name: &'static str,
    /// Number of travellers and mean household income, as published.
    pub(super) published: (u64, f64),
    /// The same, as measured by the service.
    pub(super) measured: (u64, f64),
}

impl TravelModeRow {
    pub(super) fn is_equal(&self) -> bool {
        self.published.0 == self.measured.0 && (self.published.1 - self.measured.1).abs() < ROUNDING
    }
}

/// Returns the answers of each traveller, by question.
pub(super) fn answers() -> Result<Vec<Value>> {
    let rows = TABLE.lines().skip(1);
    rows.map(|line| row(line).with_context(|| format!("the table has the bad line {line}")))
        .collect()
}

fn row(line: &str) -> Option<Value> {
    let mut cells = line.trim_end().split(',');
    let mode = cells.next()?;
    let mut number = || cells.next()?.parse::<u32>().ok();
    let (income, party) = (number()?, number()?);
    Some(json!({"mode": mode, "income": income, "party": party}))
}

/// Creates city, service and survey, and publishes the survey.
pub(super) fn publish(client: &Client) -> Result<()> {
    let city = json!({
        "slug": "canberra", "name": "Canberra", "country": "AU", "timezone": "Australia/Sydney", "languages": ["en"],
    });
    client.post("/api/v1/cities", &city)?;
    client.post(
        "/api/v1/cities/canberra/services",
        &json!({"slug": "intercity-travel", "name": {"en": "Travel between cities"}}),
    )?;
    client.post(
        &format!("{SERVICE}/surveys"),
        &json!({"slug": "journey", "definition": definition()}),
    )?;
    client.post(&format!("{SURVEY}/publish"), &json!({}))?;
    Ok(())
}

fn definition() -> Value {
    let text = |words: &str| json!({"en": words});
    let option = |code: &str, label: &str| json!({"code": code, "label": text(label)});
    json!({
        "title": text("Your journey"),
        "intro": text("Three questions on how you travelled. The answers are those of 210 travellers, asked in 1987."),
        "languages": ["en"], "default_language": "en",
        "pages": [{"questions": [
            {"code": "mode", "kind": "choice", "required": true, "segment": true, "prompt": text("How did you travel?"),
             "options": [option("air", "By air"), option("train", "By train"), option("bus", "By bus"), option("car", "By car")]},
            {"code": "income", "kind": "number", "min": 0, "max": 100, "unit": "1,000 AUD a year",
             "prompt": text("What does your household earn?")},
            {"code": "party", "kind": "number", "min": 1, "max": 10, "prompt": text("How many were you?")},
        ]}],
    })
}

/// Fetches the results for all travellers and for each mode.
pub(super) fn compare(client: &Client) -> Result<Vec<TravelModeRow>> {
    let lines = PUBLISHED.iter().map(|(code, name, count, income)| {
        let segment = code.map_or_else(String::new, |code| format!("?segment=mode:{code}"));
        let results = client.get(&format!("{SURVEY}/results{segment}"))?;
        let measured = measured(&results).with_context(|| format!("the results of {name} lack the income"))?;
        Ok(TravelModeRow {
            name,
            published: (*count, *income),
            measured,
        })
    });
    lines.collect()
}

fn measured(results: &Value) -> Option<(u64, f64)> {
    let questions = results.get("questions")?.as_array()?;
    let income = questions
        .iter()
        .find(|question| question.get("code").is_some_and(|code| code == "income"))?;
    Some((results.get("responses")?.as_u64()?, income.get("mean")?.as_f64()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use urbivox_core::survey::definition::Definition;

    #[test]
    fn the_table_sums_to_the_published_figures() {
        let answers = answers().unwrap();
        for (code, name, count, mean) in PUBLISHED {
            let of = answers.iter().filter(|row| code.is_none_or(|code| row["mode"] == code));
            let (mut people, mut sum) = (0_u32, 0.0);
            for row in of {
                people += 1;
                sum += row["income"].as_f64().unwrap();
            }
            assert_eq!(u64::from(people), count, "{name}");
            assert!((sum / f64::from(people) - mean).abs() < 0.000_5, "{name}");
        }
    }

    #[test]
    fn the_questionnaire_is_ready_to_be_published() {
        let definition = Definition::parse(&definition()).unwrap();
        assert_eq!(definition.publication_violations(), []);
        assert_eq!(definition.warnings(), []);
    }

    #[test]
    fn a_line_that_is_off_by_one_is_not_equal() {
        let line = TravelModeRow {
            name: "By bus",
            published: (30, 29.7),
            measured: (30, 29.7),
        };
        assert!(line.is_equal());
        assert!(
            !TravelModeRow {
                measured: (29, 29.7),
                ..line
            }
            .is_equal()
        );
        assert!(
            !TravelModeRow {
                measured: (30, 29.71),
                ..line
            }
            .is_equal()
        );
    }
}
