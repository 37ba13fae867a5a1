//! Gate in front of expensive work: limits the jobs that run and wait, on threads of its own.
//!
//! A waiting caller occupies no thread. Each caller has a key (a network, a city): one key can take neither all permits nor
//! all waiting places, and waiting keys take turns. A caller without a place gets 503 with `Retry-After`.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use actix_web::rt::time::timeout;
use parking_lot::Mutex;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::problem::Problem;

/// How long an idle thread of a gate is kept.
const IDLE_MAX: Duration = Duration::from_secs(60);

/// Limits of a gate.
#[derive(Clone, Copy, Debug)]
pub struct GateLimits {
    /// Jobs that run at the same time; also the number of threads.
    pub permits: usize,
    /// Jobs of one key that run at the same time.
    pub permits_per_key: usize,
    /// Callers that may wait.
    pub waiting_max: usize,
    /// Callers of one key that may wait.
    pub waiting_per_key_max: usize,
    /// Longest wait before a caller is refused.
    pub wait_max: Duration,
}

/// Gate in front of expensive work.
pub struct Gate {
    name: &'static str,
    refused: AtomicU64,
    limits: GateLimits,
    permits: Arc<Semaphore>,
    lines: Arc<Mutex<WaitingLines>>,
    hasher: RandomState,
    /// `None` only while the gate is dropped.
    threads: Option<Runtime>,
}

/// Error: there is no place, or no permit became free in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GateFull;

impl GateFull {
    fn problem(self) -> Problem {
        self.into()
    }
}

#[derive(Default)]
struct WaitingLines {
    /// Callers of all keys, running and waiting.
    count: usize,
    by_key: HashMap<u64, WaitingLine>,
}

/// Callers with one key, running and waiting.
struct WaitingLine {
    count: usize,
    permits: Arc<Semaphore>,
}

/// Permit to run a job; released on drop.
pub struct Permit {
    _all: OwnedSemaphorePermit,
    _own: OwnedSemaphorePermit,
    _place: PlaceInLine,
}

/// Place of a running or waiting caller, counted until it is dropped.
struct PlaceInLine {
    lines: Arc<Mutex<WaitingLines>>,
    key: u64,
}

impl Drop for PlaceInLine {
    fn drop(&mut self) {
        let mut lines = self.lines.lock();
        lines.count = lines.count.saturating_sub(1);
        if let Some(line) = lines.by_key.get_mut(&self.key) {
            line.count = line.count.saturating_sub(1);
            if line.count == 0 {
                lines.by_key.remove(&self.key);
            }
        }
    }
}

impl Gate {
    /// Creates a gate whose threads have this name and are started when there is work.
    pub fn new(name: &'static str, limits: GateLimits) -> io::Result<Gate> {
        let threads = Builder::new_current_thread()
            .thread_name(name)
            .max_blocking_threads(limits.permits.max(1))
            .thread_keep_alive(IDLE_MAX)
            .build()?;
        Ok(Gate {
            name,
            refused: AtomicU64::new(0),
            limits,
            permits: Arc::new(Semaphore::new(limits.permits)),
            lines: Arc::default(),
            hasher: RandomState::new(),
            threads: Some(threads),
        })
    }

    /// Returns the name of the gate, for metrics.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the number of callers refused since the start.
    pub fn refused(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }

    /// Returns the number of callers that run or wait.
    pub fn count(&self) -> usize {
        self.lines.lock().count
    }

    /// Waits for a permit. Only a hash of the key is stored, and only until the permit is released.
    pub async fn enter(&self, key: impl Hash) -> Result<Permit, GateFull> {
        let entered = self.wait(key).await;
        if entered.is_err() {
            self.refused.fetch_add(1, Ordering::Relaxed);
        }
        entered
    }

    async fn wait(&self, key: impl Hash) -> Result<Permit, GateFull> {
        let (place, own) = self.enqueue(self.hasher.hash_one(key))?;
        let turn = async {
            // The key's own permit comes first, so that a key with many callers has few of them in the common queue.
            let own = own.acquire_owned().await.ok()?;
            let all = Arc::clone(&self.permits).acquire_owned().await.ok()?;
            Some(Permit {
                _all: all,
                _own: own,
                _place: place,
            })
        };
        match timeout(self.limits.wait_max, turn).await {
            Ok(Some(permit)) => Ok(permit),
            Ok(None) | Err(_) => Err(GateFull),
        }
    }

