//! Recount of the tallies from the stored answers: compares them and the search index of comments, or replaces wrong counter
//! blocks and rebuilds the index.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::ServiceError;
use crate::app::catalogue::parse_definition;
use crate::app::comments::index_check::{IndexCheck, rebuild};
use crate::app::releases;
use crate::storage;
use crate::storage::tallies;
use crate::storage::tallies::BlockKey;
use crate::storage::{
    Db, Storage, archived_tallies, comments, held_responses, responses, surveys, verifications, versions,
};
use urbivox_core::survey::answers::answer::RawAnswers;
use urbivox_core::survey::answers::submission::Submission;
use urbivox_core::survey::definition::Definition;
use urbivox_core::tally::counter_block::CounterBlock;
use urbivox_core::tally::counter_delta::CounterDelta;
use urbivox_core::tally::counter_layout::CounterLayout;

/// Responses read at once; bounds memory.
const CHUNK: i64 = 2_000;

/// Result of a recount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recount {
    /// Number of surveys.
    pub surveys: u64,
    /// Number of responses counted.
    pub responses: u64,
    /// Counter blocks that differ from the responses, responses that cannot be read, and responses whose comments are not
    /// in the search index, or wrongly.
    pub differences: u64,
    /// Wrong counter blocks that were replaced, and responses that were indexed again.
    pub mended: u64,
    /// Accepted responses that are neither stored nor withdrawn nor deleted.
    pub lost: u64,
    /// Number of releases. Surveys whose releases were changed, or are damaged, count as differences.
    pub releases: u64,
}

/// Key of a counter block within its version: day, placement, language.
type KeyInVersion = (i32, String, String);

/// A version and the counter blocks of its responses.
struct VersionRecount {
    definition: Definition,
    layout: CounterLayout,
    /// Encoded as stored: decoded blocks are about a hundred times as large.
    blocks: BTreeMap<KeyInVersion, Vec<u8>>,
}

/// Recounts all responses on one snapshot, unaffected by concurrent submissions. `progress` receives the number of
/// responses counted so far.
///
/// Scans the responses once; memory holds the counter blocks, about as large as the stored ones.
pub fn verify(storage: &Storage, progress: impl FnMut(u64)) -> Result<Recount, ServiceError> {
    let recount = storage.read(|db| {
        let (mut recount, wrong, unindexed) = recount(db, progress)?;
        recount.differences += u64::try_from(wrong.len()).unwrap_or(u64::MAX) + unindexed;
        recount.lost = held_responses::count_lost(db)?;
        let released = releases::check::check(db)?;
        recount.releases = released.releases;
        recount.differences += released.broken;
        Ok::<_, storage::Error>(recount)
    })?;
    Ok(recount)
}

/// Recounts all responses and replaces wrong counter blocks, for example after an update that counts more. Concurrent
/// submissions wait until it is done.
pub fn mend(storage: &Storage, progress: impl FnMut(u64)) -> Result<Recount, ServiceError> {
    let recount = storage.write(|db| {
        // Before any row lock.
        comments::lock(db)?;
        tallies::lock(db)?;
        let (mut recount, wrong, unindexed) = recount(db, progress)?;
        if unindexed > 0 {
            rebuild(db)?;
            recount.mended += unindexed;
        }
        for (key, counts) in wrong {
            tallies::set(db, &key, &counts)?;
            recount.mended += 1;
        }
        recount.differences += recount.mended;
        recount.releases = storage::releases::count(db)?;
        Ok::<_, storage::Error>(recount)
    })?;
    Ok(recount)
}

/// Recounts the responses of some versions and replaces the counter blocks that differ: when an update counts more than the
/// version before. Returns the number of replaced blocks. The caller holds [`tallies::lock`].
pub(super) fn recount_versions(
    db: &mut Db,
    ids: &BTreeSet<i64>,
    mut progress: impl FnMut(u64),
) -> Result<u64, storage::Error> {
    let mut versions = versions_of(db, ids.iter().copied().collect())?;
    let (mut after, mut read) = (i64::MIN, 0);
    loop {
        let mut rows = responses::after(db, after, CHUNK)?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        read += u64::try_from(rows.len()).unwrap_or_default();
        rows.retain(|row| ids.contains(&row.version_id));
        let submissions: Vec<&[u8]> = rows.iter().map(|row| row.submission_id.as_slice()).collect();
        let verified = verifications::verified_among(db, &submissions)?;
        for row in rows {
            let id = row.id;
            let is_verified = verified.contains(&row.submission_id);
            if count(&mut versions, row, is_verified).is_none() {
                tracing::warn!(response.id = id, "a stored response does not fit its version");
            }
        }
        progress(read);
    }
    let mut changed = 0;
    for (id, version) in versions {
        for (key, counts) in differences(db, id, version.blocks)? {
            tallies::set(db, &key, &counts)?;
            changed += 1;
        }
    }
    Ok(changed)
}

