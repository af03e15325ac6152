//! Who is tied to whom, and how strongly, as a file says: a table, GraphML or GEXF.

mod network;

use super::alike::Alike;
use super::fault::{DataError, Remark};
use super::known::{Ids, Known};
use super::lines::Lines;
use super::numerals::{is_unclear, number};
use super::people_csv::MOST_PEOPLE;
use super::personal::PersonalIds;
use super::table::{Column, Row, Table};
use super::xml_ties::{each_edge, is_xml};
use super::{Direction, Organisation};
use network::Pairs;
use std::collections::BTreeMap;

/// The columns of a table of ties.
pub(super) const COLUMNS: [Column; 5] = [
    Column {
        name: "source",
        aliases: &["from", "nominator", "sender", "respondent", "ego", "tie_origin_person_id"],
        or_else: &["primary_collaborator_person_id", "person_id"],
        required: true,
    },
    Column {
        name: "target",
        aliases: &["to", "nominee", "recipient", "receiver", "alter", "tie_destination_person_id"],
        or_else: &["secondary_collaborator_person_id", "colleague_id"],
        required: true,
    },
    Column {
        name: "weight",
        aliases: &["strength"],
        or_else: &["count", "interactions", "messages", "frequency", "strong_tie_score"],
        required: false,
    },
    Column { name: "question", aliases: &["relation", "kind"], or_else: &["tie_type"], required: false },
    Column { name: "type", aliases: &["edge_type"], or_else: &[], required: false },
];

/// How the rows of a file of ties are to be understood.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TieRules {
    /// Which way a row works.
    pub direction: Direction,
    /// What the rows of a tie must come to, their weights added up (1 where there is none), for it to count; it
    /// then counts in full. Both directions add up to one tie where the two influence each other.
    pub at_least: Option<f64>,
}

/// What a file of ties says.
#[derive(Debug, Clone, PartialEq)]
pub struct TieTable {
    /// The people with the ties between them.
    pub organisation: Organisation,
    /// What was mended.
    pub remarks: Vec<Remark>,
    /// What there was to read.
    pub counts: TieCounts,
}

/// What there was to read in a file of ties.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TieCounts {
    /// Rows, or edges.
    pub rows: u64,
    /// Those of people with themselves.
    pub to_oneself: u64,
    /// Those that name somebody who is not in the people file.
    pub unknown: u64,
    /// Those that say again what others say, in the same direction.
    pub repeated: u64,
    /// Pairs of people of whom a row names one as source and the other as target: once a direction.
    pub named: u64,
    /// How many of these are answered in the other direction.
    pub answered: u64,
    /// People who are the source of a row.
    pub sources: u32,
    /// Rows by question or kind of tie, where there is such a column.
    pub questions: Vec<(String, u64)>,
}

/// Ties with what was found wrong on the way.
struct Ties {
    ids: Ids,
    rules: TieRules,
    weighted: bool,
    pairs: Pairs,
    counts: TieCounts,
    is_source: Vec<bool>,
    questions: BTreeMap<String, u64>,
    personal: PersonalIds,
    no_id: Lines,
    unknown: Lines,
    to_oneself: Lines,
    /// Ids, where nothing else says who there is, and where one was written in another way before.
    alike: Alike,
    two_ways: Lines,
    bad_weight: Lines,
    unclear_weight: Lines,
    no_weight: Lines,
    /// Rows that the file says work both ways, or one way, where the rules say otherwise.
    says_both: Lines,
    says_one: Lines,
}

/// The organisation whose ties a file gives, with what was mended; or all that cannot be mended, at least
/// one error.
///
/// The columns are `source`, `target` and, optionally, `weight`: above 0, divided by the largest if that
/// is above 1, and 1 if there is none; a row whose `type` is undirected works both ways. With a people file, its reporting lines make no ties.
pub fn read_ties(bytes: &[u8], rules: TieRules, known: Known) -> Result<TieTable, Vec<DataError>> {
    let mut remarks = Vec::new();
    let (mut ties, mut errors) =
        if is_xml(bytes) { from_xml(bytes, rules, &known)? } else { from_table(bytes, rules, &known, &mut remarks)? };
    if ties.ids.people() > MOST_PEOPLE {
        return Err(vec![DataError::TooManyPeople { most: MOST_PEOPLE }]);
    }
    ties.check(&mut remarks, &mut errors);
    if !errors.is_empty() {
        return Err(errors);
    }
    let (mut pairs, people) = (std::mem::take(&mut ties.pairs), ties.ids.people());
    if let Ids::Open(names) = &mut ties.ids {
        pairs.renumber(&names.in_order(), rules.direction);
    }
    let network = pairs.network(people, rules, &mut ties.counts, &mut remarks).map_err(|error| vec![error])?;
    let counts = ties.counts();
    Ok(TieTable { organisation: known.organisation(network, ties.ids), remarks, counts })
}

fn from_table(
    bytes: &[u8],
    rules: TieRules,
    known: &Known,
    remarks: &mut Vec<Remark>,
) -> Result<(Ties, Vec<DataError>), Vec<DataError>> {
    let mut table = Table::open_bare(bytes, &COLUMNS)?;
    remarks.extend(table.is_bare().then_some(Remark::NoHeader));
    let mut ties = Ties::new(rules, table.has(2), known);
    while let Some(row) = table.next() {
        ties.add(row);
        if ties.ids.people() > MOST_PEOPLE {
            return Err(vec![DataError::TooManyPeople { most: MOST_PEOPLE }]);
        }
    }
    let (empty, errors) = table.close();
    remarks.extend(empty.report(Remark::EmptyRows));
    Ok((ties, errors))
}

