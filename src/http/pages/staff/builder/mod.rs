//! The builder: a survey's pages and questions in order, and what is known of it before it is published.

pub mod advice;
pub mod question;
mod reading;
mod shape;
pub mod words;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Map, Value, json};

use super::door::{Answer, Refused, Staff, see_other, sent};
use super::survey::Work;
use super::view::{Block, Button, Field, Form as FormView, Item, Link, Tone};
use crate::flow::authoring::{self, Draft, Refusal, title_of};
use crate::http::pages::citizen::form::Form;
use crate::http::site::Site;
use crate::survey::editing::{self, Edit};
use crate::survey::form::Fields;
use crate::survey::language::Language;
use crate::survey::translation;

/// Kinds of questions, in the order they are offered.
pub const KINDS: [&str; 9] = [
    "rating", "choice", "text", "matrix", "ranking", "number", "date", "email", "statement",
];

/// `GET …/build`.
pub async fn page(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = Work::of(&staff, &request).await?;
            Ok(show(&site, &staff, &work, StatusCode::OK, Vec::new()))
        }
        .await,
    )
}

/// `POST …/build`: one change of the draft.
pub async fn change(site: web::Data<Site>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, form).await)
}

async fn try_change(site: &Site, request: &HttpRequest, form: Form) -> Answer {
    let staff = Staff::of(site, request).await?;
    let work = Work::to_edit(&staff, request).await?;
    let fields = staff.read(form).await?;
    let document = &work.draft.definition;
    let Some(changed) = wished(&work, &fields).and_then(|wish| wish.of(document)) else {
        let gone = vec![(String::new(), staff.say("question-gone"))];
        return Ok(show(site, &staff, &work, StatusCode::CONFLICT, gone));
    };
    let added = fields.get("do") == Some("add");
    match keep(&staff, &work, &changed, revision_of(&fields)).await? {
        Kept::Saved(draft) if added => {
            let old = editing::pages(document).concat();
            let new = editing::pages(&draft.definition);
            let codes = new.iter().flatten().filter_map(|question| question.get("code")?.as_str());
            let is_new = |code: &&str| !old.iter().any(|known| known.get("code").and_then(Value::as_str) == Some(code));
            let code = codes.into_iter().find(is_new).unwrap_or_default().to_owned();
            Ok(see_other(&format!("{}/build/{code}", work.base())))
        }
        Kept::Saved(_) => Ok(see_other(&format!("{}/build", work.base()))),
        Kept::Conflict => Ok(conflict(&staff, &work, &changed)),
        Kept::Faulty(faults) => Ok(show(site, &staff, &work, StatusCode::UNPROCESSABLE_ENTITY, faults)),
    }
}

/// What a form asks for.
enum Wish {
    One(Edit),
    Languages(Vec<Language>),
}

impl Wish {
    fn of(&self, document: &Value) -> Option<Value> {
        match self {
            Wish::One(edit) => editing::edited(document, edit),
            Wish::Languages(languages) => Some(translation::with_languages(document, languages)),
        }
    }
}

fn wished(work: &Work, fields: &Fields) -> Option<Wish> {
    let document = &work.draft.definition;
    let field = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let page = || field("page").parse().unwrap_or(0_usize);
    Some(Wish::One(match fields.get("do")? {
        "up" => Edit::Up(field("question")),
        "down" => Edit::Down(field("question")),
        "remove" => Edit::Remove(field("question")),
        "before" => Edit::Before {
            code: field("question"),
            other: field("before"),
        },
        "add-page" => Edit::AddPage,
        "remove-page" => Edit::RemovePage(page()),
        "page-title" => {
            let title = document.pointer(&format!("/pages/{}/title", page()));
            let title = localized(title, work.language(), &field("title"));
            Edit::SetPage(page(), Map::from_iter([("title".to_owned(), title)]))
        }
        "add" => {
            let kind = field("kind");
            let kind = KINDS.into_iter().find(|known| *known == kind)?;
            let code = editing::fresh_code(document, kind);
            let question = shape::fresh(kind, &code, work.language());
            Edit::Add { page: page(), question }
        }
        "survey" => {
            let mut changes = Map::new();
            for name in ["title", "intro", "thanks"] {
                let text = localized(document.get(name), work.language(), &field(name));
                changes.insert(name.to_owned(), text);
            }
            for name in ["opens_on", "closes_on"] {
                let day = field(name);
                let day = day.trim();
                changes.insert(name.to_owned(), if day.is_empty() { Value::Null } else { day.into() });
            }
            Edit::Set(changes)
        }
        "languages" => {
            let mut tags = vec![field("first")];
            tags.extend(fields.all("language").map(str::to_owned));
            let mut languages: Vec<Language> = Vec::new();
            for language in tags.iter().filter_map(|tag| Language::parse(tag.trim())) {
                if !languages.contains(&language) {
                    languages.push(language);
                }
            }
            return (!languages.is_empty()).then_some(Wish::Languages(languages));
        }
        _unknown => return None,
    }))
}

