//! Shared by pages and endpoints: bodies, extractors, assets, page frames, precompressed pages.

pub mod assets;
pub mod escape;
pub mod extract;
pub mod json_body;
pub mod numbers;
pub mod page_frame;
pub mod page_response;
pub mod placement_links;
pub mod precompressed;
