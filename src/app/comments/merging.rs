//! Merging of small comment blocks, so that a search reads few.

use crate::storage;
use crate::storage::comment_blocks::{BlockRange, Head, NewRow};
use crate::storage::{Db, comment_blocks};
use urbivox_core::search::comment_block::CommentBlock;

/// Maximum comments of a merged block, as of a new one.
const MERGED_COMMENTS_MAX: i64 = 4_096;
/// Maximum bytes of a merged block.
const MERGED_BYTES_MAX: i64 = 1_024 * 1_024;
/// Bytes from which a block is not merged.
const MERGED_BLOCK_BYTES_MAX: i64 = MERGED_BYTES_MAX / 8;
/// Comments below which a block is merged with its neighbours: first the smallest ones, then those made of them.
const SMALL_BLOCKS: [i64; 2] = [64, 512];
/// Minimum number of blocks that are merged at once while no responses arrive.
pub(super) const MERGED_BLOCKS_MIN: usize = 8;
/// Maximum blocks of a survey that are looked at for a merge.
const MERGE_HEADS: i64 = 512;

/// Merges neighbouring small blocks of a survey; false if there are too few. The caller holds the lock of the index.
pub(super) fn merge(db: &mut Db, survey_id: i64) -> Result<bool, storage::Error> {
    let heads = comment_blocks::newest(db, survey_id, &BlockRange::default(), MERGE_HEADS)?;
    let Some(run) = SMALL_BLOCKS.iter().find_map(|small| run_of(&heads, *small)) else {
        return Ok(false);
    };
    let mut blocks: Vec<CommentBlock> = Vec::with_capacity(run.len());
    for head in run {
        blocks.extend(comment_blocks::find(db, head.id)?);
        comment_blocks::replace(db, head.id, None)?;
    }
    let merged = CommentBlock::merge(&blocks);
    let merged = merged.map_err(|cause| storage::Error::corrupt("comment_blocks", cause))?;
    let row = NewRow::of(survey_id, merged)?;
    comment_blocks::insert(db, row.as_slice())?;
    Ok(true)
}

/// Returns neighbouring blocks that each have fewer than `small` comments and fit into one block.
fn run_of(heads: &[Head], small: i64) -> Option<&[Head]> {
    let mut runs = heads.split(|head| head.comments >= small || head.bytes >= MERGED_BLOCK_BYTES_MAX);
    let run = runs.find(|run| run.len() >= MERGED_BLOCKS_MIN)?;
    let (mut comments, mut bytes) = (0, 0);
    let fitting = run.iter().take_while(|head| {
        comments += head.comments;
        bytes += head.bytes;
        comments <= MERGED_COMMENTS_MAX && bytes <= MERGED_BYTES_MAX
    });
    run.get(..fitting.count()).filter(|run| run.len() >= MERGED_BLOCKS_MIN)
}
