//! `urbivox export`.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use clap::{Args, ValueEnum};
use indicatif::{HumanCount, ProgressBar};

use super::{argument, database};
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::exports;
use crate::app::exports::ExportQuery;
use crate::app::reports;
use crate::app::reports::{ReportError, ReportQuery};
use crate::http::api::exports::{Format, HEADER, RowWriter, aggregate_lines, table};
use urbivox_core::indicator::table as editions;
use urbivox_core::survey::slug::Slug;
use urbivox_core::tables::{ColumnNames, csv_header};

/// Export responses, aggregates or the benchmark.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  urbivox export responses --city tampere --service day-care --survey visit --format csv > responses.csv
  urbivox export aggregates --city tampere --service day-care --survey visit --from 2026-01-01 --format ndjson
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
    /// First day, included: 2026-01-31.
    #[arg(long)]
    from: Option<jiff::civil::Date>,
    /// Last day, included.
    #[arg(long)]
    to: Option<jiff::civil::Date>,
    /// CSV: begin with a byte order mark, which some spreadsheet programs need.
    #[arg(long)]
    bom: bool,
    /// CSV of responses: labels, as citizens see them, instead of codes.
    #[arg(long)]
    labels: bool,
    /// The framework of an edition.
    #[arg(long, default_value = "ucc-2023")]
    framework: String,
    /// The year of an edition; the newest when absent.
    #[arg(long)]
    year: Option<u16>,
    /// Output file [default: standard output].
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
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
            ExportKind::Responses => self.responses(&app, &mut out)?,
            ExportKind::Aggregates => self.aggregates(&app, &mut out)?,
            ExportKind::Edition => self.edition(&app, &mut out)?,
        }
        Ok(out.flush()?)
    }

    fn path(&self) -> Result<SurveyPath> {
        match (self.city.clone(), self.service.clone(), self.survey.clone()) {
            (Some(city), Some(service), Some(survey)) => Ok(SurveyPath { city, service, survey }),
            _ => Err(anyhow!("give the survey: --city SLUG --service SLUG --survey SLUG")),
        }
    }

    fn writer(&self) -> RowWriter {
        let format = match self.format {
            OutputFormat::Csv => Format::Csv,
            OutputFormat::Ndjson => Format::Ndjson,
        };
        RowWriter::new(format, self.bom)
    }

    fn responses(&self, app: &App, out: &mut dyn Write) -> Result<()> {
        let wanted = ExportQuery {
            from: self.from,
            to: self.to,
            naming: if self.labels {
                ColumnNames::Labels(None)
            } else {
                ColumnNames::Codes
            },
        };
        let mut taking = exports::responses(app, &self.path()?, &wanted).map_err(|refusal| error_of(&refusal))?;
        let writer = self.writer();
        out.write_all(&writer.head(&csv_header(&taking.columns))?)?;
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

    fn aggregates(&self, app: &App, out: &mut dyn Write) -> Result<()> {
        let path = self.path()?;
        let ask = ReportQuery {
            from: self.from,
            to: self.to,
            ..ReportQuery::default()
        };
        let report = reports::report(app, &path, &ask).map_err(|refusal| error_of(&refusal))?;
        exports::record_report_export(app, &path).map_err(|refusal| error_of(&refusal))?;
        Ok(out.write_all(&table(self.writer(), &HEADER, aggregate_lines(report)?)?)?)
    }

    fn edition(&self, app: &App, out: &mut dyn Write) -> Result<()> {
        use crate::app::benchmark;
        let framework = benchmark::framework(app, &self.framework).map_err(|refusal| anyhow!("{refusal}"))?;
        let ranking =
            benchmark::ranking_of_year(app, &self.framework, self.year).map_err(|refusal| anyhow!("{refusal}"))?;
        let Some(ranking) = ranking.filter(|ranking| !ranking.lines.is_empty()) else {
            let years = benchmark::years(app, &self.framework).map_err(|refusal| anyhow!("{refusal}"))?;
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
        benchmark::record_export(app, &self.framework, ranking.year).map_err(|refusal| anyhow!("{refusal}"))?;
        Ok(out.write_all(editions::export(framework, &rows).as_bytes())?)
    }
}

fn error_of(refusal: &ReportError) -> anyhow::Error {
    match refusal {
        ReportError::Fault(fault) => database::fault(fault),
        ReportError::NoSuchSurvey
        | ReportError::NotASegment
        | ReportError::UnknownOption
        | ReportError::OneFilter
        | ReportError::BadPeriod
        | ReportError::TooLong => anyhow!("{refusal}; `urbivox export --help` has examples"),
    }
}
