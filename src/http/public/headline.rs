//! Headline of the public results of a survey: its primary measure in words.

use crate::http::citizen::locale::Locale;
use urbivox_core::measure::family::MeasureFamily;
use urbivox_core::measure::value::{MeasureValue, Unit};

/// Returns the value of a measure as a sentence: `82% of those who answered were satisfied`, or its name and value: `Ease
/// (Customer Effort Score): 5.79 on a scale from 1 to 7`.
pub(super) fn sentence(measure: &MeasureValue, locale: Locale<'_>) -> String {
    let (texts, numbers) = (locale.texts, locale.numbers());
    let value = numbers.value_of(measure);
    let share = match measure.family {
        MeasureFamily::Csat => Some("results-satisfied"),
        MeasureFamily::SdgFound => Some("results-found"),
        MeasureFamily::Govuk
        | MeasureFamily::Nps
        | MeasureFamily::Ces
        | MeasureFamily::Sus
        | MeasureFamily::UmuxLite
        | MeasureFamily::TimeSaved
        | MeasureFamily::SdgRating
        | MeasureFamily::CompletionRate
        | MeasureFamily::ParticipationRate => None,
    };
    if let Some(id) = share.filter(|_| measure.unit == Unit::Share) {
        return texts.with(id, &[("percent", value.into())]);
    }
    let mut values = vec![("measure", name(measure, locale).into()), ("value", value.into())];
    match measure.unit {
        Unit::Score | Unit::Points => {
            let (low, high) = measure.range;
            values.push(("low", numbers.decimal(low, 0).into()));
            values.push(("high", numbers.decimal(high, 0).into()));
            texts.with("results-score", &values)
        }
        Unit::Share | Unit::Minutes => texts.with("results-value", &values),
    }
}

/// Returns the name of what the values of a series are: the percentage, or the measure.
pub(super) fn name(measure: &MeasureValue, locale: Locale<'_>) -> String {
    let id = if measure.unit == Unit::Share {
        "results-share".to_owned()
    } else {
        format!("results-{}", measure.family.name())
    };
    locale.texts.get(&id).into_owned()
}
