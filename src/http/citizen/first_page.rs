//! `GET /s/…`: the first page of a survey. Stores nothing but a view count, because mail scanners open links too.

use std::collections::HashMap;
use std::sync::Arc;

use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template as _;
use parking_lot::RwLock;

use super::survey_page::{PageContent, SurveyPage, is_shared};
use super::survey_request::SurveyRequest;
use super::{error_pages, survey_access};
use crate::app::catalogue::PublishedSurvey;
use crate::app::submissions::form_token::FormToken;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::page_frame::DisplayMode;
use crate::http::web::page_response::{BrowserCache, PageResponse};
use crate::http::web::precompressed::{PLACEHOLDER, PrecompressedPage};
use urbivox_core::survey::answers::answer::RawAnswers;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::answers::visibility::Visibility;

/// Largest number of cached pages, some 20 kB each. A full cache is emptied.
const PAGES_MAX: usize = 1_000;

/// Cache of rendered and compressed first pages.
#[derive(Default)]
pub struct FirstPages(RwLock<HashMap<Key, RenderedPage>>);

/// Page with the survey that it was rendered from.
type RenderedPage = (Arc<PublishedSurvey>, Arc<PrecompressedPage>);

type Key = (i64, String, DisplayMode);

impl FirstPages {
    /// Returns the first page in the request's language from the cache, or renders it.
    fn find(&self, visit: &SurveyRequest) -> Result<Arc<PrecompressedPage>, Problem> {
        let key = (
            visit.published.current().id,
            visit.language.as_str().to_owned(),
            visit.mode,
        );
        if let Some((published, page)) = self.0.read().get(&key)
            // A reloaded survey may differ, for example in the name or colour of its city.
            && Arc::ptr_eq(published, &visit.published)
        {
            return Ok(Arc::clone(page));
        }
        let html = first(visit, PLACEHOLDER.to_owned())?.render();
        let html = html.map_err(|cause| Problem::broken(&cause))?;
        let page = PrecompressedPage::new(&html).map_err(|cause| Problem::broken(&cause))?;
        let page = Arc::new(page);
        let mut pages = self.0.write();
        if pages.len() >= PAGES_MAX {
            pages.clear();
        }
        pages.insert(key, (Arc::clone(&visit.published), Arc::clone(&page)));
        Ok(page)
    }
}

/// `GET /s/…`: shows the survey as a page of its own.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    show(&site, &request, DisplayMode::Page).await
}

/// `GET /embed/…`: shows the survey for embedding in another page.
pub async fn embedded(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    show(&site, &request, DisplayMode::Embed).await
}

/// `GET /try/…`: shows the preview of a draft.
pub async fn preview(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    show(&site, &request, DisplayMode::Preview).await
}

async fn show(site: &HttpState, request: &HttpRequest, mode: DisplayMode) -> HttpResponse {
    let visit = match survey_access::open_survey(site, request, mode).await {
        Ok(visit) => visit,
        Err(refused) => return refused,
    };
    let now = site.app.clock.now();
    let opening = FormToken::fresh(now).text(&site.app.keyring, visit.published.survey_id);
    if is_page_view(request) && mode != DisplayMode::Preview {
        let visits = &site.app.visits;
        visits.seen(&visit.published, visit.placement(), visit.today(site));
    }
    let sending = PageResponse::new(visit.framing(), BrowserCache::Form);
    if !is_shared(visit.mode) {
        return match first(&visit, opening) {
            Ok(paper) => sending.render(request, &paper),
            Err(problem) => error_pages::by(request, &problem, Some(&visit)),
        };
    }
    match site.pages.find(&visit) {
        Ok(page) => sending.precompressed(request, &page, &opening),
        Err(problem) => error_pages::by(request, &problem, Some(&visit)),
    }
}

/// Builds the empty first page.
pub fn first(visit: &SurveyRequest, opening: String) -> Result<SurveyPage, Problem> {
    let version = visit.published.current();
    let walk = Visibility::evaluate(&version.definition, &RawAnswers::default());
    let fields = FormFields::default();
    SurveyPage::of(PageContent {
        visit,
        version,
        // Only a draft may have no page with questions; then its first page is shown.
        page: walk.pages().next().unwrap_or_default(),
        fields: &fields,
        visibility: &walk,
        page_errors: Vec::new(),
        notice: None,
        opening,
        is_started: false,
    })
}

/// Whether the request counts as a view: a `GET` that is no prefetch.
fn is_page_view(request: &HttpRequest) -> bool {
    let fetches_ahead = ["sec-purpose", "purpose"].iter().any(|name| {
        let header = request.headers().get(*name);
        header
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.contains("prefetch"))
    });
    request.method() == Method::GET && !fetches_ahead
}
