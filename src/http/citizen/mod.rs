//! Citizen pages: surveys, kiosk, receipts and corrections. They work on any device, with or without JavaScript.

mod control_id;
pub mod correction;
pub mod error_pages;
pub mod first_page;
pub mod kiosk;
pub mod locale;
pub mod question;
pub mod receipts;
pub mod scale_points;
pub mod steps;
pub mod stored_answers;
mod submit;
mod submitted_step;
pub mod survey_access;
pub mod survey_page;
pub mod survey_request;
pub mod violation_text;
