//! Resolution of host names.

use std::fmt;
use std::io;
use std::net::{IpAddr, ToSocketAddrs};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// Concurrent lookups. Bounds the threads that an unresponsive name server can block.
const LOOKUPS_MAX: usize = 16;

/// Resolver of host names; replaced in tests.
pub trait Resolve: fmt::Debug + Send + Sync {
    /// Returns the addresses of the host, at least one, or an error, after `within` at the latest.
    fn resolve(&self, host: &str, within: Duration) -> io::Result<Vec<IpAddr>>;
}

/// Resolver of the operating system: `/etc/hosts`, name servers, other configured sources.
#[derive(Clone, Debug, Default)]
pub struct SystemResolver {
    running: Arc<AtomicUsize>,
}

impl Resolve for SystemResolver {
    fn resolve(&self, host: &str, within: Duration) -> io::Result<Vec<IpAddr>> {
        // The system call cannot be cancelled: it runs on its own thread, which is abandoned after a timeout.
        let Some(look_up) = LookupSlot::begin(&self.running) else {
            return Err(io::Error::new(
                io::ErrorKind::TimedOut,
                "the name servers did not respond",
            ));
        };
        let (send, receive) = mpsc::sync_channel(1);
        let name = host.to_owned();
        thread::Builder::new().name("resolve".to_owned()).spawn(move || {
            let found = (name.as_str(), 0).to_socket_addrs();
            drop(look_up);
            // The receiver may have timed out.
            let _sent = send.send(found.map(|found| found.map(|socket| socket.ip()).collect::<Vec<_>>()));
        })?;
        match receive.recv_timeout(within) {
            Ok(found) => found.and_then(require_addresses),
            Err(RecvTimeoutError::Timeout) => Err(io::Error::new(
                io::ErrorKind::TimedOut,
                "the name server did not respond",
            )),
            Err(RecvTimeoutError::Disconnected) => Err(io::Error::other("the look-up ended without an answer")),
        }
    }
}

fn require_addresses(found: Vec<IpAddr>) -> io::Result<Vec<IpAddr>> {
    if found.is_empty() {
        return Err(io::Error::new(io::ErrorKind::NotFound, "the name has no address"));
    }
    Ok(found)
}

/// A slot for a lookup, released on drop.
struct LookupSlot(Arc<AtomicUsize>);

impl LookupSlot {
    fn begin(running: &Arc<AtomicUsize>) -> Option<LookupSlot> {
        let more = |count: usize| (count < LOOKUPS_MAX).then_some(count + 1);
        running.fetch_update(Ordering::AcqRel, Ordering::Acquire, more).ok()?;
        Some(LookupSlot(Arc::clone(running)))
    }
}

impl Drop for LookupSlot {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}
