//! `/cities/{city}/{service}`: public results of a survey, from the same report as the API's figures.

use std::sync::Arc;

use actix_web::{HttpRequest, web};
use askama::Template;

use super::frame::count_value;
use super::headline;
use crate::app::catalogue::PublishedSurvey;
use crate::app::improvement_actions;
use crate::app::improvement_actions::ImprovementAction;
use crate::app::reports::ReportQuery;
use crate::app::reports::disclosure;
use crate::app::reports::disclosure::Audience;
use crate::app::reports::marks;
use crate::app::reports::norms::{SurveyNorms, norms};
use crate::app::reports::public_results;
use crate::app::reports::public_results::{Headline, public_results};
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
use urbivox_core::i18n::{Texts, Value};
use urbivox_core::measure::question::{QuestionReport, Share};
use urbivox_core::measure::report::Report;
use urbivox_core::measure::value::{MeasureValue, Unit};
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
    /// How other cities' results for the same type of service are distributed.
    norms: Option<String>,
    /// Before the first release: when results appear.
    pending: Option<String>,
    trend: Option<Trend>,
    tables: Vec<Table>,
    /// What the figures rest on, and what the intervals cover.
    notes: Vec<String>,
    actions: Vec<Action>,
}

/// Headline figure: the primary measure.
struct Finding {
    sentence: String,
    interval: Option<String>,
    answers: String,
}

/// Headline figure by month.
struct Trend {
    chart: String,
    /// Name of the values in the table.
    value_name: String,
    rows: Vec<TrendRow>,
    /// Months in which something changed, and which line of the chart shows it.
    notes: Vec<String>,
}

/// Month of a trend.
struct TrendRow {
    label: String,
    /// Number of answers and value; `None` when too few people answered.
    values: Option<(String, String)>,
}

/// Table of the answers to one question. Without rows, too few people answered it.
struct Table {
    prompt: String,
    answered: String,
    rows: Vec<Row>,
    /// What the percentages are of, where not everybody was offered every answer.
    note: Option<String>,
}

/// Row of a table: an answer with its count and share.
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
    let own = Arc::clone(&survey_request.published);
    let read = move || {
        let query = by_month();
        let mut report = disclosure::public(&app, &path, &query)?;
        marks::add(&app, &path, &query, &mut report, Audience::Public)?;
        let actions = improvement_actions::list(&app, &path)?;
        let norms = match public_results::headline(&report, &own.current().definition) {
            Headline::Measured(_, measure) => norms(&app, &own, &measure.id)?,
            Headline::Unmeasured | Headline::TooFew => None,
        };
        Ok::<_, Problem>((report, norms, actions))
    };
    let read = state.gates.reports.run(state.network(&request), read).await;
    let (report, norms, actions) = read.map_err(|problem| error_page(&request, &problem, Some(&survey_request)))?;
    let answers_min = disclosure::answers_min(&state.app, &survey_request.published);
    let mut page = results(&survey_request, &report, norms.as_ref(), answers_min);
    let path = &survey_request.published.path;
    page.frame.picture = posters::AVAILABLE.then(|| {
        let public_url = state.public_url(&request);
        format!("{public_url}/social/{}/{}.png", path.city, path.service)
    });
    let locale = survey_request.locale(&survey_request.published.current().definition);
    let public = actions.into_iter().filter(|action| action.is_public);
    page.actions = public.map(|action| public_action(action, locale)).collect();
    // Before the first release the page is checked more often.
    let release = report.release.as_ref().map(|release| release.number);
    let caching = release.map_or(BrowserCache::Minutes, BrowserCache::Release);
    Ok(PageResponse::new(Framing::Nobody, caching).render(&request, &page))
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

