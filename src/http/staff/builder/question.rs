//! `…/build/{question}`: form of one question, without its translations.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

use super::condition_text;
use super::condition_text::{OPERATORS, TESTS_MAX};
use super::{SaveOutcome, conflict, hidden_revision, parse_question, save_draft};
use crate::app::access::Permission;
use crate::app::authoring::title_of;
use crate::http::citizen::form_body::Form;
use crate::http::problem::Problem;
use crate::http::staff::auth::{PageResult, Staff, see_other, sent};
use crate::http::staff::components::{Block, Button, Field, FormView, Link, Tone, counted};
use crate::http::staff::forms::FormAction;
use crate::http::staff::survey::SurveyContext;
use crate::http::state::HttpState;
use urbivox_core::survey::authoring::editing;
use urbivox_core::survey::authoring::editing::Edit;

/// Empty lines for new options after the existing ones.
const SPARE_ENTRIES: usize = 3;
/// Longest scale whose points all have a label field; on a longer one only the two ends have.
const POINTS_MAX: i64 = 7;

/// Actions of the question form; both save it.
#[derive(Clone, Copy)]
enum QuestionAction {
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
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = SurveyContext::of(&staff, &request).await?;
            let question = find(&staff, &work, &request)?.clone();
            Ok(show(&staff, &work, &question, StatusCode::OK, Vec::new()))
        }
        .await,
    )
}

fn find<'a>(
    staff: &Staff,
    work: &'a SurveyContext,
    request: &HttpRequest,
) -> Result<&'a Value, crate::http::staff::auth::RefusedPage> {
    let code = request.match_info().get("question").unwrap_or_default();
    let found = editing::question(&work.draft.definition, code);
    found.ok_or_else(|| staff.refuse(&Problem::no_such_page()))
}

/// `POST …/build/{question}`.
pub async fn change(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, form).await)
}

async fn try_change(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    let work = SurveyContext::for_editing(&staff, request).await?;
    let fields = staff.read(form).await?;
    // An autosave request names no button.
    let action = match fields.get("do") {
        Some(_) => staff.action(&fields)?,
        None => QuestionAction::Save,
    };
    staff.require_fields(&fields, &["prompt", "code"])?;
    let before = find(&staff, &work, request)?.clone();
    let code = request.match_info().get("question").unwrap_or_default().to_owned();
    let question = parse_question::read(&work.draft.definition, &before, &fields, work.language());
    let edit = Edit::ReplaceQuestion {
        code,
        question: question.clone(),
    };
    let changed = editing::apply_edit(&work.draft.definition, &edit);
    let changed = changed.ok_or_else(|| staff.refuse(&Problem::no_such_page()))?;
    let is_automatic = fields.get("_auto").is_some();
    let kept = save_draft(&staff, &work, &changed, &fields).await?;
    if is_automatic {
        return Ok(autosave_response(&staff, kept));
    }
    match kept {
        SaveOutcome::Saved(_) => Ok(see_other(&next(&work, &question, action))),
        SaveOutcome::Conflict => Ok(conflict(&staff, &work, &changed)),
        SaveOutcome::Invalid(faults) => Ok(show(&staff, &work, &question, StatusCode::UNPROCESSABLE_ENTITY, faults)),
    }
}

fn next(work: &SurveyContext, question: &Value, action: QuestionAction) -> String {
    let code = question.get("code").and_then(Value::as_str).unwrap_or_default();
    match action {
        QuestionAction::Stay => format!("{}/build/{code}?done=saved", work.base()),
        QuestionAction::Save => format!("{}/build?done=saved", work.base()),
    }
}

/// JSON response to an autosave request: whether it was saved, the revision, and a status text.
pub fn autosave_response(staff: &Staff, kept: SaveOutcome) -> HttpResponse {
    let told = match &kept {
        SaveOutcome::Saved(_) => staff.say("auto-saved"),
        SaveOutcome::Conflict => staff.say("auto-conflict"),
        SaveOutcome::Invalid(faults) => {
            let first = faults.first().map(|(_, text)| text.clone()).unwrap_or_default();
            format!("{} {first}", staff.say("auto-faulty"))
        }
    };
    let revision = match &kept {
        SaveOutcome::Saved(draft) => Some(draft.revision),
        SaveOutcome::Conflict | SaveOutcome::Invalid(_) => None,
    };
    HttpResponse::Ok().json(json!({"saved": revision.is_some(), "revision": revision, "told": told}))
}

