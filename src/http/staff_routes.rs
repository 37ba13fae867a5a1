//! The route table of the clerk's desk.

use actix_web::web::{ServiceConfig, post};
use actix_web::{FromRequest, Handler, HttpResponse, Resource};

use super::quotas::LimitedAction;
use super::rate_limit::{RouteRule, limited};
use super::routes::{at, reading};
use super::staff::builder;
use super::staff::builder::question;
use super::staff::{
    account, accounts, alerts, applications, audit, city, comments, connections, domains, home, improvement_actions,
    indicators, invitation, logo, people, placements, publishing, results, retention, second_factor_setup, sign_in,
    sign_on, templates, translations,
};

/// Every address of the desk.
pub fn configure(config: &mut ServiceConfig) {
    door(config);
    page(config, "/staff", home::page);
    both(config, "/staff/account", account::page, account::change);
    both(config, "/staff/account/sign-on", connections::page, connections::change);
    both(config, "/staff/cities/{city}", home::city, home::add);
    both(config, "/staff/people", people::admins, people::change_admins);
    page(config, "/staff/audit", audit::page);
    page(config, "/staff/security", audit::security);
    both(config, "/staff/people/{person}", accounts::page, accounts::change);
    both(
        config,
        "/staff/second-factor",
        second_factor_setup::page,
        second_factor_setup::set,
    );
    both(config, "/staff/applications", applications::list, applications::decide);
    both(config, "/staff/domains", domains::page, domains::change);
    let at_city = |rest: &str| format!("/staff/cities/{{city}}{rest}");
    both(config, &at_city("/people"), people::page, people::change);
    both(config, &at_city("/keys"), people::keys, people::change_keys);
    both(config, &at_city("/settings"), city::settings, city::change);
    config.service(at(at_city("/logo"), "POST").route(post().to(logo::change)));
    both(config, &at_city("/indicators"), indicators::page, indicators::change);
    both(config, &at_city("/templates"), templates::page, templates::change);
    both(config, &at_city("/sign-on"), sign_on::settings, sign_on::set);
    page(config, &at_city("/retention"), retention::page);
    page(config, &at_city("/audit"), audit::of_city);
    survey(config);
}

const SURVEY: &str = "/staff/surveys/{city}/{service}/{survey}";

/// The pages of one survey.
fn survey(config: &mut ServiceConfig) {
    let at_survey = |rest: &str| format!("{SURVEY}{rest}");
    page(config, SURVEY, results::page);
    page(config, &at_survey("/export.csv"), results::csv);
    page(config, &at_survey("/export.ndjson"), results::ndjson);
    both(config, &at_survey("/build"), builder::page, builder::change);
    config.service(at(at_survey("/build/whole"), "POST").route(post().to(builder::whole)));
    both(
        config,
        &at_survey("/build/{question}"),
        question::page,
        question::change,
    );
    both(
        config,
        &at_survey("/translate"),
        translations::page,
        translations::change,
    );
    both(
        config,
        &at_survey("/translate/file"),
        translations::file,
        translations::take,
    );
    both(config, &at_survey("/publish"), publishing::page, publishing::change);
    both(config, &at_survey("/share"), templates::share_page, templates::share);
    both(config, &at_survey("/placements"), placements::page, placements::change);
    page(config, &at_survey("/preview"), placements::preview);
    page(config, &at_survey("/paper"), placements::paper);
    both(config, &at_survey("/comments"), comments::page, comments::change);
    both(config, &at_survey("/held"), comments::held, comments::decide);
    both(
        config,
        &at_survey("/actions"),
        improvement_actions::page,
        improvement_actions::change,
    );
    both(config, &at_survey("/alerts"), alerts::page, alerts::change);
}

/// What is open to whoever has not signed in.
fn door(config: &mut ServiceConfig) {
    both(config, "/staff/sign-in", sign_in::page, sign_in::enter);
    both(config, "/staff/sign-in/code", sign_in::code_page, sign_in::show_code);
    config.service(at("/staff/sign-out", "POST").route(post().to(sign_in::leave)));
    const RESET: RouteRule = RouteRule::split(None, Some(LimitedAction::ResetRequest));
    const SIGN_ON: RouteRule = RouteRule::split(Some(LimitedAction::PublicRead), Some(LimitedAction::SignOn));
    const SIGN_ON_RETURN: RouteRule = RouteRule::every(LimitedAction::SignOnReturn);
    const APPLICATION: RouteRule = RouteRule::split(None, Some(LimitedAction::Application));
    const LETTER_LINK: RouteRule = RouteRule::misses(LimitedAction::LetterLinkMiss);
    config.service(limited(
        RESET,
        form("/staff/forgot", invitation::forgot, invitation::send_reset),
    ));
    config.service(limited(SIGN_ON, form("/staff/sign-on", sign_on::page, sign_on::go)));
    let back = at("/staff/sign-on/return", "GET, HEAD").route(reading(sign_on::back));
    config.service(limited(SIGN_ON_RETURN, back));
    config.service(limited(
        APPLICATION,
        form("/join", applications::page, applications::send),
    ));
    config.service(limited(
        LETTER_LINK,
        form("/join/{token}", applications::confirm_page, applications::confirm),
    ));
    config.service(limited(
        LETTER_LINK,
        form("/staff/join/{token}", invitation::page, invitation::accept),
    ));
}

/// A page that only shows.
fn page<F, Args>(config: &mut ServiceConfig, path: &str, show: F)
where
    F: Handler<Args, Output = HttpResponse>,
    Args: FromRequest + 'static,
{
    config.service(at(path, "GET, HEAD").route(reading(show)));
}

/// A page with a form that is sent to its own address.
fn both<F, G, Args, Given>(config: &mut ServiceConfig, path: &str, show: F, take: G)
where
    F: Handler<Args, Output = HttpResponse>,
    Args: FromRequest + 'static,
    G: Handler<Given, Output = HttpResponse>,
    Given: FromRequest + 'static,
{
    config.service(form(path, show, take));
}

fn form<F, G, Args, Given>(path: &str, show: F, take: G) -> Resource
where
    F: Handler<Args, Output = HttpResponse>,
    Args: FromRequest + 'static,
    G: Handler<Given, Output = HttpResponse>,
    Given: FromRequest + 'static,
{
    at(path, "GET, HEAD, POST").route(reading(show)).route(post().to(take))
}
