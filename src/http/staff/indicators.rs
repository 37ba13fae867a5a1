//! `/staff/cities/{city}/indicators`: a city's answers to indicators, proposals for them, and publication of an edition.

use super::access::CityAccess;
use super::current_user::CurrentUser;
use super::forms::Form;
use super::redirect::see_other;
use crate::app::access::required::{EditIndicators, ReadDrafts};
use actix_web::http::StatusCode;
use serde_json::json;

use super::components::{Block, Button, Field, FormView, Link, Tone, counted};
use super::forms::{FormAction, FormReader};
use super::layout::StaffLayout;
use crate::app::access::Permission;
use crate::app::benchmark;
use crate::app::benchmark::proposals;
use crate::app::benchmark::proposals::{Proposal, ProposalPeriod, ProposedAnswer};
use crate::app::benchmark::{BenchmarkError, EditionDraft};
use crate::app::resource::Resource;
use crate::app::{App, authoring};
use crate::http::api::indicators::scored;
use crate::http::web::page_error::PageResult;
use crate::http::web::proposal_text::ProposalText;
use crate::http::web::query::query;
use urbivox_core::indicator::limits::{YEAR_MAX, YEAR_MIN};
use urbivox_core::indicator::{Edition, Framework, Indicator, IndicatorAnswer};
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::slug::Slug;

/// Actions of the indicator forms.
#[derive(Clone, Copy)]
pub enum IndicatorsAction {
    /// Answers an indicator.
    Answer,
    /// Publishes the edition of a year.
    Publish,
}

impl FormAction for IndicatorsAction {
    const ALL: &'static [(&'static str, IndicatorsAction)] = &[
        ("answer", IndicatorsAction::Answer),
        ("publish", IndicatorsAction::Publish),
    ];
}

/// Change that a form of this page makes.
enum Change {
    /// Answer to an indicator: its id, yes or no, and the evidence.
    Answer(String, bool, String),
    /// Withdrawal of the answer to an indicator: its id.
    Blank(String),
    /// Publication of the edition of a year.
    Publish(u16),
}

/// Years that the form accepts; the framework has its own, narrower range.
const YEARS: std::ops::RangeInclusive<i64> = 1_900..=2_200;

/// Framework that cities answer here: the first, which is the newest built-in one.
fn framework(app: &App) -> Result<&Framework, BenchmarkError> {
    app.frameworks
        .first()
        .ok_or(BenchmarkError::NoSuch(Resource::Framework))
}

/// `GET /staff/cities/{city}/indicators`.
pub async fn page(access: CityAccess<ReadDrafts>) -> PageResult {
    let CityAccess { user, city, .. } = access;
    show(&user, city, StatusCode::OK, Vec::new()).await
}

/// Returns the year in the address whose surveys are shown; `None` for the running one.
fn year_of(user: &CurrentUser) -> Option<u16> {
    let year: Option<u16> = query(&user.request).get("year").and_then(|year| year.parse().ok());
    year.filter(|year| (YEAR_MIN..=YEAR_MAX).contains(year))
}

async fn show(user: &CurrentUser, city: Slug, status: StatusCode, wrong: Vec<(String, String)>) -> PageResult {
    let (own, base, year) = (city.clone(), user.state.public_url(&user.request), year_of(user));
    let stored_city = user.run(move |app| authoring::city_find(app, &own)).await?;
    let own = city.clone();
    let (draft, found) = user
        .run(move |app| {
            let id = &framework(app)?.id;
            let found = proposals::proposals(app, &own, id, year, &base)?;
            Ok::<_, BenchmarkError>((benchmark::draft(app, &own, id)?, found))
        })
        .await?;
    let framework = user.run(|app| framework(app).cloned()).await?;
    let mut blocks = Vec::new();
    if !wrong.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), wrong));
    }
    blocks.extend(head(user, &framework, &draft));
    blocks.extend(years(user, &city, &found.period));
    if found.proposals.iter().any(|proposal| proposal.evidence.is_some()) {
        blocks.push(Block::Quiet(user.text("figures-note")));
    }
    for dimension in &framework.dimensions {
        blocks.push(Block::Heading(format!("{} {}", dimension.key, dimension.name)));
        for indicator in framework.indicators_of(&dimension.key) {
            let mut proposals = found.proposals.iter();
            let proposal = proposals.find(|proposal| proposal.indicator == indicator.id);
            blocks.push(card(user, &city, indicator, draft.answers.get(&indicator.id), proposal));
        }
    }
    if user.may(Permission::EditIndicators, Some(&city)) {
        blocks.push(Block::Heading(user.text("indicators-publish")));
        let year = found.period.year.to_string();
        let fields = vec![
            Field::hidden("do", "publish"),
            Field::input("number", "year", user.text("indicators-year"), year)
                .required()
                .short(),
        ];
        let publish = FormView::new("", fields, vec![Button::primary(user.text("publish"))]);
        blocks.push(Block::Form(publish));
    }
    blocks.push(Block::Links(vec![Link::new(
        "/indicators",
        user.text("indicators-open"),
    )]));
    Ok(
        StaffLayout::of_city(user, &city, &stored_city.name, user.text("tab-indicators"))
            .render_with_status(status, &blocks),
    )
}

