//! Publishing: the draft becomes the next version, and the author says whether questions with a new text still ask the same.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::error::{AuthoringError, corrupt};
use super::lookup::resolve_survey;
use super::survey_path::SurveyPath;
use super::surveys::check_definition;
use crate::app::catalogue::stored_rows::parse_definition;
use crate::app::{App, audit};
use crate::storage;
use crate::storage::{Db, installation, versions};
use urbivox_core::survey::authoring::difference;
use urbivox_core::survey::authoring::difference::PromptChange;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::violation::Violations;

/// Characters of the note on a version. Protects the layout of the history.
pub const NOTE_CHARS_MAX: usize = 1_000;

/// Whether a question whose text changed still asks the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordingAnswer {
    /// The same question: its wording class stays, and its counts go on.
    Same,
    /// Another question: its wording class is raised, and its counts start again.
    Another,
}

impl WordingAnswer {
    /// All answers.
    pub const ALL: [WordingAnswer; 2] = [WordingAnswer::Same, WordingAnswer::Another];

    /// Returns the name in JSON and forms.
    pub fn name(self) -> &'static str {
        match self {
            WordingAnswer::Same => "same",
            WordingAnswer::Another => "another",
        }
    }

    /// Returns the answer with this name.
    pub fn parse(name: &str) -> Option<WordingAnswer> {
        WordingAnswer::ALL.into_iter().find(|answer| answer.name() == name)
    }
}

/// Answers by the code of the question.
pub type WordingAnswers = BTreeMap<String, WordingAnswer>;

/// Returns the questions whose text in the default language differs between the draft and the versions, while their wording
/// class does not: of these publishing asks whether they are still the same. Empty before the first version, and while the draft
/// is not valid: it cannot be published then.
pub fn changed_prompts(app: &App, path: &SurveyPath) -> Result<Vec<PromptChange>, AuthoringError> {
    app.storage.read(|db| {
        let row = resolve_survey(db, path)?.survey;
        let json: Value = serde_json::from_str(&row.draft).map_err(|cause| corrupt("surveys", cause))?;
        let Ok(draft) = Definition::parse(&json) else {
            return Ok(Vec::new());
        };
        let mut changed = difference::changed_prompts(&published_definitions(db, row.id)?, &draft);
        changed.retain(|change| !change.is_raised);
        Ok(changed)
    })
}

/// Publishes the draft as the next version, and reopens a survey that staff closed. `note` describes the change and is cut to
/// [`NOTE_CHARS_MAX`] characters. Errors: [`AuthoringError::WordingUnanswered`] when there are [`changed_prompts`].
pub fn publish(app: &App, path: &SurveyPath, expected: Option<i64>, note: &str) -> Result<u32, AuthoringError> {
    publish_answered(app, path, expected, (note, &WordingAnswers::new()))
}

