//! The JSON interface below `/api/v1`: one file a noun, and handlers that read, do and answer.

pub mod audit;
pub mod cities;
pub mod definitions;
pub mod drafts;
pub mod exports;
pub mod frameworks;
pub mod funnel;
pub mod held;
pub mod indicators;
pub mod links;
pub mod listing;
pub mod measures;
pub mod openapi;
pub mod operations;
pub mod placements;
pub mod receipts;
pub mod report;
pub mod responses;
pub mod results;
pub mod schemas;
pub mod services;
pub mod shape;
pub mod surveys;
pub mod templates;
