//! A report computed directly from the answers, without a tally.

use proptest::prelude::*;
use urbivox_core::measure::report::Report;
use urbivox_core::survey::{Answer, Submission};

use super::question;

/// The responses that answered, the number that skipped, and the answers to a question.
fn recount(submissions: &[Submission], code: &str) -> (u64, u64, Vec<Answer>) {
    let answers: Vec<Answer> = submissions
        .iter()
        .filter_map(|s| s.answers.get(code).cloned())
        .collect();
    let skipped = submissions
        .iter()
        .filter(|s| s.skipped.iter().any(|other| other.as_str() == code))
        .count();
    (answers.len() as u64, skipped as u64, answers)
}

fn count(cells: &[(String, u64)], label: &str) -> u64 {
    cells
        .iter()
        .find(|(known, _)| known == label)
        .map_or(0, |(_, count)| *count)
}

/// Compares every number of the report with the answers.
pub(super) fn check(report: &Report, submissions: &[Submission]) -> Result<(), TestCaseError> {
    prop_assert_eq!(report.responses, Some(submissions.len() as u64));
    for question in &report.questions {
        let (answered, skipped, answers) = recount(submissions, &question.code);
        prop_assert_eq!(
            (question.answered, question.skipped),
            (answered, skipped),
            "{}",
            question.code
        );
        let mut numbers: Vec<f64> = Vec::new();
        let mut expected: Vec<String> = Vec::new();
        for answer in &answers {
            match answer {
                Answer::Score(score) => {
                    numbers.push(*score as f64);
                    expected.push(score.to_string());
                }
                Answer::Choice(chosen) => expected.extend(chosen.iter().map(|chosen| chosen.code.to_string())),
                Answer::Number(number) => numbers.push(number.to_f64()),
                _ => {}
            }
        }
        if question.kind == "number" {
            let in_bins: u64 = question.counts.iter().map(|(_, count)| count).sum();
            prop_assert_eq!(in_bins, answered, "each number is in one bin");
        } else {
            for (label, count) in &question.counts {
                prop_assert_eq!(*count, expected.iter().filter(|other| *other == label).count() as u64);
            }
            let counted: u64 = question.counts.iter().map(|(_, count)| count).sum();
            prop_assert_eq!(counted, expected.len() as u64);
        }
        let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
        prop_assert_eq!(question.mean.is_some(), !numbers.is_empty());
        prop_assert!(question.mean.is_none_or(|found| (found - mean).abs() < 1e-9));
        let variance = numbers.iter().map(|n| (n - mean).powi(2)).sum::<f64>() / (numbers.len() as f64 - 1.0);
        prop_assert_eq!(question.deviation.is_some(), numbers.len() > 1);
        prop_assert!(
            question
                .deviation
                .is_none_or(|found| (found - variance.sqrt()).abs() < 1e-6)
        );
    }
    check_rows(report, submissions)
}

fn check_rows(report: &Report, submissions: &[Submission]) -> Result<(), TestCaseError> {
    let shown = |code: &str| recount(submissions, code).0 + recount(submissions, code).1;
    for row in &question(report, "parts").rows {
        let scores: Vec<i64> = recount(submissions, "parts")
            .2
            .iter()
            .filter_map(|answer| score_of(answer, &row.code))
            .collect();
        prop_assert_eq!(row.answered, scores.len() as u64);
        prop_assert_eq!(row.answered + row.skipped, shown("parts"));
        for point in 0..=2 {
            let expected = scores.iter().filter(|score| **score == point).count() as u64;
            prop_assert_eq!(count(&row.counts, &point.to_string()), expected);
        }
    }
    for row in &question(report, "order").rows {
        let places: Vec<usize> = recount(submissions, "order")
            .2
            .iter()
            .filter_map(|answer| place_of(answer, &row.code))
            .collect();
        prop_assert_eq!(row.answered, places.len() as u64);
        prop_assert_eq!(row.answered + row.skipped, shown("order"));
        let mean = places.iter().sum::<usize>() as f64 / places.len() as f64;
        prop_assert!(row.mean.is_none_or(|found| (found - mean).abs() < 1e-9));
    }
    Ok(())
}

fn score_of(answer: &Answer, row: &str) -> Option<i64> {
    let Answer::Matrix(rows) = answer else { return None };
    rows.iter()
        .find(|(code, _)| code.as_str() == row)
        .map(|(_, score)| *score)
}

fn place_of(answer: &Answer, option: &str) -> Option<usize> {
    let Answer::Ranking(order) = answer else { return None };
    order.iter().position(|code| code.as_str() == option).map(|at| at + 1)
}
