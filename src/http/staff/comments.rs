//! `…/comments`: comments with their state, tags and assignee; `…/held`: the moderation queue.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use jiff::civil::Date;
use serde_json::Value;

use super::auth::{PageResult, RefusedPage, Staff, see_other, sent};
use super::components::{Block, Button, Field, FormView, Link, Tone};
use super::forms::{FormAction, FormReader};
use super::survey::{SurveyContext, path_of};
use crate::app::access::Permission;
use crate::app::comments;
use crate::app::comments::{Comment, CommentCursor, CommentFilter, CommentUpdate, State};
use crate::app::moderation;
use crate::http::citizen::form_body::Form;
use crate::http::citizen::survey_request::query;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use urbivox_core::survey::answers::form_fields::FormFields;

/// Actions of the moderation forms.
#[derive(Clone, Copy)]
enum HeldAction {
    Accept,
    Reject,
}

impl FormAction for HeldAction {
    const ALL: &'static [(&'static str, HeldAction)] =
        &[("accept", HeldAction::Accept), ("reject", HeldAction::Reject)];
}

/// Comments per page.
const PAGE: i64 = 25;
/// Held responses per page.
const HELD_PAGE: i64 = 50;

/// `GET …/comments`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(try_page(&site, &request).await)
}

async fn try_page(site: &HttpState, request: &HttpRequest) -> PageResult {
    let staff = Staff::of(site, request).await?;
    let work = SurveyContext::require(&staff, request, Permission::ReadResponses).await?;
    let asked = query(request);
    let (search, place) = match parse_filter(&staff, &asked) {
        Ok(wanted) => wanted,
        Err(wrong) => {
            let errors = Block::Errors(staff.say("errors-title"), wrong);
            let blocks = [errors, Block::Form(filter(&staff, &asked))];
            let desk = work.desk(&staff, staff.texts.get("tab-comments"));
            return Ok(desk.render_with_status(StatusCode::UNPROCESSABLE_ENTITY, &blocks));
        }
    };
    let (path, wanted) = (work.path.clone(), search.clone());
    let (comments, [new, acknowledged, done]) = staff
        .run(move |app| {
            let found = comments::list(app, &path, &wanted, place, PAGE + 1)?;
            Ok::<_, crate::app::authoring::Refusal>((found, comments::count(app, &path)?))
        })
        .await?;
    let counts = [
        ("new", new.into()),
        ("acknowledged", acknowledged.into()),
        ("done", done.into()),
    ];
    let mut blocks = vec![Block::Lead(staff.texts.with("comments-lead", &counts))];
    blocks.push(Block::Form(filter(&staff, &asked)));
    let page_len = usize::try_from(PAGE).unwrap_or(25);
    if comments.is_empty() {
        let is_asked = search.words.is_some() || search.state.is_some() || search.tag.is_some();
        blocks.push(Block::Text(staff.say(if is_asked {
            "comments-nothing"
        } else {
            "comments-none"
        })));
    }
    let edits = staff.may(Permission::ModerateResponses, Some(&work.path.city));
    for comment in comments.iter().take(page_len) {
        blocks.push(card(&staff, comment, &asked, edits));
    }
    if comments.len() > page_len
        && let Some(last) = comments.get(page_len - 1)
    {
        let address = with(&asked, "before", &last.place.to_string());
        blocks.push(Block::Links(vec![Link::button(address, staff.say("older"))]));
    }
    Ok(work.desk(&staff, staff.texts.get("tab-comments")).send(&blocks))
}

/// Id of each invalid field (`f-name`), and its message.
type FieldErrors = Vec<(String, String)>;

