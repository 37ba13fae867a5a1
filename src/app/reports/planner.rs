//! Planner: how many answers a survey needs to show something, and how long that takes at its own rate.

use jiff::ToSpan;
use jiff::civil::Date;

use super::disclosure;
use super::error::ReportError;
use super::live_report;
use super::report_query::ReportQuery;
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::app::releases::waiting;
use crate::storage;
use crate::storage::tallies;
use urbivox_core::measure::moments::to_f64;
use urbivox_core::measure::planner::{answers_for_change_of_mean, answers_for_change_of_share, answers_for_half_width};
use urbivox_core::measure::pooling::trials_to_settle;
use urbivox_core::measure::report::Report;
use urbivox_core::measure::value::{ChangeBasis, MeasureValue, Unit};
use urbivox_core::survey::Measure;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::slug::Slug;
use urbivox_core::tally::civil_day::Day;

/// Length of the period from which the rate is taken, in days: thirteen weeks.
const PERIOD_DAYS: i32 = 91;
/// Probability with which a change of the planned size is seen.
pub const POWER: f64 = 0.8;
/// Share that is assumed while nobody has answered.
const ASSUMED_SHARE: f64 = 0.8;
/// Changes that are planned for, as parts of the range of the measure.
const CHANGES: [f64; 2] = [0.05, 0.10];
/// Half widths that are planned for.
const HALF_WIDTHS: [f64; 2] = [0.05, 0.10];
/// Threshold of the benchmark's indicator of satisfaction.
const THRESHOLD: f64 = 0.8;

/// What answers are needed for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// To see a change of a share between two periods.
    ChangeOfShare {
        /// Earlier share, 0 to 1.
        from: f64,
        /// Later share, 0 to 1.
        to: f64,
    },
    /// To see a change of a mean between two periods, in the unit of the measure.
    ChangeOfMean {
        /// Standard deviation of the answers.
        deviation: f64,
        /// Change.
        difference: f64,
    },
    /// To know a share to within half the width of its interval.
    HalfWidth {
        /// Share, 0 to 1.
        share: f64,
        /// Half the width of the interval, 0 to 1.
        half_width: f64,
    },
    /// To show that a share is above a threshold.
    Above {
        /// Threshold, 0 to 1.
        threshold: f64,
    },
    /// To show figures to the public for the first time, and again after each release.
    Told,
}

/// Number of answers for a goal, and how long they take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// Goal.
    pub goal: Goal,
    /// Number of answers, for a change in each of the two periods; `None` when no number is enough.
    pub answers: Option<u64>,
    /// Number of days in which they come at the survey's own rate; `None` without answers, or without a number. Only answers
    /// that count towards the minimum are taken for [`Goal::Told`].
    pub days: Option<u64>,
}

/// Plans of a survey.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyPlan {
    /// First day of the period from which rate and value are taken.
    pub from: Date,
    /// Last day of this period: today.
    pub to: Date,
    /// Number of responses in the period.
    pub responses: u64,
    /// Code of the question with the primary measure; `None` when nothing is measured.
    pub question: Option<String>,
    /// Its value in the period; `None` without answers.
    pub measure: Option<MeasureValue>,
    /// Share that is assumed, because nobody has answered yet.
    pub assumed_share: Option<f64>,
    /// Answers a day to the question with the primary measure; of all responses when nothing is measured.
    pub answers_per_day: f64,
    /// Plans, by goal.
    pub plans: Vec<Plan>,
}

/// Answers of a number of days.
#[derive(Clone, Copy)]
struct Rate {
    answers: u64,
    days: u64,
}

impl Rate {
    /// Returns the number of days in which as many answers come; `None` when none come.
    fn days_for(self, answers: u64) -> Option<u64> {
        let all = u128::from(answers).saturating_mul(u128::from(self.days));
        let days = all.checked_add(u128::from(self.answers).checked_sub(1)?)? / u128::from(self.answers);
        u64::try_from(days).ok()
    }

    fn per_day(self) -> f64 {
        to_f64(i128::from(self.answers)) / to_f64(i128::from(self.days))
    }
}

/// Returns the plans of a published survey, from live figures: for its staff only.
pub fn plan(app: &App, path: &SurveyPath) -> Result<SurveyPlan, ReportError> {
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    let (from, to) = period(app, &published)?;
    let query = ReportQuery {
        from: Some(from),
        to: Some(to),
        ..ReportQuery::default()
    };
    let report = live_report::report(app, path, &query)?;
    let days = u64::try_from((to - from).get_days())
        .unwrap_or_default()
        .saturating_add(1);
    let primary = published.current().definition.primary_question();
    let code = primary.map(|question| question.code.as_str());
    let measure = code.and_then(|code| value_of(&report, code));
    let responses = report.responses.unwrap_or_default();
    let rate = Rate {
        answers: match code {
            Some(_) => measure.as_ref().map_or(0, |measure| measure.n),
            None => responses,
        },
        days,
    };
    let unit = primary.and_then(|question| question.measure).map(unit_of);
    let assumed_share = (measure.is_none() && unit == Some(Unit::Share)).then_some(ASSUMED_SHARE);
    let mut plans = plans_of(measure.as_ref(), assumed_share, rate);
    let answers_min = disclosure::answers_min(app, &published);
    // Only those that count towards the minimum open what is told.
    let opening = app.storage.read(|db| {
        let [from, to] = [from, to].map(|day| Some(Day::of(day).number()));
        waiting::numbers(db, &published, from, to)
    })?;
    let every = Rate {
        answers: opening.credited,
        days,
    };
    plans.push(Plan {
        goal: Goal::Told,
        answers: Some(answers_min),
        days: every.days_for(answers_min),
    });
    Ok(SurveyPlan {
        from,
        to,
        responses,
        question: code.map(str::to_owned),
        answers_per_day: rate.per_day(),
        measure,
        assumed_share,
        plans,
    })
}

