//! Lines that TOML does not allow, told in the words of a scenario.

use super::mistake::{Kind, Mistake};
use super::written::Source;
use std::ops::Range;

/// The mistakes of a text that is not TOML, one a line.
pub(super) fn mistakes(text: &str, errors: &[toml::de::Error]) -> Vec<Mistake> {
    let span = |error: &toml::de::Error| error.span().unwrap_or(text.len()..text.len());
    let mut errors: Vec<&toml::de::Error> = errors.iter().collect();
    errors.sort_by_key(|error| span(error).start);
    let mut found: Vec<Mistake> = Vec::new();
    let mut last = None;
    for error in errors {
        let line = line(text, span(error).start);
        if last.as_ref() != Some(&line) {
            let (span, kind) = kind(text, line.clone(), error.message(), span(error));
            found.push(Mistake { path: String::new(), place: Source::File.at(span), kind });
            last = Some(line);
        }
    }
    found
}

/// Where the line around a byte begins and ends.
fn line(text: &str, byte: usize) -> Range<usize> {
    let start = text[..byte].rfind('\n').map_or(0, |newline| newline + 1);
    start..text[byte..].find('\n').map_or(text.len(), |newline| byte + newline)
}

fn kind(text: &str, line: Range<usize>, message: &str, span: Range<usize>) -> (Range<usize>, Kind) {
    if let Some((number, kind)) = comma(&text[line.clone()]) {
        return (line.start + number.start..line.start + number.end, kind);
    }
    let given = text.get(span.clone()).unwrap_or_default().trim().to_owned();
    let kind = match message {
        "duplicate key" => Kind::Twice { key: given },
        _ => Kind::Syntax { message: message.replace('\n', " "), given },
    };
    // Something missing at the end of the text is shown at its last letter.
    let end = text.trim_end().len();
    let span = match span.is_empty() {
        true if span.start >= end => end.saturating_sub(1)..end,
        true => span.start..span.start + text[span.start..].chars().next().map_or(0, char::len_utf8),
        false => span,
    };
    (span, kind)
}

/// A number with a comma after an equals sign, where the line has one.
fn comma(line: &str) -> Option<(Range<usize>, Kind)> {
    let digits = |from: usize| line[from..].bytes().take_while(u8::is_ascii_digit).count();
    let commas = line.match_indices(',').filter(|(comma, _)| digits(comma + 1) > 0);
    let number = commas.filter_map(|(comma, _)| {
        let before = line[..comma].bytes().rev().take_while(u8::is_ascii_digit).count();
        let start = comma - before;
        let value = line[..start].trim_end_matches(['-', '+']).trim_end().ends_with('=');
        (before > 0 && value).then(|| (start..comma + 1 + digits(comma + 1), comma))
    });
    let (number, comma) = number.take(1).next()?;
    let (whole, part) = (&line[number.start..comma], &line[comma + 1..number.end]);
    let joined = (part.len() == 3).then(|| format!("{whole}{part}"));
    Some((number.clone(), Kind::Comma { point: format!("{whole}.{part}"), joined }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_in_a_number_is_told_from_one_in_a_list() {
        let point = |line| comma(line).map(|(_, kind)| kind);
        assert_eq!(point("a = 0,5"), Some(Kind::Comma { point: "0.5".into(), joined: None }));
        assert_eq!(
            point("a = { b = 1,000 }"),
            Some(Kind::Comma { point: "1.000".into(), joined: Some("1000".into()) })
        );
        assert_eq!(point("a = [0,5] b"), None);
        assert_eq!(point("a, b = 5"), None);
    }
}
