//! `/cities/{city}/{service}`: public results of a survey, from the same report as the API's figures.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::app::catalogue::PublishedSurvey;
use crate::app::improvement_actions;
use crate::app::improvement_actions::ImprovementAction;
use crate::app::reports::ReportQuery;
use crate::app::reports::{comparison, disclosure};
use crate::http::citizen::error_pages;
use crate::http::citizen::question::Locale;
use crate::http::citizen::survey_access;
use crate::http::citizen::survey_request::SurveyRequest;
use crate::http::media::charts;
use crate::http::media::charts::{Axis, ChartText, TrendPoint};
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::page_frame::{DisplayMode, PageFrame};
use crate::http::web::page_response::{BrowserCache, Framing, PageResponse};
use urbivox_core::i18n::{Texts, Value};
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::report::Report;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::question::{Kind, Question};
use urbivox_core::tally::period::Bucket;

/// Template of the public results.
#[derive(Template)]
#[template(path = "results.html")]
struct Results {
    frame: PageFrame,
    texts: &'static Texts,
    heading: String,
    finding: Option<Finding>,
    too_few: Option<String>,
    trend: Option<Trend>,
    tables: Vec<Table>,
    actions: Vec<ImprovementAction>,
}

/// Headline figure: satisfaction.
struct Finding {
    sentence: String,
    interval: String,
    answers: String,
}

/// Headline figure by month.
struct Trend {
    chart: String,
    rows: Vec<Row>,
}

/// Table of the answers to one question.
struct Table {
    prompt: String,
    answered: String,
    rows: Vec<Row>,
}

/// Row of a table: an answer or a month, with its count and share.
struct Row {
    label: String,
    count: u64,
    percent: String,
    share: String,
}

/// `GET /cities/{city}/{service}`: shows the results.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    let published = match survey_access::find(&site, &request).await {
        Ok(published) => published,
        Err(problem) => return error_pages::by(&request, &problem, None),
    };
    let visit = SurveyRequest::of(&request, published, DisplayMode::Page);
    let (app, path) = (site.app.clone(), visit.published.path.clone());
    let read = move || {
        let report = disclosure::public(&app, &path, &by_month())?;
        let actions = improvement_actions::list(&app, &path)?;
        Ok::<_, Problem>((report, actions))
    };
    let (report, actions) = match site.gates.reports.run(site.network(&request), read).await {
        Ok(found) => found,
        Err(problem) => return error_pages::by(&request, &problem, Some(&visit)),
    };
    let mut page = results(&visit, &report, disclosure::answers_min(&site.app, &visit.published));
    let path = &visit.published.path;
    page.frame.picture = Some(format!(
        "{}/social/{}/{}.png",
        site.public_url(&request),
        path.city,
        path.service
    ));
    page.actions = actions.into_iter().filter(|action| action.is_public).collect();
    PageResponse::new(Framing::Nobody, BrowserCache::Minutes).render(&request, &page)
}

fn by_month() -> ReportQuery {
    ReportQuery {
        by: Some(Bucket::Month),
        ..ReportQuery::default()
    }
}

/// Returns satisfaction by month, without withheld months; `None` when fewer than two are left.
fn trend(report: &Report, texts: &Texts) -> Option<Trend> {
    let headline = comparison::satisfaction(report)?;
    let (mut points, mut rows) = (Vec::new(), Vec::new());
    for step in &report.series {
        let told = step.questions.iter().filter(|question| !question.is_withheld);
        let question = told.into_iter().find(|question| {
            question
                .measure
                .as_ref()
                .is_some_and(|measure| measure.id == headline.id)
        });
        let measure = question.and_then(|question| question.measure.as_ref());
        let label = step.start.strftime("%Y-%m").to_string();
        rows.extend(measure.map(|measure| Row {
            label: label.clone(),
            count: measure.n,
            percent: percent(measure.value),
            share: String::new(),
        }));
        points.push(TrendPoint {
            label,
            value: measure.map(|measure| measure.value),
            low: measure.map_or(0.0, |measure| measure.low),
            high: measure.map_or(0.0, |measure| measure.high),
            breaks_here: question.is_some_and(|question| question.breaks),
        });
    }
    let words = ChartText {
        id: "trend".to_owned(),
        title: texts.with("results-satisfied", &[("percent", percent(headline.value).into())]),
        description: texts.get("results-over-time").into_owned(),
        axis: String::new(),
    };
    (rows.len() > 1).then(|| Trend {
        chart: charts::trend(&words, &points, Axis::of(headline.unit, headline.range)),
        rows,
    })
}

