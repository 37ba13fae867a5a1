//! Cities, the tenants.

use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::listing::{Listing, Page};
use super::shape;
use super::shape::{BodyErrors, LANGUAGES_MAX};
use crate::app::access::Permission;
use crate::app::authoring;
use crate::app::authoring::settings::{CitySettings, Contact, RawSettings, SettingsChange};
use crate::app::authoring::{City, CityChange};
use crate::http::media::logo;
use crate::http::problem::{Problem, ProblemBody};
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{ApiPrincipal, CityAt, Params};
use crate::http::web::json_body::Body;

/// A city to add.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCityBody {
    /// Name in addresses.
    #[schema(example = "tampere", pattern = "^[a-z0-9-]{1,64}$")]
    slug: String,
    /// Name for people.
    #[validate(custom(function = shape::name))]
    #[schema(example = "Tampere")]
    name: String,
    /// ISO 3166-1 alpha-2 code.
    #[validate(custom(function = shape::country))]
    #[schema(example = "FI")]
    country: Option<String>,
    /// IANA zone whose civil days are counted; `UTC` when absent.
    #[serde(default = "utc")]
    #[schema(example = "Europe/Helsinki")]
    timezone: String,
    /// The languages of its citizens, the city's own choice first; English when absent.
    #[serde(default = "english")]
    #[validate(length(min = 1, max = LANGUAGES_MAX, code = "bad-length", message = "Name 1 to 40 languages."))]
    languages: Vec<String>,
}

/// What of a city is to change; what is left out stays.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CityChangeBody {
    /// Another name.
    #[validate(custom(function = shape::name))]
    name: Option<String>,
    /// Another country.
    #[validate(custom(function = shape::country))]
    country: Option<String>,
    /// Another time zone: days counted so far stay as they are.
    timezone: Option<String>,
    /// Other languages.
    #[validate(length(min = 1, max = LANGUAGES_MAX, code = "bad-length", message = "Name 1 to 40 languages."))]
    languages: Option<Vec<String>>,
    /// The colour of its pages, `#` and six hexadecimal digits, on which white text has a contrast of 4.5:1 at
    /// least; `null` takes it away.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<String>, example = "#0a5c36")]
    accent: OptionalField<String>,
    /// Whom citizens ask; it takes the place of the whole old one, and `null` takes it away.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<ContactBody>)]
    contact: OptionalField<ContactBody>,
    /// How long answers are kept, 30 to 3,650 days, for the privacy notice; `null` when the city has not set an end.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<i64>, example = 730)]
    retention_days: OptionalField<i64>,
    /// How long what citizens wrote is kept, 30 to 3,650 days; `null` for as long as the answers.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<i64>, example = 365)]
    comment_days: OptionalField<i64>,
    /// Fewest answers whose results the public sees, 5 to 1,000; `null` for the installation's own number.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<i64>, example = 20)]
    answers_min: OptionalField<i64>,
    /// Inhabitants, 1 to 50,000,000: cities are compared with others of their size; `null` takes it away.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<i64>, example = 255_050)]
    population: OptionalField<i64>,
    /// Code of the local administrative unit, as Eurostat lists it; `null` takes it away.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<String>, example = "837")]
    lau: OptionalField<String>,
    /// Who answers for the data; `null` takes it away.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<String>, example = "City of Tampere, PL 487, 33101 Tampere")]
    controller: OptionalField<String>,
    /// Where faults of accessibility are reported: an e-mail address or a web address; `null` takes it away.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<String>, example = "saavutettavuus@example.fi")]
    accessibility_contact: OptionalField<String>,
}

/// A field that may be left out, or be `null` to take a value away.
type OptionalField<T> = Option<Option<T>>;

/// Reads a field that is there; one that is left out is not asked for.
fn named<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<OptionalField<T>, D::Error> {
    Option::deserialize(from).map(Some)
}

/// Whom citizens ask: one of its parts at least.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactBody {
    /// An office or a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// An e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    /// A web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// A telephone number.
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
    slug: String,
    name: String,
    country: Option<String>,
    timezone: String,
    languages: Vec<String>,
    created_at: String,
    /// The colour of its pages.
    accent: Option<String>,
    /// Whom citizens ask.
    contact: Option<ContactBody>,
    /// How long answers are kept, in days.
    retention_days: Option<i64>,
    /// How long what citizens wrote is kept, in days.
    comment_days: Option<i64>,
    /// Fewest answers whose results the public sees.
    answers_min: Option<i64>,
    /// Inhabitants.
    population: Option<i64>,
    /// Code of the local administrative unit.
    lau: Option<String>,
    /// Who answers for the data.
    controller: Option<String>,
    /// Where faults of accessibility are reported.
    accessibility_contact: Option<String>,
    /// Where the logo above its pages is; it is chosen on the settings page.
    logo: Option<String>,
}

fn utc() -> String {
    "UTC".to_owned()
}

