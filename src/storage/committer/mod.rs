//! Group commit: one thread stores all queued submissions in one transaction, and only then answers each sender.
//!
//! It does not wait for a batch to fill: an idle server commits a single response at once, a busy one hundreds together.

mod job;
mod recent_texts;
mod rows;
mod stepwise;

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::Instant;

use parking_lot::Mutex;
use tokio::sync::{oneshot, watch};
use uuid::Uuid;

use super::backend;
use super::credit_claims::{Claims, KnownCredits};
use super::db::Db;
use super::error::Error;
use super::injected_faults::TransactionMoment;
use super::postgres::batch::OneCall;
use super::proof;
use super::proof::{StorageProbe, StorageProbes};
use super::responses::NewRow;
use super::tallies;
use super::tallies::BlockKey;
use super::{Storage, release_fairly};

pub use job::{CommentText, CommitFuture, CommitOutcome, NewSubmission};
pub use recent_texts::{RecentText, RecentTexts};

use job::Job;
use rows::{block_key, changes_of, outcome_of_existing};
use stepwise::{Stored, store_stepwise};

/// Maximum submissions in the queue; further ones are refused at once.
const QUEUE_MAX: usize = 4_096;
/// Maximum bytes of answers in the queue. Most have some hundred; the limit bounds the memory for long ones.
const QUEUE_BYTES_MAX: usize = 16 * 1_024 * 1_024;
/// Maximum submissions in one transaction; bounds the time that the first waits for the last.
const BATCH_MAX: usize = 512;

/// A message to the committer thread.
enum Message {
    /// Stores a submission.
    Store(Box<Job>),
    /// Writes a storage probe.
    Probe,
    /// Ends the thread after everything queued before is stored.
    Stop,
}

/// Handle to the committer thread. When the last clone is dropped, the thread stores what is queued and ends.
#[derive(Clone)]
pub struct Committer {
    state: Arc<QueueState>,
}

struct QueueState {
    queue: SyncSender<Message>,
    waiting: Arc<QueueLoad>,
    recent: Arc<RecentTexts>,
    probes: StorageProbes,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Drop for QueueState {
    fn drop(&mut self) {
        self.close();
    }
}

impl QueueState {
    /// Waits until the queue is stored and the thread has ended.
    fn close(&self) {
        let Some(thread) = self.thread.lock().take() else {
            return;
        };
        if self.queue.send(Message::Stop).is_err() {
            tracing::debug!("the committer had ended before");
        }
        if thread.join().is_err() {
            tracing::error!("the committer panicked");
        }
    }
}

/// Size of the queue and state of the thread.
#[derive(Debug, Default)]
struct QueueLoad {
    jobs: AtomicUsize,
    bytes: AtomicUsize,
    has_ended: AtomicBool,
    /// A probe was requested and is not written yet.
    is_probe_requested: AtomicBool,
    /// Known credits are to be forgotten.
    forgets_credits: AtomicBool,
}

impl QueueLoad {
    fn add(&self, job: &Job) {
        self.jobs.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(job.row.answers.len(), Ordering::Relaxed);
    }

    fn remove(&self, job: &Job) {
        self.jobs.fetch_sub(1, Ordering::Relaxed);
        self.bytes.fetch_sub(job.row.answers.len(), Ordering::Relaxed);
    }
}

/// The queue is full; the submission was not accepted.
#[derive(Debug)]
pub struct QueueFull;

impl Committer {
    /// Starts the committer thread on its own connection.
    pub fn start(storage: &Storage) -> Result<Committer, Error> {
        let (queue, messages) = sync_channel(QUEUE_MAX);
        let (probe_sender, probes) = watch::channel(None);
        let waiting = Arc::new(QueueLoad::default());
        let recent = Arc::new(RecentTexts::default());
        let mut worker = Worker {
            db: Some(storage.private_connection()?),
            storage: storage.clone(),
            known: tallies::KnownBlocks::default(),
            known_credits: KnownCredits::default(),
            one_call: OneCall::default(),
            recent: Arc::clone(&recent),
            waiting: Arc::clone(&waiting),
            probe_sender,
            warnings: Vec::new(),
            has_failed: false,
        };
        let thread = std::thread::Builder::new()
            .name("committer".to_owned())
            .spawn(move || worker.run(&messages))
            .map_err(|cause| Error::Unavailable(cause.to_string()))?;
        let thread = Mutex::new(Some(thread));
        let state = QueueState {
            queue,
            waiting,
            recent,
            probes,
            thread,
        };
        Ok(Committer { state: Arc::new(state) })
    }

