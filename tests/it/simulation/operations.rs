//! Operations of the simulation, and their random lists.

use urbivox::app::comments::State as NoteState;
use urbivox::storage::injected_faults::TransactionMoment;

use super::faults::Fault;
use super::model::{Answers, Model, Outcome};
use super::random::Random;

/// Steps of one list.
const STEPS: usize = 60;
/// Percentage of steps with a fault.
const FAULTS: u64 = 25;

/// An operation. Submissions are named by their number.
#[derive(Clone, Debug)]
pub(super) enum Operation {
    /// Also a repetition, with the same or other answers.
    Submit {
        number: u32,
        answers: Answers,
        is_held: bool,
    },
    Correct {
        number: u32,
        answers: Answers,
    },
    Withdraw {
        number: u32,
    },
    Accept {
        number: u32,
    },
    Reject {
        number: u32,
    },
    Note {
        number: u32,
        state: NoteState,
    },
    /// Days pass, and what has expired is deleted.
    Sweep {
        days: u32,
    },
    /// A pass of the indexer and a merge; the operations are done after it has read and before it writes.
    Index {
        meanwhile: Vec<Operation>,
    },
    /// Submissions in one transaction.
    Batch(Vec<Operation>),
    /// Operations of threads at once, with random pauses.
    Together(Vec<Operation>),
    /// All processes are stopped and started again.
    Restart,
}

impl Operation {
    /// Whether it needs the indexer, which otherwise stands still.
    pub(super) fn is_of_indexer(&self) -> bool {
        matches!(
            self,
            Operation::Index { .. } | Operation::Together(_) | Operation::Restart
        )
    }

    /// Whether the committer does it.
    pub(super) fn is_of_committer(&self) -> bool {
        matches!(self, Operation::Submit { is_held: false, .. } | Operation::Batch(_))
    }

    /// Applies an operation on one submission to the model.
    pub(super) fn apply(&self, model: &mut Model) -> Outcome {
        match self {
            Operation::Submit {
                number,
                answers,
                is_held,
            } => model.submit(*number, answers, *is_held),
            Operation::Correct { number, answers } => model.correct(*number, answers),
            Operation::Withdraw { number } => model.withdraw(*number),
            Operation::Accept { number } => model.accept(*number),
            Operation::Reject { number } => model.reject(*number),
            Operation::Note { number, state } => model.note(*number, *state),
            Operation::Sweep { .. }
            | Operation::Index { .. }
            | Operation::Batch(_)
            | Operation::Together(_)
            | Operation::Restart => Outcome::Done,
        }
    }
}

/// An operation with the fault that happens meanwhile.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) operation: Operation,
    pub(super) fault: Option<Fault>,
    /// Number that chooses the process.
    pub(super) replica: usize,
}

/// The random list of a seed.
pub(super) fn list(seed: u64) -> Vec<Step> {
    let mut writer = Writer {
        random: Random(seed),
        sent: Vec::new(),
        texts: 0,
    };
    (0..STEPS).map(|_| writer.step()).collect()
}

struct Writer {
    random: Random,
    /// Answers with which each submission was sent first, and whether it is held.
    sent: Vec<(Answers, bool)>,
    texts: u64,
}

impl Writer {
    fn step(&mut self) -> Step {
        let operation = self.operation();
        let can_fail = !matches!(operation, Operation::Together(_) | Operation::Restart);
        let fault = (can_fail && self.random.has_luck(FAULTS)).then(|| self.fault());
        Step {
            operation,
            fault,
            replica: usize::from(self.random.has_luck(50)),
        }
    }

    fn fault(&mut self) -> Fault {
        use TransactionMoment::{Begin, Commit, Committed};
        Fault {
            moment: [Begin, Commit, Committed, Committed][self.index(4)],
            skipped: u32::try_from(self.random.below(3)).unwrap(),
            is_of_row: self.random.has_luck(30),
        }
    }

    fn operation(&mut self) -> Operation {
        match self.random.below(100) {
            0..20 => self.submit(),
            20..27 => self.again(),
            27..31 => self.differently(),
            31..60 => self.change(),
            60..66 => self.note(),
            66..72 => Operation::Sweep { days: self.days() },
            72..86 => self.index_pass(),
            86..92 => self.batch(),
            92..96 => self.together(),
            _ => Operation::Restart,
        }
    }

    fn index(&mut self, limit: usize) -> usize {
        usize::try_from(self.random.below(u64::try_from(limit).unwrap())).unwrap()
    }

    /// One of the submissions, more often a recent one.
    fn number(&mut self) -> u32 {
        let count = self.sent.len();
        if count == 0 {
            return 0;
        }
        let index = if self.random.has_luck(60) {
            count - 1 - self.index(count.min(5))
        } else {
            self.index(count)
        };
        u32::try_from(index).unwrap()
    }

