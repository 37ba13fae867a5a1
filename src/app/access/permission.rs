//! The table of permissions: which role may do what. API and staff pages ask nothing else.

use super::Role;
use super::Role::{Admin, Analyst, Editor, Interviewer, Owner, Viewer};

/// Something that is allowed or not. What everybody may do, such as reading published figures, needs none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Permission {
    /// Know that the city exists, and list its services and surveys.
    SeeCity,
    /// Read counts and measures on the staff pages.
    ReadAggregates,
    /// Read what is worked on: drafts, previews, indicators, improvement actions, shared templates.
    ReadDrafts,
    /// Read single responses, comments and held responses, and live figures from which nothing is withheld.
    ReadResponses,
    /// Read where a survey is offered.
    ReadPlacements,
    /// Enter answers for citizens, at a placement for staff.
    EnterAnswers,
    /// Change services, surveys, placements, improvement actions and alert rules; publish and close surveys.
    EditSurveys,
    /// Decide on held responses, and note what became of comments.
    ModerateResponses,
    /// Answer indicators, and publish editions.
    EditIndicators,
    /// Make and end the keys that sign links, and sign links with them.
    SignLinks,
    /// Change what the city decides about itself: name, languages, retention, smallest number shown, controller, logo.
    ChangeSettings,
    /// Give and take roles in the city.
    ManagePeople,
    /// Make and end the city's API keys.
    ManageKeys,
    /// Change the city's identity provider.
    ManageIdentityProvider,
    /// Read the audit log of the city.
    ReadAuditLog,
    /// Add cities, and decide on applications to join.
    AddCities,
    /// Give and take roles that are for all cities.
    ManageAdmins,
    /// Read the audit log and the security log of the whole installation.
    ReadInstallationLog,
}

/// Why something is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// The principal has no role in this city: to them it is not there.
    #[error("there is no such city")]
    NoSuchCity,
    /// The principal's roles do not allow it.
    #[error("the role does not allow this")]
    Forbidden,
}

impl Permission {
    /// Every permission.
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

    /// THE table: the roles that have a permission. A role for one city has it there, and nowhere else.
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

    /// Whether the role has it.
    pub fn is_of(self, role: Role) -> bool {
        self.roles().contains(&role)
    }
}
