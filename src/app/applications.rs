//! Applications of cities: an admin decides, and the owner gets an invitation, a service and a first survey.
//!
//! An application is shown to admins only after its address was confirmed by a button on the page that a letter links
//! to. Letters contain no text typed by strangers.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::json;

use super::access::Role;
use super::authoring;
use super::authoring::{City, Service};
use super::letters;
use super::letters::EmailKind;
use super::people;
use super::people::invitation;
use super::people::invitation::Invitation;
use super::people::normalize_email;
use super::{App, ServiceError, audit};
use crate::storage;
pub use crate::storage::applications::State;
use crate::storage::{Db, applications, cities, installation, people as rows_of_people};
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::definition::localized::Localized;
use urbivox_core::survey::name;
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::templates;

/// Open applications. Protects the admins from automated applications.
const OPEN_MAX: usize = 200;
/// Open and unconfirmed applications of one address. Protects that mailbox and the list.
const PER_ADDRESS_MAX: i64 = 3;
/// Open applications of one mail domain. Protects the list from the owner of a domain, who controls every address in
/// it.
const PER_DOMAIN_MAX: usize = 20;
/// Unconfirmed applications; beyond this the oldest is deleted. Protects the database.
const UNCONFIRMED_MAX: i64 = 5_000;
/// Days in which an address can be confirmed. Protects the data of people who did not apply themselves.
pub const CONFIRM_DAYS: i64 = 3;
const DAY_MILLIS: i64 = 24 * 3_600 * 1_000;
/// Applications per page. Protects the page.
const LISTED_MAX: i64 = 200;
const LINE_CHARS_MAX: usize = 200;
const MESSAGE_CHARS_MAX: usize = 2_000;
/// Template of a city's first survey.
const FIRST_TEMPLATE: &str = "short-satisfaction";

/// Application of a city.
#[derive(Clone, Debug)]
pub struct Application {
    /// Identity.
    pub id: i64,
    /// Requested name in addresses.
    pub slug: String,
    /// Name of the city.
    pub name: String,
    /// ISO 3166-1 alpha-2 code.
    pub country: String,
    /// Name of the applicant.
    pub contact: String,
    /// E-mail address of the applicant.
    pub email: String,
    /// IANA time zone name.
    pub timezone: String,
    /// Languages of its citizens, the city's own choice first.
    pub languages: Vec<String>,
    /// Code of the local administrative unit (Eurostat); may be empty.
    pub lau: String,
    /// Message of the applicant.
    pub message: String,
    /// State; ignored when it is submitted.
    pub state: State,
    /// Time of submission.
    pub created_at: Timestamp,
}