/// Year of the surveys, with links to the years before and after.
fn years(user: &CurrentUser, city: &Slug, period: &ProposalPeriod) -> Vec<Block> {
    let named = |id: &str, year: u16| user.texts.with(id, &[("year", year.to_string().into())]);
    let before = Some(period.year.saturating_sub(1)).filter(|year| *year >= YEAR_MIN);
    let after = Some(period.year.saturating_add(1)).filter(|_| period.is_over);
    let links = before.into_iter().chain(after).map(|year| {
        let address = format!("/staff/cities/{city}/indicators?year={year}");
        Link::new(address, named("indicators-other-year", year))
    });
    vec![
        Block::Text(named("indicators-survey-year", period.year)),
        Block::Links(links.collect()),
    ]
}

/// Score of the answers so far.
fn head(user: &CurrentUser, framework: &Framework, draft: &EditionDraft) -> Vec<Block> {
    let edition = Edition {
        year: 2000,
        answers: draft.answers.clone(),
    };
    let (_, total) = scored(framework, &edition);
    let values = [
        ("percent", user.numbers().whole_percent(total).into()),
        ("answered", counted(draft.answers.len())),
        ("all", counted(framework.indicators.len())),
    ];
    vec![
        Block::Lead(user.texts.with("indicators-so-far", &values)),
        Block::Quiet(user.text("indicators-how")),
    ]
}

fn card(
    user: &CurrentUser,
    city: &Slug,
    indicator: &Indicator,
    answer: Option<&IndicatorAnswer>,
    proposal: Option<&Proposal>,
) -> Block {
    let mut inner = vec![Block::Quiet(indicator.evidence_asked.clone())];
    let may_edit = user.may(Permission::EditIndicators, Some(city));
    let found = proposal.and_then(|proposal| Some((proposal, proposal.evidence.as_ref()?)));
    if let Some((proposal, evidence)) = found {
        let text = ProposalText::for_page(user.texts);
        let evidence = text.evidence(evidence);
        let suggestion = match proposal.answer {
            Some(ProposedAnswer::Yes) => user.text("indicators-proposed-yes"),
            Some(ProposedAnswer::No) => user.text("indicators-proposed-no"),
            Some(ProposedAnswer::Open) => user.text("indicators-proposed-open"),
            None => user.text("indicators-suggested"),
        };
        inner.push(Block::Notice(Tone::Plain, format!("{suggestion} {evidence}")));
        let warnings = proposal.warnings.iter();
        inner.extend(warnings.map(|warning| Block::Quiet(text.warning(warning))));
        let proposed = proposal.answer.and_then(ProposedAnswer::is_yes);
        if let Some(yes) = proposed.filter(|_| may_edit) {
            let fields = vec![
                Field::hidden("do", "answer"),
                Field::hidden("indicator", indicator.id.clone()),
                Field::hidden("yes", if yes { "yes" } else { "no" }),
                Field::hidden("evidence", evidence),
            ];
            let take = user.text("indicators-take");
            inner.push(Block::Form(FormView::button("", fields, take, Tone::Primary)));
        }
    }
    if may_edit {
        inner.push(Block::Form(form(user, indicator, answer)));
    } else if let Some(answer) = answer {
        let yes_or_no = if answer.yes { "yes" } else { "no" };
        inner.push(Block::Text(format!("{}. {}", user.text(yes_or_no), answer.evidence)));
    }
    Block::Card(indicator.statement.clone(), inner)
}

