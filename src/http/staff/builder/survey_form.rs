//! Forms about the whole survey: its texts and dates, and its languages.

use crate::http::staff::current_user::CurrentUser;
use serde_json::Value;

use super::draft_form::hidden_revision;
use super::draft_text::language_name;
use crate::http::staff::components::{Button, Field, FormView, Tone};
use crate::http::staff::survey::SurveyContext;

/// Form for the title, introduction, thanks, and opening and closing dates.
pub(super) fn texts(user: &CurrentUser, survey: &SurveyContext) -> FormView {
    let document = &survey.draft.definition;
    let language = survey.language();
    let text = |name: &str| {
        document
            .get(name)
            .and_then(|text| text.get(language))
            .and_then(Value::as_str)
    };
    let text = |name: &str| text(name).unwrap_or_default().to_owned();
    let day = |name: &str| {
        document
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let mut form = FormView::new(
        "",
        vec![
            hidden_revision(survey),
            // A hidden field, because an autosave request sends no button.
            Field::hidden("do", "survey"),
            Field::line("title", user.text("survey-title"), text("title"))
                .with_language(language)
                .required(),
            Field::area(3, "intro", user.text("survey-intro"), text("intro")).with_language(language),
            Field::area(3, "thanks", user.text("survey-thanks"), text("thanks")).with_language(language),
            Field::input("date", "opens_on", user.text("opens-on"), day("opens_on")).short(),
            Field::input("date", "closes_on", user.text("closes-on"), day("closes_on")).short(),
        ],
        vec![Button::primary(user.text("save"))],
    );
    form.autosave = true;
    form
}

/// Form for the languages of the survey.
pub(super) fn languages(user: &CurrentUser, survey: &SurveyContext) -> FormView {
    let mut fields = vec![hidden_revision(survey)];
    let own = survey.languages();
    let first = own.iter().map(|tag| ((*tag).to_owned(), language_name(tag))).collect();
    fields.push(Field::select(
        "first",
        user.text("language-first"),
        survey.language(),
        first,
    ));
    for tag in &own {
        let mut field = Field::check("language", language_name(tag), true);
        field.value = (*tag).to_owned();
        fields.push(field);
    }
    fields.push(Field::line("language", user.text("language-add"), "").with_hint(user.text("language-hint")));
    FormView::new(
        "",
        fields,
        vec![Button::named("do", "languages", user.text("save"), Tone::Plain)],
    )
}
