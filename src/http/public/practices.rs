//! `/practices`: public improvement actions with their measured effect, and shared survey templates.

use actix_web::{HttpRequest, web};
use jiff::civil::Date;

use super::frame::{PublicPage, PublicReader, count_value};
use crate::app::authoring::AuthoringError;
use crate::app::authoring::sharing;
use crate::app::authoring::sharing::SharedTemplate;
use crate::app::improvement_actions::practice::Practice;
use crate::app::improvement_actions::practices;
use crate::http::staff::components::{Block, Link};
use crate::http::state::HttpState;
use crate::http::web::change_text;
use crate::http::web::page_error::PageResult;
use urbivox_core::measure::value::MeasureValue;

/// `GET /practices`: shows improvement actions and shared templates.
pub async fn page(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    let reader = PublicReader::of(&request);
    let app = state.app.clone();
    let work = move || {
        let shared = sharing::list(&app)?;
        Ok::<_, AuthoringError>((practices::practices(&app)?, shared))
    };
    let lists = state.gates.reports.run(state.network(&request), work).await;
    let (practices, templates) = lists.map_err(|problem| reader.error_page(&problem))?;
    let mut blocks = vec![Block::Lead(reader.text("practices-lead"))];
    if practices.is_empty() {
        blocks.push(Block::Text(reader.text("practices-none")));
    }
    if !practices.is_empty() {
        blocks.push(Block::Quiet(reader.text("actions-caution")));
    }
    if practices.iter().any(|practice| practice.effect.is_some()) {
        blocks.push(Block::Quiet(notes(&reader, state.answers_min)));
    }
    blocks.extend(practices.iter().map(|practice| card(&reader, practice, true)));
    if !templates.is_empty() {
        blocks.push(Block::Heading(reader.text("shared-title")));
        blocks.extend(templates.iter().map(|template| shared(&reader, template, true)));
    }
    Ok(reader.send(&PublicPage {
        title: reader.text("practices-title"),
        picture: None,
        blocks,
    }))
}

/// Returns the sentences on what the figures of effects rest on and what their intervals cover.
pub(super) fn notes(reader: &PublicReader, min: u64) -> String {
    let released = reader.text_with("released-note", &[("min", count_value(min))]);
    format!("{released} {}", reader.text("views-note"))
}

/// Returns a card with an improvement action and its effect.
pub(super) fn card(reader: &PublicReader, practice: &Practice, names_city: bool) -> Block {
    let action = &practice.action;
    let mut inner = Vec::new();
    if !action.said.is_empty() {
        inner.push(Block::Text(format!("{}: {}", reader.text("said"), action.said)));
    }
    let days = [
        ("decided-on", action.decided_on),
        ("done-on", action.done_on),
        ("effective-from", action.effective_from),
    ];
    let known = days
        .into_iter()
        .filter_map(|(id, day)| Some(reader.text_with(id, &[("day", reader.dates().day(day?).into())])));
    let days = known.collect::<Vec<_>>().join(", ");
    let days = if days.is_empty() {
        String::new()
    } else {
        format!(" ({days})")
    };
    inner.push(Block::Text(format!("{}: {}{days}", reader.text("did"), action.did)));
    if let Some(effect) = &practice.effect
        && let (Some(before), Some(after)) = (&effect.before, &effect.after)
    {
        let numbers = reader.numbers();
        let sign = if practice.told_in > 1 { '≈' } else { '=' };
        let value_text =
            |measure: &MeasureValue| format!("{} (n {sign} {})", numbers.value_of(measure), numbers.count(measure.n));
        let period =
            |(first, last): (Date, Date)| format!("{} – {}", reader.dates().day(first), reader.dates().day(last));
        let values = [
            ("before", value_text(before).into()),
            ("after", value_text(after).into()),
            ("before_period", period(effect.before_period).into()),
            ("after_period", period(effect.after_period).into()),
        ];
        let mut sentences = reader.text_with("effect", &values);
        if let Some(change) = &effect.change {
            let values = change_text::values(reader.texts, after, change);
            let id = format!("effect-{}", change.finding.name());
            sentences = format!("{sentences} {}", reader.text_with(&id, &values));
        } else if let Some(reason) = effect.not_compared() {
            let reason = reader.text(&format!("not-compared-{}", reason.name()));
            sentences = format!("{sentences} {reason}");
        }
        inner.push(Block::Quiet(sentences));
    }
    let service = practice.published.service_name(reader.texts.language());
    let address = format!("/cities/{}?lang={}", practice.published.path, reader.texts.language());
    inner.push(Block::Links(vec![Link::new(address, service)]));
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
            reader.text_with("shared-by", &[("city", shared.city.as_str().into())]),
        ));
    }
    Block::Card(shared.name.clone(), inner)
}
