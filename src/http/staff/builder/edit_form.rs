//! The change of a draft that a form of the builder asks for.

use serde_json::{Map, Value};

use super::draft_text::localized;
use super::new_question;
use super::new_question::KINDS;
use crate::http::staff::current_user::CurrentUser;
use crate::http::staff::forms::{FormAction, FormReader};
use crate::http::staff::survey::SurveyContext;
use crate::http::web::page_error::PageError;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::authoring::editing;
use urbivox_core::survey::authoring::editing::Edit;
use urbivox_core::survey::authoring::translation;
use urbivox_core::survey::definition::language::Language;

/// Actions of the builder forms.
#[derive(Clone, Copy)]
pub enum BuilderAction {
    /// Moves a question up.
    Up,
    /// Moves a question down.
    Down,
    /// Removes a question.
    Remove,
    /// Moves a question before another.
    Before,
    /// Adds a question.
    Add,
    /// Adds a page.
    AddPage,
    /// Removes a page.
    RemovePage,
    /// Changes the title of a page.
    PageTitle,
    /// Changes texts and dates of the survey.
    Survey,
    /// Changes the languages.
    Languages,
}

impl FormAction for BuilderAction {
    const ALL: &'static [(&'static str, BuilderAction)] = &[
        ("up", BuilderAction::Up),
        ("down", BuilderAction::Down),
        ("remove", BuilderAction::Remove),
        ("before", BuilderAction::Before),
        ("add", BuilderAction::Add),
        ("add-page", BuilderAction::AddPage),
        ("remove-page", BuilderAction::RemovePage),
        ("page-title", BuilderAction::PageTitle),
        ("survey", BuilderAction::Survey),
        ("languages", BuilderAction::Languages),
    ];
}

/// Change that a form makes to the draft.
pub(super) enum DraftEdit {
    /// One step.
    One(Edit),
    /// New languages, the default one first.
    Languages(Vec<Language>),
}

impl DraftEdit {
    /// The changed draft; `None` if the question or page no longer exists.
    pub(super) fn apply_to(&self, document: &Value) -> Option<Value> {
        match self {
            DraftEdit::One(edit) => editing::apply_edit(document, edit),
            DraftEdit::Languages(languages) => Some(translation::with_languages(document, languages)),
        }
    }
}

/// Parses the requested change, or lists the invalid fields with a message each.
pub(super) fn requested_edit(
    user: &CurrentUser,
    survey: &SurveyContext,
    fields: &FormFields,
    action: BuilderAction,
) -> Result<Result<DraftEdit, Vec<(String, String)>>, PageError> {
    let document = &survey.draft.definition;
    let field = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let page = || usize::try_from(user.id(fields, "page")?).map_err(|_negative| user.unclear_form());
    Ok(Ok(DraftEdit::One(match action {
        BuilderAction::Up => Edit::MoveUp(field("question")),
        BuilderAction::Down => Edit::MoveDown(field("question")),
        BuilderAction::Remove => Edit::RemoveQuestion(field("question")),
        BuilderAction::Before => Edit::MoveBefore {
            code: field("question"),
            other: field("before"),
        },
        BuilderAction::AddPage => Edit::AddPage,
        BuilderAction::RemovePage => Edit::RemovePage(page()?),
        BuilderAction::PageTitle => {
            user.require_fields(fields, &["title"])?;
            let page = page()?;
            let title = document.pointer(&format!("/pages/{page}/title"));
            let title = localized(title, survey.language(), &field("title"));
            Edit::SetPageFields(page, Map::from_iter([("title".to_owned(), title)]))
        }
        BuilderAction::Add => {
            let mut reader = FormReader::new(user, fields);
            let kind = reader.choice("kind", |kind| KINDS.into_iter().find(|known| *known == kind));
            let Some(kind) = kind else {
                return Ok(Err(reader.wrong()));
            };
            let code = editing::unused_code(document, kind);
            let question = new_question::fresh(kind, &code, survey.language());
            Edit::AddQuestion {
                page: page()?,
                question,
            }
        }
        BuilderAction::Survey => {
            user.require_fields(fields, &["title", "intro", "thanks", "opens_on", "closes_on"])?;
            let mut changes = Map::new();
            for name in ["title", "intro", "thanks"] {
                let text = localized(document.get(name), survey.language(), &field(name));
                changes.insert(name.to_owned(), text);
            }
            for name in ["opens_on", "closes_on"] {
                let day = field(name);
                let day = day.trim();
                changes.insert(name.to_owned(), if day.is_empty() { Value::Null } else { day.into() });
            }
            Edit::SetFields(changes)
        }
        BuilderAction::Languages => return Ok(languages(user, fields).map(DraftEdit::Languages)),
    })))
}

/// Languages of the form, the default language first; invalid tags are errors.
fn languages(user: &CurrentUser, fields: &FormFields) -> Result<Vec<Language>, Vec<(String, String)>> {
    let mut reader = FormReader::new(user, fields);
    let mut languages: Vec<Language> = Vec::new();
    if !fields.has("language") {
        // Browsers always send the field for another language, empty or not: without it the form is incomplete.
        reader.refuse("language", "bad-languages");
    }
    let first = reader.choice("first", Language::parse);
    languages.extend(first);
    for tag in fields.get_all("language").map(str::trim).filter(|tag| !tag.is_empty()) {
        match Language::parse(tag) {
            Some(language) if languages.contains(&language) => {}
            Some(language) => languages.push(language),
            None => reader.refuse("language", "bad-languages"),
        }
    }
    let wrong = reader.wrong();
    if wrong.is_empty() { Ok(languages) } else { Err(wrong) }
}
