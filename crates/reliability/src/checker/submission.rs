//! The calls on one submission, and which of their responses were possible.

use super::periods::{NEVER, Timeline, Write};
use crate::history::{Call, Outcome, Rows};
use crate::marks;

/// The kind of a call, with what it asked for and found.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// Score and receipt.
    Submit(u8, Option<String>),
    /// New score.
    Correct(u8),
    Withdraw,
    /// What was found.
    Look(Rows),
}

/// One call with its times.
#[derive(Clone, Debug)]
pub(super) struct TimedCall {
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) call: Call,
    pub(super) kind: Kind,
}

impl TimedCall {
    fn is_withdrawal(&self) -> bool {
        matches!(self.kind, Kind::Withdraw) && self.call.outcome != Outcome::Refused
    }

    fn is_correction(&self) -> bool {
        matches!(self.kind, Kind::Correct(_)) && self.call.outcome != Outcome::Refused
    }

    fn is_submission(&self) -> bool {
        matches!(self.kind, Kind::Submit(..)) && self.call.outcome != Outcome::Refused
    }

    fn is_done(&self) -> bool {
        self.call.outcome == Outcome::Done
    }

    /// Whether the response says that the submission was withdrawn.
    fn is_gone(&self) -> bool {
        matches!((&self.kind, self.call.status), (Kind::Submit(..), 410))
            || (!matches!(self.kind, Kind::Submit(..)) && [404, 410].contains(&self.call.status))
    }
}

/// All calls on one submission.
#[derive(Clone, Debug, Default)]
pub(super) struct Submission {
    pub(super) calls: Vec<TimedCall>,
}

impl Submission {
    fn earliest(&self, wanted: impl Fn(&TimedCall) -> bool) -> Option<u64> {
        self.calls.iter().filter(|one| wanted(one)).map(|one| one.start).min()
    }

    fn first_end(&self, wanted: impl Fn(&TimedCall) -> bool) -> Option<u64> {
        self.calls.iter().filter(|one| wanted(one)).map(|one| one.end).min()
    }

    /// Time of the first acknowledgement.
    pub(super) fn acknowledged(&self) -> Option<u64> {
        self.first_end(|one| one.is_submission() && one.is_done())
    }

    /// Score with which it was submitted.
    fn own_score(&self) -> Option<u8> {
        self.calls.iter().find_map(|one| match one.kind {
            Kind::Submit(score, _) => Some(score),
            Kind::Correct(_) | Kind::Withdraw | Kind::Look(_) => None,
        })
    }

    /// Start of the first withdrawal that may have happened.
    fn withdrawal_sent(&self) -> Option<u64> {
        self.earliest(TimedCall::is_withdrawal)
    }

    /// When the withdrawal was first known to have happened: by its own response, or by one that says so later.
    fn withdrawn(&self) -> Option<u64> {
        let sent = self.withdrawal_sent()?;
        self.first_end(|one| (one.is_withdrawal() && one.is_done()) || (one.is_gone() && sent <= one.end))
    }

    /// Returns the timeline; `None` when the submission was never sent.
    pub(super) fn timeline(&self) -> Option<Timeline> {
        let submission = Write {
            score: self.own_score()?,
            start: self.earliest(TimedCall::is_submission)?,
            end: self.acknowledged().unwrap_or(NEVER),
        };
        let corrections = self
            .calls
            .iter()
            .filter(|one| one.is_correction())
            .filter_map(|one| match one.kind {
                Kind::Correct(score) => Some(Write {
                    score,
                    start: one.start,
                    end: if one.is_done() { one.end } else { NEVER },
                }),
                Kind::Submit(..) | Kind::Withdraw | Kind::Look(_) => None,
            });
        let writes: Vec<Write> = std::iter::once(submission).chain(corrections).collect();
        Some(Timeline::new(&writes, self.withdrawal_sent(), self.withdrawn()))
    }

