//! Every address of the service. The API's are in [`super::api::operations`], those of staff in [`super::staff_routes`].

use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};

use super::api::{openapi, operations};
use super::citizen::{correction, first_page, kiosk, receipts, steps};
use super::endpoint::Endpoint;
use super::media::{logo, posters};
use super::page_paths::{error_page, is_page};
use super::problem::Problem;
use super::public::{badge, benchmark, cities, city, notices, practices, problems, results};
use super::quotas::LimitedAction;
use super::rate_limit::RouteRule;
use super::web::assets;
use super::{health, security_txt, staff_routes};

/// Public pages and documents.
const READ: RouteRule = RouteRule::every(LimitedAction::PublicRead);
/// Pictures that are drawn for each request.
const PICTURE: RouteRule = RouteRule::every(LimitedAction::Picture);
/// Previews of drafts, and responses to them.
const PREVIEW: RouteRule = RouteRule::split(Some(LimitedAction::Preview), Some(LimitedAction::PreviewAnswer));
/// The response of a receipt.
const RECEIPT: RouteRule = RouteRule::every(LimitedAction::ReceiptUse).and_misses(LimitedAction::ReceiptMiss);
/// A receipt that is typed into a form.
const TYPED_RECEIPT: RouteRule = RouteRule::misses(LimitedAction::ReceiptMiss);

/// Every address, in the order in which they are matched: the API's first, because most requests are submissions.
pub fn endpoints() -> Vec<Endpoint> {
    let mut all = operations::endpoints();
    all.push(Endpoint::get("/openapi.json", openapi::document));
    all.extend(of_citizens());
    all.extend(of_receipts());
    all.extend(public());
    all.extend(staff_routes::endpoints());
    all.push(Endpoint::get("/.well-known/security.txt", security_txt::file));
    all
}

/// Serves every address.
pub fn configure(config: &mut ServiceConfig) {
    let write = super::openapi::json;
    config.app_data(web::Data::new(openapi::DocumentWriter { write }));
    for endpoint in endpoints() {
        endpoint.register(config);
    }
    config.default_service(web::to(unknown));
}

/// Serves the metrics, on a listener of their own.
pub fn configure_metrics(config: &mut ServiceConfig) {
    Endpoint::get("/metrics", health::metrics).register(config);
}

/// Surveys as a page, embedded in another page and on a kiosk. The address may omit the survey if the service has one.
fn of_citizens() -> Vec<Endpoint> {
    let mut all = Vec::new();
    for rest in ["{city}/{service}", "{city}/{service}/{survey}"] {
        let at = |first: &str| format!("/{first}/{rest}");
        all.push(Endpoint::form(at("s"), first_page::page, steps::page));
        all.push(Endpoint::form(at("embed"), first_page::embedded, steps::embedded));
        all.push(Endpoint::get(at("kiosk"), kiosk::page));
        all.push(Endpoint::get(at("cities"), results::page).limited(READ));
    }
    let preview = Endpoint::form("/try/{city}/{service}/{survey}", first_page::preview, steps::preview);
    all.push(preview.limited(PREVIEW));
    // Before the survey pages of a kiosk, whose address it would match.
    all.insert(0, Endpoint::get("/kiosk/worker.js", assets::worker));
    all.push(Endpoint::get("/embed.js", assets::embed));
    all.push(Endpoint::get("/assets/{name}", assets::asset));
    all
}

/// Receipts: view, correct and withdraw a response.
fn of_receipts() -> Vec<Endpoint> {
    vec![
        Endpoint::form("/r", receipts::receipt_form, receipts::find).limited(TYPED_RECEIPT),
        Endpoint::get("/r/{receipt}", receipts::page).limited(RECEIPT),
        Endpoint::form("/r/{receipt}/correct", correction::page, correction::correct).limited(RECEIPT),
        Endpoint::form("/r/{receipt}/withdraw", receipts::ask, receipts::withdraw).limited(RECEIPT),
    ]
}

/// Public pages of cities, services and indicators.
fn public() -> Vec<Endpoint> {
    let mut all = vec![
        Endpoint::get("/cities", cities::page).limited(READ),
        Endpoint::get("/cities/{city}", city::page).limited(READ),
        Endpoint::get("/indicators", benchmark::page).limited(READ),
        Endpoint::get("/indicators/{framework}", benchmark::page).limited(READ),
        Endpoint::get("/indicators/{framework}/{edition}", benchmark::page).limited(READ),
        Endpoint::get("/practices", practices::page).limited(READ),
        Endpoint::get("/problems", problems::list).limited(READ),
        Endpoint::get("/problems/{code}", problems::page).limited(READ),
        Endpoint::get("/about/{city}/privacy", notices::privacy).limited(READ),
        Endpoint::get("/about/{city}/accessibility", notices::accessibility).limited(READ),
        Endpoint::get("/logo/{city}", logo::picture).limited(READ),
        Endpoint::get("/badge/{city}/{service}.svg", badge::badge).limited(READ),
        Endpoint::get("/badge/{city}/{service}/{survey}.svg", badge::badge).limited(READ),
        Endpoint::get("/card/{city}/{service}", badge::card).limited(READ),
    ];
    if posters::AVAILABLE {
        all.push(Endpoint::get("/social/{city}/{service}.png", badge::social).limited(PICTURE));
    }
    all
}

/// An address where nothing is served: people get a page, programs a problem.
async fn unknown(request: HttpRequest) -> Result<HttpResponse, Problem> {
    if is_page(request.path()) && request.method().is_safe() {
        Ok(error_page(&request, &Problem::no_such_page()))
    } else {
        Err(Problem::no_such_page())
    }
}
