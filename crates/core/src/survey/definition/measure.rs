//! Measures of questions.

use super::kind::QuestionKind;
use super::parse_context::{JsonNode, ParseContext};

/// Measure that the answers of a question contribute to. The calculation is in [`crate::measure`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Share of satisfied citizens (CSAT): the two best of five points, or from `satisfied_from` up.
    Csat,
    /// Net promoter score (NPS), 0 to 10.
    Nps,
    /// Customer effort score (CES), 1 to 7.
    Ces,
    /// System usability scale (SUS), ten rows of 1 to 5, five of them or none worded in reverse.
    Sus,
    /// UMUX-Lite, two rows of 1 to 7.
    UmuxLite,
    /// Time saved: two numbers, first the minutes without the digital service, then those with it.
    TimeSaved,
    /// Whether the citizen found the information (Single Digital Gateway): yes, no, partly.
    SdgFound,
    /// Helpfulness (Single Digital Gateway), 1 to 5.
    SdgRating,
}

/// Number of rows of the system usability scale that are worded in reverse, unless none is.
const SUS_REVERSED: usize = 5;

/// Number of rows of a matrix that are worded in reverse.
fn reversed_count(kind: &QuestionKind) -> usize {
    if let QuestionKind::Matrix(matrix) = kind {
        matrix.rows.iter().filter(|row| row.reversed).count()
    } else {
        0
    }
}

impl Measure {
    /// Every measure.
    pub const ALL: [Measure; 8] = [
        Measure::Csat,
        Measure::Nps,
        Measure::Ces,
        Measure::Sus,
        Measure::UmuxLite,
        Measure::TimeSaved,
        Measure::SdgFound,
        Measure::SdgRating,
    ];

    /// Measure as written in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Measure::Csat => "csat",
            Measure::Nps => "nps",
            Measure::Ces => "ces",
            Measure::Sus => "sus",
            Measure::UmuxLite => "umux-lite",
            Measure::TimeSaved => "time-saved",
            Measure::SdgFound => "sdg-found",
            Measure::SdgRating => "sdg-rating",
        }
    }

    /// Parses the measure at `node`, and reports a measure that does not fit the question. This check is omitted if
    /// `kind` is missing, because the question then has other violations to correct first.
    pub(crate) fn read(
        node: &JsonNode<'_>,
        kind: Option<&QuestionKind>,
        context: &mut ParseContext,
    ) -> Option<Measure> {
        let name = node.text(context)?;
        let Some(measure) = Measure::ALL.into_iter().find(|measure| measure.name() == name) else {
            let names = Measure::ALL.map(|measure| measure.name()).join(", ");
            node.report(context, "bad-measure", format!("Write one of: {names}."));
            return None;
        };
        if kind.is_some_and(|kind| !measure.fits(kind)) {
            node.report(context, "bad-measure", measure.needs());
        } else if measure == Measure::Sus && kind.is_some_and(|kind| ![0, SUS_REVERSED].contains(&reversed_count(kind)))
        {
            let detail = "Mark five of the ten rows as \"reversed\", or none.";
            node.report(context, "bad-reversed", detail);
        }
        Some(measure)
    }

    fn fits(&self, kind: &QuestionKind) -> bool {
        match (self, kind) {
            (Measure::Csat, QuestionKind::Rating(rating)) => rating.satisfied_from.is_some() || rating.scale.len() == 5,
            (Measure::Nps, QuestionKind::Rating(rating)) => rating.scale.has_range(0, 10),
            (Measure::Ces, QuestionKind::Rating(rating)) => rating.scale.has_range(1, 7),
            (Measure::Sus, QuestionKind::Matrix(matrix)) => matrix.rows.len() == 10 && matrix.scale.has_range(1, 5),
            (Measure::UmuxLite, QuestionKind::Matrix(matrix)) => matrix.rows.len() == 2 && matrix.scale.has_range(1, 7),
            (Measure::TimeSaved, QuestionKind::Number(number)) => number.unit.as_deref() == Some("min"),
            (Measure::SdgFound, QuestionKind::Choice(choice)) => {
                let mut codes: Vec<&str> = choice.options.iter().map(|option| option.code.as_str()).collect();
                codes.sort_unstable();
                !choice.multiple && codes == ["no", "partly", "yes"]
            }
            (Measure::SdgRating, QuestionKind::Rating(rating)) => rating.scale.has_range(1, 5),
            _ => false,
        }
    }

    fn needs(&self) -> &'static str {
        match self {
            Measure::Csat => "Use a rating with five points, or name the lowest satisfied score in \"satisfied_from\".",
            Measure::Nps => "Use a rating from 0 to 10.",
            Measure::Ces => "Use a rating from 1 to 7.",
            Measure::Sus => "Use a matrix with ten rows, from 1 to 5.",
            Measure::UmuxLite => "Use a matrix with two rows, from 1 to 7.",
            Measure::TimeSaved => "Use a number with the unit \"min\".",
            Measure::SdgFound => "Use a single choice with the options \"yes\", \"no\" and \"partly\".",
            Measure::SdgRating => "Use a rating from 1 to 5.",
        }
    }
}
