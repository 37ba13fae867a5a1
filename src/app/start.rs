//! Start of the application layer: opens the database and loads the installation's secrets.

use std::sync::Arc;

use super::App;
use super::audit::prepare_head;
use super::comments::indexer::Indexer;
use super::ops::clock_check;
use super::ops::installation_secret::load_keyring;
use super::ops::upgrade;
use super::people::provider_secret;
use crate::clock::Clock;
use crate::config::Config;
use crate::identity_provider::exchange::IdentityProviders;
use crate::outgoing;
use crate::outgoing::dns::NameServers;
use crate::storage;
use crate::storage::Storage;
use crate::storage::committer::Committer;
use urbivox_core::indicator::built_in;
use urbivox_core::release::Rules;

impl App {
    /// Opens the configured database and starts the committer and the indexer of comments.
    pub fn start(config: &Config) -> Result<App, storage::Error> {
        App::with_clock(config, Clock::System)
    }

    /// As [`App::start`] with another clock, for tests and for loading history.
    pub fn with_clock(config: &Config, clock: Clock) -> Result<App, storage::Error> {
        let storage = Storage::open(&config.backend)?;
        let keyring = load_keyring(config, &storage)?;
        upgrade::run(&storage, clock.now())?;
        provider_secret::seal_stored(&storage, &keyring)?;
        let clock_guard = Arc::new(clock_check::guard(&storage, &clock)?);
        let committer = Committer::start(&storage)?;
        let indexer = Indexer::start(&storage, committer.recent_texts())?;
        let outgoing = outgoing::Client::new(config.outgoing_allow.clone(), Arc::clone(&config.resolver));
        let app = App {
            identity_providers: Arc::new(IdentityProviders::new(outgoing)),
            storage,
            committer,
            indexer,
            catalogue: Arc::default(),
            visits: Arc::default(),
            overview: Arc::default(),
            practices: Arc::default(),
            frameworks: Arc::new(built_in().iter().chain(&config.frameworks).cloned().collect()),
            keyring,
            clock,
            clock_guard,
            answers_min: config.answers_min.get().into(),
            release_rules: Rules::new(config.answers_min.get().into(), config.public_rounding),
            releases: Arc::default(),
            ranks: Arc::default(),
            txt_lookup: Arc::new(NameServers::new(config.dns_servers.clone())),
            actor: "system".into(),
            audit_seen: Arc::default(),
            security: Arc::default(),
        };
        prepare_head(&app)?;
        Ok(app)
    }
}
