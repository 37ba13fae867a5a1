//! A4 poster with a QR code: city, service, question in its languages, code and address.
//!
//! Units are tenths of a millimetre. Lines are centred, which suits both writing directions.

use std::fmt::Write;

use super::picture;
use super::ruler::MeasuredText;
use crate::http::media::qr_code::QrCode;
use crate::http::web::escape::escaped;
use urbivox_core::i18n;

/// Width and height of A4.
const WIDTH: f32 = 2_100.0;
const HEIGHT: f32 = 2_970.0;
/// Side margin, wider than the border that printers leave blank.
const MARGIN: f32 = 150.0;
/// Side of the QR code with its quiet zone: readable from two metres.
const CODE: f32 = 1_080.0;
/// Lower edge of the coloured band.
const BAND_BOTTOM: f32 = 420.0;
/// Upper edge of the QR code.
const CODE_TOP: f32 = 1_480.0;
/// Upper and lower edge of the text below the QR code.
const FOOT_TOP: f32 = 2_540.0;
const FOOT_BOTTOM: f32 = HEIGHT - 90.0;
/// Font sizes to try, largest first.
const CITY_SIZES: [f32; 5] = [130.0, 110.0, 90.0, 74.0, 60.0];
const SERVICE_SIZES: [f32; 4] = [66.0, 56.0, 46.0, 36.0];
const QUESTION_SIZES: [f32; 9] = [128.0, 112.0, 98.0, 86.0, 76.0, 66.0, 58.0, 50.0, 44.0];
const FOOT_SIZES: [f32; 6] = [54.0, 48.0, 42.0, 36.0, 31.0, 27.0];
/// Line height, in font sizes.
const LEADING: f32 = 1.3;
/// Gap between two languages, in font sizes.
const GAP: f32 = 0.5;
/// Largest number of characters of one text: more than a poster can hold.
const CHARS_MAX: usize = 1_000;

/// Content of a poster.
pub struct PosterSheet<'a> {
    /// The city's name.
    pub city: &'a str,
    /// The service's name.
    pub service: &'a str,
    /// The city's colour, `#` and six hexadecimal digits.
    pub accent: &'a str,
    /// Language tags with the question; the first is the poster's main language.
    pub questions: Vec<(&'a str, &'a str)>,
    /// Address in the QR code.
    pub url: &'a str,
    /// Short address, for people who cannot scan.
    pub address: &'a str,
}

/// Text with its language.
struct PosterText<'a> {
    language: &'a str,
    text: String,
}

impl PosterSheet<'_> {
    /// Returns the poster as SVG. Fails without a question, and when the address is too long for a QR code.
    pub fn svg(&self) -> Result<String, String> {
        let code = QrCode::of(self.url).ok_or("the address is too long for a QR code")?;
        let (own, _) = *self.questions.first().ok_or("a poster has no question")?;
        let mut svg = self.background(own);
        let sayings = [PosterText::new(self.city, own)];
        write_block(&mut svg, &sayings, &CITY_SIZES, (70.0, 280.0), TextStyle::CITY)?;
        let sayings = [PosterText::new(self.service, own)];
        write_block(
            &mut svg,
            &sayings,
            &SERVICE_SIZES,
            (280.0, BAND_BOTTOM - 30.0),
            TextStyle::SERVICE,
        )?;
        let questions = self.questions.iter();
        let questions: Vec<PosterText<'_>> = questions
            .map(|(language, text)| PosterText::new(text, language))
            .collect();
        let room = (BAND_BOTTOM + 50.0, CODE_TOP - 10.0);
        write_block(&mut svg, &questions, &QUESTION_SIZES, room, TextStyle::QUESTION)?;
        write_code(&mut svg, &code)?;
        write_block(
            &mut svg,
            &self.footer(own),
            &FOOT_SIZES,
            (FOOT_TOP, FOOT_BOTTOM),
            TextStyle::FOOT,
        )?;
        svg.push_str("</svg>");
        Ok(svg)
    }

    /// Returns the opening tag, the white background and the coloured band.
    fn background(&self, own: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"210mm\" height=\"297mm\" \
             viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"{}, Verdana, Arial, sans-serif\" text-anchor=\"middle\" \
             xml:lang=\"{}\"><title>{}</title><path fill=\"#fff\" d=\"M0 0h{WIDTH}v{HEIGHT}H0z\"/>\
             <path fill=\"{}\" d=\"M0 0h{WIDTH}v{BAND_BOTTOM}H0z\"/>",
            picture::FONT,
            escaped(own),
            escaped(self.city),
            escaped(self.accent),
        )
    }

    /// Returns the instruction in each language, and the address to type instead.
    fn footer<'a>(&'a self, own: &'a str) -> Vec<PosterText<'a>> {
        let mut foot: Vec<PosterText<'_>> = Vec::new();
        for (language, _) in &self.questions {
            let texts = i18n::for_language(language);
            let scan = texts.get("poster-scan");
            // Languages without interface texts fall back to English, which must not be repeated.
            if foot.iter().all(|saying| saying.text != scan) {
                foot.push(PosterText::new(&scan, texts.language()));
            }
        }
        let texts = i18n::for_language(own);
        let address = texts.with("poster-address", &[("address", self.address.into())]);
        foot.push(PosterText::new(&address, texts.language()));
        foot
    }
}

