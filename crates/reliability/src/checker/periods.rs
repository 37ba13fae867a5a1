//! When each value of a submission was possible, and the bounds of a count that follow.
//!
//! A submission is a register: absent, then a score, then other scores by corrections, then absent for ever. Each write
//! took effect at some moment between its request and its response; one in doubt at any later moment, or never. A
//! read took effect at some moment between its own two times. So a value is possible for a read unless the read ended
//! before the write was sent, or another write, acknowledged before the read was sent, began after this one had ended.

use std::collections::BTreeMap;

/// The end of a write whose response never arrived.
pub(super) const NEVER: u64 = u64::MAX;

/// A write with the value that it sets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Write {
    /// Score.
    pub(super) score: u8,
    /// Time before it was sent.
    pub(super) start: u64,
    /// Time of its acknowledgement; [`NEVER`] when in doubt.
    pub(super) end: u64,
}

/// A value, possible for every read with `read.end >= from` and `read.start <= to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Period {
    /// The score; `None` when absent.
    value: Option<u8>,
    from: u64,
    to: u64,
}

/// All periods of one submission.
#[derive(Clone, Debug)]
pub(super) struct Timeline {
    periods: Vec<Period>,
}

impl Timeline {
    /// Derives the periods from the writes. The first write is the submission; `withdrawal_sent` is the start of the
    /// first withdrawal, `withdrawn` the time at which it was known to have happened.
    pub(super) fn new(writes: &[Write], withdrawal_sent: Option<u64>, withdrawn: Option<u64>) -> Timeline {
        let stored = writes.first().map_or(NEVER, |submission| submission.end);
        let mut periods = vec![Period {
            value: None,
            from: 0,
            to: stored,
        }];
        for write in writes {
            let later = writes
                .iter()
                .filter(|other| other.start > write.end)
                .map(|other| other.end);
            periods.push(Period {
                value: Some(write.score),
                from: write.start,
                to: later.chain(withdrawn).min().unwrap_or(NEVER),
            });
        }
        if let Some(from) = withdrawal_sent {
            periods.push(Period {
                value: None,
                from,
                to: NEVER,
            });
        }
        Timeline { periods }
    }

    /// Returns whether a read with these times may find the value; `None` is absent.
    pub(super) fn is_possible(&self, value: Option<u8>, start: u64, end: u64) -> bool {
        self.is_any_possible(start, end, |own| own == value)
    }

    /// Returns whether a read with these times may find one of the values that `matches`.
    pub(super) fn is_any_possible(&self, start: u64, end: u64, matches: impl Fn(Option<u8>) -> bool) -> bool {
        self.periods
            .iter()
            .any(|period| matches(period.value) && period.from <= end && start <= period.to)
    }

    fn scores(&self) -> Vec<u8> {
        let mut scores: Vec<u8> = self.periods.iter().filter_map(|period| period.value).collect();
        scores.sort_unstable();
        scores.dedup();
        scores
    }

    /// Returns the periods of the chosen values as disjoint intervals in ascending order.
    fn merged(&self, chosen: impl Fn(Option<u8>) -> bool) -> Vec<(u64, u64)> {
        let periods = self.periods.iter().filter(|period| chosen(period.value));
        let mut intervals: Vec<(u64, u64)> = periods.map(|period| (period.from, period.to)).collect();
        intervals.sort_unstable();
        let mut merged: Vec<(u64, u64)> = Vec::with_capacity(intervals.len());
        for (from, to) in intervals {
            match merged.last_mut() {
                Some((_, last)) if from <= *last => *last = to.max(*last),
                _ => merged.push((from, to)),
            }
        }
        merged
    }
}

/// Which responses are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Counted {
    /// Number of the placement; `None` for all.
    pub(super) placement: Option<u64>,
    /// Score; `None` for all.
    pub(super) score: Option<u8>,
}

/// Sorted times from which the bounds of one count follow by bisection.
#[derive(Clone, Debug, Default)]
struct Times {
    /// From when a response is possible.
    possible_from: Vec<u64>,
    /// Until when a response is possible.
    possible_to: Vec<u64>,
    /// After when a response is certain: no other value is possible.
    certain_after: Vec<u64>,
    /// Before when a response is certain.
    certain_before: Vec<u64>,
}

impl Times {
    fn add(&mut self, possible: &[(u64, u64)], others: &[(u64, u64)]) {
        for (from, to) in possible {
            self.possible_from.push(*from);
            self.possible_to.push(*to);
        }
        let following = others.iter().skip(1).map(|(from, _)| *from).chain([NEVER]);
        for ((_, after), before) in others.iter().zip(following) {
            if *after < before {
                self.certain_after.push(*after);
                self.certain_before.push(before);
            }
        }
    }

    fn sort(&mut self) {
        for times in [
            &mut self.possible_from,
            &mut self.possible_to,
            &mut self.certain_after,
            &mut self.certain_before,
        ] {
            times.sort_unstable();
        }
    }

    fn bounds(&self, start: u64, end: u64) -> (u64, u64) {
        let before = |times: &[u64], limit: u64| times.partition_point(|time| *time < limit);
        let until = |times: &[u64], limit: u64| times.partition_point(|time| *time <= limit);
        let low = before(&self.certain_after, start).saturating_sub(until(&self.certain_before, end));
        let high = until(&self.possible_from, end).saturating_sub(before(&self.possible_to, start));
        let wide = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        (wide(low), wide(high))
    }
}

