//! Types of services: a versioned list that is part of the program.
//!
//! Only services of the same type are compared with each other. The list begins with the procedures of Annex II of
//! Regulation (EU) 2018/1724 (Single Digital Gateway) that cities handle, and goes on with other services of cities. A
//! type that was in one version of the list stays in all later ones with its meaning, because services refer to it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

const FILE: &str = include_str!("service_types.json");

/// Prefix of the addresses of main activities.
const MAIN_ACTIVITY_BASE: &str = "http://publications.europa.eu/resource/authority/main-activity/";

static LIST: LazyLock<ServiceTypes> = LazyLock::new(|| {
    // A file that fails to parse is an empty list; a test reads it.
    serde_json::from_str(FILE).unwrap_or_default()
});

/// The list of types with its version.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ServiceTypes {
    version: String,
    types: Vec<ServiceType>,
}

/// Type of a service.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceType {
    /// Id, in the form of a slug.
    pub id: String,
    /// Display name by language, in the languages of the staff pages.
    name: BTreeMap<String, String>,
    /// Procedure of the Single Digital Gateway; `None` for services that Annex II does not name.
    pub procedure: Option<SdgProcedure>,
    /// Life event in which people need the service, as `cv:isGroupedBy` of CPSV-AP describes it; `None` for services that
    /// belong to no single event.
    pub life_event: Option<String>,
    /// Code in the main activity authority table of the Publications Office.
    main_activity: String,
}

/// Procedure of Annex II of Regulation (EU) 2018/1724.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SdgProcedure {
    /// Code of the procedure: the letter of its heading and its number under it, such as `R1`.
    pub code: String,
    /// Heading, such as `Birth`.
    pub heading: String,
    /// Procedure, in English.
    pub name: String,
}

impl ServiceType {
    /// Returns the display names with their languages, by language.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.name
            .iter()
            .map(|(language, name)| (language.as_str(), name.as_str()))
    }

    /// Returns the display name in this language, else in English.
    pub fn name_in(&self, language: &str) -> &str {
        let name = self.name.get(language).or_else(|| self.name.get("en"));
        name.map_or(self.id.as_str(), String::as_str)
    }

    /// Returns the type as CPSV-AP writes it in `dct:type`: an address of the main activity authority table.
    ///
    /// Source: CPSV-AP 3.2.0, `PublicService`; <https://op.europa.eu/en/web/eu-vocabularies/dataset/-/resource?uri=http://publications.europa.eu/resource/dataset/main-activity>.
    pub fn cpsv_type(&self) -> String {
        format!("{MAIN_ACTIVITY_BASE}{}", self.main_activity)
    }
}

/// Returns the version of the list, such as `2026-1`.
pub fn version() -> &'static str {
    &LIST.version
}

/// Returns all types, in the order of the list.
pub fn all() -> &'static [ServiceType] {
    &LIST.types
}

/// Returns the type with this id.
///
/// ```
/// use urbivox_core::services::service_types;
///
/// let parking = service_types::find("parking").unwrap();
/// assert_eq!(parking.name_in("fi"), "Pysäköintilupa ja pysäköinti");
/// assert_eq!(service_types::find("change-of-address").unwrap().procedure.as_ref().unwrap().code, "V1");
/// ```
pub fn find(id: &str) -> Option<&'static ServiceType> {
    all().iter().find(|service_type| service_type.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::i18n;
    use crate::survey::slug::Slug;

    #[test]
    fn the_list_is_read_and_each_type_is_named_in_every_staff_language() {
        assert_eq!((version(), all().len()), ("2026-1", 40));
        let languages: BTreeSet<&str> = i18n::staff_languages().collect();
        for service_type in all() {
            let named: BTreeSet<&str> = service_type.names().map(|(language, _)| language).collect();
            assert_eq!(named, languages, "{}", service_type.id);
            assert!(service_type.names().all(|(_, name)| !name.trim().is_empty()));
            assert!(Slug::parse(&service_type.id).is_some(), "{}", service_type.id);
        }
        let ids: BTreeSet<&str> = all().iter().map(|service_type| service_type.id.as_str()).collect();
        assert_eq!(ids.len(), all().len(), "an id occurs twice");
    }

    #[test]
    fn each_procedure_of_annex_ii_has_one_type_at_most_and_its_heading() {
        let headings = [
            ("R", "Birth"),
            ("S", "Residence"),
            ("T", "Studying"),
            ("U", "Working"),
            ("V", "Moving"),
            ("W", "Retiring"),
            ("X", "Starting, running and closing a business"),
        ];
        let procedures = || all().iter().filter_map(|service_type| service_type.procedure.as_ref());
        let codes: BTreeSet<&str> = procedures().map(|procedure| procedure.code.as_str()).collect();
        assert_eq!(codes.len(), procedures().count());
        for procedure in procedures() {
            let own = headings
                .iter()
                .find(|(letter, _)| procedure.code.starts_with(letter))
                .unwrap();
            assert_eq!(own.1, procedure.heading);
        }
    }

    #[test]
    fn a_main_activity_is_one_of_the_authority_table() {
        let table = [
            "econ-aff",
            "education",
            "env-pro",
            "gen-pub",
            "hc-am",
            "health",
            "rcr",
            "soc-pro",
            "urttb",
            "water",
        ];
        for service_type in all() {
            assert!(
                table.contains(&service_type.main_activity.as_str()),
                "{}",
                service_type.id
            );
        }
        assert_eq!(
            find("library").unwrap().cpsv_type(),
            "http://publications.europa.eu/resource/authority/main-activity/rcr"
        );
        assert_eq!(find("nothing"), None);
    }
}
