//! A slide of words: a headline, and below it a few heads with what is said of each.

use super::canvas::{Canvas, Drawn, Side};
use super::picture::Picture;
use super::style::{Ink, MARGIN, SOFT, WIDTH};
use super::{About, ReportError, frame, text};

/// The sizes that are tried, the largest that fits first.
const SIZES: [i32; 7] = [46, 40, 36, 32, 28, 25, 22];
/// Room for heads on the left.
const HEADS: i32 = 470;
/// The most lines that one sentence gets.
const LINES: usize = 5;

/// What is said of something: its head, and sentences.
pub(in crate::report) type Part = (String, Vec<String>);

/// A slide of words.
pub(in crate::report) struct Slide {
    pub name: &'static str,
    pub headline: String,
    pub subtitle: String,
    pub parts: Vec<Part>,
}

/// Lines of a part, wrapped for a size.
struct Block {
    head: Vec<String>,
    lines: Vec<String>,
}

impl Slide {
    /// Draws it.
    pub fn draw(&self, about: &About) -> Result<Picture, ReportError> {
        let told: Vec<String> = self.parts.iter().map(|(head, said)| format!("{head}: {}", said.join(" "))).collect();
        let alt = format!("{} {}", self.subtitle, told.join(" "));
        Picture::drawn(self.name, &self.headline, alt, |canvas| {
            let begin = frame::draw(canvas, about, &self.headline, &self.subtitle)? + 36;
            let room = frame::BOTTOM - begin - 12;
            let tried = SIZES.map(|size| (size, self.blocks(size)));
            let fits = |(size, blocks): &&(i32, Vec<Block>)| high(blocks, *size) <= room;
            let (size, blocks) = tried.iter().find(fits).unwrap_or(&tried[SIZES.len() - 1]);
            write(canvas, blocks, *size, begin)
        })
    }

    fn blocks(&self, size: i32) -> Vec<Block> {
        let room = WIDTH - 2 * MARGIN - HEADS;
        let block = |(head, said): &Part| {
            let lines = said.iter().flat_map(|one| text::wrap(&text::clean(one), Ink::plain(size), room, LINES));
            Block { head: text::wrap(head, head_ink(size), HEADS - 40, 3), lines: lines.collect() }
        };
        self.parts.iter().map(block).collect()
    }
}

fn head_ink(size: i32) -> Ink {
    Ink::bold(size).in_colour(SOFT)
}

/// How high some blocks are, with a gap of most of a line below each.
fn high(blocks: &[Block], size: i32) -> i32 {
    blocks.iter().map(|block| block.rows() * Ink::plain(size).line() + gap(size)).sum()
}

fn gap(size: i32) -> i32 {
    size * 4 / 5
}

impl Block {
    fn rows(&self) -> i32 {
        self.head.len().max(self.lines.len()) as i32
    }
}

/// Writes what fits above the footer.
fn write(canvas: &Canvas, blocks: &[Block], size: i32, begin: i32) -> Drawn {
    let mut y = begin;
    for block in blocks {
        let bottom = y + block.rows() * Ink::plain(size).line();
        if bottom > frame::BOTTOM {
            break;
        }
        canvas.lines((MARGIN, y), &block.head, head_ink(size), Side::Right)?;
        canvas.lines((MARGIN + HEADS, y), &block.lines, Ink::plain(size), Side::Right)?;
        y = bottom + gap(size);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    fn slide(parts: usize, words: usize) -> String {
        let part = |place: usize| (format!("Head {place}"), vec!["word ".repeat(words)]);
        let parts = (0..parts).map(part).collect();
        let slide = Slide { name: "slide", headline: "Ours <b>".into(), subtitle: "All of it".into(), parts };
        slide.draw(&example::four_strategies(3, 20).0).unwrap().svg
    }

    #[test]
    fn few_words_are_large_and_many_still_fit() {
        let size = |svg: &str| SIZES.iter().filter(|size| svg.contains(&format!("font-size=\"{size}"))).count();
        let (few, many) = (slide(2, 5), slide(6, 80));
        assert!(few.contains("Head 1") && many.contains("Head 5") && size(&few) > 0);
        let lowest = |svg: &str| {
            let heights = svg.split(" y=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok());
            heights.fold(0.0, f64::max)
        };
        assert!(lowest(&many) < 1080.0 && few.contains("Ours &lt;b&gt;"));
        let too_many = slide(40, 80);
        assert!(too_many.contains(">\nHead 0") && !too_many.contains(">\nHead 39"), "what does not fit is left out");
    }
}
