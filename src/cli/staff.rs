//! `urbivox staff`.

use anyhow::{Result, anyhow};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

use super::output::print;
use super::{argument, database};
use crate::app::App;
use crate::app::access::Role;
use crate::app::people::accounts;
use crate::app::people::accounts::{Account, AccountAdminError, AccountCursor};
use crate::app::people::invitation;
use crate::app::people::invitation::{Invitation, InvitationError};
use crate::app::people::{factor_policy, roster};
use crate::config::Config;
use urbivox_core::survey::slug::Slug;

/// Manage accounts of staff.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Staff {
    #[command(subcommand)]
    action: Action,
}

const EXAMPLES: &str = "\
Examples:
  urbivox staff add anna@example.org --role admin
  urbivox staff add mikko@tampere.fi --city tampere --role owner --language fi
  urbivox staff list --search tampere
  urbivox staff require-factor --role admin --role owner
  urbivox staff reset-factor mikko@tampere.fi
  urbivox staff sign-out mikko@tampere.fi
  urbivox staff remove mikko@tampere.fi

Each command prints its result in one line, `list` a table. Exit codes: 0 on success, 1 on failure, 2 if the arguments are
wrong.";

/// Accounts read at once.
const PAGE: usize = 500;

#[derive(Debug, Subcommand)]
enum Action {
    Add(Add),
    List(List),
    RequireFactor(RequireFactor),
    ResetFactor(ResetFactor),
    SignOut(SignOut),
    Remove(Remove),
}

/// Invite a person: print the link to create the account, and send it by e-mail.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  urbivox staff add anna@example.org --role admin
  urbivox staff add mikko@tampere.fi --city tampere --role owner --language fi")]
struct Add {
    /// The e-mail address.
    email: String,
    /// City of the role; required for owner, editor, viewer and interviewer.
    #[arg(long, value_parser = argument::slug)]
    city: Option<Slug>,
    /// Role of the person.
    #[arg(long, value_parser = roles())]
    role: Role,
    /// Name of the person.
    #[arg(long, default_value = "")]
    name: String,
    /// Language of the e-mail.
    #[arg(long, default_value = "en")]
    language: String,
}

/// List accounts, one on each line: e-mail address, second factor, last sign-in, roles and name.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  urbivox staff list
  urbivox staff list --search tampere")]
struct List {
    /// Only accounts whose e-mail address, name or city contains this text.
    #[arg(long, value_name = "TEXT", default_value = "")]
    search: String,
}

/// Set the roles that require a second factor; without a role, print them.
///
/// People without a required second factor must set it up before they can open any other page. Initially: admin and owner.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  urbivox staff require-factor
  urbivox staff require-factor --role admin --role owner --role editor
  urbivox staff require-factor --none")]
struct RequireFactor {
    /// A role that requires one. The given roles replace the earlier ones.
    #[arg(long = "role", value_name = "ROLE", value_parser = roles(), value_delimiter = ',', conflicts_with = "none")]
    roles: Vec<Role>,
    /// No role requires one.
    #[arg(long)]
    none: bool,
}

/// Remove the second factor of a person who lost it, and end their sessions. The person is notified by e-mail.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  urbivox staff reset-factor mikko@tampere.fi")]
struct ResetFactor {
    /// The e-mail address of the account.
    email: String,
}

/// End every session of a person.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  urbivox staff sign-out mikko@tampere.fi")]
struct SignOut {
    /// The e-mail address of the account.
    email: String,
}

/// Remove an account with its roles and sessions. The audit log keeps its entries under the person's number.
///
/// The last admin and the last owner of a city cannot be removed.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  urbivox staff remove mikko@tampere.fi")]
struct Remove {
    /// The e-mail address of the account.
    email: String,
}

fn roles() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(Role::ALL.map(Role::name)).try_map(|name| name.parse::<Role>())
}

impl Staff {
    pub(super) fn run(self) -> Result<()> {
        match self.action {
            Action::Add(add) => add.run(),
            Action::List(list) => list.run(),
            Action::RequireFactor(require) => require.run(),
            Action::ResetFactor(reset) => reset.run(),
            Action::SignOut(sign_out) => sign_out.run(),
            Action::Remove(remove) => remove.run(),
        }
    }
}

