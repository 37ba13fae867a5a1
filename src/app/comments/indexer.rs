//! Indexer: a thread that writes the search index of comments some seconds after they were stored.
//!
//! It takes unindexed batches, makes blocks of their comments, and then stores the blocks and deletes the batches in one
//! transaction. On SQLite it holds no lock while it makes the blocks; a batch that was changed meanwhile (by a withdrawal, a
//! correction or another process) is taken again. On PostgreSQL it holds the lock of the index. When the process is killed,
//! the batches are still there: nothing is lost and nothing is indexed twice.

use std::collections::{BTreeSet, HashMap};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use parking_lot::{Mutex, MutexGuard};

use super::index_check::rebuild_if_outdated;
use super::merging::{MERGED_BLOCKS_MIN, merge};
use super::tail::read_comments;
use super::texts::{Definitions, ResponseComments};
use crate::storage;
use crate::storage::comment_blocks::NewRow;
use crate::storage::committer::RecentTexts;
use crate::storage::unindexed_batches::{Row, Unindexed};
use crate::storage::{Backend, Db, Storage, comment_blocks, comments, unindexed_batches};
use urbivox_core::search::comment_block::CommentBlockBuilder;

/// Time between two looks for unindexed responses, unless the committer wakes the thread.
const INTERVAL: Duration = Duration::from_secs(1);
/// Pause before another attempt while another replica writes the index.
const BUSY_PAUSE: Duration = Duration::from_millis(50);
/// Responses of one pass. More at once make larger blocks; the limits of a pass bound how long submissions wait for its
/// transaction, and its memory.
const RESPONSES_MAX: usize = 8_192;
/// Bytes of texts of one pass.
const BYTES_MAX: usize = 4 * 1_024 * 1_024;
/// Surveys of one pass; each has a block of its own.
const SURVEYS_MAX: usize = 256;
/// Batches read at once.
const BATCHES: i64 = 64;
/// Responses read at once.
const READ_CHUNK: usize = 128;
/// Maximum comments of a block. A withdrawal rewrites the block of its response, a quarter of a megabyte.
const BLOCK_COMMENTS_MAX: usize = 4_096;
/// Bytes of texts at which a block is full. Only long texts reach it: a withdrawal then rewrites no more, and a merge needs
/// some times as much memory.
const BLOCK_BYTES_MAX: usize = 1_024 * 1_024;
/// Minimum number of blocks that are merged at once while responses arrive: each comment is then copied less often, and a
/// search reads so many small blocks more.
const MERGED_BLOCKS_BUSY: usize = 64;
/// Merges between two looks for unindexed responses.
const MERGES_AT_ONCE: usize = 16;
/// Failed passes after which one waits for the lock and is made under it, so that frequent changes cannot hold the index
/// back.
const MISSES_MAX: u32 = 2;
/// Unindexed batches from which the index is completed before the service starts.
const BATCHES_AT_START: usize = 128;

/// Handle to the indexer. When the last clone is dropped, the thread ends; the rest is indexed at the next start.
#[derive(Clone)]
pub struct Indexer {
    state: Arc<IndexerState>,
}

struct IndexerState {
    worker: Arc<Worker>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl IndexerState {
    fn close(&self) {
        let Some(thread) = self.thread.lock().take() else {
            return;
        };
        self.worker.recent.close();
        if thread.join().is_err() {
            tracing::error!("the indexer of comments panicked");
        }
    }
}

impl Drop for IndexerState {
    fn drop(&mut self) {
        self.close();
    }
}

/// Keeps the indexer from writing while it exists.
pub struct PausedIndexing<'a> {
    _passes: MutexGuard<'a, Passes>,
}

impl Indexer {
    /// Completes an outdated index and starts the thread. `recent` are the texts that the committer stores.
    pub fn start(storage: &Storage, recent: Arc<RecentTexts>) -> Result<Indexer, storage::Error> {
        let worker = Arc::new(Worker {
            storage: storage.clone(),
            recent,
            passes: Mutex::default(),
        });
        rebuild_if_outdated(storage)?;
        if let Err(error) = worker.complete_at_start() {
            tracing::warn!(%error, "comments could not be indexed; searches read them from the responses");
        }
        let own = Arc::clone(&worker);
        let thread = std::thread::Builder::new()
            .name("comment-index".to_owned())
            .spawn(move || own.run_through_panics())
            .map_err(|cause| storage::Error::Unavailable(cause.to_string()))?;
        let thread = Mutex::new(Some(thread));
        let state = Arc::new(IndexerState { worker, thread });
        Ok(Indexer { state })
    }