    /// Runs `work` on a thread of the gate once a permit is free. Work that has started continues, and holds its
    /// permit, even when the caller is dropped.
    pub async fn run<T, E>(
        &self,
        key: impl Hash,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<T, Problem>
    where
        T: Send + 'static,
        E: Send + 'static,
        Problem: From<E>,
    {
        let permit = self.enter(key).await.map_err(GateFull::problem)?;
        let ending = || Problem::unavailable(&"the server is shutting down");
        let threads = self.threads.as_ref().ok_or_else(ending)?;
        let done = threads.spawn_blocking(move || {
            let done = work();
            drop(permit);
            done
        });
        match done.await {
            Ok(outcome) => outcome.map_err(<Problem as From<E>>::from),
            Err(cause) => Err(Problem::unavailable(&cause)),
        }
    }

    fn enqueue(&self, key: u64) -> Result<(PlaceInLine, Arc<Semaphore>), GateFull> {
        let limits = &self.limits;
        let mut lines = self.lines.lock();
        let of_key = lines.by_key.get(&key).map_or(0, |line| line.count);
        let is_full = lines.count >= limits.permits.saturating_add(limits.waiting_max);
        if is_full || of_key >= limits.permits_per_key.saturating_add(limits.waiting_per_key_max) {
            return Err(GateFull);
        }
        lines.count = lines.count.saturating_add(1);
        let line = lines.by_key.entry(key).or_insert_with(|| WaitingLine {
            count: 0,
            permits: Arc::new(Semaphore::new(limits.permits_per_key)),
        });
        line.count = line.count.saturating_add(1);
        let own = Arc::clone(&line.permits);
        let lines = Arc::clone(&self.lines);
        Ok((PlaceInLine { lines, key }, own))
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        if let Some(threads) = self.threads.take() {
            // Running work is not awaited: nobody would read its result.
            threads.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use futures_util::future::{join, join_all};

    use super::*;

    const LIMITS: GateLimits = GateLimits {
        permits: 2,
        permits_per_key: 1,
        waiting_max: 3,
        waiting_per_key_max: 2,
        wait_max: Duration::from_secs(60),
    };

    /// Takes a permit and releases it; whether there was one.
    async fn try_pass(gate: &Gate, key: u32) -> bool {
        gate.enter(key).await.is_ok()
    }

    #[actix_web::test]
    async fn a_full_gate_refuses_at_once_and_permits_are_returned() {
        let gate = Gate::new("test", LIMITS).unwrap();
        let first = gate.enter(1).await.unwrap();
        let waiting = join_all([try_pass(&gate, 1), try_pass(&gate, 1)]);
        let others = async {
            // Two callers of this key wait, so a third is refused. Another key gets the other permit.
            assert!(!try_pass(&gate, 1).await && try_pass(&gate, 2).await);
            assert_eq!((gate.count(), gate.refused()), (3, 1));
            drop(first);
        };
        let (waited, ()) = join(waiting, others).await;
        assert_eq!(waited, [true, true]);
    }

    #[actix_web::test]
    async fn the_queue_of_all_networks_is_limited_and_forgets_them() {
        let gate = Gate::new("test", LIMITS).unwrap();
        let mut inside = vec![gate.enter(1).await.unwrap(), gate.enter(2).await.unwrap()];
        let waiting = join_all((3..6).map(|key| try_pass(&gate, key)));
        let more = async {
            assert!(!try_pass(&gate, 6).await, "two inside and three waiting are all");
            inside.clear();
        };
        let (waited, ()) = join(waiting, more).await;
        assert_eq!(waited, [true, true, true]);
        assert_eq!(gate.lines.lock().count, 0);
        assert!(gate.lines.lock().by_key.is_empty());
    }

    #[actix_web::test]
    async fn waiting_for_a_permit_times_out() {
        let wait_max = Duration::from_millis(20);
        let gate = Gate::new("test", GateLimits { wait_max, ..LIMITS }).unwrap();
        let _inside = gate.enter("a").await.unwrap();
        let begun = Instant::now();
        assert!(gate.enter("a").await.is_err());
        assert!(begun.elapsed() >= wait_max);
        assert_eq!(gate.lines.lock().count, 1);
    }

    #[actix_web::test]
    async fn concurrent_work_never_exceeds_the_permits() {
        let limits = GateLimits {
            permits_per_key: 2,
            waiting_max: 100,
            waiting_per_key_max: 100,
            ..LIMITS
        };
        let gate = Gate::new("test", limits).unwrap();
        let running = Arc::new(Mutex::new((0, 0)));
        let work = |_number: i32| {
            let running = Arc::clone(&running);
            gate.run("a", move || {
                {
                    let mut running = running.lock();
                    running.0 += 1;
                    running.1 = running.1.max(running.0);
                }
                std::thread::yield_now();
                running.lock().0 -= 1;
                Ok::<_, crate::app::ServiceError>(())
            })
        };
        let done = join_all((0..50).map(work)).await;
        assert!(done.iter().all(Result::is_ok));
        assert!(running.lock().1 <= 2, "{:?}", running.lock());
    }
}
