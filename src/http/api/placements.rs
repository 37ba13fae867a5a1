//! Placements: where a survey is offered.

use std::borrow::Cow;

use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::listing::{Listing, Page};
use super::shape;
use super::shape::BodyErrors;
use crate::app::access::Permission;
use crate::app::authoring::SurveyPath;
use crate::app::placements;
use crate::app::placements::{Kind, Placement, Refusal};
use crate::app::resource::Resource;
use crate::http::problem::{Problem, ProblemBody};
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{ApiPrincipal, Params, PlacementAt, SurveyAt};
use crate::http::web::json_body::Body;
use crate::http::web::placement_links::PlacementLinks;
use crate::storage;

/// A placement to register.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPlacementBody {
    /// Name in addresses and in reports, unique in the survey.
    #[schema(example = "qr-desk-2", pattern = "^[a-z0-9-]{1,64}$")]
    slug: String,
    /// `link`, `button`, `widget`, `iframe`, `email`, `qr`, `kiosk`, `staff` or `api`.
    #[validate(custom(function = kind_name))]
    #[schema(example = "qr")]
    kind: String,
    /// Name for staff.
    #[validate(custom(function = shape::name))]
    #[schema(example = "Desk 2")]
    name: Option<String>,
}

/// A placement, with what to hand out.
#[derive(Serialize, ToSchema)]
pub struct PlacementBody {
    slug: String,
    /// `link`, `button`, `widget`, `iframe`, `email`, `qr`, `kiosk`, `staff` or `api`.
    kind: &'static str,
    name: Option<String>,
    created_at: String,
    /// The address that leads to the survey from here. That of a placement for staff is a key, and only shown to
    /// those who may enter answers there.
    url: Option<String>,
    /// HTML to paste into a page: button, widget and iframe.
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<String>,
    /// The code of the address: qr.
    #[serde(skip_serializing_if = "Option::is_none")]
    qr: Option<PictureBody>,
    /// A sheet of A4 to print: qr.
    #[serde(skip_serializing_if = "Option::is_none")]
    poster: Option<PictureBody>,
}

/// The addresses of a picture.
#[derive(Serialize, ToSchema)]
pub struct PictureBody {
    /// Sharp at any size.
    svg: String,
    /// In dots.
    png: String,
}

fn kind_name(text: &str) -> Result<(), validator::ValidationError> {
    let detail = "Write link, button, widget, iframe, email, qr, kiosk, staff or api.";
    let wrong = |()| validator::ValidationError::new("unknown-kind").with_message(Cow::Borrowed(detail));
    text.parse::<Kind>().map(drop).map_err(wrong)
}

impl NewPlacementBody {
    fn read(self) -> Result<(urbivox_core::survey::Slug, Kind, Option<String>), Problem> {
        let mut shape = BodyErrors::of(&self);
        let slug = shape.slug("/slug", &self.slug);
        let kind = self.kind.parse().ok();
        shape.done(slug.zip(kind).map(|(slug, kind)| (slug, kind, self.name)))
    }
}

/// What placements of a survey are shown with.
struct PlacementContext {
    public_url: String,
    path: SurveyPath,
    language: String,
    title: String,
    shows_keys: bool,
}

impl PlacementContext {
    /// Asks the catalogue, and so perhaps the database.
    fn of(
        app: &crate::app::App,
        path: &SurveyPath,
        public_url: String,
        shows_keys: bool,
    ) -> Result<PlacementContext, Refusal> {
        // A survey that is not published yet has no languages: then the city's first one.
        let (language, title) = match app.catalogue.find(app, path)? {
            Some(published) => {
                let definition = &published.current().definition;
                let language = &definition.default_language;
                let title = definition.title.text(language).map(str::to_owned);
                // What is published has its title in every language that it offers.
                let corrupt = || storage::Error::corrupt("versions", "the title is not in the survey's own language");
                (language.to_string(), title.ok_or_else(corrupt)?)
            }
            None => {
                let city = app
                    .catalogue
                    .city(app, &path.city)?
                    .ok_or(Refusal::NoSuch(Resource::City))?;
                let first = city.languages.first();
                let language = first.map_or_else(|| "en".to_owned(), ToString::to_string);
                (language, path.to_string())
            }
        };
        Ok(PlacementContext {
            public_url,
            path: path.clone(),
            language,
            title,
            shows_keys,
        })
    }

