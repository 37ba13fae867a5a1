//! `/practices`: public improvement actions with their measured effect, and shared survey templates.

use actix_web::{HttpRequest, HttpResponse, web};

use super::frame::{PublicPage, PublicReader};
use crate::app::authoring::sharing;
use crate::app::authoring::sharing::SharedTemplate;
use crate::app::improvement_actions::practices;
use crate::app::improvement_actions::practices::Practice;
use crate::http::staff::components::{Block, Link};
use crate::http::state::HttpState;
use crate::http::web::numbers::written;
use urbivox_core::measure::value::MeasureValue;

/// `GET /practices`: shows improvement actions and shared templates.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    let reader = PublicReader::of(&request);
    let app = site.app.clone();
    let found = site.gates.reports.run(site.network(&request), move || {
        let shared = sharing::list(&app)?;
        Ok::<_, crate::app::authoring::Refusal>((practices::practices(&app)?, shared))
    });
    let (practices, templates) = match found.await {
        Ok(found) => found,
        Err(problem) => return reader.refuse(&problem),
    };
    let mut blocks = vec![Block::Lead(reader.say("practices-lead"))];
    if practices.is_empty() {
        blocks.push(Block::Text(reader.say("practices-none")));
    }
    blocks.extend(practices.iter().map(|practice| card(&reader, practice, true)));
    if !templates.is_empty() {
        blocks.push(Block::Heading(reader.say("shared-title")));
        blocks.extend(templates.iter().map(|template| shared(&reader, template, true)));
    }
    reader.send(&PublicPage {
        title: reader.say("practices-title"),
        picture: None,
        blocks,
    })
}

/// Returns a card with an improvement action and its effect.
pub(super) fn card(reader: &PublicReader, practice: &Practice, names_city: bool) -> Block {
    let action = &practice.action;
    let mut inner = Vec::new();
    if !action.said.is_empty() {
        inner.push(Block::Text(format!("{}: {}", reader.say("said"), action.said)));
    }
    let since = action
        .done_on
        .map(|day| reader.with("done-on", &[("day", day.to_string().into())]));
    let since = since.map(|since| format!(" ({since})")).unwrap_or_default();
    inner.push(Block::Text(format!("{}: {}{since}", reader.say("did"), action.did)));
    if let Some(effect) = &practice.effect
        && let (Some(before), Some(after)) = (&effect.before, &effect.after)
    {
        let told = |measure: &MeasureValue| format!("{} (n = {})", written(measure.unit, measure.value), measure.n);
        let values = [("before", told(before).into()), ("after", told(after).into())];
        let change = match &effect.change {
            Some(change) if change.is_significant() && change.difference > 0.0 => "effect-up",
            Some(change) if change.is_significant() => "effect-down",
            _ => "effect-open",
        };
        inner.push(Block::Quiet(format!(
            "{} {}",
            reader.with("effect", &values),
            reader.say(change)
        )));
    }
    let service = practice.published.service_name(reader.texts.language());
    let link = Link::new(format!("/cities/{}", practice.published.path), service);
    inner.push(Block::Links(vec![link]));
    let heading = if names_city {
        format!("{} · {service}", practice.published.city.name)
    } else {
        service.to_owned()
    };
    Block::Card(heading, inner)
}

/// Returns a card with a survey that a city shares and its note on what worked.
pub(super) fn shared(reader: &PublicReader, shared: &SharedTemplate, names_city: bool) -> Block {
    let mut inner = vec![Block::Text(shared.note.clone())];
    if names_city {
        inner.push(Block::Quiet(
            reader.with("shared-by", &[("city", shared.city.as_str().into())]),
        ));
    }
    Block::Card(shared.name.clone(), inner)
}
