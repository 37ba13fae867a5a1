//! `urbivox export`.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use clap::error::ErrorKind;
use clap::{Args, ValueEnum};
use indicatif::{HumanCount, ProgressBar};

use super::{argument, database};
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::exports;
use crate::app::exports::{ExportError, ExportFormat, ExportQuery, ExportSubject, ExportTexts};
use crate::app::reports::ReportError;
use crate::app::reports::disclosure::Audience;
use crate::http::api::exports::{HEADER, RowWriter, aggregate_lines, table};
use urbivox_core::indicator::table as editions;
use urbivox_core::survey::slug::Slug;

/// Export responses, aggregates or the benchmark.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  urbivox export responses --city tampere --service day-care --survey visit --format csv > responses.csv
  urbivox export responses --city tampere --service day-care --survey visit --placement qr-desk --separator semicolon --decimal comma
  urbivox export aggregates --city tampere --service day-care --survey visit --from 2026-01-01 --by month --format ndjson
  urbivox export edition --framework ucc-2023 --year 2026 > ranking.csv

Writes to standard output, or to the file that --output names. Exports are recorded in the audit log.

Exit codes: 0 on success, 1 on failure, 2 if the arguments are wrong.")]
pub(super) struct Export {
    /// What to export.
    what: ExportKind,
    /// The city.
    #[arg(long, value_parser = argument::slug)]
    city: Option<Slug>,
    /// The service.
    #[arg(long, value_parser = argument::slug)]
    service: Option<Slug>,
    /// The survey.
    #[arg(long, value_parser = argument::slug)]
    survey: Option<Slug>,
    /// Output format.
    #[arg(long, default_value = "csv")]
    format: OutputFormat,
    #[command(flatten)]
    selection: Box<Selection>,
    /// The framework of an edition [default: ucc-2023].
    #[arg(long)]
    framework: Option<String>,
    /// The year of an edition; the newest when absent.
    #[arg(long)]
    year: Option<u16>,
    /// Output file [default: standard output].
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

// Contents and form of an export of responses or aggregates. The names and values are those of the API, and what does not apply
// is refused. No doc comment: it would replace the description of the command.
#[derive(Clone, Debug, Args)]
struct Selection {
    /// First day, included: 2026-01-31.
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// Last day, included.
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// Aggregates: adds a series by day, week or month.
    #[arg(long, value_name = "STEP")]
    by: Option<String>,
    /// Only responses from this placement.
    #[arg(long)]
    placement: Option<String>,
    /// Only responses in this language.
    #[arg(long)]
    language: Option<String>,
    /// Only responses to the version of this number.
    #[arg(long = "version", value_name = "NUMBER")]
    version: Option<String>,
    /// Only responses with this option of a segment question: district:north.
    #[arg(long, value_name = "QUESTION:OPTION")]
    segment: Option<String>,
    /// Only responses by signed link (true); of responses also only others (false).
    #[arg(long, value_name = "BOOLEAN")]
    verified: Option<String>,
    /// Aggregates: public for the figures that everybody sees, instead of live ones.
    #[arg(long = "as", value_name = "READER")]
    seen_as: Option<String>,
    /// Responses: counted (the default), or held.
    #[arg(long)]
    status: Option<String>,
    /// CSV of responses: labels, as citizens see them, instead of codes; --labels=fi for those in Finnish.
    #[arg(long, value_name = "LANGUAGE", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    labels: Option<String>,
    /// CSV: comma (the default), semicolon or tab between cells.
    #[arg(long)]
    separator: Option<String>,
    /// CSV: point (the default) or comma in numbers.
    #[arg(long)]
    decimal: Option<String>,
    /// CSV: on (the default) or off: an apostrophe before texts that look like formulas.
    #[arg(long)]
    guard: Option<String>,
    /// CSV: begin with a byte order mark, which some spreadsheet programs need.
    #[arg(long)]
    bom: bool,
}

impl From<Selection> for ExportTexts {
    fn from(selection: Selection) -> ExportTexts {
        ExportTexts {
            from: selection.from,
            to: selection.to,
            by: selection.by,
            placement: selection.placement,
            language: selection.language,
            version: selection.version,
            segment: selection.segment,
            verified: selection.verified,
            seen_as: selection.seen_as,
            status: selection.status,
            labels: selection.labels,
            separator: selection.separator,
            decimal: selection.decimal,
            guard: selection.guard,
            bom: selection.bom.then(|| "true".to_owned()),
        }
    }
}

impl Selection {
    /// Returns the first argument that is given.
    fn given(&self) -> Option<&'static str> {
        let given = [
            ("from", self.from.is_some()),
            ("to", self.to.is_some()),
            ("by", self.by.is_some()),
            ("placement", self.placement.is_some()),
            ("language", self.language.is_some()),
            ("version", self.version.is_some()),
            ("segment", self.segment.is_some()),
            ("verified", self.verified.is_some()),
            ("as", self.seen_as.is_some()),
            ("status", self.status.is_some()),
            ("labels", self.labels.is_some()),
            ("separator", self.separator.is_some()),
            ("decimal", self.decimal.is_some()),
            ("guard", self.guard.is_some()),
            ("bom", self.bom),
        ];
        let mut given = given.into_iter().filter(|(_, is_given)| *is_given);
        given.next().map(|(name, _)| name)
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ExportKind {
    /// One row for each response.
    Responses,
    /// One row for each number of the report.
    Aggregates,
    /// The benchmark of a year, in the format of the dashboard.
    Edition,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum OutputFormat {
    /// Comma-separated table.
    Csv,
    /// One JSON object on each line.
    Ndjson,
}

impl Export {
    pub(super) fn run(self) -> Result<()> {
        // Before a file is created.
        let query = self.query();
        let mut app = database::start()?;
        app.actor = "command line".into();
        let mut out: Box<dyn Write> = match &self.output {
            Some(path) => {
                let file = File::create(path).map_err(|cause| {
                    anyhow!(
                        "{} cannot be written: {cause}; check its folder, or choose another file",
                        path.display()
                    )
                })?;
                Box::new(file)
            }
            None => Box::new(io::stdout().lock()),
        };
        match self.what {
            ExportKind::Responses => self.responses(&app, &query, &mut out)?,
            ExportKind::Aggregates => self.aggregates(&app, &query, &mut out)?,
            ExportKind::Edition => self.edition(&app, &mut out)?,
        }
        Ok(out.flush()?)
    }

    /// Parses the arguments that say what is exported and how. Ends the program with exit code 2 when one does not apply.
    fn query(&self) -> ExportQuery {
        let subject = match self.what {
            ExportKind::Responses => ExportSubject::Responses,
            ExportKind::Aggregates => ExportSubject::Aggregates,
            ExportKind::Edition => {
                if let Some(name) = self.selection.given() {
                    refuse(name, "an edition has one form, and no filters");
                }
                return ExportQuery::default();
            }
        };
        if self.framework.is_some() {
            refuse("framework", "only an edition has a framework");
        }
        if self.year.is_some() {
            refuse("year", "only an edition has a year; use --from and --to");
        }
        let texts = ExportTexts::from(Selection::clone(&self.selection));
        match texts.parse(subject, self.format()) {
            Ok(query) => query,
            Err(refused) => refuse(refused.parameter, refused.reason),
        }
    }

    fn format(&self) -> ExportFormat {
        match self.format {
            OutputFormat::Csv => ExportFormat::Csv,
            OutputFormat::Ndjson => ExportFormat::Ndjson,
        }
    }

    fn path(&self) -> Result<SurveyPath> {
        match (self.city.clone(), self.service.clone(), self.survey.clone()) {
            (Some(city), Some(service), Some(survey)) => Ok(SurveyPath { city, service, survey }),
            _ => Err(anyhow!("give the survey: --city SLUG --service SLUG --survey SLUG")),
        }
    }

    fn responses(&self, app: &App, query: &ExportQuery, out: &mut dyn Write) -> Result<()> {
        let mut taking = exports::responses(app, &self.path()?, query).map_err(|refusal| error_of(&refusal))?;
        let writer = RowWriter::new(self.format(), query.form);
        out.write_all(&writer.responses_head(&taking.columns)?)?;
        // Drawn on standard error if that is a terminal.
        let progress = ProgressBar::new_spinner();
        let mut taken = 0_u64;
        loop {
            let page = taking.next_page().map_err(|fault| database::fault(&fault))?;
            if page.is_empty() {
                break;
            }
            out.write_all(&writer.records(&taking, &page)?)?;
            taken += u64::try_from(page.len())?;
            progress.set_message(format!("{} responses", HumanCount(taken)));
            progress.tick();
        }
        progress.finish_and_clear();
        Ok(())
    }

    fn aggregates(&self, app: &App, query: &ExportQuery, out: &mut dyn Write) -> Result<()> {
        let export = exports::aggregates(app, &self.path()?, query, Audience::Staff);
        let export = export.map_err(|refusal| error_of(&refusal))?;
        let writer = RowWriter::new(self.format(), query.form);
        Ok(out.write_all(&table(writer, &HEADER, aggregate_lines(export)?)?)?)
    }

    fn edition(&self, app: &App, out: &mut dyn Write) -> Result<()> {
        use crate::app::benchmark;
        let name = self.framework.as_deref().unwrap_or("ucc-2023");
        let framework = benchmark::framework(app, name).map_err(|refusal| anyhow!("{refusal}"))?;
        let ranking = benchmark::ranking_of_year(app, name, self.year).map_err(|refusal| anyhow!("{refusal}"))?;
        let Some(ranking) = ranking.filter(|ranking| !ranking.lines.is_empty()) else {
            let years = benchmark::years(app, name).map_err(|refusal| anyhow!("{refusal}"))?;
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            bail!(
                "there is no edition for this year; choose another with --year: {}",
                if years.is_empty() {
                    "none is published yet".to_owned()
                } else {
                    years.join(", ")
                }
            );
        };
        let rows = benchmark::table_rows(&ranking);
        benchmark::record_export(app, name, ranking.year).map_err(|refusal| anyhow!("{refusal}"))?;
        Ok(out.write_all(editions::export(framework, &rows).as_bytes())?)
    }
}

/// Ends the program as for every other wrong argument.
fn refuse(name: &str, reason: &str) -> ! {
    clap::Error::raw(
        ErrorKind::ValueValidation,
        format!("--{name}: {reason}; `urbivox export --help` has examples\n"),
    )
    .exit()
}

fn error_of(refusal: &ExportError) -> anyhow::Error {
    match refusal {
        ExportError::Refused(refused) => anyhow!("--{refused}; `urbivox export --help` has examples"),
        ExportError::Report(ReportError::Fault(fault)) => database::fault(fault),
        ExportError::Report(
            refusal @ (ReportError::NoSuchSurvey
            | ReportError::NotASegment
            | ReportError::UnknownOption
            | ReportError::OneFilter
            | ReportError::BadPeriod
            | ReportError::TooLong),
        ) => anyhow!("{refusal}; `urbivox export --help` has examples"),
    }
}
