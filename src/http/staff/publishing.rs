//! `…/publish`: changes since the published version, their effect on time series, and the form that publishes the draft.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::auth::{PageResult, RefusedPage, Staff, see_other, sent};
use super::builder::{advice, hidden_revision, revision_of};
use super::components::{Block, Button, Cell, Field, FormView, Link, Table, Tone, counted};
use super::forms::{FormAction, FormReader};
use super::home::is_taken;
use super::survey::SurveyContext;
use crate::app::access::Permission;
use crate::app::authoring;
use crate::app::authoring::preview;
use crate::app::authoring::preview::PreviewResponse;
use crate::app::authoring::{Refusal, Service};
use crate::http::citizen::form_body::Form;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use urbivox_core::survey::authoring::difference;
use urbivox_core::survey::authoring::difference::SeriesEffect;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::violation::Violations;

/// Actions of the publishing forms.
#[derive(Clone, Copy)]
enum PublishingAction {
    Publish,
    Close,
    Copy,
}

impl FormAction for PublishingAction {
    const ALL: &'static [(&'static str, PublishingAction)] = &[
        ("publish", PublishingAction::Publish),
        ("close", PublishingAction::Close),
        ("copy", PublishingAction::Copy),
    ];
}

/// `GET …/publish`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = SurveyContext::of(&staff, &request).await?;
            show(&staff, &work, StatusCode::OK, Vec::new()).await
        }
        .await,
    )
}

/// `POST …/publish`: publishes, closes or copies.
pub async fn change(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, form).await)
}

async fn try_change(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    let work = SurveyContext::for_editing(&staff, request).await?;
    let fields = staff.read(form).await?;
    let action = staff.action(&fields)?;
    let (path, revision) = (work.path.clone(), revision_of(&staff, &fields)?);
    let base = work.base();
    let done = match action {
        PublishingAction::Close => {
            let closed = staff.attempt(move |app| authoring::close(app, &path, revision).map(|_state| ()));
            closed.await?.map(|()| format!("{base}/publish?done=closed"))
        }
        PublishingAction::Copy => {
            let mut reader = FormReader::new(&staff, &fields);
            let service = reader.choice("service", Slug::parse);
            let slug = Slug::from_name(reader.text("name"), work.language());
            if slug.is_none() {
                reader.refuse("name", "bad-name");
            }
            let (Some(service), Some(slug)) = (service, slug) else {
                return show(&staff, &work, StatusCode::UNPROCESSABLE_ENTITY, reader.wrong()).await;
            };
            let to = format!("/staff/surveys/{}/{service}", work.path.city);
            let copied = staff
                .attempt(move |app| slug.create_unique(is_taken, |slug| authoring::copy(app, &path, &service, slug)));
            copied
                .await?
                .map(|(slug, _draft)| format!("{to}/{slug}/build?done=survey"))
        }
        PublishingAction::Publish => {
            let note = fields.get("note").unwrap_or_default().to_owned();
            let published = staff.attempt(move |app| authoring::publish(app, &path, revision, &note).map(|_number| ()));
            published.await?.map(|()| format!("{base}/placements?done=published"))
        }
    };
    match done {
        Ok(to) => Ok(see_other(&to)),
        Err(refusal) => {
            let wrong = refusal_messages(&staff, refusal)?;
            show(&staff, &work, StatusCode::CONFLICT, wrong).await
        }
    }
}

fn refusal_messages(staff: &Staff, refusal: Refusal) -> Result<Vec<(String, String)>, RefusedPage> {
    Ok(match refusal {
        Refusal::Invalid(faults) => violation_messages(staff, &faults),
        Refusal::Changed => vec![(String::new(), staff.say("publish-changed"))],
        Refusal::Exists(_) => vec![("f-name".to_owned(), staff.say("name-taken"))],
        Refusal::NotPublished => vec![(String::new(), staff.say("publish-never"))],
        refusal @ (Refusal::NoSuch(_) | Refusal::Fault(_)) => return Err(staff.refuse(&refusal.into())),
    })
}