/// As [`publish`], with answers to [`changed_prompts`]: the wording class of another question is raised in the draft and the
/// version. Errors: [`AuthoringError::WordingUnanswered`] when an answer is missing, and [`AuthoringError::Invalid`] also for
/// an answer to a question whose text did not change.
pub fn publish_answered(
    app: &App,
    path: &SurveyPath,
    expected: Option<i64>,
    (note, answers): (&str, &WordingAnswers),
) -> Result<u32, AuthoringError> {
    let note: String = note.chars().take(NOTE_CHARS_MAX).collect();
    let number = app.storage.write(|db| {
        let found = resolve_survey(db, path)?;
        let mut row = found.survey;
        if !storage::surveys::claim(db, row.id, expected.unwrap_or(row.draft_revision))? {
            return Err(AuthoringError::Changed);
        }
        let mut json: Value = serde_json::from_str(&row.draft).map_err(|cause| corrupt("surveys", cause))?;
        check_definition(&json).map_err(AuthoringError::Invalid)?;
        let draft = Definition::parse(&json).map_err(AuthoringError::Invalid)?;
        let changed = difference::changed_prompts(&published_definitions(db, row.id)?, &draft);
        check_answers(&changed, answers)?;
        if raise_wordings(&changed, &mut json, answers) {
            check_definition(&json).map_err(AuthoringError::Invalid)?;
            row.draft = json.to_string();
            if !storage::surveys::replace_draft(db, row.id, row.draft_revision, &row.draft)? {
                return Err(AuthoringError::Changed);
            }
        }
        let number = versions::newest_number(db, row.id)?.unwrap_or(0) + 1;
        let version = versions::Row {
            id: storage::identity::fresh(),
            survey_id: row.id,
            number,
            definition: row.draft,
            published_at: app.clock.now().as_millisecond(),
            note: note.clone(),
        };
        versions::insert(db, &version)?;
        storage::surveys::set_closed(db, row.id, None)?;
        storage::preview_responses::delete_of_survey(db, row.id)?;
        installation::raise_catalogue_revision(db)?;
        let mut detail = json!({"version": number, "note": note});
        if let Some(detail) = detail.as_object_mut().filter(|_| !answers.is_empty()) {
            let named = answers
                .iter()
                .map(|(code, answer)| (code.clone(), answer.name().into()));
            detail.insert("wording".to_owned(), Value::Object(named.collect()));
        }
        let (city_id, object) = (Some(found.city.id), path.within_city());
        audit::note(app, db, city_id, "survey.publish", object, &detail)?;
        Ok::<_, AuthoringError>(number)
    })?;
    app.catalogue.invalidate(path);
    Ok(u32::try_from(number).map_err(|cause| corrupt("versions", cause))?)
}

/// Returns the definitions of all versions, the newest first.
fn published_definitions(db: &mut Db, survey_id: i64) -> Result<Vec<Definition>, storage::Error> {
    let versions = versions::of_survey(db, survey_id)?;
    let definitions = versions.iter().map(|version| parse_definition(&version.definition));
    definitions.collect()
}

/// Checks that the author said of each changed text whether it is the same question, and of no other one.
fn check_answers(changed: &[PromptChange], answers: &WordingAnswers) -> Result<(), AuthoringError> {
    let mut violations = Violations::none();
    for (code, answer) in answers {
        let known = changed.iter().find(|change| change.code == *code);
        let (why, detail) = match known {
            None => (
                "text-not-changed",
                "Answer only for questions whose text in the default language has changed.",
            ),
            Some(change) if change.is_raised && *answer == WordingAnswer::Same => (
                "wording-raised",
                "The draft has a new wording class for it, so it is another question.",
            ),
            Some(_) => continue,
        };
        violations.push(format!("/wording/{}", escaped(code)), why, detail);
    }
    if !violations.is_empty() {
        return Err(AuthoringError::Invalid(violations));
    }
    let is_open = |change: &&PromptChange| !change.is_raised && !answers.contains_key(&change.code);
    let open = changed.iter().filter(is_open).map(|change| {
        let pointer = format!("/wording/{}", escaped(&change.code));
        let PromptChange { before, after, .. } = change;
        let detail = format!("The text was “{before}” and is now “{after}”. Answer “same” or “another”.");
        (pointer, detail)
    });
    for (pointer, detail) in open {
        violations.push(pointer, "wording-unanswered", detail);
    }
    if violations.is_empty() {
        Ok(())
    } else {
        Err(AuthoringError::WordingUnanswered(violations))
    }
}

/// Raises the wording class of each question of `json` that is another one now. Returns whether there is any.
fn raise_wordings(changed: &[PromptChange], json: &mut Value, answers: &WordingAnswers) -> bool {
    let mut is_raised = false;
    for change in changed.iter().filter(|change| !change.is_raised) {
        if answers.get(&change.code) == Some(&WordingAnswer::Another) {
            is_raised |= set_wording(json, &change.code, change.next_class);
        }
    }
    is_raised
}

