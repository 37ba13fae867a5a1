//! Comments: free-text answers with a state, an assignee and tags.
//!
//! The text of a comment is stored once, in the answers of its response. What staff set is a note of its own. A background
//! thread, the indexer, writes the search index some seconds later; until then a search reads the response itself.

mod cursor;
pub(crate) mod expired;
pub(crate) mod index_check;
pub mod indexer;
mod merging;
mod note_filter;
mod search;
pub(crate) mod tail;
pub(crate) mod texts;

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;

use super::authoring::{AuthoringError, SurveyPath, resolve_survey};
use super::{App, audit};
use crate::app::resource::Resource;
use crate::storage;
pub use crate::storage::comment_state::State;
use crate::storage::{Db, comment_blocks, comment_notes, comments, responses, unindexed_batches};
use urbivox_core::search::terms::search_terms;
use urbivox_core::survey::definition::Definition;
use urbivox_core::tally::civil_day::Day;

pub use cursor::{CommentCursor, CommentId, InvalidCursor};

use cursor::CommentKey;
use note_filter::{NoteFilter, notes_of, tags_of};
use search::Search;
use tail::{Tail, read_comments};
use texts::{Definitions, ResponseComments, texts_of};

/// Tags per comment. Protects the page.
const TAGS_MAX: usize = 8;
/// Characters of a tag or an assignee. Protects the page.
const TAG_CHARS_MAX: usize = 40;

/// A comment.
#[derive(Clone, Debug)]
pub struct Comment {
    /// Identity: response and question.
    pub id: CommentId,
    /// Position in the list.
    pub place: CommentCursor,
    /// Placement the response came from.
    pub placement: String,
    /// Language of the page.
    pub language: String,
    /// Time of submission.
    pub submitted_at: Timestamp,
    /// Text, with personal data masked.
    pub words: String,
    /// State.
    pub state: State,
    /// Assignee; empty when there is none.
    pub owner: String,
    /// Tags set by staff.
    pub tags: Vec<String>,
}

/// Filter of the list of comments; `None` matches everything.
#[derive(Clone, Debug, Default)]
pub struct CommentFilter {
    /// Words that must all occur, in any order and regardless of case and accents; from three letters on they also
    /// match parts of words. Text without letters and digits matches nothing.
    pub words: Option<String>,
    /// State.
    pub state: Option<State>,
    /// Tag.
    pub tag: Option<String>,
    /// Placement.
    pub placement: Option<String>,
    /// First day, inclusive.
    pub from: Option<Date>,
    /// Last day, inclusive.
    pub to: Option<Date>,
}

/// Queues a response that was accepted or corrected for the search index, if it has comments.
pub(super) fn queue(
    db: &mut Db,
    survey_id: i64,
    row: &responses::Row,
    definition: &Definition,
) -> Result<(), storage::Error> {
    if texts_of(definition, &row.answers).is_empty() {
        return Ok(());
    }
    unindexed_batches::insert(db, &[unindexed_batches::Unindexed::changed(survey_id, row.id)])
}

/// Removes a response from the search index, and what staff set on its comments. The caller holds
/// [`comments::lock`] since the beginning of its transaction.
pub(super) fn forget(db: &mut Db, survey_id: i64, response_id: i64) -> Result<(), storage::Error> {
    comments::forget(db, survey_id, &BTreeSet::from([response_id]))
}

/// Returns comments of a survey after `place`, newest stored first.
pub fn list(
    app: &App,
    path: &SurveyPath,
    filter: &CommentFilter,
    place: Option<CommentCursor>,
    limit: usize,
) -> Result<Vec<Comment>, AuthoringError> {
    let day = |date: Date| Day::of(date).number();
    // No tag or placement contains it, and PostgreSQL refuses it.
    let is_stored = |name: &Option<String>| name.as_deref().is_none_or(|name| !name.contains('\0'));
    if !is_stored(&filter.tag) || !is_stored(&filter.placement) {
        return Ok(Vec::new());
    }
    app.storage.read(|db| {
        let search = Search {
            survey_id: resolve_survey(db, path)?.survey.id,
            terms: filter.words.as_deref().map(search_terms),
            notes: NoteFilter {
                state: filter.state,
                tag: filter.tag.clone(),
            },
            placement: filter.placement.clone(),
            from: filter.from.map(day),
            to: filter.to.map(day),
            after: place.map(|place| place.0),
        };
        let found = search.run(db, limit)?;
        let keys: Vec<CommentKey> = found.iter().map(CommentKey::of).collect();
        Ok(load(db, &keys)?)
    })
}

