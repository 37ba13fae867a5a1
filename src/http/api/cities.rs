//! Cities, the tenants.

use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::body_validation;
use super::body_validation::{LanguageTags, validated, validated_with};
use super::listing::{Listing, Page};
use crate::app::access::required::{AddCities, ChangeSettings, SeeCity};
use crate::app::authoring;
use crate::app::authoring::settings::{CitySettings, Contact, RawSettings, SettingsChange};
use crate::app::authoring::{City, CityChange};
use crate::http::media::logo;
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{ApiPrincipal, InstallationKey, KeyAccess, Params};
use crate::http::web::json_body::Body;
use urbivox_core::survey::Slug;

/// A city to create.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCityBody {
    /// Slug in addresses, unique in the installation.
    #[validate(custom(function = body_validation::slug))]
    #[schema(example = "tampere", pattern = "^[a-z0-9-]{1,64}$")]
    slug: String,
    /// Display name, 1 to 200 characters on one line.
    #[validate(custom(function = body_validation::name))]
    #[schema(example = "Tampere", min_length = 1, max_length = 200)]
    name: String,
    /// Country code, ISO 3166-1 alpha-2.
    #[validate(custom(function = body_validation::country))]
    #[schema(example = "FI", pattern = "^[A-Z]{2}$")]
    country: Option<String>,
    /// Time zone of the IANA database, which defines the city's civil days; `UTC` when absent.
    #[serde(default = "utc")]
    #[validate(custom(function = body_validation::timezone))]
    #[schema(example = "Europe/Helsinki")]
    timezone: String,
    /// Languages of the city's pages as BCP 47 tags, 1 to 40, each once, the default language first; English when
    /// absent.
    #[serde(default = "LanguageTags::english")]
    #[validate(nested)]
    #[schema(value_type = Vec<String>, min_items = 1, max_items = 40)]
    languages: LanguageTags,
}

/// Changes of a city. Absent fields stay unchanged.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CityChangeBody {
    /// New display name, 1 to 200 characters on one line.
    #[validate(custom(function = body_validation::name))]
    #[schema(min_length = 1, max_length = 200)]
    name: Option<String>,
    /// New country code, ISO 3166-1 alpha-2.
    #[validate(custom(function = body_validation::country))]
    #[schema(pattern = "^[A-Z]{2}$")]
    country: Option<String>,
    /// New time zone of the IANA database. Days that are already counted do not change.
    #[validate(custom(function = body_validation::timezone))]
    timezone: Option<String>,
    /// New languages as BCP 47 tags, 1 to 40, each once, the default language first.
    #[validate(nested)]
    #[schema(value_type = Option<Vec<String>>, min_items = 1, max_items = 40)]
    languages: Option<LanguageTags>,
    /// Accent colour of the city's pages: `#` and six hexadecimal digits, with a contrast of at least 4.5:1 to white
    /// text; `null` removes it.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<String>, example = "#0a5c36")]
    accent: OptionalField<String>,
    /// Contact for citizens. It replaces the whole previous contact; `null` removes it.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<ContactBody>)]
    contact: OptionalField<ContactBody>,
    /// Retention of responses in days, 30 to 3,650, stated in the privacy notice; `null` for no limit.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<i64>, example = 730)]
    retention_days: OptionalField<i64>,
    /// Retention of comments in days, 30 to 3,650; `null` for the retention of the responses.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<i64>, example = 365)]
    comment_days: OptionalField<i64>,
    /// Fewest answers on which a public figure rests, 5 to 1,000; `null` for the number of the installation.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<i64>, example = 20)]
    answers_min: OptionalField<i64>,
    /// Number of inhabitants, 1 to 50,000,000; cities are compared with others of their size; `null` removes it.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<i64>, example = 255_050)]
    population: OptionalField<i64>,
    /// Code of the local administrative unit (Eurostat LAU), at most 20 characters; `null` removes it.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<String>, example = "837")]
    lau: OptionalField<String>,
    /// Data controller (GDPR, article 4), at most 500 characters; `null` removes it.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<String>, example = "City of Tampere, PL 487, 33101 Tampere")]
    controller: OptionalField<String>,
    /// Contact for accessibility problems: an e-mail address or a web address; `null` removes it.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<String>, example = "saavutettavuus@example.fi")]
    accessibility_contact: OptionalField<String>,
}

/// Field of a change: absent leaves the value, `null` removes it.
pub(super) type OptionalField<T> = Option<Option<T>>;