/// Why an application was not accepted or not decided.
#[derive(Debug, thiserror::Error)]
pub enum ApplicationError {
    /// Names of the invalid fields.
    #[error("some fields are not valid")]
    Invalid(Vec<&'static str>),
    /// Too many applications are open.
    #[error("too many applications are open")]
    Full,
    /// The confirmation link is unknown or has expired.
    #[error("the link is unknown or has expired")]
    InvalidLink,
    /// There is no such application, or it was decided already.
    #[error("there is no such open application")]
    NoSuch,
    /// A city of this name exists already.
    #[error("a city with this name already exists")]
    Exists,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for ApplicationError {
    fn from(error: storage::Error) -> ApplicationError {
        ApplicationError::Fault(error.into())
    }
}

/// Returns the names of the invalid fields; empty when all are valid.
fn violations(application: &Application) -> Vec<&'static str> {
    let line = |text: &str| name::check(text, LINE_CHARS_MAX).is_ok();
    let mut wrong = Vec::new();
    if !line(&application.name) || Slug::parse(&application.slug).is_none() {
        wrong.push("name");
    }
    let country = application.country.as_bytes();
    if country.len() != 2 || !country.iter().all(u8::is_ascii_uppercase) {
        wrong.push("country");
    }
    if !line(&application.contact) {
        wrong.push("contact");
    }
    if normalize_email(&application.email).is_none() {
        wrong.push("email");
    }
    if TimeZone::get(&application.timezone).is_err() {
        wrong.push("timezone");
    }
    let tags = &application.languages;
    if tags.is_empty() || tags.len() > 20 || tags.iter().any(|tag| Language::parse(tag).is_none()) {
        wrong.push("languages");
    }
    if application.lau.chars().count() > 20 || application.lau.chars().any(char::is_control) {
        wrong.push("lau");
    }
    if application.message.chars().count() > MESSAGE_CHARS_MAX {
        wrong.push("message");
    }
    wrong
}

/// Stores an application and sends a letter in `language` to confirm its address. When the address has too many
/// applications already, nothing is written and the result is the same.
pub fn apply(app: &App, application: &Application, public_url: &str, language: &str) -> Result<(), ApplicationError> {
    let wrong = violations(application);
    let Some(email) = normalize_email(&application.email).filter(|_| wrong.is_empty()) else {
        return Err(ApplicationError::Invalid(wrong));
    };
    let (token, token_hash) = people::fresh_token()?;
    let now = app.clock.now().as_millisecond();
    app.storage.write(|db| {
        // Leaves room for the application that is inserted below.
        applications::delete_unconfirmed(db, now - CONFIRM_DAYS * DAY_MILLIS, UNCONFIRMED_MAX - 1)?;
        if applications::count_of(db, &email)? >= PER_ADDRESS_MAX {
            return Ok(());
        }
        let row = applications::Row {
            id: storage::identity::fresh(),
            slug: application.slug.clone(),
            name: application.name.trim().to_owned(),
            country: application.country.clone(),
            contact: application.contact.trim().to_owned(),
            email: email.clone(),
            timezone: application.timezone.clone(),
            languages: json!(application.languages).to_string(),
            lau: application.lau.trim().to_owned(),
            message: application.message.trim().to_owned(),
            state: State::Unconfirmed,
            created_at: now,
            decided_at: None,
            token_hash: Some(token_hash),
        };
        applications::insert(db, &row)?;
        let address = format!("{public_url}/join/{token}");
        let values = [("address", address.as_str().into())];
        let kind = EmailKind::ConfirmApplication;
        Ok(letters::enqueue(app, db, &email, language, kind, &values)?)
    })
}

/// Returns the application of a confirmation token, and whether it is unconfirmed. Changes nothing, because mail
/// programs open every link in a letter.
pub fn find_by_token(app: &App, token: &str) -> Result<(Application, bool), ApplicationError> {
    let row = app
        .storage
        .read(|db| applications::find_by_token(db, &people::hash_token(token)))?;
    let row = row
        .filter(|row| is_in_time(app, row))
        .ok_or(ApplicationError::InvalidLink)?;
    let is_unconfirmed = row.state == State::Unconfirmed;
    Ok((application_of(row)?, is_unconfirmed))
}

fn is_in_time(app: &App, row: &applications::Row) -> bool {
    let now = app.clock.now().as_millisecond();
    row.state != State::Unconfirmed || row.created_at + CONFIRM_DAYS * DAY_MILLIS > now
}

/// Confirms the address: admins see the application from now on and get a letter. Idempotent.
pub fn confirm(app: &App, token: &str, public_url: &str) -> Result<(), ApplicationError> {
    app.storage.write(|db| {
        installation::claim(db)?;
        let row = applications::find_by_token(db, &people::hash_token(token))?;
        let row = row
            .filter(|row| is_in_time(app, row))
            .ok_or(ApplicationError::InvalidLink)?;
        if row.state != State::Unconfirmed {
            return Ok(());
        }
        let domain = |email: &str| email.rsplit_once('@').map(|(_, domain)| domain.to_owned());
        let open = applications::open_emails(db)?;
        let own = domain(&row.email);
        let of_domain = open.iter().filter(|email| domain(email) == own).count();
        if open.len() >= OPEN_MAX || of_domain >= PER_DOMAIN_MAX {
            return Err(ApplicationError::Full);
        }
        if !applications::confirm(db, row.id)? {
            return Ok(());
        }
        // Removes repeated applications of the address, for example sent again because the letter was slow.
        applications::delete_unconfirmed_of(db, &row.email)?;
        let address = format!("{public_url}/staff/applications");
        for (admin, _role) in rows_of_people::of_city(db, None)? {
            let values = [("address", address.as_str().into())];
            letters::enqueue(app, db, &admin.email, &admin.language, EmailKind::Application, &values)?;
        }
        Ok(())
    })
}

/// Deletes applications that were not confirmed in time.
pub fn delete_unconfirmed(app: &App) -> Result<(), ServiceError> {
    let before = app.clock.now().as_millisecond() - CONFIRM_DAYS * DAY_MILLIS;
    Ok(app
        .storage
        .write(|db| applications::delete_unconfirmed(db, before, UNCONFIRMED_MAX))?)
}

/// Returns confirmed applications: open ones first, then the newest.
pub fn list(app: &App) -> Result<Vec<Application>, ServiceError> {
    let rows = app.storage.read(|db| applications::list(db, LISTED_MAX))?;
    Ok(rows.into_iter().map(application_of).collect::<Result<_, _>>()?)
}

fn application_of(row: applications::Row) -> Result<Application, storage::Error> {
    Ok(Application {
        id: row.id,
        slug: row.slug,
        name: row.name,
        country: row.country,
        contact: row.contact,
        email: row.email,
        timezone: row.timezone,
        languages: storage::stored_json("applications", &row.languages)?,
        lau: row.lau,
        message: row.message,
        state: row.state,
        created_at: storage::stored_time("applications", row.created_at)?,
    })
}

/// Refuses an open application.
pub fn refuse(app: &App, id: i64) -> Result<(), ApplicationError> {
    app.storage.write(|db| {
        let row = applications::find(db, id)?.ok_or(ApplicationError::NoSuch)?;
        if !applications::decide(db, id, State::Refused, app.clock.now().as_millisecond())? {
            return Err(ApplicationError::NoSuch);
        }
        Ok(audit::note(app, db, None, "application.refuse", row.slug, &json!({}))?)
    })
}

/// Approves an application: creates the city with a first service and survey, and invites its owner, in one transaction.
///
/// [`ApplicationError::Exists`] when the slug belongs to a city of the same name; an admin decides which it is. A city of another
/// name keeps its slug, and the new one gets the next free slug.
pub fn approve(app: &App, id: i64, public_url: &str) -> Result<(), ApplicationError> {
    app.storage.write(|db| {
        let row = applications::find(db, id)?.filter(|row| row.state == State::Open);
        let application = application_of(row.ok_or(ApplicationError::NoSuch)?)?;
        if !applications::decide(db, id, State::Approved, app.clock.now().as_millisecond())? {
            return Err(ApplicationError::NoSuch);
        }
        let languages = languages_of(&application)?;
        let (first_language, _) = languages.split_first().ok_or_else(unreadable_languages)?;
        let city = City {
            slug: free_slug(db, &application)?,
            name: application.name.clone(),
            country: Some(application.country.clone()),
            timezone: application.timezone.clone(),
            languages: languages.clone(),
            created_at: app.clock.now(),
            settings: authoring::settings::CitySettings::default(),
        };
        let row = authoring::insert_city(db, &city).map_err(fault)?;
        let owner = Invitation {
            email: application.email.clone(),
            name: application.contact.clone(),
            role: Role::Owner,
            city: Some(city.slug.clone()),
            language: first_language.as_str().to_owned(),
        };
        let invited = invitation::queue(app, db, &owner, public_url).map_err(not_invited)?;
        // The audit log comes last, because its first entry makes all other writers of the log wait. The first service
        // and survey may follow it: no other transaction knows this city.
        authoring::note_added_city(app, db, &row)?;
        add_first_survey(app, db, &city)?;
        invitation::note(app, db, &invited)?;
        Ok(audit::note(
            app,
            db,
            None,
            "application.approve",
            &city.slug,
            &json!({}),
        )?)
    })
}

fn languages_of(application: &Application) -> Result<Vec<Language>, storage::Error> {
    let tags = application.languages.iter();
    let languages: Option<Vec<Language>> = tags.map(|tag| Language::parse(tag)).collect();
    languages.ok_or_else(unreadable_languages)
}

fn unreadable_languages() -> storage::Error {
    storage::Error::corrupt("applications", "languages")
}

/// Returns the slug for a new city. A slug is looked up before the insertion, because a conflict ends a transaction on
/// PostgreSQL.
fn free_slug(db: &mut Db, application: &Application) -> Result<Slug, ApplicationError> {
    let slug = Slug::parse(&application.slug).ok_or(ApplicationError::NoSuch)?;
    let known = cities::find(db, slug.as_str())?;
    let is_other_city = known.is_some_and(|city| city.name != application.name);
    let is_taken = |refusal: &ApplicationError| is_other_city && matches!(refusal, ApplicationError::Exists);
    let free = slug.create_unique(is_taken, |slug| match cities::find(db, slug.as_str())? {
        Some(_) => Err(ApplicationError::Exists),
        None => Ok(()),
    });
    free.map(|(slug, ())| slug)
}

/// Returns the refusal of an application whose owner cannot be invited.
fn not_invited(refusal: invitation::InvitationError) -> ApplicationError {
    match refusal {
        invitation::InvitationError::Fault(fault) => ApplicationError::Fault(fault),
        invitation::InvitationError::BadEmail
        | invitation::InvitationError::BadName
        | invitation::InvitationError::NoSuchCity
        | invitation::InvitationError::WrongRole(_)
        | invitation::InvitationError::TicketInvalid
        | invitation::InvitationError::SignInFirst
        | invitation::InvitationError::Weak(_) => ApplicationError::Invalid(vec!["email"]),
    }
}

/// Creates a first service and a first survey in the city's languages.
fn add_first_survey(app: &App, db: &mut Db, city: &City) -> Result<(), ApplicationError> {
    let (Some(service), Some(survey)) = (Slug::parse("town-hall"), Slug::parse("satisfaction")) else {
        return Err(no_first_survey().into());
    };
    let names = city
        .languages
        .iter()
        .map(|language| (language.clone(), first_name(language.as_str()).to_owned()));
    let first = Service {
        slug: service.clone(),
        name: Localized::from_texts(names.collect()).ok_or_else(no_first_survey)?,
        service_type: None,
    };
    authoring::insert_service(app, db, &city.slug, &first).map_err(fault)?;
    let template = templates::find(FIRST_TEMPLATE).ok_or_else(no_first_survey)?;
    let mut offered = template.supported_languages(&city.languages);
    if offered.is_empty() {
        offered.extend(Language::parse("en"));
    }
    let at = (&city.slug, &service, &survey);
    authoring::insert_survey(app, db, at, template.document(&offered)).map_err(fault)?;
    Ok(())
}

fn no_first_survey() -> ServiceError {
    ServiceError::Internal(storage::Error::Unavailable(
        "the template of the first survey cannot be read".to_owned(),
    ))
}

fn first_name(language: &str) -> &'static str {
    match language.split('-').next().unwrap_or_default() {
        "de" => "Rathaus",
        "es" => "Ayuntamiento",
        "fi" => "Kaupungintalo",
        "fr" => "Mairie",
        "it" => "Comune",
        "nl" => "Stadhuis",
        "sv" => "Stadshus",
        "pl" => "Urząd miasta",
        "pt" => "Câmara municipal",
        "et" => "Linnavalitsus",
        "uk" => "Міська рада",
        _other => "Town hall",
    }
}

fn fault(refusal: authoring::AuthoringError) -> ApplicationError {
    match refusal {
        authoring::AuthoringError::Fault(fault) => ApplicationError::Fault(fault),
        authoring::AuthoringError::Exists(_) => ApplicationError::Exists,
        authoring::AuthoringError::NoSuch(_)
        | authoring::AuthoringError::Invalid(_)
        | authoring::AuthoringError::Changed
        | authoring::AuthoringError::WordingUnanswered(_)
        | authoring::AuthoringError::NotPublished => ApplicationError::NoSuch,
    }
}