fn english() -> Vec<String> {
    vec!["en".to_owned()]
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
    fn read(self, created_at: Timestamp) -> Result<City, Problem> {
        let mut shape = BodyErrors::of(&self);
        let slug = shape.slug("/slug", &self.slug);
        shape.timezone("/timezone", &self.timezone);
        let languages = shape.languages("/languages", &self.languages);
        let NewCityBody {
            name,
            country,
            timezone,
            ..
        } = self;
        shape.done(slug.map(|slug| City {
            slug,
            name,
            country,
            timezone,
            languages,
            created_at,
            settings: CitySettings::default(),
        }))
    }
}

impl CityChangeBody {
    /// The values that were given, to be read by those who know what they mean.
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

    fn read(self) -> Result<CityChange, Problem> {
        let mut shape = BodyErrors::of(&self);
        if let Some(timezone) = &self.timezone {
            shape.timezone("/timezone", timezone);
        }
        let languages = self
            .languages
            .as_deref()
            .map(|tags| shape.languages("/languages", tags));
        let given = shape.take(CitySettings::parse(self.settings()));
        let settings = given.map(|given| SettingsChange {
            accent: self.accent.map(|_| given.accent),
            contact: self.contact.map(|_| given.contact),
            retention_days: self.retention_days.map(|_| given.retention_days),
            comment_days: self.comment_days.map(|_| given.comment_days),
            answers_min: self.answers_min.map(|_| given.answers_min),
            lau: self.lau.map(|_| given.lau),
            population: self.population.map(|_| given.population),
            controller: self.controller.map(|_| given.controller),
            accessibility_contact: self.accessibility_contact.map(|_| given.accessibility_contact),
        });
        shape.done(settings.map(|settings| CityChange {
            name: self.name,
            country: self.country,
            timezone: self.timezone,
            languages,
            settings,
        }))
    }
}

/// Add a city.
#[utoipa::path(
    post, operation_id = "create_city", path = "/api/v1/cities", tag = "cities", security(("key" = [])), request_body = NewCityBody,
    responses((status = 201, body = CityBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn add(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    body: Body<NewCityBody>,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::AddCities, None)?;
    let city = body.read().await?.read(site.app.clock.now())?;
    let app = site.app.on_behalf_of(&key.0);
    let city = block(move || authoring::city_add(&app, &city)).await?;
    let location = format!("/api/v1/cities/{}", city.slug);
    Ok(HttpResponse::Created()
        .insert_header((LOCATION, location))
        .json(CityBody::from(city)))
}

/// The cities that the key may know of.
#[utoipa::path(
    get, operation_id = "list_cities", path = "/api/v1/cities", tag = "cities", security(("key" = [])), params(Listing),
    responses((status = 200, body = Page<CityBody>), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn list(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    listing: Params<Listing>,
) -> Result<HttpResponse, Problem> {
    let wanted = listing.0.wanted()?;
    let app = site.app.on_behalf_of(&key.0);
    let (cities, wanted) = block(move || {
        let after = wanted.after.as_ref().map(|slug| slug.as_str());
        let cities = if key.0.sees_all_cities() {
            authoring::city_list(&app, after, wanted.limit)?
        } else {
            let mut own: Vec<&urbivox_core::survey::slug::Slug> = key.0.own_cities().collect();
            own.sort_by_key(|slug| slug.as_str());
            own.dedup();
            let own = own
                .into_iter()
                .filter(|own| after.is_none_or(|after| own.as_str() > after));
            own.map(|own| authoring::city_find(&app, own))
                .collect::<Result<_, _>>()?
        };
        Ok::<_, authoring::Refusal>((cities, wanted))
    })
    .await?;
    Ok(HttpResponse::Ok().json(Page::<CityBody>::of(cities, &wanted, |city| &city.slug)))
}

/// One city.
#[utoipa::path(
    get, operation_id = "get_city", path = "/api/v1/cities/{city}", tag = "cities", security(("key" = [])), params(("city" = String, Path)),
    responses((status = 200, body = CityBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn find(site: web::Data<HttpState>, key: ApiPrincipal, at: CityAt) -> Result<HttpResponse, Problem> {
    key.require(Permission::SeeCity, Some(&at.0))?;
    let app = site.app.on_behalf_of(&key.0);
    let city = block(move || authoring::city_find(&app, &at.0)).await?;
    Ok(HttpResponse::Ok().json(CityBody::from(city)))
}

/// Change a city. For its owners, as on the staff pages.
#[utoipa::path(
    patch, operation_id = "update_city", path = "/api/v1/cities/{city}", tag = "cities", security(("key" = [])), params(("city" = String, Path)),
    request_body = CityChangeBody,
    responses((status = 200, body = CityBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn change(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: CityAt,
    body: Body<CityChangeBody>,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::ChangeSettings, Some(&at.0))?;
    let change = body.read().await?.read()?;
    let app = site.app.on_behalf_of(&key.0);
    let city = block(move || authoring::city_change(&app, &at.0, change)).await?;
    Ok(HttpResponse::Ok().json(CityBody::from(city)))
}
