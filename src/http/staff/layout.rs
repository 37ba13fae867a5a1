//! Layout of the staff pages: header, breadcrumbs, tabs and status message.

use super::current_user::CurrentUser;
use super::visitor::Visitor;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::components::{Block, Blocks};
use crate::app::access::Permission;
use crate::app::authoring::SurveyPath;
use crate::http::web::assets;
use crate::http::web::page_response::{BrowserCache, Framing, PageResponse};
use crate::http::web::query::query;
use urbivox_core::i18n::Texts;
use urbivox_core::survey::slug::Slug;

/// Layout of a staff page.
pub struct StaffLayout<'a> {
    visitor: &'a Visitor,
    frame: LayoutData,
    framing: Framing,
}

/// Template data other than the blocks.
struct LayoutData {
    language: &'static str,
    title: String,
    place: String,
    style: String,
    script: String,
    is_scripted: bool,
    person: Option<String>,
    trail: Vec<(String, String)>,
    tabs: Vec<Tab>,
}

/// Tab of the navigation.
struct Tab {
    address: String,
    text: String,
    is_here: bool,
}

#[derive(Template)]
#[template(path = "staff/page.html")]
struct Page<'a> {
    frame: &'a LayoutData,
    texts: &'static Texts,
    csrf: &'a str,
    content: Vec<Blocks<'a>>,
}

impl<'a> StaffLayout<'a> {
    /// Layout for a visitor without a session.
    pub fn new(visitor: &'a Visitor, title: impl Into<String>) -> StaffLayout<'a> {
        StaffLayout {
            frame: LayoutData {
                language: visitor.texts.language(),
                title: title.into(),
                place: "Urbivox".to_owned(),
                style: assets::staff_style(),
                script: assets::staff_script(),
                is_scripted: false,
                person: None,
                trail: Vec::new(),
                tabs: Vec::new(),
            },
            visitor,
            framing: Framing::SameOrigin,
        }
    }

    /// Allows the form of the page to redirect to a city's identity provider.
    pub fn allowing_provider_redirect(self) -> StaffLayout<'a> {
        StaffLayout {
            framing: Framing::SameOriginToProvider,
            ..self
        }
    }

