//! `/staff/account`: the user's own name, language, password, second factor and sessions.

use super::current_user::CurrentUser;
use super::forms::Form;
use super::redirect::see_other;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use super::account_fields::{languages, weak_password_message};
use super::components::{Block, Button, Cell, Field, FormView, Link, Table, Tone, counted};
use super::forms::{FormAction, FormReader};
use super::layout::StaffLayout;
use crate::app::authoring;
use crate::app::people::account;
use crate::app::people::account::AccountError;
use crate::app::people::password::PASSWORD_CHARS_MIN;
use crate::app::people::session;
use crate::app::people::session::SignInError;
use crate::http::problem::Problem;
use crate::http::web::page_error::{PageError, PageResult};
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::slug::Slug;

/// Actions of the account forms.
#[derive(Clone, Copy)]
pub enum AccountAction {
    /// Changes name and language.
    Profile,
    /// Changes the password.
    Password,
    /// Enables the second factor.
    FactorOn,
    /// Disables the second factor.
    FactorOff,
    /// Ends a session.
    EndSession,
}

impl FormAction for AccountAction {
    const ALL: &'static [(&'static str, AccountAction)] = &[
        ("profile", AccountAction::Profile),
        ("password", AccountAction::Password),
        ("factor-on", AccountAction::FactorOn),
        ("factor-off", AccountAction::FactorOff),
        ("end", AccountAction::EndSession),
    ];
}

/// `GET /staff/account`.
pub async fn page(user: CurrentUser) -> PageResult {
    show(&user, StatusCode::OK, Vec::new(), None).await
}

/// `POST /staff/account`.
pub async fn change(user: CurrentUser, form: Form<AccountAction>) -> PageResult {
    let (action, fields) = form.read(&user).await?;
    user.require_own_account()?;
    let field = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let (person, origin) = (user.session.person.id, user.origin());
    let current = user.session.clone();
    let done = match action {
        AccountAction::Profile => {
            let mut reader = FormReader::new(&user, &fields);
            let Some(language) = reader.language("language") else {
                let wrong = reader.wrong();
                return show(&user, StatusCode::UNPROCESSABLE_ENTITY, wrong, Some(&fields)).await;
            };
            let name = field("name");
            user.attempt(move |app| account::change(app, person, &name, &language))
                .await?
                .map(|()| "saved")
        }
        AccountAction::Password => {
            let (present, next) = (field("present"), field("password"));
            user.attempt_with_password(move |app| account::change_password(app, &current, &present, &next, &origin))
                .await?
                .map(|()| "password")
        }
        AccountAction::FactorOff => {
            let code = field("code");
            user.attempt(move |app| account::disable_second_factor(app, &current, &code, &origin))
                .await?
                .map(|()| "factor-off")
        }
        AccountAction::FactorOn => {
            user.require_recent_sign_in(&fields).await?;
            let (salt, code) = (field("salt"), field("code"));
            let set = user
                .attempt(move |app| account::enable_second_factor(app, &current, &salt, &code, &origin))
                .await?;
            match set {
                Ok(codes) => return Ok(recovery_codes_page(&user, &codes)),
                Err(refusal) => Err(refusal),
            }
        }
        AccountAction::EndSession => {
            let id = user.id(&fields, "session")?;
            if !user.run(move |app| session::end(app, person, id)).await? {
                return Err(user.refuse(&Problem::no_such_page()));
            }
            Ok("session-ended")
        }
    };
    match done {
        Ok(done) => Ok(see_other(&format!("/staff/account?done={done}"))),
        Err(refusal) => {
            let (status, at, message) = refusal_message(&user, refusal)?;
            let errors = vec![(at.to_owned(), message)];
            show(&user, status, errors, Some(&fields)).await
        }
    }
}

/// Maps a refusal to its status, the id of the field it concerns, and a message; a fault becomes an error page.
pub(super) fn refusal_message(
    user: &CurrentUser,
    refusal: AccountError,
) -> Result<(StatusCode, &'static str, String), PageError> {
    let unfit = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(match refusal {
        AccountError::BadName => (unfit, "f-name", user.text("bad-name")),
        AccountError::WrongPassword => (unfit, "f-present", user.text("password-wrong")),
        AccountError::Weak(weak) => (unfit, "f-password", weak_password_message(user, weak)),
        AccountError::WrongCode | AccountError::NoSuchAccount => (unfit, "f-code", user.text("code-wrong")),
        AccountError::SecondFactorEnabled => (StatusCode::CONFLICT, "", user.text("factor-on-already")),
        AccountError::Wait(seconds) => {
            let (status, message) = super::sign_in::refusal_message(user, SignInError::Throttled(seconds))?;
            (status, "", message)
        }
        AccountError::Fault(fault) => return Err(user.refuse(&fault.into())),
    })
}

