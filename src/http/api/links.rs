//! Signing keys of a city, and signed links for a city without a system that signs.

use actix_web::{HttpRequest, HttpResponse, web};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use super::body_validation::{error, validated_with};
use crate::app::access::required::SignLinks;
use crate::app::catalogue::PublishedSurvey;
use crate::app::placements;
use crate::app::placements::signed_links::{DAYS_MAX, LinkClaims, TRANSACTION_CHARS_MAX};
use crate::app::placements::signing_keys;
use crate::app::placements::signing_keys::SigningKey;
use crate::app::resource::Resource;
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{KeyAccess, SurveyAt};
use crate::http::web::json_body::Body;
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::violation::Violations;

/// A signing key.
#[derive(Serialize, ToSchema)]
pub struct LinkKeyBody {
    /// Id of the key: `kid` in the header of each token.
    id: String,
    /// Secret for signatures with HS256. Present only in the response that creates the key.
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
    /// Time of creation, RFC 3339, UTC.
    #[schema(format = DateTime)]
    created_at: String,
    /// Time of revocation, RFC 3339, UTC; `null` while the key is valid.
    #[schema(format = DateTime)]
    revoked_at: Option<String>,
}

/// Signing keys of a city.
#[derive(Serialize, ToSchema)]
pub struct LinkKeyPage {
    /// All signing keys, including revoked ones.
    items: Vec<LinkKeyBody>,
    /// Always `null`: the list is complete.
    next: Option<String>,
}

/// Claims of a link to sign.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLinkBody {
    /// Reference of the transaction, preferably hashed, 1 to 200 characters. One response is accepted for each.
    #[validate(custom(function = check_transaction))]
    #[schema(example = "application-2026-10443", min_length = 1, max_length = 200)]
    transaction: String,
    /// Language of the page as BCP 47 tag; negotiated when absent.
    #[schema(example = "fi")]
    language: Option<String>,
    /// Slug of the placement at which the response is counted; not one of kind `staff`.
    #[validate(custom(function = check_placement))]
    #[schema(example = "qr-desk-2", pattern = "^[a-z0-9-]{1,64}$")]
    placement: Option<String>,
    /// End of validity, RFC 3339: in the next 400 days; in 30 days when absent.
    #[schema(value_type = Option<String>, format = DateTime)]
    expires_at: Option<Timestamp>,
}

/// A signed link.
#[derive(Serialize, ToSchema)]
pub struct LinkBody {
    /// Address for the citizen.
    url: String,
    /// JSON Web Token in the address: the `token` of a submission.
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

/// Create a signing key. The response contains its secret, which is not shown again.
#[utoipa::path(
    post, operation_id = "create_link_key", path = "/api/v1/cities/{city}/link-keys", tag = "links", security(("key" = [])), params(("city" = String, Path)),
    responses((status = 201, body = LinkKeyBody, description = "The new signing key with its secret"))
)]
pub async fn create(state: web::Data<HttpState>, key: KeyAccess<SignLinks>) -> Result<HttpResponse, Problem> {
    let app = state.app.on_behalf_of(&key.principal);
    let (signing_key, secret) = block(move || signing_keys::create(&app, &key.city)).await?;
    Ok(HttpResponse::Created().json(LinkKeyBody::of(signing_key, Some(secret))))
}

/// List the signing keys of a city, without their secrets.
#[utoipa::path(
    get, operation_id = "list_link_keys", path = "/api/v1/cities/{city}/link-keys", tag = "links", security(("key" = [])), params(("city" = String, Path)),
    responses((status = 200, body = LinkKeyPage, description = "All signing keys"))
)]
pub async fn list(state: web::Data<HttpState>, key: KeyAccess<SignLinks>) -> Result<HttpResponse, Problem> {
    let app = state.app.on_behalf_of(&key.principal);
    let keys = block(move || signing_keys::list(&app, &key.city)).await?;
    let items = keys.into_iter().map(|key| LinkKeyBody::of(key, None)).collect();
    Ok(HttpResponse::Ok().json(LinkKeyPage { items, next: None }))
}

