//! `…/publish`: changes since the published version, their effect on time series, and the form that publishes the draft.

use super::access::SurveyAccess;
use super::current_user::CurrentUser;
use super::forms::Form;
use super::plan_block;
use super::redirect::see_other;
use crate::app::access::required::{EditSurveys, ReadDrafts};
use actix_web::http::StatusCode;
use serde_json::Value;

use super::builder::advice;
use super::builder::draft_form::{hidden_revision, revision_of};
use super::components::{Block, Button, Cell, Field, FormView, Link, Table, Tone, counted};
use super::forms::{FormAction, FormReader};
use super::home::is_taken;
use super::survey::SurveyContext;
use crate::app::App;
use crate::app::access::Permission;
use crate::app::authoring;
use crate::app::authoring::preview;
use crate::app::authoring::preview::PreviewResponse;
use crate::app::authoring::{AuthoringError, Service, WordingAnswer, WordingAnswers};
use crate::app::catalogue::SurveyPhase;
use crate::http::problem::Problem;
use crate::http::web::page_error::{PageError, PageResult};
use urbivox_core::survey::authoring::difference;
use urbivox_core::survey::authoring::difference::PromptChange;
use urbivox_core::survey::authoring::series_effect::SeriesEffect;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::violation::Violations;

/// Actions of the publishing forms.
#[derive(Clone, Copy)]
pub enum PublishingAction {
    /// Publishes the draft as a new version.
    Publish,
    /// Closes the survey.
    Close,
    /// Copies the draft to a new survey.
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
pub async fn page(access: SurveyAccess<ReadDrafts>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    show(&user, &survey, StatusCode::OK, Vec::new()).await
}

/// `POST …/publish`: publishes, closes or copies.
pub async fn change(access: SurveyAccess<EditSurveys>, form: Form<PublishingAction>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let (action, fields) = form.read(&user).await?;
    let (path, revision) = (survey.path.clone(), revision_of(&user, &fields)?);
    let base = survey.base();
    let done = match action {
        PublishingAction::Close => {
            let closed = user.attempt(move |app| authoring::close(app, &path, revision).map(|_state| ()));
            closed.await?.map(|()| format!("{base}/publish?done=closed"))
        }
        PublishingAction::Copy => {
            let mut reader = FormReader::new(&user, &fields);
            let service = reader.choice("service", Slug::parse);
            let slug = Slug::from_name(reader.text("name"), survey.language());
            if slug.is_none() {
                reader.refuse("name", "bad-name");
            }
            let (Some(service), Some(slug)) = (service, slug) else {
                return show(&user, &survey, StatusCode::UNPROCESSABLE_ENTITY, reader.wrong()).await;
            };
            let to = format!("/staff/surveys/{}/{service}", survey.path.city);
            let copied = user
                .attempt(move |app| slug.create_unique(is_taken, |slug| authoring::copy(app, &path, &service, slug)));
            copied
                .await?
                .map(|(slug, _draft)| format!("{to}/{slug}/build?done=survey"))
        }
        PublishingAction::Publish => {
            let asked = path.clone();
            let asked = user.run(move |app| authoring::changed_prompts(app, &asked)).await?;
            let mut reader = FormReader::new(&user, &fields);
            let answers = asked.into_iter().filter_map(|change| {
                let answer = reader.choice(&wording_field(&change.code), WordingAnswer::parse)?;
                Some((change.code, answer))
            });
            let answers: WordingAnswers = answers.collect();
            let wrong = reader.wrong();
            if !wrong.is_empty() {
                return show(&user, &survey, StatusCode::UNPROCESSABLE_ENTITY, wrong).await;
            }
            let note = fields.get("note").unwrap_or_default().to_owned();
            let publish = move |app: &App| authoring::publish_answered(app, &path, revision, (&note, &answers));
            let published = user.attempt(move |app| publish(app).map(|_number| ()));
            published.await?.map(|()| format!("{base}/placements?done=published"))
        }
    };
    match done {
        Ok(to) => Ok(see_other(&to)),
        Err(refusal) => {
            let wrong = refusal_messages(&user, refusal)?;
            show(&user, &survey, StatusCode::CONFLICT, wrong).await
        }
    }
}

fn refusal_messages(user: &CurrentUser, refusal: AuthoringError) -> Result<Vec<(String, String)>, PageError> {
    Ok(match refusal {
        AuthoringError::Invalid(violations) => violation_messages(user, &violations),
        AuthoringError::Changed => vec![(String::new(), user.text("publish-changed"))],
        // The page is shown again, with the questions.
        AuthoringError::WordingUnanswered(_) => vec![(String::new(), user.text("publish-wording-lead"))],
        AuthoringError::Exists(_) => vec![("f-name".to_owned(), user.text("name-taken"))],
        AuthoringError::NotPublished => vec![(String::new(), user.text("publish-never"))],
        refusal @ (AuthoringError::NoSuch(_) | AuthoringError::Fault(_)) => return Err(user.refuse(&refusal.into())),
    })
}

fn violation_messages(user: &CurrentUser, violations: &Violations) -> Vec<(String, String)> {
    let missing = violations
        .iter()
        .filter(|violation| violation.code == "missing-translation")
        .count();
    let mut messages: Vec<(String, String)> = violations
        .iter()
        .filter(|violation| violation.code != "missing-translation")
        .map(|violation| match violation.code {
            "no-questions" => (String::new(), user.text("publish-no-questions")),
            _other => (String::new(), format!("{} ({})", violation.detail, violation.pointer)),
        })
        .collect();
    if missing > 0 {
        let values = [("count", counted(missing))];
        messages.push((String::new(), user.texts.with("publish-missing", &values)));
    }
    messages
}

async fn show(
    user: &CurrentUser,
    survey: &SurveyContext,
    status: StatusCode,
    errors: Vec<(String, String)>,
) -> PageResult {
    let path = survey.path.clone();
    let (history, preview_responses, services, prompts) = user
        .run(move |app| {
            let history = authoring::history(app, &path)?;
            let services = authoring::service_list(app, &path.city, None, 500)?;
            let prompts = authoring::changed_prompts(app, &path)?;
            Ok::<_, AuthoringError>((history, preview::list(app, &path)?, services, prompts))
        })
        .await?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    let state = user.text(&format!("state-{}", survey.state.state));
    blocks.push(Block::Lead(
        user.texts.with("publish-state", &[("state", state.into())]),
    ));
    let new = survey.definition();
    let open = new.as_ref().map(Definition::publication_violations).unwrap_or_default();
    if !open.is_empty() {
        let messages = violation_messages(user, &Violations::from(open));
        blocks.push(Block::Notice(
            Tone::Danger,
            messages.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" "),
        ));
        blocks.push(Block::Links(vec![Link::button(
            format!("{}/translate", survey.base()),
            user.text("tab-translate"),
        )]));
    }
    let old = history.first().map(|version| published(user, version)).transpose()?;
    if let (Some(old), Some(new)) = (&old, &new) {
        blocks.extend(changes(user, survey, old, new));
    }
    if user.may(Permission::EditSurveys, Some(&survey.path.city)) {
        blocks.extend(action_cards(user, survey, &services, &prompts));
    }
    blocks.push(Block::Quiet(user.text("who-counts")));
    blocks.extend(plan_block::blocks(user, survey).await?);
    blocks.extend(version_table(user, &history));
    blocks.extend(preview_table(user, &preview_responses)?);
    blocks.push(Block::Quiet(advice::summary(user, survey)));
    Ok(survey
        .layout(user, user.texts.get("tab-publish"))
        .render_with_status(status, &blocks))
}

