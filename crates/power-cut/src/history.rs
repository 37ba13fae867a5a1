//! The operations of the clients, and what must be stored of them at a moment.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::bail;

use crate::marks::Mark;
use crate::recorded::SentAnswer;
use crate::strace::Line;

/// Kind of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// A response was submitted, or submitted again.
    Submit(Mark),
    /// Its text was corrected.
    Correct(Mark),
    /// It was withdrawn.
    Withdraw,
}

/// A request of a client. The requests of one connection follow each other.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// Number of the response it is about.
    pub(crate) response: usize,
    /// Kind.
    pub(crate) action: Action,
    /// Recorded process, from 0.
    pub(crate) process: usize,
    /// Local port of the connection.
    pub(crate) port: u16,
    /// Time before it was sent, in microseconds since 1970.
    pub(crate) sent_at: u64,
    /// Status that arrived; `None` if the connection broke before.
    pub(crate) status: Option<u16>,
    /// Receipt that arrived, or with which it was sent.
    pub(crate) receipt: Option<String>,
}

/// A request with the line at which its answer left.
#[derive(Clone, Debug)]
struct Step {
    action: Action,
    sent_at: u64,
    /// Line from which the success may have been known to the client.
    succeeded: Option<Line>,
}

/// State of a response: its mark, or `None` if it is not stored.
pub(crate) type StoredMark = Option<Mark>;

/// What each response went through.
#[derive(Clone, Debug)]
pub(crate) struct History {
    responses: BTreeMap<usize, Vec<Step>>,
    receipts: BTreeMap<usize, String>,
    /// All marks that were ever sent.
    pub(crate) marks: BTreeSet<Mark>,
    /// Lines at which an answer with a success left.
    pub(crate) acknowledged: Vec<Line>,
}

impl History {
    /// Finds the answer of each request: the requests of a connection are answered in order.
    pub(crate) fn new(requests: &[Request], answers: &[SentAnswer]) -> anyhow::Result<History> {
        let mut by_connection: HashMap<(usize, u16), Vec<&SentAnswer>> = HashMap::new();
        for answer in answers {
            by_connection
                .entry((answer.process, answer.port))
                .or_default()
                .push(answer);
        }
        let mut taken: HashMap<(usize, u16), usize> = HashMap::new();
        let mut history = History {
            responses: BTreeMap::new(),
            receipts: BTreeMap::new(),
            marks: BTreeSet::new(),
            acknowledged: Vec::new(),
        };
        for request in requests {
            let connection = (request.process, request.port);
            let place = taken.entry(connection).or_default();
            let answer = by_connection.get(&connection).and_then(|answers| answers.get(*place));
            *place += 1;
            let sent = answer.map(|answer| answer.status);
            if request.status.is_some() && request.status != sent {
                bail!(
                    "a client got {:?}, and the recording has {sent:?}: {request:?}",
                    request.status
                );
            }
            history.add(request, answer.copied());
        }
        Ok(history)
    }

    fn add(&mut self, request: &Request, answer: Option<&SentAnswer>) {
        let is_success = |answer: &&SentAnswer| match request.action {
            // 404 and 410: an earlier request whose answer was lost had withdrawn it.
            Action::Withdraw => [204, 404, 410].contains(&answer.status),
            Action::Submit(_) | Action::Correct(_) => [200, 201].contains(&answer.status),
        };
        let succeeded = answer.filter(is_success).map(|answer| answer.begin);
        self.acknowledged.extend(succeeded);
        if let Action::Submit(mark) | Action::Correct(mark) = &request.action {
            self.marks.insert(mark.clone());
        }
        if let Some(receipt) = &request.receipt {
            self.receipts.insert(request.response, receipt.clone());
        }
        self.responses.entry(request.response).or_default().push(Step {
            action: request.action.clone(),
            sent_at: request.sent_at,
            succeeded,
        });
    }

