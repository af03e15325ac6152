//! A table with codes instead of ids, and without what else says who somebody is.

use super::alike::Alike;
use super::fault::DataError;
use super::lines::Lines;
use super::names::Names;
use super::people_csv;
use super::table::{Table, plain};
use super::ties_csv;
use super::xml_ties::is_xml;
use crate::privacy::{Key, Personal};

/// A table with codes instead of ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pseudonymised {
    /// Its header and rows, in the order of their codes.
    pub rows: Vec<Vec<String>>,
    /// What has become of each of its columns.
    pub columns: Vec<(String, Fate)>,
}

/// What becomes of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Its ids become codes.
    Coded,
    /// It stays as it is.
    Kept,
    /// It is left out, because it says who somebody is.
    Naming,
    /// It is left out, because it is not known what it says.
    Unknown,
}

impl Pseudonymised {
    /// Whether a column of this name stays as it is; capitals and blanks make no difference.
    pub fn keeps(&self, column: &str) -> bool {
        self.columns(Fate::Kept).iter().any(|kept| plain(kept) == plain(column))
    }

    /// The columns of which the same has become.
    pub fn columns(&self, fate: Fate) -> Vec<&str> {
        self.columns.iter().filter(|(_, became)| *became == fate).map(|(name, _)| name.as_str()).collect()
    }
}

/// Ids that were seen, in one table or several.
#[derive(Default)]
pub struct SeenIds {
    names: Names,
    alike: Alike,
}

