//! `/staff/cities/{city}/indicators`: a city's answers to indicators, proposals for them, and publication of an edition.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use jiff::tz::TimeZone;
use serde_json::json;

use super::auth::{PageResult, Staff, see_other, sent};
use super::components::{Block, Button, Field, FormView, Link, Tone, counted};
use super::forms::{FormAction, FormReader};
use super::layout::StaffLayout;
use crate::app::access::Permission;
use crate::app::benchmark;
use crate::app::benchmark::proposals;
use crate::app::benchmark::proposals::Proposal;
use crate::app::benchmark::{EditionDraft, Refusal};
use crate::app::resource::Resource;
use crate::app::{App, authoring};
use crate::http::api::indicators::scored;
use crate::http::citizen::form_body::Form;
use crate::http::state::HttpState;
use crate::http::web::extract::CityAt;
use urbivox_core::indicator::{Edition, Framework, Indicator, IndicatorAnswer as Said};
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::slug::Slug;

/// Actions of the indicator forms.
#[derive(Clone, Copy)]
enum IndicatorsAction {
    Answer,
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
fn framework(app: &App) -> Result<&Framework, Refusal> {
    app.frameworks.first().ok_or(Refusal::NoSuch(Resource::Framework))
}

/// `GET /staff/cities/{city}/indicators`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest, at: CityAt) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            staff.require(Permission::ReadDrafts, Some(&at.0))?;
            show(&site, &staff, at.0, StatusCode::OK, Vec::new()).await
        }
        .await,
    )
}

async fn show(
    site: &HttpState,
    staff: &Staff,
    city: Slug,
    status: StatusCode,
    wrong: Vec<(String, String)>,
) -> PageResult {
    let (own, base) = (city.clone(), site.public_url(&staff.request));
    let named = staff.run(move |app| authoring::city_find(app, &own)).await?;
    let own = city.clone();
    let (draft, proposals) = staff
        .run(move |app| {
            let id = &framework(app)?.id;
            let proposals = proposals::proposals(app, &own, id, &base)?;
            Ok::<_, Refusal>((benchmark::draft(app, &own, id)?, proposals))
        })
        .await?;
    let framework = staff.run(|app| framework(app).cloned()).await?;
    let mut blocks = Vec::new();
    if !wrong.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), wrong));
    }
    blocks.extend(head(staff, &framework, &draft));
    for dimension in &framework.dimensions {
        blocks.push(Block::Heading(format!("{} {}", dimension.key, dimension.name)));
        for indicator in framework.indicators_of(&dimension.key) {
            let proposal = proposals.iter().find(|proposal| proposal.indicator == indicator.id);
            blocks.push(card(
                staff,
                &city,
                indicator,
                draft.answers.get(&indicator.id),
                proposal,
            ));
        }
    }
    if staff.may(Permission::EditIndicators, Some(&city)) {
        let year = site.app.clock.today(&TimeZone::UTC).year();
        blocks.push(Block::Heading(staff.say("indicators-publish")));
        let fields = vec![
            Field::hidden("do", "publish"),
            Field::input("number", "year", staff.say("indicators-year"), year.to_string())
                .required()
                .short(),
        ];
        let publish = FormView::new("", fields, vec![Button::main(staff.say("publish"))]);
        blocks.push(Block::Form(publish));
    }
    blocks.push(Block::Links(vec![Link::new(
        "/indicators",
        staff.say("indicators-open"),
    )]));
    Ok(
        StaffLayout::of_city(staff, &city, &named.name, staff.say("tab-indicators"))
            .render_with_status(status, &blocks),
    )
}

/// Score of the answers so far.
fn head(staff: &Staff, framework: &Framework, draft: &EditionDraft) -> Vec<Block> {
    let edition = Edition {
        year: 2000,
        answers: draft.answers.clone(),
    };
    let (_, total) = scored(framework, &edition);
    let values = [
        ("percent", format!("{total} %").into()),
        ("answered", counted(draft.answers.len())),
        ("all", counted(framework.indicators.len())),
    ];
    vec![
        Block::Lead(staff.texts.with("indicators-so-far", &values)),
        Block::Quiet(staff.say("indicators-how")),
    ]
}

