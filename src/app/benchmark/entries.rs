//! Current editions, each with its city.

use std::collections::{BTreeMap, HashMap};

use super::error::{BenchmarkError, corrupt};
use crate::app::authoring::parse_city;
use crate::storage;
use crate::storage::{Db, editions};
use urbivox_core::indicator::{Framework, YesCounts};
use urbivox_core::survey::slug::Slug;

/// Cities read to match names. Protects the server; the European Union has some 95,000 municipalities.
const CITIES_MAX: i64 = 100_000;

/// Current edition of a city.
pub(super) struct CountedEdition {
    /// Stored row.
    pub(super) row: editions::Row,
    /// Yes counts by dimension.
    pub(super) tally: YesCounts,
    /// City of this installation that owns it.
    pub(super) owner: Option<EditionOwner>,
}

/// City of this installation.
#[derive(Clone, Debug)]
pub(super) struct EditionOwner {
    /// Name in addresses.
    pub(super) slug: Slug,
    /// Current name for people, even if it was published under another.
    pub(super) name: String,
    /// Inhabitants, if the city gave them.
    pub(super) population: Option<u32>,
}

impl CountedEdition {
    /// Returns the name of the city.
    pub(super) fn name(&self) -> &str {
        self.owner.as_ref().map_or(&self.row.name, |owner| &owner.name)
    }

    /// Returns a unique key: two cities may have the same name.
    pub(super) fn key(&self) -> String {
        let slug = self.owner.as_ref().map_or("", |owner| owner.slug.as_str());
        format!("{}\u{0}{slug}", self.name())
    }

    /// Whether it belongs to the city of this slug.
    pub(super) fn is_of(&self, slug: &Slug) -> bool {
        self.owner.as_ref().is_some_and(|owner| owner.slug == *slug)
    }
}

/// Whether two names denote the same city.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Returns the current editions of a framework. A city's own edition is matched by identity. An imported one is matched
/// by name if only one city has it, and left out when that city published its own for the year.
pub(super) fn current(
    db: &mut Db,
    framework: &Framework,
    year: Option<u16>,
) -> Result<Vec<CountedEdition>, BenchmarkError> {
    let rows = editions::current(db, &framework.id, year.map(i32::from))?;
    let known = storage::cities::list(db, "", CITIES_MAX)?;
    let mut by_name: HashMap<String, Vec<i64>> = HashMap::new();
    for city in &known {
        by_name
            .entry(city.name.trim().to_lowercase())
            .or_default()
            .push(city.id);
    }
    let of_name = |name: &str| match by_name.get(&name.trim().to_lowercase()).map(Vec::as_slice) {
        Some([only]) => Some(*only),
        _ => None,
    };
    let owners: Vec<Option<i64>> = rows
        .iter()
        .map(|row| row.city_id.or_else(|| of_name(&row.name)))
        .collect();
    let own: Vec<(i32, i64)> = rows.iter().filter_map(|row| Some((row.year, row.city_id?))).collect();
    let mut cities: HashMap<i64, EditionOwner> = HashMap::new();
    for city in known.into_iter().filter(|city| owners.contains(&Some(city.id))) {
        let id = city.id;
        let city = parse_city(city)?;
        cities.insert(
            id,
            EditionOwner {
                slug: city.slug,
                name: city.name,
                population: city.settings.population,
            },
        );
    }
    let mut entries = Vec::new();
    for (row, owner) in rows.into_iter().zip(owners) {
        let stands = row.city_id.is_some() || owner.is_none_or(|owner| !own.contains(&(row.year, owner)));
        if let (true, Some(tally)) = (stands, tally_of(framework, &row)?) {
            let owner = owner.and_then(|owner| cities.get(&owner).cloned());
            entries.push(CountedEdition { row, tally, owner });
        }
    }
    Ok(entries)
}

/// Parses the yes counts of an edition; `None` when the framework no longer has their dimensions.
fn tally_of(framework: &Framework, row: &editions::Row) -> Result<Option<YesCounts>, BenchmarkError> {
    let yes: BTreeMap<String, u32> = serde_json::from_str(&row.yes).map_err(corrupt)?;
    match YesCounts::new(framework, &yes) {
        Ok(tally) => Ok(Some(tally)),
        Err(violations) => {
            // The operator changed the file under the same id; other cities are ranked all the same.
            tracing::warn!(
                framework = framework.id,
                edition = row.id,
                why = violations.join(" "),
                "an edition does not fit its framework and is left out; give the changed framework another id"
            );
            Ok(None)
        }
    }
}
