//! `/staff/surveys/{city}/{service}/{survey}`: the results of a survey.

use super::data::ResultsData;
use super::filters::ResultsQuery;
use super::values::headline_of;
use super::{downloads, filters, questions, segments, summary, trend, weighted};
use crate::app::access::required::ReadAggregates;
use crate::http::staff::access::SurveyAccess;
use crate::http::staff::current_user::CurrentUser;
use crate::http::web::page_error::PageError;
use actix_web::http::StatusCode;

use crate::app::comments;
use crate::app::reports;
use crate::app::reports::by_segment::by_segment;
use crate::app::reports::compared::{ComparedWith, comparison};
use crate::app::reports::disclosure;
use crate::app::reports::disclosure::Audience;
use crate::app::reports::funnel;
use crate::app::reports::{ReportError, ReportQuery};
use crate::http::staff::components::{Block, Cell, Link, Table};
use crate::http::staff::plan_block;
use crate::http::staff::survey::SurveyContext;
use crate::http::web::page_error::PageResult;
use crate::http::web::query::query;

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
    let mut blocks = summary::blocks(&user, &survey, &results_query, &data);
    blocks.extend(trend::blocks(&user, &data));
    let chart = format!("{}/chart", survey.base());
    blocks.push(Block::Links(vec![Link::new(chart, user.text("control-chart-link"))]));
    blocks.push(filters::form(&user, &survey, &results_query, &data.branches, &offered));
    blocks.extend(segments::blocks(&user, &survey, &results_query, &data, &offered));
    // Analysts read aggregates, but no free text: labels come from the published version, not from responses.
    if let Some(published) = &published {
        blocks.extend(questions::blocks(&user, published.current().definition.as_ref(), &data));
    }
    if !data.branches.is_empty() {
        blocks.push(funnel_block(&user, &data));
    }
    blocks.extend(weighted::blocks(&user, &survey, &results_query, &data.now).await?);
    blocks.extend(plan_block::blocks(&user, &survey).await?);
    blocks.extend(downloads::blocks(&user, &survey, &results_query));
    Ok(survey.layout(&user, survey.title()).send(&blocks))
}

async fn read(
    user: &CurrentUser,
    survey: &SurveyContext,
    results_query: &ResultsQuery,
) -> Result<ResultsData, PageError> {
    let (path, results_query) = (survey.path.clone(), results_query.clone());
    // Analysts are not staff of the city: small counts are withheld, and page views are not shown.
    let audience = Audience::of(Some(user.principal()), &path.city);
    // Comment counts are only shown to those who may read comments.
    let comments = match audience {
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
        let series = disclosure::report(app, &path, &steps, audience)?;
        let now = match audience {
            // Nothing is withheld from staff: totals are the same with steps, so counter blocks are read once.
            Audience::Staff => series.clone(),
            Audience::Public => disclosure::report(app, &path, &report_query, audience)?,
        };
        let published = app
            .catalogue
            .find(&app.storage, &path)?
            .ok_or(ReportError::NoSuchSurvey)?;
        let (from, to) = (results_query.from, results_query.to);
        let earlier = ComparedWith::usual(app, &published, from, to)?.period(from, to);
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
        let branches = match audience {
            Audience::Staff => funnel::report(app, &path, report_query.from, report_query.to)?,
            Audience::Public => Vec::new(),
        };
        Ok::<_, ReportError>(ResultsData {
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
            comments,
        })
    })
    .await
}

/// Funnel from views to submissions, by placement.
fn funnel_block(user: &CurrentUser, data: &ResultsData) -> Block {
    let rows = data.branches.iter().map(|branch| {
        let total = &branch.total;
        let name = branch.name.clone().unwrap_or_else(|| branch.placement.clone());
        let rate = |part: i64, whole: i64| match (u64::try_from(part), u64::try_from(whole)) {
            (Ok(part), Ok(whole)) if whole > 0 => user.numbers().percent_of(part, whole),
            _ => "–".to_owned(),
        };
        vec![
            Cell::text(name),
            user.count_cell(total.seen),
            user.count_cell(total.started),
            user.count_cell(total.submitted),
            Cell::text(rate(total.submitted, total.seen)),
            Cell::text(rate(total.submitted, total.started)),
        ]
    });
    let head = [
        "placement",
        "seen",
        "started",
        "submitted",
        "response-rate",
        "completion-rate",
    ];
    Block::Table(Table::new(
        user.text("funnel-title"),
        head.map(|id| user.text(id)).to_vec(),
        rows.collect(),
    ))
}
