//! Who may open a survey's page: the survey is there and open, the link is good, staff have their key.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};

use super::refused;
use super::visit::Visit;
use crate::flow::authoring::SurveyPath;
use crate::flow::catalogue::Published;
use crate::flow::intake::Refusal;
use crate::flow::{linking, placing, trying};
use crate::http::pages::frame::Mode;
use crate::http::problem::Problem;
use crate::http::site::{Site, block};
use crate::survey::slug::Slug;

/// Opens the survey that the address names, or answers why it stays shut.
pub async fn enter(site: &Site, request: &HttpRequest, mode: Mode) -> Result<Visit, HttpResponse> {
    let visit = enter_again(site, request, mode).await?;
    match may_answer(site, &visit).await {
        Ok(()) => Ok(visit),
        Err(problem) => Err(shut(request, &problem, &visit)),
    }
}

/// As [`enter`], for a form that comes back: whether it may still be answered is not asked, because what was stored
/// before has its receipt whatever happened since.
pub async fn enter_again(site: &Site, request: &HttpRequest, mode: Mode) -> Result<Visit, HttpResponse> {
    let found = if mode == Mode::Trial {
        find_draft(site, request).await
    } else {
        find(site, request).await
    };
    let published = found.map_err(|problem| refused::by(request, &problem, None))?;
    let mut visit = Visit::of(request, published, mode);
    let link = visit
        .token
        .as_deref()
        .map(|token| linking::read(&site.app, &visit.published, token));
    if let Some(Ok(link)) = link {
        if let Some(language) = &link.language {
            visit.speak_by_link(language);
        }
        if visit.placement.is_none() {
            visit.placement = link.placement.clone().map(super::visit::countable);
        }
    }
    let (published, placement) = (&visit.published, visit.placement());
    let is_staff = placing::is_staff(&site.app, published, placement, visit.key.as_deref());
    let needs_staff = visit.mode == Mode::Staff || placing::needs_staff(published, placement);
    if needs_staff && !is_staff {
        let problem = Problem::from(Refusal::LinkInvalid);
        return Err(refused::by(request, &problem, Some(&visit)));
    }
    Ok(visit)
}

/// Whether the survey is open and the link good and not used.
pub async fn may_answer(site: &Site, visit: &Visit) -> Result<(), Problem> {
    if visit.mode == Mode::Trial {
        return Ok(());
    }
    match visit.published.state(&site.app.clock) {
        "open" => {}
        "scheduled" => {
            let opens_on = visit.published.window().opens_on;
            return Err(Refusal::NotOpenYet(opens_on.unwrap_or_else(|| visit.today(site))).into());
        }
        _ => return Err(Refusal::Closed.into()),
    }
    let Some(token) = &visit.token else {
        return Ok(());
    };
    let link = linking::read(&site.app, &visit.published, token).map_err(Problem::from)?;
    let app = site.app.clone();
    let is_used = block(move || linking::is_used(&app, &link)).await?;
    if is_used { Err(Refusal::LinkUsed.into()) } else { Ok(()) }
}

/// The page of a survey that is not answered now. To look for a closed survey is no mistake.
pub fn shut(request: &HttpRequest, problem: &Problem, visit: &Visit) -> HttpResponse {
    match problem.code() {
        "closed" | "not-open-yet" => refused::with_status(request, problem, Some(visit), StatusCode::OK),
        _ => refused::by(request, problem, Some(visit)),
    }
}

/// The draft that the address names, for whoever has its key.
async fn find_draft(site: &Site, request: &HttpRequest) -> Result<Arc<Published>, Problem> {
    let segment = |name: &str| request.match_info().get(name).and_then(Slug::parse);
    let (Some(city), Some(service), Some(survey)) = (segment("city"), segment("service"), segment("survey")) else {
        return Err(Problem::no_such("survey"));
    };
    let path = SurveyPath { city, service, survey };
    let shown = super::visit::query(request).get("draft").unwrap_or_default().to_owned();
    let app = site.app.clone();
    let found = block(move || trying::open(&app, &path, &shown)).await?;
    found.ok_or_else(|| Problem::no_such("survey"))
}

/// The survey that the address names; without a survey's name, the one that the service means.
pub async fn find(site: &Site, request: &HttpRequest) -> Result<Arc<Published>, Problem> {
    let segment = |name: &str| request.match_info().get(name).and_then(Slug::parse);
    let (Some(city), Some(service)) = (segment("city"), segment("service")) else {
        return Err(Problem::no_such("survey"));
    };
    let known = || site.app.catalogue.default_known(&site.app, &city, &service);
    if request.match_info().get("survey").is_none()
        && let Some(path) = known()
    {
        return site.published(path).await;
    }
    let path = match request.match_info().get("survey") {
        Some(survey) => {
            let survey = Slug::parse(survey).ok_or_else(|| Problem::no_such("survey"))?;
            SurveyPath { city, service, survey }
        }
        None => {
            let app = site.app.clone();
            let found = block(move || app.catalogue.default_survey(&app, &city, &service)).await?;
            found.ok_or_else(|| Problem::no_such("survey"))?
        }
    };
    site.published(path).await
}
