//! How wide text is, and how it is made to fit.

use super::style::Ink;
use plotters::style::{FontDesc, FontFamily, FontStyle, register_font};
use std::sync::Once;

/// The font that everything is set in.
pub(super) const FAMILY: &str = "Open Sans";
/// Open Sans, Latin, Greek and punctuation.
pub(in crate::report) const REGULAR: &[u8] = include_bytes!("fonts/OpenSans-Regular.ttf");
/// The same in bold.
pub(in crate::report) const BOLD: &[u8] = include_bytes!("fonts/OpenSans-Bold.ttf");

/// Plotters writes a font's size divided by this.
const WRITTEN: f64 = 1.24;
/// Plotters measures text by its line height, and so too narrow by this.
const MEASURED: f64 = 1.362 / WRITTEN;

/// The font for some ink.
pub(super) fn font(ink: Ink) -> FontDesc<'static> {
    static REGISTERED: Once = Once::new();
    REGISTERED.call_once(|| {
        for (style, bytes) in [(FontStyle::Normal, REGULAR), (FontStyle::Bold, BOLD)] {
            register_font(FAMILY, style, bytes).ok().expect("the font inside the program is a font");
        }
    });
    let style = if ink.bold { FontStyle::Bold } else { FontStyle::Normal };
    FontDesc::new(FontFamily::Name(FAMILY), f64::from(ink.size) * WRITTEN, style)
}

/// The width of a text in pixels, on the safe side for letters that the font has not.
pub(super) fn width(text: &str, ink: Ink) -> i32 {
    let (right, _) = font(ink).box_size(text).expect("the font is registered");
    let wide = text.chars().filter(|&letter| !has(letter)).count();
    (f64::from(right) * MEASURED) as i32 + wide as i32 * ink.size / 2 + 1
}

/// Whether the font has a letter: Latin, Greek, and the signs that the subset was made with.
fn has(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{a0}'..='\u{17f}' | '\u{384}'..='\u{3ce}' | '–'..='›' | '€' | '™' | '−' | '≈' | '≠' | '≤' | '≥')
}

/// The letters of some texts that the font lacks, each once, in order.
pub(super) fn lacking<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<char> {
    let mut letters: Vec<char> = texts.flat_map(str::chars).filter(|&letter| !has(letter)).collect();
    letters.retain(|letter| !letter.is_control() && !letter.is_whitespace());
    letters.sort_unstable();
    letters.dedup();
    letters
}

/// A strategy's name on a chart. One that the font cannot write is numbered, so that it can be told from
/// the others where no other font is at hand.
pub(super) fn named(place: usize, name: &str) -> String {
    let name = clean(name);
    let missing = name.chars().filter(|&letter| !has(letter)).count();
    if missing * 2 > name.chars().count() { format!("Strategy {} {name}", place + 1) } else { name }
}

/// The text on as few lines as it needs, `most` at most, of about the same length.
pub(super) fn balanced(text: &str, ink: Ink, room: i32, most: usize) -> Vec<String> {
    let widest = wrap(text, ink, room, most);
    let whole = |lines: &[String]| {
        lines.concat().chars().filter(|letter| *letter != ' ').eq(text.chars().filter(|letter| *letter != ' '))
    };
    if widest.len() < 2 || !whole(&widest) {
        return widest;
    }
    let narrower = (room / 2..room).step_by(20).map(|room| wrap(text, ink, room, widest.len()));
    narrower.into_iter().find(|lines| whole(lines)).unwrap_or(widest)
}

/// A text that XML can hold and that runs in one direction.
pub(super) fn clean(text: &str) -> String {
    let turns = |letter| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}');
    text.chars().filter(|&letter| !turns(letter)).map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// The text, cut with an ellipsis where it is wider than the room.
pub(super) fn shorten(text: &str, ink: Ink, room: i32) -> String {
    if width(text, ink) <= room {
        return text.into();
    }
    let kept = fitting(text, ink, room - width("…", ink));
    format!("{}…", text[..kept].trim_end())
}

