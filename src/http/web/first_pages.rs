//! Cache of rendered and compressed first pages of surveys.

use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::RwLock;

use super::display_mode::DisplayMode;
use super::precompressed::PrecompressedPage;
use crate::app::catalogue::PublishedSurvey;

/// Largest number of cached pages, some 20 kB each. A full cache is emptied.
const PAGES_MAX: usize = 1_000;

/// Cache of rendered and compressed first pages.
#[derive(Default)]
pub struct FirstPages(RwLock<HashMap<FirstPageKey, RenderedPage>>);

/// Name of a first page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FirstPageKey {
    /// Identity of the survey's version.
    pub version_id: i64,
    /// Language tag.
    pub language: String,
    /// Display mode.
    pub mode: DisplayMode,
}

/// Page with the survey that it was rendered from.
type RenderedPage = (Arc<PublishedSurvey>, Arc<PrecompressedPage>);

impl FirstPages {
    /// Returns the page from the cache, or renders it. A page that was rendered from another copy of the survey is rendered
    /// again: a reloaded survey may differ, for example in the name or colour of its city.
    pub fn find_or_render<E>(
        &self,
        key: FirstPageKey,
        published: &Arc<PublishedSurvey>,
        render: impl FnOnce() -> Result<PrecompressedPage, E>,
    ) -> Result<Arc<PrecompressedPage>, E> {
        if let Some((source, page)) = self.0.read().get(&key)
            && Arc::ptr_eq(source, published)
        {
            return Ok(Arc::clone(page));
        }
        let page = Arc::new(render()?);
        let mut pages = self.0.write();
        if pages.len() >= PAGES_MAX {
            pages.clear();
        }
        pages.insert(key, (Arc::clone(published), Arc::clone(&page)));
        Ok(page)
    }
}
