//! Release of figures as JSON.

use serde::Serialize;
use utoipa::ToSchema;

use urbivox_core::measure::report::ReleaseNote;

/// Release: figures of closed days, which do not change until the next one.
#[derive(Clone, Serialize, ToSchema)]
pub struct ReleaseBody {
    /// Number within the survey, from 0; each release adds days to the one before.
    no: u32,
    /// Last civil day of the city that it tells, ISO 8601.
    #[schema(format = Date)]
    as_of: String,
    /// First civil day of the city that it tells, ISO 8601.
    #[schema(format = Date)]
    first_day: String,
    /// Number of which all counts of answers are multiples: 3, or 1 where the operator allows exact counts. The count of one
    /// answer over all days that are told of its question is less than this away from the true one; that of a part of these
    /// days less than twice this, and sums of several counts, such as a base, that much for each.
    told_in: u64,
    /// Fewest answers on which the figures of the newest days rest; those of earlier days rest on what was the minimum then.
    answers_min: u64,
}

/// Runs of days of a filter. A run ends when every group has enough answers, or after some weeks.
#[derive(Clone, Copy, Serialize, ToSchema)]
pub struct RunsBody {
    /// Number of runs in which it has figures.
    told: u32,
    /// Number of runs that are over.
    of: u32,
}

impl RunsBody {
    /// Creates the body from the number of runs with figures, and of all.
    pub(super) fn new((told, of): (u32, u32)) -> RunsBody {
        RunsBody { told, of }
    }
}

impl ReleaseBody {
    /// Returns the number of the release within the survey.
    pub(super) fn number(&self) -> u32 {
        self.no
    }
}

impl From<&ReleaseNote> for ReleaseBody {
    fn from(release: &ReleaseNote) -> ReleaseBody {
        ReleaseBody {
            no: release.number,
            as_of: release.as_of.to_string(),
            first_day: release.first_day.to_string(),
            told_in: release.told_in,
            answers_min: release.answers_min,
        }
    }
}
