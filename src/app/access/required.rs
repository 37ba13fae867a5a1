//! Permissions as types, for extractors that are generic over the permission that a handler requires.

use super::permission::Permission;

/// A type that stands for one [`Permission`].
pub trait RequiredPermission {
    /// The permission.
    const PERMISSION: Permission;
}

/// Defines a unit struct for each listed variant of [`Permission`], with the same name.
macro_rules! required_permissions {
    ($($name:ident),+ $(,)?) => {
        $(
            #[doc = concat!("Requires [`Permission::", stringify!($name), "`].")]
            #[derive(Clone, Copy, Debug)]
            pub struct $name;

            impl RequiredPermission for $name {
                const PERMISSION: Permission = Permission::$name;
            }
        )+

        /// Fails to compile if a permission has no type here.
        const _: fn(Permission) = |permission| match permission {
            $(Permission::$name => {})+
        };
    };
}

required_permissions! {
    SeeCity,
    ReadAggregates,
    ReadDrafts,
    ReadResponses,
    ReadPlacements,
    EnterAnswers,
    EditSurveys,
    ModerateResponses,
    EditIndicators,
    SignLinks,
    ChangeSettings,
    ManagePeople,
    ManageKeys,
    ManageIdentityProvider,
    ReadAuditLog,
    AddCities,
    ManageAdmins,
    ReadInstallationLog,
}
