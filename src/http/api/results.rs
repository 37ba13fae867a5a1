//! Results: the report of a survey.

use actix_web::http::header::{CACHE_CONTROL, VARY};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::report::ReportBody;
use crate::app::reports;
use crate::app::reports::ReportQuery;
use crate::app::reports::compared::{ComparedWith, comparison};
use crate::app::reports::disclosure;
use crate::app::reports::disclosure::Audience;
use crate::app::reports::marks;
use crate::app::reports::weighted;
use crate::http::headers::{release_tag, send_with};
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::extract::{OptionalPrincipal, Params, SurveyAt};
use urbivox_core::survey::slug::Slug;
use urbivox_core::tally::period::Bucket;

/// Caching of released figures.
pub(super) const RELEASED_CACHING: &str = "public, max-age=3600";

/// Query of a report.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReportParams {
    /// First civil day of the city, included, as `2026-01-01`; the first day with responses when absent.
    #[param(value_type = Option<String>, format = Date)]
    pub(super) from: Option<String>,
    /// Last civil day of the city, included; the last day with responses when absent.
    #[param(value_type = Option<String>, format = Date)]
    pub(super) to: Option<String>,
    /// Adds a series with one point for each day, week or month.
    #[param(inline)]
    pub(super) by: Option<BucketParam>,
    /// Only responses from this placement, 1 to 64 characters.
    #[param(min_length = 1, max_length = 64)]
    pub(super) placement: Option<String>,
    /// Only responses in this language, 1 to 64 characters.
    #[param(min_length = 1, max_length = 64, example = "fi")]
    pub(super) language: Option<String>,
    /// Only responses with this option of a segment question, as `question:option`; as `question:` those without any.
    #[param(example = "district:north")]
    pub(super) segment: Option<String>,
    /// `true`: only responses by signed link. `false` is not accepted.
    pub(super) verified: Option<bool>,
    /// Adds the changes from another period: `previous`, as many days before `from`; `year`, the same days a year before;
    /// or two days, as `2025-01-01..2025-03-31`. Needs `from` and `to`, and a period that does not overlap.
    #[param(example = "previous")]
    pub(super) compare: Option<String>,
    /// `public`: the figures that everybody sees, also with a key that gets live ones.
    #[serde(rename = "as")]
    #[param(inline)]
    pub(super) seen_as: Option<ReaderParam>,
}

/// Reader whose figures are asked for.
#[derive(Clone, Copy, Deserialize, ToSchema, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum ReaderParam {
    /// Everybody: the last release.
    Public,
}

/// Length of one point of a series.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum BucketParam {
    /// One civil day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
}

impl From<BucketParam> for Bucket {
    fn from(by: BucketParam) -> Bucket {
        match by {
            BucketParam::Day => Bucket::Day,
            BucketParam::Week => Bucket::Week,
            BucketParam::Month => Bucket::Month,
        }
    }
}

impl ReportParams {
    /// Parses the query.
    pub(super) fn parse(self) -> Result<ReportQuery, Problem> {
        let segment = self.segment.map(|text| {
            let parts = text
                .split_once(':')
                .map(|(question, option)| (question.to_owned(), option.to_owned()));
            parts.ok_or_else(|| Problem::bad_query("segment is a question and one of its options: district:north."))
        });
        Ok(ReportQuery {
            from: day("from", self.from)?,
            to: day("to", self.to)?,
            by: self.by.map(Bucket::from),
            placement: filter("placement", self.placement)?,
            language: filter("language", self.language)?,
            version: None,
            segment: segment.transpose()?,
            verified: match self.verified {
                Some(false) => return Err(Problem::bad_query("verified is true, or left out.")),
                verified => verified.is_some(),
            },
        })
    }
}

/// Parses the period with which a report is compared; returns its first and last day.
fn compared_period(compare: &str, query: &ReportQuery) -> Result<(Date, Date), Problem> {
    let Some((from, to)) = query.from.zip(query.to) else {
        return Err(Problem::bad_query("compare needs from and to."));
    };
    let compared = match compare {
        "previous" => ComparedWith::Previous,
        "year" => ComparedWith::YearBefore,
        other => {
            let days = other
                .split_once("..")
                .and_then(|(first, last)| Some((strict_day(first)?, strict_day(last)?)));
            let wrong = || Problem::bad_query("compare is previous, year, or two days: 2025-01-01..2025-03-31.");
            let (first, last) = days.ok_or_else(wrong)?;
            ComparedWith::Period(first, last)
        }
    };
    if from > to {
        return Err(Problem::bad_query("from must not be after to."));
    }
    let overlaps = || {
        Problem::bad_query(
            "The period of compare must end before from begins, and its first day must not be after its last. With \
             compare=year, from and to may span at most one year.",
        )
    };
    compared.period(from, to).ok_or_else(overlaps)
}

/// Parses a day such as `2026-01-31`. Strict, because the date parser would also accept a time and ignore it.
fn strict_day(text: &str) -> Option<Date> {
    Date::strptime("%Y-%m-%d", text).ok().filter(|_| text.len() == 10)
}

