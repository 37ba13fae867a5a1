//! `/staff/sign-on`: sign-in with a city's identity provider, and the settings of that provider.

use super::access::CityAccess;
use super::cookies::{redirect_with_session, session_token};
use super::current_user::CurrentUser;
use super::forms::Form;
use super::redirect::see_other;
use super::visitor::Visitor;
use crate::app::access::required::ManageIdentityProvider;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use serde_json::{Map, Value, json};

use super::components::{Block, Button, Field, FormView, Link, Tone};
use super::forms::{FormAction, FormReader};
use super::layout::StaffLayout;
use crate::app::people::domains;
use crate::app::people::domains::{Domain, State};
use crate::app::people::federation;
use crate::app::people::federation::{CallbackParams, FederationError, SignOnOutcome, SignOnPurpose};
use crate::app::resource::Resource;
use crate::app::{ServiceError, authoring};
use crate::http::problem::Problem;
use crate::http::quotas;
use crate::http::state::block;
use crate::http::web::page_error::{PageError, PageResult};
use crate::http::web::query::query;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::slug::Slug;

/// Actions of the identity provider forms.
#[derive(Clone, Copy)]
pub enum ProviderAction {
    /// Saves it.
    Save,
    /// Removes it.
    Remove,
    /// Looks up the DNS record that confirms the domain.
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
pub async fn page(visitor: Visitor) -> PageResult {
    city_choice_page(&visitor, StatusCode::OK, None).await
}

async fn city_choice_page(visitor: &Visitor, status: StatusCode, wrong: Option<String>) -> PageResult {
    let app = visitor.state.app.clone();
    let cities = block(move || federation::cities(&app)).await;
    let cities = cities.map_err(|problem| visitor.refuse(&problem))?;
    let mut blocks = Vec::new();
    if let Some(wrong) = wrong {
        blocks.push(Block::Errors(
            visitor.text("errors-title"),
            vec![(String::new(), wrong)],
        ));
    }
    if cities.is_empty() {
        blocks.push(Block::Lead(visitor.text("sign-on-none")));
    } else {
        let chosen = query(&visitor.request).get("city").unwrap_or_default().to_owned();
        blocks.push(Block::Form(FormView::new(
            "/staff/sign-on",
            vec![Field::select("city", visitor.text("city"), chosen, cities)],
            vec![Button::primary(visitor.text("sign-on-go"))],
        )));
    }
    blocks.push(Block::Links(vec![Link::new("/staff/sign-in", visitor.text("sign-in"))]));
    let layout = StaffLayout::new(visitor, visitor.texts.get("sign-on-other"));
    Ok(layout.allowing_provider_redirect().render_with_status(status, &blocks))
}

/// Redirect URI of the identity provider.
pub(super) fn redirect_uri(visitor: &Visitor) -> String {
    format!("{}/staff/sign-on/return", visitor.state.public_url(&visitor.request))
}

/// `POST /staff/sign-on`: redirects to the city's identity provider.
pub async fn start(visitor: Visitor, form: Form<()>) -> PageResult {
    let fields = form.read_only(&visitor, "sign-on").await?;
    let city = fields.get("city").and_then(Slug::parse);
    let aim = city.as_ref().map_or("", Slug::as_str);
    if let Err(wait) = visitor.state.admit_target(quotas::LimitedAction::SignOn, aim) {
        return Err(visitor.refuse(&Problem::too_many_requests(wait)));
    }
    let (app, back, held) = (
        visitor.state.app.clone(),
        redirect_uri(&visitor),
        visitor.pre_session.clone(),
    );
    let key = city.clone();
    let begun = visitor.gates.providers.run(key, move || {
        let begun = city.ok_or(FederationError::NoProvider);
        let aim = SignOnPurpose::SignIn { held: &held };
        Ok::<_, ServiceError>(begun.and_then(|city| federation::begin(&app, &city, &back, aim)))
    });
    match begun.await.map_err(|problem| visitor.refuse(&problem))? {
        Ok(address) => Ok(see_other(&address)),
        Err(refusal) => refuse(&visitor, refusal).await,
    }
}

/// `GET /staff/sign-on/return`: callback of the identity provider.
pub async fn back(visitor: Visitor) -> PageResult {
    let query = query(&visitor.request);
    let own = |name: &str| query.get(name).unwrap_or_default().to_owned();
    let (state, code, held) = (own("state"), own("code"), visitor.pre_session.clone());
    let (token, language) = (session_token(&visitor.request), visitor.texts.language());
    let (app, back, origin) = (visitor.state.app.clone(), redirect_uri(&visitor), visitor.origin());
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
        Err(refusal) => refuse(&visitor, refusal).await,
    }
}

async fn refuse(visitor: &Visitor, refusal: FederationError) -> PageResult {
    if let FederationError::Failed(failure) = &refusal
        && let Some(seconds) = failure.retry_after_seconds()
    {
        tracing::warn!(code = failure.code(), %failure, "a sign-on failed");
        return unavailable_page(visitor, seconds).await;
    }
    let message = refusal_message(visitor, refusal)?;
    city_choice_page(visitor, StatusCode::UNAUTHORIZED, Some(message)).await
}

