//! Shared state of the application layer.

use std::sync::Arc;
use std::sync::atomic::AtomicI64;

use super::access::Principal;
use super::benchmark::rank_cache::RankCache;
use super::cached::Cached;
use super::catalogue::Catalogue;
use super::comments::indexer::Indexer;
use super::improvement_actions::practice::Practice;
use super::releases::cache::ReleaseCache;
use super::reports::overview::Overview;
use super::reports::visits::Visits;
use super::security_log::SecurityLog;
use crate::clock::Clock;
use crate::clock::guard::{ClockFault, ClockGuard};
use crate::config::Keyring;
use crate::identity_provider::exchange::IdentityProviders;
use crate::outgoing::dns::TxtLookup;
use crate::storage;
use crate::storage::Storage;
use crate::storage::committer::Committer;
use urbivox_core::indicator::Framework;
use urbivox_core::release::Rules;

/// Shared state of the application layer. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// Database.
    pub storage: Storage,
    /// Queue that writes submissions to the database.
    pub committer: Committer,
    /// Thread that writes the search index of comments.
    pub indexer: Indexer,
    /// In-memory catalogue of published surveys.
    pub catalogue: Arc<Catalogue>,
    /// Page views and form starts that are not written yet.
    pub visits: Arc<Visits>,
    /// Keys that sign receipts, links and form tokens.
    pub keyring: Keyring,
    /// Source of the current time.
    pub clock: Clock,
    /// Judges whether [`App::clock`] can be right.
    pub clock_guard: Arc<ClockGuard>,
    /// Cached comparison of all cities.
    pub overview: Arc<Cached<Overview>>,
    /// Cached public improvement actions of all cities.
    pub practices: Arc<Cached<Vec<Practice>>>,
    /// Simulated ranges of ranks in memory.
    pub ranks: Arc<RankCache>,
    /// Indicator frameworks: the built-in ones and the operator's.
    pub frameworks: Arc<Vec<Framework>>,
    /// Installation-wide minimum of answers behind a public figure; a city may set a larger one.
    pub answers_min: u64,
    /// Rules of releases, with the installation's minimum; a city may set a larger one.
    pub release_rules: Rules,
    /// Releases in memory.
    pub releases: Arc<ReleaseCache>,
    /// Looks up the DNS TXT records that confirm cities' domains.
    pub txt_lookup: Arc<dyn TxtLookup>,
    /// Client of the cities' identity providers.
    pub identity_providers: Arc<IdentityProviders>,
    /// Actor named in the audit log; a person by number ([`super::audit::person`]).
    pub actor: Arc<str>,
    /// Highest audit log number seen so far. The log never gets shorter.
    pub audit_seen: Arc<AtomicI64>,
    /// Refused attempts that are not written to the database yet.
    pub security: Arc<SecurityLog>,
}

impl App {
    /// Stores queued submissions and closes the database; later calls fail. The file of an SQLite database is then
    /// complete without its companions.
    pub fn close(&self) -> Result<(), storage::Error> {
        self.committer.close();
        self.indexer.close();
        self.storage.close()
    }

    /// Returns why the clock cannot be right; `None` if its time is plausible, or fixed.
    pub fn clock_fault(&self) -> Option<ClockFault> {
        if self.clock.is_fixed() {
            return None;
        }
        self.clock_guard.fault(self.clock.now())
    }

    /// Returns a copy that acts on behalf of a principal, whom the audit log then names.
    pub fn on_behalf_of(&self, principal: &Principal) -> App {
        App {
            actor: principal.name.as_str().into(),
            ..self.clone()
        }
    }
}