fn day(name: &str, text: Option<String>) -> Result<Option<Date>, Problem> {
    let wrong = || Problem::bad_query(format!("{name} is a day such as 2026-01-31."));
    text.map(|text| strict_day(&text).ok_or_else(wrong)).transpose()
}

/// Checks a filter: a short name without control characters. PostgreSQL refuses NUL.
fn filter(name: &str, text: Option<String>) -> Result<Option<String>, Problem> {
    match text {
        Some(text) if text.is_empty() || text.len() > 64 || text.chars().any(char::is_control) => {
            Err(Problem::bad_query(format!("{name} has 1 to 64 characters.")))
        }
        other => Ok(other),
    }
}

/// Get the report: counts, shares with 95 % confidence intervals, means and measures.
///
/// Keys of the city that may read responses get all figures, live; with `as=public` what everybody sees. All other readers, with
/// or without a key, get the figures of the last release, which change only when a civil day is over: each rests on at least
/// `answers_min` answers, and counts are multiples of `told_in`. There one filter is accepted at a time (`one-filter`). A period
/// shows what was told of days in it, so `release` names the days that it can have. Withheld figures are `null` or marked
/// `withheld`. With `compare`, the report has the changes from another period: the primary measure of the survey is tested by
/// itself at 95 %, all others together (Holm).
#[utoipa::path(
    get, operation_id = "get_results", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/results", tag = "results",
    security((), ("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ReportParams, ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, body = ReportBody, description = "The report",
        headers(("ETag" = String, description = "Entity tag of a released report, for `If-None-Match`"), ("Cache-Control" = String, description = "`no-store` for live figures, otherwise `public` for an hour"), ("Vary" = String, description = "`Authorization`"))),
        (status = 304, description = "The stored copy is current", headers(("ETag" = String, description = "Entity tag of a released report, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for an hour"))))
)]
pub async fn report(
    state: web::Data<HttpState>,
    request: HttpRequest,
    reader: OptionalPrincipal,
    at: SurveyAt,
    params: Params<ReportParams>,
) -> Result<HttpResponse, Problem> {
    let audience = Audience::of(reader.0.as_ref(), &at.0.city).seen_as(params.0.seen_as.is_some());
    let compare = params.0.compare.clone();
    let query = params.0.parse()?;
    let earlier = compare.map(|compare| compared_period(&compare, &query)).transpose()?;
    let app = state.app.clone();
    let city = at.0.city.clone();
    let work = move || {
        let mut report = disclosure::report(&app, &at.0, &query, audience)?;
        marks::add(&app, &at.0, &query, &mut report, audience)?;
        let release = report.release.as_ref().map(|release| release.number);
        let operational = match audience {
            Audience::Staff => reports::operational_counts(&app, &at.0, &query)?,
            Audience::Public => None,
        };
        let compared = match earlier {
            Some(earlier) => Some(comparison(&app, &at.0, &query, &report, earlier, audience)?),
            None => None,
        };
        let weighted = weighted::weighted(&app, &at.0, &query, &report, audience)?;
        // Serialised behind the gate: a long series has some megabytes, which would block an async worker thread.
        let body = ReportBody::from(report)
            .with_operational(operational)
            .with_comparison(compared)
            .with_weighted(weighted);
        let body = serde_json::to_vec(&body).map_err(|cause| Problem::broken(&cause))?;
        Ok::<_, Problem>(Figures { body, release })
    };
    let figures = run(&state, &request, &city, audience, work).await?;
    let mut answer = HttpResponse::Ok();
    answer.content_type("application/json");
    Ok(figures.send(&request, answer, audience))
}

/// Figures as they are sent.
pub(super) struct Figures {
    /// Body.
    pub(super) body: Vec<u8>,
    /// Number of the release; `None` for live figures, and before the first release.
    pub(super) release: Option<u32>,
}

impl Figures {
    /// Sends the figures. Those of staff are stored nowhere. Released ones are the same for everybody until the next release,
    /// so they have an entity tag, with the number of the release, and nothing that depends on the time of an answer.
    pub(super) fn send(
        self,
        request: &HttpRequest,
        mut answer: HttpResponseBuilder,
        audience: Audience,
    ) -> HttpResponse {
        answer.insert_header((VARY, "Authorization"));
        match audience {
            Audience::Staff => answer.insert_header((CACHE_CONTROL, "no-store")).body(self.body),
            Audience::Public => {
                answer.insert_header((CACHE_CONTROL, RELEASED_CACHING));
                let tag = release_tag(self.release, &self.body);
                send_with(request, answer, self.body, &tag)
            }
        }
    }
}

/// Runs `work` behind the gate of the audience, so that public requests do not delay the city's staff.
pub async fn run<T, E>(
    state: &HttpState,
    request: &HttpRequest,
    city: &Slug,
    audience: Audience,
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, Problem>
where
    T: Send + 'static,
    E: Send + 'static,
    Problem: From<E>,
{
    match audience {
        Audience::Staff => state.gates.staff_reports.run(city, work).await,
        Audience::Public => state.gates.reports.run(state.network(request), work).await,
    }
}
