//! The last page was filled in: the answers are handed to the same intake as the API's.

use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::{HttpRequest, HttpResponse};

use super::refused;
use super::steps::Step;
use super::visit::Visit;
use super::work;
use crate::flow::intake::{self, Doubt, Kept, RawSubmission, Refusal};
use crate::flow::{holding, trying};
use crate::http::pages::frame::Mode;
use crate::http::pages::sending::{Keeping, Sending};
use crate::http::problem::Problem;
use crate::http::site::{Site, block};

/// Stores the answers, and sends the citizen on to the receipt.
pub(super) async fn send(
    site: &Site,
    request: &HttpRequest,
    visit: &Visit,
    step: &Step,
) -> Result<HttpResponse, Problem> {
    if visit.mode == Mode::Trial {
        return try_out(site, request, visit, step).await;
    }
    let published = &visit.published;
    let allowance = site
        .admit(request, published.survey_id, published.submissions_per_minute)
        .map_err(|wait| refuse(site, Problem::from(wait)))?;
    match keep(site, visit, step).await {
        Ok(kept) => {
            if !kept.again {
                site.meter.accept();
            }
            Ok(see_receipt(visit, &kept))
        }
        Err(problem) => {
            // Nothing was stored: what a citizen can mend, or we broke, costs them nothing.
            site.give_back(&allowance);
            Err(refuse(site, problem))
        }
    }
}

/// Answers to a draft: kept apart, without a receipt.
async fn try_out(site: &Site, request: &HttpRequest, visit: &Visit, step: &Step) -> Result<HttpResponse, Problem> {
    let (app, path) = (site.app.clone(), visit.published.path.clone());
    let (definition, answers) = (std::sync::Arc::clone(&step.version.definition), step.answers.clone());
    let language = visit.language.as_str().to_owned();
    block(move || trying::keep(&app, &path, &definition, &language, &answers)).await?;
    let texts = crate::texts::of(visit.language.as_str());
    let (title, text) = (
        texts.get("thanks-title").into_owned(),
        texts.get("thanks-text").into_owned(),
    );
    let sending = Sending::new(visit.framing(), Keeping::Never);
    Ok(refused::message(
        request,
        visit.frame(title.clone()),
        sending,
        &title,
        &text,
    ))
}

fn refuse(site: &Site, problem: Problem) -> Problem {
    site.meter.refuse(problem.code());
    problem
}

async fn keep(site: &Site, visit: &Visit, step: &Step) -> Result<Kept, Problem> {
    let raw = RawSubmission {
        submission_id: step.opening.submission_id,
        version: Some(step.version.number),
        language: Some(visit.language.as_str().to_owned()),
        placement: Some(visit.placement().to_owned()),
        token: visit.token.clone(),
        answers: step.answers.clone(),
    };
    let published = &visit.published;
    let checked = match intake::check(&site.app, published, &raw, doubt(site, visit, step)) {
        Ok(checked) => checked,
        Err(refusal) => return recall(site, visit, raw, refusal).await,
    };
    let kept = if checked.doubt().is_some() {
        let app = site.app.clone();
        return block(move || holding::hold(&app, checked)).await;
    } else {
        match intake::keep(&site.app, checked) {
            Ok(pending) => pending.outcome().await,
            Err(refusal) => Err(refusal),
        }
    };
    match kept {
        Ok(kept) => Ok(kept),
        Err(refusal) => recall(site, visit, raw, refusal).await,
    }
}

/// A submission that is stored already has its receipt, whatever has become of the survey or the link since.
async fn recall(site: &Site, visit: &Visit, raw: RawSubmission, refusal: Refusal) -> Result<Kept, Problem> {
    let (app, published) = (site.app.clone(), std::sync::Arc::clone(&visit.published));
    let known = block(move || intake::recall(&app, &published, &raw)).await?;
    known.ok_or_else(|| refusal.into())
}

/// Why a clerk should look at these answers before they are counted.
fn doubt(site: &Site, visit: &Visit, step: &Step) -> Option<Doubt> {
    // Staff copy answers from paper as fast as they can, and whoever holds a signed link has used the service.
    if visit.mode == Mode::Staff || visit.token.is_some() {
        return None;
    }
    let bits = step.version.definition.proof_of_work;
    if step.fields.get("_url").is_some() {
        Some(Doubt::Honeypot)
    } else if step.opening.is_too_fast(site.app.clock.now()) {
        Some(Doubt::TooFast)
    } else if !work::is_done(bits, step.fields.get("_opening"), step.fields.get("_work")) {
        Some(Doubt::NoWork)
    } else {
        None
    }
}

/// To the receipt by another request, so that a refresh shows it again instead of sending again (RFC 9110 §15.4.4).
fn see_receipt(visit: &Visit, kept: &Kept) -> HttpResponse {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query
        .append_pair("thanks", "1")
        .append_pair("lang", visit.language.as_str());
    if kept.masked {
        query.append_pair("masked", "1");
    }
    match (visit.mode, &visit.key) {
        (Mode::Embed, _) => {
            query.append_pair("in", "embed");
        }
        (Mode::Staff, Some(key)) => {
            query.append_pair("in", "staff").append_pair("k", key);
        }
        (Mode::Page | Mode::Kiosk | Mode::Staff | Mode::Trial, _) => {}
    }
    let address = format!("/r/{}?{}", kept.receipt, query.finish());
    HttpResponse::SeeOther()
        .insert_header((LOCATION, address))
        .insert_header((CACHE_CONTROL, "no-store"))
        .finish()
}
