//! `/staff/sign-on`: sign-in with a city's identity provider, and the settings of that provider.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Map, Value, json};

use super::auth::{PageResult, RefusedPage, Staff, Visitor, redirect_with_session, see_other, sent, session_token};
use super::components::{Block, Button, Field, FormView, Link, Tone};
use super::forms::{FormAction, FormReader};
use super::layout::StaffLayout;
use crate::app::access::Permission;
use crate::app::people::domains;
use crate::app::people::domains::{Domain, State};
use crate::app::people::federation;
use crate::app::people::federation::{CallbackParams, Refusal, SignOnOutcome, SignOnPurpose};
use crate::app::resource::Resource;
use crate::app::{ServiceError, authoring};
use crate::http::citizen::form_body::Form;
use crate::http::citizen::survey_request::query;
use crate::http::problem::Problem;
use crate::http::quotas;
use crate::http::state::{HttpState, block};
use crate::http::web::extract::CityAt;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::slug::Slug;

/// Actions of the identity provider forms.
#[derive(Clone, Copy)]
enum ProviderAction {
    Save,
    Remove,
    CheckDomain,
}

impl FormAction for ProviderAction {
    const ALL: &'static [(&'static str, ProviderAction)] = &[
        ("save", ProviderAction::Save),
        ("remove", ProviderAction::Remove),
        ("check", ProviderAction::CheckDomain),
    ];
}

/// `GET /staff/sign-on`: asks for the city.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let visitor = Visitor::of(&site, &request);
            city_choice_page(&site, &visitor, StatusCode::OK, None).await
        }
        .await,
    )
}

async fn city_choice_page(
    site: &HttpState,
    visitor: &Visitor,
    status: StatusCode,
    wrong: Option<String>,
) -> PageResult {
    let app = site.app.clone();
    let cities = block(move || federation::cities(&app)).await;
    let cities = cities.map_err(|problem| visitor.refuse(&problem))?;
    let mut blocks = Vec::new();
    if let Some(wrong) = wrong {
        blocks.push(Block::Errors(visitor.say("errors-title"), vec![(String::new(), wrong)]));
    }
    if cities.is_empty() {
        blocks.push(Block::Lead(visitor.say("sign-on-none")));
    } else {
        let asked = query(&visitor.request).get("city").unwrap_or_default().to_owned();
        blocks.push(Block::Form(FormView::new(
            "/staff/sign-on",
            vec![Field::select("city", visitor.say("city"), asked, cities)],
            vec![Button::main(visitor.say("sign-on-go"))],
        )));
    }
    blocks.push(Block::Links(vec![Link::new("/staff/sign-in", visitor.say("sign-in"))]));
    let desk = StaffLayout::new(visitor, visitor.texts.get("sign-on-other"));
    Ok(desk.allowing_provider_redirect().render_with_status(status, &blocks))
}

/// Redirect URI of the identity provider.
pub(super) fn redirect_uri(site: &HttpState, request: &HttpRequest) -> String {
    format!("{}/staff/sign-on/return", site.public_url(request))
}

/// `POST /staff/sign-on`: redirects to the city's identity provider.
pub async fn start(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_start(&site, &request, form).await)
}

async fn try_start(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let visitor = Visitor::of(site, request);
    let fields = visitor.read(form).await?;
    visitor.only_action(&fields, "sign-on")?;
    let city = fields.get("city").and_then(Slug::parse);
    let aim = city.as_ref().map_or("", Slug::as_str);
    if let Err(wait) = site.admit_target(quotas::LimitedAction::SignOn, aim) {
        return Err(visitor.refuse(&Problem::too_many_requests(wait)));
    }
    let (app, back, held) = (site.app.clone(), redirect_uri(site, request), visitor.held().to_owned());
    let key = city.clone();
    let begun = visitor.gates.providers.run(key, move || {
        let begun = city.ok_or(Refusal::NoProvider);
        let aim = SignOnPurpose::SignIn { held: &held };
        Ok::<_, ServiceError>(begun.and_then(|city| federation::begin(&app, &city, &back, aim)))
    });
    match begun.await.map_err(|problem| visitor.refuse(&problem))? {
        Ok(address) => Ok(see_other(&address)),
        Err(refusal) => refuse(site, &visitor, refusal).await,
    }
}

/// `GET /staff/sign-on/return`: callback of the identity provider.
pub async fn back(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(try_callback(&site, &request).await)
}

