//! Points listed in a table: a column a key, a row a point.

use super::design::Design;
use crate::scenario::file::{Axis, Value};
use crate::scenario::{table_of_points, typed};
use std::collections::BTreeMap;

/// What a table of points says.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// What is varied.
    pub axes: Vec<Axis>,
    /// Which points there are.
    pub design: Design,
    /// The lines of points that were there before, each with the line of the first: they count as often as they are there,
    /// as plausible sets of values do.
    pub again: Vec<(u64, u64)>,
}

/// What is varied and which points there are, from a table whose head names the keys.
///
/// # Errors
/// All that is wrong with it, each with its line.
pub fn listed(bytes: &[u8]) -> Result<Listed, Vec<String>> {
    let text = std::str::from_utf8(bytes).map_err(|_| vec!["it is not text in UTF-8".to_owned()])?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut table = table_of_points(text).flexible(true).from_reader(text.as_bytes());
    let head = table.headers().map_err(|error| vec![error.to_string()])?;
    let mut axes: Vec<Axis> = head.iter().map(|key| Axis { key: key.into(), ..Axis::default() }).collect();
    let (mut rows, mut faults, mut lines) = (Vec::new(), Vec::new(), Lines { text, at: 0, line: 1 });
    let mut first: BTreeMap<Vec<u32>, u64> = BTreeMap::new();
    let mut again = Vec::new();
    let mut read = 0;
    for row in table.records() {
        read += 1;
        let (position, places) = match &row {
            Ok(row) => (row.position(), places(row, &mut axes)),
            Err(error) => (error.position(), Err(vec![format!(": {error}")])),
        };
        let line = lines.of(position.map_or(0, csv::Position::byte) as usize);
        match places {
            Ok(places) => {
                match first.get(&places) {
                    Some(&first) => again.push((line, first)),
                    None => drop(first.insert(places.clone(), line)),
                }
                rows.push(places);
            }
            Err(wrong) => faults.extend(wrong.into_iter().map(|wrong| format!("line {line}{wrong}"))),
        }
    }
    if read == 0 {
        faults.push("it lists no points: the first line names keys, every other is a point".into());
    }
    if faults.is_empty() { Ok(Listed { axes, design: Design::List(rows), again }) } else { Err(faults) }
}

/// The lines of a text, counted along the way.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the first row at or behind a byte; bytes come in rising order.
    fn of(&mut self, byte: usize) -> u64 {
        let rest = self.text.get(byte..).unwrap_or_default();
        let begins = byte + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let passed = self.text.get(self.at..begins).unwrap_or_default();
        self.line += passed.matches('\n').count() as u64;
        self.at = begins.max(self.at);
        self.line
    }
}

/// The places of the values of a row among those of each key, or what is wrong with them.
fn places(row: &csv::StringRecord, axes: &mut [Axis]) -> Result<Vec<u32>, Vec<String>> {
    if row.len() != axes.len() {
        let values = if row.len() == 1 { "value" } else { "values" };
        let keys = if axes.len() == 1 { "key" } else { "keys" };
        return Err(vec![format!(": {} {values}, where the first line names {} {keys}", row.len(), axes.len())]);
    }
    let value = |(axis, cell): (&Axis, &str)| typed::value(cell).map_err(|wrong| format!(", `{}`: {wrong}", axis.key));
    let values: Vec<Result<Value, String>> = axes.iter().zip(row).map(value).collect();
    let faults: Vec<String> = values.iter().filter_map(|value| value.as_ref().err().cloned()).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(axes
        .iter_mut()
        .zip(values.into_iter().flatten())
        .map(|(axis, value)| place_of(value, &mut axis.values))
        .collect())
}

/// The place of a value among others, at the end where it is new.
fn place_of(value: Value, values: &mut Vec<Value>) -> u32 {
    let place = values.iter().position(|other| *other == value).unwrap_or_else(|| {
        values.push(value);
        values.len() - 1
    });
    place as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_points_and_values_are_kept_once() {
        let Listed { axes, design, again } =
            listed("\u{feff}weeks, champions.chosen_by\n4, degree\n8, random\n4, random\n".as_bytes()).unwrap();
        assert_eq!(axes[0].values, [Value::Whole(4), Value::Whole(8)]);
        assert_eq!(axes[1].values, ["degree", "random"].map(|word| Value::Word(word.into())));
        assert_eq!(design, Design::List(vec![vec![0, 0], vec![1, 1], vec![0, 1]]));
        assert_eq!(again, []);
    }

    #[test]
    fn spreadsheets_of_every_country_are_read() {
        let point = listed(b"weeks,behaviour.visible_percent\n4,0.5\n").unwrap();
        assert_eq!(listed(b"weeks;behaviour.visible_percent\r\n4;0,5\r\n").unwrap(), point);
        assert_eq!(listed(b"weeks\tbehaviour.visible_percent\n4\t0.50\n").unwrap(), point);
    }

    #[test]
    fn what_is_no_table_of_points_says_where() {
        let faults = |table: &str| listed(table.as_bytes()).unwrap_err();
        assert!(faults("weeks\n")[0].contains("lists no points"));
        assert_eq!(faults("weeks,runs\n4\n"), ["line 2: 1 value, where the first line names 2 keys"]);
        assert_eq!(faults("weeks,runs\n4,\n"), ["line 2, `runs`: a value is missing"]);
        assert!(listed(b"\xff\n").unwrap_err()[0].contains("UTF-8"));
    }

    #[test]
    fn a_point_that_is_there_again_counts_again_and_is_told_with_both_lines() {
        let found = listed(b"weeks,runs\n4,2\n8,2\n\n4.0,2\n8,2\n").unwrap();
        assert_eq!(found.design, Design::List(vec![vec![0, 0], vec![1, 0], vec![0, 0], vec![1, 0]]));
        assert_eq!(found.again, [(5, 2), (6, 3)]);
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let faults = listed(b"weeks,runs\n4,2\n,\n\n4,2,1\n8,2\n4.0,2\n8,2\n").unwrap_err();
        let wanted = [
            "line 3, `weeks`: a value is missing",
            "line 3, `runs`: a value is missing",
            "line 5: 3 values, where the first line names 2 keys",
        ];
        assert_eq!(faults, wanted);
    }
}