/// Definition of a published version. It was valid when it was published, so that a parse error is an internal error.
fn published(user: &CurrentUser, version: &authoring::PastVersion) -> Result<Definition, PageError> {
    Definition::parse(&version.definition).map_err(|violations| {
        let cause = format!(
            "version {} has {} violations in its definition",
            version.number,
            violations.len()
        );
        user.refuse(&Problem::broken(&cause))
    })
}

/// Sections for publishing, closing, copying and sharing.
fn action_cards(
    user: &CurrentUser,
    survey: &SurveyContext,
    services: &[Service],
    prompts: &[PromptChange],
) -> Vec<Block> {
    let mut blocks = vec![publish_card(user, survey, prompts)];
    if survey.state.version.is_some() && survey.state.state != SurveyPhase::Closed {
        let close = FormView::button(
            "",
            vec![hidden_revision(survey), Field::hidden("do", "close")],
            user.text("close"),
            Tone::Danger,
        );
        blocks.push(Block::Card(
            user.text("close-title"),
            vec![Block::Text(user.text("close-lead")), Block::Form(close)],
        ));
    }
    let language = user.session.person.language.clone();
    let offered = services
        .iter()
        .map(|service| (service.slug.to_string(), super::home::name_in(&service.name, &language)));
    let copy = FormView::new(
        "",
        vec![
            Field::select(
                "service",
                user.text("service"),
                survey.path.service.as_str(),
                offered.collect(),
            ),
            Field::line("name", user.text("survey-name"), ""),
        ],
        vec![Button::named("do", "copy", user.text("copy"), Tone::Plain)],
    );
    let share = Link::new(format!("{}/share", survey.base()), user.text("share-title"));
    blocks.push(Block::Card(
        user.text("copy-title"),
        vec![Block::Form(copy), Block::Links(vec![share])],
    ));
    blocks
}