/// Returns the primary measure by month; `None` when too few months have one. A month with too few answers is a gap in the
/// chart.
fn trend(report: &Report, headline: Headline<'_>, locale: Locale<'_>) -> Option<Trend> {
    let Headline::Measured(question, measure) = headline else {
        return None;
    };
    let steps = public_results::trend(report, &question.code, measure)?;
    let (texts, numbers) = (locale.texts, locale.numbers());
    let (mut points, mut rows) = (Vec::new(), Vec::new());
    let (mut breaks, mut marks) = (Vec::new(), Vec::new());
    for step in steps {
        let label = locale.dates().month(step.start);
        let values = |measure: &MeasureValue| (numbers.count(measure.n), numbers.value_of(measure));
        rows.push(TrendRow {
            label: label.clone(),
            values: step.measure.map(values),
        });
        if step.breaks_here {
            breaks.push(label.clone());
        } else if step.is_marked {
            marks.push(label.clone());
        }
        points.push(TrendPoint {
            label,
            value: step.measure.map(|measure| measure.value),
            interval: step.measure.and_then(|measure| measure.interval),
            breaks_here: step.breaks_here,
            is_marked: step.is_marked,
        });
    }
    let named = [("results-breaks", breaks), ("results-marks", marks)].into_iter();
    let named = named.filter(|(_, months)| !months.is_empty());
    let notes = named.map(|(id, months)| texts.with(id, &[("months", months.join(", ").into())]));
    let chart_text = ChartText {
        id: "trend".to_owned(),
        title: headline::sentence(measure, locale),
        description: texts.get("results-over-time").into_owned(),
        axis: String::new(),
        numbers,
    };
    Some(Trend {
        chart: charts::trend(&chart_text, &points, Axis::of(measure.unit, ends(measure, &points))),
        value_name: headline::name(measure, locale),
        rows,
        notes: notes.collect(),
    })
}

/// Returns the ends of the axis of a trend: the whole range of the measure; of minutes, which have no natural range, zero and
/// everything that is drawn.
fn ends(measure: &MeasureValue, points: &[TrendPoint]) -> (f64, f64) {
    if measure.unit != Unit::Minutes {
        return measure.range;
    }
    let intervals = points.iter().filter_map(|point| point.interval);
    let drawn = intervals.flat_map(|interval| [interval.low, interval.high]);
    let drawn = drawn.chain(points.iter().filter_map(|point| point.value));
    drawn.fold((0.0, 0.0), |(low, high), value| (value.min(low), value.max(high)))
}

fn results(survey_request: &SurveyRequest, report: &Report, norms: Option<&SurveyNorms>, answers_min: u64) -> Results {
    let published: &Arc<PublishedSurvey> = &survey_request.published;
    let definition = &published.current().definition;
    let locale = survey_request.locale(definition);
    let texts = locale.texts;
    let public = public_results(report, definition);
    let title = locale.text(&definition.title).to_owned();
    let name = texts.get("results-title");
    let count = AnswerCount::of(report);
    let finding = public
        .as_ref()
        .and_then(|public| finding(public.headline, public.responses, count, locale));
    let trend = public
        .as_ref()
        .and_then(|public| trend(report, public.headline, locale));
    let has_interval = finding.as_ref().is_some_and(|finding| finding.interval.is_some()) || trend.is_some();
    let questions = public.iter().flat_map(|public| &public.questions);
    let tables = questions.filter_map(|report| table(report, definition, count, locale));
    let pending = || texts.with("results-few", &[("min", count_value(answers_min))]);
    Results {
        frame: survey_request.frame(format!("{name} – {title} – {}", published.city.name)),
        texts,
        heading: format!("{name}: {title}"),
        finding,
        norms: public
            .as_ref()
            .and_then(|public| norms_text(public.headline, norms?, locale)),
        pending: public.is_none().then(pending),
        trend,
        tables: tables.collect(),
        notes: notes(report, has_interval, locale),
        actions: Vec::new(),
    }
}

/// Returns the sentence on the cities that measure the same for the same type of service.
fn norms_text(headline: Headline<'_>, found: &SurveyNorms, locale: Locale<'_>) -> Option<String> {
    let Headline::Measured(_, measure) = headline else {
        return None;
    };
    let ([low, median, high], (first, last)) = (found.norms.quartiles, found.period);
    let shown = |value: f64| -> Value { locale.numbers().in_unit_of(measure, value).into() };
    let values = [
        ("cities", count_value(found.norms.cities)),
        ("from", locale.dates().day(first).into()),
        ("to", locale.dates().day(last).into()),
        ("low", shown(low)),
        ("median", shown(median)),
        ("high", shown(high)),
    ];
    Some(locale.texts.with("results-norms", &values))
}

