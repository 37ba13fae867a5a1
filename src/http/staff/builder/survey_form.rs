//! Forms about the whole survey: its texts and dates, and its languages.

use serde_json::Value;

use super::{hidden_revision, language_name};
use crate::http::staff::auth::Staff;
use crate::http::staff::components::{Button, Field, FormView, Tone};
use crate::http::staff::survey::SurveyContext;

/// Form for the title, introduction, thanks, and opening and closing dates.
pub(super) fn texts(staff: &Staff, work: &SurveyContext) -> FormView {
    let document = &work.draft.definition;
    let language = work.language();
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
            hidden_revision(work),
            // A hidden field, because an autosave request sends no button.
            Field::hidden("do", "survey"),
            Field::line("title", staff.say("survey-title"), text("title"))
                .with_language(language)
                .required(),
            Field::area(3, "intro", staff.say("survey-intro"), text("intro")).with_language(language),
            Field::area(3, "thanks", staff.say("survey-thanks"), text("thanks")).with_language(language),
            Field::input("date", "opens_on", staff.say("opens-on"), day("opens_on")).short(),
            Field::input("date", "closes_on", staff.say("closes-on"), day("closes_on")).short(),
        ],
        vec![Button::main(staff.say("save"))],
    );
    form.saves = "1".to_owned();
    form
}

/// Form for the languages of the survey.
pub(super) fn languages(staff: &Staff, work: &SurveyContext) -> FormView {
    let mut fields = vec![hidden_revision(work)];
    let own = work.languages();
    let first = own.iter().map(|tag| ((*tag).to_owned(), language_name(tag))).collect();
    fields.push(Field::select(
        "first",
        staff.say("language-first"),
        work.language(),
        first,
    ));
    for tag in &own {
        let mut field = Field::check("language", language_name(tag), true);
        field.value = (*tag).to_owned();
        fields.push(field);
    }
    fields.push(Field::line("language", staff.say("language-add"), "").with_hint(staff.say("language-hint")));
    FormView::new(
        "",
        fields,
        vec![Button::named("do", "languages", staff.say("save"), Tone::Plain)],
    )
}
