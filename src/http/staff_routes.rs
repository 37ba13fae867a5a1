//! The addresses of the staff pages.

use super::endpoint::Endpoint;
use super::quotas::LimitedAction;
use super::rate_limit::RouteRule;
use super::staff::builder;
use super::staff::builder::question;
use super::staff::{
    account, accounts, alerts, applications, audit, city, comments, connections, domains, home, improvement_actions,
    indicators, invitation, logo, margins, moderation, paper_form, people, placements, preview, publishing, results,
    retention, second_factor_setup, services, sign_in, sign_on, templates, translations, weighting,
};

/// Every address of the staff pages.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let mut all = without_session();
    all.extend(installation());
    all.extend(of_city());
    all.extend(of_survey());
    all
}

/// What is served without a session.
fn without_session() -> Vec<Endpoint> {
    const RESET: RouteRule = RouteRule::split(None, Some(LimitedAction::ResetRequest));
    const SIGN_ON: RouteRule = RouteRule::split(Some(LimitedAction::PublicRead), Some(LimitedAction::SignOn));
    const SIGN_ON_RETURN: RouteRule = RouteRule::every(LimitedAction::SignOnReturn);
    const APPLICATION: RouteRule = RouteRule::split(None, Some(LimitedAction::Application));
    const LETTER_LINK: RouteRule = RouteRule::misses(LimitedAction::LetterLinkMiss);
    vec![
        Endpoint::form("/staff/sign-in", sign_in::page, sign_in::submit),
        Endpoint::form("/staff/sign-in/code", sign_in::code_page, sign_in::submit_code),
        Endpoint::post("/staff/sign-out", sign_in::sign_out),
        Endpoint::form("/staff/forgot", invitation::forgot, invitation::send_reset).limited(RESET),
        Endpoint::form("/staff/sign-on", sign_on::page, sign_on::start).limited(SIGN_ON),
        Endpoint::get("/staff/sign-on/return", sign_on::back).limited(SIGN_ON_RETURN),
        Endpoint::form("/join", applications::page, applications::send).limited(APPLICATION),
        Endpoint::form("/join/{token}", applications::confirm_page, applications::confirm).limited(LETTER_LINK),
        Endpoint::form("/staff/join/{token}", invitation::page, invitation::accept).limited(LETTER_LINK),
    ]
}

/// One's own account, and the pages of the installation's admins.
fn installation() -> Vec<Endpoint> {
    vec![
        Endpoint::get("/staff", home::page),
        Endpoint::form("/staff/account", account::page, account::change),
        Endpoint::form("/staff/account/sign-on", connections::page, connections::change),
        Endpoint::form("/staff/people", people::admins, people::change_admins),
        Endpoint::form("/staff/people/{person}", accounts::page, accounts::change),
        Endpoint::get("/staff/audit", audit::page),
        Endpoint::get("/staff/security", audit::security),
        Endpoint::form(
            "/staff/second-factor",
            second_factor_setup::page,
            second_factor_setup::set,
        ),
        Endpoint::form("/staff/applications", applications::list, applications::decide),
        Endpoint::form("/staff/domains", domains::page, domains::change),
    ]
}

/// The pages of one city.
fn of_city() -> Vec<Endpoint> {
    let at = |rest: &str| format!("/staff/cities/{{city}}{rest}");
    vec![
        Endpoint::form(at(""), home::city, home::add),
        Endpoint::form(at("/services"), services::page, services::change),
        Endpoint::form(at("/margins"), margins::page, margins::change),
        Endpoint::form(at("/people"), people::page, people::change),
        Endpoint::form(at("/keys"), people::keys, people::change_keys),
        Endpoint::form(at("/settings"), city::settings, city::change),
        Endpoint::post(at("/logo"), logo::change),
        Endpoint::form(at("/indicators"), indicators::page, indicators::change),
        Endpoint::form(at("/templates"), templates::page, templates::change),
        Endpoint::form(at("/sign-on"), sign_on::settings, sign_on::set),
        Endpoint::get(at("/retention"), retention::page),
        Endpoint::get(at("/audit"), audit::city_page),
    ]
}

/// The pages of one survey.
fn of_survey() -> Vec<Endpoint> {
    let at = |rest: &str| format!("/staff/surveys/{{city}}/{{service}}/{{survey}}{rest}");
    vec![
        Endpoint::get(at(""), results::page),
        Endpoint::form(at("/chart"), results::chart, results::change_baselines),
        Endpoint::get(at("/export.csv"), results::csv),
        Endpoint::get(at("/export.ndjson"), results::ndjson),
        Endpoint::form(at("/build"), builder::page, builder::change),
        Endpoint::post(at("/build/whole"), builder::whole),
        Endpoint::form(at("/build/{question}"), question::page, question::change),
        Endpoint::form(at("/translate"), translations::page, translations::change),
        Endpoint::form(at("/translate/file"), translations::file, translations::take),
        Endpoint::form(at("/publish"), publishing::page, publishing::change),
        Endpoint::form(at("/share"), templates::share_page, templates::share),
        Endpoint::form(at("/placements"), placements::page, placements::change),
        Endpoint::get(at("/preview"), preview::page),
        Endpoint::get(at("/paper"), paper_form::page),
        Endpoint::form(at("/comments"), comments::page, comments::change),
        Endpoint::form(at("/held"), moderation::page, moderation::decide),
        Endpoint::form(at("/actions"), improvement_actions::page, improvement_actions::change),
        Endpoint::form(at("/alerts"), alerts::page, alerts::change),
        Endpoint::form(at("/weighting"), weighting::page, weighting::change),
    ]
}
