//! The clerk's desk: pages for those who work for a city.

pub mod account;
pub mod acting;
pub mod alerts;
pub mod applying;
pub mod audit;
pub mod builder;
pub mod city;
pub mod comments;
pub mod door;
pub mod frame;
pub mod home;
pub mod indicators;
pub mod joining;
pub mod logo;
pub mod people;
pub mod placing;
pub mod publishing;
pub mod results;
pub mod retention;
pub mod sign_in;
pub mod sign_on;
pub mod survey;
pub mod templates;
pub mod translating;
pub mod upload;
pub mod view;
