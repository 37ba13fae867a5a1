//! The permission table: which role has which permission. The single source for API and staff pages.

use super::role::Role;
use super::role::Role::{Admin, Analyst, Editor, Interviewer, Owner, Viewer};

/// A permission. Public actions, such as reading published figures, need none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Permission {
    /// Learn that the city exists, and list its services and surveys.
    SeeCity,
    /// Read counts and measures on the staff pages.
    ReadAggregates,
    /// Read work in progress: drafts, previews, indicators, improvement actions, shared templates.
    ReadDrafts,
    /// Read single responses, comments and held responses, and live figures.
    ReadResponses,
    /// Read placements of surveys.
    ReadPlacements,
    /// Enter answers for citizens, at a staff placement.
    EnterAnswers,
    /// Change services, surveys, placements, improvement actions and alert rules; publish and close surveys.
    EditSurveys,
    /// Decide on held responses, and handle comments.
    ModerateResponses,
    /// Answer indicators, and publish editions.
    EditIndicators,
    /// Create and end signing keys of links, and sign links with them.
    SignLinks,
    /// Change the city's settings: name, languages, retention, disclosure threshold, controller, logo.
    ChangeSettings,
    /// Grant and remove roles in the city.
    ManagePeople,
    /// Create and end the city's API keys.
    ManageKeys,
    /// Change the city's identity provider.
    ManageIdentityProvider,
    /// Read the audit log of the city.
    ReadAuditLog,
    /// Add cities, and decide on applications to join.
    AddCities,
    /// Grant and remove roles for all cities.
    ManageAdmins,
    /// Read the audit log and the security log of the whole installation.
    ReadInstallationLog,
}

/// Why an action is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// The principal has no role in this city, and must not learn that it exists.
    #[error("there is no such city")]
    NoSuchCity,
    /// No role of the principal grants the permission.
    #[error("the role does not allow this")]
    Forbidden,
}

impl Permission {
    /// All permissions.
    pub const ALL: [Permission; 18] = [
        Permission::SeeCity,
        Permission::ReadAggregates,
        Permission::ReadDrafts,
        Permission::ReadResponses,
        Permission::ReadPlacements,
        Permission::EnterAnswers,
        Permission::EditSurveys,
        Permission::ModerateResponses,
        Permission::EditIndicators,
        Permission::SignLinks,
        Permission::ChangeSettings,
        Permission::ManagePeople,
        Permission::ManageKeys,
        Permission::ManageIdentityProvider,
        Permission::ReadAuditLog,
        Permission::AddCities,
        Permission::ManageAdmins,
        Permission::ReadInstallationLog,
    ];

    /// The permission table: the roles that have a permission. City roles have it in their city only.
    #[rustfmt::skip]
    pub fn roles(self) -> &'static [Role] {
        match self {
            Permission::SeeCity                => &[Admin, Owner, Editor, Viewer, Interviewer, Analyst],
            Permission::ReadAggregates         => &[Admin, Owner, Editor, Viewer,              Analyst],
            Permission::ReadDrafts             => &[Admin, Owner, Editor, Viewer],
            Permission::ReadResponses          => &[Admin, Owner, Editor, Viewer],
            Permission::ReadPlacements         => &[Admin, Owner, Editor, Viewer, Interviewer],
            Permission::EnterAnswers           => &[Admin, Owner, Editor,         Interviewer],
            Permission::EditSurveys            => &[Admin, Owner, Editor],
            Permission::ModerateResponses      => &[Admin, Owner, Editor],
            Permission::EditIndicators         => &[Admin, Owner, Editor],
            Permission::SignLinks              => &[Admin, Owner, Editor],
            Permission::ChangeSettings         => &[Admin, Owner],
            Permission::ManagePeople           => &[Admin, Owner],
            Permission::ManageKeys             => &[Admin, Owner],
            Permission::ManageIdentityProvider => &[Admin, Owner],
            Permission::ReadAuditLog           => &[Admin, Owner],
            Permission::AddCities              => &[Admin],
            Permission::ManageAdmins           => &[Admin],
            Permission::ReadInstallationLog    => &[Admin],
        }
    }

    /// Whether the role has the permission.
    pub fn is_granted_to(self, role: Role) -> bool {
        self.roles().contains(&role)
    }
}
