//! `…/actions`: "you said, we did".

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::door::{Answer, Staff, see_other, sent};
use super::results::worth;
use super::survey::Work;
use super::view::{Block, Button, Field, Form as FormView, Tone};
use crate::flow::acting::{self, Action, Effect};
use crate::flow::authoring;
use crate::flow::disclosing::Audience;
use crate::http::pages::citizen::form::Form;
use crate::http::site::Site;
use crate::measure::value::MeasureValue;

/// `GET …/actions`.
pub async fn page(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = Work::of(&staff, &request).await?;
            show(&staff, &work, StatusCode::OK, Vec::new()).await
        }
        .await,
    )
}

/// `POST …/actions`: adds, changes or takes away.
pub async fn change(site: web::Data<Site>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, form).await)
}

async fn try_change(site: &Site, request: &HttpRequest, form: Form) -> Answer {
    let staff = Staff::of(site, request).await?;
    let work = Work::to_edit(&staff, request).await?;
    let fields = staff.read(form).await?;
    let field = |name: &str| fields.get(name).unwrap_or_default().trim().to_owned();
    let id = field("action").parse().unwrap_or_default();
    let path = work.path.clone();
    if fields.get("do") == Some("remove") {
        staff.run(move |app| acting::remove(app, &path, id)).await?;
        return Ok(see_other(&format!("{}/actions?done=removed", work.base())));
    }
    let action = Action {
        id,
        question: field("question"),
        said: field("said"),
        did: field("did"),
        done_on: field("done_on").parse().ok(),
        is_public: fields.get("public").is_some(),
    };
    let mut wrong = Vec::new();
    for (name, text) in [("said", &action.said), ("did", &action.did)] {
        if text.is_empty() || text.chars().count() > acting::TEXT_CHARS_MAX {
            wrong.push((format!("f-{name}"), staff.say(&format!("bad-{name}"))));
        }
    }
    if !wrong.is_empty() {
        return show(&staff, &work, StatusCode::UNPROCESSABLE_ENTITY, wrong).await;
    }
    staff.run(move |app| acting::keep(app, &path, &action)).await?;
    Ok(see_other(&format!("{}/actions?done=saved", work.base())))
}

async fn show(staff: &Staff, work: &Work, status: StatusCode, errors: Vec<(String, String)>) -> Answer {
    let path = work.path.clone();
    let found = staff
        .run(move |app| {
            let actions = acting::list(app, &path)?;
            let with_effect = |action: Action| {
                let effect = acting::effect(app, &path, &action, Audience::Staff).unwrap_or_default();
                (action, effect)
            };
            Ok::<_, authoring::Refusal>(actions.into_iter().map(with_effect).collect::<Vec<_>>())
        })
        .await?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    blocks.push(Block::Lead(staff.say(if found.is_empty() {
        "actions-none"
    } else {
        "actions-lead"
    })));
    let edits = staff.holder().may_edit_city(&work.path.city);
    for (action, effect) in &found {
        blocks.push(card(staff, work, action, effect.as_ref(), edits));
    }
    if edits {
        blocks.push(Block::Card(
            staff.say("action-new"),
            vec![Block::Form(form(staff, work, None))],
        ));
    }
    Ok(work
        .desk(staff, staff.texts.get("tab-actions"))
        .send_with(status, &blocks))
}

fn card(staff: &Staff, work: &Work, action: &Action, effect: Option<&Effect>, edits: bool) -> Block {
    let mut inner = vec![
        Block::Text(format!("{}: {}", staff.say("said"), action.said)),
        Block::Text(format!("{}: {}", staff.say("did"), action.did)),
    ];
    let done = action
        .done_on
        .map_or_else(|| staff.say("planned"), |day| day.to_string());
    let public = staff.say(if action.is_public { "is-public" } else { "is-not-public" });
    inner.push(Block::Quiet(format!("{done} · {public}")));
    if let Some(effect) = effect {
        inner.push(Block::Text(told(staff, effect)));
    }
    if edits {
        let remove = FormView::button(
            "",
            vec![
                Field::hidden("do", "remove"),
                Field::hidden("action", action.id.to_string()),
            ],
            staff.say("remove"),
            Tone::Danger,
        );
        let change = vec![Block::Form(form(staff, work, Some(action))), Block::Form(remove)];
        inner.push(Block::Details(staff.say("change-it"), change));
    }
    Block::Card(String::new(), inner)
}

/// The measure before and after, and whether the difference can be chance.
fn told(staff: &Staff, effect: &Effect) -> String {
    let one = |measure: &Option<MeasureValue>| {
        measure.as_ref().map_or_else(
            || staff.say("no-answers"),
            |measure| format!("{} (n = {})", worth(staff, measure.unit, measure.value), measure.n),
        )
    };
    let values = [
        ("before", one(&effect.before).into()),
        ("after", one(&effect.after).into()),
    ];
    let told = staff.texts.with("before-after", &values);
    let change = match &effect.change {
        Some(change) if change.is_significant() && change.difference > 0.0 => "effect-up",
        Some(change) if change.is_significant() => "effect-down",
        Some(_) => "effect-open",
        None => return told,
    };
    format!("{told} {}", staff.say(change))
}

fn form(staff: &Staff, work: &Work, action: Option<&Action>) -> FormView {
    let value = |read: fn(&Action) -> String| action.map(read).unwrap_or_default();
    let mut questions = vec![(String::new(), staff.say("measure-none"))];
    questions.extend(work.measured().into_iter().map(|(code, prompt, _)| (code, prompt)));
    FormView::new(
        "",
        vec![
            Field::hidden("action", value(|action| action.id.to_string())),
            Field::area(2, "said", staff.say("said"), value(|action| action.said.clone())).required(),
            Field::area(2, "did", staff.say("did"), value(|action| action.did.clone())).required(),
            Field::input(
                "date",
                "done_on",
                staff.say("done-on"),
                value(|action| action.done_on.map(|day| day.to_string()).unwrap_or_default()),
            )
            .with_hint(staff.say("done-on-hint")),
            Field::select(
                "question",
                staff.say("action-question"),
                value(|action| action.question.clone()),
                questions,
            ),
            Field::check(
                "public",
                staff.say("action-public"),
                action.is_some_and(|action| action.is_public),
            ),
        ],
        vec![Button::main(staff.say("save"))],
    )
}