/// The text on so many lines at most, the last one cut where it is too long.
pub(super) fn wrap(text: &str, ink: Ink, room: i32, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while lines.len() + 1 < most && width(rest, ink) > room {
        let fits = fitting(rest, ink, room).max(rest.chars().next().map_or(0, char::len_utf8));
        let end = if rest[fits..].starts_with(' ') { fits } else { rest[..fits].rfind(' ').unwrap_or(fits) };
        lines.push(rest[..end].trim_end().to_string());
        rest = rest[end..].trim_start();
    }
    lines.push(shorten(rest, ink, room));
    lines
}

/// A name on two lines at most, with a value after it that is never cut.
pub(super) fn wrap_with_value(name: &str, value: &str, ink: Ink, room: i32) -> Vec<String> {
    if width(&format!("{name} {value}"), ink) <= room {
        return vec![format!("{name} {value}")];
    }
    let mut lines = wrap(name, ink, room, 2);
    if lines.len() == 1 {
        lines.push(value.into());
    } else {
        lines[1] = format!("{} {value}", shorten(&lines[1], ink, room - width(&format!(" {value}"), ink)));
    }
    lines
}

/// How many bytes from the start fit into the room.
fn fitting(text: &str, ink: Ink, room: i32) -> usize {
    let ends: Vec<usize> = text.char_indices().map(|(at, letter)| at + letter.len_utf8()).collect();
    let fits = ends.partition_point(|&end| width(&text[..end], ink) <= room);
    fits.checked_sub(1).map_or(0, |last| ends[last])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::style::SMALL;

    #[test]
    fn what_fits_is_kept_and_what_does_not_is_cut() {
        assert_eq!(shorten("Both", SMALL, 400), "Both");
        let short = shorten("Champions in every team", SMALL, 120);
        assert!(short.ends_with('…') && width(&short, SMALL) <= 120, "{short}");
        assert_eq!(shorten("W", SMALL, 1), "…");
    }

    #[test]
    fn lines_break_between_words_and_within_long_ones() {
        assert_eq!(wrap("Whole teams first", SMALL, width("Whole teams", SMALL), 2), ["Whole teams", "first"]);
        for text in ["W".repeat(60), "組織全体に変化を広げるための非常に長い名前".into()] {
            let lines = wrap(&text, SMALL, 200, 2);
            assert!(lines.len() == 2 && lines.iter().all(|line| width(line, SMALL) <= 200), "{lines:?}");
        }
        assert_eq!(wrap("", SMALL, 100, 2), [""]);
    }

    #[test]
    fn a_value_is_never_cut() {
        let lines = wrap_with_value(&"Long names ".repeat(9), "62 %", SMALL, 240);
        assert!(lines.len() == 2 && lines[1].ends_with("… 62 %"), "{lines:?}");
        assert!(lines.iter().all(|line| width(line, SMALL) <= 240));
        assert_eq!(wrap_with_value("Both", "62 %", SMALL, 240), ["Both 62 %"]);
    }

    #[test]
    fn two_lines_are_about_as_long_as_each_other() {
        let text = "With hubs, layer 4 ends behind layer 0 in 200 of 200 runs: 47 % against 80 %";
        let lines = balanced(text, SMALL, width(text, SMALL) - 10, 2);
        assert!((width(&lines[0], SMALL) - width(&lines[1], SMALL)).abs() < 120, "{lines:?}");
        assert_eq!(lines.join(" "), text);
        assert_eq!(balanced("Both", SMALL, 400, 2), ["Both"]);
    }

    #[test]
    fn letters_that_the_font_lacks_are_told() {
        assert_eq!(lacking(["Größe – Ω ≥ 5 €", "čeština\n"].into_iter()), [] as [char; 0]);
        assert_eq!(lacking(["変化 a", "化を"].into_iter()), ['を', '化', '変']);
    }

    #[test]
    fn names_that_the_font_lacks_are_numbered() {
        assert_eq!(named(2, "組織全体"), "Strategy 3 組織全体");
        assert_eq!(named(2, "Überall Ωμέγα"), "Überall Ωμέγα");
    }

    #[test]
    fn letters_that_break_xml_are_left_out() {
        assert_eq!(clean("a\u{7}b\u{202e}c\u{ffff}"), "a bc");
    }
}
