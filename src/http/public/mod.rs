//! What everybody may see: cities and services beside each other, the benchmark, and what cities learned.

pub mod badge;
pub mod benchmark;
pub mod cities;
pub mod city;
mod frame;
pub mod notices;
pub mod practices;
mod profile;
pub mod results;