    /// Stores what is queued and ends the thread; later submissions are refused.
    pub fn close(&self) {
        self.state.close();
    }

    /// Returns the texts of stored comments that wait for the indexer.
    pub fn recent_texts(&self) -> Arc<RecentTexts> {
        Arc::clone(&self.state.recent)
    }

    /// Returns a receiver of storage probes.
    pub fn probes(&self) -> StorageProbes {
        self.state.probes.clone()
    }

    /// Requests a storage probe, which follows the submissions in the queue.
    pub fn request_probe(&self) {
        if !self.state.waiting.is_probe_requested.swap(true, Ordering::SeqCst)
            && self.state.queue.try_send(Message::Probe).is_err()
        {
            self.state.waiting.is_probe_requested.store(false, Ordering::SeqCst);
        }
    }

    /// Queues a submission. The future resolves once it is on disk.
    pub fn enqueue(&self, submission: NewSubmission) -> Result<CommitFuture, QueueFull> {
        let waiting = &self.state.waiting;
        if waiting.bytes.load(Ordering::Relaxed) + submission.row.answers.len() > QUEUE_BYTES_MAX {
            return Err(QueueFull);
        }
        let (sender, outcome) = oneshot::channel();
        let job = Job::of(submission, sender);
        waiting.add(&job);
        match self.state.queue.try_send(Message::Store(Box::new(job))) {
            Ok(()) => Ok(outcome),
            Err(TrySendError::Full(message) | TrySendError::Disconnected(message)) => {
                if let Message::Store(job) = message {
                    waiting.remove(&job);
                }
                Err(QueueFull)
            }
        }
    }

    /// Forgets which credits are taken. Called after the credits of a run are deleted, so that networks get their next credit
    /// at once; without it they get it a day later at most.
    pub fn forget_credits(&self) {
        self.state.waiting.forgets_credits.store(true, Ordering::SeqCst);
    }

    /// Returns the number of queued submissions.
    pub fn depth(&self) -> usize {
        self.state.waiting.jobs.load(Ordering::Relaxed)
    }

    /// Returns whether a submission would be accepted now.
    pub fn has_room(&self) -> bool {
        self.depth() < QUEUE_MAX && !self.state.waiting.has_ended.load(Ordering::Relaxed)
    }
}

struct Worker {
    storage: Storage,
    db: Option<Db>,
    known: tallies::KnownBlocks,
    known_credits: KnownCredits,
    one_call: OneCall,
    recent: Arc<RecentTexts>,
    waiting: Arc<QueueLoad>,
    probe_sender: watch::Sender<Option<StorageProbe>>,
    /// Durability warnings of the last probe.
    warnings: Vec<String>,
    /// Whether the last batch could not be stored.
    has_failed: bool,
}

impl Drop for Worker {
    /// However the thread ends, [`Committer::has_room`] is false afterwards.
    fn drop(&mut self) {
        self.waiting.has_ended.store(true, Ordering::Relaxed);
    }
}

impl Worker {
    fn run(&mut self, messages: &Receiver<Message>) {
        let mut batch = Vec::with_capacity(BATCH_MAX);
        let mut is_over = false;
        while !is_over && let Ok(first) = messages.recv() {
            let mut is_probe_due = false;
            let mut take = |message: Message| match message {
                Message::Store(job) => batch.push(*job),
                Message::Probe => is_probe_due = true,
                Message::Stop => is_over = true,
            };
            take(first);
            for next in messages.try_iter().take(BATCH_MAX - 1) {
                take(next);
            }
            batch.iter().for_each(|job| self.waiting.remove(job));
            if !batch.is_empty() {
                self.commit(std::mem::take(&mut batch));
                self.recent.wait_for_room();
            }
            if is_probe_due {
                self.waiting.is_probe_requested.store(false, Ordering::SeqCst);
                self.probe();
            }
        }
    }

