//! The load: clients that write, readers that read, and the settling of what is in doubt at the end.

mod citizen;
mod reader;
mod session;
mod settle;

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use parking_lot::Mutex;
use uuid::Uuid;

use crate::history::Recorder;

pub use settle::{read_everything, settle};

/// Time that a client waits for a response. Shorter than the longest fault, so that some requests outlive their client.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(2);
/// Submissions on which clients act: the newest ones.
const RECENT: usize = 400;

/// Where the requests go.
#[derive(Clone, Debug)]
pub struct Target {
    /// Addresses of the servers, or of proxies in front of them.
    pub addresses: Vec<SocketAddr>,
    /// API key of an administrator.
    pub key: String,
    /// Cookies of a signed-in viewer.
    pub cookies: String,
}

/// A write whose outcome is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doubt {
    Submit,
    Correct(u8),
    Withdraw,
}

/// What the clients know together about one submission.
#[derive(Clone, Debug)]
struct Entry {
    id: Uuid,
    /// Score with which it was submitted.
    score: u8,
    /// Score that was set last, as far as known.
    last_score: u8,
    receipt: Option<String>,
    doubt: Option<Doubt>,
    /// It is not corrected any more: a correction in doubt could replace a later one at any time.
    is_final: bool,
    is_withdrawal_sent: bool,
}

/// State that clients and readers share.
pub struct Load<'a> {
    target: Target,
    recorder: &'a Recorder,
    book: Mutex<Vec<Entry>>,
    is_over: AtomicBool,
    unsent: AtomicU64,
    acknowledged: AtomicU64,
    /// Time between two operations of one client.
    pace: Duration,
    seed: u64,
}

impl<'a> Load<'a> {
    /// Prepares a load of at most `rate` operations in a second by all clients together.
    pub fn new(target: Target, recorder: &'a Recorder, clients: usize, rate: u32, seed: u64) -> Load<'a> {
        let clients = u32::try_from(clients).unwrap_or(u32::MAX);
        Load {
            target,
            recorder,
            book: Mutex::default(),
            is_over: AtomicBool::new(false),
            unsent: AtomicU64::new(0),
            acknowledged: AtomicU64::new(0),
            pace: Duration::from_secs(1) * clients / rate.max(1),
            seed,
        }
    }

    /// Ends clients and readers after their current operation.
    pub fn stop(&self) {
        self.is_over.store(true, Ordering::SeqCst);
    }

    /// Whether the load was ended.
    pub fn is_over(&self) -> bool {
        self.is_over.load(Ordering::SeqCst)
    }

    /// Requests that could not be sent so far.
    pub fn unsent(&self) -> u64 {
        self.unsent.load(Ordering::Relaxed)
    }

    /// Submissions that were acknowledged so far.
    pub fn acknowledged(&self) -> u64 {
        self.acknowledged.load(Ordering::Relaxed)
    }

    /// Runs one client until the load is ended.
    pub fn run_citizen(&self, number: usize) {
        citizen::run(self, number);
    }

    /// Runs the reader of reports until the load is ended.
    pub fn run_report_reader(&self, number: usize) {
        reader::run_reports(self, number);
    }

    /// Runs the reader of comments until the load is ended.
    pub fn run_comment_reader(&self, number: usize) {
        reader::run_searches(self, number);
    }

    fn random(&self, number: usize) -> fastrand::Rng {
        let number = u64::try_from(number).unwrap_or_default();
        fastrand::Rng::with_seed(self.seed.wrapping_mul(1_000_003).wrapping_add(number))
    }

    /// Adds a submission, and returns its number.
    fn add(&self, score: u8) -> u64 {
        let mut book = self.book.lock();
        book.push(Entry {
            id: Uuid::now_v7(),
            score,
            last_score: score,
            receipt: None,
            doubt: None,
            is_final: false,
            is_withdrawal_sent: false,
        });
        u64::try_from(book.len()).unwrap_or(u64::MAX) - 1
    }

    /// Submissions so far.
    fn count(&self) -> u64 {
        u64::try_from(self.book.lock().len()).unwrap_or(u64::MAX)
    }

    fn entry(&self, number: u64) -> Option<Entry> {
        self.book.lock().get(usize::try_from(number).ok()?).cloned()
    }

    fn update(&self, number: u64, change: impl FnOnce(&mut Entry)) {
        let mut book = self.book.lock();
        if let Some(entry) = usize::try_from(number).ok().and_then(|place| book.get_mut(place)) {
            change(entry);
        }
    }

    /// Chooses one of the newest submissions that are acknowledged.
    fn choose(&self, random: &mut fastrand::Rng, wanted: impl Fn(&Entry) -> bool) -> Option<u64> {
        let book = self.book.lock();
        let first = book.len().saturating_sub(RECENT);
        for _ in 0..20 {
            let place = random.usize(first..book.len().max(first + 1));
            if book
                .get(place)
                .is_some_and(|entry| entry.receipt.is_some() && wanted(entry))
            {
                return u64::try_from(place).ok();
            }
        }
        None
    }
}
