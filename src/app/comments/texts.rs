//! The comments of stored responses: the free texts of their answers.

use std::collections::HashMap;
use std::sync::Arc;

use crate::app::catalogue::parse_definition;
use crate::storage;
use crate::storage::{Db, responses, versions};
use urbivox_core::search::comment_entry::CommentEntry;
use urbivox_core::survey::answers::answer::RawAnswers;
use urbivox_core::survey::answers::submission::Submission;
use urbivox_core::survey::definition::Definition;

/// Maximum parsed definitions in the cache; bounds the memory.
const DEFINITIONS_MAX: usize = 64;

/// A version with its survey.
#[derive(Debug)]
pub(crate) struct VersionDefinition {
    /// The survey.
    pub(crate) survey_id: i64,
    /// The definition of the version.
    pub(crate) definition: Definition,
}

/// Cache of parsed definitions, which never change.
#[derive(Debug, Default)]
pub(crate) struct Definitions(HashMap<i64, Arc<VersionDefinition>>);

impl Definitions {
    /// Loads and parses the definition of a version; `None` if there is no such version.
    pub(crate) fn get(
        &mut self,
        db: &mut Db,
        version_id: i64,
    ) -> Result<Option<Arc<VersionDefinition>>, storage::Error> {
        if let Some(known) = self.0.get(&version_id) {
            return Ok(Some(Arc::clone(known)));
        }
        let Some(row) = versions::find(db, version_id)? else {
            return Ok(None);
        };
        let version = Arc::new(VersionDefinition {
            survey_id: row.survey_id,
            definition: parse_definition(&row.definition)?,
        });
        if self.0.len() >= DEFINITIONS_MAX {
            self.0.clear();
        }
        self.0.insert(version_id, Arc::clone(&version));
        Ok(Some(version))
    }
}

/// The comments of a stored response.
#[derive(Clone, Debug)]
pub(crate) struct ResponseComments {
    /// The survey that was answered.
    pub(crate) survey_id: i64,
    /// The response.
    pub(crate) response_id: i64,
    /// Civil day of the city, days since 1970-01-01.
    pub(crate) day: i32,
    /// Slug of the placement.
    pub(crate) placement: Arc<str>,
    /// Language of the page.
    pub(crate) language: Arc<str>,
    /// Code of the question (`question:option` for the text of an option) and text of each, in the order of the definition.
    pub(crate) texts: Vec<(String, String)>,
}

impl ResponseComments {
    /// Reads the comments of a response; none if its answers do not fit its version, which `urbivox verify` reports.
    pub(crate) fn read(
        db: &mut Db,
        definitions: &mut Definitions,
        row: &responses::Row,
    ) -> Result<Option<ResponseComments>, storage::Error> {
        let Some(version) = definitions.get(db, row.version_id)? else {
            return Ok(None);
        };
        Ok(Some(ResponseComments {
            survey_id: version.survey_id,
            response_id: row.id,
            day: row.day,
            placement: row.placement.as_str().into(),
            language: row.language.as_str().into(),
            texts: texts_of(&version.definition, &row.answers),
        }))
    }

    /// Returns each comment with its index entry, in order.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (CommentEntry, &str)> {
        (0_u32..).zip(&self.texts).map(|(ordinal, (question, text))| {
            let entry = CommentEntry {
                response_id: self.response_id,
                ordinal,
                day: self.day,
                question: question.as_str().into(),
                placement: Arc::clone(&self.placement),
                language: Arc::clone(&self.language),
            };
            (entry, text.as_str())
        })
    }
}

/// Returns the comments in stored answers; none if they do not fit the definition, which `urbivox verify` reports.
pub(crate) fn texts_of(definition: &Definition, answers: &str) -> Vec<(String, String)> {
    let raw: Option<RawAnswers> = serde_json::from_str(answers).ok();
    let submission = raw.and_then(|raw| Submission::parse(definition, &raw).ok());
    let owned = |(question, text): (String, &str)| (question, text.to_owned());
    submission.map_or_else(Vec::new, |submission| {
        submission.answers.comments().map(owned).collect()
    })
}
