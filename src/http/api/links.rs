//! Link keys of a city, and signed links for a city without a system that signs.

use actix_web::{HttpRequest, HttpResponse, web};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::access::Permission;
use crate::app::catalogue::PublishedSurvey;
use crate::app::placements;
use crate::app::placements::signed_links::{DAYS_MAX, LinkClaims, TRANSACTION_CHARS_MAX};
use crate::app::placements::signing_keys;
use crate::app::placements::signing_keys::SigningKey;
use crate::app::resource::Resource;
use crate::http::problem::{Problem, ProblemBody};
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{ApiPrincipal, CityAt, SurveyAt};
use crate::http::web::json_body::Body;
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::violation::Violations;

/// A link key.
#[derive(Serialize, ToSchema)]
pub struct LinkKeyBody {
    /// Stands in the head of each link as `kid`.
    id: String,
    /// What links are signed with (HS256). Told once, when the key is made.
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
    /// RFC 3339, UTC.
    created_at: String,
    /// RFC 3339, UTC; null while the key is good.
    revoked_at: Option<String>,
}

/// The link keys of a city.
#[derive(Serialize, ToSchema)]
pub struct LinkKeyPage {
    items: Vec<LinkKeyBody>,
    /// Always null: a city has a handful.
    next: Option<String>,
}

/// A link that is wanted.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WishBody {
    /// The reference of the transaction, best hashed already; it can be answered about once.
    #[schema(example = "application-2026-10443")]
    transaction: String,
    /// The language that the citizen used.
    language: Option<String>,
    /// Where answers are counted.
    placement: Option<String>,
    /// RFC 3339; thirty days from now when absent, 400 days at most.
    #[schema(value_type = Option<String>)]
    expires_at: Option<Timestamp>,
}

/// A signed link.
#[derive(Serialize, ToSchema)]
pub struct LinkBody {
    /// For the citizen.
    url: String,
    /// The signed part of it, for `token` of a submission.
    token: String,
}

impl LinkKeyBody {
    fn of(key: SigningKey, secret: Option<String>) -> LinkKeyBody {
        LinkKeyBody {
            id: key.id,
            secret,
            created_at: key.created_at.to_string(),
            revoked_at: key.revoked_at.map(|at| at.to_string()),
        }
    }
}

/// Make a link key.
#[utoipa::path(
    post, operation_id = "create_link_key", path = "/api/v1/cities/{city}/link-keys", tag = "links", security(("key" = [])), params(("city" = String, Path)),
    responses((status = 201, body = LinkKeyBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn create(site: web::Data<HttpState>, key: ApiPrincipal, at: CityAt) -> Result<HttpResponse, Problem> {
    key.require(Permission::SignLinks, Some(&at.0))?;
    let app = site.app.on_behalf_of(&key.0);
    let (made, secret) = block(move || signing_keys::create(&app, &at.0)).await?;
    Ok(HttpResponse::Created().json(LinkKeyBody::of(made, Some(secret))))
}

/// The link keys of a city, without their secrets.
#[utoipa::path(
    get, operation_id = "list_link_keys", path = "/api/v1/cities/{city}/link-keys", tag = "links", security(("key" = [])), params(("city" = String, Path)),
    responses((status = 200, body = LinkKeyPage), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn list(site: web::Data<HttpState>, key: ApiPrincipal, at: CityAt) -> Result<HttpResponse, Problem> {
    key.require(Permission::SignLinks, Some(&at.0))?;
    let app = site.app.on_behalf_of(&key.0);
    let keys = block(move || signing_keys::list(&app, &at.0)).await?;
    let items = keys.into_iter().map(|key| LinkKeyBody::of(key, None)).collect();
    Ok(HttpResponse::Ok().json(LinkKeyPage { items, next: None }))
}

/// Revoke a link key: links that it signed stop working.
#[utoipa::path(
    delete, operation_id = "revoke_link_key", path = "/api/v1/cities/{city}/link-keys/{id}", tag = "links", security(("key" = [])),
    params(("city" = String, Path), ("id" = String, Path)),
    responses((status = 204), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn revoke(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: CityAt,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::SignLinks, Some(&at.0))?;
    let id = request.match_info().get("id").map(str::to_owned);
    let id = id.ok_or_else(|| Problem::no_such(Resource::SigningKey))?;
    let app = site.app.on_behalf_of(&key.0);
    block(move || signing_keys::revoke(&app, &at.0, &id)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Sign a link, with a key of the city.
#[utoipa::path(
    post, operation_id = "create_signed_link", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/links", tag = "links", security(("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)), request_body = WishBody,
    responses((status = 201, body = LinkBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn sign(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: SurveyAt,
    request: HttpRequest,
    body: Body<WishBody>,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::SignLinks, Some(&at.0.city))?;
    let wish = wish(body.read().await?, site.app.clock.now())?;
    let path = at.0.clone();
    let published = site.published(at.0).await?;
    refuse_staff(&published, &wish)?;
    let token = signing_keys::link(&site.app, &published, &path, &wish);
    let token = token.ok_or_else(Problem::no_link_key)?;
    let base = site.public_url(&request);
    let url = format!("{base}/s/{}/{}/{}?t={token}", path.city, path.service, path.survey);
    Ok(HttpResponse::Created().json(LinkBody { url, token }))
}

/// A link is for a citizen, from whom answers at a placement for staff are refused: such a link would never be good.
fn refuse_staff(published: &PublishedSurvey, wish: &LinkClaims) -> Result<(), Problem> {
    let placement = wish.placement.as_deref();
    if !placement.is_some_and(|placement| placements::is_staff_only(published, placement)) {
        return Ok(());
    }
    let mut faults = Violations::none();
    let detail = "This placement is for staff, who enter what came on paper or by phone. Name another one.";
    faults.push("/placement", "staff-placement", detail);
    Err(Problem::invalid_body(faults))
}

fn wish(body: WishBody, now: Timestamp) -> Result<LinkClaims, Problem> {
    let mut faults = Violations::none();
    if !(1..=TRANSACTION_CHARS_MAX).contains(&body.transaction.chars().count()) {
        let detail = format!("Write 1 to {TRANSACTION_CHARS_MAX} characters.");
        faults.push("/transaction", "bad-value", detail);
    }
    let expires_at = body.expires_at.unwrap_or_else(|| signing_keys::default_expiry(now));
    let left = expires_at.duration_since(now);
    if left <= SignedDuration::ZERO || left > SignedDuration::from_hours(24 * DAYS_MAX) {
        faults.push(
            "/expires_at",
            "bad-value",
            format!("Choose a time in the next {DAYS_MAX} days."),
        );
    }
    if body
        .placement
        .as_deref()
        .is_some_and(|slug| Slug::parse(slug).is_none())
    {
        let detail = "A placement has 1 to 64 small letters, digits and hyphens, as in qr-desk-2.";
        faults.push("/placement", "bad-placement", detail);
    }
    if !faults.is_empty() {
        return Err(Problem::invalid_body(faults));
    }
    Ok(LinkClaims {
        transaction: body.transaction,
        language: body.language,
        placement: body.placement,
        expires_at,
    })
}