/// Deserialises a field that is present; `serde(default)` handles an absent one.
pub(super) fn named<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<OptionalField<T>, D::Error> {
    Option::deserialize(from).map(Some)
}

/// Contact for citizens; at least one field is present.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactBody {
    /// Office or person, 1 to 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// E-mail address, at most 254 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    /// Web address that begins with `https://` or `http://`, at most 500 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// Telephone number with 3 to 18 digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
}

impl From<ContactBody> for Contact {
    fn from(body: ContactBody) -> Contact {
        let ContactBody {
            name,
            email,
            url,
            phone,
        } = body;
        Contact {
            name,
            email,
            url,
            phone,
        }
    }
}

impl From<Contact> for ContactBody {
    fn from(contact: Contact) -> ContactBody {
        let Contact {
            name,
            email,
            url,
            phone,
        } = contact;
        ContactBody {
            name,
            email,
            url,
            phone,
        }
    }
}

/// A city.
#[derive(Serialize, ToSchema)]
pub struct CityBody {
    /// Slug in addresses.
    slug: String,
    /// Display name.
    name: String,
    /// Country code, ISO 3166-1 alpha-2.
    country: Option<String>,
    /// Time zone of the IANA database, which defines the city's civil days.
    timezone: String,
    /// Languages of the city's pages as BCP 47 tags, the default language first.
    languages: Vec<String>,
    /// Time of creation, RFC 3339, UTC.
    #[schema(format = DateTime)]
    created_at: String,
    /// Accent colour of the city's pages, as `#0a5c36`.
    accent: Option<String>,
    /// Contact for citizens.
    contact: Option<ContactBody>,
    /// Retention of responses in days, 30 to 3,650; `null` for no limit.
    retention_days: Option<i64>,
    /// Retention of comments in days, 30 to 3,650; `null` for the retention of the responses.
    comment_days: Option<i64>,
    /// Fewest answers on which a public figure rests, 5 to 1,000; `null` for the number of the installation.
    answers_min: Option<i64>,
    /// Number of inhabitants.
    population: Option<i64>,
    /// Code of the local administrative unit (Eurostat LAU).
    lau: Option<String>,
    /// Data controller (GDPR, article 4).
    controller: Option<String>,
    /// Contact for accessibility problems: an e-mail address or a web address.
    accessibility_contact: Option<String>,
    /// Path of the logo above the city's pages. It is set on the settings page.
    logo: Option<String>,
}

fn utc() -> String {
    "UTC".to_owned()
}

impl From<City> for CityBody {
    fn from(city: City) -> CityBody {
        let RawSettings {
            accent,
            contact,
            retention_days,
            comment_days,
            answers_min,
            population,
            lau,
            controller,
            accessibility_contact,
            logo,
        } = city.settings.raw();
        CityBody {
            logo: logo.map(|logo| logo::address(&city.slug, &logo)),
            slug: city.slug.to_string(),
            name: city.name,
            country: city.country,
            timezone: city.timezone,
            languages: city.languages.iter().map(ToString::to_string).collect(),
            created_at: city.created_at.to_string(),
            accent,
            contact: contact.map(ContactBody::from),
            retention_days,
            comment_days,
            answers_min,
            population,
            lau,
            controller,
            accessibility_contact,
        }
    }
}

impl NewCityBody {
    fn into_city(self, created_at: Timestamp) -> Result<City, Problem> {
        validated(self, |body| {
            Some(City {
                slug: Slug::parse(&body.slug)?,
                languages: body.languages.parse()?,
                name: body.name,
                country: body.country,
                timezone: body.timezone,
                created_at,
                settings: CitySettings::default(),
            })
        })
    }
}

impl CityChangeBody {
    /// Returns the settings as written, to be parsed by the use case. Values that are absent or removed are `None`.
    fn settings(&self) -> RawSettings {
        RawSettings {
            accent: self.accent.clone().flatten(),
            contact: self.contact.clone().flatten().map(Contact::from),
            retention_days: self.retention_days.flatten(),
            comment_days: self.comment_days.flatten(),
            answers_min: self.answers_min.flatten(),
            population: self.population.flatten(),
            lau: self.lau.clone().flatten(),
            controller: self.controller.clone().flatten(),
            accessibility_contact: self.accessibility_contact.clone().flatten(),
            logo: None,
        }
    }

