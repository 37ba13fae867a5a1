//! Tests of the pure core: definitions, answers, counting, measures, ranking, masking and texts.

pub(crate) mod answers;
pub(crate) mod counting;
pub(crate) mod definition;
pub(crate) mod i18n;
pub(crate) mod masking;
pub(crate) mod measures;
pub(crate) mod ranking;
pub(crate) mod statistics;
pub(crate) mod templates;
