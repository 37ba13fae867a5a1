//! `urbivox staff`.

use anyhow::{Result, anyhow};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

use super::{argument, database, print};
use crate::config::Config;
use crate::flow::App;
use crate::flow::access::Role;
use crate::flow::people::invitation::{self, Invitation, Refusal};
use crate::flow::people::roster;
use crate::survey::slug::Slug;

/// People who work for a city.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Staff {
    #[command(subcommand)]
    deed: Deed,
}

const EXAMPLES: &str = "\
Examples:
  urbivox staff add anna@example.org --role admin
  urbivox staff add mikko@tampere.fi --city tampere --role owner --language fi";

#[derive(Debug, Subcommand)]
enum Deed {
    Add(Add),
}

/// Invite somebody: prints the address that opens the account, and sends it by letter.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
struct Add {
    /// The e-mail address.
    email: String,
    /// The one city that an owner, editor, viewer or interviewer is of.
    #[arg(long, value_parser = argument::slug)]
    city: Option<Slug>,
    /// What they may do.
    #[arg(long, value_parser = roles())]
    role: Role,
    /// The name, for the account.
    #[arg(long, default_value = "")]
    name: String,
    /// The language of the letter.
    #[arg(long, default_value = "en")]
    language: String,
}

fn roles() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(Role::ALL.map(Role::name)).try_map(|name| name.parse::<Role>())
}

impl Staff {
    pub(super) fn run(self) -> Result<()> {
        match self.deed {
            Deed::Add(add) => add.run(),
        }
    }
}

impl Add {
    fn run(self) -> Result<()> {
        let config = Config::read()?;
        let app: App = database::start()?.acting(&roster::operator());
        let invitation = Invitation {
            email: self.email,
            name: self.name,
            role: self.role,
            city: self.city,
            language: self.language,
        };
        let public_url = config.public_url.unwrap_or_else(|| format!("http://{}", config.listen));
        let address = invitation::invite(&app, &invitation, &public_url);
        print(&address.map_err(|refusal| match refusal {
            Refusal::Fault(fault) => database::fault(&fault),
            other @ (Refusal::BadEmail
            | Refusal::BadName
            | Refusal::NoSuchCity
            | Refusal::WrongRole(_)
            | Refusal::Over
            | Refusal::SignInFirst
            | Refusal::Weak(_)) => anyhow!("{other}"),
        })?)
    }
}
