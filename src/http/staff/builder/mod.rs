//! Survey builder: pages and questions of a draft in order, and advice on it.

pub mod advice;
pub mod condition_text;
pub mod conflict;
pub mod draft_form;
pub mod draft_text;
mod edit_form;
mod list;
mod list_page;
mod new_question;
mod parse_question;
pub mod question;
mod survey_form;

pub use list_page::{change, page, whole};
