//! City benchmark: self-reported indicators and rankings of cities.

mod drafts;
mod editions;
mod entries;
mod profile;
pub mod proposals;
mod ranking;

pub use drafts::{EditionDraft, clear_answer, draft, put_answer, put_answers};
pub use editions::{ImportSummary, import, publish, record_export, years};
pub use profile::{PeerCity, Profile, profile};
pub use ranking::{Ranking, RankingRow, ranking_of_year, table_rows};

use super::{App, ServiceError};
use crate::app::resource::Resource;
use crate::storage;
use urbivox_core::indicator::Framework;

/// Why an operation on an edition was refused.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is no such city, framework, indicator or edition.
    #[error("there is no such {0}")]
    NoSuch(Resource),
    /// All violations, each a sentence with its location.
    #[error("{}", .0.join(" "))]
    Invalid(Vec<String>),
    /// Changed by somebody else meanwhile.
    #[error("somebody changed it meanwhile")]
    Changed,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for Refusal {
    fn from(error: storage::Error) -> Refusal {
        Refusal::Fault(error.into())
    }
}

/// Returns the framework of this id.
pub fn framework<'a>(app: &'a App, id: &str) -> Result<&'a Framework, Refusal> {
    let found = app.frameworks.iter().find(|framework| framework.id == id);
    found.ok_or(Refusal::NoSuch(Resource::Framework))
}

fn city_row(db: &mut storage::Db, slug: &urbivox_core::survey::slug::Slug) -> Result<storage::cities::Row, Refusal> {
    storage::cities::find(db, slug.as_str())?.ok_or(Refusal::NoSuch(Resource::City))
}

fn corrupt(what: impl ToString) -> Refusal {
    Refusal::Fault(ServiceError::Internal(storage::Error::Corrupt {
        table: "editions",
        what: what.to_string(),
    }))
}
