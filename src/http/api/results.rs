//! Results: what citizens said, as numbers.

use actix_web::http::header::{CACHE_CONTROL, VARY};
use actix_web::{HttpRequest, HttpResponse, web};
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::report::ReportBody;
use crate::app::reports;
use crate::app::reports::ReportQuery;
use crate::app::reports::disclosure;
use crate::app::reports::disclosure::Audience;
use crate::http::problem::{Problem, ProblemBody};
use crate::http::state::HttpState;
use crate::http::web::extract::{OptionalPrincipal, Params, SurveyAt};
use urbivox_core::survey::slug::Slug;
use urbivox_core::tally::period::Bucket;

/// What is asked of a survey.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AskParams {
    /// First day, included: `2026-01-01`. The first with answers when absent.
    #[param(value_type = Option<String>, format = Date)]
    from: Option<String>,
    /// Last day, included. The last with answers when absent.
    #[param(value_type = Option<String>, format = Date)]
    to: Option<String>,
    /// A series beside the whole.
    #[param(inline)]
    by: Option<BucketParam>,
    /// Only answers given there.
    placement: Option<String>,
    /// Only answers in that language.
    language: Option<String>,
    /// Only answers of those who chose this option of a segment question: `district:north`.
    segment: Option<String>,
    /// `true`: only answers that came by a signed link, each good for one answer about one use of the service.
    verified: Option<bool>,
}

/// How long one point of a series is.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum BucketParam {
    /// One civil day.
    Day,
    /// From Monday to Sunday.
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

impl AskParams {
    /// What is asked, from a period, a bucket, and the filters by placement, language, segment and link.
    pub fn new(
        (from, to): (Option<String>, Option<String>),
        by: Option<BucketParam>,
        (placement, language, segment): (Option<String>, Option<String>, Option<String>),
        verified: Option<bool>,
    ) -> AskParams {
        AskParams {
            from,
            to,
            by,
            placement,
            language,
            segment,
            verified,
        }
    }

    /// Reads what is asked.
    pub fn read(self) -> Result<ReportQuery, Problem> {
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
            placement: plain("placement", self.placement)?,
            language: plain("language", self.language)?,
            version: None,
            segment: segment.transpose()?,
            verified: match self.verified {
                Some(false) => return Err(Problem::bad_query("verified is true, or left out.")),
                verified => verified.is_some(),
            },
        })
    }
}

fn day(name: &str, text: Option<String>) -> Result<Option<Date>, Problem> {
    // Read strictly: the parser of dates would also take a time, and quietly drop it.
    let strict = |text: &str| Date::strptime("%Y-%m-%d", text).ok().filter(|_| text.len() == 10);
    let wrong = || Problem::bad_query(format!("{name} is a day such as 2026-01-31."));
    text.map(|text| strict(&text).ok_or_else(wrong)).transpose()
}

/// A filter is a short name; PostgreSQL would refuse a NUL in it, and nothing else can match.
fn plain(name: &str, text: Option<String>) -> Result<Option<String>, Problem> {
    match text {
        Some(text) if text.is_empty() || text.len() > 64 || text.chars().any(char::is_control) => {
            Err(Problem::bad_query(format!("{name} has 1 to 64 characters.")))
        }
        other => Ok(other),
    }
}

/// The report: counts, shares with their 95 % intervals, means and measures, from tallies alone.
///
/// The city's own staff read everything, live. Everybody else, with whatever key or none, reads what rests on `answers_min` answers
/// at least, in spans of days that are large enough, with one filter at a time; what is withheld is `null` or marked
/// `withheld`. The whole of a survey, without a period and a filter, is exact for both.
#[utoipa::path(
    get, operation_id = "get_results", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/results", tag = "results",
    security((), ("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), AskParams),
    responses((status = 200, body = ReportBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn report(
    site: web::Data<HttpState>,
    request: HttpRequest,
    reader: OptionalPrincipal,
    at: SurveyAt,
    params: Params<AskParams>,
) -> Result<HttpResponse, Problem> {
    let audience = Audience::of(reader.0.as_ref(), &at.0.city);
    let ask = params.0.read()?;
    let app = site.app.clone();
    let city = at.0.city.clone();
    let work = move || {
        let report = disclosure::report(&app, &at.0, &ask, audience)?;
        let beside = match audience {
            Audience::Staff => reports::beside(&app, &at.0, &ask)?,
            Audience::Public => None,
        };
        // Written here as well: a long series is some megabytes, and the threads that serve everybody have other things to do.
        let body = ReportBody::from(report).beside(beside);
        serde_json::to_vec(&body).map_err(|cause| Problem::broken(&cause))
    };
    let body = run(&site, &request, &city, audience, work).await?;
    let keeping = match audience {
        Audience::Staff => "no-store",
        Audience::Public => "public, max-age=60",
    };
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, keeping))
        .insert_header((VARY, "Authorization"))
        .content_type("application/json")
        .body(body))
}

/// Runs what reads a report behind the gate of these readers: strangers do not keep a city's own staff waiting.
pub async fn run<T, E>(
    site: &HttpState,
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
        Audience::Staff => site.gates.staff_reports.run(city, work).await,
        Audience::Public => site.gates.reports.run(site.network(request), work).await,
    }
}
