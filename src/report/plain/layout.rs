//! Lines that fit and columns that stand under each other.

use unicode_width::UnicodeWidthStr;

/// The width of a text in columns of a terminal.
pub(super) fn wide(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// A text broken between words into lines of at most `width` columns.
pub(super) fn wrap(text: &str, width: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let line = lines.last_mut().expect("there is a first line");
        if line.is_empty() {
            line.push_str(word);
        } else if wide(line) + 1 + wide(word) <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.into());
        }
    }
    lines.join("\n")
}

/// The same with the lines after the first moved to the right.
pub(super) fn hanging(text: &str, width: usize, indent: usize) -> String {
    wrap(text, width.saturating_sub(indent)).replace('\n', &format!("\n{}", " ".repeat(indent)))
}

/// Names in a row, two spaces between, broken into indented lines.
pub fn wrapped_list(names: &[String], width: usize) -> String {
    let mut lines = vec![String::new()];
    for name in names {
        let line = lines.last_mut().expect("there is a first line");
        if !line.is_empty() && wide(line) + 2 + wide(name) > width {
            lines.push(format!("  {name}"));
        } else {
            line.push_str("  ");
            line.push_str(name);
        }
    }
    lines.join("\n")
}

/// A text of at most so many columns, with … where it was cut.
pub(super) fn shorten(text: &str, most: usize) -> String {
    if wide(text) <= most {
        return text.into();
    }
    let mut short = String::new();
    for letter in text.chars() {
        if wide(&short) + wide(letter.encode_utf8(&mut [0; 4])) + 1 > most {
            break;
        }
        short.push(letter);
    }
    format!("{}…", short.trim_end())
}

/// A table: the first `left` columns to the left, the others to the right, as wide as their widest cell.
pub(super) fn aligned(rows: &[Vec<String>], left: usize) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| wide(cell)).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let line = |row: &Vec<String>| {
        let cell = |(column, cell): (usize, &String)| {
            let room = " ".repeat(widths[column] - wide(cell));
            if column < left { format!("{cell}{room}") } else { format!("{room}{cell}") }
        };
        row.iter().enumerate().map(cell).collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_columns_align_in_every_script() {
        assert_eq!(wrap("one two three", 8), "one two\nthree");
        assert_eq!(shorten("組織全体に変化を", 9), "組織全体…");
        assert_eq!(shorten("short", 9), "short");
        let rows = [["組織", "1"], ["a", "10"]].map(|row| row.map(String::from).to_vec());
        assert_eq!(aligned(&rows, 1), "組織   1\na     10");
        assert_eq!(wrapped_list(&["a.csv", "b.csv", "c.csv"].map(String::from), 15), "  a.csv  b.csv\n  c.csv");
    }
}
