//! The editions that count, each with the city it belongs to.

use std::collections::{BTreeMap, HashMap};

use super::{Refusal, corrupt};
use crate::app::authoring::cities;
use crate::storage;
use crate::storage::{Db, editions};
use urbivox_core::indicator::{Framework, YesCounts};
use urbivox_core::survey::slug::Slug;

/// Cities that are looked at for their names. Protects the server; the European Union has some 95,000 municipalities.
const CITIES_MAX: i64 = 100_000;

/// An edition that counts.
pub(super) struct CountedEdition {
    /// What is stored.
    pub(super) row: editions::Row,
    /// Its numbers.
    pub(super) tally: YesCounts,
    /// The city of ours that it belongs to.
    pub(super) owner: Option<EditionOwner>,
}

/// A city of ours.
#[derive(Clone, Debug)]
pub(super) struct EditionOwner {
    /// Its name in addresses.
    pub(super) slug: Slug,
    /// As people call it now, whatever it was called then.
    pub(super) name: String,
    /// Inhabitants, where the city has told.
    pub(super) population: Option<u32>,
}

impl CountedEdition {
    /// The name of the city.
    pub(super) fn name(&self) -> &str {
        self.owner.as_ref().map_or(&self.row.name, |owner| &owner.name)
    }

    /// What no other city has: two cities may have one name.
    pub(super) fn key(&self) -> String {
        let slug = self.owner.as_ref().map_or("", |owner| owner.slug.as_str());
        format!("{}\u{0}{slug}", self.name())
    }

    /// Whether it is of the city of this name in addresses.
    pub(super) fn is_of(&self, slug: &Slug) -> bool {
        self.owner.as_ref().is_some_and(|owner| owner.slug == *slug)
    }
}

/// Whether two names are of one city.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// The editions of a framework that count. A city's own are known by its identity. An imported line is of the only city
/// of ours that has its name, and steps back behind what that city published itself for the year.
pub(super) fn current(db: &mut Db, framework: &Framework, year: Option<u16>) -> Result<Vec<CountedEdition>, Refusal> {
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
        let city = cities::parse(city)?;
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

/// The numbers of an edition; `None` when they are of dimensions that the framework no longer has.
fn tally_of(framework: &Framework, row: &editions::Row) -> Result<Option<YesCounts>, Refusal> {
    let yes: BTreeMap<String, u32> = serde_json::from_str(&row.yes).map_err(corrupt)?;
    match YesCounts::new(framework, &yes) {
        Ok(tally) => Ok(Some(tally)),
        Err(faults) => {
            // The operator's file was changed under the same id: other cities are ranked all the same.
            tracing::warn!(
                framework = framework.id,
                edition = row.id,
                why = faults.join(" "),
                "an edition does not fit its framework and is left out: give a changed framework another id"
            );
            Ok(None)
        }
    }
}