/// Parses the filter and the cursor of the address, or lists the invalid fields with a message each.
fn parse_filter(staff: &Staff, asked: &FormFields) -> Result<(CommentFilter, Option<CommentCursor>), FieldErrors> {
    let mut wrong = Vec::new();
    let mut refuse = |at: &str, text: &str| wrong.push((at.to_owned(), staff.say(text)));
    let state = asked.get("state").map(State::of);
    if state == Some(None) {
        refuse("f-state", "bad-choice");
    }
    let mut day = |name: &str| {
        let day = asked.get(name)?.parse::<Date>().ok();
        if day.is_none() {
            refuse(&format!("f-{name}"), "bad-day");
        }
        day
    };
    let (from, to) = (day("from"), day("to"));
    let place = asked.get("before").map(|text| text.parse::<CommentCursor>().ok());
    if place == Some(None) {
        refuse("", "audit-bad-page");
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let own = |name: &str| {
        asked
            .get(name)
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let search = CommentFilter {
        words: own("words"),
        state: state.flatten(),
        tag: own("tag").map(|tag| tag.to_lowercase()),
        placement: own("placement"),
        from,
        to,
    };
    Ok((search, place.flatten()))
}

/// Query string of this page with another value of one parameter.
fn with(asked: &FormFields, name: &str, value: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for known in ["words", "state", "tag", "placement", "from", "to"] {
        if let Some(own) = asked.get(known).filter(|_| known != name) {
            query.append_pair(known, own);
        }
    }
    query.append_pair(name, value);
    format!("?{}", query.finish())
}

fn states(staff: &Staff) -> Vec<(String, String)> {
    let name = |state: State| (state.name().to_owned(), staff.say(&format!("comment-{}", state.name())));
    State::ALL.map(name).to_vec()
}

fn filter(staff: &Staff, asked: &FormFields) -> FormView {
    let value = |name: &str| asked.get(name).unwrap_or_default().to_owned();
    let mut all = vec![(String::new(), staff.say("all"))];
    all.extend(states(staff));
    FormView::question(
        "",
        vec![
            Field::input("search", "words", staff.say("comment-words"), value("words")),
            Field::select("state", staff.say("state"), value("state"), all),
            Field::line("tag", staff.say("tag"), value("tag")),
            Field::input("date", "from", staff.say("from"), value("from")),
            Field::input("date", "to", staff.say("to"), value("to")),
        ],
        vec![Button::main(staff.say("search"))],
    )
}

fn card(staff: &Staff, comment: &Comment, asked: &FormFields, edits: bool) -> Block {
    let mut facts = vec![
        comment.submitted_at.strftime("%Y-%m-%d").to_string(),
        comment.placement.clone(),
        comment.question.clone(),
        staff.say(&format!("comment-{}", comment.state.name())),
    ];
    if !comment.owner.is_empty() {
        facts.push(comment.owner.clone());
    }
    facts.extend(comment.tags.iter().map(|tag| format!("#{tag}")));
    let mut inner = vec![
        Block::Quote {
            language: comment.language.clone(),
            words: comment.words.clone(),
        },
        Block::Quiet(facts.join(" · ")),
    ];
    if edits {
        let form = FormView::new(
            "",
            vec![
                Field::hidden("do", "note"),
                Field::hidden("comment", comment.id.to_string()),
                Field::hidden("back", with(asked, "before", asked.get("before").unwrap_or_default())),
                Field::select("state", staff.say("state"), comment.state.name(), states(staff)),
                Field::line("owner", staff.say("comment-owner"), comment.owner.as_str()),
                Field::line("tags", staff.say("tags"), comment.tags.join(", ")),
            ],
            vec![Button::main(staff.say("save"))],
        );
        inner.push(Block::Details(staff.say("comment-change"), vec![Block::Form(form)]));
    }
    Block::Card(String::new(), inner)
}

/// `POST …/comments`: sets the state, assignee and tags of a comment.
pub async fn change(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, form).await)
}

