//! Image file of a logo: its limits, and its description from its bytes.

use imagesize::{ImageSize, ImageType};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Largest logo in bytes. Protects citizens on slow networks, because every survey shows it.
pub const LOGO_BYTES_MAX: usize = 64 * 1_024;
/// Pixels of each side: fewer cannot be recognised, more only cost memory.
const SIDE_PIXELS: std::ops::RangeInclusive<usize> = 16..=2_000;
/// Hexadecimal digits of the mark.
const MARK_LETTERS: usize = 12;

/// Description of a logo; its bytes are stored separately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logo {
    /// First digits of the SHA-256 of its bytes; part of its address, so that a new logo has a new address.
    pub mark: String,
    /// Width in pixels.
    pub width: u16,
    /// Height in pixels.
    pub height: u16,
}

/// Why a file is not a logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidImage {
    /// Neither PNG, JPEG nor WebP, which every browser shows and none executes.
    #[error("the file is not a PNG, JPEG or WebP image")]
    Kind,
    /// More than [`LOGO_BYTES_MAX`].
    #[error("the file is larger than 64 kB")]
    Bytes,
    /// Too few or too many pixels.
    #[error("each side must have 16 to 2,000 pixels")]
    Pixels,
}

/// Examines the bytes of a file, whatever its name; returns its description and media type.
pub fn examine(bytes: &[u8]) -> Result<(Logo, &'static str), InvalidImage> {
    if bytes.len() > LOGO_BYTES_MAX {
        return Err(InvalidImage::Bytes);
    }
    let kind = match imagesize::image_type(bytes) {
        Ok(ImageType::Png) => "image/png",
        Ok(ImageType::Jpeg) => "image/jpeg",
        Ok(ImageType::Webp) => "image/webp",
        _ => return Err(InvalidImage::Kind),
    };
    let ImageSize { width, height } = imagesize::blob_size(bytes).map_err(|_cause| InvalidImage::Kind)?;
    let side = |pixels: usize| u16::try_from(pixels).ok().filter(|_| SIDE_PIXELS.contains(&pixels));
    let (Some(width), Some(height)) = (side(width), side(height)) else {
        return Err(InvalidImage::Pixels);
    };
    let mut mark = data_encoding::HEXLOWER.encode(&Sha256::digest(bytes));
    mark.truncate(MARK_LETTERS);
    Ok((Logo { mark, width, height }, kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the signature and header of a PNG of this size, as in the specification (§5.2, §11.2.2).
    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 6, 0, 0, 0]);
        bytes
    }

    #[test]
    fn a_logo_format_is_recognised_by_its_bytes() {
        let (logo, kind) = examine(&png(240, 80)).unwrap();
        assert_eq!((logo.width, logo.height, kind), (240, 80, "image/png"));
        assert_eq!(logo.mark.len(), MARK_LETTERS);
        assert_ne!(logo.mark, examine(&png(240, 81)).unwrap().0.mark);
    }

    #[test]
    fn files_other_than_small_pictures_are_refused() {
        let mut large = png(240, 80);
        large.resize(LOGO_BYTES_MAX + 1, 0);
        for (bytes, why) in [
            (Vec::new(), InvalidImage::Kind),
            (
                b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
                InvalidImage::Kind,
            ),
            (b"GIF89a\x20\0\x20\0".to_vec(), InvalidImage::Kind),
            (b"\x89PNG\r\n\x1a\n".to_vec(), InvalidImage::Kind),
            (large, InvalidImage::Bytes),
            (png(15, 80), InvalidImage::Pixels),
            (png(80, 2_001), InvalidImage::Pixels),
            (png(u32::MAX, 80), InvalidImage::Pixels),
        ] {
            assert_eq!(
                examine(&bytes).err(),
                Some(why),
                "{:?}",
                bytes.get(..30.min(bytes.len()))
            );
        }
    }
}
