//! Texts of stored comments on their way from the committer to the indexer, which then need not read and parse them again.
//!
//! A text is used only for a response that is unindexed and as the committer stored it, so it cannot be outdated. What is
//! not here (after a start, from another replica, beyond the limit) is read from the database.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use parking_lot::{Condvar, Mutex};

use super::job::{CommentText, Job};
use crate::storage::unindexed_batches::{SubmissionKey, key_of};

/// Maximum bytes of kept texts; beyond it, the oldest are dropped.
const BYTES_MAX: usize = 8 * 1_024 * 1_024;
/// Stored responses at which the indexer is woken; otherwise it looks once a second.
const WAKE_AT: usize = 8_192;
/// Unindexed responses beyond which the intake is slowed down, so that a search never has to read many more.
const BACKLOG_MAX: usize = 50_000;
/// Time that the committer waits for the indexer after each batch while there are more than [`BACKLOG_MAX`].
const BACKLOG_PAUSE: Duration = Duration::from_millis(100);
/// Bytes of a kept response besides its texts, roughly.
const RESPONSE_BYTES: usize = 200;

/// The comments of a stored response.
#[derive(Clone, Debug)]
pub struct RecentText {
    /// The submission.
    pub key: SubmissionKey,
    /// Slug of the placement.
    pub placement: String,
    /// Language of the page.
    pub language: String,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// The survey and the texts.
    pub comments: CommentText,
}

impl RecentText {
    /// Takes the comments of a stored submission; `None` if it has none.
    pub(super) fn take(job: &mut Job) -> Option<RecentText> {
        let comments = job.comments.take()?;
        Some(RecentText {
            key: key_of(job.row.submission_id),
            placement: std::mem::take(&mut job.row.placement),
            language: std::mem::take(&mut job.row.language),
            day: job.row.day,
            comments,
        })
    }

    fn bytes(&self) -> usize {
        let texts = self.comments.texts.iter();
        RESPONSE_BYTES + texts.map(|(question, text)| question.len() + text.len()).sum::<usize>()
    }
}

/// Texts of stored comments, and the number of responses that wait for the indexer.
#[derive(Debug, Default)]
pub struct RecentTexts {
    state: Mutex<State>,
    /// Signals more texts to the indexer, and fewer waiting responses to the committer.
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    texts: HashMap<i64, RecentText>,
    /// Keys of `texts`, the oldest first, and of texts that were taken.
    order: VecDeque<i64>,
    bytes: usize,
    waiting: usize,
    is_closed: bool,
}

impl State {
    fn remove(&mut self, response_id: i64) -> Option<RecentText> {
        let text = self.texts.remove(&response_id)?;
        self.bytes = self.bytes.saturating_sub(text.bytes());
        Some(text)
    }
}

impl RecentTexts {
    /// Adds the comments of a stored response.
    pub(super) fn push(&self, response_id: i64, text: RecentText) {
        let mut state = self.state.lock();
        state.waiting += 1;
        // Of another submission, whose response was deleted.
        state.remove(response_id);
        state.bytes += text.bytes();
        state.texts.insert(response_id, text);
        state.order.push_back(response_id);
        while let Some(oldest) = state.order.front().copied()
            && (state.bytes > BYTES_MAX || !state.texts.contains_key(&oldest))
        {
            state.order.pop_front();
            state.remove(oldest);
        }
        if state.order.len() > WAKE_AT + 2 * state.texts.len() {
            let State { texts, order, .. } = &mut *state;
            order.retain(|response_id| texts.contains_key(response_id));
        }
        if state.waiting == WAKE_AT {
            self.changed.notify_all();
        }
    }

    /// Waits for the indexer for a short time if many responses wait for it.
    pub(super) fn wait_for_room(&self) {
        let mut state = self.state.lock();
        if state.waiting > BACKLOG_MAX && !state.is_closed {
            self.changed.wait_for(&mut state, BACKLOG_PAUSE);
        }
    }

    /// Waits until many responses are stored, it is closed, or the time has passed. Returns whether it is closed.
    pub fn wait(&self, timeout: Duration) -> bool {
        let mut state = self.state.lock();
        if state.waiting < WAKE_AT && !state.is_closed {
            self.changed.wait_for(&mut state, timeout);
        }
        state.is_closed
    }

    /// Ends all waits, now and later.
    pub fn close(&self) {
        self.state.lock().is_closed = true;
        self.changed.notify_all();
    }

    /// Returns whether it is closed.
    pub fn is_closed(&self) -> bool {
        self.state.lock().is_closed
    }

    /// Removes and returns the comments of a response, if they are kept.
    pub fn take(&self, response_id: i64) -> Option<RecentText> {
        self.state.lock().remove(response_id)
    }

    /// Drops all texts: their responses are read from the database.
    pub(super) fn drop_texts(&self) {
        let mut state = self.state.lock();
        state.texts.clear();
        state.order.clear();
        state.bytes = 0;
    }

    /// Records that this many responses were indexed.
    pub fn record_indexed(&self, responses: usize) {
        let mut state = self.state.lock();
        state.waiting = state.waiting.saturating_sub(responses);
        self.changed.notify_all();
    }

    /// Returns a mark of the texts that were added so far, for [`RecentTexts::clear_until`].
    pub fn mark(&self) -> usize {
        self.state.lock().order.len()
    }

    /// Drops the texts added before `mark`: none of their responses waits for the indexer any more.
    pub fn clear_until(&self, mark: usize) {
        let mut state = self.state.lock();
        for _ in 0..mark {
            if let Some(oldest) = state.order.pop_front() {
                state.remove(oldest);
            }
        }
        state.waiting = state.waiting.min(state.order.len());
        self.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: usize) -> RecentText {
        RecentText {
            key: 1,
            placement: "link".to_owned(),
            language: "fi".to_owned(),
            day: 1,
            comments: CommentText {
                survey_id: 7,
                texts: vec![("comment".to_owned(), "x".repeat(bytes))],
            },
        }
    }

    #[test]
    fn the_oldest_texts_are_dropped_beyond_the_limit() {
        let recent = RecentTexts::default();
        for id in 0..20 {
            recent.push(id, text(1_024 * 1_024));
        }
        assert!(recent.take(0).is_none() && recent.take(12).is_none());
        assert!(recent.take(13).is_some() && recent.take(19).is_some());
        assert!(recent.take(19).is_none(), "it was taken");
        assert!(recent.state.lock().bytes < BYTES_MAX);
    }

    #[test]
    fn texts_without_waiters_are_cleared() {
        let recent = RecentTexts::default();
        recent.push(1, text(10));
        let mark = recent.mark();
        recent.push(2, text(10));
        recent.clear_until(mark);
        assert!(recent.take(1).is_none() && recent.take(2).is_some());
        assert_eq!(recent.state.lock().bytes, 0);
    }

    #[test]
    fn a_wait_ends_when_it_is_closed() {
        let recent = RecentTexts::default();
        assert!(!recent.wait(Duration::from_millis(1)));
        recent.close();
        assert!(recent.wait(Duration::from_secs(600)));
        recent.wait_for_room();
    }
}
