//! Single sign-on: a city's settings of its identity provider, and whom it admits.

pub mod claims;
pub mod provider;