async fn show(
    user: &CurrentUser,
    status: StatusCode,
    errors: Vec<(String, String)>,
    sent: Option<&FormFields>,
) -> PageResult {
    let person = &user.session.person;
    if let Some(city) = &user.session.provider_of {
        return provider_account_page(user, city.clone(), status).await;
    }
    let id = person.id;
    let sessions = user.run(move |app| session::list(app, id)).await?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    blocks.push(Block::Text(person.email.clone()));
    blocks.push(Block::Form(FormView::new(
        "",
        vec![
            Field::hidden("do", "profile"),
            Field::line("name", user.text("name"), person.name.as_str())
                .with_autocomplete("name")
                .required(),
            Field::select("language", user.text("language"), person.language.as_str(), languages()),
        ],
        vec![Button::primary(user.text("save"))],
    )));
    blocks.push(Block::Card(
        user.text("password-title"),
        vec![Block::Form(password_form(user))],
    ));
    blocks.push(Block::Card(user.text("factor-title"), factor(user, sent).await?));
    let rows = sessions.into_iter().map(|info| {
        let is_here = info.id == user.session.id;
        let end = FormView::button(
            "",
            vec![
                Field::hidden("do", "end"),
                Field::hidden("session", info.id.to_string()),
            ],
            user.text("session-end"),
            Tone::Danger,
        );
        vec![
            Cell::text(info.client),
            Cell::Quiet(user.time(info.created_at)),
            Cell::Quiet(user.time(info.seen_at)),
            if is_here {
                Cell::text(user.text("session-here"))
            } else {
                Cell::Forms(vec![end])
            },
        ]
    });
    let head = ["session-client", "session-began", "session-seen", "session-state"];
    let table = Table::new(
        user.text("sessions-title"),
        head.map(|id| user.text(id)).to_vec(),
        rows.collect(),
    );
    blocks.push(Block::Card(String::new(), vec![Block::Table(table)]));
    blocks.push(Block::Links(vec![Link::new(
        "/staff/account/sign-on",
        user.text("connect-title"),
    )]));
    Ok(StaffLayout::of(user, user.texts.get("account-title")).render_with_status(status, &blocks))
}

/// Account page of a session that a city's identity provider began: it has no account settings to change.
async fn provider_account_page(user: &CurrentUser, city: Slug, status: StatusCode) -> PageResult {
    let name = user.run(move |app| authoring::city_find(app, &city)).await?.name;
    let person = &user.session.person;
    let blocks = [
        Block::Lead(
            user.texts
                .with("account-by-provider", &[("city", name.as_str().into())]),
        ),
        Block::Text(person.email.clone()),
    ];
    Ok(StaffLayout::of(user, user.texts.get("account-title")).render_with_status(status, &blocks))
}

fn password_form(user: &CurrentUser) -> FormView {
    FormView::new(
        "",
        vec![
            Field::hidden("do", "password"),
            Field::input("password", "present", user.text("password-present"), "")
                .with_autocomplete("current-password")
                .required(),
            Field::input("password", "password", user.text("password-new"), "")
                .with_hint(
                    user.texts
                        .with("password-hint", &[("min", counted(PASSWORD_CHARS_MIN))]),
                )
                .with_autocomplete("new-password")
                .required(),
        ],
        vec![Button::primary(user.text("password-change"))],
    )
}

async fn factor(user: &CurrentUser, sent: Option<&FormFields>) -> Result<Vec<Block>, PageError> {
    let person = &user.session.person;
    if person.has_second_factor {
        let left = [("count", counted(person.codes_left))];
        let off = Button::named("do", "factor-off", user.text("factor-off"), Tone::Danger);
        return Ok(vec![
            Block::Text(user.texts.with("factor-is-on", &left)),
            Block::Form(FormView::new("", vec![code_field(user)], vec![off])),
        ]);
    }
    enrolment_blocks(user, sent.and_then(|sent| sent.get("salt"))).await
}

/// Blocks that enrol a second factor; the salt of an earlier offer gives the same secret again.
pub(super) async fn enrolment_blocks(user: &CurrentUser, salt: Option<&str>) -> Result<Vec<Block>, PageError> {
    let (email, salt) = (user.session.person.email.clone(), salt.map(str::to_owned));
    let offered = user
        .attempt(move |app| account::prepare_second_factor(app, &email, salt.as_deref()))
        .await?;
    let offer = match offered {
        Ok(offer) => offer,
        Err(refusal) => {
            let (_, _, message) = refusal_message(user, refusal)?;
            return Ok(vec![Block::Text(message)]);
        }
    };
    Ok(vec![
        Block::Text(user.text("factor-lead")),
        Block::Chart(qr(&offer.address, &user.text("factor-qr"))),
        Block::Details(user.text("factor-typed"), vec![Block::Code(offer.secret)]),
        Block::Form(FormView::new(
            "",
            vec![
                Field::hidden("do", "factor-on"),
                Field::hidden("salt", offer.salt),
                code_field(user),
            ],
            vec![Button::primary(user.text("factor-on"))],
        )),
    ])
}

fn code_field(user: &CurrentUser) -> Field {
    Field::line("code", user.text("code"), "")
        .with_autocomplete("one-time-code")
        .required()
}

fn qr(address: &str, alt: &str) -> String {
    let Some(code) = crate::http::media::qr_code::QrCode::of(address) else {
        // The secret is also shown as text below, for typing.
        tracing::warn!("the QR code of a second factor could not be drawn");
        return String::new();
    };
    let alt = crate::http::web::escape::escaped(alt);
    format!(
        "<svg class=\"qr\" role=\"img\" aria-label=\"{alt}\" viewBox=\"0 0 {0} {0}\"><path fill=\"#000\" d=\"{1}\"/></svg>",
        code.size, code.path
    )
}

/// Page with the recovery codes, which are shown only once.
pub(super) fn recovery_codes_page(user: &CurrentUser, codes: &[String]) -> HttpResponse {
    let blocks = [
        Block::Lead(user.text("recovery-lead")),
        Block::Code(codes.join("\n")),
        Block::Links(vec![Link::button("/staff", user.text("recovery-kept"))]),
    ];
    StaffLayout::of(user, user.texts.get("recovery-title")).send(&blocks)
}