fn card(staff: &Staff, city: &Slug, indicator: &Indicator, said: Option<&Said>, proposal: Option<&Proposal>) -> Block {
    let mut inner = vec![Block::Quiet(indicator.evidence_asked.clone())];
    let may_edit = staff.may(Permission::EditIndicators, Some(city));
    if let Some(proposal) = proposal.filter(|proposal| !proposal.evidence.is_empty()) {
        let answer = match proposal.answer {
            Some(true) => staff.say("indicators-proposed-yes"),
            Some(false) => staff.say("indicators-proposed-no"),
            None => staff.say("indicators-suggested"),
        };
        inner.push(Block::Notice(Tone::Plain, format!("{answer} {}", proposal.evidence)));
        inner.extend(proposal.warnings.iter().map(|warning| Block::Quiet(warning.clone())));
        if let Some(yes) = proposal.answer.filter(|_| may_edit) {
            let fields = vec![
                Field::hidden("do", "answer"),
                Field::hidden("indicator", indicator.id.clone()),
                Field::hidden("yes", if yes { "yes" } else { "no" }),
                Field::hidden("evidence", proposal.evidence.clone()),
            ];
            let take = staff.say("indicators-take");
            inner.push(Block::Form(FormView::button("", fields, take, Tone::Main)));
        }
    }
    if may_edit {
        inner.push(Block::Form(form(staff, indicator, said)));
    } else if let Some(said) = said {
        let answer = if said.yes { "yes" } else { "no" };
        inner.push(Block::Text(format!("{}. {}", staff.say(answer), said.evidence)));
    }
    Block::Card(indicator.statement.clone(), inner)
}

fn form(staff: &Staff, indicator: &Indicator, said: Option<&Said>) -> FormView {
    let value = match said {
        Some(said) if said.yes => "yes",
        Some(_) => "no",
        None => "blank",
    };
    let choices = vec![
        ("yes".to_owned(), staff.say("yes")),
        ("no".to_owned(), staff.say("no")),
        ("blank".to_owned(), staff.say("indicators-blank")),
    ];
    let evidence = said.map(|said| said.evidence.clone()).unwrap_or_default();
    // The page has one form per indicator, so that field names carry its id.
    let own = |name: &str| format!("{name}-{}", indicator.id);
    let fields = vec![
        Field::hidden("do", "answer"),
        Field::hidden("indicator", indicator.id.clone()),
        Field::select(own("yes"), staff.say("indicators-answer"), value, choices),
        Field::area(2, own("evidence"), staff.say("indicators-evidence"), evidence),
    ];
    FormView::new("", fields, vec![Button::main(staff.say("save"))])
}

/// `POST /staff/cities/{city}/indicators`.
pub async fn change(site: web::Data<HttpState>, request: HttpRequest, at: CityAt, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, at.0, form).await)
}

async fn try_change(site: &HttpState, request: &HttpRequest, city: Slug, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    staff.require(Permission::EditIndicators, Some(&city))?;
    let fields = staff.read(form).await?;
    let action = staff.action(&fields)?;
    if matches!(action, IndicatorsAction::Publish) {
        staff.require_recent_sign_in(site, &fields).await?;
    }
    let change = match read(&staff, &fields, action) {
        Ok(change) => change,
        Err(wrong) => return show(site, &staff, city, StatusCode::UNPROCESSABLE_ENTITY, wrong).await,
    };
    let own = city.clone();
    let outcome = staff.run(move |app| match apply(app, &own, change) {
        Ok(()) => Ok(Vec::new()),
        Err(Refusal::Invalid(faults)) => Ok(faults),
        Err(refusal) => Err(refusal),
    });
    let faults = outcome.await?;
    if faults.is_empty() {
        return Ok(see_other(&format!("/staff/cities/{city}/indicators?done=saved")));
    }
    let wrong = faults.into_iter().map(|fault| (String::new(), fault)).collect();
    show(site, &staff, city, StatusCode::UNPROCESSABLE_ENTITY, wrong).await
}

/// Parses a change, or lists the invalid fields with a message each.
fn read(staff: &Staff, fields: &FormFields, action: IndicatorsAction) -> Result<Change, Vec<(String, String)>> {
    let mut reader = FormReader::new(staff, fields);
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

fn apply(app: &App, city: &Slug, change: Change) -> Result<(), Refusal> {
    let id = framework(app)?.id.clone();
    match change {
        Change::Publish(year) => benchmark::publish(app, city, &id, year).map(|_edition| ()),
        Change::Blank(indicator) => benchmark::clear_answer(app, city, (&id, &indicator), None).map(|_draft| ()),
        Change::Answer(indicator, yes, evidence) => {
            let said = json!({"yes": yes, "evidence": evidence});
            benchmark::put_answer(app, city, (&id, &indicator), &said, None).map(|_draft| ())
        }
    }
}
