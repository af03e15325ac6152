//! A finished chart: SVG with a title and a description, and PNG made from that very SVG.

use super::canvas::{Canvas, Drawn};
use super::data::Data;
use super::style::{HEIGHT, PAPER, WIDTH};
use super::text::{self, BOLD, FAMILY, REGULAR};
use crate::report::{FileBytes, Format, ReportError};
use plotters::backend::SVGBackend;
use plotters::drawing::IntoDrawingArea;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};
use std::sync::{Arc, LazyLock};

/// Pixels per metre: 144 per inch, so that a chart lands on a slide as 13.33 × 7.5 inches.
const DENSITY: u32 = 5669;

/// The names under which a machine may have the font, or one that will do.
const FAMILIES: &str = "Open Sans, Segoe UI, Arial, sans-serif";

/// A finished chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its file's name without an ending.
    pub name: String,
    /// The chart.
    pub svg: String,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// The numbers that it plots.
    pub data: Data,
}

impl Picture {
    /// Draws a chart with this headline.
    pub(super) fn drawn(
        name: &str,
        headline: &str,
        alt: String,
        draw: impl FnOnce(&Canvas) -> Drawn,
    ) -> Result<Picture, ReportError> {
        let mut svg = String::new();
        {
            let canvas = Canvas(SVGBackend::with_string(&mut svg, (WIDTH as u32, HEIGHT as u32)).into_drawing_area());
            canvas.0.fill(&PAPER).map_err(ReportError::chart)?;
            draw(&canvas)?;
            canvas.0.present().map_err(ReportError::chart)?;
        }
        Ok(Picture { name: name.into(), svg: accessible(&svg, name, headline, &alt), alt, data: Data::default() })
    }

    /// The same chart with the numbers that it plots.
    pub(super) fn with(self, data: Data) -> Picture {
        Picture { data: data.readable(), ..self }
    }

    /// The chart in several formats.
    pub fn files(&self, formats: &[Format]) -> Result<Vec<FileBytes>, ReportError> {
        formats.iter().map(|format| self.file(*format)).collect()
    }

    fn file(&self, format: Format) -> Result<FileBytes, ReportError> {
        Ok(match format {
            Format::Svg => FileBytes::new(format!("{}.svg", self.name), self.svg.as_str()),
            Format::Png => FileBytes::new(format!("{}.png", self.name), self.png()?),
        })
    }

    /// The chart as 1920 × 1080 pixels.
    pub fn png(&self) -> Result<Vec<u8>, ReportError> {
        let colours = self.pixels(WIDTH as u32, HEIGHT as u32)?;
        encoded(&colours, &self.alt).map_err(ReportError::chart)
    }

    /// The red, green and blue of so many pixels.
    pub(super) fn pixels(&self, wide: u32, high: u32) -> Result<Vec<u8>, ReportError> {
        let options = Options { fontdb: fonts(), font_family: FAMILY.into(), ..Options::default() };
        let tree = Tree::from_str(&self.svg, &options).map_err(ReportError::chart)?;
        let mut pixels = Pixmap::new(wide, high).expect("a chart has a size");
        let scale = Transform::from_scale(wide as f32 / WIDTH as f32, high as f32 / HEIGHT as f32);
        resvg::render(&tree, scale, &mut pixels.as_mut());
        // Paper covers everything, so that no pixel is see-through.
        Ok(pixels.data().chunks_exact(4).flat_map(|pixel| &pixel[..3]).copied().collect())
    }
}

/// The fonts inside the program, and no others.
pub(super) fn fonts() -> Arc<Database> {
    static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut fonts = Database::new();
        fonts.load_font_data(REGULAR.to_vec());
        fonts.load_font_data(BOLD.to_vec());
        Arc::new(fonts)
    });
    FONTS.clone()
}

fn encoded(colours: &[u8], alt: &str) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH as u32, HEIGHT as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: DENSITY, yppu: DENSITY, unit: png::Unit::Meter }));
    encoder.add_text_chunk("Software".into(), "Groundswell".into())?;
    encoder.add_itxt_chunk("Description".into(), alt.into())?;
    let mut writer = encoder.write_header()?;
    writer.write_image_data(colours)?;
    writer.finish()?;
    Ok(bytes)
}

/// Adds what plotters leaves out: a title, a description, a role, and fonts to fall back on.
fn accessible(svg: &str, name: &str, headline: &str, alt: &str) -> String {
    let end = svg.find('>').expect("an SVG starts with its tag");
    let (tag, rest) = svg.split_at(end);
    let family = format!("font-family=\"{FAMILY}\"");
    format!(
        "{tag} role=\"img\" aria-labelledby=\"{name}-title {name}-description\" stroke-linejoin=\"round\" \
         stroke-linecap=\"round\">\n<title id=\"{name}-title\">{}</title>\n\
         <desc id=\"{name}-description\">{}</desc>{}",
        escaped(headline),
        escaped(alt),
        rest[1..].replace(&family, &format!("font-family=\"{FAMILIES}\"")).replace(".000000000000004\"", "\"")
    )
}

fn escaped(text: &str) -> String {
    text::clean(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::canvas::Side;
    use crate::report::chart::style::TITLE;

    fn hello() -> Picture {
        let alt = "One word & <no> more".to_string();
        Picture::drawn("hello", "A & B", alt, |canvas| {
            canvas.text((960, 540), "<Hello & goodbye>", TITLE, Side::Middle)
        })
        .unwrap()
    }

    #[test]
    fn an_svg_says_what_it_shows() {
        let svg = hello().svg;
        for part in [
            "role=\"img\" aria-labelledby=\"hello-title hello-description\"",
            "<title id=\"hello-title\">A &amp; B</title>",
            "<desc id=\"hello-description\">One word &amp; &lt;no&gt; more</desc>",
            "font-family=\"Open Sans, Segoe UI, Arial, sans-serif\"",
            "&lt;Hello &amp; goodbye&gt;",
            "font-size=\"26\"",
        ] {
            assert!(svg.contains(part), "{part}\n{svg}");
        }
    }

    #[test]
    fn a_png_is_a_slide_and_the_same_every_time() {
        let bytes = hello().png().unwrap();
        let reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
        let info = reader.info();
        assert_eq!((info.width, info.height), (1920, 1080));
        assert_eq!(info.pixel_dims.map(|dims| dims.xppu), Some(5669));
        assert_eq!(bytes, hello().png().unwrap());
        assert!(!bytes.windows(4).any(|chunk| chunk == b"tIME"));
    }

    #[test]
    fn the_words_of_a_png_are_drawn() {
        let bytes = hello().png().unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        assert!(pixels.iter().filter(|&&value| value < 80).count() > 2000);
    }
}