/// Returns the plans of a survey that was never published, from an assumed share.
pub fn plan_before_publishing(
    app: &App,
    city: &Slug,
    definition: &Definition,
    today: Date,
) -> Result<SurveyPlan, ReportError> {
    let facts = app.catalogue.city(&app.storage, city)?;
    let own = facts.as_ref().and_then(|facts| facts.settings.answers_min);
    let answers_min = app.answers_min.max(own.map_or(0, u64::from));
    let primary = definition.primary_question();
    let unit = primary.and_then(|question| question.measure).map(unit_of);
    let assumed_share = (unit == Some(Unit::Share)).then_some(ASSUMED_SHARE);
    let none = Rate { answers: 0, days: 1 };
    let mut plans = plans_of(None, assumed_share, none);
    plans.push(Plan {
        goal: Goal::Told,
        answers: Some(answers_min),
        days: None,
    });
    Ok(SurveyPlan {
        from: today,
        to: today,
        responses: 0,
        question: primary.map(|question| question.code.to_string()),
        measure: None,
        assumed_share,
        answers_per_day: 0.0,
        plans,
    })
}

/// Returns the first and the last day of the period: at most thirteen weeks until today, from the first answer on.
fn period(app: &App, published: &PublishedSurvey) -> Result<(Date, Date), ReportError> {
    let to = app.clock.today(&published.timezone);
    let longest = to.saturating_sub((PERIOD_DAYS - 1).days());
    let ids: Vec<i64> = published.versions().map(|version| version.id).collect();
    let oldest = app.storage.read(|db| tallies::first_day(db, &ids))?;
    let oldest = oldest.map(|day| Day::from_number(day).ok_or_else(|| storage::Error::corrupt("tallies", "a day")));
    let oldest = oldest.transpose()?.map_or(to, |day| day.date());
    Ok((oldest.max(longest).min(to), to))
}

fn value_of(report: &Report, code: &str) -> Option<MeasureValue> {
    let mut own = report.questions.iter().filter(|question| question.code == code);
    own.find_map(|question| question.measure.clone())
}

fn unit_of(measure: Measure) -> Unit {
    MeasureValue::unit_and_range(measure).0
}

fn plans_of(measure: Option<&MeasureValue>, assumed_share: Option<f64>, rate: Rate) -> Vec<Plan> {
    let with_days = |goal: Goal, answers: Option<u64>| Plan {
        goal,
        answers,
        days: answers.and_then(|answers| rate.days_for(answers)),
    };
    let of_share = |share: f64, counts: (u64, u64)| {
        let changes = CHANGES.map(|change| {
            let to = if share + change <= 1.0 {
                share + change
            } else {
                share - change
            };
            let answers = answers_for_change_of_share(share, to, POWER);
            with_days(Goal::ChangeOfShare { from: share, to }, answers)
        });
        let widths = HALF_WIDTHS.map(|half_width| {
            let answers = answers_for_half_width(share, half_width);
            with_days(Goal::HalfWidth { share, half_width }, answers)
        });
        let threshold = THRESHOLD;
        let above = with_days(Goal::Above { threshold }, trials_to_settle(counts, threshold));
        [changes.to_vec(), widths.to_vec(), vec![above]].concat()
    };
    let of_mean = |deviation: f64, (low, high): (f64, f64)| {
        let changes = CHANGES.map(|part| {
            let difference = part * (high - low);
            let answers = answers_for_change_of_mean(deviation, difference, POWER);
            with_days(Goal::ChangeOfMean { deviation, difference }, answers)
        });
        changes.to_vec()
    };
    let Some(measure) = measure else {
        return assumed_share.map_or_else(Vec::new, |share| of_share(share, (0, 0)));
    };
    match measure.basis {
        ChangeBasis::Share(hits, n) | ChangeBasis::ToldShare(hits, n, _) => of_share(measure.value, (hits, n)),
        ChangeBasis::Mean(mean) => of_mean(mean.variance.sqrt(), measure.range),
        ChangeBasis::Points(points) => {
            // Each answer counts 100, 0 or −100 points; three pseudo-answers are in the squared error.
            let variance = points.squared_error * (points.effective_answers + 3.0);
            of_mean(100.0 * variance.sqrt(), measure.range)
        }
        ChangeBasis::Median(_) | ChangeBasis::Untested => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_whole_and_none_without_answers() {
        let rate = Rate { answers: 100, days: 91 };
        assert_eq!(rate.days_for(906), Some(825));
        assert_eq!(rate.days_for(0), Some(0));
        assert_eq!(Rate { answers: 91, days: 91 }.days_for(10), Some(10));
        assert_eq!(Rate { answers: 0, days: 1 }.days_for(10), None);
    }

    #[test]
    fn a_survey_without_answers_is_planned_from_an_assumed_share() {
        let rate = Rate { answers: 0, days: 1 };
        let plans = plans_of(None, Some(ASSUMED_SHARE), rate);
        let answers: Vec<Option<u64>> = plans.iter().map(|plan| plan.answers).collect();
        assert_eq!(answers, [Some(906), Some(199), Some(245), Some(60), None]);
        assert!(plans.iter().all(|plan| plan.days.is_none()));
        assert!(plans_of(None, None, rate).is_empty());
    }
}
