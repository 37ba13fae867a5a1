//! Application layer: the operations of the service for citizens, staff and operators, as plain functions.
//!
//! Makes the decisions; contains neither HTTP nor SQL. Nothing is `async`: callers that must not block use a thread
//! that may.

pub mod access;
pub mod alerts;
pub mod applications;
pub mod audit;
pub mod authoring;
pub mod baselines;
pub mod benchmark;
pub mod cache;
pub mod cached;
pub mod catalogue;
pub mod comments;
mod error;
pub mod expensive_work;
pub mod exports;
pub mod improvement_actions;
pub mod letters;
pub mod margins;
pub mod moderation;
pub mod ops;
pub mod people;
pub mod placements;
pub mod releases;
pub mod reports;
pub mod resource;
pub mod security_log;
pub mod sign_on;
mod start;
mod state;
pub mod submissions;
mod token;

pub use error::ServiceError;
pub use state::App;
