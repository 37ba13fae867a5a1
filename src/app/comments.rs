//! What citizens wrote, for staff to read, sort and answer.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;

use super::authoring::{Refusal, SurveyPath, city_row, survey_row};
use super::{App, audit};
use crate::storage;
use crate::storage::{Db, comments, responses};
use urbivox_core::survey::answers::answer::RawAnswers;
use urbivox_core::survey::answers::submission::Submission;
use urbivox_core::survey::definition::Definition;
use urbivox_core::tally::civil_day::Day;

/// Tags of a comment. Protects the page.
const TAGS_MAX: usize = 8;
/// Characters of a tag or an owner. Protects the page.
const TAG_CHARS_MAX: usize = 40;

/// What became of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody has looked at it.
    New,
    /// Somebody has.
    Acknowledged,
    /// What it asks for is done, or will not be.
    Done,
}

impl State {
    /// Every state, in the order a comment goes through them.
    pub const ALL: [State; 3] = [State::New, State::Acknowledged, State::Done];

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            State::New => "new",
            State::Acknowledged => "acknowledged",
            State::Done => "done",
        }
    }

    /// The state of this name.
    pub fn of(name: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.name() == name)
    }

    fn number(self) -> i32 {
        match self {
            State::New => comments::NEW,
            State::Acknowledged => comments::ACKNOWLEDGED,
            State::Done => comments::DONE,
        }
    }
}

/// A comment.
#[derive(Clone, Debug)]
pub struct Comment {
    /// Names it.
    pub id: i64,
    /// Where it stands in the list.
    pub place: CommentCursor,
    /// The code of the question, or `question:option` beside an option.
    pub question: String,
    /// Where the survey was offered.
    pub placement: String,
    /// The language of the page.
    pub language: String,
    /// When it was sent.
    pub submitted_at: Timestamp,
    /// What was written, masked.
    pub words: String,
    /// What became of it.
    pub state: State,
    /// Who takes care of it; empty until somebody does.
    pub owner: String,
    /// What it is about, in the words of staff.
    pub tags: Vec<String>,
}

/// Where a comment stands in the list: by day, and then by the order in which comments were stored, the newest first.
///
/// Written as in `20541-17`: the civil day as days since 1970-01-01, and the comment's identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommentCursor(comments::Place);

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
        Ok(CommentCursor(comments::Place { day, id }))
    }
}

/// This names no place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidCursor;

/// What is looked for; every `None` lets everything through.
#[derive(Clone, Debug, Default)]
pub struct CommentFilter {
    /// Words that it holds, all of them, in whatever order: whatever their case and accents, and from three letters on parts of words
    /// too. What holds no letter and no digit is found nowhere.
    pub words: Option<String>,
    /// In this state.
    pub state: Option<State>,
    /// With this tag.
    pub tag: Option<String>,
    /// From there.
    pub placement: Option<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// Stores the comments of a response that was accepted or corrected.
pub(super) fn keep(
    db: &mut Db,
    survey_id: i64,
    row: &responses::Row,
    definition: &Definition,
) -> Result<(), storage::Error> {
    let raw: RawAnswers = storage::stored_json("responses", &row.answers)?;
    let submission = Submission::parse(definition, &raw)
        .map_err(|faults| storage::Error::corrupt("responses", format!("{} faults in answers", faults.len())))?;
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
            state: comments::NEW,
            owner: String::new(),
            tags: "[]".to_owned(),
        })
        .collect();
    comments::insert(db, &rows)
}

/// Comments of a survey after `place` in the list, the newest first.
pub fn list(
    app: &App,
    path: &SurveyPath,
    search: &CommentFilter,
    place: Option<CommentCursor>,
    limit: i64,
) -> Result<Vec<Comment>, Refusal> {
    let day = |date: Date| Day::of(date).number();
    let filter = comments::Filter {
        words: search.words.clone(),
        state: search.state.map(State::number),
        tag: search.tag.clone(),
        placement: search.placement.clone(),
        from: search.from.map(day),
        to: search.to.map(day),
    };
    let rows = app.storage.read(|db| {
        let survey = survey_row(db, path)?;
        Ok::<_, Refusal>(comments::list(
            db,
            survey.id,
            &filter,
            place.map(|place| place.0),
            limit,
        )?)
    })?;
    Ok(rows.into_iter().map(comment_of).collect::<Result<_, _>>()?)
}

/// How many comments of a survey are new, acknowledged, and done.
pub fn count(app: &App, path: &SurveyPath) -> Result<[i64; 3], Refusal> {
    app.storage.read(|db| {
        let survey = survey_row(db, path)?;
        Ok(comments::count(db, survey.id)?)
    })
}

/// What staff note of a comment.
#[derive(Clone, Debug)]
pub struct CommentUpdate {
    /// What became of it.
    pub state: State,
    /// Who takes care of it.
    pub owner: String,
    /// What it is about.
    pub tags: Vec<String>,
}

/// Notes what staff did with a comment.
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
        let survey = survey_row(db, path)?;
        if comments::find(db, survey.id, id)?.is_none() {
            return Err(Refusal::NoSuch("comment"));
        }
        comments::update(db, id, note.state.number(), &clean(&note.owner), &tags)?;
        let city_id = city_row(db, &path.city)?.id;
        let object = format!("{}/{}: {id}", path.service, path.survey);
        let detail = json!({"state": note.state.name()});
        Ok(audit::note(app, db, Some(city_id), "comment.change", object, &detail)?)
    })
}

fn comment_of(row: comments::Row) -> Result<Comment, storage::Error> {
    let state = match row.state {
        comments::ACKNOWLEDGED => State::Acknowledged,
        comments::DONE => State::Done,
        comments::NEW => State::New,
        other => return Err(storage::Error::corrupt("comments", format!("the state {other}"))),
    };
    Ok(Comment {
        id: row.id,
        place: CommentCursor(comments::Place {
            day: row.day,
            id: row.id,
        }),
        question: row.question,
        placement: row.placement,
        language: row.language,
        submitted_at: storage::stored_time("comments", row.submitted_at)?,
        words: row.words,
        state,
        owner: row.owner,
        tags: storage::stored_json("comments", &row.tags)?,
    })
}
