//! Page that is rendered and compressed once, with a placeholder that is filled for each visitor.
//!
//! The text before and after the placeholder is compressed once, what replaces it is a stored block (RFC 1951 §3.2.4), and the
//! checksums of the parts are combined for the gzip trailer (RFC 1952). Sending a page costs one copy, compressed or not.

use std::io::Write;

use crc32fast::Hasher;
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};

/// Gzip header: no name, no time, unknown system (RFC 1952 §2.3).
const GZIP_HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
/// Placeholder in a rendered page. Texts of surveys cannot contain control characters.
pub const PLACEHOLDER: &str = "\u{1}";

/// Page with one placeholder.
pub struct PrecompressedPage {
    before: PagePart,
    after: PagePart,
}

struct PagePart {
    plain: Vec<u8>,
    packed: Vec<u8>,
    sum: Hasher,
}

impl PagePart {
    fn new(text: &str, is_last: bool) -> std::io::Result<PagePart> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(text.as_bytes())?;
        let packed = if is_last {
            encoder.finish()?
        } else {
            // A sync flush ends on a byte boundary without ending the stream.
            encoder.flush()?;
            encoder.get_ref().clone()
        };
        let mut sum = Hasher::new();
        sum.update(text.as_bytes());
        Ok(PagePart {
            plain: text.as_bytes().to_vec(),
            packed,
            sum,
        })
    }
}

impl PrecompressedPage {
    /// Compresses a page with one placeholder; without one, the replacement goes to the end.
    pub fn new(page: &str) -> std::io::Result<PrecompressedPage> {
        let (before, after) = page.split_once(PLACEHOLDER).unwrap_or((page, ""));
        Ok(PrecompressedPage {
            before: PagePart::new(before, false)?,
            after: PagePart::new(after, true)?,
        })
    }

    /// Returns the filled page, not compressed.
    pub fn plain(&self, fill: &str) -> Vec<u8> {
        [&self.before.plain, fill.as_bytes(), &self.after.plain].concat()
    }

    /// Returns the filled page as a gzip file; `None` when the replacement is longer than a stored block (65,535 bytes) or
    /// the page longer than 4 GiB.
    pub fn gzip(&self, fill: &str) -> Option<Vec<u8>> {
        let length = u16::try_from(fill.len()).ok()?;
        let mut sum = self.before.sum.clone();
        sum.update(fill.as_bytes());
        sum.combine(&self.after.sum);
        let size = self.before.plain.len() + fill.len() + self.after.plain.len();
        let size = u32::try_from(size).ok()?;
        // Stored block, not the last: three zero bits padded to a byte, the length and its complement (RFC 1951 §3.2.4).
        let stored = [&[0][..], &length.to_le_bytes(), &(!length).to_le_bytes()].concat();
        Some(
            [
                &GZIP_HEADER,
                &self.before.packed[..],
                &stored,
                fill.as_bytes(),
                &self.after.packed,
                &sum.finalize().to_le_bytes(),
                &size.to_le_bytes(),
            ]
            .concat(),
        )
    }
}

/// Compresses a document that is sent once, at the fastest level. `None` when that failed, which is logged.
pub fn gzip(text: &[u8]) -> Option<Vec<u8>> {
    gzip_at_level(text, Compression::fast())
}

/// Compresses a document that is sent often, at the best level. `None` as with [`gzip`].
pub fn gzip_best(text: &[u8]) -> Option<Vec<u8>> {
    gzip_at_level(text, Compression::best())
}

fn gzip_at_level(text: &[u8], level: Compression) -> Option<Vec<u8>> {
    match try_gzip(text, level) {
        Ok(packed) => Some(packed),
        Err(cause) => {
            tracing::warn!(%cause, "a document could not be compressed");
            None
        }
    }
}

fn try_gzip(text: &[u8], level: Compression) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(text)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn a_precompressed_page_decompresses_to_the_rendered_one() {
        for page in [
            "",
            PLACEHOLDER,
            "a\u{1}b",
            &format!("{}{PLACEHOLDER}{}", "<p>ä</p>".repeat(900), "x".repeat(70_000)),
        ] {
            let pressed = PrecompressedPage::new(page).unwrap();
            for fill in ["", "0190-fill", &"y".repeat(65_535)] {
                let whole = page.replacen(PLACEHOLDER, fill, 1);
                let whole = if page.contains(PLACEHOLDER) {
                    whole
                } else {
                    format!("{page}{fill}")
                };
                assert_eq!(pressed.plain(fill), whole.as_bytes());
                let mut unpacked = String::new();
                GzDecoder::new(&pressed.gzip(fill).unwrap()[..])
                    .read_to_string(&mut unpacked)
                    .unwrap();
                assert_eq!(unpacked, whole);
            }
        }
    }
}
