//! Checks reports, exports and searches against the timelines.

use std::collections::BTreeMap;

use super::Check;
use super::periods::Counted;
use crate::history::{Event, Line, Row, Rows, Term};
use crate::marks;

impl Check {
    pub(super) fn check_reads(&mut self, lines: &[Line]) {
        for line in lines {
            match &line.event {
                Event::Results {
                    placement,
                    total,
                    counts,
                } => self.check_results(line, *placement, *total, *counts),
                Event::Export { found } => self.check_export(line, found),
                Event::Search { term, found } => self.check_search(line, *term, found),
                Event::Run { .. }
                | Event::Fault { .. }
                | Event::Breakdown { .. }
                | Event::Submit { .. }
                | Event::Correct { .. }
                | Event::Withdraw { .. }
                | Event::Look { .. }
                | Event::ReadRefused { .. }
                | Event::Recount { .. }
                | Event::End { .. } => {}
            }
        }
    }

    fn check_results(&mut self, line: &Line, placement: Option<u64>, total: u64, counts: [u64; 5]) {
        let sum: u64 = counts.iter().sum();
        let place = format!(
            "the report at {} to {} µs, placement {placement:?},",
            line.start, line.end
        );
        if sum != total {
            self.verdict
                .violate(format!("{place} counts {total} responses, but {sum} scores"));
        }
        let scores = (1_u8..).zip(counts).map(|(score, count)| (Some(score), count));
        for (score, count) in std::iter::once((None, total)).chain(scores) {
            let (low, high) = self.bounds.of(Counted { placement, score }, line.start, line.end);
            self.verdict
                .figures
                .widths
                .add(score.is_none(), high.saturating_sub(low));
            if !(low..=high).contains(&count) {
                let what = score.map_or("responses".to_owned(), |score| format!("scores of {score}"));
                self.verdict
                    .violate(format!("{place} counts {count} {what}, possible are {low} to {high}"));
            }
        }
    }

    fn check_export(&mut self, line: &Line, found: &Rows) {
        let read = format!("the export at {} to {} µs", line.start, line.end);
        self.check_rows(line, &read, 0..=u64::MAX, None, found);
    }

    fn check_search(&mut self, line: &Line, term: Term, found: &Rows) {
        let read = format!("the search for {term:?} at {} to {} µs", line.start, line.end);
        let (numbers, score) = match term {
            Term::Submission(number) => (number..=number, None),
            Term::Version(number, score) => (number..=number, Some(score)),
            Term::Group(group) => {
                let first = group * marks::GROUP_LEN;
                (first..=first + (marks::GROUP_LEN - 1), None)
            }
        };
        self.check_rows(line, &read, numbers, score, found);
    }

    /// Checks what a read returned of some submissions: each at most once, with a possible score, and none missing. With
    /// a score, the read returns only responses of that score.
    fn check_rows(
        &mut self,
        line: &Line,
        read: &str,
        numbers: std::ops::RangeInclusive<u64>,
        score: Option<u8>,
        found: &Rows,
    ) {
        for strange in &found.strange {
            self.verdict
                .violate(format!("{read} found what nobody sent: {strange}"));
        }
        let mut scores: BTreeMap<u64, u8> = BTreeMap::new();
        for Row(number, own) in &found.rows {
            if scores.insert(*number, *own).is_some() {
                self.verdict.violate(format!("{read} found submission {number} twice"));
            }
            if !numbers.contains(number) || score.is_some_and(|score| score != *own) {
                self.verdict.violate(format!(
                    "{read} found submission {number} with score {own}, which does not match"
                ));
            }
            let timeline = self.timelines.get(number);
            if !timeline.is_some_and(|timeline| timeline.is_possible(Some(*own), line.start, line.end)) {
                self.verdict.violate(format!(
                    "{read} found submission {number} with score {own}, which was not possible"
                ));
            }
        }
        for (number, timeline) in self.timelines.range(numbers) {
            let may_be_missing = |value: Option<u8>| value.is_none() || score.is_some_and(|score| value != Some(score));
            if !scores.contains_key(number) && !timeline.is_any_possible(line.start, line.end, may_be_missing) {
                self.verdict.violate(format!("{read} did not find submission {number}"));
            }
        }
    }
}
