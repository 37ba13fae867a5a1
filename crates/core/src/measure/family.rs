//! Families of measures.

/// Family of a measure: all variants that mean the same, whatever their scale and formula. The id of a value names the
/// variant, such as `csat-4-of-5`; only values with the same id are comparable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeasureFamily {
    /// Share of satisfied answers.
    Csat,
    /// Satisfaction score of GOV.UK.
    Govuk,
    /// Net promoter score.
    Nps,
    /// Customer effort score: mean, share or index.
    Ces,
    /// System usability scale.
    Sus,
    /// UMUX-Lite, with and without regression on the system usability scale.
    UmuxLite,
    /// Minutes saved: mean or median.
    TimeSaved,
    /// Single Digital Gateway: information found.
    SdgFound,
    /// Single Digital Gateway: rating in stars.
    SdgRating,
    /// Submitted forms as a share of started ones.
    CompletionRate,
    /// Submitted forms as a share of the views of the survey's first page.
    ParticipationRate,
}

impl MeasureFamily {
    /// Returns the name, with which the ids of all its variants begin.
    pub fn name(self) -> &'static str {
        match self {
            MeasureFamily::Csat => "csat",
            MeasureFamily::Govuk => "govuk",
            MeasureFamily::Nps => "nps",
            MeasureFamily::Ces => "ces",
            MeasureFamily::Sus => "sus",
            MeasureFamily::UmuxLite => "umux-lite",
            MeasureFamily::TimeSaved => "time-saved",
            MeasureFamily::SdgFound => "sdg-found",
            MeasureFamily::SdgRating => "sdg-rating",
            MeasureFamily::CompletionRate => "completion-rate",
            MeasureFamily::ParticipationRate => "participation-rate",
        }
    }
}