fn violation_messages(staff: &Staff, faults: &Violations) -> Vec<(String, String)> {
    let missing = faults
        .iter()
        .filter(|fault| fault.code == "missing-translation")
        .count();
    let mut told: Vec<(String, String)> = faults
        .iter()
        .filter(|fault| fault.code != "missing-translation")
        .map(|fault| match fault.code {
            "no-questions" => (String::new(), staff.say("publish-no-questions")),
            _other => (String::new(), format!("{} ({})", fault.detail, fault.pointer)),
        })
        .collect();
    if missing > 0 {
        let values = [("count", counted(missing))];
        told.push((String::new(), staff.texts.with("publish-missing", &values)));
    }
    told
}

async fn show(staff: &Staff, work: &SurveyContext, status: StatusCode, errors: Vec<(String, String)>) -> PageResult {
    let path = work.path.clone();
    let (history, trials, services) = staff
        .run(move |app| {
            let history = authoring::history(app, &path)?;
            let services = authoring::service_list(app, &path.city, None, 500)?;
            Ok::<_, Refusal>((history, preview::list(app, &path)?, services))
        })
        .await?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    let state = staff.say(&format!("state-{}", work.state.state));
    blocks.push(Block::Lead(
        staff.texts.with("publish-state", &[("state", state.into())]),
    ));
    let new = work.definition();
    let open = new.as_ref().map(Definition::publication_violations).unwrap_or_default();
    if !open.is_empty() {
        let told = violation_messages(staff, &Violations::from(open));
        blocks.push(Block::Notice(
            Tone::Danger,
            told.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" "),
        ));
        blocks.push(Block::Links(vec![Link::button(
            format!("{}/translate", work.base()),
            staff.say("tab-translate"),
        )]));
    }
    let old = history.first().map(|version| published(staff, version)).transpose()?;
    if let (Some(old), Some(new)) = (&old, &new) {
        blocks.extend(changes(staff, work, old, new));
    }
    if staff.may(Permission::EditSurveys, Some(&work.path.city)) {
        blocks.extend(action_cards(staff, work, &services));
    }
    blocks.extend(version_table(staff, &history));
    blocks.extend(preview_table(staff, &trials)?);
    blocks.push(Block::Quiet(advice::summary(staff, work)));
    Ok(work
        .desk(staff, staff.texts.get("tab-publish"))
        .render_with_status(status, &blocks))
}

/// Definition of a published version. It was valid when it was published, so that a parse error is an internal error.
fn published(staff: &Staff, version: &authoring::PastVersion) -> Result<Definition, RefusedPage> {
    Definition::parse(&version.definition).map_err(|faults| {
        let cause = format!(
            "version {} has {} faults in its definition",
            version.number,
            faults.len()
        );
        staff.refuse(&Problem::broken(&cause))
    })
}

/// Sections for publishing, closing, copying and sharing.
fn action_cards(staff: &Staff, work: &SurveyContext, services: &[Service]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let publish = FormView::new(
        "",
        vec![
            hidden_revision(work),
            Field::area(2, "note", staff.say("publish-note"), "").with_hint(staff.say("publish-note-hint")),
        ],
        vec![Button::named("do", "publish", staff.say("publish"), Tone::Main)],
    );
    blocks.push(Block::Card(
        staff.say("publish-title"),
        vec![Block::Text(staff.say("publish-lead")), Block::Form(publish)],
    ));
    if work.state.version.is_some() && work.state.state != "closed" {
        let close = FormView::button(
            "",
            vec![hidden_revision(work), Field::hidden("do", "close")],
            staff.say("close"),
            Tone::Danger,
        );
        blocks.push(Block::Card(
            staff.say("close-title"),
            vec![Block::Text(staff.say("close-lead")), Block::Form(close)],
        ));
    }
    let language = staff.present.person.language.clone();
    let offered = services
        .iter()
        .map(|service| (service.slug.to_string(), super::home::name_in(&service.name, &language)));
    let copy = FormView::new(
        "",
        vec![
            Field::select(
                "service",
                staff.say("service"),
                work.path.service.as_str(),
                offered.collect(),
            ),
            Field::line("name", staff.say("survey-name"), ""),
        ],
        vec![Button::named("do", "copy", staff.say("copy"), Tone::Plain)],
    );
    let share = Link::new(format!("{}/share", work.base()), staff.say("share-title"));
    blocks.push(Block::Card(
        staff.say("copy-title"),
        vec![Block::Form(copy), Block::Links(vec![share])],
    ));
    blocks
}

