//! Everything is counted again from the stored answers, and held against the tallies.

use std::collections::BTreeMap;

use super::Fault;
use super::catalogue::definition_of;
use crate::storage::{self, Db, Storage, responses, surveys, tallies, versions};
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

/// Recounts all on one snapshot; answers that come in meanwhile do not disturb it. `progress` hears how many
/// responses were counted so far.
pub fn verify(storage: &Storage, mut progress: impl FnMut(u64)) -> Result<Recount, Fault> {
    let recount = storage.read(|db| {
        let mut recount = Recount {
            surveys: u64::try_from(surveys::count(db)?).unwrap_or(0),
            ..Recount::default()
        };
        for version_id in versions::ids(db)? {
            verify_version(db, version_id, &mut recount, &mut progress)?;
        }
        Ok::<_, storage::Error>(recount)
    })?;
    Ok(recount)
}

fn verify_version(
    db: &mut Db,
    version_id: i64,
    recount: &mut Recount,
    progress: &mut impl FnMut(u64),
) -> Result<(), storage::Error> {
    let Some(version) = versions::find(db, version_id)? else {
        return Ok(());
    };
    let definition = definition_of(&version.definition)?;
    let layout = Layout::of(&definition);
    let mut counted: BTreeMap<Place, Sheet> = BTreeMap::new();
    let mut after = i64::MIN;
    loop {
        let rows = responses::of_version(db, version_id, after, CHUNK)?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        for row in rows {
            recount.responses += 1;
            let delta = delta_of(&definition, &layout, &row.answers);
            let sheet = counted
                .entry((row.day, row.placement, row.language))
                .or_insert_with(Sheet::empty);
            if delta.is_none_or(|delta| sheet.add(&delta).is_err()) {
                recount.differences += 1;
                tracing::warn!(response.id = row.id, "a stored response does not fit its version");
            }
        }
        progress(recount.responses);
    }
    for row in tallies::within(db, &[version_id], &tallies::Filter::default())? {
        let expected = counted
            .remove(&(row.day, row.placement, row.language))
            .unwrap_or_else(Sheet::empty);
        if Sheet::decode(&row.counts).ok() != Some(expected) {
            recount.differences += 1;
            tracing::warn!(
                version.id = version_id,
                day = row.day,
                "a sheet differs from its responses"
            );
        }
    }
    // What is left was answered, and counted nowhere.
    recount.differences += counted
        .into_values()
        .map(|sheet| u64::from(!sheet.is_zero()))
        .sum::<u64>();
    Ok(())
}

fn delta_of(definition: &Definition, layout: &Layout, answers: &str) -> Option<Delta> {
    let raw: RawAnswers = serde_json::from_str(answers).ok()?;
    let submission = Submission::parse(definition, &raw).ok()?;
    Some(Delta::of(layout, definition, &submission))
}
