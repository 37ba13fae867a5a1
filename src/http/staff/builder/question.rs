//! `…/build/{question}`: form of one question, without its translations.

use crate::app::access::required::{EditSurveys, ReadDrafts};
use crate::http::staff::access::SurveyAccess;
use crate::http::staff::current_user::CurrentUser;
use crate::http::staff::forms::Form;
use crate::http::staff::redirect::see_other;
use crate::http::web::page_error::PageError;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use serde_json::{Value, json};

use super::condition_text;
use super::condition_text::{OPERATORS, TESTS_MAX};
use super::conflict::conflict;
use super::draft_form::{SaveOutcome, autosave_response, hidden_revision, save_draft};
use super::parse_question;
use crate::app::access::Permission;
use crate::app::authoring::title_of;
use crate::http::problem::Problem;
use crate::http::staff::components::{Block, Button, Field, FormView, Link, Tone, counted};
use crate::http::staff::forms::FormAction;
use crate::http::staff::survey::SurveyContext;
use crate::http::web::page_error::PageResult;
use urbivox_core::survey::authoring::editing;
use urbivox_core::survey::authoring::editing::Edit;

/// Empty lines for new options after the existing ones.
const SPARE_ENTRIES: usize = 3;
/// Longest scale whose points all have a label field; on a longer one only the two ends have.
const POINTS_MAX: i64 = 7;

/// Actions of the question form; both save it.
#[derive(Clone, Copy)]
pub enum QuestionAction {
    /// Returns to the builder afterwards.
    Save,
    /// Stays on the page afterwards.
    Stay,
}

impl FormAction for QuestionAction {
    const ALL: &'static [(&'static str, QuestionAction)] =
        &[("save", QuestionAction::Save), ("more", QuestionAction::Stay)];
}

/// `GET …/build/{question}`.
pub async fn page(access: SurveyAccess<ReadDrafts>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let question = find(&user, &survey, &user.request)?.clone();
    Ok(show(&user, &survey, &question, StatusCode::OK, Vec::new()))
}

fn find<'a>(user: &CurrentUser, survey: &'a SurveyContext, request: &HttpRequest) -> Result<&'a Value, PageError> {
    let code = request.match_info().get("question").unwrap_or_default();
    let question = editing::question(&survey.draft.definition, code);
    question.ok_or_else(|| user.refuse(&Problem::no_such_page()))
}

/// `POST …/build/{question}`.
pub async fn change(access: SurveyAccess<EditSurveys>, form: Form<QuestionAction>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    // An automatic save names no button.
    let (action, fields) = form.read_optional(&user).await?;
    let action = action.unwrap_or(QuestionAction::Save);
    user.require_fields(&fields, &["prompt", "code"])?;
    let before = find(&user, &survey, &user.request)?.clone();
    let code = user.request.match_info().get("question").unwrap_or_default().to_owned();
    let question = parse_question::read(&survey.draft.definition, &before, &fields, survey.language());
    let edit = Edit::ReplaceQuestion {
        code,
        question: question.clone(),
    };
    let changed = editing::apply_edit(&survey.draft.definition, &edit);
    let changed = changed.ok_or_else(|| user.refuse(&Problem::no_such_page()))?;
    let is_automatic = fields.get("_auto").is_some();
    let outcome = save_draft(&user, &survey, &changed, &fields).await?;
    if is_automatic {
        return Ok(autosave_response(&user, outcome));
    }
    match outcome {
        SaveOutcome::Saved(_) => Ok(see_other(&next(&survey, &question, action))),
        SaveOutcome::Conflict => Ok(conflict(&user, &survey, &changed)),
        SaveOutcome::Invalid(wrong) => Ok(show(&user, &survey, &question, StatusCode::UNPROCESSABLE_ENTITY, wrong)),
    }
}

fn next(survey: &SurveyContext, question: &Value, action: QuestionAction) -> String {
    let code = question.get("code").and_then(Value::as_str).unwrap_or_default();
    match action {
        QuestionAction::Stay => format!("{}/build/{code}?done=saved", survey.base()),
        QuestionAction::Save => format!("{}/build?done=saved", survey.base()),
    }
}

