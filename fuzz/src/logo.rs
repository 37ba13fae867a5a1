//! Image files of logos.

use urbivox::app::authoring::logo::{LOGO_BYTES_MAX, examine};

/// A logo is a PNG, JPEG or WebP of at most 64 kB, with 16 to 2,000 pixels on each side.
pub fn check(data: &[u8]) {
    let Ok((logo, kind)) = examine(data) else { return };
    assert!(data.len() <= LOGO_BYTES_MAX);
    assert!(
        [logo.width, logo.height].iter().all(|side| (16..=2_000).contains(side)),
        "{logo:?}"
    );
    let begins = |mark: &[u8]| data.starts_with(mark);
    match kind {
        "image/png" => assert!(begins(b"\x89PNG")),
        "image/jpeg" => assert!(begins(b"\xff\xd8\xff")),
        "image/webp" => assert!(begins(b"RIFF") && data.get(8..12) == Some(b"WEBP")),
        other => panic!("{other}"),
    }
    assert_eq!(logo.mark.len(), 12);
}
