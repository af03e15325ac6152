//! Lines that TOML does not allow, told in the words of a scenario.

use super::mistake::{Kind, Mistake};
use super::written::Source;

/// The mistakes of a text that is not TOML, one a line.
pub(super) fn mistakes(text: &str, errors: &[toml::de::Error]) -> Vec<Mistake> {
    let mut found: Vec<Mistake> = Vec::new();
    let mut line = None;
    let mut errors: Vec<&toml::de::Error> = errors.iter().collect();
    errors.sort_by_key(|error| error.span().map_or(text.len(), |span| span.start));
    for error in errors {
        let span = error.span().unwrap_or(text.len()..text.len());
        let here = text.get(..span.start).map(|before| before.rfind('\n').map_or(0, |newline| newline + 1));
        if here.is_some() && here == line {
            continue;
        }
        line = here;
        found.push(Mistake {
            path: String::new(),
            place: Source::File.at(widened(text, span.clone())),
            kind: kind(text, error, span),
        });
    }
    found
}

/// An empty span at the end of a line shows nothing: the letter before it does.
fn widened(text: &str, span: std::ops::Range<usize>) -> std::ops::Range<usize> {
    if span.is_empty() && span.start == text.len() {
        text.trim_end().len().saturating_sub(1)..text.trim_end().len()
    } else {
        span
    }
}

fn kind(text: &str, error: &toml::de::Error, span: std::ops::Range<usize>) -> Kind {
    if let Some(point) = comma(text, span.start) {
        return Kind::Comma { point };
    }
    match error.message() {
        "duplicate key" => Kind::Twice { key: text.get(span).unwrap_or_default().into() },
        message => Kind::Syntax { message: message.replace('\n', " ") },
    }
}

/// The number with a point, where the line has one with a comma at this place.
fn comma(text: &str, at: usize) -> Option<String> {
    let digits_before = |end: usize| text[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
    let digits_after = |start: usize| text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let comma = [at, at.checked_sub(1)?].into_iter().find(|place| text.as_bytes().get(*place) == Some(&b','))?;
    let (before, after) = (digits_before(comma), digits_after(comma + 1));
    (before > 0 && after > 0)
        .then(|| format!("{}.{}", &text[comma - before..comma], &text[comma + 1..comma + 1 + after]))
}
