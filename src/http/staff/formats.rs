//! Numbers, days and times of the staff pages, in the visitor's language.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::components::Cell;
use super::visitor::Visitor;
use crate::http::web::date_format::DateFormat;
use crate::http::web::number_format::NumberFormat;
use urbivox_core::measure::value::MeasureValue;

impl Visitor {
    /// Format of numbers.
    pub fn numbers(&self) -> NumberFormat {
        NumberFormat::of(self.texts.language())
    }

    /// Cell with a count: `1,234`. A negative count, which does not occur, is a dash.
    pub fn count_cell(&self, count: impl TryInto<u64>) -> Cell {
        match count.try_into() {
            Ok(count) => Cell::Number(self.numbers().count(count)),
            Err(_negative) => Cell::text("–"),
        }
    }

    /// Value of a measure with its number of answers: `82% (n = 1,234)`.
    pub fn value_with_n(&self, measure: &MeasureValue) -> String {
        let numbers = self.numbers();
        format!("{} (n = {})", numbers.value_of(measure), numbers.count(measure.n))
    }

    /// Day: `5 January 2026`.
    pub fn day(&self, day: Date) -> String {
        self.dates().day(day)
    }

    /// Day of a time, in UTC.
    pub fn day_of(&self, time: Timestamp) -> String {
        self.dates().day_of(time, &TimeZone::UTC)
    }

    /// Time to the minute, in UTC, which is named: `5 January 2026 at 14:07 UTC`.
    pub fn time(&self, time: Timestamp) -> String {
        format!("{} UTC", self.dates().time_utc(time))
    }

    fn dates(&self) -> DateFormat {
        DateFormat::of(self.texts.language())
    }
}
