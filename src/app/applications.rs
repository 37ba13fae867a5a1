//! A city asks to join; an admin decides; the owner gets a letter, a service and a first survey to begin with.
//!
//! An application counts only after its address was confirmed: a letter goes there with a link, and a button on its page
//! confirms. Until then it is shown to nobody. No letter holds a word that a stranger typed.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::json;

use super::access::Role;
use super::authoring;
use super::authoring::{City, DraftSource, Service};
use super::letters;
use super::letters::Kind;
use super::people;
use super::people::email_of;
use super::people::invitation;
use super::people::invitation::Invitation;
use super::{App, ServiceError, audit};
use crate::storage;
use crate::storage::{applications, installation, people as rows_of_people};
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::definition::localized::Localized;
use urbivox_core::survey::name;
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::templates;

/// Applications that may wait at once. Protects the admins from a program that fills in the form.
const OPEN_MAX: usize = 200;
/// Applications of one address that may wait, for a decision or to be confirmed. Protects that mailbox, and the list.
const OF_ADDRESS_MAX: i64 = 3;
/// Open applications of one mail domain. Protects the list from somebody who owns a domain and so every address in it.
const OF_DOMAIN_MAX: usize = 20;
/// Applications that wait to be confirmed; beyond, the oldest is forgotten. Protects the database.
const UNCONFIRMED_MAX: i64 = 5_000;
/// How long an address may be confirmed, in days. Protects the data of people who never asked.
pub const CONFIRM_DAYS: i64 = 3;
const DAY_MILLIS: i64 = 24 * 3_600 * 1_000;
/// Applications that one page lists. Protects the page.
const LISTED_MAX: i64 = 200;
const LINE_CHARS_MAX: usize = 200;
const MESSAGE_CHARS_MAX: usize = 2_000;
/// The survey that a city begins with.
const FIRST_TEMPLATE: &str = "short-satisfaction";

/// A city that asks to join.
#[derive(Clone, Debug)]
pub struct Application {
    /// Names it.
    pub id: i64,
    /// The name in addresses that the city would have.
    pub slug: String,
    /// The city's name.
    pub name: String,
    /// ISO 3166-1 alpha-2 code.
    pub country: String,
    /// Who asks.
    pub contact: String,
    /// Where the answer goes.
    pub email: String,
    /// IANA name of the zone.
    pub timezone: String,
    /// The languages of its citizens, the first its own.
    pub languages: Vec<String>,
    /// Code of the local administrative unit (Eurostat), or empty.
    pub lau: String,
    /// What they add.
    pub message: String,
    /// Nobody has decided yet.
    pub is_open: bool,
    /// It was admitted.
    pub is_approved: bool,
    /// When it was sent.
    pub created_at: Timestamp,
}