    /// Writes a storage probe, unless the last write is less than a second old.
    fn probe(&mut self) {
        if self.probe_sender.borrow().as_ref().is_some_and(StorageProbe::is_fresh) {
            return;
        }
        let began = Instant::now();
        let storage = self.storage.clone();
        let write_lock = storage.write_lock();
        // The connection may have ended since its last use although the database is available: then it is reopened.
        let written = match self.write_probe() {
            Err(_) if !self.is_connected() => self.write_probe(),
            outcome => outcome,
        };
        release_fairly(write_lock);
        match written {
            Ok(warnings) => {
                self.warnings = warnings;
                self.publish_probe(began, true);
            }
            Err(error) => {
                tracing::warn!(%error, "submissions cannot be stored");
                self.publish_probe(began, false);
            }
        }
    }

    fn write_probe(&mut self) -> Result<Vec<String>, Error> {
        let db = match &mut self.db {
            Some(db) => db,
            gone => gone.insert(self.storage.private_connection()?),
        };
        proof::write(db, self.has_failed)
    }

    fn publish_probe(&self, began: Instant, is_stored: bool) {
        let warnings = self.warnings.clone();
        self.probe_sender.send_replace(Some(StorageProbe {
            began,
            is_stored,
            warnings,
        }));
    }

    /// Stores the batch in one transaction. On an error of a row, retries job by job, so that one bad row never fails its
    /// neighbours; when the database is unavailable, full or busy, fails all jobs at once.
    fn commit(&mut self, mut batch: Vec<Job>) {
        // Of a submission sent twice, the one with a signed link comes first, so that it is counted as verified.
        batch.sort_by_key(|job| (job.row.submission_id, job.transaction.is_none()));
        let began = Instant::now();
        let storage = self.storage.clone();
        let write_lock = storage.write_lock();
        let error = match self.store(&batch) {
            Ok(outcomes) => {
                release_fairly(write_lock);
                if outcomes
                    .iter()
                    .any(|outcome| matches!(outcome, Ok(CommitOutcome::Stored(_))))
                {
                    self.has_failed = false;
                    self.publish_probe(began, true);
                }
                return self.answer(batch, outcomes);
            }
            Err(error) => error,
        };
        tracing::warn!(%error, batch = batch.len(), "a batch was not stored");
        self.known.clear();
        let is_connected = self.is_connected();
        if let Error::Unavailable(why) = &error {
            self.has_failed = true;
            self.publish_probe(began, false);
            refuse(batch, why);
        } else if !is_connected {
            self.has_failed = true;
            self.publish_probe(began, false);
            refuse(batch, "the connection was lost");
        } else if batch.len() == 1 && !matches!(error, Error::Conflict) {
            self.answer(batch, vec![Err(error)]);
        } else {
            self.store_each(batch);
        }
        release_fairly(write_lock);
    }

    /// Stores job by job, until the database becomes unavailable.
    fn store_each(&mut self, batch: Vec<Job>) {
        let mut away = None;
        for job in batch {
            let outcome = match &away {
                Some(why) => Err(Error::Unavailable(String::clone(why))),
                None => self.store_one(&job),
            };
            if let Err(error) = &outcome {
                self.known.clear();
                if let Error::Unavailable(why) = error {
                    away = Some(why.clone());
                }
            }
            self.send_outcome(job, outcome);
        }
    }

    /// Stores one job. A conflict means that another replica spent its link meanwhile; the retry sees that.
    fn store_one(&mut self, job: &Job) -> Result<CommitOutcome, Error> {
        let batch = std::slice::from_ref(job);
        let outcomes = match self.store(batch) {
            Err(Error::Conflict) => {
                self.known.clear();
                self.store(batch)
            }
            outcomes => outcomes,
        };
        let none = || Err(Error::Unavailable("no outcome".to_owned()));
        outcomes?.pop().unwrap_or_else(none)
    }