/// Loads comments in the given order. A comment whose response is missing is left out.
fn load(db: &mut Db, keys: &[CommentKey]) -> Result<Vec<Comment>, storage::Error> {
    let mut ids: Vec<i64> = keys.iter().map(|key| key.response_id).collect();
    ids.dedup();
    let notes = notes_of(db, &ids)?;
    let rows = comments::responses(db, &ids)?.into_iter().map(|row| (row.id, row));
    let rows: HashMap<i64, responses::Row> = rows.collect();
    let mut definitions = Definitions::default();
    let mut loaded = Vec::with_capacity(keys.len());
    for key in keys {
        let Some(row) = rows.get(&key.response_id) else {
            continue;
        };
        let Some(own) = ResponseComments::read(db, &mut definitions, row)? else {
            continue;
        };
        let text = own.texts.into_iter().zip(0_u32..).find(|(_, at)| *at == key.ordinal);
        let Some(((question, words), _)) = text else { continue };
        let note = notes.get(&(row.id, question.clone()));
        loaded.push(Comment {
            id: CommentId {
                response_id: row.id,
                question,
            },
            place: CommentCursor(*key),
            placement: row.placement.clone(),
            language: row.language.clone(),
            submitted_at: storage::stored_time("responses", row.submitted_at)?,
            words,
            state: note.map_or(State::New, |note| note.state),
            owner: note.map_or_else(String::new, |note| note.owner.clone()),
            tags: note.map_or(Ok(Vec::new()), tags_of)?,
        });
    }
    Ok(loaded)
}

/// Counts the new, acknowledged and done comments of a survey.
pub fn count(app: &App, path: &SurveyPath) -> Result<[i64; 3], AuthoringError> {
    app.storage.read(|db| {
        let found = resolve_survey(db, path)?;
        let tail = Tail::read(db)?;
        Ok(count_by_state(db, &tail, found.survey.id)?)
    })
}

/// As [`count`], with the unindexed tail of the same snapshot.
pub(super) fn count_by_state(db: &mut Db, tail: &Tail, survey_id: i64) -> Result<[i64; 3], storage::Error> {
    let all = comment_blocks::count(db, survey_id)? + tail.count(db, survey_id)?;
    let acknowledged = comment_notes::count(db, survey_id, State::Acknowledged)?;
    let done = comment_notes::count(db, survey_id, State::Done)?;
    Ok([(all - acknowledged - done).max(0), acknowledged, done])
}

/// State, assignee and tags that staff set.
#[derive(Clone, Debug)]
pub struct CommentUpdate {
    /// State.
    pub state: State,
    /// Assignee.
    pub owner: String,
    /// Tags.
    pub tags: Vec<String>,
}

/// Sets state, assignee and tags of a comment. Tags are trimmed, shortened, lower-cased and sorted.
pub fn change(app: &App, path: &SurveyPath, id: &CommentId, note: &CommentUpdate) -> Result<(), AuthoringError> {
    let clean = |text: &str| -> String {
        text.trim()
            .chars()
            .filter(|c| !c.is_control())
            .take(TAG_CHARS_MAX)
            .collect()
    };
    let mut tags: Vec<String> = note.tags.iter().map(|tag| clean(tag).to_lowercase()).collect();
    tags.retain(|tag| !tag.is_empty());
    tags.sort();
    tags.dedup();
    tags.truncate(TAGS_MAX);
    app.storage.write(|db| {
        // The comment cannot be withdrawn until commit.
        comments::lock(db)?;
        let found = resolve_survey(db, path)?;
        let survey_id = found.survey.id;
        let known = read_comments(db, &mut Definitions::default(), &[id.response_id])?;
        let is_there = known.iter().any(|comments| {
            let mut questions = comments.texts.iter().map(|(question, _)| question);
            comments.survey_id == survey_id && questions.any(|question| *question == id.question)
        });
        if !is_there {
            return Err(AuthoringError::NoSuch(Resource::Comment));
        }
        let row = comment_notes::Row {
            response_id: id.response_id,
            question: id.question.clone(),
            survey_id,
            state: note.state,
            owner: clean(&note.owner),
            tags: json!(tags).to_string(),
        };
        comment_notes::set(db, &row, &tags)?;
        let city_id = found.city.id;
        let object = format!("{}: {id}", path.within_city());
        let detail = json!({"state": note.state.name()});
        Ok(audit::note(app, db, Some(city_id), "comment.change", object, &detail)?)
    })
}
