//! `urbivox demo`: replays published surveys on a real server, and compares what it answers over HTTP.

mod benchmark;
mod client;
mod comparison;
mod folder;
mod questionnaire;
mod replay;
mod residents;
mod screen;
mod travellers;
pub mod world;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, anyhow, bail};
use clap::{Args, value_parser};

use super::output::print;
use crate::app::App;
use crate::app::access;
use crate::app::access::Role;
use crate::app::releases::job::close_due;
use crate::clock::Clock;
use crate::config::{Config, LISTEN, MetricsListen};
use crate::outgoing::{AllowedHosts, SystemResolver};
use crate::server::Server;
use crate::storage::Backend;
use client::Client;
use comparison::Comparison;
use folder::Folder;
use residents::Residents;

/// Days over which the residents are spread. Each second day all classes have ten answers or more, so that nothing of the
/// last days waits for a later release.
const RESIDENTS_DAYS: usize = 28;
/// Days over which the travellers are spread; likewise.
const TRAVELLERS_DAYS: usize = 6;
/// Maximum responses of a world, because they are distributed over its days in 32-bit numbers.
const RESPONSES_MAX: u64 = 4_000_000_000;

/// Show what urbivox does: replay published surveys and a ranking, compare the figures, and release them.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  urbivox demo                        serve until Ctrl-C, at the addresses that are printed
  urbivox demo --exit                 compare the figures and remove the database
  urbivox demo --keep ./copenhagen    keep the database in a folder
  urbivox demo --world                create fifty cities with five million invented responses; takes some minutes

It uses its own database and ignores all settings. Prints tables of published and measured figures. Exit codes: 0 if they
are equal, 1 if a figure differs or the demo failed, 2 if the arguments are wrong.")]
pub(super) struct Demo {
    /// Exit after the comparison instead of serving on.
    #[arg(long)]
    exit: bool,
    /// Address to listen on [default: 127.0.0.1:8080, with --exit any free port].
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
    /// Folder to keep the database in [default: a temporary one, removed at the end].
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// Create many cities with invented answers instead.
    #[arg(long)]
    world: bool,
    /// Cities of the world, at most 50.
    #[arg(long, requires = "world", default_value_t = 50)]
    cities: usize,
    /// Services of the world, at most ten in each city.
    #[arg(long, requires = "world", default_value_t = 500)]
    services: usize,
    /// Approximate number of responses in the world.
    #[arg(
        long,
        requires = "world",
        default_value_t = 5_000_000,
        value_parser = value_parser!(u64).range(..=RESPONSES_MAX)
    )]
    responses: u64,
    /// Seed; the same seed creates the same world.
    #[arg(long, requires = "world", default_value_t = 1)]
    seed: u64,
}

impl Demo {
    pub(super) fn run(self) -> Result<()> {
        super::malloc_arenas::limit();
        let folder = Folder::create(self.keep.as_deref())?;
        let config = self.config(&folder)?;
        if self.world {
            return self.run_world(config, &folder);
        }
        let server = start(config)?;
        let key = access::create_key(&server.app().storage, Role::Admin, None, Clock::System.now());
        let key = key.map_err(|refusal| anyhow!("{refusal}"))?;
        let client = Client::new(&format!("http://{}", reachable(server.address())), &key);

        let app = server.app();
        let is_equal = residents(app, &client)? & travellers(app, &client)? & ranking(app, &client)?;
        if !is_equal {
            server.stop();
            bail!(
                "the figures differ from the published ones; this is a fault of the program, please report it with the \
                 output above"
            );
        }
        if self.exit {
            server.stop();
            return leave(&folder);
        }
        print(&screen::addresses(&client, &folder))?;
        server.wait();
        Ok(())
    }

    /// Creates the world before a server is started, which would release days while they are still loaded.
    fn run_world(&self, config: Config, folder: &Folder) -> Result<()> {
        let size = world::Size {
            cities: self.cities,
            services: self.services,
            responses: self.responses,
            seed: self.seed,
        };
        let app = App::start(&config)?;
        let made = world::make(&app, size);
        app.close()?;
        print(&screen::world(made?))?;
        if self.exit {
            return leave(folder);
        }
        let server = start(config)?;
        let base = format!("http://{}", reachable(server.address()));
        print(&screen::world_addresses(&base))?;
        server.wait();
        Ok(())
    }

