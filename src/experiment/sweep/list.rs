//! Points listed in a table: a column a key, a row a point.

use super::design::Design;
use crate::scenario::file::{Axis, Value};
use crate::scenario::{table_of_points, typed};

/// What is varied and which points there are, from a table whose head names the keys.
///
/// # Errors
/// What is wrong with it, with the line.
pub fn listed(bytes: &[u8]) -> Result<(Vec<Axis>, Design), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not text in UTF-8")?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut table = table_of_points(text).from_reader(text.as_bytes());
    let head = table.headers().map_err(|error| error.to_string())?;
    let mut axes: Vec<Axis> = head.iter().map(|key| Axis { key: key.into(), ..Axis::default() }).collect();
    let mut rows = Vec::new();
    for row in table.records() {
        let row = row.map_err(|error| error.to_string())?;
        let line = row.position().map_or(0, csv::Position::line);
        let place = |(axis, cell): (&mut Axis, &str)| {
            let value = typed::value(cell).map_err(|wrong| format!("line {line}, `{}`: {wrong}", axis.key))?;
            Ok(place_of(value, &mut axis.values))
        };
        rows.push(axes.iter_mut().zip(row.iter()).map(place).collect::<Result<Vec<u32>, String>>()?);
    }
    if rows.is_empty() {
        return Err("it lists no points: the first line names keys, every other is a point".into());
    }
    Ok((axes, Design::List(rows)))
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
        let (axes, design) =
            listed("\u{feff}weeks, champions.chosen_by\n4, degree\n8, random\n4, random\n".as_bytes()).unwrap();
        assert_eq!(axes[0].values, [Value::Whole(4), Value::Whole(8)]);
        assert_eq!(axes[1].values, ["degree", "random"].map(|word| Value::Word(word.into())));
        assert_eq!(design, Design::List(vec![vec![0, 0], vec![1, 1], vec![0, 1]]));
    }

    #[test]
    fn spreadsheets_of_every_country_are_read() {
        let point = listed(b"weeks,behaviour.visible_percent\n4,0.5\n").unwrap();
        assert_eq!(listed(b"weeks;behaviour.visible_percent\r\n4;0,5\r\n").unwrap(), point);
        assert_eq!(listed(b"weeks\tbehaviour.visible_percent\n4\t0.50\n").unwrap(), point);
    }

    #[test]
    fn what_is_no_table_of_points_says_where() {
        assert!(listed(b"weeks\n").unwrap_err().contains("lists no points"));
        assert!(listed(b"weeks,runs\n4\n").unwrap_err().contains("line: 2"), "{:?}", listed(b"weeks,runs\n4\n"));
        assert_eq!(listed(b"weeks,runs\n4,\n").unwrap_err(), "line 2, `runs`: a value is missing");
        assert!(listed(b"\xff\n").unwrap_err().contains("UTF-8"));
    }
}
