//! Lists, a page at a time.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::http::problem::Problem;
use urbivox_core::survey::Slug;

/// Items on a page when the client does not say.
const LIMIT: u16 = 50;
/// Most items on a page.
const LIMIT_MAX: u16 = 200;

/// Query of a list: the page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Listing {
    /// Items on the page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<u32>,
    /// `next` of the previous page, unchanged; the first page when absent.
    cursor: Option<String>,
}

/// Requested page.
pub struct PageRequest {
    /// Only items after this slug.
    pub after: Option<Slug>,
    /// Items to read: one more than the page has, to know whether there is a next page.
    pub limit: i64,
    /// Items on the page.
    items: usize,
}

/// A page of a list.
#[derive(Serialize, ToSchema)]
pub struct Page<T> {
    /// Items, ordered by slug.
    pub items: Vec<T>,
    /// `cursor` of the next page; `null` on the last page.
    pub next: Option<String>,
}

impl Listing {
    /// Parses both parameters.
    pub fn page_request(&self) -> Result<PageRequest, Problem> {
        let limit = length(self.limit)?;
        let after = self.cursor.as_deref().map(slug_of).transpose()?;
        Ok(PageRequest {
            after,
            limit: i64::from(limit) + 1,
            items: usize::from(limit),
        })
    }
}

/// Returns the number of items on a page: 1 to 200, 50 when the client names none.
pub(super) fn length(limit: Option<u32>) -> Result<u16, Problem> {
    let limit = limit.map_or(Ok(LIMIT), u16::try_from);
    let limit = limit.ok().filter(|limit| (1..=LIMIT_MAX).contains(limit));
    limit.ok_or_else(|| Problem::bad_query("limit is a whole number from 1 to 200."))
}

fn slug_of(cursor: &str) -> Result<Slug, Problem> {
    let bytes = BASE64URL_NOPAD.decode(cursor.as_bytes()).ok();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    text.and_then(|text| Slug::parse(&text))
        .ok_or_else(|| Problem::bad_query("cursor is the \"next\" of the page before, unchanged."))
}

impl<T> Page<T> {
    /// Creates the page from the rows read: one more than the page has if there is a next page.
    pub fn of<F>(mut rows: Vec<F>, request: &PageRequest, slug: impl Fn(&F) -> &Slug) -> Page<T>
    where
        T: From<F>,
    {
        let has_more = rows.len() > request.items;
        rows.truncate(request.items);
        let last = rows.last().filter(|_| has_more);
        let next = last.map(|last| BASE64URL_NOPAD.encode(slug(last).as_str().as_bytes()));
        Page {
            items: rows.into_iter().map(T::from).collect(),
            next,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slugs(names: &[&str]) -> Vec<Slug> {
        names.iter().map(|name| Slug::parse(name).unwrap()).collect()
    }

    struct Item(String);

    impl From<Slug> for Item {
        fn from(slug: Slug) -> Item {
            Item(slug.to_string())
        }
    }

    #[test]
    fn a_cursor_leads_to_the_next_page() {
        let request = Listing {
            limit: Some(2),
            cursor: None,
        }
        .page_request()
        .unwrap();
        let page: Page<Item> = Page::of(slugs(&["a", "b", "c"]), &request, |slug| slug);
        assert_eq!(
            page.items.iter().map(|item| item.0.as_str()).collect::<Vec<_>>(),
            ["a", "b"]
        );
        let next = Listing {
            limit: None,
            cursor: page.next,
        }
        .page_request()
        .unwrap();
        assert_eq!(next.after, Slug::parse("b"));
        let last: Page<Item> = Page::of(slugs(&["c"]), &next, |slug| slug);
        assert_eq!(last.next, None);
    }

    #[test]
    fn invalid_cursors_are_refused() {
        for (limit, cursor) in [
            (Some(0), None),
            (Some(201), None),
            (Some(u32::MAX), None),
            (None, Some("!")),
            (None, Some("QQ")),
        ] {
            let listing = Listing {
                limit,
                cursor: cursor.map(str::to_owned),
            };
            assert!(listing.page_request().is_err());
        }
    }
}
