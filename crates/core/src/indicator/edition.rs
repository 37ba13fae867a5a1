//! Edition: the answers of one city in one year.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::framework::Framework;
use super::limits::{EVIDENCE_CHARS_MAX, YEAR_MAX, YEAR_MIN};
use super::parse_context::{ParseContext, quoted};
use super::yes_counts::YesCounts;

/// Answers of one city in one year. Its JSON form is the input of [`Edition::parse`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edition {
    /// Year, from [`YEAR_MIN`] to [`YEAR_MAX`].
    pub year: u16,
    /// Answers by indicator id. A missing answer counts as no.
    pub answers: BTreeMap<String, IndicatorAnswer>,
}

/// Answer to one indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndicatorAnswer {
    /// Whether the answer is yes.
    pub yes: bool,
    /// Evidence, trimmed; never empty for a yes.
    pub evidence: String,
}

impl Edition {
    /// Parses an edition: `{"year": 2026, "answers": {"citi_feedback": {"yes": true, "evidence": "…"}}}`. `evidence` is
    /// optional for a no.
    ///
    /// # Errors
    ///
    /// All errors of the document, at most [`ERRORS_MAX`](super::limits::ERRORS_MAX), each as a JSON pointer with the
    /// correction to make.
    pub fn parse(document: &Value, framework: &Framework) -> Result<Edition, Vec<String>> {
        let mut context = ParseContext::default();
        let edition = edition(document, framework, &mut context);
        context.finish(edition)
    }

    /// Returns whether this indicator is answered with yes.
    pub fn is_yes(&self, indicator: &str) -> bool {
        self.answers.get(indicator).is_some_and(|answer| answer.yes)
    }

    /// Counts the yes answers in each dimension. Answers to indicators outside the framework are ignored.
    pub fn tally(&self, framework: &Framework) -> YesCounts {
        YesCounts::from_fn(framework, |dimension| {
            let yes = framework
                .indicators_of(dimension)
                .filter(|indicator| self.is_yes(&indicator.id));
            u32::try_from(yes.count()).unwrap_or(u32::MAX)
        })
    }
}

fn edition(document: &Value, framework: &Framework, context: &mut ParseContext) -> Option<Edition> {
    let fields = context.object(document, "", &["year", "answers"])?;
    let year = context
        .required(fields, "year", "")
        .and_then(|value| year(value, context));
    let answers = context
        .required(fields, "answers", "")
        .and_then(|value| context.any_object(value, "/answers"))?;

    let mut read = BTreeMap::new();
    for (id, value) in answers {
        let Some(indicator) = framework.indicator(id) else {
            let detail = format!("There is no indicator {} in {}.", quoted(id), framework.id);
            context.report("/answers", detail);
            continue;
        };
        if let Some(answer) = answer(value, &format!("/answers/{id}"), &indicator.evidence_asked, context) {
            read.insert(id.clone(), answer);
        }
    }
    Some(Edition {
        year: year?,
        answers: read,
    })
}

fn year(value: &Value, context: &mut ParseContext) -> Option<u16> {
    let year = value.as_u64().and_then(|year| u16::try_from(year).ok());
    let year = year.filter(|year| (YEAR_MIN..=YEAR_MAX).contains(year));
    if year.is_none() {
        context.report("/year", format!("Write a year from {YEAR_MIN} to {YEAR_MAX}."));
    }
    year
}

fn answer(value: &Value, place: &str, evidence_asked: &str, context: &mut ParseContext) -> Option<IndicatorAnswer> {
    let fields = context.object(value, place, &["yes", "evidence"])?;
    let yes = context.required(fields, "yes", place)?.as_bool();
    if yes.is_none() {
        context.report(&format!("{place}/yes"), "Write true or false here.");
    }
    let place = format!("{place}/evidence");
    let evidence = match fields.get("evidence") {
        None => Some(""),
        Some(value) => value.as_str(),
    };
    let Some(evidence) = evidence else {
        context.report(&place, "Write a text here, in quotation marks.");
        return None;
    };
    let evidence = evidence.trim();
    if yes == Some(true) && evidence.is_empty() {
        context.report(&place, format!("A yes needs evidence: {evidence_asked}."));
    }
    let fits = context.check_text(evidence, &place, EVIDENCE_CHARS_MAX);
    yes.filter(|_| fits).map(|yes| IndicatorAnswer {
        yes,
        evidence: evidence.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::indicator::built_in;

    fn framework() -> &'static Framework {
        &built_in()[0]
    }

    #[test]
    fn a_blank_counts_as_no() {
        let document = json!({"year": 2026, "answers": {
            "citi_feedback": {"yes": true, "evidence": " A survey after every service \n"},
            "sati_share2y": {"yes": false},
        }});
        let edition = Edition::parse(&document, framework()).unwrap();
        assert_eq!(
            edition.answers["citi_feedback"].evidence,
            "A survey after every service"
        );
        let tally = edition.tally(framework());
        let yes: Vec<_> = tally.counts().iter().map(|count| (count.yes, count.of)).collect();
        assert_eq!(
            yes,
            [
                (0, 4),
                (0, 6),
                (0, 3),
                (0, 5),
                (0, 5),
                (0, 4),
                (0, 3),
                (1, 2),
                (0, 3),
                (0, 2),
                (0, 2),
                (0, 2)
            ]
        );
        let written = serde_json::to_value(&edition).unwrap();
        assert_eq!(Edition::parse(&written, framework()), Ok(edition));
    }

    #[test]
    fn all_errors_are_reported_together() {
        let document = json!({"year": 26, "city": "x", "answers": {
            "citi_feedback": {"yes": true, "evidence": "  "},
            "eco_api": {"yes": true},
            "eco_eid": {"yes": "yes", "evidence": "x".repeat(4_001)},
            "env_co2": {"yes": false},
            "sati_share2y": true,
            "sec_eid": {"yes": true, "evidence": 3},
        }});
        assert_eq!(
            Edition::parse(&document, framework()).unwrap_err(),
            [
                "document: Remove the field \"city\". Known here: year, answers.",
                "/year: Write a year from 2000 to 2200.",
                "/answers/citi_feedback/evidence: A yes needs evidence: how users give it.",
                "/answers/eco_api/evidence: A yes needs evidence: external organisations calling each month.",
                "/answers/eco_eid/yes: Write true or false here.",
                "/answers/eco_eid/evidence: Write at most 4000 characters.",
                "/answers: There is no indicator \"env_co2\" in ucc-2023.",
                "/answers/sati_share2y: Write an object here, in braces.",
                "/answers/sec_eid/evidence: Write a text here, in quotation marks.",
            ]
        );
    }
}