    /// Ends the thread after at most one more pass.
    pub fn close(&self) {
        self.state.close();
    }

    /// Indexes all responses stored so far, and returns their number.
    pub fn index_all(&self) -> Result<usize, storage::Error> {
        self.state.worker.index_all()
    }

    /// Merges small blocks, as the thread does when it has nothing else to do.
    pub fn merge_all(&self) -> Result<(), storage::Error> {
        let mut passes = self.state.worker.passes.lock();
        while self.state.worker.merge_some(&mut passes)? {}
        Ok(())
    }

    /// Keeps the indexer from writing until the guard is dropped.
    pub fn pause(&self) -> PausedIndexing<'_> {
        PausedIndexing {
            _passes: self.state.worker.passes.lock(),
        }
    }
}

/// State of the passes.
#[derive(Debug, Default)]
struct Passes {
    definitions: Definitions,
    /// Passes in a row whose batches were changed meanwhile, or that did not get the lock.
    misses: u32,
    /// New blocks of each survey since its blocks were looked at for a merge.
    new_blocks: HashMap<i64, usize>,
    /// Whether the last pass failed.
    has_failed: bool,
    /// Whether the last pass found responses.
    is_busy: bool,
}

/// The result of a pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    /// This many responses were indexed, and no more were there.
    Complete(usize),
    /// This many responses were indexed, and there may be more.
    More(usize),
    /// Nothing was indexed: a batch was changed meanwhile, or another replica writes the index.
    Missed,
}

/// Unindexed batches, and the blocks of their comments.
struct Taken {
    batches: Vec<Row>,
    blocks: Vec<NewRow>,
    responses: usize,
    is_all: bool,
}

struct Worker {
    storage: Storage,
    recent: Arc<RecentTexts>,
    /// Held during a pass.
    passes: Mutex<Passes>,
}

impl Worker {
    /// Runs until it is closed. A pass that panicked has committed nothing, so the next one begins from the same state.
    fn run_through_panics(&self) {
        while std::panic::catch_unwind(AssertUnwindSafe(|| self.run())).is_err() {
            tracing::error!("the indexer of comments panicked; it begins again");
            if self.recent.is_closed() {
                break;
            }
            std::thread::sleep(INTERVAL);
        }
    }

    fn run(&self) {
        let mut pause = INTERVAL;
        let mut is_closed = false;
        while !is_closed {
            is_closed = self.recent.wait(pause);
            let mut passes = self.passes.lock();
            let outcome = self.work(&mut passes, is_closed);
            let had_failed = std::mem::replace(&mut passes.has_failed, outcome.is_err());
            drop(passes);
            pause = match outcome {
                Ok(pause) => pause,
                Err(error) => {
                    if !had_failed {
                        tracing::warn!(%error, "comments could not be indexed; searches read them from the responses");
                    }
                    // A failing database is not asked more often than once a second, however many responses wait.
                    if !is_closed {
                        std::thread::sleep(INTERVAL);
                    }
                    INTERVAL
                }
            };
        }
    }

    /// Makes one pass, and merges blocks if nothing is left to be indexed. Returns the time until there is more to do.
    fn work(&self, passes: &mut Passes, is_closed: bool) -> Result<Duration, storage::Error> {
        match self.pass(passes)? {
            Progress::More(_) => return Ok(Duration::ZERO),
            Progress::Missed => {
                if !is_closed {
                    std::thread::sleep(BUSY_PAUSE);
                }
                return Ok(Duration::ZERO);
            }
            Progress::Complete(responses) => passes.is_busy = responses > 0,
        }
        for _ in 0..MERGES_AT_ONCE {
            if is_closed || !self.merge_some(passes)? {
                return Ok(INTERVAL);
            }
        }
        Ok(Duration::ZERO)
    }

