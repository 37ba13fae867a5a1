//! The permission table of the tests: each action with its principals, its pages and its API routes.

use urbivox::app::access::Role;
use urbivox::app::access::Role::{Admin, Analyst, Editor, Interviewer, Owner, Viewer};

/// Who may do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Audience {
    /// Anybody, with any key or session, or none.
    Everybody,
    /// Anybody who is signed in, for their own account.
    SignedIn,
    /// These roles; roles for one city only in that city.
    In(&'static [Role]),
    /// These roles, in any city.
    Anywhere(&'static [Role]),
}

/// An action, with its pages and its API routes, each a method and a path.
pub(super) struct Capability {
    pub(super) who: Audience,
    pub(super) pages: &'static [(&'static str, &'static str)],
    pub(super) api: &'static [(&'static str, &'static str)],
}

const SEE: Audience = Audience::In(&[Admin, Owner, Editor, Viewer, Interviewer, Analyst]);
const READ_AGGREGATES: Audience = Audience::In(&[Admin, Owner, Editor, Viewer, Analyst]);
const READ: Audience = Audience::In(&[Admin, Owner, Editor, Viewer]);
const READ_PLACEMENTS: Audience = Audience::In(&[Admin, Owner, Editor, Viewer, Interviewer]);
const EDIT: Audience = Audience::In(&[Admin, Owner, Editor]);
const OWN: Audience = Audience::In(&[Admin, Owner]);
const ADMINISTER: Audience = Audience::Anywhere(&[Admin]);

const fn can(
    who: Audience,
    pages: &'static [(&'static str, &'static str)],
    api: &'static [(&'static str, &'static str)],
) -> Capability {
    Capability { who, pages, api }
}

/// All actions. The test replaces `{city}` and the like.
pub(super) const CAPABILITIES: &[Capability] = &[
    // Own account.
    can(
        Audience::SignedIn,
        &[("GET", "/staff"), ("GET", "/staff/account"), ("POST", "/staff/account")],
        &[],
    ),
    can(
        Audience::Anywhere(&[Admin, Owner, Editor, Viewer, Interviewer, Analyst]),
        &[],
        &[("GET", "/api/v1/cities")],
    ),
    // Installation.
    can(
        ADMINISTER,
        &[("GET", "/staff/applications"), ("POST", "/staff/applications")],
        &[("POST", "/api/v1/cities")],
    ),
    can(
        ADMINISTER,
        &[
            ("GET", "/staff/people"),
            ("POST", "/staff/people"),
            ("GET", "/staff/people/{person}"),
            ("POST", "/staff/people/{person}"),
        ],
        &[],
    ),
    can(
        Audience::SignedIn,
        &[("GET", "/staff/second-factor"), ("POST", "/staff/second-factor")],
        &[],
    ),
    can(
        ADMINISTER,
        &[("GET", "/staff/audit"), ("GET", "/staff/security")],
        &[("GET", "/api/v1/audit/head")],
    ),
    can(
        ADMINISTER,
        &[("GET", "/staff/domains"), ("POST", "/staff/domains")],
        &[],
    ),
    can(
        Audience::SignedIn,
        &[("GET", "/staff/account/sign-on"), ("POST", "/staff/account/sign-on")],
        &[],
    ),
    // City.
    can(
        SEE,
        &[("GET", "/staff/cities/{city}")],
        &[
            ("GET", "/api/v1/cities/{city}"),
            ("GET", "/api/v1/cities/{city}/services"),
            ("GET", "/api/v1/cities/{city}/services/{service}"),
            ("GET", "/api/v1/cities/{city}/services/{service}/surveys"),
            ("GET", "/api/v1/cities/{city}/margins"),
            ("GET", "/api/v1/cities/{city}/margins/{segment}"),
            ("GET", "/api/v1/cities/{city}/margins/{segment}.csv"),
        ],
    ),
    can(
        EDIT,
        &[("POST", "/staff/cities/{city}")],
        &[
            ("POST", "/api/v1/cities/{city}/services"),
            ("PATCH", "/api/v1/cities/{city}/services/{service}"),
            ("POST", "/api/v1/cities/{city}/services/{service}/surveys"),
        ],
    ),
    can(
        EDIT,
        &[
            ("GET", "/staff/cities/{city}/services"),
            ("POST", "/staff/cities/{city}/services"),
            ("GET", "/staff/cities/{city}/margins"),
            ("POST", "/staff/cities/{city}/margins"),
        ],
        &[
            ("PUT", "/api/v1/cities/{city}/margins/{segment}"),
            ("PUT", "/api/v1/cities/{city}/margins/{segment}.csv?source=x&year=2025"),
        ],
    ),
    can(
        OWN,
        &[
            ("POST", "/staff/cities/{city}/settings"),
            ("GET", "/staff/cities/{city}/settings"),
            ("GET", "/staff/cities/{city}/retention"),
            ("POST", "/staff/cities/{city}/logo"),
        ],
        &[("PATCH", "/api/v1/cities/{city}")],
    ),
    can(
        OWN,
        &[
            ("GET", "/staff/cities/{city}/people"),
            ("POST", "/staff/cities/{city}/people"),
        ],
        &[],
    ),
    can(
        OWN,
        &[
            ("GET", "/staff/cities/{city}/keys"),
            ("POST", "/staff/cities/{city}/keys"),
        ],
        &[],
    ),
    can(
        OWN,
        &[
            ("GET", "/staff/cities/{city}/sign-on"),
            ("POST", "/staff/cities/{city}/sign-on"),
        ],
        &[],
    ),
    can(OWN, &[("GET", "/staff/cities/{city}/audit")], &[]),
    can(
        READ,
        &[("GET", "/staff/cities/{city}/indicators")],
        &[
            ("GET", "/api/v1/cities/{city}/indicators/{framework}"),
            ("GET", "/api/v1/cities/{city}/indicators/{framework}/{indicator}"),
        ],
    ),
    can(
        EDIT,
        &[("POST", "/staff/cities/{city}/indicators")],
        &[
            ("PUT", "/api/v1/cities/{city}/indicators/{framework}"),
            ("PUT", "/api/v1/cities/{city}/indicators/{framework}/{indicator}"),
            ("POST", "/api/v1/cities/{city}/indicators/{framework}/publish"),
        ],
    ),
    can(READ, &[("GET", "/staff/cities/{city}/templates")], &[]),
    can(EDIT, &[("POST", "/staff/cities/{city}/templates")], &[]),
    can(
        EDIT,
        &[],
        &[
            ("GET", "/api/v1/cities/{city}/link-keys"),
            ("POST", "/api/v1/cities/{city}/link-keys"),
            ("DELETE", "/api/v1/cities/{city}/link-keys/{id}"),
            (
                "POST",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/links",
            ),
        ],
    ),
    // Drafts, previews and actions of a survey.
    can(
        READ,
        &[
            ("GET", "/staff/surveys/{city}/{service}/{survey}/build"),
            ("GET", "/staff/surveys/{city}/{service}/{survey}/build/{question}"),
            ("GET", "/staff/surveys/{city}/{service}/{survey}/translate"),
            ("GET", "/staff/surveys/{city}/{service}/{survey}/translate/file"),
            ("GET", "/staff/surveys/{city}/{service}/{survey}/publish"),
            ("GET", "/staff/surveys/{city}/{service}/{survey}/preview"),
            ("GET", "/staff/surveys/{city}/{service}/{survey}/paper"),
            ("GET", "/staff/surveys/{city}/{service}/{survey}/actions"),
        ],
        &[("GET", "/api/v1/cities/{city}/services/{service}/surveys/{survey}/draft")],
    ),
    can(
        EDIT,
        &[
            ("POST", "/staff/surveys/{city}/{service}/{survey}/build"),
            ("POST", "/staff/surveys/{city}/{service}/{survey}/build/whole"),
            ("POST", "/staff/surveys/{city}/{service}/{survey}/build/{question}"),
            ("POST", "/staff/surveys/{city}/{service}/{survey}/translate"),
            ("POST", "/staff/surveys/{city}/{service}/{survey}/translate/file"),
        ],
        &[("PUT", "/api/v1/cities/{city}/services/{service}/surveys/{survey}/draft")],
    ),
    can(
        EDIT,
        &[("POST", "/staff/surveys/{city}/{service}/{survey}/publish")],
        &[
            (
                "POST",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/publish",
            ),
            ("POST", "/api/v1/cities/{city}/services/{service}/surveys/{survey}/copy"),
            (
                "POST",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/close",
            ),
        ],
    ),
    can(
        EDIT,
        &[
            ("GET", "/staff/surveys/{city}/{service}/{survey}/share"),
            ("POST", "/staff/surveys/{city}/{service}/{survey}/share"),
            ("POST", "/staff/surveys/{city}/{service}/{survey}/actions"),
            ("GET", "/staff/surveys/{city}/{service}/{survey}/alerts"),
            ("POST", "/staff/surveys/{city}/{service}/{survey}/alerts"),
            ("POST", "/staff/surveys/{city}/{service}/{survey}/chart"),
        ],
        &[],
    ),
    // Placements.
    can(
        READ_PLACEMENTS,
        &[("GET", "/staff/surveys/{city}/{service}/{survey}/placements")],
        &[
            (
                "GET",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placements",
            ),
            (
                "GET",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placements/{placement}",
            ),
        ],
    ),
    can(
        EDIT,
        &[("POST", "/staff/surveys/{city}/{service}/{survey}/placements")],
        &[
            (
                "POST",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placements",
            ),
            (
                "DELETE",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placements/{placement}",
            ),
        ],
    ),
    // Single responses.
    can(
        READ,
        &[
            ("GET", "/staff/surveys/{city}/{service}/{survey}/held"),
            ("GET", "/staff/surveys/{city}/{service}/{survey}/comments"),
            ("GET", "/staff/surveys/{city}/{service}/{survey}/weighting"),
            (
                "GET",
                "/staff/surveys/{city}/{service}/{survey}/export.csv?of=responses",
            ),
            (
                "GET",
                "/staff/surveys/{city}/{service}/{survey}/export.ndjson?of=responses",
            ),
        ],
        &[
            ("GET", "/api/v1/cities/{city}/services/{service}/surveys/{survey}/held"),
            (
                "GET",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/planner",
            ),
            (
                "GET",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/results/raked?rows=district&columns=x",
            ),
            (
                "GET",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placement-mix",
            ),
            (
                "GET",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/export.csv?of=responses",
            ),
            (
                "GET",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/export.ndjson?of=responses",
            ),
        ],
    ),
    can(
        EDIT,
        &[
            ("POST", "/staff/surveys/{city}/{service}/{survey}/held"),
            ("POST", "/staff/surveys/{city}/{service}/{survey}/comments"),
            ("POST", "/staff/surveys/{city}/{service}/{survey}/weighting"),
        ],
        &[
            (
                "PUT",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placement-mix",
            ),
            (
                "POST",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/held/{held}/accept",
            ),
            (
                "POST",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/held/{held}/reject",
            ),
        ],
    ),
    // Figures, on staff pages and in public.
    can(
        READ_AGGREGATES,
        &[
            ("GET", "/staff/surveys/{city}/{service}/{survey}"),
            ("GET", "/staff/surveys/{city}/{service}/{survey}/chart"),
            ("GET", "/staff/surveys/{city}/{service}/{survey}/export.csv"),
            ("GET", "/staff/surveys/{city}/{service}/{survey}/export.ndjson"),
        ],
        &[],
    ),
    can(
        Audience::Everybody,
        &[
            ("GET", "/cities"),
            ("GET", "/cities/{city}"),
            ("GET", "/cities/{city}/{service}"),
            ("GET", "/cities/{city}/{service}/{survey}"),
            ("GET", "/badge/{city}/{service}.svg"),
            ("GET", "/badge/{city}/{service}/{survey}.svg"),
            ("GET", "/card/{city}/{service}"),
            ("GET", "/social/{city}/{service}.png"),
            ("GET", "/practices"),
            ("GET", "/problems"),
            ("GET", "/problems/{code}"),
        ],
        &[
            (
                "GET",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/results",
            ),
            (
                "GET",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/funnel",
            ),
            (
                "GET",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/results/chart",
            ),
            (
                "GET",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/results/priorities",
            ),
            (
                "GET",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/export.csv",
            ),
            (
                "GET",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/export.ndjson",
            ),
        ],
    ),
    can(
        Audience::Everybody,
        &[
            ("GET", "/indicators"),
            ("GET", "/indicators/{framework}"),
            ("GET", "/indicators/{framework}/{edition}"),
        ],
        &[
            ("GET", "/api/v1/service-types"),
            ("GET", "/api/v1/planner"),
            ("GET", "/api/v1/results"),
            ("GET", "/api/v1/results.csv"),
            ("GET", "/api/v1/frameworks"),
            ("GET", "/api/v1/frameworks/{framework}"),
            ("GET", "/api/v1/frameworks/{framework}/ranking"),
            ("GET", "/api/v1/frameworks/{framework}/ranking.csv"),
        ],
    ),
    // Submissions. Staff placements have their own test.
    can(
        Audience::Everybody,
        &[
            ("GET", "/s/{city}/{service}"),
            ("POST", "/s/{city}/{service}"),
            ("GET", "/s/{city}/{service}/{survey}"),
            ("POST", "/s/{city}/{service}/{survey}"),
            ("GET", "/embed/{city}/{service}"),
            ("POST", "/embed/{city}/{service}"),
            ("GET", "/embed/{city}/{service}/{survey}"),
            ("POST", "/embed/{city}/{service}/{survey}"),
            ("GET", "/kiosk/{city}/{service}"),
            ("GET", "/kiosk/{city}/{service}/{survey}"),
            ("GET", "/try/{city}/{service}/{survey}"),
            ("POST", "/try/{city}/{service}/{survey}"),
        ],
        &[
            ("GET", "/api/v1/cities/{city}/services/{service}/surveys/{survey}"),
            (
                "GET",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/versions",
            ),
            (
                "GET",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/versions/{version}",
            ),
            (
                "POST",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/responses",
            ),
            (
                "POST",
                "/api/v1/cities/{city}/services/{service}/surveys/{survey}/responses/check",
            ),
        ],
    ),
    can(
        Audience::Everybody,
        &[
            ("GET", "/r"),
            ("POST", "/r"),
            ("GET", "/r/{receipt}"),
            ("GET", "/r/{receipt}/correct"),
            ("POST", "/r/{receipt}/correct"),
            ("GET", "/r/{receipt}/withdraw"),
            ("POST", "/r/{receipt}/withdraw"),
        ],
        &[
            ("GET", "/api/v1/responses/{receipt}"),
            ("PUT", "/api/v1/responses/{receipt}"),
            ("DELETE", "/api/v1/responses/{receipt}"),
        ],
    ),
    can(
        Audience::Everybody,
        &[
            ("GET", "/about/{city}/privacy"),
            ("GET", "/about/{city}/accessibility"),
            ("GET", "/logo/{city}"),
            ("GET", "/embed.js"),
            ("GET", "/assets/{name}"),
            ("GET", "/kiosk/worker.js"),
        ],
        &[
            ("GET", "/qr/{city}/{service}/{survey}.svg"),
            ("GET", "/qr/{city}/{service}/{survey}.png"),
            ("GET", "/poster/{city}/{service}/{survey}.svg"),
            ("GET", "/poster/{city}/{service}/{survey}.png"),
            ("GET", "/api/v1/templates"),
            ("GET", "/api/v1/templates/{id}"),
            ("GET", "/api/v1/measures"),
            ("POST", "/api/v1/definitions/validate"),
            ("GET", "/api/v1/schemas/survey.json"),
            ("GET", "/api/v1/openapi.json"),
            ("GET", "/openapi.json"),
            ("GET", "/.well-known/security.txt"),
            ("GET", "/healthz"),
            ("GET", "/readyz"),
        ],
    ),
    // Authentication, which is tested in `sign_in` and `sign_on`.
    can(
        Audience::Everybody,
        &[
            ("GET", "/staff/sign-in"),
            ("POST", "/staff/sign-in"),
            ("GET", "/staff/sign-in/code"),
            ("POST", "/staff/sign-in/code"),
            ("POST", "/staff/sign-out"),
            ("GET", "/staff/forgot"),
            ("POST", "/staff/forgot"),
            ("GET", "/staff/sign-on"),
            ("POST", "/staff/sign-on"),
            ("GET", "/staff/sign-on/return"),
            ("GET", "/staff/join/{token}"),
            ("POST", "/staff/join/{token}"),
            ("GET", "/join"),
            ("POST", "/join"),
            ("GET", "/join/{token}"),
            ("POST", "/join/{token}"),
        ],
        &[],
    ),
];

/// Paths of authentication, which the test skips because they begin and end sessions.
pub(super) fn is_authentication(path: &str) -> bool {
    path.starts_with("/join")
        || ["/staff/sign-", "/staff/forgot", "/staff/join"]
            .iter()
            .any(|start| path.starts_with(start))
}
