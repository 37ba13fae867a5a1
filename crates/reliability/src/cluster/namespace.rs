//! A network namespace with one pair of virtual interfaces to the clients and one to the database.

use std::net::Ipv4Addr;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::bail;

use super::link::Side;
use super::postgres::{is_root, run};

/// Namespaces that this process has created.
static CREATED: AtomicU32 = AtomicU32::new(0);

/// A namespace. It is deleted when it is dropped.
pub(super) struct Namespace {
    name: String,
    /// First address; the others follow.
    base: u32,
}

impl Namespace {
    pub(super) fn create() -> anyhow::Result<Namespace> {
        if !is_root() {
            bail!("only root may create one");
        }
        let number = CREATED.fetch_add(1, Ordering::SeqCst) % 32;
        let process = std::process::id();
        // 10.64.0.0/10, a block of 256 addresses for each process and of eight for each namespace.
        let block = u32::from(Ipv4Addr::new(10, 64, 0, 0)) + (process & 0x3fff) * 256;
        let namespace = Namespace {
            name: format!("uv{process}k{number}"),
            base: block + number * 8,
        };
        ip(&["netns", "add", &namespace.name])?;
        ip(&["-n", &namespace.name, "link", "set", "lo", "up"])?;
        for side in [Side::Clients, Side::Database] {
            namespace.join(side)?;
        }
        Ok(namespace)
    }

    fn join(&self, side: Side) -> anyhow::Result<()> {
        let inside = interface(side);
        // An interface name has at most 15 bytes.
        let outside = format!("{}{}", self.name, inside.get(..1).unwrap_or_default());
        ip(&[
            "link", "add", &outside, "type", "veth", "peer", "name", inside, "netns", &self.name,
        ])?;
        ip(&[
            "address",
            "add",
            &format!("{}/30", self.host_address(side)),
            "dev",
            &outside,
        ])?;
        ip(&["link", "set", &outside, "up"])?;
        let own = format!("{}/30", self.server_address(side));
        ip(&["-n", &self.name, "address", "add", &own, "dev", inside])?;
        ip(&["-n", &self.name, "link", "set", inside, "up"])
    }

    fn address(&self, side: Side, place: u32) -> Ipv4Addr {
        let offset = match side {
            Side::Clients => 0,
            Side::Database => 4,
        };
        Ipv4Addr::from(self.base + offset + place)
    }

    /// Address outside, of clients or the database.
    pub(super) fn host_address(&self, side: Side) -> Ipv4Addr {
        self.address(side, 1)
    }

    /// Address inside, of the server.
    pub(super) fn server_address(&self, side: Side) -> Ipv4Addr {
        self.address(side, 2)
    }

    pub(super) fn command(&self, program: &str) -> Command {
        let mut command = Command::new("ip");
        command.args(["netns", "exec", &self.name, program]);
        command
    }

    /// Takes the inner interface down: packets are lost both ways, addresses and connections stay.
    pub(super) fn set_cut(&self, side: Side, is_cut: bool) -> anyhow::Result<()> {
        let state = if is_cut { "down" } else { "up" };
        ip(&["-n", &self.name, "link", "set", interface(side), state])
    }
}

impl Drop for Namespace {
    fn drop(&mut self) {
        if let Err(error) = ip(&["netns", "del", &self.name]) {
            eprintln!("namespace {} was not deleted: {error:#}", self.name);
        }
    }
}

fn interface(side: Side) -> &'static str {
    match side {
        Side::Clients => "clients",
        Side::Database => "database",
    }
}

fn ip(arguments: &[&str]) -> anyhow::Result<()> {
    run(Command::new("ip").args(arguments))
}
