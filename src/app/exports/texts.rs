//! Parameters of an export as they were sent: each is honoured, or refused with a reason that names it.

use jiff::civil::Date;

use super::query::{ExportFormat, ExportQuery, ExportSubject, RefusedParameter, ResponseStatus, bucket_name, refused};
use urbivox_core::survey::definition::language::Language;
use urbivox_core::tables::{ColumnNames, CsvForm, DecimalMark, Separator};
use urbivox_core::tally::period::Bucket;

/// Most characters of a placement or a language.
const FILTER_CHARS_MAX: usize = 64;

/// Parameters as they were sent. A parameter that is absent is `None`.
#[derive(Clone, Debug, Default)]
pub struct ExportTexts {
    /// First day, such as `2026-01-01`.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// Series: `day`, `week` or `month`.
    pub by: Option<String>,
    /// Placement.
    pub placement: Option<String>,
    /// Language of the response.
    pub language: Option<String>,
    /// Number of the version.
    pub version: Option<String>,
    /// Segment, as `question:option`.
    pub segment: Option<String>,
    /// By signed link: `true` or `false`.
    pub verified: Option<String>,
    /// Reader whose figures are asked for: `public`. The parameter is `as`.
    pub seen_as: Option<String>,
    /// `counted` or `held`.
    pub status: Option<String>,
    /// `true`, `false` or the language of the labels.
    pub labels: Option<String>,
    /// `comma`, `semicolon` or `tab`.
    pub separator: Option<String>,
    /// `point` or `comma`.
    pub decimal: Option<String>,
    /// `on` or `off`.
    pub guard: Option<String>,
    /// Byte order mark: `true` or `false`.
    pub bom: Option<String>,
}

impl ExportTexts {
    /// Parses the parameters of an export of this subject in this format.
    pub fn parse(self, of: ExportSubject, format: ExportFormat) -> Result<ExportQuery, RefusedParameter> {
        self.refuse_unfit(of, format)?;
        let separator = named(
            "separator",
            self.separator,
            Separator::parse,
            "use comma, semicolon or tab",
        )?;
        let decimal = named("decimal", self.decimal, DecimalMark::parse, "use point or comma")?;
        let form = CsvForm {
            separator: separator.unwrap_or_default(),
            decimal: decimal.unwrap_or_default(),
            is_guarded: named("guard", self.guard, switch, "use on or off")?.unwrap_or(true),
            has_bom: named("bom", self.bom, flag, "use true or false")?.unwrap_or(false),
        };
        if (form.separator, form.decimal) == (Separator::Comma, DecimalMark::Comma) {
            return Err(refused("decimal", "a comma needs another separator: semicolon or tab"));
        }
        let query = ExportQuery {
            from: named("from", self.from, strict_day, "use a day such as 2026-01-31")?,
            to: named("to", self.to, strict_day, "use a day such as 2026-01-31")?,
            by: named("by", self.by, bucket, "use day, week or month")?,
            placement: named("placement", self.placement, short_name, "use 1 to 64 characters")?,
            language: named("language", self.language, short_name, "use 1 to 64 characters")?,
            version: named("version", self.version, version_number, "use the number of a version")?,
            segment: named(
                "segment",
                self.segment,
                segment,
                "use a question and one of its options: district:north",
            )?,
            verified: named("verified", self.verified, flag, "use true or false")?,
            is_as_public: named("as", self.seen_as, reader, "use public")?.is_some(),
            status: named("status", self.status, status, "use counted or held")?.unwrap_or_default(),
            naming: named(
                "labels",
                self.labels,
                naming,
                "use true, false, or the language of the labels, such as fi",
            )?
            .unwrap_or_default(),
            form,
        };
        query.refuse_combinations(of)?;
        Ok(query)
    }

    /// Refuses parameters that this subject or format cannot honour.
    fn refuse_unfit(&self, of: ExportSubject, format: ExportFormat) -> Result<(), RefusedParameter> {
        let (is_responses, is_csv) = (of == ExportSubject::Responses, format == ExportFormat::Csv);
        let unfit = [
            ("by", self.by.is_some() && is_responses, "only figures have a series"),
            (
                "as",
                self.seen_as.is_some() && is_responses,
                "everybody sees figures only",
            ),
            (
                "status",
                self.status.is_some() && !is_responses,
                "figures rest on counted responses only",
            ),
            (
                "labels",
                self.labels.is_some() && !(is_responses && is_csv),
                "only responses as CSV have labels",
            ),
            (
                "separator",
                self.separator.is_some() && !is_csv,
                "only CSV has a separator",
            ),
            (
                "decimal",
                self.decimal.is_some() && !is_csv,
                "only CSV has a choice of decimal marks",
            ),
            (
                "guard",
                self.guard.is_some() && !is_csv,
                "only CSV guards against formulas",
            ),
            ("bom", self.bom.is_some() && !is_csv, "only CSV has a byte order mark"),
        ];
        let mut unfit = unfit.into_iter().filter(|(_, is_unfit, _)| *is_unfit);
        match unfit.next() {
            Some((parameter, _, reason)) => Err(refused(parameter, reason)),
            None => Ok(()),
        }
    }
}

