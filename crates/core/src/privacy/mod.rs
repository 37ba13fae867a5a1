//! Protection of personal data in what citizens write.

pub mod masking;