/// Section for publishing. Of each question with a new text the form asks whether it is the same question; neither answer
/// is chosen beforehand.
fn publish_card(user: &CurrentUser, survey: &SurveyContext, prompts: &[PromptChange]) -> Block {
    let mut inner = vec![Block::Text(user.text("publish-lead"))];
    if !prompts.is_empty() {
        inner.push(Block::Text(user.text("publish-wording-lead")));
    }
    let answers = || {
        WordingAnswer::ALL.map(|answer| {
            (
                answer.name().to_owned(),
                user.text(&format!("wording-{}", answer.name())),
            )
        })
    };
    let wording = prompts.iter().map(|change| {
        let values = [
            ("before", change.before.clone().into()),
            ("after", change.after.clone().into()),
        ];
        Field::radios(
            wording_field(&change.code),
            user.texts.with("publish-wording", &values),
            "",
            answers().to_vec(),
        )
        .required()
    });
    let note = Field::area(2, "note", user.text("publish-note"), "").with_hint(user.text("publish-note-hint"));
    let fields = std::iter::once(hidden_revision(survey)).chain(wording).chain([note]);
    let publish = Button::named("do", "publish", user.text("publish"), Tone::Primary);
    inner.push(Block::Form(FormView::new("", fields.collect(), vec![publish])));
    Block::Card(user.text("publish-title"), inner)
}

/// Returns the name of the field that asks whether a question is still the same.
fn wording_field(code: &str) -> String {
    format!("wording-{code}")
}

/// Differences between the published version and the draft, and their effect on time series.
fn changes(user: &CurrentUser, survey: &SurveyContext, old: &Definition, new: &Definition) -> Vec<Block> {
    let whole = difference::survey_changes(old, new);
    let questions = difference::difference(old, new);
    let changed: Vec<_> = questions.iter().filter(|change| !change.changes.is_empty()).collect();
    if whole.is_empty() && changed.is_empty() {
        return vec![Block::Text(user.text("publish-same"))];
    }
    let labels = |what: &[&'static str]| {
        let labels = what.iter().map(|name| user.text(&format!("change-{name}")));
        labels.collect::<Vec<_>>().join(", ")
    };
    let mut rows = Vec::new();
    if !whole.is_empty() {
        rows.push(vec![
            Cell::text(user.text("survey")),
            Cell::text(labels(&whole)),
            Cell::text(""),
        ]);
    }
    for change in &changed {
        let state = match change.series {
            SeriesEffect::Breaks | SeriesEffect::Ends => "missing",
            SeriesEffect::Continues | SeriesEffect::NeedsReview | SeriesEffect::Starts => "open",
        };
        rows.push(vec![
            Cell::Link(format!("{}/build/{}", survey.base(), change.code), change.code.clone()),
            Cell::text(labels(&change.changes)),
            Cell::State(state, user.text(&format!("series-{}", change.series.name()))),
        ]);
    }
    let head = ["question", "change", "series"].map(|id| user.text(id)).to_vec();
    let breaks = changed
        .iter()
        .filter(|change| change.series == SeriesEffect::Breaks)
        .count();
    let lead = if breaks > 0 {
        let values = [("count", counted(breaks))];
        Block::Notice(Tone::Danger, user.texts.with("series-breaks-lead", &values))
    } else {
        Block::Text(user.text("series-goes-on"))
    };
    vec![lead, Block::Table(Table::new(user.text("publish-changes"), head, rows))]
}

fn version_table(user: &CurrentUser, history: &[authoring::PastVersion]) -> Vec<Block> {
    if history.is_empty() {
        return Vec::new();
    }
    let rows = history.iter().map(|version| {
        vec![
            Cell::number(version.number),
            Cell::Quiet(user.time(version.published_at)),
            Cell::text(version.note.clone()),
        ]
    });
    let head = ["version", "published-at", "publish-note"]
        .map(|id| user.text(id))
        .to_vec();
    vec![Block::Table(Table::new(
        user.text("versions-title"),
        head,
        rows.collect(),
    ))]
}

/// Preview responses, which came by the preview link.
fn preview_table(user: &CurrentUser, responses: &[PreviewResponse]) -> Result<Option<Block>, PageError> {
    if responses.is_empty() {
        return Ok(None);
    }
    let mut rows = Vec::new();
    for response in responses {
        let Some(answers) = response.answers.as_object() else {
            return Err(user.refuse(&Problem::broken(
                &"the answers of a preview response are not a JSON object",
            )));
        };
        let answer_texts = answers
            .iter()
            .map(|(code, answer)| format!("{code}: {}", plain(answer)));
        rows.push(vec![
            Cell::Quiet(user.time(response.submitted_at)),
            Cell::text(response.language.clone()),
            Cell::text(answer_texts.collect::<Vec<_>>().join(" · ")),
        ]);
    }
    let head = ["sent-at", "language", "answers"].map(|id| user.text(id)).to_vec();
    let table = Table::new(user.text("preview-responses-title"), head, rows);
    Ok(Some(Block::Details(
        user.text("preview-responses-show"),
        vec![Block::Text(user.text("preview-responses-lead")), Block::Table(table)],
    )))
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
