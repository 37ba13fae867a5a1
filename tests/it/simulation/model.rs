//! Reference model: what each operation means, without a database, in about sixty lines, so that it can be seen to be right.

use std::collections::BTreeMap;

use urbivox::app::comments::State as NoteState;
use urbivox_core::survey::answers::answer::DELETED_TEXT;

/// Retention of responses, in days.
pub(super) const RETENTION_DAYS: u16 = 60;
/// Retention of comments, in days.
pub(super) const COMMENT_DAYS: u16 = 30;
/// Days for which a deleted submission is remembered.
const REMEMBERED_DAYS: i64 = 90;

/// The answers of a submission.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Answers {
    pub(super) score: u8,
    pub(super) text: Option<String>,
}

/// State of a submission that was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Counted,
    Held,
    /// Withdrawn or rejected.
    Gone,
    /// Deleted by retention, and remembered until this day.
    Deleted(i64),
}

/// Outcome of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Done,
    /// It was done before.
    Again,
    Differs,
    Gone,
    Missing,
}

/// A submission that was stored.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) answers: Answers,
    pub(super) state: State,
    pub(super) was_accepted: bool,
    day: i64,
    note: NoteState,
}

impl Entry {
    fn new(answers: &Answers, state: State, day: i64) -> Entry {
        Entry {
            answers: answers.clone(),
            state,
            was_accepted: false,
            day,
            note: NoteState::New,
        }
    }

    fn is_held(&self) -> bool {
        self.state == State::Held
    }

    pub(super) fn is_stored(&self) -> bool {
        matches!(self.state, State::Counted | State::Held)
    }

    fn comment(&self) -> Option<&String> {
        self.answers.text.as_ref().filter(|text| *text != DELETED_TEXT)
    }
}

/// Two surveys: submissions with an even number answer the first.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    pub(super) entries: BTreeMap<u32, Entry>,
    /// Scores of deleted responses, which stay counted.
    deleted: Vec<(u32, u8)>,
    today: i64,
}

impl Model {
    pub(super) fn submit(&mut self, number: u32, answers: &Answers, is_held: bool) -> Outcome {
        match self.entries.get(&number) {
            Some(entry) if !entry.is_stored() => Outcome::Gone,
            Some(entry) if entry.answers == *answers => Outcome::Again,
            Some(_) => Outcome::Differs,
            None => {
                let state = if is_held { State::Held } else { State::Counted };
                self.entries.insert(number, Entry::new(answers, state, self.today));
                Outcome::Done
            }
        }
    }

    /// Applies a change to a submission for which `applies` holds.
    fn change(&mut self, number: u32, applies: fn(&Entry) -> bool, change: impl FnOnce(&mut Entry)) -> Outcome {
        let entry = self.entries.get_mut(&number).filter(|entry| applies(entry));
        entry.map(change).map_or(Outcome::Missing, |()| Outcome::Done)
    }

    pub(super) fn correct(&mut self, number: u32, answers: &Answers) -> Outcome {
        self.change(number, Entry::is_stored, |entry| {
            entry.answers = answers.clone();
            entry.note = NoteState::New;
        })
    }

    pub(super) fn withdraw(&mut self, number: u32) -> Outcome {
        self.change(number, Entry::is_stored, |entry| entry.state = State::Gone)
    }

    pub(super) fn accept(&mut self, number: u32) -> Outcome {
        if self.entries.get(&number).is_some_and(|entry| entry.was_accepted) {
            return Outcome::Again;
        }
        self.change(number, Entry::is_held, |entry| {
            (entry.state, entry.was_accepted) = (State::Counted, true);
        })
    }

    pub(super) fn reject(&mut self, number: u32) -> Outcome {
        self.change(number, Entry::is_held, |entry| entry.state = State::Gone)
    }

    pub(super) fn note(&mut self, number: u32, note: NoteState) -> Outcome {
        let has_comment = |entry: &Entry| entry.state == State::Counted && entry.comment().is_some();
        self.change(number, has_comment, |entry| entry.note = note)
    }

    pub(super) fn sweep(&mut self, days: i64) {
        self.today += days;
        let (today, deleted) = (self.today, &mut self.deleted);
        for (number, entry) in self.entries.iter_mut().filter(|(_, entry)| entry.is_stored()) {
            if entry.day < today - i64::from(RETENTION_DAYS) {
                deleted.extend((entry.state == State::Counted).then_some((number % 2, entry.answers.score)));
                (entry.state, entry.was_accepted) = (State::Deleted(today + REMEMBERED_DAYS), false);
            } else if entry.day < today - i64::from(COMMENT_DAYS) && entry.answers.text.is_some() {
                (entry.answers.text, entry.note) = (Some(DELETED_TEXT.to_owned()), NoteState::New);
            }
        }
        self.entries
            .retain(|_, entry| !matches!(entry.state, State::Deleted(until) if until <= today));
    }
}

/// What the service has to show.
impl Model {
    /// The responses of a survey in this state.
    pub(super) fn stored(&self, survey: u32, state: State) -> impl Iterator<Item = (u32, &Entry)> {
        let own = self
            .entries
            .iter()
            .filter(move |(number, entry)| *number % 2 == survey && entry.state == state);
        own.map(|(number, entry)| (*number, entry))
    }

    /// Responses of a survey by score.
    pub(super) fn counts(&self, survey: u32) -> BTreeMap<String, u64> {
        let deleted = self.deleted.iter().filter(|(own, _)| *own == survey);
        let stored = self.stored(survey, State::Counted);
        let stored = stored.map(|(_, entry)| entry.answers.score);
        let mut counts = BTreeMap::new();
        for score in deleted.map(|(_, score)| *score).chain(stored) {
            *counts.entry(score.to_string()).or_default() += 1;
        }
        counts
    }

    /// The comments of a survey, sorted.
    pub(super) fn comments(&self, survey: u32) -> Vec<(String, &'static str)> {
        let own = self
            .stored(survey, State::Counted)
            .filter_map(|(_, entry)| Some((entry.comment()?.clone(), entry.note.name())));
        let mut own: Vec<_> = own.collect();
        own.sort();
        own
    }
}
