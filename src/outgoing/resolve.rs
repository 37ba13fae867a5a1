//! Names of hosts become addresses.

use std::fmt;
use std::io;
use std::net::{IpAddr, ToSocketAddrs};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// Look-ups that wait for a name server at the same time. Protects the machine from threads that wait for a dead one.
const LOOK_UPS_MAX: usize = 16;

/// Turns the name of a host into its addresses. Tests bring their own, so that none of them asks a name server.
pub trait Resolve: fmt::Debug + Send + Sync {
    /// The addresses of the host, at least one, or an error after `within` at the latest.
    fn resolve(&self, host: &str, within: Duration) -> io::Result<Vec<IpAddr>>;
}

/// Asks as the system is set up to: `/etc/hosts`, name servers, whatever else it knows.
#[derive(Clone, Debug, Default)]
pub struct SystemResolver {
    running: Arc<AtomicUsize>,
}

impl Resolve for SystemResolver {
    fn resolve(&self, host: &str, within: Duration) -> io::Result<Vec<IpAddr>> {
        // The system's own call cannot be stopped: it is left behind on a thread of its own when it takes too long.
        let Some(look_up) = LookUp::begin(&self.running) else {
            return Err(io::Error::new(
                io::ErrorKind::TimedOut,
                "the name servers do not answer",
            ));
        };
        let (send, receive) = mpsc::sync_channel(1);
        let name = host.to_owned();
        thread::Builder::new().name("resolve".to_owned()).spawn(move || {
            let found = (name.as_str(), 0).to_socket_addrs();
            drop(look_up);
            // Nobody may be waiting any more.
            let _sent = send.send(found.map(|found| found.map(|socket| socket.ip()).collect::<Vec<_>>()));
        })?;
        match receive.recv_timeout(within) {
            Ok(found) => found.and_then(some),
            Err(RecvTimeoutError::Timeout) => Err(io::Error::new(
                io::ErrorKind::TimedOut,
                "the name server does not answer",
            )),
            Err(RecvTimeoutError::Disconnected) => Err(io::Error::other("the look-up ended without an answer")),
        }
    }
}

fn some(found: Vec<IpAddr>) -> io::Result<Vec<IpAddr>> {
    if found.is_empty() {
        return Err(io::Error::new(io::ErrorKind::NotFound, "the name has no address"));
    }
    Ok(found)
}

/// A look-up that is counted until it is dropped.
struct LookUp(Arc<AtomicUsize>);

impl LookUp {
    fn begin(running: &Arc<AtomicUsize>) -> Option<LookUp> {
        let more = |count: usize| (count < LOOK_UPS_MAX).then_some(count + 1);
        running.fetch_update(Ordering::AcqRel, Ordering::Acquire, more).ok()?;
        Some(LookUp(Arc::clone(running)))
    }
}

impl Drop for LookUp {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}