impl<'a> PosterText<'a> {
    fn new(text: &str, language: &'a str) -> PosterText<'a> {
        PosterText {
            language,
            text: text.chars().take(CHARS_MAX).collect(),
        }
    }
}

fn write_code(svg: &mut String, code: &QrCode) -> Result<(), String> {
    let side = u16::try_from(code.size).map_err(|cause| cause.to_string())?;
    let (left, scale) = ((WIDTH - CODE) / 2.0, CODE / f32::from(side));
    // Writing into a string cannot fail.
    let _written = write!(
        svg,
        "<path fill=\"#000\" shape-rendering=\"crispEdges\" transform=\"translate({left} {CODE_TOP}) scale({scale})\" d=\"{}\"/>",
        code.path
    );
    Ok(())
}

#[derive(Clone, Copy)]
struct TextStyle {
    colour: &'static str,
    is_bold: bool,
}

impl TextStyle {
    const CITY: TextStyle = TextStyle::new("#fff", true);
    const SERVICE: TextStyle = TextStyle::new("#fff", false);
    const QUESTION: TextStyle = TextStyle::new("#111", true);
    const FOOT: TextStyle = TextStyle::new("#333", false);

    const fn new(colour: &'static str, is_bold: bool) -> TextStyle {
        TextStyle { colour, is_bold }
    }
}

/// Writes texts below each other between `top` and `bottom`, in the largest size at which they fit. At the smallest size,
/// words that are too wide are cut and the longest texts are shortened.
fn write_block(
    svg: &mut String,
    sayings: &[PosterText<'_>],
    sizes: &[f32],
    (top, bottom): (f32, f32),
    ink: TextStyle,
) -> Result<(), String> {
    let plain: Vec<&str> = sayings.iter().map(|saying| saying.text.as_str()).collect();
    let measured = MeasuredText::all(&plain, ink.is_bold)?;
    let room = bottom - top;
    let laid = |size: f32, may_be_cut: bool| -> Option<Vec<Vec<String>>> {
        let width = (WIDTH - 2.0 * MARGIN) / size;
        measured.iter().map(|text| text.lines(width, may_be_cut)).collect()
    };
    let fitting = sizes.iter().find_map(|size| {
        let texts = laid(*size, false)?;
        (height(&texts, *size) <= room).then_some((*size, texts))
    });
    let (size, texts) = match fitting {
        Some(fitting) => fitting,
        None => {
            let size = sizes.last().copied().ok_or("a text of a poster has no size")?;
            let texts = laid(size, true).ok_or("a word of a poster cannot be cut")?;
            (size, shorten(texts, size, room))
        }
    };
    let mut baseline = top + (room - height(&texts, size)) / 2.0 + size;
    for (saying, lines) in sayings.iter().zip(&texts) {
        for line in lines {
            write_line(svg, line, saying.language, (baseline, size), ink);
            baseline += size * LEADING;
        }
        baseline += size * GAP;
    }
    Ok(())
}

/// Returns the height of all lines and of the gaps between languages.
fn height(texts: &[Vec<String>], size: f32) -> f32 {
    let lines: f32 = texts.iter().map(|lines| count(lines.len())).sum();
    let gaps = (count(texts.len()) - 1.0).max(0.0);
    size * (lines * LEADING + gaps * GAP)
}

fn shorten(mut texts: Vec<Vec<String>>, size: f32, room: f32) -> Vec<Vec<String>> {
    while height(&texts, size) > room {
        let longest = texts.iter_mut().max_by_key(|lines| lines.len());
        let Some(lines) = longest.filter(|lines| lines.len() > 1) else {
            break;
        };
        lines.pop();
        if let Some(last) = lines.last_mut() {
            last.truncate(last.trim_end_matches('…').len());
            last.push('…');
        }
    }
    texts
}

fn count(number: usize) -> f32 {
    u16::try_from(number).map_or(f32::MAX, f32::from)
}

fn write_line(svg: &mut String, line: &str, language: &str, (baseline, size): (f32, f32), ink: TextStyle) {
    let direction = i18n::direction(language);
    let weight = if ink.is_bold { 700 } else { 400 };
    // Unicode direction marks (UAX #9), for renderers that ignore `direction`.
    let (before, after) = if direction == "rtl" {
        ("\u{202b}", "\u{202c}")
    } else {
        ("", "")
    };
    let _written = write!(
        svg,
        "<text x=\"{}\" y=\"{baseline:.1}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{}\" \
         direction=\"{direction}\" xml:lang=\"{}\">{before}{}{after}</text>",
        WIDTH / 2.0,
        ink.colour,
        escaped(language),
        escaped(line)
    );
}
