//! Tests of the HTTP interface: API, citizen pages, public pages and staff pages.

pub(crate) mod bad_input;
pub(crate) mod browser;
pub(crate) mod citizen_survey;
pub(crate) mod clock;
pub(crate) mod exports;
pub(crate) mod floods;
pub(crate) mod intake;
pub(crate) mod limits;
pub(crate) mod limits_of_routes;
pub(crate) mod media;
pub(crate) mod openapi;
pub(crate) mod page_texts;
pub(crate) mod pages;
pub(crate) mod planner;
pub(crate) mod public_pages;
pub(crate) mod readiness;
pub(crate) mod regressions;
pub(crate) mod results;
pub(crate) mod service_types;
pub(crate) mod settings;
pub(crate) mod staff;
pub(crate) mod weighting;
