//! Every limit of the room, and whom it protects.

/// Pillars of a framework. Protects the layout of pages: each has its own box.
pub const PILLARS_MAX: usize = 20;

/// Dimensions of a framework. Protects the reader of the ranking: each is a column.
pub const DIMENSIONS_MAX: usize = 60;

/// Indicators of a framework. Protects the staff who answer every one, and the server that counts them.
pub const INDICATORS_MAX: usize = 500;

/// Characters of the name of a framework, pillar, dimension or city. Protects the layout of tables and charts.
pub const NAME_CHARS_MAX: usize = 200;

/// Characters of a framework's version. Protects the layout: it stands beside the name.
pub const VERSION_CHARS_MAX: usize = 40;

/// Characters of a statement, of the evidence asked for, and of what a survey contributes. Protects the reader; an
/// indicator that needs more is two indicators.
pub const STATEMENT_CHARS_MAX: usize = 1_000;

/// Characters of the evidence for one answer. Protects the public page, and the colleague who checks it; longer
/// evidence is a document to link to.
pub const EVIDENCE_CHARS_MAX: usize = 4_000;

/// First year of an edition. Protects from typing mistakes.
pub const YEAR_MIN: u16 = 2000;

/// Last year of an edition. Protects from typing mistakes.
pub const YEAR_MAX: u16 = 2200;

/// Cities in one imported table. Protects the server's memory; the European Union has some 95,000 municipalities, and
/// the published ranking fewer than 100.
pub const CITIES_MAX: usize = 10_000;

/// Uncertain indicators of one city. Protects the server: every one doubles the outcomes to look at.
pub const DOUBTS_MAX: usize = 5;

/// Faults reported at once. Protects the server: a small file must not cause a huge answer.
pub const FAULTS_MAX: usize = 100;

/// Characters of somebody's text that a fault repeats. Protects the reader, and the log.
pub const QUOTED_CHARS_MAX: usize = 40;
