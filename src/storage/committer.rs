//! The group commit: one thread stores all that waits in one transaction, and only then answers each sender.
//!
//! There is no lingering: an idle server commits a single response at once, a busy one hundreds together.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};

use tokio::sync::oneshot;
use uuid::Uuid;

use super::backend;
use super::db::Db;
use super::error::Error;
use super::responses::{self, NewRow};
use super::tallies::{self, Key};
use super::{Intent, Storage, pass, unit};
use crate::tally::delta::Delta;

/// Submissions that may wait: beyond, a citizen is told to come back rather than left hanging. About 1 kB each.
const QUEUE_MAX: usize = 4_096;
/// Submissions in one transaction: bounds how long the first of them waits for the last.
const BATCH_MAX: usize = 512;

/// What became of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Stored now, under this identity.
    Stored(i64),
    /// Stored before with the same answers, under this identity.
    Again(i64),
    /// Stored before with other answers.
    Differs,
    /// Withdrawn by the citizen.
    Withdrawn,
}

/// Where the committer's answer arrives; a future.
pub type Verdict = oneshot::Receiver<Result<Outcome, Error>>;

struct Job {
    row: NewRow,
    delta: Delta,
    sender: oneshot::Sender<Result<Outcome, Error>>,
}

/// The queue in front of the committing thread. When the last clone is dropped, the thread stores what waits and ends.
#[derive(Clone)]
pub struct Committer {
    queue: SyncSender<Job>,
    depth: Arc<AtomicUsize>,
}

/// The queue is full: nothing was taken.
#[derive(Debug)]
pub struct Full;

impl Committer {
    /// Starts the committing thread on a connection of its own.
    pub fn start(storage: &Storage) -> Result<Committer, Error> {
        let (queue, jobs) = sync_channel(QUEUE_MAX);
        let depth = Arc::new(AtomicUsize::new(0));
        let mut worker = Worker {
            db: Some(storage.private_connection()?),
            storage: storage.clone(),
            known: tallies::Known::default(),
            depth: Arc::clone(&depth),
        };
        std::thread::Builder::new()
            .name("committer".to_owned())
            .spawn(move || worker.run(&jobs))
            .map_err(|cause| Error::Unavailable(cause.to_string()))?;
        Ok(Committer { queue, depth })
    }

    /// Hands over a submission and what it counts. The verdict comes when it is on disk.
    pub fn keep(&self, row: NewRow, delta: Delta) -> Result<Verdict, Full> {
        let (sender, verdict) = oneshot::channel();
        self.depth.fetch_add(1, Ordering::Relaxed);
        self.queue.try_send(Job { row, delta, sender }).map_err(|refused| {
            self.depth.fetch_sub(1, Ordering::Relaxed);
            match refused {
                TrySendError::Full(_) | TrySendError::Disconnected(_) => Full,
            }
        })?;
        Ok(verdict)
    }

    /// Submissions that wait now.
    pub fn depth(&self) -> usize {
        self.depth.load(Ordering::Relaxed)
    }

    /// Whether a submission would be taken now.
    pub fn has_room(&self) -> bool {
        self.depth() < QUEUE_MAX
    }
}

struct Worker {
    storage: Storage,
    db: Option<Db>,
    known: tallies::Known,
    depth: Arc<AtomicUsize>,
}

impl Worker {
    fn run(&mut self, jobs: &Receiver<Job>) {
        let mut batch = Vec::with_capacity(BATCH_MAX);
        while let Ok(first) = jobs.recv() {
            batch.push(first);
            while batch.len() < BATCH_MAX
                && let Ok(next) = jobs.try_recv()
            {
                batch.push(next);
            }
            self.depth.fetch_sub(batch.len(), Ordering::Relaxed);
            self.keep(std::mem::take(&mut batch));
        }
    }