/// Differences between the published version and the draft, and their effect on time series.
fn changes(staff: &Staff, work: &SurveyContext, old: &Definition, new: &Definition) -> Vec<Block> {
    let whole = difference::survey_changes(old, new);
    let found = difference::difference(old, new);
    let changed: Vec<_> = found.iter().filter(|change| !change.changes.is_empty()).collect();
    if whole.is_empty() && changed.is_empty() {
        return vec![Block::Text(staff.say("publish-same"))];
    }
    let words = |what: &[&'static str]| {
        let words = what.iter().map(|name| staff.say(&format!("change-{name}")));
        words.collect::<Vec<_>>().join(", ")
    };
    let mut rows = Vec::new();
    if !whole.is_empty() {
        rows.push(vec![
            Cell::text(staff.say("survey")),
            Cell::text(words(&whole)),
            Cell::text(""),
        ]);
    }
    for change in &changed {
        let state = match change.series {
            SeriesEffect::Breaks | SeriesEffect::Ends => "missing",
            SeriesEffect::Continues | SeriesEffect::NeedsReview | SeriesEffect::Starts => "open",
        };
        rows.push(vec![
            Cell::Link(format!("{}/build/{}", work.base(), change.code), change.code.clone()),
            Cell::text(words(&change.changes)),
            Cell::State(state, staff.say(&format!("series-{}", change.series.name()))),
        ]);
    }
    let head = ["question", "change", "series"].map(|id| staff.say(id)).to_vec();
    let breaks = changed
        .iter()
        .filter(|change| change.series == SeriesEffect::Breaks)
        .count();
    let lead = if breaks > 0 {
        let values = [("count", counted(breaks))];
        Block::Notice(Tone::Danger, staff.texts.with("series-breaks-lead", &values))
    } else {
        Block::Text(staff.say("series-goes-on"))
    };
    vec![lead, Block::Table(Table::new(staff.say("publish-changes"), head, rows))]
}

fn version_table(staff: &Staff, history: &[authoring::PastVersion]) -> Vec<Block> {
    if history.is_empty() {
        return Vec::new();
    }
    let rows = history.iter().map(|version| {
        vec![
            Cell::number(version.number),
            Cell::Quiet(version.published_at.strftime("%Y-%m-%d %H:%M UTC").to_string()),
            Cell::text(version.note.clone()),
        ]
    });
    let head = ["version", "published-at", "publish-note"]
        .map(|id| staff.say(id))
        .to_vec();
    vec![Block::Table(Table::new(
        staff.say("versions-title"),
        head,
        rows.collect(),
    ))]
}

/// Preview responses, which came by the preview link.
fn preview_table(staff: &Staff, trials: &[PreviewResponse]) -> Result<Option<Block>, RefusedPage> {
    if trials.is_empty() {
        return Ok(None);
    }
    let mut rows = Vec::new();
    for trial in trials {
        let Some(answers) = trial.answers.as_object() else {
            return Err(staff.refuse(&Problem::broken(
                &"the answers of a preview response are not a JSON object",
            )));
        };
        let said = answers
            .iter()
            .map(|(code, answer)| format!("{code}: {}", plain(answer)));
        rows.push(vec![
            Cell::Quiet(trial.submitted_at.strftime("%Y-%m-%d %H:%M UTC").to_string()),
            Cell::text(trial.language.clone()),
            Cell::text(said.collect::<Vec<_>>().join(" · ")),
        ]);
    }
    let head = ["sent-at", "language", "answers"].map(|id| staff.say(id)).to_vec();
    let table = Table::new(staff.say("trials-title"), head, rows);
    Ok(Some(Block::Details(
        staff.say("trials-more"),
        vec![Block::Text(staff.say("trials-lead")), Block::Table(table)],
    )))
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