async fn try_callback(site: &HttpState, request: &HttpRequest) -> PageResult {
    let visitor = Visitor::of(site, request);
    let asked = query(request);
    let own = |name: &str| asked.get(name).unwrap_or_default().to_owned();
    let (state, code, held) = (own("state"), own("code"), visitor.held().to_owned());
    let (token, language) = (session_token(request), visitor.texts.language());
    let (app, back, origin) = (site.app.clone(), redirect_uri(site, request), visitor.origin(site));
    let finished = visitor.gates.providers.run(visitor.network, move || {
        let came = CallbackParams {
            state: &state,
            code: &code,
            held: &held,
            token: token.as_deref(),
            language,
        };
        Ok::<_, ServiceError>(federation::finish(&app, &back, &came, &origin))
    });
    match finished.await.map_err(|problem| visitor.refuse(&problem))? {
        Ok(SignOnOutcome::SignedIn(begun)) => Ok(redirect_with_session("/staff", Some(&begun.token))),
        Ok(SignOnOutcome::Connected) => Ok(see_other("/staff/account/sign-on?done=connected")),
        Err(refusal) => refuse(site, &visitor, refusal).await,
    }
}

async fn refuse(site: &HttpState, visitor: &Visitor, refusal: Refusal) -> PageResult {
    if let Refusal::Failed(failure) = &refusal
        && let Some(seconds) = failure.retry_after_seconds()
    {
        tracing::warn!(code = failure.code(), %failure, "a sign-on failed");
        return unavailable_page(site, visitor, seconds).await;
    }
    let told = told(visitor, refusal)?;
    city_choice_page(site, visitor, StatusCode::UNAUTHORIZED, Some(told)).await
}

/// Message for a failed sign-on.
pub(super) fn told(visitor: &Visitor, refusal: Refusal) -> Result<String, RefusedPage> {
    Ok(match refusal {
        Refusal::Fault(fault) => return Err(visitor.refuse(&fault.into())),
        Refusal::NoProvider => visitor.say("sign-on-none"),
        Refusal::SignOnEnded => visitor.say("sign-in-over"),
        Refusal::Failed(failure) => {
            tracing::warn!(code = failure.code(), %failure, "a sign-on failed");
            let values = [("code", failure.code().into())];
            visitor.texts.with("sign-on-failed", &values)
        }
        Refusal::Refused(refused) => {
            let values = [("code", refused.code().into())];
            visitor.texts.with("sign-on-refused", &values)
        }
    })
}

/// Page for an unavailable provider: 503 with `Retry-After`.
async fn unavailable_page(site: &HttpState, visitor: &Visitor, seconds: i64) -> PageResult {
    let told = visitor.texts.with("sign-on-away", &[("seconds", seconds.into())]);
    let mut answer = city_choice_page(site, visitor, StatusCode::SERVICE_UNAVAILABLE, Some(told)).await?;
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    Ok(answer)
}

/// `GET /staff/cities/{city}/sign-on`.
pub async fn settings(site: web::Data<HttpState>, request: HttpRequest, at: CityAt) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            staff.require(Permission::ManageIdentityProvider, Some(&at.0))?;
            let own = at.0.clone();
            let stored = staff.run(move |app| federation::settings(app, &own)).await?;
            show(
                &site,
                &staff,
                &at.0,
                &stored.unwrap_or_default(),
                StatusCode::OK,
                Vec::new(),
            )
            .await
        }
        .await,
    )
}

/// `POST /staff/cities/{city}/sign-on`.
pub async fn set(site: web::Data<HttpState>, request: HttpRequest, at: CityAt, form: Form) -> HttpResponse {
    sent(try_set(&site, &request, at.0, form).await)
}