fn form(user: &CurrentUser, indicator: &Indicator, answer: Option<&IndicatorAnswer>) -> FormView {
    let value = match answer {
        Some(answer) if answer.yes => "yes",
        Some(_) => "no",
        None => "blank",
    };
    let choices = vec![
        ("yes".to_owned(), user.text("yes")),
        ("no".to_owned(), user.text("no")),
        ("blank".to_owned(), user.text("indicators-blank")),
    ];
    let evidence = answer.map(|answer| answer.evidence.clone()).unwrap_or_default();
    // The page has one form per indicator, so that field names carry its id.
    let own = |name: &str| format!("{name}-{}", indicator.id);
    let fields = vec![
        Field::hidden("do", "answer"),
        Field::hidden("indicator", indicator.id.clone()),
        Field::select(own("yes"), user.text("indicators-answer"), value, choices),
        Field::area(2, own("evidence"), user.text("indicators-evidence"), evidence),
    ];
    FormView::new("", fields, vec![Button::primary(user.text("save"))])
}

/// `POST /staff/cities/{city}/indicators`.
pub async fn change(access: CityAccess<EditIndicators>, form: Form<IndicatorsAction>) -> PageResult {
    let CityAccess { user, city, .. } = access;
    let (action, fields) = form.read(&user).await?;
    if matches!(action, IndicatorsAction::Publish) {
        user.require_recent_sign_in(&fields).await?;
    }
    let change = match read(&user, &fields, action) {
        Ok(change) => change,
        Err(wrong) => return show(&user, city, StatusCode::UNPROCESSABLE_ENTITY, wrong).await,
    };
    let own = city.clone();
    let outcome = user.run(move |app| match apply(app, &own, change) {
        Ok(()) => Ok(Vec::new()),
        Err(BenchmarkError::Invalid(messages)) => Ok(messages),
        Err(refusal) => Err(refusal),
    });
    let messages = outcome.await?;
    if messages.is_empty() {
        return Ok(see_other(&format!("/staff/cities/{city}/indicators?done=saved")));
    }
    let wrong = messages.into_iter().map(|message| (String::new(), message)).collect();
    show(&user, city, StatusCode::UNPROCESSABLE_ENTITY, wrong).await
}

/// Parses a change, or lists the invalid fields with a message each.
fn read(user: &CurrentUser, fields: &FormFields, action: IndicatorsAction) -> Result<Change, Vec<(String, String)>> {
    let mut reader = FormReader::new(user, fields);
    let change = match action {
        IndicatorsAction::Publish => {
            let year: Option<u16> = reader.whole("year", YEARS);
            year.map(Change::Publish)
        }
        IndicatorsAction::Answer => {
            let indicator = reader.text("indicator").to_owned();
            // The form of a proposal has plain field names, the form of an answer has names with the indicator's id.
            let name_of = |name: &str| {
                let own = format!("{name}-{indicator}");
                if fields.has(&own) { own } else { name.to_owned() }
            };
            let evidence = reader.text(&name_of("evidence")).to_owned();
            reader.choice(&name_of("yes"), |answer| match answer {
                "yes" => Some(Change::Answer(indicator, true, evidence)),
                "no" => Some(Change::Answer(indicator, false, evidence)),
                "blank" => Some(Change::Blank(indicator)),
                _unknown => None,
            })
        }
    };
    change.ok_or_else(|| reader.wrong())
}

fn apply(app: &App, city: &Slug, change: Change) -> Result<(), BenchmarkError> {
    let id = framework(app)?.id.clone();
    match change {
        Change::Publish(year) => benchmark::publish(app, city, &id, year).map(|_edition| ()),
        Change::Blank(indicator) => benchmark::clear_answer(app, city, (&id, &indicator), None).map(|_draft| ()),
        Change::Answer(indicator, yes, evidence) => {
            let answer = json!({"yes": yes, "evidence": evidence});
            benchmark::put_answer(app, city, (&id, &indicator), &answer, None).map(|_draft| ())
        }
    }
}