/// Returns the sentences on what the figures rest on and what the intervals cover.
fn notes(report: &Report, has_interval: bool, locale: Locale<'_>) -> Vec<String> {
    let texts = locale.texts;
    let mut notes = Vec::new();
    if has_interval {
        notes.push(texts.get("results-note").into_owned());
    }
    if let Some(release) = &report.release {
        let values = [
            ("day", locale.dates().day(release.as_of).into()),
            ("min", count_value(release.answers_min)),
        ];
        notes.push(texts.with("results-released", &values));
        if release.told_in > 1 {
            notes.push(texts.with("results-rounded", &[("multiple", count_value(release.told_in))]));
        }
    }
    notes
}

/// How numbers of answers are written.
#[derive(Clone, Copy)]
enum AnswerCount {
    /// `42 answers`.
    Exact,
    /// `about 42 answers`: counts are rounded.
    Rounded,
}

impl AnswerCount {
    fn of(report: &Report) -> AnswerCount {
        match report.release.as_ref().is_some_and(|release| release.told_in > 1) {
            true => AnswerCount::Rounded,
            false => AnswerCount::Exact,
        }
    }

    fn text(self, count: u64, texts: &Texts) -> String {
        let id = match self {
            AnswerCount::Exact => "results-answers",
            AnswerCount::Rounded => "results-answers-about",
        };
        texts.with(id, &[("count", count_value(count))])
    }
}

fn finding(headline: Headline<'_>, responses: u64, count: AnswerCount, locale: Locale<'_>) -> Option<Finding> {
    let texts = locale.texts;
    match headline {
        Headline::Unmeasured => None,
        Headline::TooFew => Some(Finding {
            sentence: texts.get("results-withheld").into_owned(),
            interval: None,
            answers: count.text(responses, texts),
        }),
        Headline::Measured(_, measure) => {
            let ends = locale.numbers().interval_ends(measure);
            let interval = |(low, high): (String, String)| {
                texts.with("results-interval", &[("low", low.into()), ("high", high.into())])
            };
            Some(Finding {
                sentence: headline::sentence(measure, locale),
                interval: ends.map(interval),
                answers: count.text(measure.n, texts),
            })
        }
    }
}

/// Returns the table of a rating or a choice; `None` for other kinds.
fn table(report: &QuestionReport, definition: &Definition, count: AnswerCount, locale: Locale<'_>) -> Option<Table> {
    let question = definition.question(report.code.as_str())?;
    if !matches!(question.kind, QuestionKind::Rating(_) | QuestionKind::Choice(_)) {
        return None;
    }
    let (texts, numbers) = (locale.texts, locale.numbers());
    let told = Some(report).filter(|report| !report.is_withheld && report.answered > 0);
    let is_partly_offered = |share: &Share| share.versions != report.versions;
    let shares = || told.iter().flat_map(|report| &report.shares);
    let is_mixed = shares().any(|(_, share)| is_partly_offered(share));
    let rows = shares().map(|(value, share)| {
        let count = numbers.count(share.count);
        Row {
            label: offered_label(label(question, value, locale), share, report, texts),
            count: match is_mixed {
                true => format!("{count} / {}", numbers.count(share.base)),
                false => count,
            },
            percent: numbers.percent_of(share.count, share.base),
            share: format!("{:.4}", share.share),
        }
    });
    let rows: Vec<Row> = rows.collect();
    let answered = if rows.is_empty() {
        texts.get("results-withheld").into_owned()
    } else {
        count.text(report.answered, texts)
    };
    Some(Table {
        prompt: locale
            .label(question.prompt.as_ref(), question.code.as_str())
            .to_owned(),
        answered,
        rows,
        note: is_mixed.then(|| texts.get("results-offered").into_owned()),
    })
}

/// Returns the label of an answer, with the version from which on it is offered, or that it no longer is.
fn offered_label(label: String, share: &Share, report: &QuestionReport, texts: &Texts) -> String {
    let first = share.versions.first().filter(|_| share.versions != report.versions);
    let Some(first) = first else { return label };
    if report.versions.ends_with(&share.versions) {
        let values = [("label", label.into()), ("version", count_value(u64::from(*first)))];
        return texts.with("results-since", &values);
    }
    if share.versions.last() < report.versions.last() {
        return texts.with("results-no-longer", &[("label", label.into())]);
    }
    label
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
