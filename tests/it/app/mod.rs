//! Tests of the use cases: authoring, submissions, reports, moderation, people and letters.

pub(crate) mod alerts;
pub(crate) mod audit;
pub(crate) mod authoring;
pub(crate) mod benchmark;
pub(crate) mod control_charts;
pub(crate) mod disclosure;
pub(crate) mod editions;
pub(crate) mod funnel;
pub(crate) mod generated_world;
pub(crate) mod letters;
pub(crate) mod mail;
pub(crate) mod moderation;
pub(crate) mod outgoing;
pub(crate) mod placements;
pub(crate) mod releases;
pub(crate) mod secrets;
pub(crate) mod sign_on;
pub(crate) mod signed_links;
pub(crate) mod submissions;
pub(crate) mod withdrawal;
