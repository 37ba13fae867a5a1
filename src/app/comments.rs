//! Comments: free-text answers with a state, an assignee and tags.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;

use super::authoring::{Refusal, SurveyPath, resolve_survey};
use super::{App, audit};
use crate::app::resource::Resource;
use crate::storage;
use crate::storage::comment_filter::Filter;
pub use crate::storage::comment_state::State;
use crate::storage::{Db, comments, responses};
use urbivox_core::survey::answers::answer::RawAnswers;
use urbivox_core::survey::answers::submission::Submission;
use urbivox_core::survey::definition::Definition;
use urbivox_core::tally::civil_day::Day;

/// Tags per comment. Protects the page.
const TAGS_MAX: usize = 8;
/// Characters of a tag or an assignee. Protects the page.
const TAG_CHARS_MAX: usize = 40;

/// A comment.
#[derive(Clone, Debug)]
pub struct Comment {
    /// Identity.
    pub id: i64,
    /// Position in the list.
    pub place: CommentCursor,
    /// Code of the question, or `question:option` for the text of an option.
    pub question: String,
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

/// Position in the list of comments, which is ordered by day and identity, newest first.
///
/// Written as `20541-17`: the civil day as days since 1970-01-01, and the comment's identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommentCursor(comments::CommentCursor);

impl fmt::Display for CommentCursor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.0.day, self.0.id)
    }
}

impl FromStr for CommentCursor {
    type Err = InvalidCursor;

    fn from_str(text: &str) -> Result<CommentCursor, InvalidCursor> {
        let (day, id) = text.split_once('-').ok_or(InvalidCursor)?;
        let (Ok(day), Ok(id)) = (day.parse(), id.parse()) else {
            return Err(InvalidCursor);
        };
        Ok(CommentCursor(comments::CommentCursor { day, id }))
    }
}

/// The text is not a position in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidCursor;

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

/// Stores the comments of a response that was accepted or corrected.
pub(super) fn store(
    db: &mut Db,
    survey_id: i64,
    row: &responses::Row,
    definition: &Definition,
) -> Result<(), storage::Error> {
    let raw: RawAnswers = storage::stored_json("responses", &row.answers)?;
    let submission = Submission::parse(definition, &raw).map_err(|violations| {
        storage::Error::corrupt("responses", format!("{} violations in answers", violations.len()))
    })?;
    let rows: Vec<comments::NewRow> = submission
        .answers
        .texts()
        .map(|(question, words)| comments::NewRow {
            response_id: row.id,
            survey_id,
            question,
            placement: row.placement.clone(),
            language: row.language.clone(),
            day: row.day,
            submitted_at: row.submitted_at,
            words: words.to_owned(),
            state: State::New,
            owner: String::new(),
            tags: "[]".to_owned(),
        })
        .collect();
    comments::insert(db, &rows)
}

/// Returns comments of a survey after `place`, newest first.
pub fn list(
    app: &App,
    path: &SurveyPath,
    search: &CommentFilter,
    place: Option<CommentCursor>,
    limit: i64,
) -> Result<Vec<Comment>, Refusal> {
    let day = |date: Date| Day::of(date).number();
    let filter = Filter {
        words: search.words.clone(),
        state: search.state,
        tag: search.tag.clone(),
        placement: search.placement.clone(),
        from: search.from.map(day),
        to: search.to.map(day),
    };
    let rows = app.storage.read(|db| {
        let found = resolve_survey(db, path)?;
        Ok::<_, Refusal>(comments::list(
            db,
            found.survey.id,
            &filter,
            place.map(|place| place.0),
            limit,
        )?)
    })?;
    Ok(rows.into_iter().map(comment_of).collect::<Result<_, _>>()?)
}

/// Counts the new, acknowledged and done comments of a survey.
pub fn count(app: &App, path: &SurveyPath) -> Result<[i64; 3], Refusal> {
    app.storage.read(|db| {
        let found = resolve_survey(db, path)?;
        Ok(comments::count(db, found.survey.id)?)
    })
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
pub fn change(app: &App, path: &SurveyPath, id: i64, note: &CommentUpdate) -> Result<(), Refusal> {
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
    let tags = json!(tags).to_string();
    app.storage.write(|db| {
        let found = resolve_survey(db, path)?;
        if comments::find(db, found.survey.id, id)?.is_none() {
            return Err(Refusal::NoSuch(Resource::Comment));
        }
        comments::update(db, found.survey.id, id, note.state, &clean(&note.owner), &tags)?;
        let city_id = found.city.id;
        let object = format!("{}: {id}", path.within_city());
        let detail = json!({"state": note.state.name()});
        Ok(audit::note(app, db, Some(city_id), "comment.change", object, &detail)?)
    })
}

fn comment_of(row: comments::Row) -> Result<Comment, storage::Error> {
    Ok(Comment {
        id: row.id,
        place: CommentCursor(comments::CommentCursor {
            day: row.day,
            id: row.id,
        }),
        question: row.question,
        placement: row.placement,
        language: row.language,
        submitted_at: storage::stored_time("comments", row.submitted_at)?,
        words: row.words,
        state: row.state,
        owner: row.owner,
        tags: storage::stored_json("comments", &row.tags)?,
    })
}