/// Message for a failed sign-on.
pub(super) fn refusal_message(visitor: &Visitor, refusal: FederationError) -> Result<String, PageError> {
    Ok(match refusal {
        FederationError::Fault(fault) => return Err(visitor.refuse(&fault.into())),
        FederationError::NoProvider => visitor.text("sign-on-none"),
        FederationError::SignOnEnded => visitor.text("sign-in-over"),
        FederationError::Failed(failure) => {
            tracing::warn!(code = failure.code(), %failure, "a sign-on failed");
            let values = [("code", failure.code().into())];
            visitor.texts.with("sign-on-failed", &values)
        }
        FederationError::Refused(refused) => {
            let values = [("code", refused.code().into())];
            visitor.texts.with("sign-on-refused", &values)
        }
    })
}

/// Page for an unavailable provider: 503 with `Retry-After`.
async fn unavailable_page(visitor: &Visitor, seconds: i64) -> PageResult {
    let message = visitor.texts.with("sign-on-away", &[("seconds", seconds.into())]);
    let mut answer = city_choice_page(visitor, StatusCode::SERVICE_UNAVAILABLE, Some(message)).await?;
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    Ok(answer)
}

/// `GET /staff/cities/{city}/sign-on`.
pub async fn settings(access: CityAccess<ManageIdentityProvider>) -> PageResult {
    let CityAccess { user, city, .. } = access;
    let own = city.clone();
    let stored = user.run(move |app| federation::settings(app, &own)).await?;
    show(&user, &city, &stored.unwrap_or_default(), StatusCode::OK, Vec::new()).await
}

/// `POST /staff/cities/{city}/sign-on`.
pub async fn set(access: CityAccess<ManageIdentityProvider>, form: Form<ProviderAction>) -> PageResult {
    let CityAccess { user, city, .. } = access;
    let (action, fields) = form.read(&user).await?;
    user.require_recent_sign_in(&fields).await?;
    let own = city.clone();
    match action {
        ProviderAction::Remove => {
            user.run(move |app| federation::set(app, &own, None)).await?;
            return Ok(see_other(&format!("/staff/cities/{city}/sign-on?done=removed")));
        }
        ProviderAction::CheckDomain => {
            let domain = fields.get("domain").unwrap_or_default().to_owned();
            return check(&user, city, domain).await;
        }
        ProviderAction::Save => {}
    }
    let at = city.clone();
    let before = user.run(move |app| federation::settings(app, &at)).await?;
    let document = read(&fields, before.as_ref());
    let violations = federation::violations(&document);
    let mut reader = FormReader::new(&user, &fields);
    if reader
        .text("roles")
        .lines()
        .any(|line| !line.trim().is_empty() && !line.contains('='))
    {
        reader.refuse("roles", "bad-role-lines");
    }
    let mut wrong = reader.wrong();
    wrong.extend(violations.iter().map(|violation| {
        let field = violation
            .pointer
            .split('/')
            .nth(1)
            .unwrap_or_default()
            .replace('_', "-");
        (format!("f-{field}"), violation.detail.clone())
    }));
    if wrong.is_empty() && is_refused_address(&user, &city, &document).await? {
        wrong.push(("f-issuer".to_owned(), user.text("provider-address-refused")));
    }
    if !wrong.is_empty() {
        return show(&user, &city, &document, StatusCode::UNPROCESSABLE_ENTITY, wrong).await;
    }
    let given = document.clone();
    let set = user
        .attempt(move |app| federation::set(app, &own, Some(&given)))
        .await?;
    match set {
        Ok(()) => Ok(see_other(&format!("/staff/cities/{city}/sign-on?done=saved"))),
        Err(authoring::AuthoringError::Invalid(violations)) => {
            let wrong = violations.iter().map(|violation| {
                let field = violation
                    .pointer
                    .split('/')
                    .nth(1)
                    .unwrap_or_default()
                    .replace('_', "-");
                (format!("f-{field}"), violation.detail.clone())
            });
            let wrong = wrong.collect();
            show(&user, &city, &document, StatusCode::UNPROCESSABLE_ENTITY, wrong).await
        }
        Err(refusal) => Err(user.refuse(&refusal.into())),
    }
}

