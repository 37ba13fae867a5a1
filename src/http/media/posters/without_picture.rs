//! Takes the place of the module `picture` in a program without the feature `posters`: nothing is drawn. The routes that
//! would draw do not exist in such a program.

/// Font of all pictures; this program does not contain it.
pub const FONT: &str = "DejaVu Sans";

/// Cause of an error that no visitor sees.
const MISSING: &str = "this program was built without the feature posters";

/// Refuses to measure texts.
pub fn text_widths(_svg: &str, _texts: usize) -> Result<Vec<f32>, String> {
    Err(MISSING.to_owned())
}

/// Refuses to draw.
pub fn render_png(_svg: &str, _width: u16, _height: u16) -> Result<Vec<u8>, String> {
    Err(MISSING.to_owned())
}
