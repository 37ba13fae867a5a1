//! Protection of personal data in texts written by citizens.

pub mod masking;