/// A text with another wording in one language; `null` when nothing is left of it.
pub(super) fn localized(before: Option<&Value>, language: &str, text: &str) -> Value {
    let mut texts = before.and_then(Value::as_object).cloned().unwrap_or_default();
    let text = text.trim();
    if text.is_empty() {
        texts.remove(language);
    } else {
        texts.insert(language.to_owned(), Value::from(text));
    }
    if texts.is_empty() { Value::Null } else { Value::Object(texts) }
}

/// What became of a changed draft.
pub enum Kept {
    /// It is stored.
    Saved(Draft),
    /// Somebody else changed it meanwhile.
    Conflict,
    /// It cannot be stored so: the field of each fault, and what to do.
    Faulty(Vec<(String, String)>),
}

/// The revision that a form was made of.
pub(super) fn revision_of(fields: &Fields) -> Option<i64> {
    fields.get("_revision").and_then(|text| text.parse().ok())
}

/// Stores a changed draft, unless somebody else changed it since `revision`.
pub(super) async fn keep(
    staff: &Staff,
    work: &Work,
    changed: &Value,
    revision: Option<i64>,
) -> Result<Kept, Refused> {
    let (path, changed) = (work.path.clone(), changed.clone());
    let revision = revision.or(Some(work.draft.revision));
    let stored = staff
        .attempt(move |app| authoring::draft_replace(app, &path, &changed, revision))
        .await?;
    match stored {
        Ok(draft) => Ok(Kept::Saved(draft)),
        Err(Refusal::Changed) => Ok(Kept::Conflict),
        Err(Refusal::Invalid(faults)) => Ok(Kept::Faulty(
            faults
                .iter()
                .map(|fault| (String::new(), format!("{} ({})", fault.detail, fault.pointer)))
                .collect(),
        )),
        Err(refusal @ (Refusal::NoSuch(_) | Refusal::Exists(_) | Refusal::NotPublished | Refusal::Fault(_))) => {
            Err(staff.refuse(&refusal.into()))
        }
    }
}

/// Two people changed the draft at once: both versions, and a button for each.
pub(super) fn conflict(staff: &Staff, work: &Work, mine: &Value) -> HttpResponse {
    let pretty = |value: &Value| serde_json::to_string_pretty(value).unwrap_or_default();
    let theirs = lines_only(&work.draft.definition, mine);
    let own = lines_only(mine, &work.draft.definition);
    let take = FormView::new(
        format!("{}/build/whole", work.base()),
        vec![
            Field::hidden("_revision", work.draft.revision.to_string()),
            Field::hidden("definition", mine.to_string()),
        ],
        vec![Button::named("", "", staff.say("conflict-mine"), Tone::Danger)],
    );
    let blocks = [
        Block::Lead(staff.say("conflict-lead")),
        Block::Card(staff.say("conflict-theirs-title"), vec![
            Block::Code(if theirs.is_empty() { pretty(&work.draft.definition) } else { theirs }),
            Block::Links(vec![Link::button(format!("{}/build", work.base()), staff.say("conflict-theirs"))]),
        ]),
        Block::Card(staff.say("conflict-mine-title"), vec![
            Block::Code(if own.is_empty() { pretty(mine) } else { own }),
            Block::Form(take),
        ]),
    ];
    work.desk(staff, staff.texts.get("conflict-title"))
        .send_with(StatusCode::CONFLICT, &blocks)
}

