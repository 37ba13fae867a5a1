//! Results of a survey: summary, filters, figures of each question, funnel and downloads.

mod downloads;
mod figures;
mod filters;
mod labels;
mod questions;
mod summary;
mod trend;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::auth::{PageResult, Staff, sent};
use super::components::{Block, Cell, Table};
use super::survey::{SurveyContext, path_of};
use crate::app::access::Permission;
use crate::app::comments;
use crate::app::reports;
use crate::app::reports::disclosure;
use crate::app::reports::disclosure::Audience;
use crate::app::reports::funnel;
use crate::app::reports::{OperationalCounts, Refusal, ReportQuery};
use crate::http::citizen::survey_request::query;
use crate::http::state::HttpState;
use urbivox_core::i18n::Value;
use urbivox_core::measure::report::Report;

pub use downloads::{csv, ndjson};
use filters::ResultsQuery;
pub(super) use summary::formatted_value;

/// Data of the results page.
struct Results {
    now: Report,
    /// Preceding period of equal length.
    before: Option<Report>,
    /// Same period in steps, for the trend.
    series: Report,
    beside: Option<OperationalCounts>,
    branches: Vec<funnel::PlacementFunnel>,
    comments: [i64; 3],
}

/// `GET /staff/surveys/{city}/{service}/{survey}`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(try_page(&site, &request).await)
}

async fn try_page(site: &HttpState, request: &HttpRequest) -> PageResult {
    let staff = Staff::of(site, request).await?;
    let path = path_of(&staff, request)?;
    staff.require(Permission::ReadAggregates, Some(&path.city))?;
    let work = SurveyContext::load(&staff, path).await?;
    if work.state.version.is_none() {
        let blocks = [
            Block::Lead(staff.say("results-none")),
            Block::Links(vec![super::components::Link::button(
                format!("{}/build", work.base()),
                staff.say("tab-build"),
            )]),
        ];
        return Ok(work.desk(&staff, work.title()).send(&blocks));
    }
    let (asked, wrong) = ResultsQuery::read(&staff, &work, &query(request));
    if !wrong.is_empty() {
        let errors = Block::Errors(staff.say("errors-title"), wrong);
        let blocks = [errors, filters::form(&staff, &work, &asked, &[])];
        let desk = work.desk(&staff, work.title());
        return Ok(desk.render_with_status(StatusCode::UNPROCESSABLE_ENTITY, &blocks));
    }
    let found = read(&staff, &work, &asked).await?;
    let mut blocks = summary::blocks(&staff, &work, &asked, &found);
    blocks.push(filters::form(&staff, &work, &asked, &found.branches));
    // Analysts read aggregates, but no free text: labels come from the published version, not from responses.
    let published = staff.run({
        let path = work.path.clone();
        move |app| app.catalogue.find(app, &path)
    });
    if let Some(published) = published.await? {
        blocks.extend(questions::blocks(
            &staff,
            published.current().definition.as_ref(),
            &found,
        ));
    }
    if !found.branches.is_empty() {
        blocks.push(funnel_block(&staff, &found));
    }
    blocks.extend(downloads::blocks(&staff, &work, &asked));
    Ok(work.desk(&staff, work.title()).send(&blocks))
}

async fn read(staff: &Staff, work: &SurveyContext, asked: &ResultsQuery) -> Result<Results, super::auth::RefusedPage> {
    let (path, asked) = (work.path.clone(), asked.clone());
    // Analysts are not staff of the city: small counts are withheld, and page views are not shown.
    let audience = Audience::of(Some(staff.principal()), &path.city);
    // Comment counts are only shown to those who may read comments.
    let comments = match audience {
        Audience::Staff => {
            let path = path.clone();
            staff.run(move |app| comments::count(app, &path)).await?
        }
        Audience::Public => Default::default(),
    };
    let city = path.city.clone();
    staff
        .report(&city, move |app| {
            let ask = asked.ask();
            let earlier = asked.before();
            let before = match earlier {
                Some(earlier) => Some(disclosure::report(app, &path, &earlier, audience)?),
                None => None,
            };
            let steps = ReportQuery {
                by: Some(asked.bucket()),
                ..ask.clone()
            };
            let series = disclosure::report(app, &path, &steps, audience)?;
            let now = match audience {
                // Nothing is withheld from staff: totals are the same with steps, so counter blocks are read once.
                Audience::Staff => series.clone(),
                Audience::Public => disclosure::report(app, &path, &ask, audience)?,
            };
            let branches = match audience {
                Audience::Staff => funnel::report(app, &path, ask.from, ask.to)?,
                Audience::Public => Vec::new(),
            };
            Ok::<_, Refusal>(Results {
                now,
                before,
                series,
                beside: match audience {
                    Audience::Staff => reports::operational_counts_from(app, &path, &ask, &branches)?,
                    Audience::Public => None,
                },
                branches,
                comments,
            })
        })
        .await
}

/// Funnel from views to submissions, by placement.
fn funnel_block(staff: &Staff, found: &Results) -> Block {
    let rows = found.branches.iter().map(|branch| {
        let total = &branch.total;
        let name = branch.name.clone().unwrap_or_else(|| branch.placement.clone());
        let part = |some: i64, all: i64| {
            if all > 0 {
                let percent = (some * 100 + all / 2) / all;
                staff.texts.with("percent", &[("number", Value::Number(percent))])
            } else {
                String::from("–")
            }
        };
        vec![
            Cell::text(name),
            Cell::number(total.seen),
            Cell::number(total.started),
            Cell::number(total.submitted),
            Cell::text(part(total.submitted, total.seen)),
            Cell::text(part(total.submitted, total.started)),
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
        staff.say("funnel-title"),
        head.map(|id| staff.say(id)).to_vec(),
        rows.collect(),
    ))
}