    fn index_all(&self) -> Result<usize, storage::Error> {
        let mut indexed = 0;
        loop {
            let progress = self.pass(&mut self.passes.lock())?;
            match progress {
                Progress::Complete(responses) => return Ok(indexed + responses),
                Progress::More(responses) => {
                    indexed += responses;
                    tracing::debug!(indexed, "responses with comments were indexed");
                }
                Progress::Missed => std::thread::sleep(BUSY_PAUSE),
            }
        }
    }

    /// Indexes a large backlog before the service starts: searches would be slow meanwhile.
    fn complete_at_start(&self) -> Result<(), storage::Error> {
        let batches = self.storage.read(unindexed_batches::count)?;
        if batches < BATCHES_AT_START {
            return Ok(());
        }
        tracing::info!(batches, "comments are being indexed");
        let indexed = self.index_all()?;
        tracing::info!(responses = indexed, "comments were indexed");
        Ok(())
    }

    fn pass(&self, passes: &mut Passes) -> Result<Progress, storage::Error> {
        let mark = self.recent.mark();
        if self.storage.read(unindexed_batches::is_empty)? {
            self.recent.clear_until(mark);
            return Ok(Progress::Complete(0));
        }
        // On PostgreSQL the lock holds back nothing but withdrawals and the like, and keeps two replicas from doing the same
        // work. On SQLite a transaction that writes holds back submissions.
        let is_server = matches!(self.storage.backend(), Backend::Postgres(_));
        if is_server || passes.misses >= MISSES_MAX {
            return self.pass_under_lock(passes, mark);
        }
        let taken = self.storage.read(|db| self.take(db, &mut passes.definitions))?;
        let is_stored = self
            .storage
            .write(|db| Ok::<_, storage::Error>(comments::try_lock(db)? && store(db, &taken)?))?;
        Ok(self.progress(passes, &taken, is_stored, mark))
    }

    /// Takes and stores in one transaction, so that nothing is changed meanwhile.
    fn pass_under_lock(&self, passes: &mut Passes, mark: usize) -> Result<Progress, storage::Error> {
        let definitions = &mut passes.definitions;
        // After some attempts it waits in turn: many withdrawals would otherwise hold the lock all the time.
        let waits = passes.misses >= MISSES_MAX;
        let taken = self.storage.write(|db| {
            if waits {
                comments::lock(db)?;
            } else if !comments::try_lock(db)? {
                return Ok(None);
            }
            let taken = self.take(db, definitions)?;
            let is_stored = store(db, &taken)?;
            Ok::<_, storage::Error>(is_stored.then_some(taken))
        })?;
        Ok(match taken {
            Some(taken) => self.progress(passes, &taken, true, mark),
            None => {
                passes.misses += 1;
                Progress::Missed
            }
        })
    }

    fn progress(&self, passes: &mut Passes, taken: &Taken, is_stored: bool, mark: usize) -> Progress {
        if !is_stored {
            passes.misses += 1;
            return Progress::Missed;
        }
        passes.misses = 0;
        self.recent.record_indexed(taken.responses);
        if taken.is_all {
            // Responses that another replica has indexed do not wait either.
            self.recent.clear_until(mark);
        }
        for block in &taken.blocks {
            // The first block since the start leads to a look at those from before.
            *passes.new_blocks.entry(block.survey_id()).or_insert(MERGED_BLOCKS_MIN) += 1;
        }
        if taken.is_all {
            Progress::Complete(taken.responses)
        } else {
            Progress::More(taken.responses)
        }
    }

    /// Reads the oldest batches within the limits of a pass and makes blocks of their comments.
    fn take(&self, db: &mut Db, definitions: &mut Definitions) -> Result<Taken, storage::Error> {
        let mut batches: Vec<Row> = Vec::new();
        let mut all: Vec<ResponseComments> = Vec::new();
        let mut surveys = BTreeSet::new();
        let (mut responses, mut bytes, mut after) = (0, 0, i64::MIN);
        let mut is_all = false;
        let is_full = |responses: usize, bytes: usize, surveys: usize| {
            responses >= RESPONSES_MAX || bytes >= BYTES_MAX || surveys >= SURVEYS_MAX
        };
        while !is_all && !is_full(responses, bytes, surveys.len()) {
            let rows = unindexed_batches::after(db, after, BATCHES)?;
            is_all = rows.is_empty();
            for row in rows {
                if is_full(responses, bytes, surveys.len()) {
                    break;
                }
                after = row.id;
                let unindexed = row.unindexed()?;
                responses += unindexed.len();
                for comments in self.comments_of(db, definitions, &unindexed)? {
                    surveys.insert(comments.survey_id);
                    bytes += comments.texts.iter().map(|(_, text)| text.len()).sum::<usize>();
                    all.push(comments);
                }
                batches.push(row);
            }
        }
        Ok(Taken {
            batches,
            blocks: blocks_of(all)?,
            responses,
            is_all,
        })
    }

