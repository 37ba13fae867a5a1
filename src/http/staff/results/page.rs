//! `/staff/surveys/{city}/{service}/{survey}`: the results of a survey.

use super::data::ResultsData;
use super::filters::ResultsQuery;
use super::values::{headline_of, number};
use super::{downloads, filters, participation, priorities, questions, segments, summary, trend, weighted};
use crate::app::access::required::ReadAggregates;
use crate::http::staff::access::SurveyAccess;
use crate::http::staff::current_user::CurrentUser;
use crate::http::web::page_error::PageError;
use actix_web::http::StatusCode;

use crate::app::catalogue::PublishedSurvey;
use crate::app::comments;
use crate::app::reports;
use crate::app::reports::by_segment::by_segment;
use crate::app::reports::compared::{ComparedWith, comparison};
use crate::app::reports::disclosure;
use crate::app::reports::disclosure::Audience;
use crate::app::reports::marks;
use crate::app::reports::norms::{SurveyNorms, norms};
use crate::app::reports::{ReportError, ReportQuery};
use crate::app::reports::{funnel, released_funnel};
use crate::app::{App, ServiceError};
use crate::http::staff::components::{Block, Link};
use crate::http::staff::plan_block;
use crate::http::staff::survey::SurveyContext;
use crate::http::web::page_error::PageResult;
use crate::http::web::query::query;
use urbivox_core::measure::report::Report;
use urbivox_core::measure::value::MeasureValue;

/// `GET /staff/surveys/{city}/{service}/{survey}`.
pub async fn page(access: SurveyAccess<ReadAggregates>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    if survey.state.version.is_none() {
        let blocks = [
            Block::Lead(user.text("results-none")),
            Block::Links(vec![Link::button(
                format!("{}/build", survey.base()),
                user.text("tab-build"),
            )]),
        ];
        return Ok(survey.layout(&user, survey.title()).send(&blocks));
    }
    let published = user.run({
        let path = survey.path.clone();
        move |app| app.catalogue.find(&app.storage, &path)
    });
    let published = published.await?;
    let offered = published.as_ref().map(|published| segments::offered(&user, published));
    let offered = offered.unwrap_or_default();
    let (results_query, wrong) = ResultsQuery::read(&user, &survey, &query(&user.request), &offered);
    if !wrong.is_empty() {
        let errors = Block::Errors(user.text("errors-title"), wrong);
        let blocks = [errors, filters::form(&user, &survey, &results_query, &[], &offered)];
        let layout = survey.layout(&user, survey.title());
        return Ok(layout.render_with_status(StatusCode::UNPROCESSABLE_ENTITY, &blocks));
    }
    let data = read(&user, &survey, &results_query).await?;
    let is_live = results_query.audience == Audience::Staff;
    let mut blocks = summary::blocks(&user, &survey, &results_query, &data);
    if !is_live {
        blocks.extend(released_blocks(&user, &data.now));
    }
    blocks.extend(trend::blocks(&user, &data));
    let chart = format!("{}/chart", survey.base());
    blocks.push(Block::Links(vec![Link::new(chart, user.text("control-chart-link"))]));
    blocks.push(filters::form(&user, &survey, &results_query, &data.branches, &offered));
    blocks.extend(segments::blocks(&user, &survey, &results_query, &data, &offered));
    // Analysts read aggregates, but no free text: labels come from the published version, not from responses.
    if let Some(published) = &published {
        let definition = published.current().definition.as_ref();
        blocks.extend(questions::blocks(&user, published, &data));
        blocks.extend(priorities::blocks(&user, &survey, &results_query, definition).await?);
    }
    blocks.extend(participation::blocks(&user, &data));
    blocks.extend(weighted::blocks(&user, &survey, &results_query, &data.now).await?);
    if is_live {
        blocks.extend(plan_block::blocks(&user, &survey).await?);
    }
    blocks.extend(downloads::blocks(&user, &survey, &results_query));
    Ok(survey.layout(&user, survey.title()).send(&blocks))
}