    /// Returns the settings of the server. Fails when it could not listen.
    fn config(&self, folder: &Folder) -> Result<Config> {
        let any_port = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let listen = self.listen.unwrap_or(if self.exit { any_port } else { LISTEN });
        // Checked beforehand for a message with advice.
        if let Err(cause) = TcpListener::bind(listen) {
            bail!("cannot listen on {listen}: {cause}; choose any free port with: urbivox demo --listen 127.0.0.1:0");
        }
        Ok(Config {
            backend: Backend::Sqlite(folder.database()),
            listen,
            metrics_listen: MetricsListen::Off,
            public_url: None,
            secret: None,
            secret_previous: Vec::new(),
            adopt_secret: false,
            stop_delay: Duration::ZERO,
            trusted_proxies: Vec::new(),
            submissions_per_minute: NonZeroU32::MAX,
            answers_min: crate::config::ANSWERS_MIN,
            public_rounding: crate::config::PUBLIC_ROUNDING,
            smtp_url: None,
            mail_from: None,
            letters: Some(folder.database().with_file_name("letters")),
            smtp_ca: None,
            security_contacts: Vec::new(),
            frameworks: Vec::new(),
            dns_servers: Vec::new(),
            outgoing_allow: AllowedHosts::default(),
            resolver: Arc::new(SystemResolver::default()),
        })
    }
}

fn start(config: Config) -> Result<Server> {
    Server::start(config, Clock::System).map_err(|cause| anyhow!("{cause}"))
}

/// Says where the database is, if it is kept.
fn leave(folder: &Folder) -> Result<()> {
    if folder.is_kept() {
        print(&screen::kept(folder))
    } else {
        Ok(())
    }
}

/// Releases all days that are over, as the server does at night.
fn release(app: &App) -> Result<()> {
    let summary = close_due(app)?;
    if summary.failures > 0 {
        bail!("days could not be released; this is a fault of the program, please report it with the output above");
    }
    Ok(())
}

/// Replays the residents of Copenhagen; returns whether the counts equal the published ones.
fn residents(app: &App, client: &Client) -> Result<bool> {
    let residents = Residents::read()?;
    print(&screen::introduction(residents.len()))?;
    questionnaire::publish(client)?;
    let languages = ["da", "en"];
    let taken = replay::replay(
        app,
        questionnaire::SURVEY,
        &languages,
        &residents.answers(),
        RESIDENTS_DAYS,
    )?;
    print(&screen::speed(residents.len(), taken))?;
    release(app)?;
    let comparison = Comparison::make(client, &residents)?;
    print(&screen::table(&comparison))?;
    print(&screen::told(&comparison))?;
    print(&screen::satisfied(&comparison))?;
    Ok(comparison.is_equal())
}

/// Replays the travellers; returns whether the figures equal the published ones.
fn travellers(app: &App, client: &Client) -> Result<bool> {
    travellers::publish(client)?;
    replay::replay(
        app,
        travellers::SURVEY,
        &["en"],
        &travellers::answers()?,
        TRAVELLERS_DAYS,
    )?;
    release(app)?;
    let lines = travellers::compare(client)?;
    print(&screen::journeys(&lines))?;
    Ok(lines.iter().all(travellers::TravelModeRow::is_equal))
}

/// Imports the published ranking; returns whether totals and order equal the published ones.
fn ranking(app: &App, client: &Client) -> Result<bool> {
    let lines = benchmark::compare(app, client)?;
    print(&screen::ranking(&lines))?;
    print(&screen::proposal(&benchmark::proposal(app, client)?))?;
    Ok(benchmark::is_equal(&lines))
}

/// Returns an address at which this machine reaches a server that listens on `address`.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip @ (IpAddr::V4(_) | IpAddr::V6(_)) => ip,
    };
    SocketAddr::new(ip, address.port())
}