fn from_xml(bytes: &[u8], rules: TieRules, known: &Known) -> Result<(Ties, Vec<DataError>), Vec<DataError>> {
    let mut ties = Ties::new(rules, true, known);
    let people = each_edge(bytes, |row| ties.add(row)).map_err(|error| vec![error])?;
    if ties.no_weight.count() == ties.counts.rows {
        ties.no_weight = Lines::default(); // none has a weight
    }
    // Those without a tie are people all the same.
    for (id, line) in &people {
        if id.is_empty() {
            ties.no_id.push(*line);
            continue;
        }
        ties.personal.look([id, id], *line);
        if let Ids::Open(names) = &mut ties.ids {
            names.number(id);
        }
    }
    Ok((ties, Vec::new()))
}

impl Ties {
    fn new(rules: TieRules, weighted: bool, known: &Known) -> Ties {
        Ties {
            ids: Ids::of(known),
            rules,
            weighted,
            pairs: Pairs::default(),
            counts: TieCounts::default(),
            is_source: Vec::new(),
            questions: BTreeMap::new(),
            personal: PersonalIds::default(),
            no_id: Lines::default(),
            unknown: Lines::default(),
            to_oneself: Lines::default(),
            alike: Alike::default(),
            two_ways: Lines::default(),
            bad_weight: Lines::default(),
            unclear_weight: Lines::default(),
            no_weight: Lines::default(),
            says_both: Lines::default(),
            says_one: Lines::default(),
        }
    }

    fn add(&mut self, Row { line, fields: [source, target, weight, question, kind] }: Row<'_, 5>) {
        self.counts.rows += 1;
        if source.is_empty() || target.is_empty() {
            return self.no_id.push(line);
        }
        self.personal.look([source, target], line);
        self.count_question(question);
        let weight = self.weight(weight, line);
        let known = self.ids.people();
        let (Some(one), Some(other)) = (self.ids.number(source), self.ids.number(target)) else {
            return self.unknown.push(line);
        };
        let is_new = |(_, number): &(&str, u32)| *number >= known;
        let named = [(source, one), (target, other)].into_iter();
        if matches!(self.ids, Ids::Open(_))
            && named.filter(is_new).any(|(id, number)| self.alike.is_another(id, number))
        {
            self.two_ways.push(line);
        }
        let (source, target) = (one, other);
        if source == target {
            return self.to_oneself.push(line);
        }
        self.note_source(source);
        self.pairs.add((source, target), self.rules.direction, weight, line);
        let kind = kind.to_ascii_lowercase();
        match (self.rules.direction, kind.as_str()) {
            (Direction::BothWays, "directed") => self.says_one.push(line),
            (Direction::SourceInfluencesTarget | Direction::SourceTurnsToTarget, "undirected" | "mutual") => {
                self.says_both.push(line);
                self.pairs.add((target, source), self.rules.direction, weight, line);
            }
            _ => (),
        }
    }

    fn count_question(&mut self, question: &str) {
        match self.questions.get_mut(question) {
            Some(rows) => *rows += 1,
            None if question.is_empty() => (),
            None => drop(self.questions.insert(question.to_owned(), 1)),
        }
    }

    fn note_source(&mut self, source: u32) {
        let source = source as usize;
        if source >= self.is_source.len() {
            self.is_source.resize(source + 1, false);
        }
        self.counts.sources += u32::from(!std::mem::replace(&mut self.is_source[source], true));
    }

    /// The weight of a row; one of 0 adds nothing where rows are added up, and is a mistake elsewhere.
    fn weight(&mut self, text: &str, line: u64) -> f64 {
        if text.is_empty() {
            if self.weighted {
                self.no_weight.push(line);
            }
            return 1.0;
        }
        if is_unclear(text) {
            self.unclear_weight.push(line);
            return 1.0;
        }
        let least = if self.rules.at_least.is_some() { 0.0 } else { f64::MIN_POSITIVE };
        number(text).filter(|&weight| weight >= least).unwrap_or_else(|| {
            self.bad_weight.push(line);
            1.0
        })
    }

    /// Reports what was found wrong row by row.
    fn check(&mut self, remarks: &mut Vec<Remark>, errors: &mut Vec<DataError>) {
        let take = std::mem::take::<Lines>;
        errors.extend(take(&mut self.no_id).report(DataError::NoId));
        errors.extend(std::mem::take(&mut self.personal).errors());
        errors.extend(take(&mut self.two_ways).report(DataError::IdsAlike));
        errors.extend(take(&mut self.bad_weight).report(DataError::BadWeight));
        errors.extend(take(&mut self.unclear_weight).report(DataError::UnclearWeight));
        let (unknown, ties) = (take(&mut self.unknown), self.counts.rows);
        (self.counts.unknown, self.counts.to_oneself) = (unknown.count(), self.to_oneself.count());
        if let Ids::Numbered(people) = self.ids {
            errors.extend(unknown.report(|lines| DataError::NotNumbered { people, lines }));
        } else if unknown.count() * 2 > ties {
            errors.push(DataError::MostlyUnknownPeople { lines: unknown, ties });
        } else {
            remarks.extend(unknown.report(Remark::UnknownPeople));
        }
        remarks.extend(take(&mut self.to_oneself).report(Remark::SelfTies));
        remarks.extend(take(&mut self.no_weight).report(Remark::NoWeight));
        remarks.extend(take(&mut self.says_both).report(Remark::SaidBothWays));
        remarks.extend(take(&mut self.says_one).report(Remark::SaidOneWay));
        if errors.is_empty() && self.pairs.is_empty() {
            errors.push(DataError::NoTies);
        }
    }

    fn counts(&mut self) -> TieCounts {
        let questions = std::mem::take(&mut self.questions).into_iter().collect();
        TieCounts { questions, ..std::mem::take(&mut self.counts) }
    }
}

#[cfg(test)]
mod tests;
