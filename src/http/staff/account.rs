//! `/staff/account`: the user's own name, language, password, second factor and sessions.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::auth::{PageResult, RefusedPage, Staff, see_other, sent};
use super::components::{Block, Button, Cell, Field, FormView, Link, Table, Tone, counted};
use super::forms::{FormAction, FormReader};
use super::invitation::weak_text;
use super::layout::StaffLayout;
use crate::app::authoring;
use crate::app::people::account;
use crate::app::people::account::Refusal;
use crate::app::people::password::PASSWORD_CHARS_MIN;
use crate::app::people::session;
use crate::app::people::session::Refusal as SignInRefusal;
use crate::http::citizen::form_body::Form;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use urbivox_core::i18n;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::slug::Slug;

/// Actions of the account forms.
#[derive(Clone, Copy)]
enum AccountAction {
    Profile,
    Password,
    FactorOn,
    FactorOff,
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

/// Languages of the staff pages: the tag of each, and its name in that language.
pub(super) fn languages() -> Vec<(String, String)> {
    let name = |tag: &'static str| {
        let name = match tag {
            "de" => "Deutsch",
            "es" => "Español",
            "fi" => "Suomi",
            "fr" => "Français",
            "it" => "Italiano",
            _english => "English",
        };
        (tag.to_owned(), name.to_owned())
    };
    i18n::staff_languages().map(name).collect()
}

/// `GET /staff/account`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            show(&staff, StatusCode::OK, Vec::new(), None).await
        }
        .await,
    )
}

/// `POST /staff/account`.
pub async fn change(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, form).await)
}

async fn try_change(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    let fields = staff.read(form).await?;
    staff.require_own_account()?;
    let field = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let (person, origin) = (staff.present.person.id, staff.origin(site));
    let own = (person, staff.present.session);
    let done = match staff.action(&fields)? {
        AccountAction::Profile => {
            let mut reader = FormReader::new(&staff, &fields);
            let Some(language) = reader.language("language") else {
                let wrong = reader.wrong();
                return show(&staff, StatusCode::UNPROCESSABLE_ENTITY, wrong, Some(&fields)).await;
            };
            let name = field("name");
            staff
                .attempt(move |app| account::change(app, person, &name, &language))
                .await?
                .map(|()| "saved")
        }
        AccountAction::Password => {
            let (present, next) = (field("present"), field("password"));
            staff
                .attempt_with_password(move |app| account::change_password(app, own, &present, &next, &origin))
                .await?
                .map(|()| "password")
        }
        AccountAction::FactorOff => {
            let code = field("code");
            staff
                .attempt(move |app| account::disable_second_factor(app, own, &code, &origin))
                .await?
                .map(|()| "factor-off")
        }
        AccountAction::FactorOn => {
            staff.require_recent_sign_in(site, &fields).await?;
            let (salt, code) = (field("salt"), field("code"));
            let set = staff
                .attempt(move |app| account::enable_second_factor(app, own, &salt, &code, &origin))
                .await?;
            match set {
                Ok(codes) => return Ok(recovery_codes_page(&staff, &codes)),
                Err(refusal) => Err(refusal),
            }
        }
        AccountAction::EndSession => {
            let id = staff.id(&fields, "session")?;
            if !staff.run(move |app| session::end(app, person, id)).await? {
                return Err(staff.refuse(&Problem::no_such_page()));
            }
            Ok("session-ended")
        }
    };
    match done {
        Ok(done) => Ok(see_other(&format!("/staff/account?done={done}"))),
        Err(refusal) => {
            let (status, at, told) = refusal_message(&staff, refusal)?;
            let errors = vec![(at.to_owned(), told)];
            show(&staff, status, errors, Some(&fields)).await
        }
    }
}

/// Maps a refusal to its status, the id of the field it concerns, and a message; a fault becomes an error page.
pub(super) fn refusal_message(
    staff: &Staff,
    refusal: Refusal,
) -> Result<(StatusCode, &'static str, String), RefusedPage> {
    let unfit = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(match refusal {
        Refusal::BadName => (unfit, "f-name", staff.say("bad-name")),
        Refusal::WrongPassword => (unfit, "f-present", staff.say("password-wrong")),
        Refusal::Weak(weak) => (unfit, "f-password", weak_text(staff, weak)),
        Refusal::WrongCode | Refusal::NoSuchAccount => (unfit, "f-code", staff.say("code-wrong")),
        Refusal::SecondFactorEnabled => (StatusCode::CONFLICT, "", staff.say("factor-on-already")),
        Refusal::Wait(seconds) => {
            let (status, told) = super::sign_in::refusal_message(staff, SignInRefusal::Throttled(seconds))?;
            (status, "", told)
        }
        Refusal::Fault(fault) => return Err(staff.refuse(&fault.into())),
    })
}

