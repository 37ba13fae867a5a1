//! Rendering of SVG as PNG, with one embedded font and none of the machine's.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::app::expensive_work;

/// Font of all pictures: has Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic letters.
pub const FONT: &str = "DejaVu Sans";

/// Font database without the machine's fonts, so that posters look the same on every server.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for face in [dejavu::sans::regular(), dejavu::sans::bold()] {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(face)));
    }
    fonts.set_sans_serif_family(FONT);
    fonts.set_serif_family(FONT);
    Arc::new(fonts)
});

/// Parses an SVG that this server has written.
pub fn parse_svg(svg: &str) -> Result<Tree, String> {
    expensive_work::check_allowed("drawing");
    let options = Options {
        fontdb: Arc::clone(&FONTS),
        font_family: FONT.to_owned(),
        ..Options::default()
    };
    Tree::from_str(svg, &options).map_err(|cause| cause.to_string())
}

/// Returns the width of each text of an SVG that this server has written, in its units. The texts have the ids `w0`, `w1`
/// and so on, up to `texts`; one without visible letters has the width 0.
pub fn text_widths(svg: &str, texts: usize) -> Result<Vec<f32>, String> {
    let tree = parse_svg(svg)?;
    let width = |place: usize| {
        let node = tree.node_by_id(&format!("w{place}"))?;
        Some(node.bounding_box().width())
    };
    Ok((0..texts).map(|place| width(place).unwrap_or_default()).collect())
}

/// Renders an SVG that this server has written as a PNG of `width` × `height` pixels.
pub fn render_png(svg: &str, width: u16, height: u16) -> Result<Vec<u8>, String> {
    let tree = parse_svg(svg)?;
    let mut dots = Pixmap::new(width.into(), height.into()).ok_or("a picture without pixels")?;
    let scale = Transform::from_scale(
        f32::from(width) / tree.size().width(),
        f32::from(height) / tree.size().height(),
    );
    resvg::render(&tree, scale, &mut dots.as_mut());
    dots.encode_png().map_err(|cause| cause.to_string())
}