async fn try_change(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    let path = path_of(&staff, request)?;
    staff.require(Permission::ModerateResponses, Some(&path.city))?;
    let fields = staff.read(form).await?;
    staff.only_action(&fields, "note")?;
    staff.require_fields(&fields, &["owner", "tags"])?;
    let id = staff.id(&fields, "comment")?;
    let mut reader = FormReader::new(&staff, &fields);
    // A fixed list: no browser sends another value.
    let state = reader.choice("state", State::of).ok_or_else(|| staff.unclear_form())?;
    let note = CommentUpdate {
        state,
        owner: reader.text("owner").to_owned(),
        tags: reader.text("tags").split(',').map(str::to_owned).collect(),
    };
    let base = super::layout::survey_base_path(&path);
    staff.run(move |app| comments::change(app, &path, id, &note)).await?;
    let back = fields.get("back").filter(|back| back.starts_with('?')).unwrap_or("?");
    let back = back.replace(['\r', '\n'], "");
    let joint = if back.len() > 1 { "&" } else { "" };
    Ok(see_other(&format!("{base}/comments{back}{joint}done=saved")))
}

/// `GET …/held`.
pub async fn held(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = SurveyContext::require(&staff, &request, Permission::ReadResponses).await?;
            let path = work.path.clone();
            let held = staff.run(move |app| moderation::list(app, &path, 0, HELD_PAGE)).await?;
            let mut blocks = vec![Block::Lead(staff.say(if held.is_empty() {
                "held-none"
            } else {
                "held-lead"
            }))];
            let edits = staff.may(Permission::ModerateResponses, Some(&work.path.city));
            for one in &held {
                blocks.push(held_card(&staff, one, edits)?);
            }
            Ok(work.desk(&staff, staff.texts.get("tab-held")).send(&blocks))
        }
        .await,
    )
}

fn held_card(staff: &Staff, held: &moderation::HeldResponse, edits: bool) -> Result<Block, RefusedPage> {
    let Some(answers) = held.answers.as_object() else {
        // Staff cannot decide about answers that are not shown.
        let cause = format!("the answers of held response {} are not a JSON object", held.id);
        return Err(staff.refuse(&Problem::broken(&cause)));
    };
    let facts = [
        held.submitted_at.strftime("%Y-%m-%d %H:%M UTC").to_string(),
        held.placement.clone(),
        held.language.clone(),
        staff.say(&format!("doubt-{}", held.doubt)),
    ];
    let mut inner = vec![Block::Quiet(facts.join(" · "))];
    for (code, answer) in answers {
        let said = answer.as_str().map_or_else(|| plain(answer), str::to_owned);
        inner.push(Block::Quote {
            language: held.language.clone(),
            words: format!("{code}: {said}"),
        });
    }
    if edits {
        let fields = vec![Field::hidden("held", held.id.to_string())];
        let buttons = vec![
            Button::named("do", "accept", staff.say("held-accept"), Tone::Main),
            Button::named("do", "reject", staff.say("held-reject"), Tone::Danger),
        ];
        inner.push(Block::Form(FormView::new("", fields, buttons)));
    }
    Ok(Block::Card(String::new(), inner))
}

fn plain(answer: &Value) -> String {
    match answer {
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::String(text) => text.clone(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => answer.to_string(),
    }
}

/// `POST …/held`: accepts a held response, or deletes it.
pub async fn decide(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let path = path_of(&staff, &request)?;
            staff.require(Permission::ModerateResponses, Some(&path.city))?;
            let fields = staff.read(form).await?;
            let action = staff.action(&fields)?;
            let id = staff.id(&fields, "held")?;
            let base = super::layout::survey_base_path(&path);
            staff
                .run(move |app| match action {
                    HeldAction::Accept => moderation::accept(app, &path, id),
                    HeldAction::Reject => moderation::reject(app, &path, id),
                })
                .await?;
            let done = match action {
                HeldAction::Accept => "accepted",
                HeldAction::Reject => "rejected",
            };
            Ok(see_other(&format!("{base}/held?done={done}")))
        }
        .await,
    )
}
