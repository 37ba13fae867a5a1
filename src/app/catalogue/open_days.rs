//! Days on which a survey accepts responses, and the phase that follows from them.

use std::fmt;

use jiff::civil::Date;

/// Phase in the life of a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SurveyPhase {
    /// Never published.
    Draft,
    /// Published; its first day is in the future.
    Scheduled,
    /// Accepts responses.
    Open,
    /// Closed by staff, or its last day is over.
    Closed,
}

impl SurveyPhase {
    /// Returns the stable name of the phase.
    pub fn name(self) -> &'static str {
        match self {
            SurveyPhase::Draft => "draft",
            SurveyPhase::Scheduled => "scheduled",
            SurveyPhase::Open => "open",
            SurveyPhase::Closed => "closed",
        }
    }
}

impl fmt::Display for SurveyPhase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// Days on which a survey accepts responses; `None` for no limit.
#[derive(Clone, Copy, Debug)]
pub struct OpenDays {
    /// First day, inclusive.
    pub opens_on: Option<Date>,
    /// Last day, inclusive.
    pub closes_on: Option<Date>,
}

impl OpenDays {
    /// Returns the phase of a published survey on the day `today`; never [`SurveyPhase::Draft`].
    pub fn phase(&self, closed_by_hand: bool, today: Date) -> SurveyPhase {
        if closed_by_hand || self.closes_on.is_some_and(|last| today > last) {
            SurveyPhase::Closed
        } else if self.opens_on.is_some_and(|first| today < first) {
            SurveyPhase::Scheduled
        } else {
            SurveyPhase::Open
        }
    }
}
