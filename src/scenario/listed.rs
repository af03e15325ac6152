//! Mistakes in keys and values that come from a table of points: where in that table they stand.

use super::error::Mistakes;
use super::typed;
use super::written::Source;
use crate::organisation::table::delimiter;
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

/// The columns of a table as they are laid over a file, with the place of every key and value there.
#[derive(Deserialize)]
struct Laid {
    sweep: Vec<Column>,
}

#[derive(Deserialize)]
struct Column {
    key: Spanned<String>,
    #[serde(default)]
    values: Vec<Spanned<toml::Value>>,
}

impl Mistakes {
    /// The same, with what is mistaken in columns of a table shown there: `text` is the table's, which was laid over the
    /// file as what is varied.
    pub fn in_table(mut self, name: &str, text: &str) -> Mistakes {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let Some(number) = self.sets.iter().position(|set| set.starts_with("sweep=")) else { return self };
        let Ok(laid) = toml::from_str::<Laid>(&self.sets[number]) else { return self };
        let cells = cells(text);
        for mistake in self.all.iter_mut().filter(|mistake| mistake.place.source == Source::Set(number)) {
            let written = |span: &Range<usize>| span.contains(&mistake.place.span.0);
            let span = laid.sweep.iter().enumerate().find_map(|(place, column)| {
                let value = column.values.iter().find(|value| written(&value.span()));
                let row = match value {
                    Some(value) => row_of(text, &cells, place, &self.sets[number][value.span()]),
                    None => written(&column.key.span()).then_some(0),
                };
                cells.get(row?)?.get(place).cloned()
            });
            mistake.place = Source::List.at(span.unwrap_or(0..0));
        }
        self.all.sort_by_key(|mistake| mistake.place.clone());
        self.list = Some(Box::new((name.to_owned(), text.to_owned())));
        self
    }
}

/// How a table of points is read: between commas, semicolons or tabs.
pub fn table_of_points(text: &str) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.trim(csv::Trim::All).delimiter(delimiter(text.as_bytes()));
    builder
}

/// The first row in which a column has a value, as it would be written in a file.
fn row_of(text: &str, cells: &[Vec<Range<usize>>], column: usize, written: &str) -> Option<usize> {
    let has = |row: &Vec<Range<usize>>| {
        let cell = row.get(column).map(|span| &text[span.clone()]);
        cell.and_then(|cell| typed::value(cell).ok()).is_some_and(|value| value.written() == written)
    };
    cells.iter().skip(1).position(has).map(|row| row + 1)
}

/// Where each cell of each row stands, the head first; a cell that is not written as it reads begins and ends where the
/// one before it ends.
fn cells(text: &str) -> Vec<Vec<Range<usize>>> {
    let mut table = table_of_points(text).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let rows = table.records().map_while(Result::ok).map(|row| {
        let mut from = row.position().map_or(0, |position| position.byte() as usize);
        let mut spans = Vec::new();
        for cell in &row {
            let start = text[from..].find(cell).map_or(from, |at| from + at);
            let end = if text[start..].starts_with(cell) { start + cell.len() } else { start };
            spans.push(start..end);
            from = end;
        }
        spans
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_is_found_where_it_stands() {
        let text = "weeks, champions.people\n4,  12\n\"a, b\",x\n";
        let told: Vec<Vec<&str>> =
            cells(text).into_iter().map(|row| row.into_iter().map(|span| &text[span]).collect()).collect();
        assert_eq!(told, [["weeks", "champions.people"], ["4", "12"], ["a, b", "x"]]);
        assert_eq!(row_of(text, &cells(text), 1, "12"), Some(1));
        assert_eq!(row_of(text, &cells(text), 0, "\"a, b\""), Some(2));
        assert_eq!(row_of(text, &cells(text), 0, "5"), None);
    }
}
