//! `urbivox domain`.

use anyhow::{Result, anyhow};
use clap::{Args, Subcommand};

use super::output::print;
use super::{argument, database};
use crate::app::people::domains;
use crate::app::people::domains::{DomainError, State};
use crate::app::people::roster;
use urbivox_core::survey::slug::Slug;

/// Manage e-mail domains that may use a city's single sign-on. Each belongs to one city.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Domain {
    #[command(subcommand)]
    action: Action,
}

const EXAMPLES: &str = "\
Examples:
  urbivox domain list
  urbivox domain confirm tampere.fi --city tampere
  urbivox domain release tampere.fi --city tampere

Each change prints a line. Exit codes: 0 on success, 1 on failure, 2 if the arguments are wrong.";

#[derive(Debug, Subcommand)]
enum Action {
    /// List every domain that a city has or claims: domain, city, and `confirmed`, `open` or `taken`.
    #[command(after_help = EXAMPLES)]
    List,
    /// Confirm that a domain belongs to a city.
    #[command(after_help = EXAMPLES)]
    Confirm(DomainOfCity),
    /// Remove a domain from a city. People who used the city's single sign-on must sign in again.
    #[command(after_help = EXAMPLES)]
    Release(DomainOfCity),
}

#[derive(Debug, Args)]
struct DomainOfCity {
    /// The part of an address after the @, such as tampere.fi. Sub-domains are separate domains.
    domain: String,
    /// The city.
    #[arg(long, value_parser = argument::slug)]
    city: Slug,
}

impl Domain {
    pub(super) fn run(self) -> Result<()> {
        let app = database::start()?.on_behalf_of(&roster::operator());
        match self.action {
            Action::List => {
                for claim in domains::list(&app).map_err(|fault| database::fault(&fault))? {
                    let state = match claim.state {
                        State::Confirmed(..) => "confirmed",
                        State::Open => "open",
                        State::Taken => "taken",
                    };
                    print(&format!("{}\t{}\t{state}", claim.domain, claim.city))?;
                }
                Ok(())
            }
            Action::Confirm(one) => {
                domains::confirm(&app, &one.city, &one.domain).map_err(failed)?;
                print(&format!("{} belongs to {}", one.domain, one.city))
            }
            Action::Release(one) => {
                domains::release(&app, &one.city, &one.domain).map_err(failed)?;
                print(&format!("{} no longer belongs to {}", one.domain, one.city))
            }
        }
    }
}

fn failed(refusal: DomainError) -> anyhow::Error {
    match refusal {
        DomainError::Fault(fault) => database::fault(&fault),
        DomainError::NoSuchCity => anyhow!("there is no such city; `urbivox city add` creates one"),
        DomainError::NoSuchDomain => {
            anyhow!("this is not a domain, or the city does not have it; `urbivox domain list` lists all domains")
        }
        DomainError::Taken => {
            anyhow!("the domain belongs to another city; `urbivox domain release` removes it from there")
        }
        other @ (DomainError::NoRecord | DomainError::Lookup(_)) => anyhow!("{other}"),
    }
}
