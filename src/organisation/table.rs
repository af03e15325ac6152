//! A table of text as spreadsheets and programs save it: comma, semicolon, tab or blank, with a header line.

use super::fault::DataError;
use super::lines::Lines;
use csv::{Reader, ReaderBuilder, StringRecord};

/// A column that a table may have.
pub(crate) struct Column {
    /// Its name.
    pub name: &'static str,
    /// Other names by which it goes.
    pub aliases: &'static [&'static str],
    /// Names that stand for it where there is none of these, the first that is there.
    pub or_else: &'static [&'static str],
    /// Whether there is nothing to read without it.
    pub required: bool,
}

/// A table of which `N` columns are read, row by row.
pub(crate) struct Table<'a, const N: usize> {
    text: &'a [u8],
    reader: Reader<&'a [u8]>,
    record: StringRecord,
    /// Where each column is, if anywhere.
    places: [Option<usize>; N],
    /// How many fields the header has.
    width: usize,
    /// How far lines are counted, in bytes, and the line there.
    at: usize,
    line: u64,
    /// Whether the first line is a row, not a header, and whether it is still to be given.
    bare: bool,
    pending: bool,
    ragged: Lines,
    empty: Lines,
}

/// The cells of a header or a row.
pub(super) type Cells = Vec<String>;

/// The lines of rows, and their cells.
pub(super) type Rows = Vec<(u64, Cells)>;

/// A row: its line, and its fields without blanks around them; empty where the table has no such column.
pub(crate) struct Row<'r, const N: usize> {
    pub line: u64,
    pub fields: [&'r str; N],
}

