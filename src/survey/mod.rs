//! What is asked, and what may be answered.
//!
//! This room owns the meaning of a survey definition and of a citizen's submission. It turns
//! JSON into values that cannot be wrong, and reports every fault at once with its place.
//! It refuses to know where anything is stored, what time it is, and how anything is shown.

pub mod advice;
pub mod answer;
pub mod choice;
mod chosen;
pub mod code;
pub mod condition;
mod counters;
pub mod day;
pub mod decimal;
pub mod definition;
pub mod difference;
pub mod editing;
mod entry;
pub mod fault;
pub mod form;
mod given;
mod kind;
pub mod language;
pub mod limits;
pub mod localized;
pub mod masking;
pub mod matrix;
pub mod measure;
pub mod name;
pub mod number;
mod outline;
pub mod page;
pub mod question;
pub mod ranking;
pub mod rating;
mod raw;
mod reader;
mod readiness;
mod romanise;
pub mod scale;
pub mod schema;
pub mod score;
pub mod slug;
pub mod submission;
pub mod template;
pub mod text;
pub mod translation;
pub mod vocabulary;
pub mod walk;
mod written;

pub use answer::{Answer, Answers, Chosen, RawAnswers};
pub use choice::{Choice, ChoiceOption};
pub use code::Code;
pub use condition::Condition;
pub use decimal::Decimal;
pub use definition::Definition;
pub use fault::{Fault, Faults};
pub use language::Language;
pub use localized::Localized;
pub use matrix::{Matrix, Row};
pub use measure::Measure;
pub use number::Number;
pub use page::Page;
pub use question::{Kind, Question};
pub use ranking::{RankOption, Ranking};
pub use rating::{Rating, Style};
pub use scale::Scale;
pub use slug::Slug;
pub use submission::Submission;
pub use text::Text;
