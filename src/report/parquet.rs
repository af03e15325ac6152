//! Tables as Parquet: the rows and columns of a table in CSV, with numbers as numbers.

use super::About;
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};
use std::sync::Arc;

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Words,
    Wholes,
    Numbers,
}

/// A table of this program in CSV as Parquet; an empty cell is one without a value.
///
/// # Panics
/// If a column has cells of another kind.
pub(super) fn of(csv: &[u8], kinds: &[Kind]) -> Vec<u8> {
    let mut table = csv::Reader::from_reader(csv);
    let head = table.headers().expect("a table has a head").clone();
    let mut rows = table.records().map(|row| row.expect("every row has the head's length"));
    let properties =
        WriterProperties::builder().set_created_by(format!("Groundswell version {}", About::VERSION)).build();
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, schema(&head, kinds), Arc::new(properties)).expect(MEMORY);
    loop {
        let some: Vec<csv::StringRecord> = rows.by_ref().take(TOGETHER).collect();
        if some.is_empty() {
            break;
        }
        let mut group = file.next_row_group().expect(MEMORY);
        for (place, kind) in kinds.iter().enumerate() {
            let cells = some.iter().map(|row| &row[place]);
            match kind {
                Kind::Words => column::<ByteArrayType>(&mut group, cells, |cell| ByteArray::from(cell)),
                Kind::Wholes => column::<Int64Type>(&mut group, cells, |cell| cell.parse().expect("a whole number")),
                Kind::Numbers => column::<DoubleType>(&mut group, cells, |cell| cell.parse().expect("a number")),
            }
        }
        group.close().expect(MEMORY);
    }
    file.close().expect(MEMORY);
    bytes
}

/// How many rows make up a group, which readers take one at a time.
const TOGETHER: usize = 100_000;

const MEMORY: &str = "memory takes what is written, and columns come in the order of the schema";

/// The names and kinds of columns; a name that is there already is numbered.
fn schema(head: &csv::StringRecord, kinds: &[Kind]) -> TypePtr {
    let mut names: Vec<String> = Vec::new();
    for name in head {
        let again = head.iter().take(names.len()).filter(|other| *other == name).count();
        names.push(if again > 0 { format!("{name}_{}", again + 1) } else { name.into() });
    }
    let field = |(name, kind): (&String, &Kind)| {
        let (physical, logical) = match kind {
            Kind::Words => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Wholes => (Physical::INT64, None),
            Kind::Numbers => (Physical::DOUBLE, None),
        };
        let field = Type::primitive_type_builder(name, physical).with_logical_type(logical);
        Arc::new(field.with_repetition(Repetition::OPTIONAL).build().expect("each kind has its own type"))
    };
    let fields = names.iter().zip(kinds).map(field).collect();
    Arc::new(Type::group_type_builder("schema").with_fields(fields).build().expect("a group of fields is a schema"))
}

/// Writes the next column.
fn column<'a, T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>,
    cells: impl Iterator<Item = &'a str>,
    read: impl Fn(&str) -> T::T,
) {
    let (mut values, mut there) = (Vec::new(), Vec::new());
    for cell in cells {
        there.push(i16::from(!cell.is_empty()));
        values.extend(Some(cell).filter(|cell| !cell.is_empty()).map(&read));
    }
    let mut column = group.next_column().expect(MEMORY).expect(MEMORY);
    column.typed::<T>().write_batch(&values, Some(&there), None).expect(MEMORY);
    column.close().expect(MEMORY);
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;
    use std::io::Write;

    fn opened(bytes: &[u8]) -> SerializedFileReader<std::fs::File> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        SerializedFileReader::new(file).unwrap()
    }

    /// A table in Parquet as names and rows of cells, as they would stand in CSV.
    pub(in crate::report) fn read(bytes: &[u8]) -> (Vec<String>, Vec<Vec<String>>) {
        let file = opened(bytes);
        let fields = file.metadata().file_metadata().schema().get_fields().to_vec();
        let cell = |field: &Field| match field {
            Field::Null => String::new(),
            Field::Str(word) => word.clone(),
            Field::Long(whole) => whole.to_string(),
            Field::Double(number) => number.to_string(),
            other => panic!("{other:?} is of no kind of ours"),
        };
        let rows = file.get_row_iter(None).unwrap();
        let rows = rows.map(|row| row.unwrap().get_column_iter().map(|(_, field)| cell(field)).collect());
        (fields.iter().map(|field| field.name().to_owned()).collect(), rows.collect())
    }

    #[test]
    fn what_is_read_back_is_what_stands_in_the_table() {
        let csv = "point,key,strategy,value\n0,0.30000000000000004,5,\n1,,\"a, \"\"b\"\"\",-1\n2,1e300,,0.1\n";
        let bytes = of(csv.as_bytes(), &[Kind::Wholes, Kind::Numbers, Kind::Words, Kind::Numbers]);
        assert_eq!(bytes, of(csv.as_bytes(), &[Kind::Wholes, Kind::Numbers, Kind::Words, Kind::Numbers]));
        let (names, rows) = read(&bytes);
        assert_eq!(names, ["point", "key", "strategy", "value"]);
        let number = 1e300.to_string();
        let wanted = [["0", "0.30000000000000004", "5", ""], ["1", "", "a, \"b\"", "-1"], ["2", &number, "", "0.1"]];
        assert_eq!(rows, wanted);
    }

    #[test]
    fn many_rows_come_in_groups_and_in_their_order() {
        let numbers: Vec<String> = (0..TOGETHER + 5).map(|number| number.to_string()).collect();
        let bytes = of(format!("point\n{}\n", numbers.join("\n")).as_bytes(), &[Kind::Wholes]);
        let rows: Vec<String> = read(&bytes).1.concat();
        assert_eq!(rows, numbers);
        assert_eq!(opened(&bytes).num_row_groups(), 2);
    }

    #[test]
    fn no_rows_are_a_table_too_and_names_that_are_twice_are_numbered() {
        let (names, rows) = read(&of(b"runs,runs\n", &[Kind::Numbers, Kind::Wholes]));
        assert_eq!((names, rows), (vec!["runs".to_owned(), "runs_2".to_owned()], Vec::new()));
    }
}