    /// Stores rows and counters of all jobs in one transaction, then determines the outcome of those that were not new. After
    /// an error, the caller must clear `known`.
    fn store(&mut self, batch: &[Job]) -> Result<Vec<Result<CommitOutcome, Error>>, Error> {
        let db = match &mut self.db {
            Some(db) => db,
            gone => gone.insert(self.storage.private_connection()?),
        };
        let faults = &self.storage.faults;
        faults.check(TransactionMoment::Begin)?;
        let known = &mut self.known;
        let keys: BTreeSet<BlockKey> = batch.iter().map(|job| block_key(&job.row)).collect();
        let lacking = known.missing(keys.iter());
        if !lacking.is_empty() {
            faults.write(db, |db| tallies::prepare(db, &lacking, known))?;
        }

        let mut seen = HashSet::with_capacity(batch.len());
        let first = batch.iter().filter(|job| seen.insert(job.row.submission_id));
        let (rows, surveys): (Vec<&NewRow>, Vec<Option<i64>>) = first
            .map(|job| (&job.row, job.comments.as_ref().map(|comment| comment.survey_id)))
            .unzip();
        let known_credits = &mut self.known_credits;
        if self.waiting.forgets_credits.swap(false, Ordering::SeqCst) {
            known_credits.clear();
        }
        let mut claims = Claims::of(&rows, known_credits);
        let has_link = batch.iter().any(|job| job.transaction.is_some());
        let at_once = if !has_link && self.one_call.is_worth_trying(db) {
            OneCall::drop_taken(db, &mut claims, known_credits)?;
            let changes = changes_of(batch, &keys, |_| true, &claims);
            self.one_call.store(db, &rows, &surveys, &changes, &claims, known)?
        } else {
            None
        };
        let Stored { inserted, late, taken } = match at_once {
            Some(inserted) => {
                faults.check(TransactionMoment::Committed)?;
                Stored {
                    inserted,
                    late: HashSet::new(),
                    taken: claims,
                }
            }
            None => store_stepwise((db, faults), batch, rows, &keys, &claims, known)?,
        };
        known_credits.add(taken.iter());

        let mut taken: HashSet<Uuid> = HashSet::with_capacity(batch.len());
        let outcomes = batch.iter().map(|job| match inserted.get(&job.row.submission_id) {
            Some(id) if taken.insert(job.row.submission_id) => Ok(CommitOutcome::Stored(*id)),
            _ => outcome_of_existing(db, &job.row, late.contains(&job.row.submission_id)),
        });
        Ok(outcomes.collect())
    }

    fn answer(&self, batch: Vec<Job>, outcomes: Vec<Result<CommitOutcome, Error>>) {
        for (job, outcome) in batch.into_iter().zip(outcomes) {
            self.send_outcome(job, outcome);
        }
    }

    /// Sends the outcome, and passes the comments of a stored submission to the indexer.
    fn send_outcome(&self, mut job: Job, outcome: Result<CommitOutcome, Error>) {
        if let Ok(CommitOutcome::Stored(response_id)) = &outcome
            && let Some(text) = RecentText::take(&mut job)
        {
            self.recent.push(*response_id, text);
        }
        send_outcome(job, outcome);
    }

    /// Drops a connection that does not answer, so that the next batch opens another.
    fn is_connected(&mut self) -> bool {
        let alive = self.db.as_mut().is_some_and(|db| backend::ping(db).is_ok());
        if !alive {
            self.db = None;
            // Kept counters belong to one connection, and a standby that takes over may give an identity again.
            self.known.clear();
            self.known_credits.clear();
            self.recent.drop_texts();
        }
        alive
    }
}

fn refuse(batch: Vec<Job>, why: &str) {
    for job in batch {
        send_outcome(job, Err(Error::Unavailable(why.to_owned())));
    }
}

/// Sends the outcome. A sender that has disconnected is no error: the row is stored, and a retry finds it.
fn send_outcome(job: Job, outcome: Result<CommitOutcome, Error>) {
    if job.sender.send(outcome).is_err() {
        tracing::debug!("a sender disconnected before the outcome");
    }
}