/// Why an application was not taken, or not decided.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Fields that do not do, by name.
    #[error("some fields are not valid")]
    Invalid(Vec<&'static str>),
    /// Too many wait already.
    #[error("too many applications wait")]
    Full,
    /// The link in the letter was never sent, or its time is over.
    #[error("this link was never sent, or its time is over")]
    Over,
    /// There is no such application, or somebody has decided.
    #[error("there is no such open application")]
    NoSuch,
    /// A city of this name is there already.
    #[error("a city of this name is there already")]
    Exists,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for Refusal {
    fn from(error: storage::Error) -> Refusal {
        Refusal::Fault(error.into())
    }
}

/// Which fields do not do; empty when all do.
fn faults(application: &Application) -> Vec<&'static str> {
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
    if email_of(&application.email).is_none() {
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

/// Takes an application, and writes to its address for confirmation, in `language`. What is answered is the same when too much
/// waits for this address already, and then nothing is written.
pub fn apply(app: &App, application: &Application, public_url: &str, language: &str) -> Result<(), Refusal> {
    let wrong = faults(application);
    let Some(email) = email_of(&application.email).filter(|_| wrong.is_empty()) else {
        return Err(Refusal::Invalid(wrong));
    };
    let (token, token_hash) = people::fresh_token()?;
    let now = app.clock.now().as_millisecond();
    app.storage.write(|db| {
        // One place is for the application that comes now.
        applications::delete_unconfirmed(db, now - CONFIRM_DAYS * DAY_MILLIS, UNCONFIRMED_MAX - 1)?;
        if applications::count_of(db, &email)? >= OF_ADDRESS_MAX {
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
            state: applications::UNCONFIRMED,
            created_at: now,
            decided_at: None,
            token_hash: Some(token_hash),
        };
        applications::insert(db, &row)?;
        let address = format!("{public_url}/join/{token}");
        let values = [("address", address.as_str().into())];
        let kind = Kind::ConfirmApplication;
        Ok(letters::enqueue(app, db, &email, language, kind, &values)?)
    })
}

/// The application whose letter carried this token, and whether it is still to be confirmed. Looking confirms nothing: programs
/// open every address in a letter.
pub fn look(app: &App, token: &str) -> Result<(Application, bool), Refusal> {
    let row = app
        .storage
        .read(|db| applications::find_by_token(db, &people::hash_of(token)))?;
    let row = row.filter(|row| is_in_time(app, row)).ok_or(Refusal::Over)?;
    let is_unconfirmed = row.state == applications::UNCONFIRMED;
    Ok((application_of(row)?, is_unconfirmed))
}

fn is_in_time(app: &App, row: &applications::Row) -> bool {
    let now = app.clock.now().as_millisecond();
    row.state != applications::UNCONFIRMED || row.created_at + CONFIRM_DAYS * DAY_MILLIS > now
}

/// Confirms the address: from now on admins see the application, and they are told. Again, it changes nothing.
pub fn confirm(app: &App, token: &str, public_url: &str) -> Result<(), Refusal> {
    app.storage.write(|db| {
        installation::claim(db)?;
        let row = applications::find_by_token(db, &people::hash_of(token))?;
        let row = row.filter(|row| is_in_time(app, row)).ok_or(Refusal::Over)?;
        if row.state != applications::UNCONFIRMED {
            return Ok(());
        }
        let domain = |email: &str| email.rsplit_once('@').map(|(_, domain)| domain.to_owned());
        let open = applications::open_emails(db)?;
        let own = domain(&row.email);
        let of_domain = open.iter().filter(|email| domain(email) == own).count();
        if open.len() >= OPEN_MAX || of_domain >= OF_DOMAIN_MAX {
            return Err(Refusal::Full);
        }
        if !applications::confirm(db, row.id)? {
            return Ok(());
        }
        // Whoever asked twice because the letter was slow asked once.
        applications::delete_unconfirmed_of(db, &row.email)?;
        let address = format!("{public_url}/staff/applications");
        for (admin, _role) in rows_of_people::of_city(db, None)? {
            let values = [("address", address.as_str().into())];
            letters::enqueue(app, db, &admin.email, &admin.language, Kind::Application, &values)?;
        }
        Ok(())
    })
}

/// Forgets what was not confirmed in time.
pub fn forget_unconfirmed(app: &App) -> Result<(), ServiceError> {
    let before = app.clock.now().as_millisecond() - CONFIRM_DAYS * DAY_MILLIS;
    Ok(app
        .storage
        .write(|db| applications::delete_unconfirmed(db, before, UNCONFIRMED_MAX))?)
}

/// The newest applications, the open ones first.
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
        is_open: row.state == applications::OPEN,
        is_approved: row.state == applications::APPROVED,
        created_at: storage::stored_time("applications", row.created_at)?,
    })
}

/// Refuses an application.
pub fn refuse(app: &App, id: i64) -> Result<(), Refusal> {
    app.storage.write(|db| {
        let row = applications::find(db, id)?.ok_or(Refusal::NoSuch)?;
        if !applications::decide(db, id, applications::REFUSED, app.clock.now().as_millisecond())? {
            return Err(Refusal::NoSuch);
        }
        Ok(audit::note(app, db, None, "application.refuse", row.slug, &json!({}))?)
    })
}

