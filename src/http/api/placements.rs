//! Placements: where a survey is offered.

use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use super::body_validation;
use super::body_validation::{error, validated};
use super::listing::{Listing, Page};
use crate::app::App;
use crate::app::access::Permission;
use crate::app::access::required::{EditSurveys, ReadPlacements};
use crate::app::authoring::SurveyPath;
use crate::app::placements;
use crate::app::placements::{Placement, PlacementError, PlacementKind};
use crate::app::resource::Resource;
use crate::http::media::posters;
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{KeyAccess, Params, PlacementAt, SurveyAt};
use crate::http::web::json_body::Body;
use crate::http::web::placement_links::PlacementLinks;
use crate::storage;
use urbivox_core::survey::Slug;

/// A placement to register.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPlacementBody {
    /// Slug in addresses and reports, unique in the survey.
    #[validate(custom(function = body_validation::slug))]
    #[schema(example = "qr-desk-2", pattern = "^[a-z0-9-]{1,64}$")]
    slug: String,
    /// `link`, `button`, `widget`, `iframe`, `email`, `qr`, `kiosk`, `staff` or `api`.
    #[validate(custom(function = kind_name))]
    #[schema(example = "qr")]
    kind: String,
    /// Display name for staff, 1 to 200 characters on one line.
    #[validate(custom(function = body_validation::name))]
    #[schema(example = "Desk 2", min_length = 1, max_length = 200)]
    name: Option<String>,
}

/// A placement, with the material to offer the survey there.
#[derive(Serialize, ToSchema)]
pub struct PlacementBody {
    /// Slug in addresses and reports.
    slug: String,
    /// `link`, `button`, `widget`, `iframe`, `email`, `qr`, `kiosk`, `staff` or `api`.
    kind: &'static str,
    /// Display name for staff.
    name: Option<String>,
    /// Time of registration, RFC 3339, UTC.
    #[schema(format = DateTime)]
    created_at: String,
    /// Address of the survey at this placement. That of a `staff` placement contains a secret, and is `null` unless the
    /// key may enter answers.
    url: Option<String>,
    /// HTML for a web page; present for the kinds `button`, `widget` and `iframe`.
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<String>,
    /// QR code of the address; present for the kind `qr`.
    #[serde(skip_serializing_if = "Option::is_none")]
    qr: Option<PictureBody>,
    /// A4 poster with the QR code; present for the kind `qr`.
    #[serde(skip_serializing_if = "Option::is_none")]
    poster: Option<PictureBody>,
}

/// Addresses of a picture.
#[derive(Serialize, ToSchema)]
pub struct PictureBody {
    /// Address of the SVG file.
    svg: String,
    /// Address of the PNG file.
    // Missing only in a program without the feature `posters`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "posters", schema(value_type = String, required = true))]
    png: Option<String>,
}

fn kind_name(text: &str) -> Result<(), ValidationError> {
    let detail = "Write link, button, widget, iframe, email, qr, kiosk, staff or api.";
    let unknown = |()| error("unknown-kind", detail);
    text.parse::<PlacementKind>().map(drop).map_err(unknown)
}

impl NewPlacementBody {
    /// Returns slug, kind and name.
    fn into_parts(self) -> Result<(Slug, PlacementKind, Option<String>), Problem> {
        validated(self, |body| {
            let (slug, kind) = (Slug::parse(&body.slug)?, body.kind.parse::<PlacementKind>().ok()?);
            Some((slug, kind, body.name))
        })
    }
}

/// Data of the survey that the material of its placements contains.
struct PlacementContext {
    public_url: String,
    path: SurveyPath,
    language: String,
    title: String,
    shows_keys: bool,
}