fn show(
    user: &CurrentUser,
    survey: &SurveyContext,
    question: &Value,
    status: StatusCode,
    errors: Vec<(String, String)>,
) -> HttpResponse {
    let text = |name: &str| {
        question
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let language = survey.language();
    let spoken = |name: &str| {
        question
            .get(name)
            .and_then(|text| text.get(language))
            .and_then(Value::as_str)
    };
    let spoken = |name: &str| spoken(name).unwrap_or_default().to_owned();
    let kind = text("kind");
    let mut fields = vec![
        hidden_revision(survey),
        Field::area(2, "prompt", user.text("prompt"), spoken("prompt")).with_language(language),
        Field::line("hint", user.text("hint"), spoken("hint")).with_language(language),
    ];
    if kind != "statement" {
        let is_required = question.get("required") == Some(&json!(true));
        fields.push(Field::check("required", user.text("required"), is_required));
    }
    fields.extend(own_fields(user, question, &kind, language));
    let condition = question.get("show_if");
    match condition_text::tests(condition) {
        Some((tests, is_any)) => fields.extend(condition_fields(user, survey, &text("code"), &tests, is_any)),
        None => fields.push(Field::hidden("keeps-condition", "1")),
    }
    if let Some(offered) = measures(user, question, &kind) {
        fields.push(
            Field::select("measure", user.text("measure"), text("measure"), offered)
                .with_hint(user.text("measure-hint")),
        );
    }
    fields
        .push(Field::line("code", user.text("question-code"), text("code")).with_hint(user.text("question-code-hint")));
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    blocks.push(Block::Links(vec![Link::new(
        format!("{}/build", survey.base()),
        user.text("back-to-build"),
    )]));
    if let Some(condition) = condition {
        blocks.push(Block::Text(condition_text::sentence(
            user,
            &survey.draft.definition,
            condition,
            language,
        )));
    }
    if user.may(Permission::EditSurveys, Some(&survey.path.city)) {
        let buttons = vec![
            Button::named("do", "save", user.text("save"), Tone::Primary),
            Button::named("do", "more", user.text("save-and-stay"), Tone::Plain),
        ];
        let mut form = FormView::new("", fields, buttons);
        form.autosave = true;
        blocks.push(Block::Form(form));
    }
    let title = user.text(&format!("kind-{kind}"));
    survey.layout(user, title).render_with_status(status, &blocks)
}

/// Measures that a question of this kind can have.
fn measures(user: &CurrentUser, question: &Value, kind: &str) -> Option<Vec<(String, String)>> {
    let own = question.get("measure").and_then(Value::as_str);
    let offered: &[&str] = match kind {
        "rating" => &["csat", "nps", "ces", "sdg-rating"],
        "matrix" => &["sus", "umux-lite"],
        "number" => &["time-saved"],
        "choice" => &["sdg-found"],
        _other => return None,
    };
    let mut list = vec![(String::new(), user.text("measure-none"))];
    let known = offered.iter().copied().chain(own.filter(|own| !offered.contains(own)));
    list.extend(known.map(|name| (name.to_owned(), user.text(&format!("measure-{name}")))));
    Some(list)
}

/// Field text of a number; input that is not a number is shown as it was typed.
fn typed(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(typed)) => typed.clone(),
        Some(value) => value.to_string(),
        None => String::new(),
    }
}

/// Fields for the ends of a scale and the labels of its points. While the ends are unreadable, the points that have a label.
fn scale_fields(user: &CurrentUser, question: &Value, language: &str) -> Vec<Field> {
    let end = |name: &str| question.pointer(&format!("/scale/{name}"));
    let mut fields = vec![
        Field::input("number", "from", user.text("scale-from"), typed(end("from"))).short(),
        Field::input("number", "to", user.text("scale-to"), typed(end("to"))).short(),
    ];
    let whole = |name: &str| end(name).and_then(Value::as_i64);
    let named = question.get("labels").and_then(Value::as_object).into_iter().flatten();
    let points: Vec<i64> = match whole("from").zip(whole("to")) {
        Some((from, to)) if to.saturating_sub(from) < POINTS_MAX => (from..=to).collect(),
        Some((from, to)) => vec![from, to],
        None => named.filter_map(|(point, _)| point.parse().ok()).collect(),
    };
    for point in points {
        let label = question
            .pointer(&format!("/labels/{point}/{language}"))
            .and_then(Value::as_str);
        let label_text = user.texts.with("point-label", &[("point", point.into())]);
        fields
            .push(Field::line(format!("label-{point}"), label_text, label.unwrap_or_default()).with_language(language));
    }
    fields
}

