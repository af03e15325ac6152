//! A table with codes instead of ids, and without what else says who somebody is.

use super::fault::DataError;
use super::people_csv;
use super::table::{Table, plain};
use super::ties_csv;
use super::xml_ties::is_xml;
use crate::privacy::{Key, Personal};

/// A table with codes instead of ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pseudonymised {
    /// Its header and rows.
    pub rows: Vec<Vec<String>>,
    /// The columns whose ids have become codes.
    pub coded: Vec<String>,
    /// The columns that were left out, because they say who somebody is.
    pub left_out: Vec<String>,
}

/// Columns that say who somebody is, whatever is in them.
const NAMING: [&str; 14] = [
    "name",
    "full_name",
    "first_name",
    "last_name",
    "surname",
    "given_name",
    "family_name",
    "label",
    "email",
    "e_mail",
    "mail",
    "phone",
    "mobile",
    "telephone",
];

/// What becomes of a column.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Coded,
    Kept,
    LeftOut,
}

/// A table of people, of ties, or of nominations with codes instead of ids. Columns that have or look like names,
/// addresses or numbers are left out; all others stay as they are.
pub fn pseudonymise(bytes: &[u8], key: &Key) -> Result<Pseudonymised, Vec<DataError>> {
    if is_xml(bytes) {
        return Err(vec![DataError::NoTable]);
    }
    let (header, rows) = Table::<0>::whole(bytes)?;
    let ids = id_columns(&header);
    if ids.is_empty() {
        return Err(vec![DataError::NoIds { found: header }]);
    }
    let fate = |column: usize| {
        let says_who = |row: &Vec<String>| Personal::in_id(&row[column]).is_some();
        if ids.contains(&column) {
            Fate::Coded
        } else if NAMING.iter().any(|name| plain(name) == plain(&header[column])) || rows.iter().any(says_who) {
            Fate::LeftOut
        } else {
            Fate::Kept
        }
    };
    let fates: Vec<Fate> = (0..header.len()).map(fate).collect();
    let named = |wanted: Fate| -> Vec<String> {
        header.iter().zip(&fates).filter(|(_, fate)| **fate == wanted).map(|(name, _)| name.clone()).collect()
    };
    let (coded, left_out) = (named(Fate::Coded), named(Fate::LeftOut));
    let kept = |row: &Vec<String>, code: &dyn Fn(&str) -> String| -> Vec<String> {
        let cells = row.iter().zip(&fates).filter(|(_, fate)| **fate != Fate::LeftOut);
        cells.map(|(cell, fate)| if *fate == Fate::Coded { code(cell) } else { cell.clone() }).collect()
    };
    let code = |id: &str| if id.is_empty() { String::new() } else { key.code(id) };
    let head = kept(&header, &str::to_owned);
    let rows = std::iter::once(head).chain(rows.iter().map(|row| kept(row, &code))).collect();
    Ok(Pseudonymised { rows, coded, left_out })
}

/// Where ids stand: the columns that are read as people, their managers, sources or targets.
fn id_columns(header: &[String]) -> Vec<usize> {
    let columns = people_csv::COLUMNS[..2].iter().chain(&ties_csv::COLUMNS[..2]);
    let sure = columns.clone().flat_map(|column| std::iter::once(&column.name).chain(column.aliases));
    let sure: Vec<String> = sure.map(|name| plain(name)).collect();
    let or_else: Vec<String> = columns.flat_map(|column| column.or_else).map(|name| plain(name)).collect();
    let is_sure = |at: &usize| sure.contains(&plain(&header[*at]));
    // A name beside an id is left out; where it stands for one, it becomes a code.
    let named = (0..header.len()).any(|at| is_sure(&at));
    let may_be = |at: &usize| {
        let name = plain(&header[*at]);
        or_else.contains(&name) && !(named && NAMING.iter().any(|naming| plain(naming) == name))
    };
    (0..header.len()).filter(|at| is_sure(at) || may_be(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> Key {
        Key::new([7; Key::BYTES])
    }

    #[test]
    fn ids_become_codes_and_names_are_left_out() {
        let text = "person_id;manager_id;Name;team;contact;start_date\n\
                    Anna Schmidt;;Anna;Sales;a@firm.example;2020-01-01\nBen Li;Anna Schmidt;Ben;\"R;D\";;2021-01-01\n";
        let found = pseudonymise(text.as_bytes(), &key()).unwrap();
        let [anna, ben] = ["Anna Schmidt", "Ben Li"].map(|name| key().code(name));
        assert_eq!(
            (found.coded, found.left_out),
            (vec!["person_id".into(), "manager_id".into()], vec!["Name".into(), "contact".into()])
        );
        let expected = [
            ["person_id", "manager_id", "team", "start_date"],
            [&anna, "", "Sales", "2020-01-01"],
            [&ben, &anna, "R;D", "2021-01-01"],
        ];
        assert_eq!(found.rows, expected);
        let ties = pseudonymise(b"from,to,weight\nBen Li,Anna Schmidt,3\n", &key()).unwrap();
        assert_eq!(ties.rows[1], [ben, anna, "3".into()]);
    }

    #[test]
    fn no_column_that_readers_take_for_people_is_left_in_plain() {
        for (text, coded) in [
            ("id,PrimaryCollaborator_PersonId,SecondaryCollaborator_PersonId,n\n1,anna7,ben8,3\n", 3),
            ("person_id,manager_person_id,team\nanna7,ben8,Sales\n", 2),
            ("source,colleague_id\nanna7,ben8\n", 2),
        ] {
            let found = pseudonymise(text.as_bytes(), &key()).unwrap();
            assert_eq!(found.coded.len(), coded, "{text}: {:?}", found.coded);
            let cells = found.rows[1..].concat();
            assert!(!cells.iter().any(|cell| ["anna7", "ben8"].contains(&cell.as_str())), "{cells:?}");
        }
    }

    #[test]
    fn a_table_without_ids_is_refused() {
        let found = vec!["team".to_owned(), "size".to_owned()];
        assert_eq!(pseudonymise(b"team,size\na,3\n", &key()), Err(vec![DataError::NoIds { found }]));
        assert_eq!(pseudonymise(b"<gexf/>", &key()), Err(vec![DataError::NoTable]));
        assert_eq!(pseudonymise(b"", &key()), Err(vec![DataError::NoRows]));
        let polinode = pseudonymise(b"Name,team\nAnna Schmidt,x\n", &key()).unwrap();
        assert_eq!(polinode.coded, ["Name"]);
    }
}