    /// Moves each answer to the first line that was at most `micros` microseconds earlier: a lie for tests of the verdict.
    pub(crate) fn advance(&mut self, micros: u64, times: &[u64]) {
        let earlier = |line: Line| {
            let time = times.get(line).copied().unwrap_or_default().saturating_sub(micros);
            times.partition_point(|other| *other < time).min(line)
        };
        for step in self.responses.values_mut().flatten() {
            step.succeeded = step.succeeded.map(earlier);
        }
        for line in &mut self.acknowledged {
            *line = earlier(*line);
        }
    }

    /// Returns the states that each response may have after a cut before the line `cut`, at the time `time`.
    pub(crate) fn possible(&self, cut: Line, time: u64) -> impl Iterator<Item = (usize, BTreeSet<StoredMark>)> {
        self.responses.iter().map(move |(response, steps)| {
            let mut states = BTreeSet::from([None]);
            for step in steps.iter().filter(|step| step.sent_at <= time) {
                let state = match &step.action {
                    Action::Submit(mark) | Action::Correct(mark) => Some(mark.clone()),
                    Action::Withdraw => None,
                };
                if step.succeeded.is_some_and(|line| line < cut) {
                    states.clear();
                }
                states.insert(state);
            }
            (*response, states)
        })
    }

    /// Returns the receipt of a response, if one is known.
    pub(crate) fn receipt(&self, response: usize) -> Option<&str> {
        self.receipts.get(&response).map(String::as_str)
    }

    /// Counts the requests of each kind that succeeded: submissions, corrections, withdrawals.
    pub(crate) fn counts(&self) -> [usize; 3] {
        let mut counts = [0; 3];
        let [submitted, corrected, withdrawn] = &mut counts;
        for step in self
            .responses
            .values()
            .flatten()
            .filter(|step| step.succeeded.is_some())
        {
            match step.action {
                Action::Submit(_) => *submitted += 1,
                Action::Correct(_) => *corrected += 1,
                Action::Withdraw => *withdrawn += 1,
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(action: Action, sent_at: u64, status: Option<u16>) -> Request {
        Request {
            response: 0,
            action,
            process: 0,
            port: 9,
            sent_at,
            status,
            receipt: None,
        }
    }

    fn answer(status: u16, begin: Line) -> SentAnswer {
        SentAnswer {
            process: 0,
            port: 9,
            status,
            begin,
        }
    }

    #[test]
    fn what_is_acknowledged_is_certain_and_what_was_only_sent_is_not() {
        let [first, second] = [Mark::new(1), Mark::new(2)];
        let requests = [
            request(Action::Submit(first.clone()), 10, Some(201)),
            request(Action::Correct(second.clone()), 20, Some(200)),
            request(Action::Withdraw, 30, None),
        ];
        let history = History::new(&requests, &[answer(201, 5), answer(200, 7)]).unwrap();
        let states = |cut, time| history.possible(cut, time).next().unwrap().1;
        let set = |marks: &[Option<&Mark>]| marks.iter().map(|mark| mark.cloned()).collect::<BTreeSet<_>>();
        assert_eq!(states(1, 5), set(&[None]), "nothing was sent");
        assert_eq!(states(5, 10), set(&[None, Some(&first)]), "sent, not answered");
        assert_eq!(states(6, 19), set(&[Some(&first)]));
        assert_eq!(states(7, 25), set(&[Some(&first), Some(&second)]));
        assert_eq!(states(8, 29), set(&[Some(&second)]));
        assert_eq!(states(9, 30), set(&[Some(&second), None]), "the withdrawal is in doubt");
    }

    #[test]
    fn an_answer_that_the_recording_has_otherwise_is_an_error() {
        let requests = [request(Action::Withdraw, 1, Some(204))];
        assert!(History::new(&requests, &[answer(200, 5)]).is_err());
        assert!(History::new(&requests, &[]).is_err());
    }
}
