//! `/cities/{city}/{service}`: public results of a survey, from the same report as the API's figures.

use std::sync::Arc;

use actix_web::{HttpRequest, web};
use askama::Template;

use super::frame::count_value;
use crate::app::catalogue::PublishedSurvey;
use crate::app::improvement_actions;
use crate::app::improvement_actions::ImprovementAction;
use crate::app::reports::ReportQuery;
use crate::app::reports::disclosure;
use crate::app::reports::public_results::{public_results, satisfaction_trend};
use crate::http::citizen::error_pages::error_page;
use crate::http::citizen::locale::Locale;
use crate::http::citizen::survey_access;
use crate::http::citizen::survey_request::SurveyRequest;
use crate::http::media::charts;
use crate::http::media::charts::{Axis, ChartText, TrendPoint};
use crate::http::media::posters;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::display_mode::DisplayMode;
use crate::http::web::page_error::PageResult;
use crate::http::web::page_frame::PageFrame;
use crate::http::web::page_response::{BrowserCache, Framing, PageResponse};
use urbivox_core::i18n::Texts;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::report::Report;
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::kind::QuestionKind;
use urbivox_core::survey::definition::question::Question;
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
    actions: Vec<Action>,
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
    count: String,
    percent: String,
    /// Share, 0 to 1, for the `meter` element.
    share: String,
}

/// Public improvement action.
struct Action {
    feedback: String,
    measure: String,
    day: Option<String>,
}

/// `GET /cities/{city}/{service}`: shows the results.
pub async fn page(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    let published = survey_access::find(&state, &request).await;
    let published = published.map_err(|problem| error_page(&request, &problem, None))?;
    let survey_request = SurveyRequest::of(&request, published, DisplayMode::Page);
    let (app, path) = (state.app.clone(), survey_request.published.path.clone());
    let read = move || {
        let report = disclosure::public(&app, &path, &by_month())?;
        let actions = improvement_actions::list(&app, &path)?;
        Ok::<_, Problem>((report, actions))
    };
    let read = state.gates.reports.run(state.network(&request), read).await;
    let (report, actions) = read.map_err(|problem| error_page(&request, &problem, Some(&survey_request)))?;
    let answers_min = disclosure::answers_min(&state.app, &survey_request.published);
    let mut page = results(&survey_request, &report, answers_min);
    let path = &survey_request.published.path;
    page.frame.picture = posters::AVAILABLE.then(|| {
        let public_url = state.public_url(&request);
        format!("{public_url}/social/{}/{}.png", path.city, path.service)
    });
    let locale = survey_request.locale(&survey_request.published.current().definition);
    let public = actions.into_iter().filter(|action| action.is_public);
    page.actions = public.map(|action| public_action(action, locale)).collect();
    Ok(PageResponse::new(Framing::Nobody, BrowserCache::Minutes).render(&request, &page))
}

fn by_month() -> ReportQuery {
    ReportQuery {
        by: Some(Bucket::Month),
        ..ReportQuery::default()
    }
}

fn public_action(action: ImprovementAction, locale: Locale<'_>) -> Action {
    Action {
        feedback: action.said,
        measure: action.did,
        day: action.done_on.map(|day| locale.dates().day(day)),
    }
}

/// Returns satisfaction by month; `None` when too few months have one. Withheld months are a gap in the chart and no row.
fn trend(report: &Report, locale: Locale<'_>) -> Option<Trend> {
    let (headline, steps) = satisfaction_trend(report)?;
    let (texts, numbers) = (locale.texts, locale.numbers());
    let (mut points, mut rows) = (Vec::new(), Vec::new());
    for step in steps {
        let label = locale.dates().month(step.start);
        rows.extend(step.measure.map(|measure| Row {
            label: label.clone(),
            count: numbers.count(measure.n),
            percent: numbers.value_of(measure),
            share: String::new(),
        }));
        points.push(TrendPoint {
            label,
            value: step.measure.map(|measure| measure.value),
            interval: step.measure.and_then(|measure| measure.interval),
            breaks_here: step.breaks_here,
        });
    }
    let percent = numbers.value_of(headline);
    let chart_text = ChartText {
        id: "trend".to_owned(),
        title: texts.with("results-satisfied", &[("percent", percent.into())]),
        description: texts.get("results-over-time").into_owned(),
        axis: String::new(),
        numbers,
    };
    Some(Trend {
        chart: charts::trend(&chart_text, &points, Axis::of(headline.unit, headline.range)),
        rows,
    })
}