impl SeenIds {
    fn is_another(&mut self, id: &str) -> bool {
        let known = self.names.len();
        let number = self.names.number(id);
        !id.is_empty() && number >= known && self.alike.is_another(id, number)
    }
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

/// A table of people, of ties, or of nominations with codes instead of ids. Columns that are read of people and ties
/// stay as they are, and so do those `keep` names; all others are left out, and so are those that have the name of a
/// name, hold an e-mail address or phone number, or mostly look like names. Rows come in the order of their codes, so
/// that their order tells nothing. An id that differs from another, of this table or one `seen` before, only in how it is
/// written is refused: it may be one person, who would get two codes.
pub fn pseudonymise(
    bytes: &[u8],
    key: &Key,
    keep: &[String],
    seen: &mut SeenIds,
) -> Result<Pseudonymised, Vec<DataError>> {
    if is_xml(bytes) {
        return Err(vec![DataError::NoTable]);
    }
    let (header, rows) = Table::<0>::whole(bytes)?;
    let (lines, rows): (Vec<u64>, Vec<Vec<String>>) = rows.into_iter().unzip();
    let ids = id_columns(&header);
    if ids.is_empty() {
        return Err(vec![DataError::NoIds { found: header }]);
    }
    // All ids of a row are seen, also after one that is another.
    let mut is_another = |row: &[String]| ids.iter().filter(|&&column| seen.is_another(&row[column])).count() > 0;
    let alike: Lines = lines.iter().zip(&rows).filter(|(_, row)| is_another(row)).map(|(&line, _)| line).collect();
    if let Some(error) = alike.report(DataError::IdsWrittenTwice) {
        return Err(vec![error]);
    }
    let fate = |column: usize| {
        let name = plain(&header[column]);
        if ids.contains(&column) {
            Fate::Coded
        } else if keep.iter().any(|keep| plain(keep) == name) {
            Fate::Kept
        } else if NAMING.iter().any(|naming| plain(naming) == name) || says_who(&rows, column) {
            Fate::Naming
        } else if is_read(&name) {
            Fate::Kept
        } else {
            Fate::Unknown
        }
    };
    let fates: Vec<Fate> = (0..header.len()).map(fate).collect();
    let code = |id: &str| if id.is_empty() { String::new() } else { key.code(id) };
    let stays = |row: &[String], code: &dyn Fn(&str) -> String| -> Vec<String> {
        let cells = row.iter().zip(&fates).filter(|(_, fate)| [Fate::Coded, Fate::Kept].contains(fate));
        cells.map(|(cell, fate)| if *fate == Fate::Coded { code(cell) } else { cell.clone() }).collect()
    };
    // Codes first: what else is in a row must not put it before another.
    let coded = |row: &[String]| -> Vec<String> { ids.iter().map(|&column| code(&row[column])).collect() };
    let mut ordered: Vec<_> = rows.iter().map(|row| (coded(row), stays(row, &code))).collect();
    ordered.sort_unstable();
    let head = stays(&header, &str::to_owned);
    let rows = std::iter::once(head).chain(ordered.into_iter().map(|(_, row)| row)).collect();
    Ok(Pseudonymised { rows, columns: header.into_iter().zip(fates).collect() })
}

/// Whether a column says who somebody is: some cell is an address or a number, or most are names. One place that is
/// called like a person does not make names of all, and dates are of many things.
fn says_who(rows: &[Vec<String>], column: usize) -> bool {
    let filled = rows.iter().filter(|row| !row[column].is_empty()).count();
    let found = rows.iter().filter_map(|row| Personal::in_id(&row[column]));
    let found: Vec<Personal> = found.filter(|personal| *personal != Personal::Date).collect();
    found.iter().any(|personal| *personal != Personal::Name) || found.len() * 2 > filled
}

/// Whether a column is one that is read of people or ties.
fn is_read(name: &str) -> bool {
    let columns = people_csv::COLUMNS.iter().chain(&ties_csv::COLUMNS);
    let names = columns.flat_map(|column| [&column.name].into_iter().chain(column.aliases).chain(column.or_else));
    names.map(|known| plain(known)).any(|known| known == name)
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

    fn coded(text: &str, keep: &[&str]) -> Pseudonymised {
        pseudonymise(
            text.as_bytes(),
            &key(),
            &keep.iter().map(|keep| (*keep).to_owned()).collect::<Vec<_>>(),
            &mut SeenIds::default(),
        )
        .unwrap()
    }

    #[test]
    fn ids_become_codes_and_names_are_left_out() {
        let text = "person_id;manager_id;Name;team;contact;start_date;desk\n\
                    Anna Schmidt;;Anna;Sales;a@firm.example;2020-01-01;A\nBen Li;Anna Schmidt;Ben;\"R;D\";;2021-01-01;B\n";
        let found = coded(text, &[]);
        let [anna, ben] = ["Anna Schmidt", "Ben Li"].map(|name| key().code(name));
        assert_eq!(found.columns(Fate::Coded), ["person_id", "manager_id"]);
        assert_eq!(found.columns(Fate::Naming), ["Name", "contact"]);
        assert_eq!(found.columns(Fate::Kept), ["team", "start_date"]);
        assert_eq!(found.columns(Fate::Unknown), ["desk"]);
        let mut expected = [[&*anna, "", "Sales", "2020-01-01"], [&ben, &anna, "R;D", "2021-01-01"]];
        expected.sort_unstable();
        assert_eq!(found.rows[0], ["person_id", "manager_id", "team", "start_date"]);
        assert_eq!(found.rows[1..], expected);
        assert_eq!(coded(text, &["Desk", "NAME"]).columns(Fate::Kept), ["Name", "team", "start_date", "desk"]);
        let ties = coded("from,to,weight\nBen Li,Anna Schmidt,3\n", &[]);
        assert_eq!(ties.rows[1], [ben, anna, "3".into()]);
    }

    #[test]
    fn rows_come_in_the_order_of_their_codes() {
        let rows: Vec<String> = (0..40).map(|person| format!("p{person},{}\n", person % 3)).collect();
        let table = |rows: &[String]| coded(&("id,team\n".to_owned() + &rows.concat()), &[]).rows;
        let turned: Vec<String> = rows.iter().rev().cloned().collect();
        assert_eq!(table(&rows), table(&turned));
        assert!(table(&rows)[1..].is_sorted());
    }

    #[test]
    fn a_place_that_is_called_like_a_person_is_no_name() {
        let found = |sites: [&str; 3]| {
            let rows: String = sites.iter().enumerate().map(|(person, site)| format!("p{person},{site}\n")).collect();
            coded(&("id,site\n".to_owned() + &rows), &[]).columns(Fate::Kept).len()
        };
        assert_eq!(found(["New York", "Rome", "Bonn"]), 1);
        assert_eq!(found(["Anna Schmidt", "Ben Li", "Bonn"]), 0);
        assert_eq!(found(["Rome", "Bonn", "a@firm.example"]), 0);
    }

    #[test]
    fn no_column_that_readers_take_for_people_is_left_in_plain() {
        for (text, coded) in [
            ("id,PrimaryCollaborator_PersonId,SecondaryCollaborator_PersonId,n\n1,anna7,ben8,3\n", 3),
            ("person_id,manager_person_id,team\nanna7,ben8,Sales\n", 2),
            ("source,colleague_id\nanna7,ben8\n", 2),
        ] {
            let found = super::pseudonymise(text.as_bytes(), &key(), &["n".into()], &mut SeenIds::default()).unwrap();
            assert_eq!(found.columns(Fate::Coded).len(), coded, "{text}: {:?}", found.columns);
            let cells = found.rows[1..].concat();
            assert!(!cells.iter().any(|cell| ["anna7", "ben8"].contains(&cell.as_str())), "{cells:?}");
        }
    }

    #[test]
    fn one_person_written_in_two_ways_gets_no_two_codes() {
        let mut seen = SeenIds::default();
        let mut code = |text: &str| pseudonymise(text.as_bytes(), &key(), &[], &mut seen).map(|_| ());
        assert_eq!(code("id,manager\nAnna Schmidt,\nBen Li,Anna Schmidt\n"), Ok(()));
        let refused = code("source,target\nBen Li,Anna Schmidt\n\nBen Li,anna  schmidt\n").unwrap_err();
        assert_eq!(refused, [DataError::IdsWrittenTwice([4].into_iter().collect())]);
        let said = refused[0].to_string().to_lowercase();
        assert!(said.contains("line 4") && !said.contains("schmidt"), "{said}");
        assert_eq!(code("source,target\nBen Li,Anna Schmidt\n"), Ok(()));
    }

    #[test]
    fn a_table_without_ids_is_refused() {
        let found = vec!["team".to_owned(), "size".to_owned()];
        let refused = |text: &[u8]| pseudonymise(text, &key(), &[], &mut SeenIds::default()).unwrap_err();
        assert_eq!(refused(b"team,size\na,3\n"), [DataError::NoIds { found }]);
        assert_eq!(refused(b"<gexf/>"), [DataError::NoTable]);
        assert_eq!(refused(b""), [DataError::NoRows]);
        let polinode = coded("Name,team\nAnna Schmidt,x\n", &[]);
        assert_eq!(polinode.columns(Fate::Coded), ["Name"]);
    }
}