/// Parses a parameter, if there is one.
fn named<T>(
    parameter: &'static str,
    text: Option<String>,
    parse: impl FnOnce(&str) -> Option<T>,
    reason: &'static str,
) -> Result<Option<T>, RefusedParameter> {
    text.map(|text| parse(&text).ok_or_else(|| refused(parameter, reason)))
        .transpose()
}

/// Parses a day. Strict, because the date parser would also accept a time and ignore it.
fn strict_day(text: &str) -> Option<Date> {
    Date::strptime("%Y-%m-%d", text).ok().filter(|_| text.len() == 10)
}

/// Parses a name without control characters. PostgreSQL refuses NUL.
fn short_name(text: &str) -> Option<String> {
    let fits = !text.is_empty() && text.len() <= FILTER_CHARS_MAX && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned())
}

/// Parses a number. Strict, because the number parser would also accept a plus and zeros before it.
fn version_number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number: &u32| number.to_string() == text)
}

fn segment(text: &str) -> Option<(String, String)> {
    let (question, option) = text.split_once(':')?;
    Some((question.to_owned(), option.to_owned()))
}

fn reader(text: &str) -> Option<()> {
    (text == "public").then_some(())
}

fn flag(text: &str) -> Option<bool> {
    text.parse().ok()
}

fn switch(text: &str) -> Option<bool> {
    match text {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

fn status(text: &str) -> Option<ResponseStatus> {
    let mut all = [ResponseStatus::Counted, ResponseStatus::Held].into_iter();
    all.find(|status| status.name() == text)
}

fn naming(text: &str) -> Option<ColumnNames> {
    match text {
        "false" => Some(ColumnNames::Codes),
        "true" => Some(ColumnNames::Labels(None)),
        tag => Language::parse(tag).map(|language| ColumnNames::Labels(Some(language))),
    }
}

fn bucket(text: &str) -> Option<Bucket> {
    let mut all = [Bucket::Day, Bucket::Week, Bucket::Month].into_iter();
    all.find(|bucket| bucket_name(*bucket) == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUBJECTS: [ExportSubject; 2] = [ExportSubject::Responses, ExportSubject::Aggregates];
    const FORMATS: [ExportFormat; 2] = [ExportFormat::Csv, ExportFormat::Ndjson];

    #[test]
    fn each_parameter_is_honoured_or_named_in_the_refusal() {
        let one = |name: &str| {
            let text = |own: &str, value: &str| (own == name).then(|| value.to_owned());
            ExportTexts {
                from: text("from", "2026-01-01"),
                to: text("to", "2026-01-01"),
                by: text("by", "day"),
                placement: text("placement", "qr"),
                language: text("language", "fi"),
                version: text("version", "1"),
                segment: text("segment", "district:north"),
                verified: text("verified", "false"),
                seen_as: text("as", "public"),
                status: text("status", "held"),
                labels: text("labels", "fi"),
                separator: text("separator", "tab"),
                decimal: text("decimal", "point"),
                guard: text("guard", "off"),
                bom: text("bom", "true"),
            }
        };
        let names = [
            "from",
            "to",
            "by",
            "placement",
            "language",
            "version",
            "segment",
            "verified",
            "as",
            "status",
            "labels",
            "separator",
            "decimal",
            "guard",
            "bom",
        ];
        let mut refused = Vec::new();
        for of in SUBJECTS {
            for format in FORMATS {
                for name in names {
                    if let Err(refusal) = one(name).parse(of, format) {
                        assert_eq!(refusal.parameter, name);
                        refused.push((of, format, name));
                    }
                }
            }
        }
        let of_both = ["labels", "separator", "decimal", "guard", "bom"].map(|name| (ExportFormat::Ndjson, name));
        let mut expected: Vec<_> = SUBJECTS
            .into_iter()
            .flat_map(|of| of_both.map(|(format, name)| (of, format, name)))
            .collect();
        for format in FORMATS {
            expected.push((ExportSubject::Responses, format, "by"));
            expected.push((ExportSubject::Responses, format, "as"));
            expected.push((ExportSubject::Aggregates, format, "status"));
            expected.push((ExportSubject::Aggregates, format, "verified"));
        }
        expected.push((ExportSubject::Aggregates, ExportFormat::Csv, "labels"));
        assert_eq!(refused.len(), expected.len(), "{refused:?}");
        assert!(refused.iter().all(|one| expected.contains(one)), "{refused:?}");
    }
}