fn results(survey_request: &SurveyRequest, report: &Report, answers_min: u64) -> Results {
    let published: &Arc<PublishedSurvey> = &survey_request.published;
    let definition = &published.current().definition;
    let locale = survey_request.locale(definition);
    let texts = locale.texts;
    let public = public_results(report, answers_min);
    let title = locale.text(&definition.title).to_owned();
    let name = texts.get("results-title");
    let finding = public.as_ref().and_then(|public| {
        let satisfaction = public.satisfaction?;
        Some(finding(satisfaction, public.responses, locale))
    });
    let questions = public.iter().flat_map(|public| &public.questions);
    let tables = questions.filter_map(|report| table(report, definition, locale));
    let too_few = || texts.with("results-few", &[("min", count_value(answers_min))]);
    Results {
        frame: survey_request.frame(format!("{name} – {title} – {}", published.city.name)),
        texts,
        heading: format!("{name}: {title}"),
        finding,
        too_few: public.is_none().then(too_few),
        trend: trend(report, locale),
        tables: tables.collect(),
        actions: Vec::new(),
    }
}

fn finding(satisfaction: &MeasureValue, responses: u64, locale: Locale<'_>) -> Finding {
    let (texts, numbers) = (locale.texts, locale.numbers());
    let percent = numbers.value_of(satisfaction);
    let interval = satisfaction.interval.map_or_else(String::new, |interval| {
        let (low, high) = (numbers.percent(interval.low), numbers.percent(interval.high));
        texts.with("results-interval", &[("low", low.into()), ("high", high.into())])
    });
    Finding {
        sentence: texts.with("results-satisfied", &[("percent", percent.into())]),
        interval,
        answers: texts.with("results-answers", &[("count", count_value(responses))]),
    }
}

fn table(report: &QuestionReport, definition: &Definition, locale: Locale<'_>) -> Option<Table> {
    let question = definition.question(report.code.as_str())?;
    let (texts, numbers) = (locale.texts, locale.numbers());
    let rows: Vec<Row> = report
        .shares
        .iter()
        .map(|(value, share)| Row {
            label: label(question, value, locale),
            count: numbers.count(report.count_of(value)),
            percent: numbers.percent_of(report.count_of(value), report.answered),
            share: format!("{:.4}", share.share),
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        prompt: locale
            .label(question.prompt.as_ref(), question.code.as_str())
            .to_owned(),
        answered: texts.with("results-answers", &[("count", count_value(report.answered))]),
        rows,
    })
}

fn label(question: &Question, value: &str, locale: Locale<'_>) -> String {
    let label = match &question.kind {
        QuestionKind::Rating(rating) => value.parse().ok().and_then(|score: i64| rating.labels.get(&score)),
        QuestionKind::Choice(choice) => {
            let option = choice.options.iter().find(|option| option.code.as_str() == value);
            option.and_then(|option| option.label.as_ref())
        }
        QuestionKind::Matrix(_)
        | QuestionKind::Ranking(_)
        | QuestionKind::Number(_)
        | QuestionKind::Date
        | QuestionKind::Text(_)
        | QuestionKind::Email
        | QuestionKind::Statement => None,
    };
    match (label, &question.kind) {
        (Some(label), QuestionKind::Rating(_)) => format!("{value} · {}", locale.text(label)),
        (Some(label), _) => locale.text(label).to_owned(),
        (None, _) => value.to_owned(),
    }
}