async fn show(
    staff: &Staff,
    status: StatusCode,
    errors: Vec<(String, String)>,
    sent: Option<&FormFields>,
) -> PageResult {
    let person = &staff.present.person;
    if let Some(city) = &staff.present.provider_of {
        return provider_account_page(staff, city.clone(), status).await;
    }
    let id = person.id;
    let sessions = staff.run(move |app| session::list(app, id)).await?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    blocks.push(Block::Text(person.email.clone()));
    blocks.push(Block::Form(FormView::new(
        "",
        vec![
            Field::hidden("do", "profile"),
            Field::line("name", staff.say("name"), person.name.as_str())
                .with_autocomplete("name")
                .required(),
            Field::select("language", staff.say("language"), person.language.as_str(), languages()),
        ],
        vec![Button::main(staff.say("save"))],
    )));
    blocks.push(Block::Card(
        staff.say("password-title"),
        vec![Block::Form(password_form(staff))],
    ));
    blocks.push(Block::Card(staff.say("factor-title"), factor(staff, sent).await?));
    let rows = sessions.into_iter().map(|info| {
        let is_here = info.id == staff.present.session;
        let end = FormView::button(
            "",
            vec![
                Field::hidden("do", "end"),
                Field::hidden("session", info.id.to_string()),
            ],
            staff.say("session-end"),
            Tone::Danger,
        );
        vec![
            Cell::text(info.client),
            Cell::Quiet(info.created_at.strftime("%Y-%m-%d %H:%M UTC").to_string()),
            Cell::Quiet(info.seen_at.strftime("%Y-%m-%d %H:%M UTC").to_string()),
            if is_here {
                Cell::text(staff.say("session-here"))
            } else {
                Cell::Forms(vec![end])
            },
        ]
    });
    let head = ["session-client", "session-began", "session-seen", "session-state"];
    let table = Table::new(
        staff.say("sessions-title"),
        head.map(|id| staff.say(id)).to_vec(),
        rows.collect(),
    );
    blocks.push(Block::Card(String::new(), vec![Block::Table(table)]));
    blocks.push(Block::Links(vec![Link::new(
        "/staff/account/sign-on",
        staff.say("connect-title"),
    )]));
    Ok(StaffLayout::of(staff, staff.texts.get("account-title")).render_with_status(status, &blocks))
}

/// Account page of a session that a city's identity provider began: it has no account settings to change.
async fn provider_account_page(staff: &Staff, city: Slug, status: StatusCode) -> PageResult {
    let name = staff.run(move |app| authoring::city_find(app, &city)).await?.name;
    let person = &staff.present.person;
    let blocks = [
        Block::Lead(
            staff
                .texts
                .with("account-by-provider", &[("city", name.as_str().into())]),
        ),
        Block::Text(person.email.clone()),
    ];
    Ok(StaffLayout::of(staff, staff.texts.get("account-title")).render_with_status(status, &blocks))
}

fn password_form(staff: &Staff) -> FormView {
    FormView::new(
        "",
        vec![
            Field::hidden("do", "password"),
            Field::input("password", "present", staff.say("password-present"), "")
                .with_autocomplete("current-password")
                .required(),
            Field::input("password", "password", staff.say("password-new"), "")
                .with_hint(
                    staff
                        .texts
                        .with("password-hint", &[("min", counted(PASSWORD_CHARS_MIN))]),
                )
                .with_autocomplete("new-password")
                .required(),
        ],
        vec![Button::main(staff.say("password-change"))],
    )
}

async fn factor(staff: &Staff, sent: Option<&FormFields>) -> Result<Vec<Block>, RefusedPage> {
    let person = &staff.present.person;
    if person.has_second_factor {
        let left = [("count", counted(person.codes_left))];
        let off = Button::named("do", "factor-off", staff.say("factor-off"), Tone::Danger);
        return Ok(vec![
            Block::Text(staff.texts.with("factor-is-on", &left)),
            Block::Form(FormView::new("", vec![code_field(staff)], vec![off])),
        ]);
    }
    enrolment_blocks(staff, sent.and_then(|sent| sent.get("salt"))).await
}

/// Blocks that enrol a second factor; the salt of an earlier offer gives the same secret again.
pub(super) async fn enrolment_blocks(staff: &Staff, salt: Option<&str>) -> Result<Vec<Block>, RefusedPage> {
    let (email, salt) = (staff.present.person.email.clone(), salt.map(str::to_owned));
    let offered = staff
        .attempt(move |app| account::prepare_second_factor(app, &email, salt.as_deref()))
        .await?;
    let offer = match offered {
        Ok(offer) => offer,
        Err(refusal) => {
            let (_, _, told) = refusal_message(staff, refusal)?;
            return Ok(vec![Block::Text(told)]);
        }
    };
    Ok(vec![
        Block::Text(staff.say("factor-lead")),
        Block::Chart(qr(&offer.address, &staff.say("factor-qr"))),
        Block::Details(staff.say("factor-typed"), vec![Block::Code(offer.secret)]),
        Block::Form(FormView::new(
            "",
            vec![
                Field::hidden("do", "factor-on"),
                Field::hidden("salt", offer.salt),
                code_field(staff),
            ],
            vec![Button::main(staff.say("factor-on"))],
        )),
    ])
}

fn code_field(staff: &Staff) -> Field {
    Field::line("code", staff.say("code"), "")
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
pub(super) fn recovery_codes_page(staff: &Staff, codes: &[String]) -> HttpResponse {
    let blocks = [
        Block::Lead(staff.say("recovery-lead")),
        Block::Code(codes.join("\n")),
        Block::Links(vec![Link::button("/staff", staff.say("recovery-kept"))]),
    ];
    StaffLayout::of(staff, staff.texts.get("recovery-title")).send(&blocks)
}
