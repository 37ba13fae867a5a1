//! A public improvement action with its survey and effect.

use std::sync::Arc;

use super::action::{ActionEffect, ImprovementAction};
use crate::app::catalogue::PublishedSurvey;

/// Public improvement action.
#[derive(Clone, Debug)]
pub struct Practice {
    /// Survey in which citizens gave the feedback.
    pub published: Arc<PublishedSurvey>,
    /// Improvement action.
    pub action: ImprovementAction,
    /// Measure before and after, from the public reports.
    pub effect: Option<ActionEffect>,
    /// Number of whose multiples its counts are told; 1 when they are exact.
    pub told_in: u64,
}
