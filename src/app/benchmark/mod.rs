//! City benchmark: self-reported indicators and rankings of cities.

mod drafts;
mod editions;
mod entries;
mod error;
mod highlights;
mod lookup;
mod profile;
pub mod proposals;
pub mod rank_cache;
mod ranking;

pub use drafts::{EditionDraft, clear_answer, draft, put_answer, put_answers};
pub use editions::{ImportSummary, import, publish, record_export, years};
pub use error::BenchmarkError;
pub use highlights::NextStep;
pub use lookup::framework;
pub use profile::{PeerCity, Profile, profile};
pub use ranking::{CityRanking, RankingRow, ranking_of_year, table_rows};