fn own_fields(user: &CurrentUser, question: &Value, kind: &str, language: &str) -> Vec<Field> {
    let number = |name: &str| typed(question.get(name));
    let is_on = |name: &str| question.get(name) == Some(&json!(true));
    let mut fields = Vec::new();
    if matches!(kind, "rating" | "matrix") {
        fields.extend(scale_fields(user, question, language));
    }
    match kind {
        "rating" => {
            let styles =
                ["faces", "stars", "numbers"].map(|style| (style.to_owned(), user.text(&format!("style-{style}"))));
            let style = question.get("style").and_then(Value::as_str).unwrap_or("numbers");
            fields.push(Field::select("style", user.text("style"), style, styles.to_vec()));
            fields.push(
                Field::input(
                    "number",
                    "satisfied_from",
                    user.text("satisfied-from"),
                    number("satisfied_from"),
                )
                .with_hint(user.text("satisfied-from-hint")),
            );
        }
        "choice" => {
            fields.push(Field::check("multiple", user.text("multiple"), is_on("multiple")));
            fields.push(Field::check("segment", user.text("segment"), is_on("segment")));
            fields.extend(entries(
                user,
                question,
                "options",
                language,
                &["other_text", "exclusive"],
            ));
        }
        "ranking" => fields.extend(entries(user, question, "options", language, &[])),
        "matrix" => fields.extend(entries(user, question, "rows", language, &["reversed"])),
        "number" => {
            let unit = question.get("unit").and_then(Value::as_str).unwrap_or_default();
            fields.push(Field::line("unit", user.text("unit"), unit));
            for name in ["min", "max", "decimals"] {
                fields.push(Field::input("number", name, user.text(&format!("number-{name}")), number(name)).short());
            }
        }
        "text" => {
            fields.push(Field::check("multiline", user.text("multiline"), is_on("multiline")));
            fields.push(Field::input(
                "number",
                "max_chars",
                user.text("max-chars"),
                number("max_chars"),
            ));
        }
        _plain => {}
    }
    fields
}

/// Fields of the options or rows, each with a checkbox for each of the properties `parts`.
fn entries(user: &CurrentUser, question: &Value, name: &str, language: &str, parts: &[&str]) -> Vec<Field> {
    let known = question
        .get(name)
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    let mut fields = Vec::new();
    for at in 0..known.len() + SPARE_ENTRIES {
        let entry = known.get(at).cloned().unwrap_or_default();
        let code = entry.get("code").and_then(Value::as_str).unwrap_or_default().to_owned();
        let label = entry
            .get("label")
            .and_then(|label| label.get(language))
            .and_then(Value::as_str);
        // An option without a label in this language shows another one: an empty label would remove it.
        let any = entry.get("label").and_then(|label| title_of(label, language));
        let label = label.map(str::to_owned).or(any).unwrap_or_else(|| code.clone());
        let label_text = user.texts.with("entry-label", &[("number", counted(at + 1))]);
        fields.push(Field::hidden(format!("entry{at}-code"), code));
        fields.push(Field::line(format!("entry{at}-label"), label_text, label).with_language(language));
        if at < known.len() {
            for part in parts {
                let is_on = entry.get(*part) == Some(&json!(true));
                let id = match *part {
                    "exclusive" => "entry-exclusive",
                    "reversed" => "entry-reversed",
                    _other_text => "entry-other",
                };
                let label_text = user.texts.with(id, &[("number", counted(at + 1))]);
                fields.push(Field::check(format!("entry{at}-{part}"), label_text, is_on));
            }
        }
    }
    fields
}

fn condition_fields(
    user: &CurrentUser,
    survey: &SurveyContext,
    code: &str,
    tests: &[(String, String, String)],
    is_any: bool,
) -> Vec<Field> {
    let document = &survey.draft.definition;
    let mut earlier = vec![(String::new(), user.text("condition-none"))];
    for question in editing::pages(document).into_iter().flatten() {
        let own = question.get("code").and_then(Value::as_str).unwrap_or_default();
        if own == code {
            break;
        }
        let kind = question.get("kind").and_then(Value::as_str).unwrap_or_default();
        if !matches!(kind, "statement" | "matrix" | "ranking" | "email") {
            let prompt = question
                .get("prompt")
                .and_then(|prompt| title_of(prompt, survey.language()));
            earlier.push((own.to_owned(), prompt.unwrap_or_else(|| own.to_owned())));
        }
    }
    if earlier.len() == 1 {
        return Vec::new();
    }
    let operators = OPERATORS.map(|(name, id)| (name.to_owned(), user.text(&format!("{id}-short"))));
    let mut fields = Vec::new();
    let shown = (tests.len() + 1).min(TESTS_MAX);
    for at in 0..shown {
        let (question, is, value) = tests.get(at).cloned().unwrap_or_default();
        let text_of = |id: &str| user.texts.with(id, &[("number", counted(at + 1))]);
        fields.push(
            Field::select(
                format!("if{at}-question"),
                text_of("condition-question"),
                question,
                earlier.clone(),
            )
            .short(),
        );
        fields.push(Field::select(format!("if{at}-is"), text_of("condition-is"), is, operators.to_vec()).short());
        fields.push(Field::line(format!("if{at}-value"), text_of("condition-value"), value).short());
    }
    if shown > 1 {
        let joins = vec![
            ("all".to_owned(), user.text("condition-all")),
            ("any".to_owned(), user.text("condition-any")),
        ];
        let chosen = if is_any { "any" } else { "all" };
        fields.push(Field::select("if-join", user.text("condition-join"), chosen, joins));
    }
    fields
}
