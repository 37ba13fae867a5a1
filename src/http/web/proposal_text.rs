//! Evidence and warnings of proposals for the benchmark as sentences in the reader's language. The API writes English with
//! numbers as programs write them, unless the request names a language.

use jiff::civil::Date;

use super::date_format::DateFormat;
use super::number_format::NumberFormat;
use crate::app::benchmark::proposals::{
    Evidence, Finding, HABIT_QUARTERS, ProposalWarning, SATISFIED_SHARE_THRESHOLD, WeightedShare,
};
use urbivox_core::i18n;
use urbivox_core::i18n::{Texts, Value};
use urbivox_core::indicator::SurveySource;
use urbivox_core::measure::value::{MeasureValue, Unit};

/// Per cent of the intervals in reports.
const CONFIDENCE_PERCENT: u32 = 95;

/// Writes evidence and warnings.
pub struct ProposalText {
    texts: &'static Texts,
    figures: FigureFormat,
}

/// How numbers and days are written.
#[derive(Clone, Copy)]
enum FigureFormat {
    /// As people read them.
    Page(NumberFormat, DateFormat),
    /// Ungrouped, with a decimal point; days as ISO 8601.
    Api,
}

impl ProposalText {
    /// Returns the writer for a page with these texts.
    pub fn for_page(texts: &'static Texts) -> ProposalText {
        let language = texts.language();
        ProposalText {
            texts,
            figures: FigureFormat::Page(NumberFormat::of(language), DateFormat::of(language)),
        }
    }

    /// Returns the writer for the API; without a language that of English with plain numbers.
    pub fn for_api(language: Option<&str>) -> ProposalText {
        match language {
            Some(language) => ProposalText::for_page(i18n::staff(language)),
            None => ProposalText {
                texts: i18n::staff("en"),
                figures: FigureFormat::Api,
            },
        }
    }

    /// Writes evidence: what was measured, how, when, and where it is published.
    pub fn evidence(&self, evidence: &Evidence) -> String {
        let period = evidence.period;
        let (id, to) = if period.is_over {
            ("proposal-closing", period.to)
        } else {
            ("proposal-closing-so-far", evidence.until)
        };
        let values = [
            ("from", self.figures.day(period.from)),
            ("to", self.figures.day(to)),
            ("address", evidence.results_url.as_str().into()),
        ];
        let closing = self.texts.with(id, &values);
        format!("{} {closing}", self.finding(&evidence.finding))
    }

    /// Writes a warning.
    pub fn warning(&self, warning: &ProposalWarning) -> String {
        let threshold = || ("threshold", self.figures.whole_share(SATISFIED_SHARE_THRESHOLD));
        match warning {
            ProposalWarning::NotMeasured(source) => self.texts.get(not_measured_id(*source)).into_owned(),
            ProposalWarning::TooFewAnswers { min } => self
                .texts
                .with("proposal-too-few", &[("min", self.figures.count(*min))]),
            ProposalWarning::YearNotOver { year } => {
                self.texts.with("proposal-year-running", &[("year", year_value(*year))])
            }
            ProposalWarning::Open { answers_needed } => {
                let sentence = self.texts.with("proposal-open", &[threshold()]);
                let Some(more) = answers_needed else {
                    return sentence;
                };
                let needed = [("answers", self.figures.count(*more))];
                format!("{sentence} {}", self.texts.with("proposal-answers-needed", &needed))
            }
            ProposalWarning::GroupsTooSmall { segment, groups } => {
                let values = [
                    ("segment", segment.as_str().into()),
                    ("groups", groups.join(", ").into()),
                ];
                self.texts.with("proposal-groups-small", &values)
            }
            ProposalWarning::OtherMeasures { definition } => {
                let values = [("definition", definition.as_str().into())];
                self.texts.with("proposal-other-measures", &values)
            }
            ProposalWarning::FewQuarters { quarters } => {
                let values = [
                    ("needed", self.figures.count(HABIT_QUARTERS)),
                    ("quarters", self.figures.count(*quarters)),
                ];
                self.texts.with("proposal-few-quarters", &values)
            }
        }
    }