impl PlacementContext {
    /// Reads the published survey from the catalogue, which may read the database.
    fn of(
        app: &App,
        path: &SurveyPath,
        public_url: String,
        shows_keys: bool,
    ) -> Result<PlacementContext, PlacementError> {
        // An unpublished survey has no languages: the city's first one is used.
        let (language, title) = match app.catalogue.find(&app.storage, path)? {
            Some(published) => {
                let definition = &published.current().definition;
                let language = &definition.default_language;
                let title = definition.title.text(language).map(str::to_owned);
                // A published title exists in every language of the survey.
                let corrupt = || storage::Error::corrupt("versions", "the title is not in the survey's own language");
                (language.to_string(), title.ok_or_else(corrupt)?)
            }
            None => {
                let city = app
                    .catalogue
                    .city(&app.storage, &path.city)?
                    .ok_or(PlacementError::NoSuch(Resource::City))?;
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
            (placement.kind == PlacementKind::Qr).then(|| PictureBody {
                svg: offer.picture(name, placement, "svg"),
                png: posters::AVAILABLE.then(|| offer.picture(name, placement, "png")),
            })
        };
        let is_shown = self.shows_keys || placement.kind != PlacementKind::Staff;
        PlacementBody {
            slug: placement.slug.to_string(),
            kind: placement.kind.name(),
            name: placement.name.clone(),
            created_at: placement.created_at.to_string(),
            url: is_shown.then(|| offer.url(placement)),
            snippet: offer.snippet(placement),
            qr: picture("qr"),
            poster: picture("poster").filter(|_poster| posters::AVAILABLE),
        }
    }
}

/// Register a placement. Responses from unregistered placements are accepted and counted as well.
#[utoipa::path(
    post, operation_id = "create_placement", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placements", tag = "placements",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)),
    request_body(content = NewPlacementBody, description = "At most 64 KiB"),
    responses((status = 201, body = PlacementBody, description = "The new placement", headers(("Location" = String, description = "Path of the new resource"))))
)]
pub async fn add(
    state: web::Data<HttpState>,
    key: KeyAccess<EditSurveys>,
    at: SurveyAt,
    request: HttpRequest,
    body: Body<NewPlacementBody>,
) -> Result<HttpResponse, Problem> {
    let (slug, kind, name) = body.read().await?.into_parts()?;
    let (app, public_url) = (state.app.on_behalf_of(&key.principal), state.public_url(&request));
    let created = block(move || {
        let placement = placements::placement_add(&app, &at.0, &slug, kind, name.as_deref())?;
        Ok::<_, PlacementError>(PlacementContext::of(&app, &at.0, public_url, true)?.body(&placement))
    })
    .await?;
    let location = format!("{}/{}", request.path(), created.slug);
    Ok(HttpResponse::Created()
        .insert_header((LOCATION, location))
        .json(created))
}

/// List the placements of a survey.
#[utoipa::path(
    get, operation_id = "list_placements", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placements", tag = "placements",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), Listing),
    responses((status = 200, body = Page<PlacementBody>, description = "A page of placements"))
)]
pub async fn list(
    state: web::Data<HttpState>,
    key: KeyAccess<ReadPlacements>,
    at: SurveyAt,
    request: HttpRequest,
    listing: Params<Listing>,
) -> Result<HttpResponse, Problem> {
    let page_request = listing.0.page_request()?;
    let (app, public_url) = (state.app.on_behalf_of(&key.principal), state.public_url(&request));
    let shows_keys = key.principal.may(Permission::EnterAnswers, Some(&at.0.city));
    let page = block(move || {
        let after = page_request.after.as_ref().map(Slug::as_str);
        let placements = placements::placement_list(&app, &at.0, after, page_request.limit)?;
        let context = PlacementContext::of(&app, &at.0, public_url, shows_keys)?;
        let page: Page<Placement> = Page::of(placements, &page_request, |placement| &placement.slug);
        Ok::<_, PlacementError>(Page {
            items: page.items.iter().map(|placement| context.body(placement)).collect(),
            next: page.next,
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(page))
}

/// Get a placement.
#[utoipa::path(
    get, operation_id = "get_placement", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placements/{placement}", tag = "placements",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ("placement" = String, Path)),
    responses((status = 200, body = PlacementBody, description = "The placement"))
)]
pub async fn find(
    state: web::Data<HttpState>,
    key: KeyAccess<ReadPlacements>,
    at: PlacementAt,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (app, public_url) = (state.app.on_behalf_of(&key.principal), state.public_url(&request));
    let shows_keys = key.principal.may(Permission::EnterAnswers, Some(&at.0.city));
    let body = block(move || {
        let placement = placements::placement_find(&app, &at.0, &at.1)?;
        Ok::<_, PlacementError>(PlacementContext::of(&app, &at.0, public_url, shows_keys)?.body(&placement))
    })
    .await?;
    Ok(HttpResponse::Ok().json(body))
}

/// Delete a placement. Its counts stay; the address of a placement of kind `staff` becomes invalid.
#[utoipa::path(
    delete, operation_id = "delete_placement", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placements/{placement}", tag = "placements",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ("placement" = String, Path)),
    responses((status = 204, description = "Deleted"))
)]
pub async fn remove(
    state: web::Data<HttpState>,
    key: KeyAccess<EditSurveys>,
    at: PlacementAt,
) -> Result<HttpResponse, Problem> {
    let app = state.app.on_behalf_of(&key.principal);
    block(move || placements::placement_delete(&app, &at.0, &at.1)).await?;
    Ok(HttpResponse::NoContent().finish())
}