    /// Returns the comments of unindexed responses, from memory or from the database.
    fn comments_of(
        &self,
        db: &mut Db,
        definitions: &mut Definitions,
        unindexed: &[Unindexed],
    ) -> Result<Vec<ResponseComments>, storage::Error> {
        let mut found = Vec::with_capacity(unindexed.len());
        let mut unknown = Vec::new();
        for response in unindexed {
            let recent = self.recent.take(response.response_id);
            match recent.filter(|recent| response.is_of(recent.key)) {
                Some(recent) => found.push(ResponseComments {
                    survey_id: response.survey_id,
                    response_id: response.response_id,
                    day: recent.day,
                    placement: recent.placement.into(),
                    language: recent.language.into(),
                    texts: recent.comments.texts,
                }),
                None => unknown.push(response.response_id),
            }
        }
        for ids in unknown.chunks(READ_CHUNK) {
            found.extend(read_comments(db, definitions, ids)?);
        }
        Ok(found)
    }

    /// Merges small blocks of one survey that has many; false if there is none.
    fn merge_some(&self, passes: &mut Passes) -> Result<bool, storage::Error> {
        let new_blocks = &mut passes.new_blocks;
        let at_least = if passes.is_busy {
            MERGED_BLOCKS_BUSY
        } else {
            MERGED_BLOCKS_MIN
        };
        let due = new_blocks.iter().find(|(_, count)| **count >= at_least);
        let Some(survey_id) = due.map(|(survey_id, _)| *survey_id) else {
            return Ok(false);
        };
        let is_merged = self.storage.write(|db| {
            if !comments::try_lock(db)? {
                return Ok::<_, storage::Error>(None);
            }
            merge(db, survey_id).map(Some)
        })?;
        match is_merged {
            // Another replica holds the lock of the index: the next pass tries again.
            None => return Ok(false),
            // It is looked at again when it has as many new ones.
            Some(false) => drop(new_blocks.insert(survey_id, 0)),
            Some(true) => {}
        }
        Ok(true)
    }
}

/// Stores the blocks and deletes their batches; false if a batch was changed since it was taken. The caller holds the
/// lock of the index.
fn store(db: &mut Db, taken: &Taken) -> Result<bool, storage::Error> {
    if !unindexed_batches::are_unchanged(db, &taken.batches)? {
        return Ok(false);
    }
    comment_blocks::insert(db, &taken.blocks)?;
    unindexed_batches::delete(db, &taken.batches)?;
    Ok(true)
}

/// Makes blocks, each of one survey.
fn blocks_of(mut all: Vec<ResponseComments>) -> Result<Vec<NewRow>, storage::Error> {
    all.sort_by_key(|comments| (comments.survey_id, comments.response_id));
    let mut rows = Vec::new();
    let mut builder = CommentBlockBuilder::default();
    let mut survey_id = None;
    let mut bytes = 0;
    for comments in all {
        let is_other = survey_id.is_some_and(|survey_id| survey_id != comments.survey_id);
        if is_other || builder.len() >= BLOCK_COMMENTS_MAX || bytes >= BLOCK_BYTES_MAX {
            rows.extend(row_of(survey_id, std::mem::take(&mut builder))?);
            bytes = 0;
        }
        survey_id = Some(comments.survey_id);
        for (entry, text) in comments.entries() {
            bytes += text.len();
            builder.push(entry, text);
        }
    }
    rows.extend(row_of(survey_id, builder)?);
    Ok(rows)
}

fn row_of(survey_id: Option<i64>, builder: CommentBlockBuilder) -> Result<Option<NewRow>, storage::Error> {
    match survey_id {
        Some(survey_id) if !builder.is_empty() => NewRow::of(survey_id, builder.build()),
        _nothing => Ok(None),
    }
}