    fn body(&self, placement: &Placement) -> PlacementBody {
        let offer = PlacementLinks {
            public_url: &self.public_url,
            path: &self.path,
            language: &self.language,
            title: &self.title,
        };
        let picture = |name: &str| {
            (placement.kind == Kind::Qr).then(|| PictureBody {
                svg: offer.picture(name, placement, "svg"),
                png: offer.picture(name, placement, "png"),
            })
        };
        let is_shown = self.shows_keys || placement.kind != Kind::Staff;
        PlacementBody {
            slug: placement.slug.to_string(),
            kind: placement.kind.name(),
            name: placement.name.clone(),
            created_at: placement.created_at.to_string(),
            url: is_shown.then(|| offer.url(placement)),
            snippet: offer.snippet(placement),
            qr: picture("qr"),
            poster: picture("poster"),
        }
    }
}

/// Register a placement. Answers from placements that are not registered are taken and counted all the same.
#[utoipa::path(
    post, operation_id = "create_placement", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placements", tag = "placements",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)),
    request_body = NewPlacementBody,
    responses((status = 201, body = PlacementBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn add(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: SurveyAt,
    request: HttpRequest,
    body: Body<NewPlacementBody>,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::EditSurveys, Some(&at.0.city))?;
    let (slug, kind, name) = body.read().await?.read()?;
    let (app, public_url) = (site.app.on_behalf_of(&key.0), site.public_url(&request));
    let made = block(move || {
        let placement = placements::placement_add(&app, &at.0, &slug, kind, name.as_deref())?;
        Ok::<_, Refusal>(PlacementContext::of(&app, &at.0, public_url, true)?.body(&placement))
    })
    .await?;
    let location = format!("{}/{}", request.path(), made.slug);
    Ok(HttpResponse::Created().insert_header((LOCATION, location)).json(made))
}

/// The placements of a survey.
#[utoipa::path(
    get, operation_id = "list_placements", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placements", tag = "placements",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), Listing),
    responses((status = 200, body = Page<PlacementBody>), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn list(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: SurveyAt,
    request: HttpRequest,
    listing: Params<Listing>,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::ReadPlacements, Some(&at.0.city))?;
    let wanted = listing.0.wanted()?;
    let (app, public_url) = (site.app.on_behalf_of(&key.0), site.public_url(&request));
    let shows_keys = key.0.may(Permission::EnterAnswers, Some(&at.0.city));
    let page = block(move || {
        let after = wanted.after.as_ref().map(|slug| slug.as_str());
        let placements = placements::placement_list(&app, &at.0, after, wanted.limit)?;
        let showing = PlacementContext::of(&app, &at.0, public_url, shows_keys)?;
        let page: Page<Placement> = Page::of(placements, &wanted, |placement| &placement.slug);
        Ok::<_, Refusal>(Page {
            items: page.items.iter().map(|placement| showing.body(placement)).collect(),
            next: page.next,
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(page))
}

/// One placement.
#[utoipa::path(
    get, operation_id = "get_placement", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placements/{placement}", tag = "placements",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ("placement" = String, Path)),
    responses((status = 200, body = PlacementBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn find(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: PlacementAt,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::ReadPlacements, Some(&at.0.city))?;
    let (app, public_url) = (site.app.on_behalf_of(&key.0), site.public_url(&request));
    let shows_keys = key.0.may(Permission::EnterAnswers, Some(&at.0.city));
    let body = block(move || {
        let placement = placements::placement_find(&app, &at.0, &at.1)?;
        Ok::<_, Refusal>(PlacementContext::of(&app, &at.0, public_url, shows_keys)?.body(&placement))
    })
    .await?;
    Ok(HttpResponse::Ok().json(body))
}

/// Take a placement away. What was counted there stays; the address of a placement for staff ends.
#[utoipa::path(
    delete, operation_id = "delete_placement", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placements/{placement}", tag = "placements",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ("placement" = String, Path)),
    responses((status = 204), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn remove(site: web::Data<HttpState>, key: ApiPrincipal, at: PlacementAt) -> Result<HttpResponse, Problem> {
    key.require(Permission::EditSurveys, Some(&at.0.city))?;
    let app = site.app.on_behalf_of(&key.0);
    block(move || placements::placement_delete(&app, &at.0, &at.1)).await?;
    Ok(HttpResponse::NoContent().finish())
}
