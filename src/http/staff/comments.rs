//! `…/comments`: comments with their state, tags and assignee.

use super::access::SurveyAccess;
use super::current_user::CurrentUser;
use super::forms::Form;
use super::redirect::see_other;
use crate::app::access::required::{ModerateResponses, ReadResponses};
use actix_web::http::StatusCode;

use super::components::{Block, Button, Field, FormView, Link};
use super::forms::FormReader;
use crate::app::access::Permission;
use crate::app::comments;
use crate::app::comments::{Comment, CommentCursor, CommentFilter, CommentId, CommentUpdate, State};
use crate::http::web::page_error::PageResult;
use crate::http::web::query::query;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::definition::civil_day;

/// Comments per page.
const PAGE: usize = 25;

/// `GET …/comments`.
pub async fn page(access: SurveyAccess<ReadResponses>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let query = query(&user.request);
    let (search, place) = match parse_filter(&user, &query) {
        Ok(parsed) => parsed,
        Err(wrong) => {
            let errors = Block::Errors(user.text("errors-title"), wrong);
            let blocks = [errors, Block::Form(filter(&user, &query))];
            let layout = survey.layout(&user, user.texts.get("tab-comments"));
            return Ok(layout.render_with_status(StatusCode::UNPROCESSABLE_ENTITY, &blocks));
        }
    };
    let (path, own_filter) = (survey.path.clone(), search.clone());
    let (comments, [new, acknowledged, done]) = user
        .report(&survey.path.city, move |app| {
            let list = comments::list(app, &path, &own_filter, place, PAGE + 1)?;
            Ok::<_, crate::app::authoring::AuthoringError>((list, comments::count(app, &path)?))
        })
        .await?;
    let counts = [
        ("new", new.into()),
        ("acknowledged", acknowledged.into()),
        ("done", done.into()),
    ];
    let mut blocks = vec![Block::Lead(user.texts.with("comments-lead", &counts))];
    blocks.push(Block::Form(filter(&user, &query)));
    if comments.is_empty() {
        let is_filtered = search.words.is_some() || search.state.is_some() || search.tag.is_some();
        blocks.push(Block::Text(user.text(if is_filtered {
            "comments-nothing"
        } else {
            "comments-none"
        })));
    }
    let edits = user.may(Permission::ModerateResponses, Some(&survey.path.city));
    for comment in comments.iter().take(PAGE) {
        let prompt = survey.prompt(&comment.id.question);
        blocks.push(card(&user, (comment, prompt), &query, edits));
    }
    if comments.len() > PAGE
        && let Some(last) = comments.get(PAGE - 1)
    {
        let address = with(&query, "before", &last.place.to_string());
        blocks.push(Block::Links(vec![Link::button(address, user.text("older"))]));
    }
    Ok(survey.layout(&user, user.texts.get("tab-comments")).send(&blocks))
}

/// Id of each invalid field (`f-name`), and its message.
type FieldErrors = Vec<(String, String)>;

