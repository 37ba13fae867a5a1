//! The group commit: one thread stores all that waits in one transaction, and only then answers each sender.
//!
//! There is no lingering: an idle server commits a single response at once, a busy one hundreds together.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};

use tokio::sync::oneshot;
use uuid::Uuid;

use super::backend;
use super::comments;
use super::db::Db;
use super::error::Error;
use super::holds;
use super::responses::{self, NewRow};
use super::tallies::{self, Key};
use super::verifications::{self, Transaction};
use super::{Intent, Storage, pass, unit};
use crate::tally::delta::Delta;

/// Submissions that may wait: beyond, a citizen is told to come back rather than left hanging.
const QUEUE_MAX: usize = 4_096;
/// Bytes of answers that may wait: most have some hundred, but nobody may fill the memory with long ones.
const QUEUE_BYTES_MAX: usize = 16 * 1_024 * 1_024;
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
    /// Held before with the same answers, under this identity: a clerk looks at it.
    Held(i64),
    /// Withdrawn by the citizen.
    Withdrawn,
    /// Another submission came by the same link.
    LinkUsed,
}

/// What a citizen wrote in a submission.
#[derive(Clone, Debug)]
pub struct Said {
    /// The survey that was answered.
    pub survey_id: i64,
    /// The code of each question, and the words.
    pub texts: Vec<(String, String)>,
}

/// Where the committer's answer arrives; a future.
pub type Verdict = oneshot::Receiver<Result<Outcome, Error>>;

struct Job {
    row: NewRow,
    delta: Delta,
    /// The transaction that a signed link names.
    transaction: Option<Transaction>,
    /// What was written in it, for staff.
    said: Option<Said>,
    sender: oneshot::Sender<Result<Outcome, Error>>,
}

/// The queue in front of the committing thread. When the last clone is dropped, the thread stores what waits and ends.
#[derive(Clone)]
pub struct Committer {
    queue: SyncSender<Job>,
    waiting: Arc<Waiting>,
}

/// What waits, and whether anybody works.
#[derive(Debug, Default)]
struct Waiting {
    jobs: AtomicUsize,
    bytes: AtomicUsize,
    has_ended: AtomicBool,
}

impl Waiting {
    fn add(&self, job: &Job) {
        self.jobs.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(job.row.answers.len(), Ordering::Relaxed);
    }

    fn remove(&self, job: &Job) {
        self.jobs.fetch_sub(1, Ordering::Relaxed);
        self.bytes.fetch_sub(job.row.answers.len(), Ordering::Relaxed);
    }
}

/// The queue is full: nothing was taken.
#[derive(Debug)]
pub struct Full;

impl Committer {
    /// Starts the committing thread on a connection of its own.
    pub fn start(storage: &Storage) -> Result<Committer, Error> {
        let (queue, jobs) = sync_channel(QUEUE_MAX);
        let waiting = Arc::new(Waiting::default());
        let mut worker = Worker {
            db: Some(storage.private_connection()?),
            storage: storage.clone(),
            known: tallies::Known::default(),
            waiting: Arc::clone(&waiting),
        };
        std::thread::Builder::new()
            .name("committer".to_owned())
            .spawn(move || worker.run(&jobs))
            .map_err(|cause| Error::Unavailable(cause.to_string()))?;
        Ok(Committer { queue, waiting })
    }

    /// Hands over a submission, what it counts, the transaction that its link names, and what was written in it. The
    /// verdict comes when it is on disk.
    pub fn keep(
        &self,
        row: NewRow,
        delta: Delta,
        transaction: Option<Transaction>,
        said: Option<Said>,
    ) -> Result<Verdict, Full> {
        if self.waiting.bytes.load(Ordering::Relaxed) + row.answers.len() > QUEUE_BYTES_MAX {
            return Err(Full);
        }
        let (sender, verdict) = oneshot::channel();
        let job = Job {
            row,
            delta,
            transaction,
            said,
            sender,
        };
        self.waiting.add(&job);
        match self.queue.try_send(job) {
            Ok(()) => Ok(verdict),
            Err(TrySendError::Full(job) | TrySendError::Disconnected(job)) => {
                self.waiting.remove(&job);
                Err(Full)
            }
        }
    }

    /// Submissions that wait now.
    pub fn depth(&self) -> usize {
        self.waiting.jobs.load(Ordering::Relaxed)
    }

    /// Whether a submission would be taken now.
    pub fn has_room(&self) -> bool {
        self.depth() < QUEUE_MAX && !self.waiting.has_ended.load(Ordering::Relaxed)
    }
}

struct Worker {
    storage: Storage,
    db: Option<Db>,
    known: tallies::Known,
    waiting: Arc<Waiting>,
}