/// Revoke a signing key. Links that it signed become invalid.
#[utoipa::path(
    delete, operation_id = "revoke_link_key", path = "/api/v1/cities/{city}/link-keys/{id}", tag = "links", security(("key" = [])),
    params(("city" = String, Path), ("id" = String, Path)),
    responses((status = 204, description = "Revoked"))
)]
pub async fn revoke(
    state: web::Data<HttpState>,
    key: KeyAccess<SignLinks>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let id = request.match_info().get("id").map(str::to_owned);
    let id = id.ok_or_else(|| Problem::no_such(Resource::SigningKey))?;
    let app = state.app.on_behalf_of(&key.principal);
    block(move || signing_keys::revoke(&app, &key.city, &id)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Create a signed link, with a signing key of the city. Each link is valid for one response.
#[utoipa::path(
    post, operation_id = "create_signed_link", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/links", tag = "links", security(("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)), request_body(content = NewLinkBody, description = "At most 64 KiB"),
    responses((status = 201, body = LinkBody, description = "The signed link"))
)]
pub async fn sign(
    state: web::Data<HttpState>,
    _key: KeyAccess<SignLinks>,
    at: SurveyAt,
    request: HttpRequest,
    body: Body<NewLinkBody>,
) -> Result<HttpResponse, Problem> {
    let claims = body.read().await?.into_claims(state.app.clock.now())?;
    let path = at.0.clone();
    let published = state.published(at.0).await?;
    refuse_staff_placement(&published, &claims)?;
    let token = signing_keys::link(&state.app, &published, &path, &claims);
    let token = token.ok_or_else(Problem::no_link_key)?;
    let base = state.public_url(&request);
    let url = format!("{base}/s/{}/{}/{}?t={token}", path.city, path.service, path.survey);
    Ok(HttpResponse::Created().json(LinkBody { url, token }))
}

/// Refuses placements of kind `staff`: they accept no responses of citizens, so such a link would never be valid.
fn refuse_staff_placement(published: &PublishedSurvey, claims: &LinkClaims) -> Result<(), Problem> {
    let placement = claims.placement.as_deref();
    if !placement.is_some_and(|placement| placements::is_staff_only(published, placement)) {
        return Ok(());
    }
    let mut violations = Violations::none();
    let detail = "This placement is for staff, who enter what came on paper or by phone. Name another one.";
    violations.push("/placement", "staff-placement", detail);
    Err(Problem::invalid_body(violations))
}

fn check_transaction(text: &str) -> Result<(), ValidationError> {
    if (1..=TRANSACTION_CHARS_MAX).contains(&text.chars().count()) {
        Ok(())
    } else {
        Err(error(
            "bad-value",
            format!("Write 1 to {TRANSACTION_CHARS_MAX} characters."),
        ))
    }
}

fn check_placement(text: &str) -> Result<(), ValidationError> {
    let detail = "A placement has 1 to 64 small letters, digits and hyphens, as in qr-desk-2.";
    match Slug::parse(text) {
        Some(_) => Ok(()),
        None => Err(error("bad-placement", detail)),
    }
}

impl NewLinkBody {
    fn into_claims(self, now: Timestamp) -> Result<LinkClaims, Problem> {
        let expires_at = self.expires_at.unwrap_or_else(|| signing_keys::default_expiry(now));
        let left = expires_at.duration_since(now);
        // Depends on the current time, so it cannot be an attribute of the field.
        let mut violations = Violations::none();
        if left <= SignedDuration::ZERO || left > SignedDuration::from_hours(24 * DAYS_MAX) {
            let detail = format!("Choose a time in the next {DAYS_MAX} days.");
            violations.push("/expires_at", "bad-value", detail);
        }
        validated_with(self, violations, |body| {
            Some(LinkClaims {
                transaction: body.transaction,
                language: body.language,
                placement: body.placement,
                expires_at,
            })
        })
    }
}
