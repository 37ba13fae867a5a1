//! Decides whether a history was possible. Pure: it reads nothing but the history.

mod periods;
mod reads;
mod submission;
mod verdict;

use std::collections::BTreeMap;

use crate::history::{Call, Event, Line, Outcome};

use periods::{Bounds, Timeline};
use submission::{Kind, Submission, TimedCall};
pub use verdict::{Figures, Verdict};

/// Smallest share of a run that must have worked, by second of the planned duration. A check that sees hardly any
/// operations proves nothing, so too few of them are a failure.
const ACKNOWLEDGED_PER_SECOND: u64 = 5;
const READS_PER_SECOND: u64 = 1;
/// Planned seconds for each correction and each withdrawal.
const SECONDS_PER_CHANGE: u64 = 4;
/// Planned seconds for each fault.
const SECONDS_PER_FAULT: u64 = 15;

/// The state of a check.
struct Check {
    submissions: BTreeMap<u64, Submission>,
    timelines: BTreeMap<u64, Timeline>,
    bounds: Bounds,
    verdict: Verdict,
}

/// Checks a history.
pub fn check(lines: &[Line]) -> Verdict {
    let mut submissions: BTreeMap<u64, Submission> = BTreeMap::new();
    for line in lines {
        if let Some((call, kind)) = call_of(&line.event) {
            submissions.entry(call.submission).or_default().calls.push(TimedCall {
                start: line.start,
                end: line.end,
                call,
                kind,
            });
        }
    }
    let timelines: BTreeMap<u64, Timeline> = submissions
        .iter()
        .filter_map(|(number, submission)| Some((*number, submission.timeline()?)))
        .collect();
    let placed = timelines
        .iter()
        .map(|(number, timeline)| (number / crate::marks::PLACEMENT_LEN, timeline));
    let bounds = Bounds::new(placed);
    let mut check = Check {
        submissions,
        timelines,
        bounds,
        verdict: Verdict::default(),
    };
    check.count(lines);
    check.check_submissions();
    check.check_receipts();
    check.check_reads(lines);
    check.check_others(lines);
    check.check_amount(lines);
    check.verdict
}

fn call_of(event: &Event) -> Option<(Call, Kind)> {
    let (call, kind) = match event {
        Event::Submit { call, score, receipt } => (call, Kind::Submit(*score, receipt.clone())),
        Event::Correct { call, score } => (call, Kind::Correct(*score)),
        Event::Withdraw { call } => (call, Kind::Withdraw),
        Event::Look { call, found } => (call, Kind::Look(found.clone())),
        Event::Run { .. }
        | Event::Fault { .. }
        | Event::Breakdown { .. }
        | Event::Results { .. }
        | Event::Export { .. }
        | Event::Search { .. }
        | Event::ReadRefused { .. }
        | Event::Recount { .. }
        | Event::End { .. } => return None,
    };
    Some((call.clone(), kind))
}

impl Check {
    fn count(&mut self, lines: &[Line]) {
        let figures = &mut self.verdict.figures;
        for line in lines {
            if let Some((call, _)) = call_of(&line.event) {
                figures.operations += 1;
                figures.in_doubt += u64::from(call.outcome == Outcome::Doubt);
            }
            match &line.event {
                Event::Withdraw { call } if call.outcome == Outcome::Done => figures.withdrawn += 1,
                Event::Correct { call, .. } if call.outcome == Outcome::Done => figures.corrected += 1,
                Event::Look { .. } => figures.looks += 1,
                Event::Results { .. } => figures.results += 1,
                Event::Export { .. } => figures.exports += 1,
                Event::Search { .. } => figures.searches += 1,
                Event::Fault { kind } => *figures.faults.entry(kind.clone()).or_default() += 1,
                Event::End { unsent } => figures.unsent += unsent,
                Event::Run { .. }
                | Event::Submit { .. }
                | Event::Correct { .. }
                | Event::Withdraw { .. }
                | Event::Breakdown { .. }
                | Event::ReadRefused { .. }
                | Event::Recount { .. } => {}
            }
        }
        figures.operations += figures.results + figures.exports + figures.searches;
        let acknowledged = self.submissions.values().filter(|one| one.acknowledged().is_some());
        figures.acknowledged = u64::try_from(acknowledged.count()).unwrap_or(u64::MAX);
    }

    fn check_submissions(&mut self) {
        for (number, submission) in &self.submissions {
            for violation in submission.violations(self.timelines.get(number)) {
                self.verdict.violate(violation);
            }
        }
    }