impl<'a, const N: usize> Table<'a, N> {
    /// Reads the header and finds the columns.
    pub(crate) fn open(bytes: &'a [u8], columns: &[Column; N]) -> Result<Table<'a, N>, Vec<DataError>> {
        let mut table = Table::begin(bytes)?;
        table.places = find(columns, &table.record)?;
        Ok(table)
    }

    /// The same of a table that may lack a header: rows of whole numbers and nothing else, as many as there are
    /// required columns, which then come first.
    pub(super) fn open_bare(bytes: &'a [u8], columns: &[Column; N]) -> Result<Table<'a, N>, Vec<DataError>> {
        let mut table = Table::begin(bytes)?;
        let required = columns.iter().filter(|column| column.required).count();
        let numbers = |record: &StringRecord| record.iter().all(|field| field.trim().parse::<u64>().is_ok());
        if table.width == required && numbers(&table.record) {
            (table.bare, table.pending) = (true, true);
            table.places = std::array::from_fn(|at| (at < required).then_some(at));
        } else {
            table.places = find(columns, &table.record)?;
        }
        Ok(table)
    }

    /// A whole table: its header, and its rows with content, each with its line, without blanks around their fields.
    pub(super) fn whole(bytes: &'a [u8]) -> Result<(Cells, Rows), Vec<DataError>> {
        let mut table: Table<'a, N> = Table::begin(bytes)?;
        let cells = |record: &StringRecord, width: usize| -> Cells {
            record.iter().take(width).map(|field| field.trim().to_owned()).collect()
        };
        let width = table.width;
        let (header, mut rows) = (cells(&table.record, width), Vec::new());
        while let Some(Row { line, .. }) = table.next() {
            rows.push((line, cells(&table.record, width)));
        }
        let (_, errors) = table.close();
        let errors = if rows.is_empty() && errors.is_empty() { vec![DataError::NoRows] } else { errors };
        if errors.is_empty() { Ok((header, rows)) } else { Err(errors) }
    }

    /// Whether there was no header.
    pub(super) fn is_bare(&self) -> bool {
        self.bare
    }

    /// Reads the first line.
    fn begin(bytes: &'a [u8]) -> Result<Table<'a, N>, Vec<DataError>> {
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        if let Err(error) = std::str::from_utf8(text) {
            let line = 1 + text[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() as u64;
            return Err(vec![DataError::NotText { line }]);
        }
        let reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(text)).from_reader(text);
        let (record, places) = (StringRecord::new(), [None; N]);
        let (ragged, empty) = (Lines::default(), Lines::default());
        let (bare, pending) = (false, false);
        let mut table = Table { text, reader, record, places, width: 0, at: 0, line: 1, bare, pending, ragged, empty };
        if table.advance().is_none() {
            return Err(vec![DataError::NoRows]);
        }
        table.width = table.record.len();
        Ok(table)
    }

    /// Whether the table has column number `column`.
    pub(crate) fn has(&self, column: usize) -> bool {
        self.places[column].is_some()
    }

    /// Whether the table has nothing but its first `columns` columns, in their order.
    pub(super) fn is_just(&self, columns: usize) -> bool {
        self.width == columns && (0..N).all(|at| self.places[at] == (at < columns).then_some(at))
    }

    /// The next row with content and with as many fields as the header.
    pub(crate) fn next(&mut self) -> Option<Row<'_, N>> {
        let line = loop {
            let line = if std::mem::take(&mut self.pending) { self.line } else { self.advance()? };
            let beyond = self.record.iter().skip(self.width);
            if self.record.iter().all(|field| field.trim().is_empty()) {
                self.empty.push(line);
            } else if self.record.len() < self.width || beyond.into_iter().any(|field| !field.trim().is_empty()) {
                self.ragged.push(line);
            } else {
                break line;
            }
        };
        let field = |place: Option<usize>| place.map_or("", |place| self.record[place].trim());
        Some(Row { line, fields: self.places.map(field) })
    }

    /// What was wrong with the shape of the rows: those skipped as empty, and errors.
    pub(crate) fn close(self) -> (Lines, Vec<DataError>) {
        let open = self.ends_in_open_quote().then_some(DataError::OpenQuote { line: self.line });
        let ragged = self.ragged.report(DataError::RaggedRows);
        (self.empty, open.into_iter().chain(ragged).collect())
    }

    /// Reads the next record; the line on which it begins.
    fn advance(&mut self) -> Option<u64> {
        let before = self.reader.position().byte() as usize;
        if !self.reader.read_record(&mut self.record).expect("text in memory that was found to be UTF-8") {
            return None;
        }
        let line_ends = self.text[before..].iter().take_while(|&&byte| byte == b'\r' || byte == b'\n').count();
        let start = before + line_ends;
        self.line += self.text[self.at..start].iter().filter(|&&byte| byte == b'\n').count() as u64;
        self.at = start;
        Some(self.line)
    }

    /// Whether the last row has swallowed lines after a quotation mark without a partner.
    fn ends_in_open_quote(&self) -> bool {
        let last = &self.text[self.at..];
        let quotes = last.iter().filter(|&&byte| byte == b'"').count();
        quotes % 2 == 1 && last.trim_ascii_end().contains(&b'\n')
    }
}

/// The separator that occurs most often in the header line; a blank where none of them does, and the next line has
/// as many blanks.
pub(crate) fn delimiter(text: &[u8]) -> u8 {
    let mut lines = text.split(|&byte| byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let (header, next) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let count = |line: &[u8], separator: u8| line.iter().filter(|&&byte| byte == separator).count();
    let blanks = count(header, b' ');
    let most = [b'\t', b';', b','].into_iter().max_by_key(|&separator| count(header, separator));
    let most = most.expect("there are three");
    if count(header, most) == 0 && blanks > 0 && count(next, b' ') == blanks { b' ' } else { most }
}

/// Where each column is: under its own name, or else under another one.
fn find<const N: usize>(columns: &[Column; N], header: &StringRecord) -> Result<[Option<usize>; N], Vec<DataError>> {
    let found: Vec<String> = header.iter().map(plain).collect();
    let (mut places, mut errors) = ([None; N], Vec::new());
    for (place, column) in places.iter_mut().zip(columns) {
        let own: Vec<usize> = (0..found.len()).filter(|&at| found[at] == plain(column.name)).collect();
        let other = |at: &usize| column.aliases.iter().any(|alias| plain(alias) == found[*at]);
        let other: Vec<usize> = (0..found.len()).filter(other).collect();
        let or_else = || column.or_else.iter().find_map(|name| found.iter().position(|found| *found == plain(name)));
        *place = own.first().or(other.first()).copied().or_else(or_else);
        if own.len() > 1 || own.is_empty() && other.len() > 1 {
            errors.push(DataError::ColumnTwice { column: column.name });
        } else if place.is_none() && column.required {
            let found = header.iter().map(|name| name.trim().to_owned()).collect();
            errors.push(DataError::NoColumn { column: column.name, found });
        }
    }
    if errors.is_empty() { Ok(places) } else { Err(errors) }
}

/// A column's name without regard to case, blanks, underscores and hyphens.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What was read, or its line among the faulty ones.
pub(crate) fn found<T>(read: Option<T>, line: u64, faulty: &mut Lines) -> Option<T> {
    if read.is_none() {
        faulty.push(line);
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 2] = [
        Column { name: "person_id", aliases: &["id"], or_else: &["name"], required: true },
        Column { name: "team", aliases: &["unit", "department"], or_else: &[], required: false },
    ];

    fn read(text: &str) -> (Vec<(u64, String, String)>, Lines, Vec<DataError>) {
        let mut table = Table::open(text.as_bytes(), &COLUMNS).unwrap_or_else(|errors| panic!("{errors:?}"));
        let mut rows = Vec::new();
        while let Some(Row { line, fields: [id, team] }) = table.next() {
            rows.push((line, id.to_owned(), team.to_owned()));
        }
        let (empty, errors) = table.close();
        (rows, empty, errors)
    }

    fn refused(text: &[u8]) -> Vec<DataError> {
        Table::open(text, &COLUMNS).err().expect("a table that cannot be read")
    }

    #[test]
    fn separators_marks_line_ends_and_quotes_make_no_difference() {
        let row = |line, id: &str, team: &str| (line, id.to_owned(), team.to_owned());
        let expected = vec![row(2, "a", "x"), row(3, "b", "y")];
        for text in [
            "person_id,team\na,x\nb,y",
            "Person ID;Team\r\na;x\r\nb;y\r\n",
            "\u{feff}ID\tDepartment\n a \tx\n\"b\"\ty\n",
            "team name\nx a\ny b\n",
        ] {
            assert_eq!(read(text), (expected.clone(), Lines::default(), vec![]), "{text}");
        }
    }

    #[test]
    fn lines_are_those_of_the_file_after_gaps_and_breaks_within_quotes() {
        let (rows, empty, errors) = read("\nid,team\r\n\r\na,\"x\r\ny\"\r\n,\r\nb\r\nc,z,,\r\nd,z,extra\r\n");
        assert_eq!(rows.iter().map(|row| row.0).collect::<Vec<_>>(), [4, 8]);
        assert_eq!(empty.to_string(), "line 6");
        assert_eq!(errors, [DataError::RaggedRows([7, 9].into_iter().collect())]);
    }

    #[test]
    fn a_name_of_last_resort_counts_where_there_is_no_better_one() {
        assert_eq!(read("name,id\na,b\n").0[0].1, "b");
        assert_eq!(read("name,team\na,b\n").0[0].1, "a");
        assert_eq!(read("id\na\n").2, []);
    }

    #[test]
    fn numbers_without_a_header_are_rows_from_the_first_line_on() {
        let columns = COLUMNS.map(|column| Column { required: true, ..column });
        let rows = |text: &str| {
            let mut table = Table::open_bare(text.as_bytes(), &columns).unwrap_or_else(|errors| panic!("{errors:?}"));
            let bare = table.is_bare();
            let mut rows = Vec::new();
            while let Some(Row { line, fields: [one, other] }) = table.next() {
                rows.push((line, format!("{one}-{other}")));
            }
            (bare, rows)
        };
        assert_eq!(rows("1 2\r\n3 4\r\n"), (true, vec![(1, "1-2".into()), (2, "3-4".into())]));
        assert_eq!(rows("id,team\n3,4\n"), (false, vec![(2, "3-4".into())]));
        assert!(Table::open_bare(b"1 2 3\n1 2 3\n", &columns).is_err());
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        assert_eq!(refused(b""), [DataError::NoRows]);
        assert_eq!(refused(b"id\na\n\xff\n"), [DataError::NotText { line: 3 }]);
        assert_eq!(refused(b"id,unit,department\n"), [DataError::ColumnTwice { column: "team" }]);
        let found = vec!["who".to_owned(), "team".to_owned()];
        assert_eq!(refused(b"who,team\n"), [DataError::NoColumn { column: "person_id", found }]);
        assert_eq!(read("id,team\na,x\nb,\"y\nc,z\n").2, [DataError::OpenQuote { line: 3 }]);
    }
}
