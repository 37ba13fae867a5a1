//! Digital services: the types by which services of several cities are compared.

pub mod service_types;