impl Drop for Worker {
    /// However the thread ends, nobody is told any more that there is room.
    fn drop(&mut self) {
        self.waiting.has_ended.store(true, Ordering::Relaxed);
    }
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
            batch.iter().for_each(|job| self.waiting.remove(job));
            self.keep(std::mem::take(&mut batch));
        }
    }

    /// Stores the batch whole. If that fails though the database is there, job by job, so that one bad row never
    /// fails its neighbours; if it is away, full or busy, nobody is kept waiting for as many failures as there are jobs.
    fn keep(&mut self, mut batch: Vec<Job>) {
        // Of one submission sent twice, the one that came by a link is looked at first: it is counted as verified.
        batch.sort_by_key(|job| (job.row.submission_id, job.transaction.is_none()));
        let storage = self.storage.clone();
        let turn = storage.turn();
        let error = match self.store(&batch) {
            Ok(outcomes) => {
                pass(turn);
                return answer(batch, outcomes);
            }
            Err(error) => error,
        };
        tracing::warn!(%error, batch = batch.len(), "a batch was not stored");
        self.known.forget();
        let is_connected = self.is_connected();
        if let Error::Unavailable(why) = &error {
            refuse(batch, why);
        } else if !is_connected {
            refuse(batch, "the connection was lost");
        } else if batch.len() == 1 && !matches!(error, Error::Conflict) {
            answer(batch, vec![Err(error)]);
        } else {
            self.keep_each(batch);
        }
        pass(turn);
    }

    /// Stores job by job, until the database is away.
    fn keep_each(&mut self, batch: Vec<Job>) {
        let mut away = None;
        for job in batch {
            let outcome = match &away {
                Some(why) => Err(Error::Unavailable(String::clone(why))),
                None => self.store_one(&job),
            };
            if let Err(error) = &outcome {
                self.known.forget();
                if let Error::Unavailable(why) = error {
                    away = Some(why.clone());
                }
            }
            tell(job, outcome);
        }
    }

    /// Stores one job. A conflict means that another replica spent its link meanwhile: looked at again, it is known.
    fn store_one(&mut self, job: &Job) -> Result<Outcome, Error> {
        let batch = std::slice::from_ref(job);
        let outcomes = match self.store(batch) {
            Err(Error::Conflict) => {
                self.known.forget();
                self.store(batch)
            }
            outcomes => outcomes,
        };
        let none = || Err(Error::Unavailable("no outcome".to_owned()));
        outcomes?.pop().unwrap_or_else(none)
    }

    /// Rows and counters of all jobs in one transaction; afterwards, what became of the ones that were not new.
    fn store(&mut self, batch: &[Job]) -> Result<Vec<Result<Outcome, Error>>, Error> {
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
        // Only those that come by a link pay for looking at it.
        let links: Vec<(&Transaction, &NewRow)> = batch
            .iter()
            .filter_map(|job| Some((job.transaction.as_ref()?, &job.row)))
            .collect();
        let (inserted, late) = unit(db, Intent::Write, |db| {
            let late = verifications::late(db, &links)?;
            let rows: Vec<&NewRow> = rows
                .into_iter()
                .filter(|row| !late.contains(&row.submission_id))
                .collect();
            let inserted = responses::insert_new(db, &rows)?;
            verifications::spend(db, &links, &inserted)?;
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
            comments::insert(db, &comments_of(batch, &inserted))?;
            Ok::<_, Error>((inserted, late))
        })?;

        let mut taken: HashSet<Uuid> = HashSet::with_capacity(batch.len());
        let outcomes = batch.iter().map(|job| match inserted.get(&job.row.submission_id) {
            Some(id) if taken.insert(job.row.submission_id) => Ok(Outcome::Stored(*id)),
            _ => outcome_of_known(db, &job.row, late.contains(&job.row.submission_id)),
        });
        Ok(outcomes.collect())
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

/// What was written in the submissions that are new; each once, though it was sent twice in one batch.
fn comments_of(batch: &[Job], inserted: &HashMap<Uuid, i64>) -> Vec<comments::NewRow> {
    let mut seen = HashSet::new();
    let mut rows = Vec::new();
    for Job { row, said, .. } in batch {
        let (Some(said), Some(id)) = (said, inserted.get(&row.submission_id)) else {
            continue;
        };
        if seen.insert(row.submission_id) {
            let texts = said.texts.iter();
            rows.extend(texts.map(|(question, words)| comments::NewRow {
                response_id: *id,
                survey_id: said.survey_id,
                question: question.clone(),
                placement: row.placement.clone(),
                language: row.language.clone(),
                day: row.day,
                submitted_at: row.submitted_at,
                words: words.clone(),
                state: comments::NEW,
                owner: String::new(),
                tags: "[]".to_owned(),
            }));
        }
    }
    rows
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
fn outcome_of_known(db: &mut Db, row: &NewRow, is_late: bool) -> Result<Outcome, Error> {
    match responses::find_by_submission(db, row.submission_id)? {
        Some(stored) if stored.version_id == row.version_id && stored.answers == row.answers => {
            Ok(Outcome::Again(stored.id))
        }
        _ if is_late => Ok(Outcome::LinkUsed),
        Some(_) => Ok(Outcome::Differs),
        None if responses::is_withdrawn(db, row.submission_id)? => Ok(Outcome::Withdrawn),
        None => match holds::find_by_submission(db, row.submission_id)? {
            Some(hold) if hold.version_id == row.version_id && hold.answers == row.answers => {
                Ok(Outcome::Held(hold.id))
            }
            Some(_) => Ok(Outcome::Differs),
            None => Err(Error::Unavailable("a submission met its own withdrawal".to_owned())),
        },
    }
}

fn answer(batch: Vec<Job>, outcomes: Vec<Result<Outcome, Error>>) {
    for (job, outcome) in batch.into_iter().zip(outcomes) {
        tell(job, outcome);
    }
}

fn refuse(batch: Vec<Job>, why: &str) {
    for job in batch {
        tell(job, Err(Error::Unavailable(why.to_owned())));
    }
}

/// Sends the verdict. A sender who has hung up is no fault: the row is stored, and sending again finds it.
fn tell(job: Job, outcome: Result<Outcome, Error>) {
    if job.sender.send(outcome).is_err() {
        tracing::debug!("a sender left before the verdict");
    }
}
