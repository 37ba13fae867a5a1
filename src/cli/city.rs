//! `urbivox city`.

use anyhow::{Result, anyhow};
use clap::{Args, Subcommand};

use super::output::print;
use super::{argument, database};
use crate::app::authoring;
use crate::app::authoring::AuthoringError;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::slug::Slug;

/// Manage cities.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLE)]
pub(super) struct City {
    #[command(subcommand)]
    action: Action,
}

const EXAMPLE: &str = "\
Example:
  urbivox city add tampere --name Tampere --country FI --timezone Europe/Helsinki --language fi --language sv

Prints the slug of the new city. Exit codes: 0 on success, 1 on failure, 2 if the arguments are wrong.";

#[derive(Debug, Subcommand)]
enum Action {
    Add(Add),
}

/// Add a city.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLE)]
struct Add {
    /// Name in URLs: a-z, 0-9 and -.
    #[arg(value_parser = argument::slug)]
    slug: Slug,
    /// Display name.
    #[arg(long, value_parser = argument::name)]
    name: String,
    /// Country, two capital letters.
    #[arg(long, value_parser = argument::country)]
    country: Option<String>,
    /// Time zone of the city's civil days.
    #[arg(long, value_name = "ZONE", default_value = "Europe/Brussels", value_parser = argument::timezone)]
    timezone: String,
    /// Language of the citizens; may be given several times, the first is the default.
    #[arg(long = "language", value_name = "xx", default_value = "en", value_parser = argument::language)]
    languages: Vec<Language>,
}

impl City {
    pub(super) fn run(self) -> Result<()> {
        match self.action {
            Action::Add(add) => add.run(),
        }
    }
}

impl Add {
    fn run(self) -> Result<()> {
        let app = database::start()?;
        let mut languages: Vec<Language> = Vec::with_capacity(self.languages.len());
        for language in self.languages {
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        let city = authoring::City {
            slug: self.slug,
            name: self.name,
            country: self.country,
            timezone: self.timezone,
            languages,
            created_at: app.clock.now(),
            settings: authoring::settings::CitySettings::default(),
        };
        let slug = &city.slug;
        authoring::city_add(&app, &city).map_err(|refusal| match refusal {
            AuthoringError::Exists(_) => anyhow!("there is already a city {slug}; choose another slug"),
            AuthoringError::Fault(fault) => database::fault(&fault),
            other @ (AuthoringError::NoSuch(_)
            | AuthoringError::Invalid(_)
            | AuthoringError::Changed
            | AuthoringError::WordingUnanswered(_)
            | AuthoringError::NotPublished) => {
                anyhow!("{other}")
            }
        })?;
        print(&format!(
            "{slug} was added; `urbivox staff add EMAIL --role owner --city {slug}` invites its first owner"
        ))
    }
}