fn results(visit: &SurveyRequest, report: &Report, answers_min: u64) -> Results {
    let published: &Arc<PublishedSurvey> = &visit.published;
    let definition = &published.current().definition;
    let speech = visit.speech(definition);
    let texts = speech.texts;
    let enough = report.responses.filter(|responses| *responses >= answers_min);
    let shown: Vec<&QuestionReport> = report.questions.iter().filter(|_| enough.is_some()).collect();
    let title = speech.say(&definition.title).to_owned();
    let name = texts.get("results-title");
    let first = |responses: u64| {
        let mut shown = shown.iter();
        shown.find_map(|found| finding(found, responses, texts, answers_min))
    };
    let tables = shown
        .iter()
        .filter_map(|found| table(found, definition, speech, answers_min));
    Results {
        frame: visit.frame(format!("{name} – {title} – {}", published.city.name)),
        texts,
        heading: format!("{name}: {title}"),
        finding: enough.and_then(first),
        too_few: enough
            .is_none()
            .then(|| texts.with("results-few", &[("min", number(answers_min))])),
        trend: trend(report, texts),
        tables: tables.collect(),
        actions: Vec::new(),
    }
}

fn number(count: u64) -> Value {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

fn finding(found: &QuestionReport, responses: u64, texts: &Texts, answers_min: u64) -> Option<Finding> {
    let measure = found.measure.as_ref().filter(|measure| measure.n >= answers_min)?;
    // Only CSAT measures satisfaction; other shares measure findability or ease, for example.
    if !measure.id.starts_with("csat-") {
        return None;
    }
    let (low, high) = (percent(measure.low), percent(measure.high));
    Some(Finding {
        sentence: texts.with("results-satisfied", &[("percent", percent(measure.value).into())]),
        interval: texts.with("results-interval", &[("low", low.into()), ("high", high.into())]),
        answers: texts.with("results-answers", &[("count", number(responses))]),
    })
}

fn table(found: &QuestionReport, definition: &Definition, speech: Locale<'_>, answers_min: u64) -> Option<Table> {
    if found.is_withheld || found.answered < answers_min {
        return None;
    }
    let question = definition.question(found.code.as_str())?;
    let rows: Vec<Row> = found
        .shares
        .iter()
        .map(|(value, share)| Row {
            label: label(question, value, speech),
            count: count_of(found, value),
            percent: percent(share.share),
            share: format!("{:.4}", share.share),
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        prompt: speech
            .label(question.prompt.as_ref(), question.code.as_str())
            .to_owned(),
        answered: speech
            .texts
            .with("results-answers", &[("count", number(found.answered))]),
        rows,
    })
}

fn count_of(found: &QuestionReport, value: &str) -> u64 {
    let counted = found.counts.iter().find(|(counted, _)| counted == value);
    counted.map_or(0, |(_, count)| *count)
}

fn label(question: &Question, value: &str, speech: Locale<'_>) -> String {
    let label = match &question.kind {
        Kind::Rating(rating) => value.parse().ok().and_then(|score: i64| rating.labels.get(&score)),
        Kind::Choice(choice) => {
            let option = choice.options.iter().find(|option| option.code.as_str() == value);
            option.and_then(|option| option.label.as_ref())
        }
        Kind::Matrix(_)
        | Kind::Ranking(_)
        | Kind::Number(_)
        | Kind::Date
        | Kind::Text(_)
        | Kind::Email
        | Kind::Statement => None,
    };
    match (label, &question.kind) {
        (Some(label), Kind::Rating(_)) => format!("{value} · {}", speech.say(label)),
        (Some(label), _) => speech.say(label).to_owned(),
        (None, _) => value.to_owned(),
    }
}

/// Formats a share as a whole percentage. Only pages round; measures are never rounded.
fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}
