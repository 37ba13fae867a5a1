//! Pages for people: rendered here, in any language, and right without a script.
//!
//! A handler reads the address, asks a verb, fills a template of `templates/`, and sends it. Nothing is computed.

pub mod about;
pub mod assets;
pub mod citizen;
pub mod code;
pub mod correcting;
pub mod frame;
pub mod kiosk;
pub mod logo;
pub mod open;
pub mod pressed;
pub mod receipts;
pub mod results;
pub mod said;
pub mod sending;
pub mod staff;
