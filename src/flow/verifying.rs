//! Everything is counted again from the stored answers, and held against the tallies.

use std::collections::BTreeMap;

use super::Fault;
use super::catalogue::definition_of;
use crate::storage::{self, Db, Storage, archived_tallies, responses, surveys, tallies, versions};
use crate::survey::answer::RawAnswers;
use crate::survey::definition::Definition;
use crate::survey::submission::Submission;
use crate::tally::delta::Delta;
use crate::tally::layout::Layout;
use crate::tally::sheet::Sheet;

/// Responses read at once: bounds the memory, whatever the size of the survey.
const CHUNK: i64 = 2_000;

/// What the recount found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recount {
    /// Surveys there are.
    pub surveys: u64,
    /// Responses counted again.
    pub responses: u64,
    /// Sheets whose stored counts are not what the responses add up to, and responses that cannot be read.
    pub differences: u64,
}

/// A sheet's place in its version: day, placement, language.
type Place = (i32, String, String);

/// What a version asks, and what its responses add up to.
struct Version {
    definition: Definition,
    layout: Layout,
    /// Packed, as they are stored: an unpacked sheet is a hundred times as large.
    sheets: BTreeMap<Place, Vec<u8>>,
}

/// Recounts all on one snapshot; answers that come in meanwhile do not disturb it. `progress` hears how many
/// responses were counted so far.
///
/// One walk over the responses in order of time; in memory are the sheets they add up to, about as large as the
/// stored ones.
pub fn verify(storage: &Storage, mut progress: impl FnMut(u64)) -> Result<Recount, Fault> {
    let recount = storage.read(|db| {
        let mut recount = Recount {
            surveys: u64::try_from(surveys::count(db)?).unwrap_or(0),
            ..Recount::default()
        };
        let mut versions = versions_of(db)?;
        let mut after = i64::MIN;
        loop {
            let rows = responses::after(db, after, CHUNK)?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            for row in rows {
                recount.responses += 1;
                let id = row.id;
                if !count(&mut versions, row) {
                    recount.differences += 1;
                    tracing::warn!(response.id = id, "a stored response does not fit its version");
                }
            }
            progress(recount.responses);
        }
        for (id, version) in versions {
            recount.differences += differences(db, id, version.sheets)?;
        }
        Ok::<_, storage::Error>(recount)
    })?;
    Ok(recount)
}

fn versions_of(db: &mut Db) -> Result<BTreeMap<i64, Version>, storage::Error> {
    let mut found = BTreeMap::new();
    for id in versions::ids(db)? {
        if let Some(row) = versions::find(db, id)? {
            let definition = definition_of(&row.definition)?;
            let layout = Layout::of(&definition);
            // What was deleted when its time was over was counted before: the recount begins with it.
            let archived = archived_tallies::of_version(db, id)?.into_iter();
            let sheets = archived.map(|row| ((row.day, row.placement, row.language), row.counts));
            let sheets = sheets.collect();
            found.insert(
                id,
                Version {
                    definition,
                    layout,
                    sheets,
                },
            );
        }
    }
    Ok(found)
}

/// Counts a response; false when it cannot be read by the version it names.
fn count(versions: &mut BTreeMap<i64, Version>, row: responses::Row) -> bool {
    let Some(version) = versions.get_mut(&row.version_id) else {
        return false;
    };
    let Ok(raw) = serde_json::from_str::<RawAnswers>(&row.answers) else {
        return false;
    };
    let Ok(submission) = Submission::parse(&version.definition, &raw) else {
        return false;
    };
    let delta = Delta::of(&version.layout, &version.definition, &submission);
    let packed = version
        .sheets
        .entry((row.day, row.placement, row.language))
        .or_default();
    let sheet = if packed.is_empty() {
        Ok(Sheet::empty())
    } else {
        Sheet::decode(packed)
    };
    let Ok(mut sheet) = sheet else { return false };
    let is_counted = sheet.add(&delta).is_ok();
    *packed = sheet.encode();
    is_counted
}

/// Sheets of the version that are stored and not what was counted, or counted and not stored.
fn differences(db: &mut Db, version_id: i64, mut counted: BTreeMap<Place, Vec<u8>>) -> Result<u64, storage::Error> {
    let mut differences = 0;
    for row in tallies::within(db, &[version_id], &tallies::Filter::default())? {
        let expected = counted.remove(&(row.day, row.placement, row.language));
        let expected = expected.map_or_else(|| Some(Sheet::empty()), |packed| Sheet::decode(&packed).ok());
        if expected.is_none() || Sheet::decode(&row.counts).ok() != expected {
            differences += 1;
            tracing::warn!(
                version.id = version_id,
                day = row.day,
                "a sheet differs from its responses"
            );
        }
    }
    let is_uncounted = |packed: &&Vec<u8>| Sheet::decode(packed).is_ok_and(|sheet| !sheet.is_zero());
    let uncounted = counted.values().filter(is_uncounted).count();
    Ok(differences + u64::try_from(uncounted).unwrap_or(u64::MAX))
}