/// Keys of wrong counter blocks, with the correct content.
type WrongBlocks = Vec<(BlockKey, Vec<u8>)>;

fn recount(db: &mut Db, mut progress: impl FnMut(u64)) -> Result<(Recount, WrongBlocks, u64), storage::Error> {
    let mut recount = Recount {
        surveys: storage::stored_count("surveys", surveys::count(db)?)?,
        ..Recount::default()
    };
    let ids = versions::ids(db)?;
    let mut versions = versions_of(db, ids)?;
    let mut index = IndexCheck::read(db)?;
    let mut after = i64::MIN;
    loop {
        let rows = responses::after(db, after, CHUNK)?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        let ids: Vec<&[u8]> = rows.iter().map(|row| row.submission_id.as_slice()).collect();
        let verified = verifications::verified_among(db, &ids)?;
        for row in rows {
            recount.responses += 1;
            let id = row.id;
            let is_verified = verified.contains(&row.submission_id);
            let has_comments = count(&mut versions, row, is_verified);
            if has_comments.is_none() {
                recount.differences += 1;
                tracing::warn!(response.id = id, "a stored response does not fit its version");
            }
            if let Some(index) = &mut index {
                index.compare(id, has_comments);
            }
        }
        progress(recount.responses);
    }
    let mut wrong = WrongBlocks::new();
    for (id, version) in versions {
        let differing = differences(db, id, version.blocks)?;
        for (key, _) in &differing {
            tracing::warn!(
                version.id = id,
                day = key.day,
                "a counter block differs from its responses"
            );
        }
        wrong.extend(differing);
    }
    let unindexed = index.map_or(0, IndexCheck::finish);
    Ok((recount, wrong, unindexed))
}

fn versions_of(db: &mut Db, ids: Vec<i64>) -> Result<BTreeMap<i64, VersionRecount>, storage::Error> {
    let mut found = BTreeMap::new();
    for id in ids {
        if let Some(row) = versions::find(db, id)? {
            let definition = parse_definition(&row.definition)?;
            let layout = CounterLayout::of(&definition);
            // The archived counts of deleted responses are the initial values.
            let archived = archived_tallies::of_version(db, id)?.into_iter();
            let counter_blocks = archived.map(|row| ((row.day, row.placement, row.language), row.counts));
            let counter_blocks = counter_blocks.collect();
            found.insert(
                id,
                VersionRecount {
                    definition,
                    layout,
                    blocks: counter_blocks,
                },
            );
        }
    }
    Ok(found)
}

/// Counts a response and returns whether it has comments; `None` when it does not fit the version it names.
fn count(versions: &mut BTreeMap<i64, VersionRecount>, row: responses::Row, is_verified: bool) -> Option<bool> {
    let version = versions.get_mut(&row.version_id)?;
    let raw: RawAnswers = serde_json::from_str(&row.answers).ok()?;
    let submission = Submission::parse(&version.definition, &raw).ok()?;
    let has_comments = submission.answers.comments().next().is_some();
    let mut delta = CounterDelta::of(&version.layout, &version.definition, &submission);
    if row.is_credited {
        delta = delta.credited(&version.layout);
    }
    if is_verified {
        delta = delta.verified(&version.layout);
    }
    let packed = version
        .blocks
        .entry((row.day, row.placement, row.language))
        .or_default();
    let counter_block = if packed.is_empty() {
        Ok(CounterBlock::empty())
    } else {
        CounterBlock::decode(packed)
    };
    let mut counter_block = counter_block.ok()?;
    let is_counted = counter_block.add(&delta).is_ok();
    *packed = counter_block.encode();
    is_counted.then_some(has_comments)
}

/// Returns the counter blocks of a version that are stored with other counts, or counted and not stored.
fn differences(
    db: &mut Db,
    version_id: i64,
    mut counted: BTreeMap<KeyInVersion, Vec<u8>>,
) -> Result<WrongBlocks, storage::Error> {
    let mut wrong = WrongBlocks::new();
    for row in tallies::matching(db, &[version_id], &tallies::BlockFilter::default())? {
        let empty = || CounterBlock::empty().encode();
        let place = (row.day, row.placement, row.language);
        let expected = counted.remove(&place).unwrap_or_else(empty);
        let counter_block = CounterBlock::decode(&expected).ok();
        if counter_block.is_none() || CounterBlock::decode(&row.counts).ok() != counter_block {
            wrong.push((key_of(version_id, place), expected));
        }
    }
    let is_uncounted =
        |packed: &Vec<u8>| CounterBlock::decode(packed).is_ok_and(|counter_block| !counter_block.is_zero());
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