async fn try_set(site: &HttpState, request: &HttpRequest, city: Slug, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    staff.require(Permission::ManageIdentityProvider, Some(&city))?;
    let fields = staff.read(form).await?;
    staff.require_recent_sign_in(site, &fields).await?;
    let own = city.clone();
    match staff.action(&fields)? {
        ProviderAction::Remove => {
            staff.run(move |app| federation::set(app, &own, None)).await?;
            return Ok(see_other(&format!("/staff/cities/{city}/sign-on?done=removed")));
        }
        ProviderAction::CheckDomain => {
            let domain = fields.get("domain").unwrap_or_default().to_owned();
            return check(site, &staff, city, domain).await;
        }
        ProviderAction::Save => {}
    }
    let at = city.clone();
    let before = staff.run(move |app| federation::settings(app, &at)).await?;
    let document = read(&fields, before.as_ref());
    let faults = federation::faults(&document);
    let mut reader = FormReader::new(&staff, &fields);
    if reader
        .text("roles")
        .lines()
        .any(|line| !line.trim().is_empty() && !line.contains('='))
    {
        reader.refuse("roles", "bad-role-lines");
    }
    let mut wrong = reader.wrong();
    wrong.extend(faults.iter().map(|fault| {
        let field = fault.pointer.split('/').nth(1).unwrap_or_default().replace('_', "-");
        (format!("f-{field}"), fault.detail.clone())
    }));
    if wrong.is_empty() && is_refused_address(&staff, &city, &document).await? {
        wrong.push(("f-issuer".to_owned(), staff.say("provider-address-refused")));
    }
    if !wrong.is_empty() {
        return show(site, &staff, &city, &document, StatusCode::UNPROCESSABLE_ENTITY, wrong).await;
    }
    let given = document.clone();
    let set = staff
        .attempt(move |app| federation::set(app, &own, Some(&given)))
        .await?;
    match set {
        Ok(()) => Ok(see_other(&format!("/staff/cities/{city}/sign-on?done=saved"))),
        Err(authoring::Refusal::Invalid(faults)) => {
            let wrong = faults.iter().map(|fault| {
                let field = fault.pointer.split('/').nth(1).unwrap_or_default().replace('_', "-");
                (format!("f-{field}"), fault.detail.clone())
            });
            let wrong = wrong.collect();
            show(site, &staff, &city, &document, StatusCode::UNPROCESSABLE_ENTITY, wrong).await
        }
        Err(refusal) => Err(staff.refuse(&refusal.into())),
    }
}

/// Checks the DNS record of a domain.
async fn check(site: &HttpState, staff: &Staff, city: Slug, domain: String) -> PageResult {
    let own = city.clone();
    let app = staff.app.clone();
    let check = move || Ok::<_, ServiceError>(domains::check_record(&app, &own, &domain));
    let checked = staff.gates.providers.run(Some(city.clone()), check).await;
    let checked = checked.map_err(|problem| staff.refuse(&problem))?;
    let (status, why) = match checked {
        Ok(()) => return Ok(see_other(&format!("/staff/cities/{city}/sign-on?done=domain"))),
        Err(domains::Refusal::Fault(fault)) => return Err(staff.refuse(&fault.into())),
        Err(domains::Refusal::NoSuchCity | domains::Refusal::NoSuchDomain) => {
            return Err(staff.refuse(&Problem::no_such_page()));
        }
        Err(domains::Refusal::Taken) => (StatusCode::CONFLICT, "domain-taken"),
        Err(domains::Refusal::NoRecord) => (StatusCode::CONFLICT, "domain-no-record"),
        Err(domains::Refusal::Lookup(cause)) => {
            tracing::warn!(%cause, "the DNS record of a domain could not be looked up");
            (StatusCode::SERVICE_UNAVAILABLE, "domain-not-looked-up")
        }
    };
    let own = city.clone();
    let stored = staff.run(move |app| federation::settings(app, &own)).await?;
    let wrong = vec![(String::new(), staff.say(why))];
    show(site, staff, &city, &stored.unwrap_or_default(), status, wrong).await
}

/// Domains of the city: the state of each, and the record that confirms it.
async fn domain_blocks(staff: &Staff, city: &Slug) -> Result<Vec<Block>, RefusedPage> {
    let own = city.clone();
    let listed = staff.attempt(move |app| domains::of_city(app, &own)).await?;
    let listed = match listed {
        Ok(listed) => listed,
        Err(domains::Refusal::Fault(fault)) => return Err(staff.refuse(&fault.into())),
        Err(
            domains::Refusal::NoSuchCity
            | domains::Refusal::NoSuchDomain
            | domains::Refusal::Taken
            | domains::Refusal::NoRecord
            | domains::Refusal::Lookup(_),
        ) => return Err(staff.refuse(&Problem::no_such(Resource::City))),
    };
    Ok(listed.into_iter().map(|domain| domain_block(staff, domain)).collect())
}

fn domain_block(staff: &Staff, domain: Domain) -> Block {
    let inside = match domain.state {
        State::Confirmed(since, _) => {
            let day = since.strftime("%Y-%m-%d").to_string();
            vec![Block::Text(
                staff
                    .texts
                    .with("domain-confirmed-since", &[("day", day.as_str().into())]),
            )]
        }
        State::Taken => vec![Block::Notice(Tone::Danger, staff.say("domain-taken"))],
        State::Open => {
            let fields = vec![
                Field::hidden("do", "check"),
                Field::hidden("domain", domain.name.as_str()),
            ];
            vec![
                Block::Text(staff.say("domain-open")),
                Block::Code(format!("{} TXT {}", domain.record_name, domain.record_text)),
                Block::Form(FormView::button("", fields, staff.say("domain-check"), Tone::Plain)),
            ]
        }
    };
    Block::Card(domain.name, inside)
}