/// Admits a city: makes it with a first service and survey, and invites its owner.
///
/// In steps, each of which may be repeated: an admission that was cut short is finished by pressing again.
pub fn approve(app: &App, id: i64, public_url: &str) -> Result<(), Refusal> {
    let row = app.storage.read(|db| applications::find(db, id))?;
    let application = application_of(
        row.filter(|row| row.state == applications::OPEN)
            .ok_or(Refusal::NoSuch)?,
    )?;
    let slug = Slug::parse(&application.slug).ok_or(Refusal::NoSuch)?;
    let unreadable = || storage::Error::corrupt("applications", "languages");
    let tags = application.languages.iter();
    let languages: Option<Vec<Language>> = tags.map(|tag| Language::parse(tag)).collect();
    let languages = languages.ok_or_else(unreadable)?;
    let first = languages.first().cloned().ok_or_else(unreadable)?;
    let add = |slug: &Slug| {
        let city = City {
            slug: slug.clone(),
            name: application.name.clone(),
            country: Some(application.country.clone()),
            timezone: application.timezone.clone(),
            languages: languages.clone(),
            created_at: app.clock.now(),
            settings: authoring::settings::CitySettings::default(),
        };
        authoring::city_add(app, &city).map(|_added| ())
    };
    // Another city may only have a name that is spelled alike; the same name twice is for a person to look at.
    let known = match authoring::city_find(app, &slug) {
        Ok(city) => Some(city),
        Err(authoring::Refusal::NoSuch(_)) => None,
        Err(other) => return Err(fault(other)),
    };
    let is_spelled_alike = known.is_some_and(|city| city.name != application.name);
    let is_taken = |refusal: &authoring::Refusal| is_spelled_alike && matches!(refusal, authoring::Refusal::Exists(_));
    let slug = match slug.first_free(is_taken, add) {
        Ok((slug, ())) => slug,
        Err(authoring::Refusal::Exists(_)) => return Err(Refusal::Exists),
        Err(other) => return Err(fault(other)),
    };
    begin(app, &slug, &languages)?;
    app.storage.write(|db| {
        if !applications::decide(db, id, applications::APPROVED, app.clock.now().as_millisecond())? {
            return Err(Refusal::NoSuch);
        }
        let owner = Invitation {
            email: application.email.clone(),
            name: application.contact.clone(),
            role: Role::Owner,
            city: Some(slug.clone()),
            language: first.as_str().to_owned(),
        };
        invitation::write(app, db, &owner, public_url).map_err(|refusal| match refusal {
            invitation::Refusal::Fault(fault) => Refusal::Fault(fault),
            invitation::Refusal::BadEmail
            | invitation::Refusal::BadName
            | invitation::Refusal::NoSuchCity
            | invitation::Refusal::WrongRole(_)
            | invitation::Refusal::Over
            | invitation::Refusal::SignInFirst
            | invitation::Refusal::Weak(_) => Refusal::Invalid(vec!["email"]),
        })?;
        Ok(audit::note(app, db, None, "application.approve", &slug, &json!({}))?)
    })
}

/// A first service and a first survey in the city's languages: something to look at on the first day.
fn begin(app: &App, city: &Slug, languages: &[Language]) -> Result<(), Refusal> {
    let (Some(service), Some(survey)) = (Slug::parse("town-hall"), Slug::parse("satisfaction")) else {
        return Err(no_first_survey().into());
    };
    let names = languages
        .iter()
        .map(|language| (language.clone(), first_name(language.as_str()).to_owned()));
    if let Some(name) = Localized::from_texts(names.collect()) {
        let first = Service {
            slug: service.clone(),
            name,
        };
        match authoring::service_add(app, city, &first) {
            Ok(()) | Err(authoring::Refusal::Exists(_)) => {}
            Err(other) => return Err(fault(other)),
        }
    }
    let template = templates::find(FIRST_TEMPLATE).ok_or_else(no_first_survey)?;
    let mut offered = template.offers(languages);
    if offered.is_empty() {
        offered.extend(Language::parse("en"));
    }
    match authoring::survey_add(app, city, &service, &survey, &DraftSource::Template(template, offered)) {
        Ok(_) | Err(authoring::Refusal::Exists(_)) => Ok(()),
        Err(other) => Err(fault(other)),
    }
}

fn no_first_survey() -> ServiceError {
    ServiceError::Broken(storage::Error::Unavailable(
        "the survey that a city begins with cannot be read".to_owned(),
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

fn fault(refusal: authoring::Refusal) -> Refusal {
    match refusal {
        authoring::Refusal::Fault(fault) => Refusal::Fault(fault),
        authoring::Refusal::Exists(_) => Refusal::Exists,
        authoring::Refusal::NoSuch(_)
        | authoring::Refusal::Invalid(_)
        | authoring::Refusal::Changed
        | authoring::Refusal::NotPublished => Refusal::NoSuch,
    }
}
