//! Rows of comment blocks: the search index of comments, packed by [`urbivox_core::search::comment_block`].

use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::comment_blocks;
use urbivox_core::search::comment_block::CommentBlock;
use urbivox_core::search::comment_block_error::CommentBlockError;
use urbivox_core::search::comment_entry;
use urbivox_core::search::comment_entry::CommentEntry;

/// Maximum rows in one statement on PostgreSQL, which accepts 65,535 values; a row has nine.
const ROWS_MAX: usize = 256;

/// A block without its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = comment_blocks)]
pub struct Head {
    /// Identity.
    pub id: i64,
    /// The survey that was answered.
    pub survey_id: i64,
    /// Lowest identity of a response in the block.
    pub first_response: i64,
    /// Highest identity of a response in the block.
    pub last_response: i64,
    /// First civil day of a comment, days since 1970-01-01.
    pub first_day: i32,
    /// Last civil day of a comment, days since 1970-01-01.
    pub last_day: i32,
    /// Number of comments.
    pub comments: i64,
    /// Bytes of words and postings. Both databases know the length of a value without reading it.
    #[diesel(select_expression = sql::<BigInt>(BYTES), select_expression_type = SqlLiteral<BigInt>)]
    pub bytes: i64,
}

/// Expression of [`Head::bytes`].
const BYTES: &str = "cast(length(comment_blocks.words) + length(comment_blocks.postings) as bigint)";

impl Head {
    /// Returns the position of the block in the order of a survey's blocks.
    pub fn position(&self) -> BlockPosition {
        (self.last_response, self.id)
    }
}

/// Position in the order of a survey's blocks: the highest identity of a response, and the identity of the block.
pub type BlockPosition = (i64, i64);

/// A block to be stored.
#[derive(Clone, Debug, PartialEq, Eq, Insertable, AsChangeset)]
#[diesel(table_name = comment_blocks)]
pub struct NewRow {
    survey_id: i64,
    first_response: i64,
    last_response: i64,
    first_day: i32,
    last_day: i32,
    comments: i64,
    words: Vec<u8>,
    postings: Vec<u8>,
    entries: Vec<u8>,
}

impl NewRow {
    /// Returns the row of a block; `None` if it holds no comment.
    pub fn of(survey_id: i64, block: CommentBlock) -> Result<Option<NewRow>, Error> {
        let entries = block.entries().map_err(corrupt)?;
        let responses = || entries.iter().map(|entry| entry.response_id);
        let days = || entries.iter().map(|entry| entry.day);
        let (Some(first_response), Some(last_response)) = (responses().min(), responses().max()) else {
            return Ok(None);
        };
        Ok(Some(NewRow {
            survey_id,
            first_response,
            last_response,
            first_day: days().min().unwrap_or_default(),
            last_day: days().max().unwrap_or_default(),
            comments: i64::try_from(entries.len()).map_err(|cause| Error::corrupt("comment_blocks", cause))?,
            words: block.words,
            postings: block.postings,
            entries: block.entries,
        }))
    }

    /// Returns the survey of the block.
    pub fn survey_id(&self) -> i64 {
        self.survey_id
    }
}

fn corrupt(cause: CommentBlockError) -> Error {
    Error::corrupt("comment_blocks", cause)
}

/// Inserts blocks.
pub fn insert(db: &mut Db, rows: &[NewRow]) -> Result<(), Error> {
    for rows in rows.chunks(ROWS_MAX) {
        on_each_backend!(db, conn => diesel::insert_into(comment_blocks::table).values(rows).execute(conn))?;
    }
    Ok(())
}

/// Replaces a block by one with other comments; deletes it if there is none.
pub fn replace(db: &mut Db, id: i64, row: Option<&NewRow>) -> Result<(), Error> {
    let own = comment_blocks::table.filter(comment_blocks::id.eq(id));
    match row {
        Some(row) => diesel::update(own).set(row).execute(db)?,
        None => diesel::delete(own).execute(db)?,
    };
    Ok(())
}

/// Deletes all blocks.
pub fn delete_all(db: &mut Db) -> Result<(), Error> {
    diesel::delete(comment_blocks::table).execute(db)?;
    Ok(())
}

/// A part of a survey's blocks.
#[derive(Clone, Copy, Debug, Default)]
pub struct BlockRange {
    /// Position before which blocks are listed.
    pub before: Option<BlockPosition>,
    /// Highest identity of a response that is sought.
    pub last_response: Option<i64>,
    /// First civil day that is sought, included.
    pub from: Option<i32>,
    /// Last civil day that is sought, included.
    pub to: Option<i32>,
}

