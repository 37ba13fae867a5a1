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

/// Which page of a list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Listing {
    /// Items on the page, 1 to 200; 50 when absent.
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// A page that is asked for.
pub struct PageRequest {
    /// Only items after this slug.
    pub after: Option<Slug>,
    /// Items to read: one more than is shown, to know whether there is a next page.
    pub limit: i64,
    /// Items that are shown.
    shown: usize,
}

/// A page of a list.
#[derive(Serialize, ToSchema)]
pub struct Page<T> {
    /// The items, by slug.
    pub items: Vec<T>,
    /// Where the next page begins; `null` on the last one.
    pub next: Option<String>,
}

impl Listing {
    /// Reads both parameters.
    pub fn wanted(&self) -> Result<PageRequest, Problem> {
        let limit = length(self.limit)?;
        let after = self.cursor.as_deref().map(slug_of).transpose()?;
        Ok(PageRequest {
            after,
            limit: i64::from(limit) + 1,
            shown: usize::from(limit),
        })
    }
}

/// How many items a page has: as many as the client asks for, from 1 to 200, or 50 when it does not say.
pub(super) fn length(asked: Option<u32>) -> Result<u16, Problem> {
    let limit = asked.map_or(Ok(LIMIT), u16::try_from);
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
    /// The page of what was found: as many as were `wanted`, and one more if there is a next page.
    pub fn of<F>(mut found: Vec<F>, wanted: &PageRequest, slug: impl Fn(&F) -> &Slug) -> Page<T>
    where
        T: From<F>,
    {
        let more = found.len() > wanted.shown;
        found.truncate(wanted.shown);
        let last = found.last().filter(|_| more);
        let next = last.map(|last| BASE64URL_NOPAD.encode(slug(last).as_str().as_bytes()));
        Page {
            items: found.into_iter().map(T::from).collect(),
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
        let wanted = Listing {
            limit: Some(2),
            cursor: None,
        }
        .wanted()
        .unwrap();
        let page: Page<Item> = Page::of(slugs(&["a", "b", "c"]), &wanted, |slug| slug);
        assert_eq!(
            page.items.iter().map(|item| item.0.as_str()).collect::<Vec<_>>(),
            ["a", "b"]
        );
        let next = Listing {
            limit: None,
            cursor: page.next,
        }
        .wanted()
        .unwrap();
        assert_eq!(next.after, Slug::parse("b"));
        let last: Page<Item> = Page::of(slugs(&["c"]), &next, |slug| slug);
        assert_eq!(last.next, None);
    }

    #[test]
    fn nonsense_is_refused() {
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
            assert!(listing.wanted().is_err());
        }
    }
}