    /// Stores the batch whole; if that fails and the database is there, job by job, so that one bad row never
    /// fails its neighbours.
    fn keep(&mut self, mut batch: Vec<Job>) {
        batch.sort_by_key(|job| job.row.submission_id);
        let storage = self.storage.clone();
        let turn = storage.turn();
        match self.store(&batch) {
            Ok(outcomes) => answer(batch, outcomes),
            Err(error) => {
                tracing::warn!(error = %error, batch = batch.len(), "a batch was not stored");
                self.known.forget();
                if self.is_connected() && batch.len() > 1 {
                    for job in batch {
                        let outcome = self.store(std::slice::from_ref(&job));
                        if outcome.is_err() {
                            self.known.forget();
                        }
                        let outcome = outcome.map(|mut outcomes| outcomes.pop());
                        tell(
                            job,
                            outcome
                                .transpose()
                                .unwrap_or(Err(Error::Unavailable("lost".to_owned()))),
                        );
                    }
                } else {
                    refuse(batch, &error);
                }
            }
        }
        pass(turn);
    }

    /// Rows and counters of all jobs in one transaction; afterwards, what became of the ones that were not new.
    fn store(&mut self, batch: &[Job]) -> Result<Vec<Outcome>, Error> {
        let db = match &mut self.db {
            Some(db) => db,
            gone => gone.insert(self.storage.private_connection()?),
        };
        let known = &mut self.known;
        let keys: BTreeMap<Key, ()> = batch.iter().map(|job| (key_of(&job.row), ())).collect();
        let lacking = known.lacks(keys.keys());
        if !lacking.is_empty() {
            unit(db, Intent::Write, |db| tallies::prepare(db, &lacking, known))?;
        }

        let mut seen = HashSet::with_capacity(batch.len());
        let rows: Vec<&NewRow> = batch
            .iter()
            .map(|job| &job.row)
            .filter(|row| seen.insert(row.submission_id))
            .collect();
        let inserted = unit(db, Intent::Write, |db| {
            let inserted = responses::insert_new(db, &rows)?;
            let mut counted = HashSet::with_capacity(inserted.len());
            let mut changes: BTreeMap<&Key, Vec<&Delta>> = BTreeMap::new();
            for job in batch {
                let id = job.row.submission_id;
                if inserted.contains_key(&id)
                    && counted.insert(id)
                    && let Some((key, ())) = keys.get_key_value(&key_of(&job.row))
                {
                    changes.entry(key).or_default().push(&job.delta);
                }
            }
            tallies::add(db, &changes, known)?;
            Ok::<_, Error>(inserted)
        })?;

        let mut taken: HashSet<Uuid> = HashSet::with_capacity(batch.len());
        batch
            .iter()
            .map(|job| match inserted.get(&job.row.submission_id) {
                Some(id) if taken.insert(job.row.submission_id) => Ok(Outcome::Stored(*id)),
                _ => outcome_of_known(db, &job.row),
            })
            .collect()
    }

    /// Drops a connection that does not answer, so that the next batch opens another.
    fn is_connected(&mut self) -> bool {
        let alive = self.db.as_mut().is_some_and(|db| backend::ping(db).is_ok());
        if !alive {
            self.db = None;
        }
        alive
    }
}

fn key_of(row: &NewRow) -> Key {
    Key {
        version_id: row.version_id,
        day: row.day,
        placement: row.placement.clone(),
        language: row.language.clone(),
    }
}

/// What to say of a submission that was not new.
fn outcome_of_known(db: &mut Db, row: &NewRow) -> Result<Outcome, Error> {
    match responses::find_by_submission(db, row.submission_id)? {
        Some(stored) if stored.version_id == row.version_id && stored.answers == row.answers => {
            Ok(Outcome::Again(stored.id))
        }
        Some(_) => Ok(Outcome::Differs),
        None if responses::is_withdrawn(db, row.submission_id)? => Ok(Outcome::Withdrawn),
        None => Err(Error::Unavailable("a submission met its own withdrawal".to_owned())),
    }
}

fn answer(batch: Vec<Job>, outcomes: Vec<Outcome>) {
    for (job, outcome) in batch.into_iter().zip(outcomes) {
        tell(job, Ok(outcome));
    }
}

fn refuse(batch: Vec<Job>, error: &Error) {
    for job in batch {
        let error = if let Error::Unavailable(why) = error {
            Error::Unavailable(why.clone())
        } else {
            Error::Corrupt {
                table: "responses",
                what: error.to_string(),
            }
        };
        tell(job, Err(error));
    }
}

/// Sends the verdict. A sender who has hung up is no fault: the row is stored, and sending again finds it.
fn tell(job: Job, outcome: Result<Outcome, Error>) {
    if job.sender.send(outcome).is_err() {
        tracing::debug!("a sender left before the verdict");
    }
}