    fn into_change(self) -> Result<CityChange, Problem> {
        let parsed = CitySettings::parse(self.settings());
        let violations = parsed.as_ref().err().cloned().unwrap_or_default();
        validated_with(self, violations, |body| {
            let new = parsed.ok()?;
            Some(CityChange {
                languages: match &body.languages {
                    Some(tags) => Some(tags.parse()?),
                    None => None,
                },
                name: body.name,
                country: body.country,
                timezone: body.timezone,
                settings: SettingsChange {
                    accent: body.accent.map(|_| new.accent),
                    contact: body.contact.map(|_| new.contact),
                    retention_days: body.retention_days.map(|_| new.retention_days),
                    comment_days: body.comment_days.map(|_| new.comment_days),
                    answers_min: body.answers_min.map(|_| new.answers_min),
                    lau: body.lau.map(|_| new.lau),
                    population: body.population.map(|_| new.population),
                    controller: body.controller.map(|_| new.controller),
                    accessibility_contact: body.accessibility_contact.map(|_| new.accessibility_contact),
                },
            })
        })
    }
}

/// Create a city.
#[utoipa::path(
    post, operation_id = "create_city", path = "/api/v1/cities", tag = "cities", security(("key" = [])), request_body(content = NewCityBody, description = "At most 64 KiB"),
    responses((status = 201, body = CityBody, description = "The new city", headers(("Location" = String, description = "Path of the new resource"))))
)]
pub async fn add(
    state: web::Data<HttpState>,
    key: InstallationKey<AddCities>,
    body: Body<NewCityBody>,
) -> Result<HttpResponse, Problem> {
    let city = body.read().await?.into_city(state.app.clock.now())?;
    let app = state.app.on_behalf_of(&key.principal);
    let city = block(move || authoring::city_add(&app, &city)).await?;
    let location = format!("/api/v1/cities/{}", city.slug);
    Ok(HttpResponse::Created()
        .insert_header((LOCATION, location))
        .json(CityBody::from(city)))
}

/// List the cities that the key has access to.
#[utoipa::path(
    get, operation_id = "list_cities", path = "/api/v1/cities", tag = "cities", security(("key" = [])), params(Listing),
    responses((status = 200, body = Page<CityBody>, description = "A page of cities"))
)]
pub async fn list(
    state: web::Data<HttpState>,
    key: ApiPrincipal,
    listing: Params<Listing>,
) -> Result<HttpResponse, Problem> {
    let page_request = listing.0.page_request()?;
    let app = state.app.on_behalf_of(&key.0);
    let (cities, page_request) = block(move || {
        let after = page_request.after.as_ref().map(Slug::as_str);
        let cities = if key.0.sees_all_cities() {
            authoring::city_list(&app, after, page_request.limit)?
        } else {
            let mut own: Vec<&Slug> = key.0.own_cities().collect();
            own.sort_by_key(|slug| slug.as_str());
            own.dedup();
            let own = own
                .into_iter()
                .filter(|own| after.is_none_or(|after| own.as_str() > after));
            own.map(|own| authoring::city_find(&app, own))
                .collect::<Result<_, _>>()?
        };
        Ok::<_, authoring::AuthoringError>((cities, page_request))
    })
    .await?;
    Ok(HttpResponse::Ok().json(Page::<CityBody>::of(cities, &page_request, |city| &city.slug)))
}

/// Get a city.
#[utoipa::path(
    get, operation_id = "get_city", path = "/api/v1/cities/{city}", tag = "cities", security(("key" = [])), params(("city" = String, Path)),
    responses((status = 200, body = CityBody, description = "The city"))
)]
pub async fn find(state: web::Data<HttpState>, key: KeyAccess<SeeCity>) -> Result<HttpResponse, Problem> {
    let app = state.app.on_behalf_of(&key.principal);
    let city = block(move || authoring::city_find(&app, &key.city)).await?;
    Ok(HttpResponse::Ok().json(CityBody::from(city)))
}

/// Change the settings of a city.
#[utoipa::path(
    patch, operation_id = "update_city", path = "/api/v1/cities/{city}", tag = "cities", security(("key" = [])), params(("city" = String, Path)),
    request_body(content = CityChangeBody, description = "At most 64 KiB"),
    responses((status = 200, body = CityBody, description = "The changed city"))
)]
pub async fn change(
    state: web::Data<HttpState>,
    key: KeyAccess<ChangeSettings>,
    body: Body<CityChangeBody>,
) -> Result<HttpResponse, Problem> {
    let change = body.read().await?.into_change()?;
    let app = state.app.on_behalf_of(&key.principal);
    let city = block(move || authoring::city_change(&app, &key.city, change)).await?;
    Ok(HttpResponse::Ok().json(CityBody::from(city)))
}
