//! The pure core of Urbivox: what a survey asks, how answers are parsed, counted and measured.
//!
//! Nothing here reads a file, a database, a clock or the network. In reading order:
//!
//! - [`survey`]: definitions of surveys, answers that are parsed against them, work on drafts, templates.
//! - [`privacy`]: masking of personal data in comments.
//! - [`tally`]: counter blocks: what a response adds to which counter.
//! - [`search`]: words of comments, and the packed search index of comments.
//! - [`measure`]: measures, intervals, change and the report.
//! - [`release`]: what the public sees of a survey, told in spans of days.
//! - [`services`]: types of services, by which cities are compared.
//! - [`indicator`]: frameworks, editions, scores and ranks.
//! - [`tables`]: responses as rows and columns.
//! - [`i18n`]: the texts of pages and letters, in every language.

pub mod i18n;
pub mod indicator;
pub mod measure;
pub mod privacy;
pub mod release;
pub mod search;
pub mod services;
pub mod survey;
pub mod tables;
pub mod tally;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