    /// Returns what is wrong with the responses to the calls.
    pub(super) fn violations(&self, timeline: Option<&Timeline>) -> Vec<String> {
        let mut found = Vec::new();
        for (place, one) in self.calls.iter().enumerate() {
            if one.call.outcome == Outcome::Doubt {
                continue;
            }
            if let Err(why) = self.check(place, one, timeline) {
                found.push(format!(
                    "{} of submission {} ({}) at {} to {} µs, replica {}, status {}: {why}",
                    match one.kind {
                        Kind::Submit(..) => "sending",
                        Kind::Correct(_) => "correction",
                        Kind::Withdraw => "withdrawal",
                        Kind::Look(_) => "look",
                    },
                    one.call.submission,
                    marks::of_submission(one.call.submission),
                    one.start,
                    one.end,
                    one.call.replica,
                    one.call.status
                ));
            }
        }
        found
    }

    fn check(&self, place: usize, one: &TimedCall, timeline: Option<&Timeline>) -> Result<(), String> {
        let is_absent_possible = timeline.is_none_or(|timeline| timeline.is_possible(None, one.start, one.end));
        if one.is_gone() {
            let is_sent = self
                .calls
                .iter()
                .enumerate()
                .any(|(other, call)| other != place && call.is_withdrawal() && call.start <= one.end);
            return verify(is_sent && is_absent_possible, "it is gone, but no withdrawal was sent");
        }
        match (&one.kind, one.call.status) {
            (Kind::Submit(..), 200 | 201) => self.check_sent(place, one, timeline),
            (Kind::Submit(..), 409) => {
                let corrected = self.earliest(TimedCall::is_correction);
                verify(
                    corrected.is_some_and(|sent| sent <= one.end),
                    "it differs, but no correction was sent",
                )
            }
            (Kind::Correct(_), 200) => verify(!self.is_withdrawn_before(one), "corrected after its withdrawal"),
            (Kind::Correct(_), 409) => {
                let is_concurrent = self.calls.iter().enumerate().any(|(other, call)| {
                    let is_write = call.is_correction() || call.is_withdrawal();
                    let is_over = call.is_done() && call.end < one.start;
                    other != place && is_write && call.start <= one.end && !is_over
                });
                verify(is_concurrent, "changed meanwhile, but there was no other change")
            }
            (Kind::Withdraw, 204) => verify(!self.is_withdrawn_before(one), "withdrawn for the second time"),
            (Kind::Look(found), 200) => check_look(one, found, timeline),
            _ => Err("unexpected status".to_owned()),
        }
    }

    fn check_sent(&self, place: usize, one: &TimedCall, timeline: Option<&Timeline>) -> Result<(), String> {
        verify(!self.is_withdrawn_before(one), "acknowledged after its withdrawal")?;
        let others = || self.calls.iter().enumerate().filter(|(other, _)| *other != place);
        // Of requests at the same time, too, only one stores the submission.
        let is_stored = others().any(|(other, call)| call.call.status == 201 && other < place);
        let is_acknowledged = is_stored || self.acknowledged().is_some_and(|end| end < one.start);
        if one.call.status == 201 {
            return verify(!is_acknowledged, "stored as new, though it was acknowledged before");
        }
        let is_resent = others().any(|(_, call)| call.is_submission() && call.start <= one.end);
        verify(is_resent, "stored before, though it was sent for the first time")?;
        let is_unchanged = timeline
            .zip(self.own_score())
            .is_some_and(|(timeline, score)| timeline.is_possible(Some(score), one.start, one.end));
        verify(
            is_unchanged,
            "the same answers, though a correction was acknowledged before",
        )
    }

    fn is_withdrawn_before(&self, one: &TimedCall) -> bool {
        self.withdrawn().is_some_and(|end| end < one.start)
    }
}

fn check_look(one: &TimedCall, found: &Rows, timeline: Option<&Timeline>) -> Result<(), String> {
    if let Some(strange) = found.strange.first() {
        return Err(format!("found what nobody sent: {strange}"));
    }
    let (Some(row), Some(timeline)) = (found.rows.first(), timeline) else {
        return Err("found nothing, or what was never sent".to_owned());
    };
    verify(row.0 == one.call.submission, "found another submission")?;
    let is_possible = timeline.is_possible(Some(row.1), one.start, one.end);
    verify(is_possible, &format!("found score {}, which was not possible", row.1))
}

fn verify(is_right: bool, why: &str) -> Result<(), String> {
    if is_right { Ok(()) } else { Err(why.to_owned()) }
}