/// Whether outgoing requests to the provider's address are refused. Resolves its name, behind the gate for providers.
async fn is_refused_address(staff: &Staff, city: &Slug, document: &Value) -> Result<bool, RefusedPage> {
    let (app, document) = (staff.app.clone(), document.clone());
    let check = move || Ok::<_, ServiceError>(federation::refused_address(&app, &document).is_some());
    let checked = staff.gates.providers.run(Some(city), check).await;
    checked.map_err(|problem| staff.refuse(&problem))
}

/// Settings of the form. The client secret is never shown, so that an empty field keeps the stored one.
fn read(fields: &FormFields, before: Option<&Value>) -> Value {
    let own = |name: &str| fields.get(name).map(str::trim).filter(|text| !text.is_empty());
    let mut document = Map::new();
    for name in ["issuer", "client_id"] {
        document.insert(name.to_owned(), own(name).unwrap_or_default().into());
    }
    let kept = before.and_then(|before| before.get("client_secret")).cloned();
    let secret = own("client_secret").map(Value::from).or(kept);
    if let Some(secret) = secret.filter(|secret| !secret.is_null()) {
        document.insert("client_secret".to_owned(), secret);
    }
    let domains = own("domains").unwrap_or_default();
    let domains: Vec<&str> = domains.split([',', ' ']).filter(|domain| !domain.is_empty()).collect();
    document.insert("domains".to_owned(), json!(domains));
    for name in ["role_claim", "default_role"] {
        if let Some(text) = own(name) {
            document.insert(name.to_owned(), text.into());
        }
    }
    let roles = own("roles").unwrap_or_default().lines().filter_map(|line| {
        let (value, role) = line.split_once('=')?;
        Some((value.trim().to_owned(), Value::from(role.trim())))
    });
    document.insert("roles".to_owned(), Value::Object(roles.collect()));
    Value::Object(document)
}

async fn show(
    site: &HttpState,
    staff: &Staff,
    city: &Slug,
    document: &Value,
    status: StatusCode,
    errors: Vec<(String, String)>,
) -> PageResult {
    let own = city.clone();
    let name = staff.run(move |app| authoring::city_find(app, &own)).await?.name;
    let text = |name: &str| {
        document
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let domains = document.get("domains").and_then(Value::as_array);
    let domains = domains.into_iter().flatten().filter_map(Value::as_str);
    let roles = document.get("roles").and_then(Value::as_object);
    let roles = roles
        .into_iter()
        .flatten()
        .map(|(value, role)| format!("{value} = {}", role.as_str().unwrap_or_default()));
    let is_set = !text("issuer").is_empty();
    let mut offered = vec![(String::new(), staff.say("sign-on-nobody"))];
    for role in ["viewer", "interviewer", "editor", "owner"] {
        offered.push((role.to_owned(), staff.say(&format!("role-{role}"))));
    }
    let line = |name: &str, value: String| {
        let label = staff.say(&format!("provider-{name}"));
        Field::line(name, label, value).with_hint(staff.say(&format!("provider-{name}-hint")))
    };
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    blocks.push(Block::Lead(staff.say("sign-on-lead")));
    blocks.push(Block::Code(redirect_uri(site, &staff.request)));
    let secret = Field::input("password", "client_secret", staff.say("provider-client_secret"), "")
        .with_hint(staff.say("provider-client_secret-hint"));
    blocks.push(Block::Form(FormView::new(
        "",
        vec![
            line("issuer", text("issuer")).required(),
            line("client_id", text("client_id")).required(),
            secret,
            line("domains", domains.collect::<Vec<_>>().join(", ")).required(),
            line("role_claim", text("role_claim")),
            Field::area(
                3,
                "roles",
                staff.say("provider-roles"),
                roles.collect::<Vec<_>>().join("\n"),
            )
            .with_hint(staff.say("provider-roles-hint")),
            Field::select(
                "default_role",
                staff.say("provider-default_role"),
                text("default_role"),
                offered,
            ),
        ],
        vec![Button::named("do", "save", staff.say("save"), Tone::Main)],
    )));
    blocks.extend(domain_blocks(staff, city).await?);
    if is_set {
        let fields = vec![Field::hidden("do", "remove")];
        let remove = FormView::button("", fields, staff.say("remove"), Tone::Danger);
        blocks.push(Block::Form(remove));
    }
    Ok(StaffLayout::of_city(staff, city, &name, staff.say("tab-sign-on")).render_with_status(status, &blocks))
}
