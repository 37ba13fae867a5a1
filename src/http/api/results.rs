//! Results: the report of a survey.

use actix_web::http::header::{CACHE_CONTROL, VARY};
use actix_web::{HttpRequest, HttpResponse, web};
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::report::ReportBody;
use crate::app::reports;
use crate::app::reports::ReportQuery;
use crate::app::reports::compared::{ComparedWith, comparison};
use crate::app::reports::disclosure;
use crate::app::reports::disclosure::Audience;
use crate::app::reports::weighted;
use crate::app::reports::weighted::WeightedResults;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::extract::{OptionalPrincipal, Params, SurveyAt};
use urbivox_core::survey::slug::Slug;
use urbivox_core::tally::period::Bucket;

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
    /// Only responses with this option of a segment question, as `question:option`.
    #[param(example = "district:north")]
    pub(super) segment: Option<String>,
    /// `true`: only responses by signed link. `false` is not accepted.
    pub(super) verified: Option<bool>,
    /// Adds the changes from another period: `previous`, as many days before `from`; `year`, the same days a year before;
    /// or two days, as `2025-01-01..2025-03-31`. Needs `from` and `to`, and a period that does not overlap.
    #[param(example = "previous")]
    pub(super) compare: Option<String>,
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
/// Keys of the city that may read responses get all figures, live. All other readers, with or without a key, get
/// figures under disclosure control: each rests on at least `answers_min` answers, and only one filter is accepted.
/// Withheld figures are `null` or marked `withheld`. With `compare`, the report has the changes from another period: the
/// primary measure of the survey is tested by itself at 95 %, all others together (Holm). The totals of a survey, without period and filter, are exact for
/// all readers.
#[utoipa::path(
    get, operation_id = "get_results", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/results", tag = "results",
    security((), ("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ReportParams),
    responses((status = 200, body = ReportBody, description = "The report",
        headers(("Cache-Control" = String, description = "`no-store` for staff, otherwise `public` for one minute"), ("Vary" = String, description = "`Authorization`"))))
)]
pub async fn report(
    state: web::Data<HttpState>,
    request: HttpRequest,
    reader: OptionalPrincipal,
    at: SurveyAt,
    params: Params<ReportParams>,
) -> Result<HttpResponse, Problem> {
    let audience = Audience::of(reader.0.as_ref(), &at.0.city);
    let compare = params.0.compare.clone();
    let query = params.0.parse()?;
    let earlier = compare.map(|compare| compared_period(&compare, &query)).transpose()?;
    let app = state.app.clone();
    let city = at.0.city.clone();
    let work = move || {
        let report = disclosure::report(&app, &at.0, &query, audience)?;
        let operational = match audience {
            Audience::Staff => reports::operational_counts(&app, &at.0, &query)?,
            Audience::Public => None,
        };
        let compared = match earlier {
            Some(earlier) => Some(comparison(&app, &at.0, &query, &report, earlier, audience)?),
            None => None,
        };
        let weighted = match audience {
            Audience::Staff => weighted::weighted(&app, &at.0, &query, &report)?,
            Audience::Public => WeightedResults::default(),
        };
        // Serialised behind the gate: a long series has some megabytes, which would block an async worker thread.
        let body = ReportBody::from(report)
            .with_operational(operational)
            .with_comparison(compared)
            .with_weighted(weighted);
        serde_json::to_vec(&body).map_err(|cause| Problem::broken(&cause))
    };
    let body = run(&state, &request, &city, audience, work).await?;
    let cache_control = match audience {
        Audience::Staff => "no-store",
        Audience::Public => "public, max-age=60",
    };
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, cache_control))
        .insert_header((VARY, "Authorization"))
        .content_type("application/json")
        .body(body))
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
