//! `urbivox key`.

use anyhow::{Result, anyhow, bail};
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use clap::{Args, Subcommand};

use super::output::print;
use super::{argument, database};
use crate::app::App;
use crate::app::access;
use crate::app::access::{ApiKeyError, KeyInfo, NewKey, Role};
use urbivox_core::survey::slug::Slug;

/// Manage keys of the HTTP API.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  urbivox key create --role admin
  urbivox key list
  urbivox key revoke 3765296912967855235

Exit codes: 0 on success, 1 on failure, 2 if the arguments are wrong.")]
pub(super) struct Key {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Create(Create),
    List(List),
    Revoke(Revoke),
}

/// Create a key and print it. It is not shown again.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  urbivox key create --role admin
  KEY=$(urbivox key create --role editor --city tampere)

Roles:
  admin        can do everything, in all cities
  owner        can do everything in one city
  editor       can read one city and change its services and surveys
  viewer       can read one city
  interviewer  can enter answers for one city
  analyst      can read the aggregated figures of all cities, but no comments

Only the key is printed to standard output.")]
struct Create {
    /// Role of the key.
    #[arg(long, value_parser = roles())]
    role: Role,
    /// City of the key; required for roles within one city.
    #[arg(long, value_parser = argument::slug)]
    city: Option<Slug>,
}

/// List the keys with role and city, but not the keys themselves, of which only hashes are stored.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  urbivox key list

Prints a table with a header: id, role, city and time of creation.")]
struct List {}

/// Revoke a key, with immediate effect.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  urbivox key revoke 3765296912967855235")]
struct Revoke {
    /// Identity, as shown by `urbivox key list`.
    id: i64,
}

fn roles() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(Role::ALL.map(Role::name)).try_map(|name| name.parse::<Role>())
}

impl Key {
    pub(super) fn run(self) -> Result<()> {
        match self.action {
            Action::Create(create) => create.run(),
            Action::List(list) => list.run(),
            Action::Revoke(revoke) => revoke.run(),
        }
    }
}

/// Returns the application with the command line as actor of the audit log.
fn as_command_line(mut app: App) -> App {
    app.actor = "command line".into();
    app
}

impl Create {
    fn run(self) -> Result<()> {
        let new = NewKey {
            name: String::new(),
            role: self.role,
            city: self.city,
            expires_at: None,
        };
        let key = access::create_audited_key(&as_command_line(database::start()?), &new);
        print(&key.map_err(|refusal| match refusal {
            ApiKeyError::Fault(fault) => database::fault(&fault),
            other @ (ApiKeyError::NoSuchCity | ApiKeyError::CityNeeded | ApiKeyError::CityNotAllowed) => {
                anyhow!("{other}")
            }
        })?)
    }
}

impl List {
    fn run(self) -> Result<()> {
        let keys = access::list_keys(&database::open_existing()?).map_err(|fault| database::fault(&fault))?;
        let line = |id: &str, role: &str, city: &str, made: &str| format!("{id:<20} {role:<8} {city:<24} {made}");
        print(&line("ID", "ROLE", "CITY", "CREATED"))?;
        for KeyInfo {
            id,
            role,
            city,
            created_at,
            ..
        } in keys
        {
            print(&line(
                &id.to_string(),
                &role,
                city.as_deref().unwrap_or("all"),
                &created_at.to_string(),
            ))?;
        }
        Ok(())
    }
}

impl Revoke {
    fn run(self) -> Result<()> {
        let id = self.id;
        let app = as_command_line(database::start_existing()?);
        if access::revoke_key(&app, id).map_err(|fault| database::fault(&fault))? {
            print(&format!("{id} was revoked"))
        } else {
            bail!("there is no key {id}; `urbivox key list` lists all keys")
        }
    }
}