    fn finding(&self, finding: &Finding) -> String {
        let count = |name: &'static str, number: u64| (name, self.figures.count(number));
        let of_surveys = |id: &str, surveys: usize, largest: &MeasureValue| {
            let values = [
                ("surveys", self.figures.count(surveys)),
                ("largest", self.largest(largest).into()),
            ];
            self.texts.with(id, &values)
        };
        match finding {
            Finding::SatisfactionMeasured {
                surveys,
                answers,
                methods,
                largest,
            } => {
                let values = [
                    ("surveys", self.figures.count(*surveys)),
                    count("answers", *answers),
                    ("methods", methods.join(", ").into()),
                    ("largest", self.largest(largest).into()),
                ];
                self.texts.with("proposal-satisfaction-measured", &values)
            }
            Finding::SatisfiedShare {
                hits,
                n,
                share,
                interval,
                definition,
                weighted,
            } => {
                let values = [
                    count("hits", *hits),
                    count("n", *n),
                    ("value", self.figures.share(*share)),
                    ("confidence", self.figures.whole_percent(CONFIDENCE_PERCENT)),
                    ("low", self.figures.share(interval.low)),
                    ("high", self.figures.share(interval.high)),
                    ("definition", definition.as_str().into()),
                ];
                let raw = self.texts.with("proposal-satisfied-share", &values);
                match weighted {
                    Some(weighted) => format!("{raw} {}", self.weighted(weighted)),
                    None => raw,
                }
            }
            Finding::FeedbackGiven {
                services,
                channels,
                answers,
            } => {
                let values = [
                    ("services", self.figures.count(*services)),
                    ("channels", channels.join(", ").into()),
                    count("answers", *answers),
                ];
                self.texts.with("proposal-feedback", &values)
            }
            Finding::UsabilityAssessed { surveys, largest } => of_surveys("proposal-usability", *surveys, largest),
            Finding::TimeSavedMeasured { surveys, largest } => of_surveys("proposal-time-saved", *surveys, largest),
            Finding::Supported { statement, answers } => {
                let values = [("statement", statement.as_str().into()), count("answers", *answers)];
                self.texts.with("proposal-supported", &values)
            }
        }
    }

    fn weighted(&self, weighted: &WeightedShare) -> String {
        let values = [
            ("segment", weighted.segment.as_str().into()),
            ("source", weighted.source.as_str().into()),
            ("year", weighted.year.to_string().into()),
            ("value", self.figures.share(weighted.value)),
            ("confidence", self.figures.whole_percent(CONFIDENCE_PERCENT)),
            ("low", self.figures.share(weighted.interval.low)),
            ("high", self.figures.share(weighted.interval.high)),
            ("n", self.figures.count(weighted.n)),
        ];
        self.texts.with("proposal-weighted", &values)
    }

    fn largest(&self, measure: &MeasureValue) -> String {
        let value = |number: f64| self.figures.measure(measure.unit, number);
        let mut values = vec![
            ("value", value(measure.value)),
            ("n", self.figures.count(measure.n)),
            ("definition", measure.id.as_str().into()),
        ];
        let Some(interval) = measure.interval else {
            return self.texts.with("proposal-largest-alone", &values);
        };
        values.extend([
            ("confidence", self.figures.whole_percent(CONFIDENCE_PERCENT)),
            ("low", value(interval.low)),
            ("high", value(interval.high)),
            ("method", measure.method.name().into()),
        ]);
        self.texts.with("proposal-largest", &values)
    }
}

impl FigureFormat {
    fn count(self, count: impl TryInto<u64>) -> Value {
        let count = count.try_into().unwrap_or(u64::MAX);
        Value::Text(match self {
            FigureFormat::Page(numbers, _) => numbers.count(count),
            FigureFormat::Api => count.to_string(),
        })
    }

    fn whole_percent(self, percent: u32) -> Value {
        Value::Text(match self {
            FigureFormat::Page(numbers, _) => numbers.whole_percent(percent),
            FigureFormat::Api => format!("{percent} %"),
        })
    }

    fn whole_share(self, share: f64) -> Value {
        Value::Text(match self {
            FigureFormat::Page(numbers, _) => numbers.percent(share),
            FigureFormat::Api => format!("{:.0} %", share * 100.0),
        })
    }

    fn share(self, share: f64) -> Value {
        self.measure(Unit::Share, share)
    }

    /// Writes a value with one decimal, in its unit.
    fn measure(self, unit: Unit, value: f64) -> Value {
        Value::Text(match (self, unit) {
            (FigureFormat::Page(numbers, _), Unit::Share) => numbers.percent_with_decimal(value),
            (FigureFormat::Page(numbers, _), Unit::Minutes) => numbers.minutes(value),
            (FigureFormat::Page(numbers, _), Unit::Points | Unit::Score) => numbers.decimal(value, 1),
            (FigureFormat::Api, Unit::Share) => format!("{:.1} %", value * 100.0),
            (FigureFormat::Api, Unit::Minutes) => format!("{value:.1} minutes"),
            (FigureFormat::Api, Unit::Points | Unit::Score) => format!("{value:.1}"),
        })
    }

    fn day(self, day: Date) -> Value {
        Value::Text(match self {
            FigureFormat::Page(_, dates) => dates.day(day),
            FigureFormat::Api => day.to_string(),
        })
    }
}