    /// One of the submissions, in most cases one that was held.
    fn held_number(&mut self) -> u32 {
        let mut number = self.number();
        for _ in 0..4 {
            let sent = self.sent.get(usize::try_from(number).unwrap());
            if sent.is_some_and(|(_, is_held)| *is_held) {
                break;
            }
            number = self.number();
        }
        number
    }

    /// Mostly less than the retention of responses, so that comments are deleted before.
    fn days(&mut self) -> u32 {
        let limit = if self.random.has_luck(80) { 38 } else { 95 };
        1 + u32::try_from(self.random.below(limit)).unwrap()
    }

    fn answers(&mut self) -> Answers {
        let score = 1 + u8::try_from(self.random.below(5)).unwrap();
        let text = self.random.has_luck(75).then(|| self.text());
        Answers { score, text }
    }

    /// A text with a word that no other has, and one that all have.
    fn text(&mut self) -> String {
        let mut rest = self.texts;
        self.texts += 1;
        let mut word = "word".to_owned();
        for _ in 0..4 {
            word.push(char::from(b'a' + u8::try_from(rest % 26).unwrap()));
            rest /= 26;
        }
        format!("{word} common")
    }

    fn submit(&mut self) -> Operation {
        let (answers, is_held) = (self.answers(), self.random.has_luck(25));
        self.sent.push((answers, is_held));
        self.resend(self.sent.len() - 1)
    }

    fn submit_unsuspicious(&mut self) -> Operation {
        let answers = self.answers();
        self.sent.push((answers, false));
        self.resend(self.sent.len() - 1)
    }

    fn resend(&self, index: usize) -> Operation {
        let (answers, is_held) = self.sent[index].clone();
        Operation::Submit {
            number: u32::try_from(index).unwrap(),
            answers,
            is_held,
        }
    }

    fn again(&mut self) -> Operation {
        if self.sent.is_empty() {
            return self.submit();
        }
        let index = self.index(self.sent.len());
        let mut again = self.resend(index);
        // Sent again by a program, what was suspicious is so no longer.
        if let Operation::Submit { is_held, .. } = &mut again {
            *is_held &= self.random.has_luck(60);
        }
        again
    }

    fn differently(&mut self) -> Operation {
        let other = self.answers();
        match self.again() {
            Operation::Submit { number, is_held, .. } => Operation::Submit {
                number,
                answers: other,
                is_held,
            },
            operation => operation,
        }
    }

    fn change(&mut self) -> Operation {
        let number = self.number();
        match self.random.below(29) {
            0..10 => Operation::Correct {
                number,
                answers: self.answers(),
            },
            10..20 => Operation::Withdraw { number },
            20..26 => Operation::Accept {
                number: self.held_number(),
            },
            _ => Operation::Reject {
                number: self.held_number(),
            },
        }
    }

    fn note(&mut self) -> Operation {
        let state = NoteState::ALL[self.index(3)];
        Operation::Note {
            number: self.number(),
            state,
        }
    }

    fn index_pass(&mut self) -> Operation {
        let count = if self.random.has_luck(40) { 1 + self.index(3) } else { 0 };
        let mut meanwhile = Vec::new();
        for _ in 0..count {
            meanwhile.push(if self.random.has_luck(75) {
                self.change()
            } else {
                self.submit()
            });
        }
        Operation::Index { meanwhile }
    }

    fn batch(&mut self) -> Operation {
        let mut batch = vec![self.submit_unsuspicious()];
        for _ in 0..2 + self.index(6) {
            let next = match self.random.below(10) {
                0..7 => self.submit_unsuspicious(),
                7 => self.again(),
                8 => self.differently(),
                _ => batch[self.index(batch.len())].clone(),
            };
            if next.is_of_committer() {
                batch.push(next);
            }
        }
        Operation::Batch(batch)
    }

    fn together(&mut self) -> Operation {
        let mut operations: Vec<Operation> = Vec::new();
        for _ in 0..4 {
            let next = match self.random.below(10) {
                0..4 => self.submit(),
                4..8 => self.change(),
                8 => self.again(),
                _ => self.note(),
            };
            let is_new = operations.iter().all(|other| number_of(other) != number_of(&next));
            if is_new {
                operations.push(next);
            }
        }
        // Twice at once: a double click, and a withdrawal beside another operation.
        let index = self.index(operations.len());
        let twin = match &operations[index] {
            Operation::Submit { .. } => operations[index].clone(),
            other => Operation::Withdraw {
                number: number_of(other),
            },
        };
        operations.push(twin);
        Operation::Together(operations)
    }
}

/// The submission of an operation on one.
pub(super) fn number_of(operation: &Operation) -> u32 {
    match operation {
        Operation::Submit { number, .. }
        | Operation::Correct { number, .. }
        | Operation::Withdraw { number }
        | Operation::Accept { number }
        | Operation::Reject { number }
        | Operation::Note { number, .. } => *number,
        _ => u32::MAX,
    }
}