/// Sets the wording class of a question in a definition. Returns whether the question is there.
fn set_wording(json: &mut Value, code: &str, class: u32) -> bool {
    let pages = json.get_mut("pages").and_then(Value::as_array_mut);
    let questions = pages.into_iter().flatten().filter_map(|page| {
        let questions = page.get_mut("questions")?;
        questions.as_array_mut()
    });
    for question in questions.flatten() {
        if question.get("code").and_then(Value::as_str) == Some(code)
            && let Some(fields) = question.as_object_mut()
        {
            fields.insert("wording".to_owned(), class.into());
            return true;
        }
    }
    false
}

/// Writes a code as part of a JSON pointer.
fn escaped(code: &str) -> String {
    code.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definition(prompt: &str, wording: u32) -> Value {
        json!({"title": {"en": "T"}, "languages": ["en"], "pages": [
            {"questions": [{"code": "why", "kind": "text"}]},
            {"questions": [{"code": "sat", "kind": "rating", "scale": {"from": 1, "to": 5}, "prompt": {"en": prompt},
                            "wording": wording}]},
        ]})
    }

    fn raised(before: &Value, mut now: Value, answers: &[(&str, WordingAnswer)]) -> Result<Value, AuthoringError> {
        let (before, draft) = (Definition::parse(before).unwrap(), Definition::parse(&now).unwrap());
        let answers = answers.iter().map(|(code, answer)| ((*code).to_owned(), *answer));
        let answers: WordingAnswers = answers.collect();
        let changed = difference::changed_prompts(&[before], &draft);
        check_answers(&changed, &answers)?;
        let class = now["pages"][1]["questions"][0]["wording"].clone();
        let is_raised = raise_wordings(&changed, &mut now, &answers);
        let now = now["pages"][1]["questions"][0]["wording"].clone();
        assert_eq!(is_raised, now != class);
        Ok(now)
    }

    fn pointers(violations: &Violations) -> Vec<(&str, &str)> {
        let found = violations
            .iter()
            .map(|violation| (violation.pointer.as_str(), violation.code));
        found.collect()
    }

    #[test]
    fn another_question_has_the_next_wording_class_and_the_same_one_keeps_it() {
        let (before, now) = (definition("How was it?", 3), definition("Was it quick?", 3));
        let class = |answer| raised(&before, now.clone(), &[("sat", answer)]).unwrap();
        assert_eq!(class(WordingAnswer::Another), json!(4));
        assert_eq!(class(WordingAnswer::Same), json!(3));
    }

    #[test]
    fn a_changed_text_needs_an_answer_unless_its_class_is_new() {
        let before = definition("How was it?", 3);
        let refused = raised(&before, definition("Was it quick?", 3), &[]);
        let Err(AuthoringError::WordingUnanswered(violations)) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(pointers(&violations), [("/wording/sat", "wording-unanswered")]);
        let detail = &violations.iter().next().unwrap().detail;
        assert!(
            detail.contains("How was it?") && detail.contains("Was it quick?"),
            "{detail}"
        );
        let by_hand = definition("Was it quick?", 4);
        assert_eq!(raised(&before, by_hand.clone(), &[]).unwrap(), json!(4));
        let another = [("sat", WordingAnswer::Another)];
        assert_eq!(raised(&before, by_hand.clone(), &another).unwrap(), json!(4));
        let refused = raised(&before, by_hand, &[("sat", WordingAnswer::Same)]);
        let Err(AuthoringError::Invalid(violations)) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(pointers(&violations), [("/wording/sat", "wording-raised")]);
    }

    #[test]
    fn an_answer_for_an_unchanged_question_is_refused() {
        let now = definition("How was it?", 1);
        for code in ["sat", "why", "none"] {
            let refused = raised(&now, now.clone(), &[(code, WordingAnswer::Another)]);
            let Err(AuthoringError::Invalid(violations)) = refused else {
                panic!("{code}: {refused:?}");
            };
            let pointer = format!("/wording/{code}");
            assert_eq!(pointers(&violations), [(pointer.as_str(), "text-not-changed")]);
        }
    }

    #[test]
    fn every_answer_is_read_by_its_name() {
        for answer in WordingAnswer::ALL {
            assert_eq!(WordingAnswer::parse(answer.name()), Some(answer));
        }
        assert_eq!(WordingAnswer::parse("other"), None);
    }
}
