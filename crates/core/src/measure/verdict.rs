//! Verdict on a statement such as “more than 80 % are satisfied”.

use super::interval::{Interval, wilson};
use super::pooling::trials_to_settle;

/// Answer to the question whether the true share is above a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// There are fewer answers than may be told.
    TooFewAnswers,
    /// The interval is wholly above the threshold.
    Yes,
    /// The interval is wholly at or below the threshold.
    No,
    /// The interval contains the threshold.
    Open,
}

/// Verdict with its evidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// Answer.
    pub answer: Answer,
    /// 95 % Wilson interval of the share.
    pub interval: Interval,
    /// Total number of answers with which an open verdict would become yes at the same share; `None` when it is not open,
    /// or the share is not above the threshold.
    pub answers_needed: Option<u64>,
}

/// Returns the verdict on `hits` of `n` answers; `None` without answers. Below `answers_min` answers it is
/// `TooFewAnswers`.
///
/// ```
/// use urbivox_core::measure::verdict::{Answer, verdict};
///
/// assert_eq!(verdict(196, 230, 0.8, 10).unwrap().answer, Answer::Yes);
/// assert_eq!(verdict(195, 230, 0.8, 10).unwrap().answer, Answer::Open);
/// ```
pub fn verdict(hits: u64, n: u64, threshold: f64, answers_min: u64) -> Option<Verdict> {
    let interval = wilson(hits, n)?;
    let answer = if n < answers_min {
        Answer::TooFewAnswers
    } else if interval.low > threshold {
        Answer::Yes
    } else if interval.high <= threshold {
        Answer::No
    } else {
        Answer::Open
    };
    let answers_needed = (answer == Answer::Open)
        .then(|| trials_to_settle((hits, n), threshold))
        .flatten();
    Some(Verdict {
        answer,
        interval,
        answers_needed,
    })
}