/// The lines of one draft that the other does not have.
fn lines_only(of: &Value, other: &Value) -> String {
    let lines = |value: &Value| -> Vec<String> {
        let text = serde_json::to_string_pretty(value).unwrap_or_default();
        text.lines().map(|line| line.trim().trim_end_matches(',').to_owned()).collect()
    };
    let known: std::collections::HashSet<String> = lines(other).into_iter().collect();
    let own = lines(of).into_iter().filter(|line| !known.contains(line));
    own.collect::<Vec<_>>().join("\n")
}

/// `POST …/build/whole`: one's own version of a draft that two people changed.
pub async fn whole(site: web::Data<Site>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = Work::to_edit(&staff, &request).await?;
            let fields = staff.read(form).await?;
            let mine = fields.get("definition").and_then(|text| serde_json::from_str::<Value>(text).ok());
            let mine = mine.unwrap_or_default();
            match keep(&staff, &work, &mine, revision_of(&fields)).await? {
                Kept::Saved(_) => Ok(see_other(&format!("{}/build?done=saved", work.base()))),
                Kept::Conflict => Ok(conflict(&staff, &work, &mine)),
                Kept::Faulty(faults) => Ok(show(&site, &staff, &work, StatusCode::UNPROCESSABLE_ENTITY, faults)),
            }
        }
        .await,
    )
}

fn show(
    site: &Site,
    staff: &Staff,
    work: &Work,
    status: StatusCode,
    errors: Vec<(String, String)>,
) -> HttpResponse {
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    blocks.push(Block::Lead(advice::summary(staff, work)));
    let edits = staff.holder().may_edit_city(&work.path.city);
    let base = work.base();
    blocks.push(Block::Links(vec![
        Link::button(advice::trial_address(site, work, &staff.request), staff.say("try")),
        Link::new(format!("{base}/preview"), staff.say("preview")),
        Link::new(format!("{base}/paper"), staff.say("paper")),
        Link::new(format!("{base}/translate"), staff.say("tab-translate")),
        Link::new(format!("{base}/publish"), staff.say("tab-publish")),
    ]));
    let pages = editing::pages(&work.draft.definition);
    let count = pages.len().max(1);
    for at in 0..count {
        blocks.extend(page_blocks(staff, work, &pages, at, edits));
    }
    if edits {
        blocks.push(Block::Form(FormView::button(
            "",
            vec![hidden_revision(work), Field::hidden("do", "add-page")],
            staff.say("page-add"),
            Tone::Plain,
        )));
        blocks.push(Block::Card(staff.say("survey-texts"), vec![Block::Form(survey_form(staff, work))]));
        blocks.push(Block::Card(staff.say("languages-title"), vec![Block::Form(language_form(staff, work))]));
    }
    blocks.extend(advice::blocks(staff, work));
    work.desk(staff, staff.texts.get("tab-build")).send_with(status, &blocks)
}

pub(super) fn hidden_revision(work: &Work) -> Field {
    Field::hidden("_revision", work.draft.revision.to_string())
}

fn page_blocks(staff: &Staff, work: &Work, pages: &[Vec<&Value>], at: usize, edits: bool) -> Vec<Block> {
    let number = i64::try_from(at + 1).unwrap_or_default();
    let document = &work.draft.definition;
    let title = document.pointer(&format!("/pages/{at}/title"));
    let title = title.and_then(|title| title_of(title, work.language())).unwrap_or_default();
    let mut blocks = Vec::new();
    let heading = staff.texts.with("page-heading", &[("number", number.into())]);
    blocks.push(Block::Heading(if title.is_empty() { heading } else { format!("{heading}: {title}") }));
    let empty = Vec::new();
    let questions = pages.get(at).unwrap_or(&empty);
    if questions.is_empty() {
        blocks.push(Block::Quiet(staff.say("page-empty")));
    }
    let items = questions.iter().map(|question| item(staff, work, question, edits));
    blocks.push(Block::Ordered {
        revision: work.draft.revision.to_string(),
        items: items.collect(),
    });
    if edits {
        let kinds = KINDS.map(|kind| (kind.to_owned(), staff.say(&format!("kind-{kind}"))));
        blocks.push(Block::Form(
            FormView::new(
                "",
                vec![
                    hidden_revision(work),
                    Field::hidden("page", at.to_string()),
                    Field::select("kind", staff.say("question-add"), "rating", kinds.to_vec()),
                ],
                vec![Button::named("do", "add", staff.say("add"), Tone::Plain)],
            )
            .narrow(),
        ));
        if pages.len() > 1 {
            let fields = vec![
                hidden_revision(work),
                Field::hidden("page", at.to_string()),
                Field::line("title", staff.say("page-title"), title),
            ];
            let buttons = vec![
                Button::named("do", "page-title", staff.say("save"), Tone::Plain),
                Button::named("do", "remove-page", staff.say("page-remove"), Tone::Danger),
            ];
            let form = Block::Form(FormView::new("", fields, buttons).narrow());
            blocks.push(Block::Details(staff.say("page-more"), vec![form]));
        }
    }
    blocks
}

