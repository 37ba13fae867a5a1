//! `urbivox import`.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::{Args, Subcommand};

use super::database;
use super::output::print;
use crate::app::benchmark;
use crate::app::benchmark::BenchmarkError;

/// Import published data.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLE)]
pub(super) struct Import {
    #[command(subcommand)]
    what: ImportCommand,
}

const EXAMPLE: &str = "\
Example:
  urbivox import edition uccs-dashboard.csv --framework ucc-2023 --year 2022

Prints the number of imported cities, then the ranking. An earlier import of the same city and year is replaced. Exit
codes: 0 on success, 1 on failure, 2 if the arguments are wrong.";

#[derive(Debug, Subcommand)]
enum ImportCommand {
    Edition(Edition),
}

/// Import a year of the benchmark: a table with `name`, then `yes/of` for each dimension.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLE)]
struct Edition {
    /// The table, CSV in the format of the dashboard.
    file: PathBuf,
    /// Framework of the table's dimensions.
    #[arg(long)]
    framework: String,
    /// Year of the table.
    #[arg(long)]
    year: u16,
}

impl Import {
    pub(super) fn run(self) -> Result<()> {
        match self.what {
            ImportCommand::Edition(edition) => edition.run(),
        }
    }
}

impl Edition {
    fn run(self) -> Result<()> {
        let name = self.file.display();
        let text = std::fs::read_to_string(&self.file)
            .map_err(|cause| anyhow!("{name} cannot be read: {cause}; check its path and permissions"))?;
        let mut app = database::start()?;
        app.actor = "command line".into();
        let imported = benchmark::import(&app, &self.framework, self.year, &text).map_err(|refusal| match refusal {
            BenchmarkError::Fault(fault) => database::fault(&fault),
            BenchmarkError::NoSuch(_) => {
                let known: Vec<&str> = app.frameworks.iter().map(|framework| framework.id.as_str()).collect();
                anyhow!(
                    "there is no framework {}; use one of: {}",
                    self.framework,
                    known.join(", ")
                )
            }
            BenchmarkError::Invalid(violations) => anyhow!("{name}: {}", violations.join(" ")),
            BenchmarkError::Changed => anyhow!("another import is running; try again"),
        })?;
        let ranking =
            benchmark::ranking_of_year(&app, &self.framework, Some(self.year)).map_err(|cause| anyhow!("{cause}"))?;
        print(&format!(
            "{} cities imported for {}, {} replaced",
            imported.cities, self.year, imported.replaced
        ))?;
        for line in ranking.iter().flat_map(|ranking| &ranking.lines) {
            print(&format!(
                "{:>4}  {:>3} %  {}",
                line.rank,
                line.score.total.shown_per_cent(),
                line.name
            ))?;
        }
        Ok(())
    }
}