fn show(
    staff: &Staff,
    work: &SurveyContext,
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
    let language = work.language();
    let spoken = |name: &str| {
        question
            .get(name)
            .and_then(|text| text.get(language))
            .and_then(Value::as_str)
    };
    let spoken = |name: &str| spoken(name).unwrap_or_default().to_owned();
    let kind = text("kind");
    let mut fields = vec![
        hidden_revision(work),
        Field::area(2, "prompt", staff.say("prompt"), spoken("prompt")).with_language(language),
        Field::line("hint", staff.say("hint"), spoken("hint")).with_language(language),
    ];
    if kind != "statement" {
        let is_required = question.get("required") == Some(&json!(true));
        fields.push(Field::check("required", staff.say("required"), is_required));
    }
    fields.extend(own_fields(staff, question, &kind, language));
    let condition = question.get("show_if");
    match condition_text::tests(condition) {
        Some((tests, is_any)) => fields.extend(condition_fields(staff, work, &text("code"), &tests, is_any)),
        None => fields.push(Field::hidden("keeps-condition", "1")),
    }
    if let Some(offered) = measures(staff, question, &kind) {
        fields.push(
            Field::select("measure", staff.say("measure"), text("measure"), offered)
                .with_hint(staff.say("measure-hint")),
        );
    }
    fields
        .push(Field::line("code", staff.say("question-code"), text("code")).with_hint(staff.say("question-code-hint")));
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    blocks.push(Block::Links(vec![Link::new(
        format!("{}/build", work.base()),
        staff.say("back-to-build"),
    )]));
    if let Some(condition) = condition {
        blocks.push(Block::Text(condition_text::sentence(
            staff,
            &work.draft.definition,
            condition,
            language,
        )));
    }
    if staff.may(Permission::EditSurveys, Some(&work.path.city)) {
        let buttons = vec![
            Button::named("do", "save", staff.say("save"), Tone::Main),
            Button::named("do", "more", staff.say("save-and-stay"), Tone::Plain),
        ];
        let mut form = FormView::new("", fields, buttons);
        form.saves = "1".to_owned();
        blocks.push(Block::Form(form));
    }
    let title = staff.say(&format!("kind-{kind}"));
    work.desk(staff, title).render_with_status(status, &blocks)
}