/// Returns up to `limit` blocks of a survey, those with the newest responses first.
pub fn newest(db: &mut Db, survey_id: i64, range: &BlockRange, limit: i64) -> Result<Vec<Head>, Error> {
    let mut rows = comment_blocks::table
        .filter(comment_blocks::survey_id.eq(survey_id))
        .order((comment_blocks::last_response.desc(), comment_blocks::id.desc()))
        .limit(limit)
        .select(Head::as_select())
        .into_boxed();
    if let Some((response, id)) = range.before {
        let earlier = sql::<Bool>("(comment_blocks.last_response, comment_blocks.id) < (").bind::<BigInt, _>(response);
        rows = rows.filter(earlier.sql(", ").bind::<BigInt, _>(id).sql(")"));
    }
    if let Some(last) = range.last_response {
        rows = rows.filter(comment_blocks::first_response.le(last));
    }
    if let Some(from) = range.from {
        rows = rows.filter(comment_blocks::last_day.ge(from));
    }
    if let Some(to) = range.to {
        rows = rows.filter(comment_blocks::first_day.le(to));
    }
    Ok(rows.load(db)?)
}

/// Returns up to `limit` blocks of a survey that may hold responses from `first` to `last`, in order, after the position
/// `after`.
pub(super) fn around(
    db: &mut Db,
    survey_id: i64,
    (first, last): (i64, i64),
    after: BlockPosition,
    limit: i64,
) -> Result<Vec<Head>, Error> {
    let later = sql::<Bool>("(comment_blocks.last_response, comment_blocks.id) > (").bind::<BigInt, _>(after.0);
    let rows = comment_blocks::table
        .filter(comment_blocks::survey_id.eq(survey_id))
        .filter(comment_blocks::last_response.ge(first))
        .filter(comment_blocks::first_response.le(last))
        .filter(later.sql(", ").bind::<BigInt, _>(after.1).sql(")"))
        .order((comment_blocks::last_response.asc(), comment_blocks::id.asc()))
        .limit(limit);
    Ok(rows.select(Head::as_select()).load(db)?)
}

/// Returns the words of a block, packed.
pub fn words(db: &mut Db, id: i64) -> Result<Option<Vec<u8>>, Error> {
    let row = comment_blocks::table.filter(comment_blocks::id.eq(id));
    Ok(row.select(comment_blocks::words).first(db).optional()?)
}

/// Returns the comments of a block, without their texts.
pub fn entries(db: &mut Db, id: i64) -> Result<Vec<CommentEntry>, Error> {
    let row = comment_blocks::table.filter(comment_blocks::id.eq(id));
    let packed: Option<Vec<u8>> = row.select(comment_blocks::entries).first(db).optional()?;
    packed.map_or(Ok(Vec::new()), |packed| comment_entry::unpack(&packed).map_err(corrupt))
}

/// Returns a block.
pub fn find(db: &mut Db, id: i64) -> Result<Option<CommentBlock>, Error> {
    let row = comment_blocks::table.filter(comment_blocks::id.eq(id));
    let columns = (comment_blocks::words, comment_blocks::postings, comment_blocks::entries);
    let parts: Option<(Vec<u8>, Vec<u8>, Vec<u8>)> = row.select(columns).first(db).optional()?;
    Ok(parts.map(|(words, postings, entries)| CommentBlock {
        words,
        postings,
        entries,
    }))
}

/// Returns a block whose words were read before.
pub fn with_words(db: &mut Db, id: i64, words: Vec<u8>) -> Result<Option<CommentBlock>, Error> {
    let row = comment_blocks::table.filter(comment_blocks::id.eq(id));
    let parts: Option<(Vec<u8>, Vec<u8>)> = row
        .select((comment_blocks::postings, comment_blocks::entries))
        .first(db)
        .optional()?;
    Ok(parts.map(|(postings, entries)| CommentBlock {
        words,
        postings,
        entries,
    }))
}

/// Counts the comments in the blocks of a survey.
pub fn count(db: &mut Db, survey_id: i64) -> Result<i64, Error> {
    let rows = comment_blocks::table.filter(comment_blocks::survey_id.eq(survey_id));
    let counts: Vec<i64> = rows.select(comment_blocks::comments).load(db)?;
    Ok(counts.into_iter().sum())
}

/// Returns up to `limit` blocks after identity `after`, in order of identity: all surveys' blocks for a check.
pub fn after(db: &mut Db, after: i64, limit: i64) -> Result<Vec<Head>, Error> {
    let rows = comment_blocks::table
        .filter(comment_blocks::id.gt(after))
        .order(comment_blocks::id.asc())
        .limit(limit);
    Ok(rows.select(Head::as_select()).load(db)?)
}
