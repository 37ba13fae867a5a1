//! Public pages: comparison of cities and services, benchmark, results, good practices and notices.

pub mod badge;
pub mod benchmark;
pub mod cities;
pub mod city;
mod comparison;
mod frame;
mod headline;
pub mod notices;
pub mod practices;
pub mod problems;
mod profile;
pub mod results;
