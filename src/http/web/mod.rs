//! Shared by pages and endpoints: bodies, extractors, assets, page frames, precompressed pages.

pub mod assets;
pub mod change_text;
pub mod date_format;
pub mod display_mode;
pub mod escape;
pub mod extract;
pub mod first_pages;
pub mod form_body;
pub mod json_body;
pub mod number_format;
pub mod page_error;
pub mod page_frame;
pub mod page_response;
pub mod placement_links;
pub mod precompressed;
pub mod proposal_text;
pub mod query;
