//! The JSON interface below `/api/v1`: one file for each kind of resource. [`operations`] lists the operations with
//! their limits and problems.

pub mod audit;
pub mod body_validation;
pub mod cities;
pub mod control_chart;
mod decimals;
pub mod definitions;
pub mod drafts;
pub mod exports;
pub mod frameworks;
pub mod funnel;
pub mod held;
pub mod indicators;
pub mod links;
pub mod listing;
pub mod margins;
pub mod measures;
pub mod openapi;
pub mod operations;
pub mod placements;
pub mod planner;
pub mod receipts;
pub mod report;
pub mod responses;
pub mod results;
pub mod schemas;
pub mod service_types;
pub mod services;
pub mod surveys;
pub mod templates;
pub mod versions;
pub mod weighted_body;
pub mod weighting;
