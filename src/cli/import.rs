//! `urbivox import`.

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};
use clap::{Args, Subcommand};

use super::{database, print};
use crate::app::benchmark;
use crate::app::benchmark::Refusal;

/// Import published data.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLE)]
pub(super) struct Import {
    #[command(subcommand)]
    what: ImportCommand,
}

const EXAMPLE: &str = "\
Example:
  urbivox import edition uccs-dashboard.csv --framework ucc-2023 --year 2022";

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
        let text = std::fs::read_to_string(&self.file).with_context(|| format!("{name} cannot be read"))?;
        let mut app = database::start()?;
        app.actor = "command line".into();
        let imported = benchmark::import(&app, &self.framework, self.year, &text).map_err(|refusal| match refusal {
            Refusal::Fault(fault) => database::fault(&fault),
            Refusal::NoSuch(_) => {
                let known: Vec<&str> = app.frameworks.iter().map(|framework| framework.id.as_str()).collect();
                anyhow!(
                    "there is no framework {}; there are {}",
                    self.framework,
                    known.join(", ")
                )
            }
            Refusal::Invalid(faults) => anyhow!("{name}: {}", faults.join(" ")),
            Refusal::Changed => anyhow!("another import is running; try again"),
        })?;
        let standings =
            benchmark::ranking_of_year(&app, &self.framework, Some(self.year)).map_err(|cause| anyhow!("{cause}"))?;
        print(&format!(
            "{} cities imported for {}, {} replaced",
            imported.cities, self.year, imported.replaced
        ))?;
        for line in standings.iter().flat_map(|standings| &standings.lines) {
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
