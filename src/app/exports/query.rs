//! Contents and form of an export: one set of parameters for responses and figures, in the API, on the command line and in the
//! links of the desk.

use jiff::civil::Date;

use crate::app::authoring::SurveyPath;
use crate::app::reports::ReportQuery;
use urbivox_core::tables::{ColumnNames, CsvForm};
use urbivox_core::tally::period::Bucket;

/// Subject of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportSubject {
    /// One row for each response.
    Responses,
    /// One row for each figure of the report.
    Aggregates,
}

/// Format of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// CSV, RFC 4180.
    Csv,
    /// NDJSON: one object on each line.
    Ndjson,
}

impl ExportFormat {
    /// Returns the extension of the file.
    pub fn extension(self) -> &'static str {
        match self {
            ExportFormat::Csv => "csv",
            ExportFormat::Ndjson => "ndjson",
        }
    }
}

/// Status of an exported response.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ResponseStatus {
    /// Stored, and part of all figures.
    #[default]
    Counted,
    /// Held: waits for a decision, and is part of no figure.
    Held,
}

impl ResponseStatus {
    /// Stable name.
    pub fn name(self) -> &'static str {
        match self {
            ResponseStatus::Counted => "counted",
            ResponseStatus::Held => "held",
        }
    }
}

/// A parameter that is not valid, or does not apply to the export.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{parameter}: {reason}")]
pub struct RefusedParameter {
    /// Name of the parameter.
    pub parameter: &'static str,
    /// Reason, without a full stop.
    pub reason: &'static str,
}

/// Contents and form of an export.
#[derive(Clone, Debug, Default)]
pub struct ExportQuery {
    /// First day, inclusive.
    pub from: Option<Date>,
    /// Last day, inclusive.
    pub to: Option<Date>,
    /// Series of the figures.
    pub by: Option<Bucket>,
    /// Only responses from this placement.
    pub placement: Option<String>,
    /// Only responses in this language.
    pub language: Option<String>,
    /// Only responses to this version.
    pub version: Option<u32>,
    /// Only responses with this option of a segment question: `(question, option)`.
    pub segment: Option<(String, String)>,
    /// Only responses by signed link, or only others.
    pub verified: Option<bool>,
    /// Figures that everybody sees, also for staff.
    pub is_as_public: bool,
    /// Status of the responses.
    pub status: ResponseStatus,
    /// Naming of the columns.
    pub naming: ColumnNames,
    /// Form of a CSV file.
    pub form: CsvForm,
}

impl ExportQuery {
    /// Refuses values that are valid, but not together.
    pub(super) fn refuse_combinations(&self, of: ExportSubject) -> Result<(), RefusedParameter> {
        if self.from.zip(self.to).is_some_and(|(from, to)| from > to) {
            return Err(refused("to", "the period ends before it begins"));
        }
        match (of, self.verified) {
            (ExportSubject::Aggregates, Some(false)) => Err(refused("verified", "for figures, use true or omit it")),
            (ExportSubject::Aggregates, Some(true)) if self.segment.is_some() => Err(refused(
                "verified",
                "figures are not counted by segment and signed link together; omit one of them",
            )),
            _ => Ok(()),
        }
    }

    /// Returns the query of the report.
    pub fn report_query(&self) -> ReportQuery {
        ReportQuery {
            from: self.from,
            to: self.to,
            by: self.by,
            placement: self.placement.clone(),
            language: self.language.clone(),
            version: self.version,
            segment: self.segment.clone(),
            verified: self.verified == Some(true),
        }
    }

    /// Returns the filters in use with their values, without the period.
    pub fn filters(&self) -> Vec<(&'static str, String)> {
        let status = (self.status != ResponseStatus::default()).then(|| self.status.name().to_owned());
        let segment = self.segment.as_ref();
        let all = [
            ("placement", self.placement.clone()),
            ("language", self.language.clone()),
            ("version", self.version.map(|version| version.to_string())),
            (
                "segment",
                segment.map(|(question, option)| format!("{question}:{option}")),
            ),
            ("verified", self.verified.map(|verified| verified.to_string())),
            ("as", self.is_as_public.then(|| "public".to_owned())),
            ("status", status),
        ];
        all.into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }

    /// Returns the name of the file, with its period and filters: `tampere-day-care-visit_2026-01-01_2026-03-31_language-fi.csv`.
    pub fn file_name(&self, path: &SurveyPath, of: ExportSubject, format: ExportFormat) -> String {
        let SurveyPath { city, service, survey } = path;
        let mut name = format!("{city}-{service}-{survey}");
        if of == ExportSubject::Responses {
            name.push_str("-responses");
        }
        match (self.from, self.to) {
            (Some(from), Some(to)) => name.push_str(&format!("_{from}_{to}")),
            (Some(from), None) => name.push_str(&format!("_from-{from}")),
            (None, Some(to)) => name.push_str(&format!("_to-{to}")),
            (None, None) => {}
        }
        if let Some(by) = self.by {
            name.push_str(&format!("_by-{}", bucket_name(by)));
        }
        for (filter, value) in self.filters() {
            // Safe in a header and in every file system.
            let is_plain = |mark: char| mark.is_ascii_alphanumeric() || mark == '.';
            let value: String = value
                .chars()
                .map(|mark| if is_plain(mark) { mark } else { '-' })
                .collect();
            name.push_str(&format!("_{filter}-{value}"));
        }
        format!("{name}.{}", format.extension())
    }
}

/// Returns the parameters of an export with the period and the filters of a report, in the order of the OpenAPI document.
pub fn parameters_of(report: &ReportQuery) -> Vec<(&'static str, String)> {
    let query = ExportQuery {
        placement: report.placement.clone(),
        language: report.language.clone(),
        version: report.version,
        segment: report.segment.clone(),
        verified: report.verified.then_some(true),
        ..ExportQuery::default()
    };
    let day = |name, day: Option<Date>| day.map(|day| (name, day.to_string()));
    let period = [day("from", report.from), day("to", report.to)];
    period.into_iter().flatten().chain(query.filters()).collect()
}

pub(super) fn refused(parameter: &'static str, reason: &'static str) -> RefusedParameter {
    RefusedParameter { parameter, reason }
}

pub(super) fn bucket_name(bucket: Bucket) -> &'static str {
    match bucket {
        Bucket::Day => "day",
        Bucket::Week => "week",
        Bucket::Month => "month",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use urbivox_core::survey::slug::Slug;

    #[test]
    fn a_name_of_a_file_has_period_and_filters() {
        let day = |month, day| Some(Date::constant(2026, month, day));
        let query = ExportQuery {
            from: day(1, 1),
            to: day(3, 31),
            placement: Some("a\"b/ä".to_owned()),
            segment: Some(("district".to_owned(), "north".to_owned())),
            status: ResponseStatus::Held,
            ..ExportQuery::default()
        };
        let slug = |text| Slug::parse(text).unwrap();
        let path = SurveyPath {
            city: slug("tampere"),
            service: slug("day-care"),
            survey: slug("visit"),
        };
        let (of, format) = (ExportSubject::Responses, ExportFormat::Csv);
        assert_eq!(
            query.file_name(&path, of, format),
            "tampere-day-care-visit-responses_2026-01-01_2026-03-31_placement-a-b--_segment-district-north_status-held.csv"
        );
        assert_eq!(
            ExportQuery::default().file_name(&path, ExportSubject::Aggregates, ExportFormat::Ndjson),
            "tampere-day-care-visit.ndjson"
        );
    }
}
