//! Limits of this module, each with its reason.

/// Maximum number of pillars in a framework. Each has its own box on pages.
pub const PILLARS_MAX: usize = 20;

/// Maximum number of dimensions in a framework. Each is a column of the ranking.
pub const DIMENSIONS_MAX: usize = 60;

/// Maximum number of indicators in a framework. Staff answer every one of them.
pub const INDICATORS_MAX: usize = 500;

/// Maximum number of characters of the name of a framework, pillar, dimension or city, for the layout of tables and
/// charts.
pub const NAME_CHARS_MAX: usize = 200;

/// Maximum number of characters of a framework's version, which is shown next to its name.
pub const VERSION_CHARS_MAX: usize = 40;

/// Maximum number of characters of a framework's source, and of an indicator's statement, required evidence and survey
/// contribution.
pub const STATEMENT_CHARS_MAX: usize = 1_000;

/// Maximum number of characters of the evidence for one answer. Longer evidence belongs in a linked document.
pub const EVIDENCE_CHARS_MAX: usize = 4_000;

/// First year of an edition. Rejects typing errors.
pub const YEAR_MIN: u16 = 2000;

/// Last year of an edition. Rejects typing errors.
pub const YEAR_MAX: u16 = 2200;

/// Maximum number of cities in an imported table. Limits memory. The European Union has about 95,000 municipalities; the
/// published ranking has fewer than 100 cities.
pub const CITIES_MAX: usize = 10_000;

/// Maximum number of errors reported for one document, so that a small input cannot cause a huge output.
pub const ERRORS_MAX: usize = 100;

/// Maximum number of characters of input that an error message repeats.
pub const QUOTED_CHARS_MAX: usize = 40;
