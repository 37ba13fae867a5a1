//! Catalogue of all measures: id, unit, range, formula, interval and source of each.

use super::value::Method;

/// Description of a measure and its variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasureDescription {
    /// Id of the measure; `M`, `N` and `F` are placeholders for points of the scale.
    pub id: &'static str,
    /// `share`, `points`, `score` or `minutes`.
    pub unit: &'static str,
    /// Smallest and largest possible value.
    pub range: &'static str,
    /// Formula in words.
    pub formula: &'static str,
    /// Method of the 95 % interval, with its source.
    pub interval: Method,
    /// Source of the formula.
    pub source: &'static str,
}

const fn of(
    id: &'static str,
    (unit, range): (&'static str, &'static str),
    formula: &'static str,
    interval: Method,
    source: &'static str,
) -> MeasureDescription {
    MeasureDescription {
        id,
        unit,
        range,
        formula,
        interval,
        source,
    }
}

const SHARE: (&str, &str) = ("share", "0 to 1");
const POINTS: (&str, &str) = ("points", "-100 to 100");

/// All measures and their variants.
pub const DESCRIPTIONS: &[MeasureDescription] = &[
    of(
        "csat-M-of-N",
        SHARE,
        "Scores from M up, of all scores on a scale from 1 to N. On five points M is 4.",
        Method::Wilson,
        "https://www.sogosurvey.com/help/introduction-to-customer-satisfaction-csat/",
    ),
    of(
        "csat-M-of-F-to-N",
        SHARE,
        "Scores from M up, of all scores on a scale from F to N.",
        Method::Wilson,
        "https://www.sogosurvey.com/help/introduction-to-customer-satisfaction-csat/",
    ),
    of(
        "govuk-0-to-100",
        ("score", "0 to 100"),
        "(mean - 1) / 4 * 100 on a scale from 1 to 5.",
        Method::BoundedMean,
        "https://github.com/alphagov/spotlight",
    ),
    of(
        "nps-0-to-10",
        POINTS,
        "Share of 9 and 10 minus share of 0 to 6, times 100.",
        Method::AdjustedWald,
        "https://help.retently.com/en/articles/431320-what-is-nps-and-how-does-it-work",
    ),
    of(
        "ces-mean-1-to-7",
        ("score", "1 to 7"),
        "Mean.",
        Method::BoundedMean,
        "https://support.nicereply.com/article/267-how-is-ces-calculated",
    ),
    of(
        "ces-5-to-7",
        SHARE,
        "Scores from 5 to 7, of all.",
        Method::Wilson,
        "https://www.zonkafeedback.com/guides/customer-effort-score-guide/how-to-measure-customer-effort-score",
    ),
    of(
        "ces-index",
        POINTS,
        "Share of 6 and 7 minus share of 1 to 3, times 100.",
        Method::AdjustedWald,
        "https://support.cys.group/support/solutions/articles/3000095531-customer-effort-score-7-point-scale-to-index",
    ),
    of(
        "sus",
        ("score", "0 to 100"),
        "Mean over people of 2.5 * (sum of (item - 1) + sum of (5 - item worded in reverse)); ten items of 1 to 5, five of them in reverse. Not a percentage; 68 is average.",
        Method::BoundedMean,
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC11649589/table/Tab3",
    ),
    of(
        "sus-positive",
        ("score", "0 to 100"),
        "Mean over people of 2.5 * sum of (item - 1); ten items of 1 to 5, none worded in reverse. Another measure than sus.",
        Method::BoundedMean,
        "J. Sauro, J. R. Lewis, When designing usability questionnaires, does it hurt to be positive?, CHI 2011, 2215-2224",
    ),
    of(
        "umux-lite",
        ("score", "0 to 100"),
        "Mean over people of (item 1 + item 2 - 2) * 100 / 12; two items of 1 to 7.",
        Method::BoundedMean,
        "https://blucado.com/umux-lite-a-detailed-insight-on-the-umuxs-kid",
    ),
    of(
        "umux-lite-r",
        ("score", "22.9 to 87.9"),
        "0.65 * umux-lite + 22.9: comparable with sus.",
        Method::BoundedMean,
        "https://rd.springer.com/chapter/10.1007/978-3-319-20886-2_20",
    ),
    of(
        "time-saved-median",
        ("minutes", "-1440 to 1440, or as far as the numbers may reach"),
        "Median over people of the first number (minutes without the service) minus the second (minutes with it), interpolated within its bin; to the minute up to two hours.",
        Method::OrderStatistics,
        "our own, after the UserCentriCities indicator redu_timesaved",
    ),
    of(
        "time-saved-mean",
        ("minutes", "-1440 to 1440, or as far as the numbers may reach"),
        "Mean of the same.",
        Method::StudentApproximate,
        "our own, after the UserCentriCities indicator redu_timesaved",
    ),
    of(
        "sdg-found-yes",
        SHARE,
        "Share of yes among yes, partly and no.",
        Method::Wilson,
        "Implementing Regulation (EU) 2020/1121, annex III",
    ),
    of(
        "sdg-rating-1-to-5",
        ("score", "1 to 5"),
        "Mean of one to five stars.",
        Method::BoundedMean,
        "Implementing Regulation (EU) 2020/1121, annex III",
    ),
    of(
        "completion-rate",
        SHARE,
        "Submitted, of started.",
        Method::None,
        "https://github.com/alphagov/government-service-design-manual",
    ),
    of(
        "response-rate",
        SHARE,
        "Submitted, of seen.",
        Method::None,
        "AAPOR, Standard Definitions, 10th edition 2023, response rate 1",
    ),
];
