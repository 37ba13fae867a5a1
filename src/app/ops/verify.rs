//! Everything is counted again from the stored answers, and held against the tallies; or the tallies are written anew.

use std::collections::BTreeMap;

use crate::app::ServiceError;
use crate::app::catalogue::definition_of;
use crate::storage;
use crate::storage::tallies;
use crate::storage::tallies::BlockKey;
use crate::storage::{Db, Storage, archived_tallies, held_responses, responses, surveys, verifications, versions};
use urbivox_core::survey::answers::answer::RawAnswers;
use urbivox_core::survey::answers::submission::Submission;
use urbivox_core::survey::definition::Definition;
use urbivox_core::tally::counter_block::CounterBlock;
use urbivox_core::tally::counter_delta::CounterDelta;
use urbivox_core::tally::counter_layout::CounterLayout;

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
    /// Sheets among them that were written anew.
    pub mended: u64,
    /// Held answers that were accepted, and are neither there nor withdrawn nor deleted.
    pub lost: u64,
}

/// A sheet's place in its version: day, placement, language.
type KeyInVersion = (i32, String, String);

/// What a version asks, and what its responses add up to.
struct Version {
    definition: Definition,
    layout: CounterLayout,
    /// Packed, as they are stored: an unpacked sheet is a hundred times as large.
    sheets: BTreeMap<KeyInVersion, Vec<u8>>,
}

/// Recounts all on one snapshot; answers that come in meanwhile do not disturb it. `progress` hears how many
/// responses were counted so far.
///
/// One walk over the responses in order of time; in memory are the sheets they add up to, about as large as the
/// stored ones.
pub fn verify(storage: &Storage, progress: impl FnMut(u64)) -> Result<Recount, ServiceError> {
    let recount = storage.read(|db| {
        let (mut recount, wrong) = recount(db, progress)?;
        recount.differences += u64::try_from(wrong.len()).unwrap_or(u64::MAX);
        recount.lost = held_responses::lost(db)?;
        Ok::<_, storage::Error>(recount)
    })?;
    Ok(recount)
}

/// Counts again, and writes every sheet anew that is not what the responses add up to: after an update that counts more
/// than was counted before. Whoever sends an answer meanwhile waits until it is done.
pub fn mend(storage: &Storage, progress: impl FnMut(u64)) -> Result<Recount, ServiceError> {
    let recount = storage.write(|db| {
        tallies::lock(db)?;
        let (mut recount, wrong) = recount(db, progress)?;
        for (key, counts) in wrong {
            tallies::set(db, &key, &counts)?;
            recount.mended += 1;
        }
        recount.differences += recount.mended;
        Ok::<_, storage::Error>(recount)
    })?;
    Ok(recount)
}

/// Sheets that are wrong, as they should be.
type WrongBlocks = Vec<(BlockKey, Vec<u8>)>;

fn recount(db: &mut Db, mut progress: impl FnMut(u64)) -> Result<(Recount, WrongBlocks), storage::Error> {
    let mut recount = Recount {
        surveys: storage::stored_count("surveys", surveys::count(db)?)?,
        ..Recount::default()
    };
    let mut versions = versions_of(db)?;
    let mut after = i64::MIN;
    loop {
        let rows = responses::after(db, after, CHUNK)?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        let ids: Vec<&[u8]> = rows.iter().map(|row| row.submission_id.as_slice()).collect();
        let verified = verifications::among(db, &ids)?;
        for row in rows {
            recount.responses += 1;
            let id = row.id;
            let is_verified = verified.contains(&row.submission_id);
            if !count(&mut versions, row, is_verified) {
                recount.differences += 1;
                tracing::warn!(response.id = id, "a stored response does not fit its version");
            }
        }
        progress(recount.responses);
    }
    let mut wrong = WrongBlocks::new();
    for (id, version) in versions {
        wrong.extend(differences(db, id, version.sheets)?);
    }
    Ok((recount, wrong))
}

fn versions_of(db: &mut Db) -> Result<BTreeMap<i64, Version>, storage::Error> {
    let mut found = BTreeMap::new();
    for id in versions::ids(db)? {
        if let Some(row) = versions::find(db, id)? {
            let definition = definition_of(&row.definition)?;
            let layout = CounterLayout::of(&definition);
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
fn count(versions: &mut BTreeMap<i64, Version>, row: responses::Row, is_verified: bool) -> bool {
    let Some(version) = versions.get_mut(&row.version_id) else {
        return false;
    };
    let Ok(raw) = serde_json::from_str::<RawAnswers>(&row.answers) else {
        return false;
    };
    let Ok(submission) = Submission::parse(&version.definition, &raw) else {
        return false;
    };
    let mut delta = CounterDelta::of(&version.layout, &version.definition, &submission);
    if is_verified {
        delta = delta.verified(&version.layout);
    }
    let packed = version
        .sheets
        .entry((row.day, row.placement, row.language))
        .or_default();
    let sheet = if packed.is_empty() {
        Ok(CounterBlock::empty())
    } else {
        CounterBlock::decode(packed)
    };
    let Ok(mut sheet) = sheet else { return false };
    let is_counted = sheet.add(&delta).is_ok();
    *packed = sheet.encode();
    is_counted
}

/// Sheets of the version that are stored and not what was counted, or counted and not stored.
fn differences(
    db: &mut Db,
    version_id: i64,
    mut counted: BTreeMap<KeyInVersion, Vec<u8>>,
) -> Result<WrongBlocks, storage::Error> {
    let mut wrong = WrongBlocks::new();
    for row in tallies::within(db, &[version_id], &tallies::BlockFilter::default())? {
        let empty = || CounterBlock::empty().encode();
        let place = (row.day, row.placement, row.language);
        let expected = counted.remove(&place).unwrap_or_else(empty);
        let sheet = CounterBlock::decode(&expected).ok();
        if sheet.is_none() || CounterBlock::decode(&row.counts).ok() != sheet {
            tracing::warn!(
                version.id = version_id,
                day = row.day,
                "a sheet differs from its responses"
            );
            wrong.push((key_of(version_id, place), expected));
        }
    }
    let is_uncounted = |packed: &Vec<u8>| CounterBlock::decode(packed).is_ok_and(|sheet| !sheet.is_zero());
    let uncounted = counted.into_iter().filter(|(_, packed)| is_uncounted(packed));
    wrong.extend(uncounted.map(|(place, packed)| (key_of(version_id, place), packed)));
    Ok(wrong)
}

fn key_of(version_id: i64, (day, placement, language): KeyInVersion) -> BlockKey {
    BlockKey {
        version_id,
        day,
        placement,
        language,
    }
}
