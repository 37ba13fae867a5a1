//! A proxy that forwards connections and can be cut: then nothing passes, and no connection is closed.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Time between two looks at the switches.
const TICK: Duration = Duration::from_millis(10);

#[derive(Default)]
struct Switches {
    is_cut: AtomicBool,
    is_closed: AtomicBool,
}

/// A running proxy. It accepts no further connections after it is dropped.
pub(super) struct Forwarder {
    address: SocketAddr,
    switches: Arc<Switches>,
}

impl Forwarder {
    pub(super) fn start(target: SocketAddr) -> anyhow::Result<Forwarder> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        listener.set_nonblocking(true)?;
        let forwarder = Forwarder {
            address: listener.local_addr()?,
            switches: Arc::default(),
        };
        let switches = Arc::clone(&forwarder.switches);
        std::thread::spawn(move || accept(&listener, target, &switches));
        Ok(forwarder)
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(super) fn set_cut(&self, is_cut: bool) {
        self.switches.is_cut.store(is_cut, Ordering::SeqCst);
    }
}

impl Drop for Forwarder {
    fn drop(&mut self) {
        self.switches.is_closed.store(true, Ordering::SeqCst);
    }
}

fn accept(listener: &TcpListener, target: SocketAddr, switches: &Arc<Switches>) {
    while !switches.is_closed.load(Ordering::SeqCst) {
        match listener.accept() {
            Ok((client, _)) => {
                let switches = Arc::clone(switches);
                std::thread::spawn(move || {
                    if let Err(error) = forward(&client, target, &switches)
                        && error.kind() != ErrorKind::ConnectionRefused
                    {
                        eprintln!("a connection was not forwarded: {error}");
                    }
                });
            }
            Err(_) => std::thread::sleep(TICK),
        }
    }
}

fn forward(client: &TcpStream, target: SocketAddr, switches: &Arc<Switches>) -> std::io::Result<()> {
    client.set_nonblocking(false)?;
    let server = TcpStream::connect_timeout(&target, Duration::from_secs(1))?;
    for stream in [client, &server] {
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(TICK))?;
    }
    let (from, to) = (client.try_clone()?, server.try_clone()?);
    let both = Arc::clone(switches);
    std::thread::spawn(move || pump(&from, &to, &both));
    pump(&server, client, switches);
    Ok(())
}

/// Copies one direction until a side closes it.
fn pump(mut from: &TcpStream, mut to: &TcpStream, switches: &Switches) {
    let mut buffer = [0_u8; 16_384];
    while !switches.is_closed.load(Ordering::SeqCst) {
        if switches.is_cut.load(Ordering::SeqCst) {
            std::thread::sleep(TICK);
            continue;
        }
        match from.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => {
                while switches.is_cut.load(Ordering::SeqCst) {
                    std::thread::sleep(TICK);
                }
                if to.write_all(buffer.get(..count).unwrap_or_default()).is_err() {
                    break;
                }
            }
            Err(error)
                if [ErrorKind::WouldBlock, ErrorKind::TimedOut, ErrorKind::Interrupted].contains(&error.kind()) => {}
            Err(_) => break,
        }
    }
    // The other side may have closed it already.
    let _ = to.shutdown(Shutdown::Write);
    let _ = from.shutdown(Shutdown::Read);
}