    /// Every answer to a submission and its retries has the same receipt, and no two submissions have the same one.
    fn check_receipts(&mut self) {
        let mut owners: BTreeMap<&str, u64> = BTreeMap::new();
        for (number, submission) in &self.submissions {
            let mut own: Option<&str> = None;
            for one in &submission.calls {
                let Kind::Submit(_, receipt) = &one.kind else { continue };
                if one.call.outcome != Outcome::Done {
                    continue;
                }
                let Some(receipt) = receipt.as_deref() else {
                    self.verdict
                        .violate(format!("submission {number} was acknowledged without a receipt"));
                    continue;
                };
                if own.is_some_and(|own| own != receipt) {
                    self.verdict
                        .violate(format!("submission {number} has two receipts, {own:?} and {receipt}"));
                }
                own = Some(receipt);
            }
            if let Some(own) = own
                && let Some(other) = owners.insert(own, *number)
            {
                self.verdict
                    .violate(format!("submissions {other} and {number} have the same receipt {own}"));
            }
        }
    }

    fn check_others(&mut self, lines: &[Line]) {
        for line in lines {
            match &line.event {
                Event::ReadRefused { path, status } => {
                    self.verdict
                        .violate(format!("{path} answered {status} at {} µs", line.end));
                }
                Event::Breakdown { what } => self.verdict.violate(format!("{what}, at {} µs", line.end)),
                Event::Recount { differences, output } if *differences != Some(0) => {
                    self.verdict
                        .violate(format!("the recount found differences: {}", output.trim()));
                }
                Event::Recount { .. }
                | Event::Run { .. }
                | Event::Fault { .. }
                | Event::Submit { .. }
                | Event::Correct { .. }
                | Event::Withdraw { .. }
                | Event::Look { .. }
                | Event::Results { .. }
                | Event::Export { .. }
                | Event::Search { .. }
                | Event::End { .. } => {}
            }
        }
    }

    /// Fails a history that is incomplete or too short to prove anything.
    fn check_amount(&mut self, lines: &[Line]) {
        let Some(Event::Run {
            seconds, has_faults, ..
        }) = lines.first().map(|line| &line.event)
        else {
            self.verdict
                .fail("the history does not begin with its description".to_owned());
            return;
        };
        if !matches!(lines.last().map(|line| &line.event), Some(Event::End { .. })) {
            self.verdict.fail("the history is incomplete: it has no end".to_owned());
        }
        let figures = &self.verdict.figures;
        let mut needed = vec![
            (
                "acknowledged submissions",
                figures.acknowledged,
                seconds * ACKNOWLEDGED_PER_SECOND,
            ),
            ("reports", figures.results, seconds * READS_PER_SECOND),
            ("searches", figures.searches, seconds * READS_PER_SECOND),
            ("looks", figures.looks, seconds * READS_PER_SECOND),
            ("exports", figures.exports, seconds.div_ceil(10)),
            ("corrections", figures.corrected, seconds / SECONDS_PER_CHANGE),
            ("withdrawals", figures.withdrawn, seconds / SECONDS_PER_CHANGE),
        ];
        if *has_faults {
            needed.push((
                "faults",
                figures.faults.values().sum(),
                (seconds / SECONDS_PER_FAULT).max(1),
            ));
        }
        let last_write = self
            .submissions
            .values()
            .flat_map(|one| &one.calls)
            .filter(|one| !matches!(one.kind, Kind::Look(_)) && one.call.outcome == Outcome::Done);
        let last_write = last_write.map(|one| one.end).max().unwrap_or_default();
        let after = |wanted: fn(&Event) -> bool| {
            let found = lines
                .iter()
                .filter(|line| line.start >= last_write && wanted(&line.event));
            u64::try_from(found.count()).unwrap_or(u64::MAX)
        };
        needed.extend([
            (
                "reports of everything after the load",
                after(|event| matches!(event, Event::Results { placement: None, .. })),
                1,
            ),
            (
                "exports of everything after the load",
                after(|event| matches!(event, Event::Export { .. })),
                1,
            ),
            (
                "recounts after the load",
                after(|event| matches!(event, Event::Recount { .. })),
                1,
            ),
        ]);
        for (what, found, least) in needed {
            if found < least {
                self.verdict
                    .fail(format!("too few {what}: {found}, at least {least} are needed"));
            }
        }
    }
}