/// Starts the application on behalf of the operator, on an existing database.
fn start_as_operator() -> Result<App> {
    database::open_existing()?;
    Ok(database::start()?.on_behalf_of(&roster::operator()))
}

fn refused(refusal: &AccountAdminError) -> anyhow::Error {
    match refusal {
        AccountAdminError::Fault(fault) => database::fault(fault),
        other @ (AccountAdminError::NoSuchPerson
        | AccountAdminError::BadEmail
        | AccountAdminError::EmailTaken
        | AccountAdminError::LastAdmin
        | AccountAdminError::LastOwner(_)) => anyhow!("{other}"),
    }
}

impl List {
    fn run(self) -> Result<()> {
        let app = start_as_operator()?;
        let line = |email: &str, factor: &str, last: &str, roles: &str, name: &str| {
            format!("{email:<36} {factor:<6} {last:<20} {roles:<28} {name}")
        };
        print(&line("EMAIL", "FACTOR", "LAST SIGN-IN", "ROLES", "NAME"))?;
        let mut after = AccountCursor::default();
        loop {
            let found = accounts::search(&app, &self.search, &after, PAGE);
            let (accounts, next) = found.map_err(|fault| database::fault(&fault))?;
            for account in &accounts {
                let factor = if account.has_second_factor { "yes" } else { "no" };
                let last = account.signed_in_at.map_or_else(
                    || "never".to_owned(),
                    |at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
                );
                let roles = roles_of(account);
                print(&line(&account.email, factor, &last, &roles, &account.name))?;
            }
            match next {
                Some(next) => after = next,
                None => return Ok(()),
            }
        }
    }
}

/// Formats roles with their cities, without spaces: `owner:tampere,viewer:oulu`.
fn roles_of(account: &Account) -> String {
    let roles = account.roles.iter().map(|own| match &own.city {
        Some((slug, _)) => format!("{}:{slug}", own.role),
        None => own.role.to_string(),
    });
    let roles: Vec<String> = roles.collect();
    if roles.is_empty() {
        "none".to_owned()
    } else {
        roles.join(",")
    }
}

impl RequireFactor {
    fn run(self) -> Result<()> {
        let app = start_as_operator()?;
        if self.none || !self.roles.is_empty() {
            factor_policy::set_required_roles(&app, &self.roles).map_err(|fault| database::fault(&fault))?;
        }
        let required = factor_policy::required_roles(&app).map_err(|fault| database::fault(&fault))?;
        let names: Vec<&str> = required.into_iter().map(Role::name).collect();
        if names.is_empty() {
            return print("no role requires a second factor");
        }
        print(&format!("roles that require a second factor: {}", names.join(", ")))
    }
}

impl ResetFactor {
    fn run(self) -> Result<()> {
        let app = start_as_operator()?;
        let reset = accounts::person_of_email(&app, &self.email).and_then(|id| accounts::reset_factor(&app, id));
        let outcome = if reset.map_err(|refusal| refused(&refusal))? {
            "no longer has a second factor and was signed out everywhere"
        } else {
            "had no second factor"
        };
        print(&format!("{} {outcome}", self.email))
    }
}

impl SignOut {
    fn run(self) -> Result<()> {
        let app = start_as_operator()?;
        let ended = accounts::person_of_email(&app, &self.email).and_then(|id| accounts::sign_out(&app, id));
        let ended = ended.map_err(|refusal| refused(&refusal))?;
        print(&format!("{}: {ended} sessions ended", self.email))
    }
}

impl Remove {
    fn run(self) -> Result<()> {
        let app = start_as_operator()?;
        let removed = accounts::person_of_email(&app, &self.email).and_then(|id| accounts::remove(&app, id));
        removed.map_err(|refusal| refused(&refusal))?;
        print(&format!("{} was removed", self.email))
    }
}

impl Add {
    fn run(self) -> Result<()> {
        let config = Config::read()?;
        let app: App = database::start()?.on_behalf_of(&roster::operator());
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
            InvitationError::Fault(fault) => database::fault(&fault),
            other @ (InvitationError::BadEmail
            | InvitationError::BadName
            | InvitationError::NoSuchCity
            | InvitationError::WrongRole(_)
            | InvitationError::TicketInvalid
            | InvitationError::SignInFirst
            | InvitationError::Weak(_)) => anyhow!("{other}"),
        })?)
    }
}
