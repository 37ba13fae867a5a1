//! `…/weighting` of a survey: its primary measure weighted by two segments, and the reference year of its placements.

use actix_web::http::StatusCode;

use super::access::SurveyAccess;
use super::components::field::element_id;
use super::components::{Block, Button, Field, FormView, Tone};
use super::current_user::CurrentUser;
use super::forms::{Form, FormReader};
use super::redirect::see_other;
use super::results::weighted::table;
use super::survey::SurveyContext;
use crate::app::access::Permission;
use crate::app::access::required::{EditSurveys, ReadResponses};
use crate::app::margins;
use crate::app::reports::ReportQuery;
use crate::app::reports::placement_mix;
use crate::app::reports::placement_mix::Reference;
use crate::app::reports::raking;
use crate::http::web::page_error::{PageError, PageResult};
use crate::http::web::query::query;
use urbivox_core::survey::answers::form_fields::FormFields;

/// Years of a reference mix.
const YEARS: std::ops::RangeInclusive<i64> = 2_000..=2_200;

/// `GET …/weighting`.
pub async fn page(access: SurveyAccess<ReadResponses>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    show(&user, &survey, StatusCode::OK, Vec::new()).await
}

/// `POST …/weighting`: chooses the reference year; an empty one is for the first four told quarters.
pub async fn change(access: SurveyAccess<EditSurveys>, form: Form<()>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let fields = form.read_only(&user, "choose").await?;
    user.require_fields(&fields, &["year"])?;
    let mut reader = FormReader::new(&user, &fields);
    let year = if reader.text("year").is_empty() {
        None
    } else {
        let Some(year) = reader.whole::<i16>("year", YEARS) else {
            return show(&user, &survey, StatusCode::UNPROCESSABLE_ENTITY, reader.wrong()).await;
        };
        Some(year)
    };
    let path = survey.path.clone();
    let chosen = user
        .report(&survey.path.city, move |app| placement_mix::choose(app, &path, year))
        .await?;
    if chosen.is_none() && year.is_some() {
        let wrong = vec![(element_id("year"), user.text("bad-mix-year"))];
        return show(&user, &survey, StatusCode::UNPROCESSABLE_ENTITY, wrong).await;
    }
    Ok(see_other(&format!("{}/weighting?done=saved", survey.base())))
}

async fn show(
    user: &CurrentUser,
    survey: &SurveyContext,
    status: StatusCode,
    mut errors: Vec<(String, String)>,
) -> PageResult {
    let asked = query(&user.request);
    let segments = weightable_segments(user, survey).await?;
    let mut found = Vec::new();
    if let Some((rows, columns)) = asked.get("rows").zip(asked.get("columns")) {
        let is_offered = |code: &str| segments.iter().any(|(known, _)| known == code);
        if rows != columns && is_offered(rows) && is_offered(columns) {
            found = raked(user, survey, (rows.to_owned(), columns.to_owned())).await?;
        } else {
            errors.push((element_id("columns"), user.text("bad-two-segments")));
        }
    }
    let mut blocks = Vec::new();
    let is_wrong = !errors.is_empty();
    if is_wrong {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    blocks.push(Block::Lead(user.text("weighting-lead")));
    blocks.push(two_segments(user, survey, &asked, segments));
    blocks.extend(found);
    if survey.state.version.is_some() {
        let path = survey.path.clone();
        let reference = user
            .report(&survey.path.city, move |app| placement_mix::find(app, &path))
            .await?;
        blocks.push(Block::Card(
            user.text("mix-title"),
            mix(user, survey, reference.as_ref()),
        ));
    }
    let status = if is_wrong {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        status
    };
    Ok(survey
        .layout(user, user.text("weighting-title"))
        .render_with_status(status, &blocks))
}

/// Segments of the draft for which the city has margins: code and prompt.
async fn weightable_segments(user: &CurrentUser, survey: &SurveyContext) -> Result<Vec<(String, String)>, PageError> {
    let city = survey.path.city.clone();
    let known = user.run(move |app| margins::list(app, &city)).await?;
    let definition = survey.definition();
    let own = definition.iter().flat_map(|definition| definition.segments());
    let codes = own.map(|(question, _)| question.code.to_string());
    let codes = codes.filter(|code| known.iter().any(|margins| margins.segment == *code));
    Ok(codes.map(|code| (code.clone(), survey.prompt(&code))).collect())
}

/// Figure of all responses, weighted by two segments.
async fn raked(
    user: &CurrentUser,
    survey: &SurveyContext,
    (rows, columns): (String, String),
) -> Result<Vec<Block>, PageError> {
    if survey.state.version.is_none() {
        return Ok(vec![Block::Text(user.text("results-none"))]);
    }
    let path = survey.path.clone();
    let found = user
        .report(&survey.path.city, move |app| {
            raking::raked(app, &path, &ReportQuery::default(), (&rows, &columns))
        })
        .await?;
    Ok(match found {
        Some(figure) => {
            let mut blocks = table(user, survey, &[figure]);
            blocks.push(Block::Quiet(user.text("figures-note")));
            blocks
        }
        None => vec![Block::Text(user.text("no-answers"))],
    })
}

fn two_segments(
    user: &CurrentUser,
    survey: &SurveyContext,
    asked: &FormFields,
    segments: Vec<(String, String)>,
) -> Block {
    let content = if segments.len() < 2 {
        Block::Text(user.text("weighting-none"))
    } else {
        let chosen = |name: &str, at: usize| {
            let usual = segments.get(at).map(|(code, _)| code.as_str());
            asked.get(name).or(usual).unwrap_or_default().to_owned()
        };
        let (rows, columns) = (chosen("rows", 0), chosen("columns", 1));
        Block::Form(FormView::query(
            format!("{}/weighting", survey.base()),
            vec![
                Field::select("rows", user.text("weighting-first"), rows, segments.clone()),
                Field::select("columns", user.text("weighting-second"), columns, segments),
            ],
            vec![Button::primary(user.text("show"))],
        ))
    };
    Block::Card(user.text("weighting-two"), vec![content])
}

/// Reference of the mix of placements, and the form that chooses it.
fn mix(user: &CurrentUser, survey: &SurveyContext, reference: Option<&Reference>) -> Vec<Block> {
    let years = reference.map(Reference::years);
    let chosen = reference.and_then(Reference::year).map(|year| year.to_string());
    let mut blocks = vec![Block::Text(match years {
        Some(years) => user.texts.with("mix-year-is", &[("year", years.into())]),
        None => user.text("mix-year-none"),
    })];
    if user.may(Permission::EditSurveys, Some(&survey.path.city)) {
        blocks.push(Block::Form(FormView::new(
            "",
            vec![
                Field::input("number", "year", user.text("mix-year"), chosen.unwrap_or_default())
                    .with_hint(user.text("mix-year-hint"))
                    .short(),
            ],
            vec![Button::named("do", "choose", user.text("save"), Tone::Primary)],
        )));
    }
    blocks
}