    /// Layout for a signed-in user.
    pub fn of(user: &'a CurrentUser, title: impl Into<String>) -> StaffLayout<'a> {
        let mut layout = StaffLayout::new(user, title);
        layout.frame.person = Some(user.session.person.name.clone());
        layout.frame.is_scripted = true;
        layout
    }

    /// Layout of an installation page, with tabs for administrators.
    pub fn of_installation(user: &'a CurrentUser, title: impl Into<String>) -> StaffLayout<'a> {
        let mut layout = StaffLayout::of(user, title);
        if !user.may(Permission::ManageAdmins, None) {
            return layout;
        }
        let here = user.request.path();
        let pages = [
            ("/staff", "home-cities"),
            ("/staff/applications", "applications-title"),
            ("/staff/people", "accounts-title"),
            ("/staff/domains", "domains-title"),
            ("/staff/audit", "tab-audit"),
            ("/staff/security", "tab-security"),
        ];
        layout.frame.tabs = pages
            .map(|(address, text)| Tab {
                address: address.to_owned(),
                text: user.text(text),
                is_here: here == address,
            })
            .into();
        layout
    }

    /// Layout of a city's page, with the tabs that the user may open.
    pub fn of_city(user: &'a CurrentUser, city: &Slug, name: &str, title: impl Into<String>) -> StaffLayout<'a> {
        let mut layout = StaffLayout::of(user, title);
        let here = user.request.path();
        let base = format!("/staff/cities/{city}");
        layout.frame.place = name.to_owned();
        layout.frame.trail.push((base.clone(), name.to_owned()));
        let may = |permission: Permission| user.may(permission, Some(city));
        let mut tabs = vec![("", "tab-surveys", may(Permission::SeeCity))];
        tabs.push(("/indicators", "tab-indicators", may(Permission::ReadDrafts)));
        tabs.push(("/templates", "tab-templates", may(Permission::ReadDrafts)));
        tabs.push(("/people", "tab-people", may(Permission::ManagePeople)));
        tabs.push(("/keys", "tab-keys", may(Permission::ManageKeys)));
        tabs.push(("/settings", "tab-settings", may(Permission::ChangeSettings)));
        tabs.push(("/retention", "tab-retention", may(Permission::ChangeSettings)));
        tabs.push(("/sign-on", "tab-sign-on", may(Permission::ManageIdentityProvider)));
        tabs.push(("/audit", "tab-audit", may(Permission::ReadAuditLog)));
        layout.frame.tabs = tabs
            .into_iter()
            .filter(|(_, _, may)| *may)
            .map(|(end, text, _)| {
                let address = format!("{base}{end}");
                Tab {
                    is_here: here == address,
                    address,
                    text: user.text(text),
                }
            })
            .collect();
        layout
    }

    /// Layout of a survey's page, with the tabs that the user may open.
    pub fn of_survey(
        user: &'a CurrentUser,
        path: &SurveyPath,
        names: (&str, &str),
        title: impl Into<String>,
    ) -> StaffLayout<'a> {
        let (city, survey) = names;
        let mut layout = StaffLayout::of(user, title);
        let here = user.request.path();
        let base = survey_base_path(path);
        layout.frame.place = survey.to_owned();
        layout
            .frame
            .trail
            .push((format!("/staff/cities/{}", path.city), city.to_owned()));
        layout.frame.trail.push((base.clone(), survey.to_owned()));
        let may = |permission: Permission| user.may(permission, Some(&path.city));
        let tabs = [
            ("", "tab-results", may(Permission::ReadAggregates)),
            ("/comments", "tab-comments", may(Permission::ReadResponses)),
            ("/held", "tab-held", may(Permission::ReadResponses)),
            ("/actions", "tab-actions", may(Permission::ReadDrafts)),
            ("/build", "tab-build", may(Permission::ReadDrafts)),
            ("/translate", "tab-translate", may(Permission::ReadDrafts)),
            ("/publish", "tab-publish", may(Permission::ReadDrafts)),
            ("/placements", "tab-placements", may(Permission::ReadPlacements)),
            ("/alerts", "tab-alerts", may(Permission::EditSurveys)),
        ];
        layout.frame.tabs = tabs
            .into_iter()
            .filter(|(_, _, may)| *may)
            .map(|(end, text, _)| {
                let address = format!("{base}{end}");
                Tab {
                    is_here: here == address || (!end.is_empty() && here.starts_with(&format!("{address}/"))),
                    address,
                    text: user.text(text),
                }
            })
            .collect();
        layout
    }

    /// Adds a parent page to the breadcrumbs.
    pub fn add_breadcrumb(&mut self, address: &str, text: String) {
        self.frame.trail.push((address.to_owned(), text));
    }

    /// Renders the page.
    pub fn send(&self, blocks: &[Block]) -> HttpResponse {
        self.render_with_status(StatusCode::OK, blocks)
    }

    /// Renders the page with this status; the message of a completed action (`?done=`) comes first.
    pub fn render_with_status(&self, status: StatusCode, blocks: &[Block]) -> HttpResponse {
        let csrf = self.visitor.csrf.as_str();
        let mut notice = Vec::new();
        let query = query(&self.visitor.request);
        if let Some(done) = query.get("done").filter(|done| is_notice_id(done)) {
            let message = self.visitor.texts.get(&format!("done-{done}"));
            if !message.starts_with("done-") {
                notice.push(Block::Notice(super::components::Tone::Primary, message.into_owned()));
            }
        }
        let page = Page {
            frame: &self.frame,
            texts: self.visitor.texts,
            csrf,
            content: vec![Blocks { blocks: &notice, csrf }, Blocks { blocks, csrf }],
        };
        let sending = PageResponse::new(self.framing, BrowserCache::Never).with_status(status);
        let mut answer = sending.render(&self.visitor.request, &page);
        self.visitor.set_pre_session_cookie(&mut answer);
        answer
    }
}

/// Base path of a survey's staff pages.
pub fn survey_base_path(path: &SurveyPath) -> String {
    format!("/staff/surveys/{}/{}/{}", path.city, path.service, path.survey)
}

fn is_notice_id(text: &str) -> bool {
    text.len() <= 30 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}