fn item(staff: &Staff, work: &Work, question: &Value, edits: bool) -> Item {
    let text = |name: &str| question.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let code = text("code");
    let prompt = question.get("prompt").and_then(|prompt| title_of(prompt, work.language()));
    let mut facts = vec![staff.say(&format!("kind-{}", text("kind")))];
    if question.get("required") == Some(&json!(true)) {
        facts.push(staff.say("required"));
    }
    if let Some(measure) = question.get("measure").and_then(Value::as_str) {
        facts.push(staff.say(&format!("measure-{measure}")));
    }
    let mut lines = vec![facts.join(" · ")];
    if let Some(condition) = question.get("show_if") {
        lines.push(words::sentence(staff, &work.draft.definition, condition, work.language()));
    }
    let button = |wish: &str, label: &str, tone: Tone| {
        let fields = vec![
            hidden_revision(work),
            Field::hidden("do", wish),
            Field::hidden("question", code.clone()),
        ];
        FormView::button("", fields, staff.say(label), tone)
    };
    let forms = if edits {
        vec![
            button("up", "move-up", Tone::Plain),
            button("down", "move-down", Tone::Plain),
            button("remove", "remove", Tone::Danger),
        ]
    } else {
        Vec::new()
    };
    Item {
        link: Link::new(format!("{}/build/{code}", work.base()), prompt.unwrap_or_else(|| code.clone())),
        key: code,
        lines,
        forms,
    }
}

fn survey_form(staff: &Staff, work: &Work) -> FormView {
    let document = &work.draft.definition;
    let language = work.language();
    let text = |name: &str| document.get(name).and_then(|text| text.get(language)).and_then(Value::as_str);
    let text = |name: &str| text(name).unwrap_or_default().to_owned();
    let day = |name: &str| document.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut form = FormView::new(
        "",
        vec![
            hidden_revision(work),
            Field::line("title", staff.say("survey-title"), text("title"))
                .spoken(language)
                .required(),
            Field::area(3, "intro", staff.say("survey-intro"), text("intro")).spoken(language),
            Field::area(3, "thanks", staff.say("survey-thanks"), text("thanks")).spoken(language),
            Field::input("date", "opens_on", staff.say("opens-on"), day("opens_on")),
            Field::input("date", "closes_on", staff.say("closes-on"), day("closes_on")),
        ],
        vec![Button::named("do", "survey", staff.say("save"), Tone::Main)],
    );
    form.saves = "1".to_owned();
    form
}

fn language_form(staff: &Staff, work: &Work) -> FormView {
    let mut fields = vec![hidden_revision(work)];
    let own = work.languages();
    let first = own.iter().map(|tag| ((*tag).to_owned(), (*tag).to_owned())).collect();
    fields.push(Field::select("first", staff.say("language-first"), work.language(), first));
    for tag in &own {
        let mut field = Field::check("language", *tag, true);
        field.value = (*tag).to_owned();
        fields.push(field);
    }
    fields.push(Field::line("language", staff.say("language-add"), "").with_hint(staff.say("language-hint")));
    FormView::new("", fields, vec![Button::named("do", "languages", staff.say("save"), Tone::Plain)])
}
