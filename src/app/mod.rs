//! The verbs: what the service does for a citizen, a clerk or an operator, as plain functions.
//!
//! Decides, and lets storage keep. Knows neither HTTP nor SQL. Nothing here is `async`: a door that must
//! not block calls from a thread that may.

pub mod access;
pub mod alerts;
pub mod applications;
pub mod audit;
pub mod authoring;
pub mod benchmark;
pub mod cache;
pub mod catalogue;
pub mod comments;
pub mod expensive_work;
pub mod exports;
pub mod improvement_actions;
pub mod letters;
pub mod moderation;
pub mod ops;
pub mod people;
pub mod placements;
pub mod reports;
pub mod security_log;
pub mod sign_on;
pub mod submissions;

use std::sync::Arc;
use std::sync::atomic::AtomicI64;

use crate::clock::Clock;
use crate::config::{Config, Keyring};
use crate::outgoing;
use crate::storage;
use crate::storage::Storage;
use crate::storage::committer::Committer;
use urbivox_core::indicator::{Framework, built_in};

/// What the verbs work with. Cloning it is cheap.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub storage: Storage,
    /// The queue into it for submissions.
    pub committer: Committer,
    /// What is published, in memory.
    pub catalogue: Arc<catalogue::Catalogue>,
    /// Views and starts that are not written yet.
    pub visits: Arc<reports::funnel::Visits>,
    /// Signs receipts, links and forms.
    pub keyring: Keyring,
    /// Tells the time.
    pub clock: Clock,
    /// All cities beside each other, as last counted.
    pub overview: Arc<cache::Cached<reports::comparison::Overview>>,
    /// What all cities did, as last measured.
    pub practices: Arc<cache::Cached<Vec<improvement_actions::practices::Practice>>>,
    /// The frameworks of indicators: the built-in ones, and the operator's.
    pub frameworks: Arc<Vec<Framework>>,
    /// Fewest answers that a figure may rest on when everybody sees it.
    pub answers_min: u64,
    /// Reads the records that confirm cities' domains.
    pub txt: Arc<dyn outgoing::dns::TxtLookup>,
    /// Asks the cities' identity providers.
    pub identity_providers: Arc<sign_on::exchange::IdentityProviders>,
    /// On whose behalf, as the audit log names them: a person by number ([`audit::person`]).
    pub actor: Arc<str>,
    /// The highest number of the audit log that was seen: it never gets shorter.
    pub audit_seen: Arc<AtomicI64>,
    /// Refused attempts that are not written yet.
    pub security: Arc<security_log::SecurityLog>,
}

impl App {
    /// Opens the database that the configuration names, and starts the committer.
    pub fn start(config: &Config) -> Result<App, storage::Error> {
        App::with_clock(config, Clock::System)
    }

    /// As [`App::start`], at another time: for tests and for loading history.
    pub fn with_clock(config: &Config, clock: Clock) -> Result<App, storage::Error> {
        let storage = Storage::open(&config.backend)?;
        let keyring = ops::installation_secret::keyring_of(config, &storage)?;
        people::provider_secret::seal_stored(&storage, &keyring)?;
        let committer = Committer::start(&storage)?;
        let outgoing = outgoing::Client::new(config.outgoing_allow.clone(), Arc::clone(&config.resolver));
        let app = App {
            identity_providers: Arc::new(sign_on::exchange::IdentityProviders::new(outgoing)),
            storage,
            committer,
            catalogue: Arc::default(),
            visits: Arc::default(),
            overview: Arc::default(),
            practices: Arc::default(),
            frameworks: Arc::new(built_in().iter().chain(&config.frameworks).cloned().collect()),
            keyring,
            clock,
            answers_min: config.answers_min.get().into(),
            txt: Arc::new(outgoing::dns::NameServers::new(config.dns_servers.clone())),
            actor: "system".into(),
            audit_seen: Arc::default(),
            security: Arc::default(),
        };
        audit::prepare(&app)?;
        Ok(app)
    }

    /// Stores what waits, and closes the database: afterwards nothing is taken or found any more. The file of an SQLite
    /// database alone is then the whole database.
    pub fn close(&self) -> Result<(), storage::Error> {
        self.committer.close();
        self.storage.close()
    }

    /// The same on behalf of somebody, whom the audit log will name.
    pub fn acting(&self, principal: &access::Principal) -> App {
        App {
            actor: principal.name.as_str().into(),
            ..self.clone()
        }
    }
}

/// A failure that is nobody's answer: neither the citizen nor the clerk can mend it.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// The database is away: trying again helps.
    #[error("{0}")]
    Away(#[source] storage::Error),
    /// Something is broken: trying again does not help.
    #[error("{0}")]
    Broken(#[source] storage::Error),
}

impl From<storage::Error> for ServiceError {
    fn from(error: storage::Error) -> ServiceError {
        match error {
            storage::Error::Unavailable(_) => ServiceError::Away(error),
            storage::Error::Conflict
            | storage::Error::Corrupt { .. }
            | storage::Error::Newer(_)
            | storage::Error::OtherSecret(_)
            | storage::Error::Migration(_)
            | storage::Error::Query(_) => ServiceError::Broken(error),
        }
    }
}
