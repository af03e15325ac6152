//! How the page looks: one style sheet, with the font of the charts inside it.

use crate::report::chart::{BOLD, REGULAR};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The style sheet, with the font of the charts: it holds Latin and Greek letters, and others fall back.
pub fn sheet() -> String {
    let face = |weight: u32, font: &[u8]| {
        format!(
            "@font-face{{font-family:\"Open Sans\";font-weight:{weight};src:url(data:font/ttf;base64,{}) format(\"truetype\")}}\n",
            STANDARD.encode(font)
        )
    };
    face(400, REGULAR) + &face(700, BOLD) + include_str!("style.css")
}
