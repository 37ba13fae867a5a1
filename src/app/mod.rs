//! Application layer: the operations of the service for citizens, staff and operators, as plain functions.
//!
//! Makes the decisions; contains neither HTTP nor SQL. Nothing is `async`: callers that must not block use a thread
//! that may.

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
pub mod resource;
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

/// Shared state of the application layer. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// Database.
    pub storage: Storage,
    /// Queue that writes submissions to the database.
    pub committer: Committer,
    /// In-memory catalogue of published surveys.
    pub catalogue: Arc<catalogue::Catalogue>,
    /// Page views and form starts that are not written yet.
    pub visits: Arc<reports::funnel::Visits>,
    /// Keys that sign receipts, links and form tokens.
    pub keyring: Keyring,
    /// Source of the current time.
    pub clock: Clock,
    /// Cached comparison of all cities.
    pub overview: Arc<cache::Cached<reports::comparison::Overview>>,
    /// Cached public improvement actions of all cities.
    pub practices: Arc<cache::Cached<Vec<improvement_actions::practices::Practice>>>,
    /// Indicator frameworks: the built-in ones and the operator's.
    pub frameworks: Arc<Vec<Framework>>,
    /// Installation-wide minimum of answers behind a public figure; a city may set a larger one.
    pub answers_min: u64,
    /// Looks up the DNS TXT records that confirm cities' domains.
    pub txt_lookup: Arc<dyn outgoing::dns::TxtLookup>,
    /// Client of the cities' identity providers.
    pub identity_providers: Arc<sign_on::exchange::IdentityProviders>,
    /// Actor named in the audit log; a person by number ([`audit::person`]).
    pub actor: Arc<str>,
    /// Highest audit log number seen so far. The log never gets shorter.
    pub audit_seen: Arc<AtomicI64>,
    /// Refused attempts that are not written to the database yet.
    pub security: Arc<security_log::SecurityLog>,
}

impl App {
    /// Opens the configured database and starts the committer.
    pub fn start(config: &Config) -> Result<App, storage::Error> {
        App::with_clock(config, Clock::System)
    }

    /// As [`App::start`] with another clock, for tests and for loading history.
    pub fn with_clock(config: &Config, clock: Clock) -> Result<App, storage::Error> {
        let storage = Storage::open(&config.backend)?;
        let keyring = ops::installation_secret::load_keyring(config, &storage)?;
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
            txt_lookup: Arc::new(outgoing::dns::NameServers::new(config.dns_servers.clone())),
            actor: "system".into(),
            audit_seen: Arc::default(),
            security: Arc::default(),
        };
        audit::prepare_head(&app)?;
        Ok(app)
    }

    /// Stores queued submissions and closes the database; later calls fail. The file of an SQLite database is then
    /// complete without its companions.
    pub fn close(&self) -> Result<(), storage::Error> {
        self.committer.close();
        self.storage.close()
    }

    /// Returns a copy that acts on behalf of a principal, whom the audit log then names.
    pub fn on_behalf_of(&self, principal: &access::Principal) -> App {
        App {
            actor: principal.name.as_str().into(),
            ..self.clone()
        }
    }
}

/// Failure of the service itself, which neither the citizen nor staff can correct.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// The database is unavailable; a retry may succeed.
    #[error("{0}")]
    Unavailable(#[source] storage::Error),
    /// Something is broken; a retry does not help.
    #[error("{0}")]
    Internal(#[source] storage::Error),
}

impl From<storage::Error> for ServiceError {
    fn from(error: storage::Error) -> ServiceError {
        match error {
            storage::Error::Unavailable(_) => ServiceError::Unavailable(error),
            storage::Error::Conflict
            | storage::Error::Corrupt { .. }
            | storage::Error::Newer(_)
            | storage::Error::OtherSecret(_)
            | storage::Error::Migration(_)
            | storage::Error::Query(_) => ServiceError::Internal(error),
        }
    }
}
