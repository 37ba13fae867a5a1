//! Catalogue of all measures: id, unit, range, formula, interval and source of each; and of the methods that use them.

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
        "Submitted forms, of started ones. Only at pages that are ours to count: answers by the API, from kiosks, on paper and entered by staff are on neither side.",
        Method::None,
        "https://github.com/alphagov/government-service-design-manual",
    ),
    of(
        "participation-rate",
        SHARE,
        "Submitted forms, of views of the first page. Only at pages that are ours to count: answers by the API, from kiosks, on paper and entered by staff are on neither side. Not a response rate, a term for samples that were drawn.",
        Method::None,
        "AAPOR, Standard Definitions, 10th edition 2023",
    ),
    of(
        "response-rate",
        SHARE,
        "Deprecated: the former id of participation-rate. Removed in the next version.",
        Method::None,
        "AAPOR, Standard Definitions, 10th edition 2023",
    ),
];

/// Description of a method that works on values of measures: test, chart, alarm, comparison or weighting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MethodDescription {
    /// Id of the method.
    pub id: &'static str,
    /// Calculation, and where its result is shown.
    pub what: &'static str,
    /// Publication that defines it.
    pub source: &'static str,
}

/// All methods that work on values of measures.
pub const METHODS: &[MethodDescription] = &[
    MethodDescription {
        id: "holm",
        what: "Changes of all measures of a report except the primary one, effects of all actions of a page, and \"do first\" of all rows share a level of 5 %.",
        source: "S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979), 65-70",
    },
    MethodDescription {
        id: "equivalence",
        what: "Unchanged: the 90 % interval of the difference lies within 5 points of a share, or 5 % of the range of a scale.",
        source: "D. J. Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987), 657-680",
    },
    MethodDescription {
        id: "control-chart-p-prime",
        what: "Control chart of a share by month: limits at three standard errors, widened by the variation between months; signals are a point beyond them and eight in a row on one side.",
        source: "D. B. Laney, Improved control charts for attributes, Quality Engineering 14 (2002), 531-537; rules after NHS England, Making Data Count",
    },
    MethodDescription {
        id: "control-chart-xmr",
        what: "Control chart of a mean by month: limits at the mean and 2.66 times the mean moving range; the same two signals.",
        source: "NHS England, Making Data Count",
    },
    MethodDescription {
        id: "alarm",
        what: "Alarm by a bar: the last two windows together have a 99 % interval wholly below the bar, and the newest value is below it, of ten answers or more; it ends when the last two together are at or above the bar.",
        source: "our own, with the 99 % interval of the measure's method",
    },
    MethodDescription {
        id: "rounding",
        what: "Interval of a figure whose counts are told in threes: that of the effective number of answers after the variance that rounding adds.",
        source: "our own, after L. Kish, Survey Sampling (1965); rounding after I. P. Fellegi, Journal of the American Statistical Association 67 (1972), 7-18",
    },
    MethodDescription {
        id: "importance",
        what: "Priorities: share of those satisfied overall among those satisfied with a row, minus that among all others, with Newcombe's interval; gain is this times the share not satisfied with the row.",
        source: "R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890; the gain is our own",
    },
    MethodDescription {
        id: "post-stratification",
        what: "Value weighted to one segment of the population, or to a reference mix of placements, with the variance of linearised weights.",
        source: "T. Lumley, Complex Surveys (2010); interval of a share after E. L. Korn, B. I. Graubard, Survey Methodology 24 (1998), 193-201",
    },
    MethodDescription {
        id: "raking",
        what: "Value weighted to two segments of the population, for staff.",
        source: "J.-C. Deville, C.-E. Särndal, Journal of the American Statistical Association 87 (1992), 376-382",
    },
    MethodDescription {
        id: "placement-mix",
        what: "Mark of a period whose mix of placements differs from the reference: half the sum of the differences above 0.10 and Pearson's chi-square test below 0.01.",
        source: "our own",
    },
    MethodDescription {
        id: "common-share",
        what: "Share and spread of all cities of a group.",
        source: "J. C. Kleinman, Proportions with extraneous variance, Journal of the American Statistical Association 68 (1973), 46-54",
    },
    MethodDescription {
        id: "adjusted-share",
        what: "Share of a city drawn towards the common one, with an interval of its own, from five cities on.",
        source: "C. Morris, R. Tang, Estimating random effects via adjustment for density maximization, Statistical Science 26 (2011), 271-287",
    },
    MethodDescription {
        id: "funnel",
        what: "Limits beyond which a city differs more than cities usually do, from ten cities with 30 answers on.",
        source: "D. J. Spiegelhalter, Statistics in Medicine 24 (2005), 1185-1202; Quality and Safety in Health Care 14 (2005), 347-351",
    },
    MethodDescription {
        id: "norms",
        what: "Quartiles (type 7) of one value of each city, from five cities with 30 answers on.",
        source: "R. J. Hyndman, Y. Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996), 361-365",
    },
    MethodDescription {
        id: "rank-range",
        what: "Range of a city's rank in 10,000 draws of doubtful answers; each range by itself.",
        source: "H. Goldstein, D. J. Spiegelhalter, Journal of the Royal Statistical Society A 159 (1996), 385-443",
    },
    MethodDescription {
        id: "sample-size",
        what: "Planner: answers in each of two periods that show a change with a power of 80 %.",
        source: "J. L. Fleiss, B. Levin, M. C. Paik, Statistical Methods for Rates and Proportions, 3rd edition (2003)",
    },
];