/// A year is a name, not a quantity: it is written without grouping.
fn year_value(year: u16) -> Value {
    Value::Text(year.to_string())
}

fn not_measured_id(source: SurveySource) -> &'static str {
    match source {
        SurveySource::SatisfactionMeasured => "proposal-no-satisfaction",
        SurveySource::SatisfactionShare => "proposal-no-share",
        SurveySource::Feedback => "proposal-no-feedback",
        SurveySource::Usability => "proposal-no-usability",
        SurveySource::TimeSaved => "proposal-no-time-saved",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use urbivox_core::measure::interval::Interval;

    use super::*;
    use crate::app::benchmark::proposals::ProposalPeriod;

    fn share() -> Evidence {
        Evidence {
            finding: Finding::SatisfiedShare {
                hits: 1_019,
                n: 1_223,
                share: 0.833_197,
                interval: Interval {
                    low: 0.811_3,
                    high: 0.853,
                },
                definition: "csat-4-of-5".to_owned(),
                weighted: None,
            },
            period: ProposalPeriod {
                year: 2025,
                from: date(2025, 1, 1),
                to: date(2025, 12, 31),
                is_over: true,
            },
            until: date(2025, 12, 31),
            results_url: "https://example.org/cities/oulu".to_owned(),
        }
    }

    #[test]
    fn the_api_writes_english_with_plain_numbers() {
        assert_eq!(
            ProposalText::for_api(None).evidence(&share()),
            "1019 of 1223 answers were satisfied: 83.3 % (95 % interval 81.1 % to 85.3 %, Wilson; definition csat-4-of-5). \
             Period: 2025-01-01 to 2025-12-31. Results: https://example.org/cities/oulu"
        );
        let warning = ProposalWarning::Open {
            answers_needed: Some(1_200),
        };
        assert_eq!(
            ProposalText::for_api(None).warning(&warning),
            "The interval includes the threshold of 80 %, so it is open whether the percentage is above it. About 1200 more \
             answers at the same share would settle it."
        );
        assert!(
            ProposalText::for_api(Some("fi"))
                .warning(&warning)
                .contains("kynnyksen")
        );
    }

    #[test]
    fn a_running_year_and_a_weighted_share_are_named() {
        let mut evidence = share();
        evidence.period.is_over = false;
        evidence.until = date(2025, 3, 12);
        if let Finding::SatisfiedShare { weighted, .. } = &mut evidence.finding {
            *weighted = Some(WeightedShare {
                value: 0.782_353,
                interval: Interval {
                    low: 0.723_336,
                    high: 0.831_71,
                },
                n: 300,
                kish: 229.2,
                effective_answers: 220.7,
                segment: "district".to_owned(),
                source: "Register".to_owned(),
                year: 2024,
            });
        }
        let text = ProposalText::for_api(None).evidence(&evidence);
        assert!(
            text.contains("Weighted by district (Register, 2024): 78.2 % (95 % interval 72.3 % to 83.2 %; n = 300).")
                && text.contains("2025-01-01 to 2025-03-12 so far"),
            "{text}"
        );
    }

    #[test]
    fn pages_write_numbers_and_days_in_the_language_of_the_reader() {
        let english = ProposalText::for_page(i18n::staff("en")).evidence(&share());
        assert!(
            english.starts_with("1,019 of 1,223 answers were satisfied: 83.3% (95% interval"),
            "{english}"
        );
        assert!(english.contains("1 January 2025 to 31 December 2025"), "{english}");
        let finnish = ProposalText::for_page(i18n::staff("fi")).evidence(&share());
        assert!(
            finnish.contains("83,3\u{a0}%") && !finnish.contains("83.3"),
            "{finnish}"
        );
    }

    #[test]
    fn every_warning_has_a_text_in_every_language() {
        let warnings = SurveySource::ALL.map(ProposalWarning::NotMeasured).into_iter().chain([
            ProposalWarning::TooFewAnswers { min: 10 },
            ProposalWarning::YearNotOver { year: 2_026 },
            ProposalWarning::Open { answers_needed: None },
            ProposalWarning::GroupsTooSmall {
                segment: "district".to_owned(),
                groups: vec!["north".to_owned()],
            },
            ProposalWarning::OtherMeasures {
                definition: "csat-4-of-5".to_owned(),
            },
            ProposalWarning::FewQuarters { quarters: 1 },
        ]);
        for warning in warnings {
            for language in i18n::staff_languages() {
                let text = ProposalText::for_page(i18n::staff(language)).warning(&warning);
                assert!(text.contains(' '), "{language}: {text}");
            }
        }
    }
}