/// Measures that a question of this kind can have.
fn measures(staff: &Staff, question: &Value, kind: &str) -> Option<Vec<(String, String)>> {
    let own = question.get("measure").and_then(Value::as_str);
    let offered: &[&str] = match kind {
        "rating" => &["csat", "nps", "ces", "sdg-rating"],
        "matrix" => &["sus", "umux-lite"],
        "number" => &["time-saved"],
        "choice" => &["sdg-found"],
        _other => return None,
    };
    let mut list = vec![(String::new(), staff.say("measure-none"))];
    let known = offered.iter().copied().chain(own.filter(|own| !offered.contains(own)));
    list.extend(known.map(|name| (name.to_owned(), staff.say(&format!("measure-{name}")))));
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
fn scale_fields(staff: &Staff, question: &Value, language: &str) -> Vec<Field> {
    let end = |name: &str| question.pointer(&format!("/scale/{name}"));
    let mut fields = vec![
        Field::input("number", "from", staff.say("scale-from"), typed(end("from"))).short(),
        Field::input("number", "to", staff.say("scale-to"), typed(end("to"))).short(),
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
        let asked = staff.texts.with("point-label", &[("point", point.into())]);
        fields.push(Field::line(format!("label-{point}"), asked, label.unwrap_or_default()).with_language(language));
    }
    fields
}

fn own_fields(staff: &Staff, question: &Value, kind: &str, language: &str) -> Vec<Field> {
    let number = |name: &str| typed(question.get(name));
    let is_on = |name: &str| question.get(name) == Some(&json!(true));
    let mut fields = Vec::new();
    if matches!(kind, "rating" | "matrix") {
        fields.extend(scale_fields(staff, question, language));
    }
    match kind {
        "rating" => {
            let styles =
                ["faces", "stars", "numbers"].map(|style| (style.to_owned(), staff.say(&format!("style-{style}"))));
            let style = question.get("style").and_then(Value::as_str).unwrap_or("numbers");
            fields.push(Field::select("style", staff.say("style"), style, styles.to_vec()));
            fields.push(
                Field::input(
                    "number",
                    "satisfied_from",
                    staff.say("satisfied-from"),
                    number("satisfied_from"),
                )
                .with_hint(staff.say("satisfied-from-hint")),
            );
        }
        "choice" => {
            fields.push(Field::check("multiple", staff.say("multiple"), is_on("multiple")));
            fields.push(Field::check("segment", staff.say("segment"), is_on("segment")));
            fields.extend(entries(staff, question, "options", language, true));
        }
        "ranking" => fields.extend(entries(staff, question, "options", language, false)),
        "matrix" => fields.extend(entries(staff, question, "rows", language, false)),
        "number" => {
            let unit = question.get("unit").and_then(Value::as_str).unwrap_or_default();
            fields.push(Field::line("unit", staff.say("unit"), unit));
            for name in ["min", "max", "decimals"] {
                fields.push(Field::input("number", name, staff.say(&format!("number-{name}")), number(name)).short());
            }
        }
        "text" => {
            fields.push(Field::check("multiline", staff.say("multiline"), is_on("multiline")));
            fields.push(Field::input(
                "number",
                "max_chars",
                staff.say("max-chars"),
                number("max_chars"),
            ));
        }
        _plain => {}
    }
    fields
}

fn entries(staff: &Staff, question: &Value, name: &str, language: &str, is_choice: bool) -> Vec<Field> {
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
        let asked = staff.texts.with("entry-label", &[("number", counted(at + 1))]);
        fields.push(Field::hidden(format!("entry{at}-code"), code));
        fields.push(Field::line(format!("entry{at}-label"), asked, label).with_language(language));
        if is_choice && at < known.len() {
            for part in ["other_text", "exclusive"] {
                let is_on = entry.get(part) == Some(&json!(true));
                let id = if part == "exclusive" {
                    "entry-exclusive"
                } else {
                    "entry-other"
                };
                let asked = staff.texts.with(id, &[("number", counted(at + 1))]);
                fields.push(Field::check(format!("entry{at}-{part}"), asked, is_on));
            }
        }
    }
    fields
}

fn condition_fields(
    staff: &Staff,
    work: &SurveyContext,
    code: &str,
    tests: &[(String, String, String)],
    is_any: bool,
) -> Vec<Field> {
    let document = &work.draft.definition;
    let mut earlier = vec![(String::new(), staff.say("condition-none"))];
    for question in editing::pages(document).into_iter().flatten() {
        let own = question.get("code").and_then(Value::as_str).unwrap_or_default();
        if own == code {
            break;
        }
        let kind = question.get("kind").and_then(Value::as_str).unwrap_or_default();
        if !matches!(kind, "statement" | "matrix" | "ranking" | "email") {
            let prompt = question
                .get("prompt")
                .and_then(|prompt| title_of(prompt, work.language()));
            earlier.push((own.to_owned(), prompt.unwrap_or_else(|| own.to_owned())));
        }
    }
    if earlier.len() == 1 {
        return Vec::new();
    }
    let operators = OPERATORS.map(|(name, id)| (name.to_owned(), staff.say(&format!("{id}-short"))));
    let mut fields = Vec::new();
    let shown = (tests.len() + 1).min(TESTS_MAX);
    for at in 0..shown {
        let (question, is, value) = tests.get(at).cloned().unwrap_or_default();
        let asked = |id: &str| staff.texts.with(id, &[("number", counted(at + 1))]);
        fields.push(
            Field::select(
                format!("if{at}-question"),
                asked("condition-question"),
                question,
                earlier.clone(),
            )
            .short(),
        );
        fields.push(Field::select(format!("if{at}-is"), asked("condition-is"), is, operators.to_vec()).short());
        fields.push(Field::line(format!("if{at}-value"), asked("condition-value"), value).short());
    }
    if shown > 1 {
        let joins = vec![
            ("all".to_owned(), staff.say("condition-all")),
            ("any".to_owned(), staff.say("condition-any")),
        ];
        let chosen = if is_any { "any" } else { "all" };
        fields.push(Field::select("if-join", staff.say("condition-join"), chosen, joins));
    }
    fields
}
