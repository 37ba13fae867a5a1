//! The network of one server: a namespace of its own where the system allows it, otherwise forwarding proxies. Both
//! can be cut: nothing passes, no connection is closed, and afterwards everything continues.

use std::cell::OnceCell;
use std::net::SocketAddr;
use std::process::Command;

use anyhow::Context;

use super::forwarder::Forwarder;
use super::namespace::Namespace;
use super::postgres::{Postgres, free_port};

/// Side of a server that is cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Between server and clients.
    Clients,
    /// Between server and database.
    Database,
}

/// The network of one server.
pub struct Link {
    way: Way,
    clients: SocketAddr,
    server: SocketAddr,
}

enum Way {
    Namespace(Namespace),
    Forwarders {
        clients: Forwarder,
        database: OnceCell<Forwarder>,
    },
}

impl Link {
    /// Creates the network of one server.
    ///
    /// # Errors
    ///
    /// Neither a namespace nor a proxy can be created.
    pub(super) fn create() -> anyhow::Result<Link> {
        match Namespace::create() {
            Ok(namespace) => {
                let server = SocketAddr::new(namespace.server_address(Side::Clients).into(), 8_080);
                Ok(Link {
                    way: Way::Namespace(namespace),
                    clients: server,
                    server,
                })
            }
            Err(error) => {
                eprintln!("no network namespace, so partitions are made by a proxy: {error:#}");
                let server = SocketAddr::from(([127, 0, 0, 1], free_port()?));
                let proxy = Forwarder::start(server)?;
                Ok(Link {
                    clients: proxy.address(),
                    way: Way::Forwarders {
                        clients: proxy,
                        database: OnceCell::new(),
                    },
                    server,
                })
            }
        }
    }

    /// Address at which clients reach the server.
    pub(super) fn client_address(&self) -> SocketAddr {
        self.clients
    }

    /// Address at which the server listens.
    pub(super) fn server_address(&self) -> SocketAddr {
        self.server
    }

    /// Address at which PostgreSQL must listen for this server, apart from 127.0.0.1.
    pub(super) fn database_address(&self) -> Option<String> {
        match &self.way {
            Way::Namespace(namespace) => Some(namespace.host_address(Side::Database).to_string()),
            Way::Forwarders { .. } => None,
        }
    }

    /// `DATABASE_URL` of the server.
    pub(super) fn database_url(&self, postgres: &Postgres) -> anyhow::Result<String> {
        match &self.way {
            Way::Namespace(namespace) => Ok(postgres.url(&namespace.host_address(Side::Database).to_string())),
            Way::Forwarders { database, .. } => {
                let proxy = Forwarder::start(SocketAddr::from(([127, 0, 0, 1], postgres.port())))?;
                let port = proxy.address().port();
                database.set(proxy).ok().context("the database has two proxies")?;
                Ok(postgres.url_at("127.0.0.1", port))
            }
        }
    }

    /// A command in this network. Its process id is that of the program.
    pub(super) fn command(&self, program: &str) -> Command {
        match &self.way {
            Way::Namespace(namespace) => namespace.command(program),
            Way::Forwarders { .. } => Command::new(program),
        }
    }

    /// Cuts a side, or joins it again.
    ///
    /// # Errors
    ///
    /// The interface cannot be changed.
    pub fn set_cut(&self, side: Side, is_cut: bool) -> anyhow::Result<()> {
        match (&self.way, side) {
            (Way::Namespace(namespace), side) => namespace.set_cut(side, is_cut),
            (Way::Forwarders { clients, .. }, Side::Clients) => {
                clients.set_cut(is_cut);
                Ok(())
            }
            (Way::Forwarders { database, .. }, Side::Database) => {
                database
                    .get()
                    .context("the server has no database to be cut off from")?
                    .set_cut(is_cut);
                Ok(())
            }
        }
    }
}