/// Bounds of all counts: in total, by placement and by score.
#[derive(Clone, Debug, Default)]
pub(super) struct Bounds {
    times: BTreeMap<Counted, Times>,
}

impl Bounds {
    /// Derives the bounds of timelines, each with its placement.
    pub(super) fn new<'a>(timelines: impl Iterator<Item = (u64, &'a Timeline)>) -> Bounds {
        let mut bounds = Bounds::default();
        for (placement, timeline) in timelines {
            let possible = timeline.merged(|value| value.is_some());
            bounds.add(placement, None, &possible, &timeline.merged(|value| value.is_none()));
            for score in timeline.scores() {
                let possible = timeline.merged(|value| value == Some(score));
                let others = timeline.merged(|value| value != Some(score));
                bounds.add(placement, Some(score), &possible, &others);
            }
        }
        bounds.times.values_mut().for_each(Times::sort);
        bounds
    }

    fn add(&mut self, placement: u64, score: Option<u8>, possible: &[(u64, u64)], others: &[(u64, u64)]) {
        for placement in [None, Some(placement)] {
            let key = Counted { placement, score };
            self.times.entry(key).or_default().add(possible, others);
        }
    }

    /// Returns the fewest and the most responses that a read with these times may count.
    pub(super) fn of(&self, counted: Counted, start: u64, end: u64) -> (u64, u64) {
        self.times
            .get(&counted)
            .map_or((0, 0), |times| times.bounds(start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(score: u8, start: u64, end: u64) -> Write {
        Write { score, start, end }
    }

    #[test]
    fn a_correction_replaces_the_score_once_it_is_acknowledged() {
        let timeline = Timeline::new(&[write(2, 10, 20), write(5, 30, 40)], Some(60), Some(70));
        assert!(timeline.is_possible(None, 0, 15) && timeline.is_possible(Some(2), 0, 15));
        assert!(!timeline.is_possible(None, 21, 22), "acknowledged, so it is there");
        assert!(!timeline.is_possible(Some(2), 0, 9), "it was not sent yet");
        assert!(timeline.is_possible(Some(2), 35, 36) && timeline.is_possible(Some(5), 35, 36));
        assert!(!timeline.is_possible(Some(2), 41, 42) && timeline.is_possible(Some(5), 41, 42));
        assert!(!timeline.is_possible(Some(5), 71, 72) && timeline.is_possible(None, 71, 72));
    }

    #[test]
    fn a_write_in_doubt_may_happen_at_any_later_time() {
        let timeline = Timeline::new(&[write(1, 0, 5), write(2, 10, NEVER), write(3, 20, 25)], None, None);
        assert!(timeline.is_possible(Some(2), 1_000, 1_001) && timeline.is_possible(Some(3), 1_000, 1_001));
        assert!(!timeline.is_possible(Some(1), 1_000, 1_001));
        let gone = Timeline::new(&[write(1, 0, 5), write(2, 10, NEVER)], Some(30), Some(35));
        assert!(
            !gone.is_possible(Some(2), 36, 37),
            "what is withdrawn cannot be corrected"
        );
    }

    #[test]
    fn bounds_agree_with_the_timelines() {
        let mut random = fastrand::Rng::with_seed(7);
        let timelines: Vec<Timeline> = (0..200).map(|_| random_timeline(&mut random)).collect();
        let bounds = Bounds::new(timelines.iter().map(|timeline| (0, timeline)));
        for _ in 0..2_000 {
            let start = random.u64(0..1_000);
            let end = start + random.u64(0..20);
            for score in [None, Some(1), Some(2), Some(3)] {
                let counts = |value: Option<u8>| value.is_some() && (score.is_none() || value == score);
                let is_possible = |one: &&Timeline| one.is_any_possible(start, end, counts);
                let is_certain = |one: &&Timeline| !one.is_any_possible(start, end, |value| !counts(value));
                let low = u64::try_from(timelines.iter().filter(is_certain).count()).unwrap();
                let high = u64::try_from(timelines.iter().filter(is_possible).count()).unwrap();
                let own = bounds.of(
                    Counted {
                        placement: Some(0),
                        score,
                    },
                    start,
                    end,
                );
                assert!(own.0 <= low && own.1 >= high, "{own:?} is narrower than {low}..{high}");
                assert!(
                    own.0 + 5 >= low && own.1 <= high + 5,
                    "{own:?} is wider than {low}..{high}"
                );
            }
        }
    }

    fn random_timeline(random: &mut fastrand::Rng) -> Timeline {
        let mut now = random.u64(0..800);
        let mut writes = Vec::new();
        for _ in 0..random.usize(1..4) {
            let end = now + random.u64(1..30);
            let is_doubtful = !writes.is_empty() && random.u8(0..10) == 0;
            writes.push(write(random.u8(1..4), now, if is_doubtful { NEVER } else { end }));
            now = end + random.u64(0..40);
        }
        let is_withdrawn = random.bool();
        Timeline::new(&writes, is_withdrawn.then_some(now), is_withdrawn.then_some(now + 10))
    }
}
