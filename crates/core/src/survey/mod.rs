//! Survey definitions and submissions.
//!
//! This module defines the meaning of a survey definition and of a citizen's submission. It parses JSON into valid
//! values and reports all violations at once, each with its JSON pointer. It has no access to storage, the clock or
//! presentation.

pub mod answers;
pub mod authoring;
pub mod definition;
pub mod limits;
pub mod name;
mod romanise;
pub mod slug;
pub mod templates;
pub mod violation;

pub use answers::answer::{Answer, Answers, ChosenOption, RawAnswers};
pub use answers::submission::Submission;
pub use definition::Definition;
pub use definition::choice::{Choice, ChoiceOption};
pub use definition::code::Code;
pub use definition::condition::Condition;
pub use definition::decimal::Decimal;
pub use definition::kind::QuestionKind;
pub use definition::language::Language;
pub use definition::localized::Localized;
pub use definition::matrix::{Matrix, Row};
pub use definition::measure::Measure;
pub use definition::number::Number;
pub use definition::page::Page;
pub use definition::question::Question;
pub use definition::ranking::{RankOption, Ranking};
pub use definition::rating::{Rating, Style};
pub use definition::scale::Scale;
pub use definition::text::Text;
pub use slug::Slug;
pub use violation::{Violation, Violations};
