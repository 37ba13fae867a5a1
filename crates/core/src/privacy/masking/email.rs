//! Email addresses, including obfuscated ones such as `ada (at) example.eu`.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::matching::{Pattern, compile, is_whole_word};

/// Separator between the local part and the domain.
static MARK: Pattern = LazyLock::new(|| compile(r"(?i) ?@ ?| ?[(\[](?:at|ät|a)[)\]] ?"));
/// Longest possible local part that ends at the separator.
static NAME: Pattern = LazyLock::new(|| compile(r"[\p{L}\p{N}._%+'-]+$"));
/// First character of a local part.
static FIRST: Pattern = LazyLock::new(|| compile(r"^[\p{L}\p{N}]"));
/// Domain at the beginning of the text.
static DOMAIN: Pattern = LazyLock::new(|| compile(r"^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}"));

pub(super) fn patterns() -> Vec<&'static Result<Regex, regex::Error>> {
    vec![&*MARK, &*NAME, &*FIRST, &*DOMAIN]
}

/// Masks email addresses. The search starts at each separator, and neither a local part nor a domain extends across
/// another separator, so that the time is linear in the length of the text.
pub(super) fn mask(text: &mut Cow<'_, str>, tag: &str) {
    let (Ok(mark), Ok(_), Ok(_), Ok(_)) = (&*MARK, &*NAME, &*FIRST, &*DOMAIN) else {
        // If a pattern does not compile, the whole text is masked.
        *text = Cow::Owned(tag.to_owned());
        return;
    };
    let mut masked = String::new();
    let mut copied = 0;
    for found in mark.find_iter(text) {
        let Some((start, end)) = around(text, copied, found.start(), found.end()) else {
            continue;
        };
        masked.push_str(text.get(copied..start).unwrap_or_default());
        masked.push_str(tag);
        copied = end;
    }
    if copied > 0 {
        masked.push_str(text.get(copied..).unwrap_or_default());
        *text = Cow::Owned(masked);
    }
}

/// Start and end of the address around a separator; `None` if there is none that starts at or after `from`.
fn around(text: &str, from: usize, mark_start: usize, mark_end: usize) -> Option<(usize, usize)> {
    let left = text.get(from..mark_start)?;
    let name_start = from + NAME.as_ref().ok()?.find(left)?.start();
    let domain = DOMAIN.as_ref().ok()?.find(text.get(mark_end..)?)?;
    let end = mark_end + domain.end();
    let after = text.get(end..)?;
    let name = text.get(name_start..mark_start)?;
    let start = name.char_indices().map(|(at, _)| name_start + at).find(|start| {
        let (before, rest) = (
            text.get(..*start).unwrap_or_default(),
            text.get(*start..).unwrap_or_default(),
        );
        is_whole_word(before, after) && FIRST.as_ref().is_ok_and(|first| first.is_match(rest))
    })?;
    Some((start, end))
}