/// Parses the filter and the cursor of the address, or lists the invalid fields with a message each.
fn parse_filter(user: &CurrentUser, query: &FormFields) -> Result<(CommentFilter, Option<CommentCursor>), FieldErrors> {
    let mut wrong = Vec::new();
    let mut refuse = |at: &str, text: &str| wrong.push((at.to_owned(), user.text(text)));
    let state = query.get("state").map(State::of);
    if state == Some(None) {
        refuse("f-state", "bad-choice");
    }
    let mut day = |name: &str| {
        let day = civil_day::parse(query.get(name)?);
        if day.is_none() {
            refuse(&format!("f-{name}"), "bad-day");
        }
        day
    };
    let (from, to) = (day("from"), day("to"));
    let place = query.get("before").map(|text| text.parse::<CommentCursor>().ok());
    if place == Some(None) {
        refuse("", "audit-bad-page");
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let own = |name: &str| {
        query
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
fn with(query: &FormFields, name: &str, value: &str) -> String {
    let mut serializer = form_urlencoded::Serializer::new(String::new());
    for known in ["words", "state", "tag", "placement", "from", "to"] {
        if let Some(own) = query.get(known).filter(|_| known != name) {
            serializer.append_pair(known, own);
        }
    }
    serializer.append_pair(name, value);
    format!("?{}", serializer.finish())
}

fn states(user: &CurrentUser) -> Vec<(String, String)> {
    let name = |state: State| (state.name().to_owned(), user.text(&format!("comment-{}", state.name())));
    State::ALL.map(name).to_vec()
}

fn filter(user: &CurrentUser, query: &FormFields) -> FormView {
    let value = |name: &str| query.get(name).unwrap_or_default().to_owned();
    let mut all = vec![(String::new(), user.text("all"))];
    all.extend(states(user));
    FormView::query(
        "",
        vec![
            Field::input("search", "words", user.text("comment-words"), value("words")),
            Field::select("state", user.text("state"), value("state"), all),
            Field::line("tag", user.text("tag"), value("tag")),
            Field::input("date", "from", user.text("from"), value("from")),
            Field::input("date", "to", user.text("to"), value("to")),
        ],
        vec![Button::primary(user.text("search"))],
    )
}

fn card(user: &CurrentUser, (comment, prompt): (&Comment, String), query: &FormFields, edits: bool) -> Block {
    let mut facts = vec![
        user.day_of(comment.submitted_at),
        comment.placement.clone(),
        prompt,
        user.text(&format!("comment-{}", comment.state.name())),
    ];
    if !comment.owner.is_empty() {
        facts.push(comment.owner.clone());
    }
    facts.extend(comment.tags.iter().map(|tag| format!("#{tag}")));
    let mut inner = vec![
        Block::Quote {
            language: comment.language.clone(),
            text: comment.words.clone(),
        },
        Block::Quiet(facts.join(" · ")),
    ];
    if edits {
        let form = FormView::new(
            "",
            vec![
                Field::hidden("do", "note"),
                Field::hidden("comment", comment.id.to_string()),
                Field::hidden("back", with(query, "before", query.get("before").unwrap_or_default())),
                Field::select("state", user.text("state"), comment.state.name(), states(user)),
                Field::line("owner", user.text("comment-owner"), comment.owner.as_str()),
                Field::line("tags", user.text("tags"), comment.tags.join(", ")),
            ],
            vec![Button::primary(user.text("save"))],
        );
        inner.push(Block::Details(user.text("comment-change"), vec![Block::Form(form)]));
    }
    Block::Card(String::new(), inner)
}

/// `POST …/comments`: sets the state, assignee and tags of a comment.
pub async fn change(access: SurveyAccess<ModerateResponses>, form: Form<()>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let path = survey.path.clone();
    let fields = form.read_only(&user, "note").await?;
    user.require_fields(&fields, &["owner", "tags"])?;
    let id = fields.get("comment").and_then(|id| id.parse::<CommentId>().ok());
    let id = id.ok_or_else(|| user.unclear_form())?;
    let mut reader = FormReader::new(&user, &fields);
    // A fixed list: no browser sends another value.
    let state = reader.choice("state", State::of).ok_or_else(|| user.unclear_form())?;
    let note = CommentUpdate {
        state,
        owner: reader.text("owner").to_owned(),
        tags: reader.text("tags").split(',').map(str::to_owned).collect(),
    };
    let base = super::layout::survey_base_path(&path);
    user.run(move |app| comments::change(app, &path, &id, &note)).await?;
    let back = fields.get("back").filter(|back| back.starts_with('?')).unwrap_or("?");
    let back = back.replace(['\r', '\n'], "");
    let joint = if back.len() > 1 { "&" } else { "" };
    Ok(see_other(&format!("{base}/comments{back}{joint}done=saved")))
}