async fn read(
    user: &CurrentUser,
    survey: &SurveyContext,
    results_query: &ResultsQuery,
) -> Result<ResultsData, PageError> {
    let (path, results_query) = (survey.path.clone(), results_query.clone());
    // Analysts are not staff of the city: they see what everybody sees, and no page views.
    let (own, audience) = (Audience::of(Some(user.principal()), &path.city), results_query.audience);
    // Comment counts are only shown to those who may read comments.
    let comments = match own {
        Audience::Staff => {
            let path = path.clone();
            let city = path.city.clone();
            user.report(&city, move |app| comments::count(app, &path)).await?
        }
        Audience::Public => Default::default(),
    };
    let city = path.city.clone();
    user.report(&city, move |app| {
        let report_query = results_query.report_query();
        let steps = ReportQuery {
            by: Some(results_query.bucket()),
            ..report_query.clone()
        };
        let mut series = disclosure::report(app, &path, &steps, audience)?;
        marks::add(app, &path, &steps, &mut series, audience)?;
        let now = match audience {
            // Totals are the same with steps, so counter blocks are read once.
            Audience::Staff => series.clone(),
            Audience::Public => {
                let mut now = disclosure::report(app, &path, &report_query, audience)?;
                marks::add(app, &path, &report_query, &mut now, audience)?;
                now
            }
        };
        let published = app
            .catalogue
            .find(&app.storage, &path)?
            .ok_or(ReportError::NoSuchSurvey)?;
        let (from, to) = (results_query.from, results_query.to);
        let earlier = ComparedWith::usual(app, &published, (from, to), audience)?.period(from, to);
        let comparison = match earlier {
            Some(earlier) => Some(comparison(app, &path, &report_query, &now, earlier, audience)?),
            None => None,
        };
        let primary = published.current().definition.primary_question();
        let primary = primary.map(|question| question.code.to_string());
        // A group without answers has no headline, but the others are still shown.
        let headline = headline_of(&now, primary.as_deref()).map(|(code, _)| code);
        let segments = match headline.or(primary.as_deref()) {
            Some(code) => by_segment(app, &path, &report_query, code, audience)?,
            None => Vec::new(),
        };
        let is_public = audience == Audience::Public;
        let read_funnel = || released_funnel::report(app, &path, report_query.from, report_query.to);
        let released_funnel = is_public.then(read_funnel).transpose()?;
        let branches = match own {
            Audience::Staff => funnel::report(app, &path, report_query.from, report_query.to)?,
            Audience::Public => Vec::new(),
        };
        Ok::<_, ReportError>(ResultsData {
            norms: headline_norms(app, &published, headline_of(&now, primary.as_deref()))?,
            now,
            primary,
            comparison,
            segments,
            series,
            operational: match audience {
                Audience::Staff => reports::operational_counts_from(app, &path, &report_query, &branches)?,
                Audience::Public => None,
            },
            branches,
            released_funnel,
            comments,
        })
    })
    .await
}

/// Norms of the headline measure, if there is one.
fn headline_norms(
    app: &App,
    published: &PublishedSurvey,
    headline: Option<(&str, &MeasureValue)>,
) -> Result<Option<SurveyNorms>, ServiceError> {
    match headline {
        Some((_, measure)) => norms(app, published, &measure.id),
        None => Ok(None),
    }
}

/// What everybody sees: the days of the release, and how its counts are rounded; with a filter, in how many runs it has figures.
fn released_blocks(user: &CurrentUser, report: &Report) -> Vec<Block> {
    let Some(release) = &report.release else {
        let least = report.answers_min.unwrap_or_default();
        return vec![Block::Quiet(
            user.texts.with("published-none", &[("min", number(least))]),
        )];
    };
    let days = [
        ("from", user.day(release.first_day).into()),
        ("to", user.day(release.as_of).into()),
        ("base", number(release.told_in)),
    ];
    let text = if release.told_in > 1 {
        "published-figures"
    } else {
        "published-figures-exact"
    };
    let mut blocks = vec![Block::Quiet(user.texts.with(text, &days))];
    if let Some((told, of)) = release.runs_told {
        let runs = [("told", number(told.into())), ("of", number(of.into()))];
        blocks.push(Block::Quiet(user.texts.with("published-runs", &runs)));
    }
    blocks
}
