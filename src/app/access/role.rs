//! Roles of people and API keys.

use std::fmt;
use std::str::FromStr;

/// A role: a fixed set of permissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Every permission, in every city.
    Admin,
    /// Every permission in one city, including people, keys and settings.
    Owner,
    /// Reads one city, and edits its services and surveys.
    Editor,
    /// Reads one city.
    Viewer,
    /// Enters answers given on paper or by telephone; reads nothing.
    Interviewer,
    /// Reads the aggregates of all cities; no free text.
    Analyst,
}

impl Role {
    /// All roles, strongest first.
    pub const ALL: [Role; 6] = [
        Role::Admin,
        Role::Owner,
        Role::Editor,
        Role::Viewer,
        Role::Interviewer,
        Role::Analyst,
    ];

    /// Stable name.
    pub fn name(self) -> &'static str {
        match self {
            Role::Admin => "admin",
            Role::Owner => "owner",
            Role::Editor => "editor",
            Role::Viewer => "viewer",
            Role::Interviewer => "interviewer",
            Role::Analyst => "analyst",
        }
    }

    /// Whether the role is limited to one city.
    pub fn needs_city(self) -> bool {
        match self {
            Role::Admin | Role::Analyst => false,
            Role::Owner | Role::Editor | Role::Viewer | Role::Interviewer => true,
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Role {
    type Err = String;

    fn from_str(name: &str) -> Result<Role, String> {
        Role::ALL
            .into_iter()
            .find(|role| role.name() == name)
            .ok_or_else(|| "a role is one of admin, owner, editor, viewer, interviewer, analyst".to_owned())
    }
}
