//! A digital service and its row in the database.

use std::collections::BTreeMap;

use super::error::{AuthoringError, corrupt};
use crate::storage;
use urbivox_core::services::service_types;
use urbivox_core::services::service_types::ServiceType;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::definition::localized::Localized;
use urbivox_core::survey::slug::Slug;

/// A digital service.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Name in addresses, unique in the city.
    pub slug: Slug,
    /// Name for people.
    pub name: Localized,
    /// Type, by which it is compared with services of other cities; `None` for a service that is compared with none.
    pub service_type: Option<&'static ServiceType>,
}

/// Changes of a service; `None` leaves a property as it is.
#[derive(Clone, Debug, Default)]
pub struct ServiceChange {
    /// New name, in all languages.
    pub name: Option<Localized>,
    /// New type; the inner `None` takes the type away.
    pub service_type: Option<Option<&'static ServiceType>>,
}

/// Writes a name as the database stores it.
pub(super) fn json_of(name: &Localized) -> Result<String, AuthoringError> {
    let texts: BTreeMap<&str, &str> = name.iter().map(|(language, text)| (language.as_str(), text)).collect();
    Ok(serde_json::to_string(&texts).map_err(|cause| corrupt("services", cause))?)
}

/// Parses a stored service.
pub(super) fn parse(row: storage::services::Row) -> Result<Service, AuthoringError> {
    Ok(Service {
        slug: Slug::parse(&row.slug).ok_or_else(|| corrupt("services", "slug"))?,
        name: name_of(&row.name)?,
        service_type: type_of(row.service_type.as_deref())?,
    })
}

/// Parses a stored type.
pub(in crate::app) fn type_of(id: Option<&str>) -> Result<Option<&'static ServiceType>, storage::Error> {
    let known = |id: &str| service_types::find(id).ok_or_else(|| corrupt("services", format!("type {id}")));
    id.map(known).transpose()
}

/// Parses a stored name.
pub(in crate::app) fn name_of(document: &str) -> Result<Localized, storage::Error> {
    let texts: BTreeMap<String, String> = serde_json::from_str(document).map_err(|cause| corrupt("services", cause))?;
    let texts: Option<_> = texts
        .into_iter()
        .map(|(tag, text)| Some((Language::parse(&tag)?, text)))
        .collect();
    texts
        .and_then(Localized::from_texts)
        .ok_or_else(|| corrupt("services", "name"))
}
