//! Releases: what the public sees of a survey, told in spans of days so that no small group can be recognised.
//!
//! A [`Span`] is a row of closed days that are told together. A [`ReleaseRow`] closes one span and holds [`Atom`]s: the
//! counts that it adds to each figure. Rows are only ever appended; a period shows the sum of the atoms whose last day
//! lies in it, so two public sets of answers differ by none or by at least the minimum number of answers.
//!
//! - **Credited** answers open figures, and all valid answers are in them. The **base** of a figure is its answers minus
//!   the responses of the same set that are not credited, at least 0.
//! - A **run** is a row of spans. Classes of a filter, and questions with few answers, are told a run at a time.
//! - A **parent** of a question is a question on whose answer it depends. A figure is told only where its parents are.
//! - Classes that are not told always have, together, no answers or a base of at least the minimum (**companions**).
//! - Where versions of a choice offer different **sets of options**, the people of each set are told when those of every
//!   set are none or enough. Until then the options have counts and no shares.
//! - What an earlier version **left over** waits for ever; it keeps no run open, and no class of a later run back.
//! - Counts are told in multiples of a base with a fixed secret offset for each cell: see [`told`].
//!
//! From the rows a [report](report::released_report) is made like that of live counts.
//!
//! Nothing here reads counters, a clock or a secret: [`Counts`] and [`Offsets`] are given by the caller.

mod atom;
mod circles;
mod classes;
mod close;
mod closing;
pub mod codec;
pub mod figures;
mod history;
mod option_sets;
mod period;
mod plan;
mod released_query;
pub mod report;
mod slots;
mod span_numbers;
pub mod told;
mod told_classes;
mod told_figure;
mod told_numbers;
mod told_options;
mod told_questions;
mod told_sums;

pub use atom::{Atom, FigureName, ReleaseRow, Span};
pub use close::close;
pub use history::{BrokenHistory, History};
pub use period::{period_of_figure, spans_of_figure};
pub use plan::{Counts, Dimension, FigureCounts, Offsets, Plan, PlannedFigure, RESPONSES, Rules, SetSize};
