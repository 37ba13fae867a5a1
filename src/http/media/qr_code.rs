//! QR codes as SVG paths.

use qrcode::types::Color;
use qrcode::{EcLevel, QrCode as Code};

/// Width of the quiet zone around a code, in modules (ISO/IEC 18004 §9.1).
const QUIET: usize = 4;

/// QR code on a square of `size` × `size` modules.
pub struct QrCode {
    /// Modules per side, including the quiet zone.
    pub size: usize,
    /// SVG path of the dark modules, with one rectangle for each horizontal run.
    pub path: String,
}

impl QrCode {
    /// Encodes a text; `None` when it is too long for a QR code.
    pub fn of(text: &str) -> Option<QrCode> {
        // Level M: some 15 % of the code may be damaged.
        let code = Code::with_error_correction_level(text.as_bytes(), EcLevel::M).ok()?;
        let width = code.width();
        let colours = code.to_colors();
        let mut path = String::new();
        for (row, line) in colours.chunks(width).enumerate() {
            let mut at = 0;
            for run in line.chunk_by(|one, other| one == other) {
                if run.first() == Some(&Color::Dark) {
                    let (x, y, length) = (at + QUIET, row + QUIET, run.len());
                    path.push_str(&format!("M{x} {y}h{length}v1h-{length}z"));
                }
                at += run.len();
            }
        }
        Some(QrCode {
            size: width + 2 * QUIET,
            path,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qr_code_has_its_three_finder_patterns() {
        let code = QrCode::of("https://example.org/s/tampere/day-care?p=qr-desk-2").unwrap();
        assert_eq!((code.size - 8) % 4, 1, "a QR code has 4n + 17 modules a side");
        let right = code.size - QUIET - 7;
        for corner in [
            "M4 4h7v1h-7z".to_owned(),
            format!("M{right} 4h7v1h-7z"),
            format!("M4 {right}h7v1h-7z"),
        ] {
            assert!(code.path.contains(&corner), "{corner}");
        }
        assert!(QrCode::of(&"x".repeat(3_000)).is_none());
    }
}