/// Checks the DNS record of a domain.
async fn check(user: &CurrentUser, city: Slug, domain: String) -> PageResult {
    let own = city.clone();
    let app = user.app.clone();
    let check = move || Ok::<_, ServiceError>(domains::check_record(&app, &own, &domain));
    let checked = user.gates.providers.run(Some(city.clone()), check).await;
    let checked = checked.map_err(|problem| user.refuse(&problem))?;
    let (status, why) = match checked {
        Ok(()) => return Ok(see_other(&format!("/staff/cities/{city}/sign-on?done=domain"))),
        Err(domains::DomainError::Fault(fault)) => return Err(user.refuse(&fault.into())),
        Err(domains::DomainError::NoSuchCity | domains::DomainError::NoSuchDomain) => {
            return Err(user.refuse(&Problem::no_such_page()));
        }
        Err(domains::DomainError::Taken) => (StatusCode::CONFLICT, "domain-taken"),
        Err(domains::DomainError::NoRecord) => (StatusCode::CONFLICT, "domain-no-record"),
        Err(domains::DomainError::Lookup(cause)) => {
            tracing::warn!(%cause, "the DNS record of a domain could not be looked up");
            (StatusCode::SERVICE_UNAVAILABLE, "domain-not-looked-up")
        }
    };
    let own = city.clone();
    let stored = user.run(move |app| federation::settings(app, &own)).await?;
    let wrong = vec![(String::new(), user.text(why))];
    show(user, &city, &stored.unwrap_or_default(), status, wrong).await
}

/// Domains of the city: the state of each, and the record that confirms it.
async fn domain_blocks(user: &CurrentUser, city: &Slug) -> Result<Vec<Block>, PageError> {
    let own = city.clone();
    let listed = user.attempt(move |app| domains::of_city(app, &own)).await?;
    let listed = match listed {
        Ok(listed) => listed,
        Err(domains::DomainError::Fault(fault)) => return Err(user.refuse(&fault.into())),
        Err(
            domains::DomainError::NoSuchCity
            | domains::DomainError::NoSuchDomain
            | domains::DomainError::Taken
            | domains::DomainError::NoRecord
            | domains::DomainError::Lookup(_),
        ) => return Err(user.refuse(&Problem::no_such(Resource::City))),
    };
    Ok(listed.into_iter().map(|domain| domain_block(user, domain)).collect())
}

fn domain_block(user: &CurrentUser, domain: Domain) -> Block {
    let inside = match domain.state {
        State::Confirmed(since, _) => {
            let day = user.day_of(since);
            vec![Block::Text(
                user.texts
                    .with("domain-confirmed-since", &[("day", day.as_str().into())]),
            )]
        }
        State::Taken => vec![Block::Notice(Tone::Danger, user.text("domain-taken"))],
        State::Open => {
            let fields = vec![
                Field::hidden("do", "check"),
                Field::hidden("domain", domain.name.as_str()),
            ];
            vec![
                Block::Text(user.text("domain-open")),
                Block::Code(format!("{} TXT {}", domain.record_name, domain.record_text)),
                Block::Form(FormView::button("", fields, user.text("domain-check"), Tone::Plain)),
            ]
        }
    };
    Block::Card(domain.name, inside)
}

/// Whether outgoing requests to the provider's address are refused. Resolves its name, behind the gate for providers.
async fn is_refused_address(user: &CurrentUser, city: &Slug, document: &Value) -> Result<bool, PageError> {
    let (app, document) = (user.app.clone(), document.clone());
    let check = move || Ok::<_, ServiceError>(federation::refused_address(&app, &document).is_some());
    let checked = user.gates.providers.run(Some(city), check).await;
    checked.map_err(|problem| user.refuse(&problem))
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
    user: &CurrentUser,
    city: &Slug,
    document: &Value,
    status: StatusCode,
    errors: Vec<(String, String)>,
) -> PageResult {
    let own = city.clone();
    let name = user.run(move |app| authoring::city_find(app, &own)).await?.name;
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
    let mut offered = vec![(String::new(), user.text("sign-on-nobody"))];
    for role in ["viewer", "interviewer", "editor", "owner"] {
        offered.push((role.to_owned(), user.text(&format!("role-{role}"))));
    }
    let line = |name: &str, value: String| {
        let label = user.text(&format!("provider-{name}"));
        Field::line(name, label, value).with_hint(user.text(&format!("provider-{name}-hint")))
    };
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    blocks.push(Block::Lead(user.text("sign-on-lead")));
    blocks.push(Block::Code(redirect_uri(user)));
    let secret = Field::input("password", "client_secret", user.text("provider-client_secret"), "")
        .with_hint(user.text("provider-client_secret-hint"));
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
                user.text("provider-roles"),
                roles.collect::<Vec<_>>().join("\n"),
            )
            .with_hint(user.text("provider-roles-hint")),
            Field::select(
                "default_role",
                user.text("provider-default_role"),
                text("default_role"),
                offered,
            ),
        ],
        vec![Button::named("do", "save", user.text("save"), Tone::Primary)],
    )));
    blocks.extend(domain_blocks(user, city).await?);
    if is_set {
        let fields = vec![Field::hidden("do", "remove")];
        let remove = FormView::button("", fields, user.text("remove"), Tone::Danger);
        blocks.push(Block::Form(remove));
    }
    Ok(StaffLayout::of_city(user, city, &name, user.text("tab-sign-on")).render_with_status(status, &blocks))
}
