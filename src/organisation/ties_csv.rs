//! Who is tied to whom, and how strongly, as a file says: a table, GraphML or GEXF.

use super::fault::{DataError, Remark};
use super::known::{Ids, Known};
use super::lines::Lines;
use super::people_csv::MOST_PEOPLE;
use super::personal::PersonalIds;
use super::table::{Column, Row, Table, number};
use super::xml_ties::{each_edge, is_xml};
use super::{Direction, Network, Organisation, Rows, Tie};
use std::collections::BTreeMap;

/// The columns of a table of ties.
pub(super) const COLUMNS: [Column; 4] = [
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

/// A tie as read, before weights are scaled.
struct Read {
    from: u32,
    to: u32,
    /// Whether the file has the two the other way round.
    turned: bool,
    weight: f64,
    line: u64,
}

/// Ties with what was found wrong on the way.
struct Ties {
    ids: Ids,
    rules: TieRules,
    weighted: bool,
    read: Vec<Read>,
    counts: TieCounts,
    is_source: Vec<bool>,
    questions: BTreeMap<String, u64>,
    personal: PersonalIds,
    no_id: Lines,
    unknown: Lines,
    to_oneself: Lines,
    bad_weight: Lines,
    no_weight: Lines,
}

/// The organisation whose ties a file gives, with what was mended; or all that cannot be mended, at least
/// one error.
///
/// The columns are `source`, `target` and, optionally, `weight`: above 0, divided by the largest if that
/// is above 1, and 1 if there is none. With a people file, its reporting lines make no ties.
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
    let network = ties.network(&mut remarks).map_err(|error| vec![error])?;
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
            read: Vec::new(),
            counts: TieCounts::default(),
            is_source: Vec::new(),
            questions: BTreeMap::new(),
            personal: PersonalIds::default(),
            no_id: Lines::default(),
            unknown: Lines::default(),
            to_oneself: Lines::default(),
            bad_weight: Lines::default(),
            no_weight: Lines::default(),
        }
    }

    fn add(&mut self, Row { line, fields: [source, target, weight, question] }: Row<'_, 4>) {
        self.counts.rows += 1;
        if source.is_empty() || target.is_empty() {
            return self.no_id.push(line);
        }
        self.personal.look([source, target], line);
        self.count_question(question);
        let weight = self.weight(weight, line);
        let (Some(source), Some(target)) = (self.ids.number(source), self.ids.number(target)) else {
            return self.unknown.push(line);
        };
        if source == target {
            return self.to_oneself.push(line);
        }
        self.note_source(source);
        let (from, to) = match self.rules.direction {
            Direction::BothWays => (source.min(target), source.max(target)),
            Direction::SourceInfluencesTarget => (source, target),
            Direction::SourceTurnsToTarget => (target, source),
        };
        self.read.push(Read { from, to, turned: from != source, weight, line });
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
        errors.extend(take(&mut self.bad_weight).report(DataError::BadWeight));
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
        if errors.is_empty() && self.read.is_empty() {
            errors.push(DataError::NoTies);
        }
    }

    /// The network of the ties, each counted once and no weight above 1.
    fn network(&mut self, remarks: &mut Vec<Remark>) -> Result<Network, DataError> {
        let said = if self.rules.at_least.is_some() { Remark::AddedUp } else { Remark::RepeatedTies };
        remarks.extend(self.merge_repeated().report(said));
        if let Some(at_least) = self.rules.at_least {
            remarks.extend(self.keep(at_least)?);
        }
        let largest = self.read.iter().map(|tie| tie.weight).fold(1.0, f64::max);
        if largest > 1.0 {
            remarks.push(Remark::Scaled { largest });
        }
        let scaled = |weight: f64| ((weight / largest) as f32).max(f32::MIN_POSITIVE);
        let ties = self.read.iter().map(|tie| Tie { from: tie.from, to: tie.to, weight: scaled(tie.weight) });
        let people = self.ids.people();
        Ok(Network::Rows(match self.rules.direction {
            Direction::BothWays => Rows::lay(people, ties.flat_map(|tie| [tie, tie.turned()])),
            Direction::SourceInfluencesTarget | Direction::SourceTurnsToTarget => Rows::lay(people, ties),
        }))
    }

    /// Keeps each tie once, with its largest weight, or with all of them added up; where the others were.
    fn merge_repeated(&mut self) -> Lines {
        self.read.sort_unstable_by_key(|tie| (tie.from, tie.to, tie.line));
        self.count_named();
        let (mut repeated, added) = (Vec::new(), self.rules.at_least.is_some());
        self.read.dedup_by(|tie, kept| {
            let same = (tie.from, tie.to) == (kept.from, kept.to);
            if same {
                kept.weight = if added { kept.weight + tie.weight } else { kept.weight.max(tie.weight) };
                repeated.push(tie.line);
            }
            same
        });
        repeated.sort_unstable();
        repeated.into_iter().collect()
    }

    /// Counts who names whom, once a direction. Ties are sorted.
    fn count_named(&mut self) {
        let mut named = 0;
        let mut both = 0;
        for same in self.read.chunk_by(|one, next| (one.from, one.to) == (next.from, next.to)) {
            let turned = same.iter().any(|tie| tie.turned != same[0].turned);
            named += 1 + u64::from(turned);
            both += 2 * u64::from(turned);
        }
        if self.rules.direction != Direction::BothWays {
            let mutual = |tie: &&Read| {
                let other = (tie.to, tie.from);
                self.read.binary_search_by(|other_tie| (other_tie.from, other_tie.to).cmp(&other)).is_ok()
            };
            let firsts = self.read.chunk_by(|one, next| (one.from, one.to) == (next.from, next.to));
            both = firsts.map(|same| &same[0]).filter(mutual).count() as u64;
        }
        self.counts.repeated = self.read.len() as u64 - named;
        (self.counts.named, self.counts.answered) = (named, both);
    }

    /// Keeps the ties that come to enough, in full.
    fn keep(&mut self, at_least: f64) -> Result<Option<Remark>, DataError> {
        let all = self.read.len();
        let most = self.read.iter().map(|tie| tie.weight).fold(0.0, f64::max);
        self.read.retain(|tie| tie.weight >= at_least);
        self.read.iter_mut().for_each(|tie| tie.weight = 1.0);
        let left_out = (all - self.read.len()) as u64;
        if self.read.is_empty() {
            return Err(DataError::AllTooWeak { at_least, most });
        }
        Ok((left_out > 0).then_some(Remark::TooWeak { left_out, at_least }))
    }

    fn counts(&mut self) -> TieCounts {
        let questions = std::mem::take(&mut self.questions).into_iter().collect();
        TieCounts { questions, ..std::mem::take(&mut self.counts) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::read_people;
    use super::super::sound::is_sound;
    use super::*;
    use proptest::prelude::*;

    fn table(text: &str, direction: Direction, at_least: Option<f64>, known: Known) -> TieTable {
        let rules = TieRules { direction, at_least };
        read_ties(text.as_bytes(), rules, known).unwrap_or_else(|errors| panic!("{errors:?}"))
    }

    fn read(text: &str, direction: Direction, known: Known) -> (Organisation, Vec<Remark>) {
        let TieTable { organisation, remarks, .. } = table(text, direction, None, known);
        (organisation, remarks)
    }

    fn refused(text: &str, at_least: Option<f64>, known: Known) -> Vec<DataError> {
        let rules = TieRules { direction: Direction::BothWays, at_least };
        read_ties(text.as_bytes(), rules, known).expect_err("a table with mistakes")
    }

    fn errors(text: &str, known: Known) -> Vec<DataError> {
        refused(text, None, known)
    }

    fn lines<const N: usize>(numbers: [u64; N]) -> Lines {
        numbers.into_iter().collect()
    }

    fn listed() -> Known {
        Known::Listed(read_people(b"id,manager\na,\nb,a\nc,a\n").unwrap().0)
    }

    fn rows(organisation: &Organisation) -> &Rows {
        let Network::Rows(rows) = &organisation.network else { panic!("ties from a file are stored") };
        rows
    }

    #[test]
    fn the_direction_says_whose_example_reaches_whom() {
        let reached = |direction| {
            let organisation = read("source,target\na,b\n", direction, Known::Nothing).0;
            [0, 1].map(|person| rows(&organisation).reached_by(person).to_vec())
        };
        assert_eq!(reached(Direction::BothWays), [vec![1], vec![0]]);
        assert_eq!(reached(Direction::SourceInfluencesTarget), [vec![1], vec![]]);
        assert_eq!(reached(Direction::SourceTurnsToTarget), [vec![], vec![0]]);
    }

    #[test]
    fn people_without_a_file_are_those_named_in_order() {
        let (organisation, remarks) = read("from;to\nz;y\ny;x\n", Direction::BothWays, Known::Nothing);
        assert_eq!(organisation.ids.as_deref().unwrap(), ["z", "y", "x"]);
        assert!(remarks.is_empty() && organisation.chart.is_none());
    }

    #[test]
    fn numbered_people_exist_without_a_tie() {
        let (organisation, _) = read("source\ttarget\n4\t0\n", Direction::BothWays, Known::Numbered(6));
        assert_eq!((organisation.people(), organisation.ids.is_none()), (6, true));
        assert_eq!(rows(&organisation).reached_by(0), [4]);
        let found = errors("source,target\n0,6\n0,x\n1,2\n", Known::Numbered(6));
        assert_eq!(found, [DataError::NotNumbered { people: 6, lines: lines([2, 3]) }]);
    }

    #[test]
    fn with_a_people_file_only_the_ties_given_are_ties() {
        let text = "source,target,weight\nc,b,0.5\n\nb,x,1\nb,b,1\nb,c,0.25\na,c,\n";
        let (organisation, remarks) = read(text, Direction::BothWays, listed());
        let expected = [
            Remark::UnknownPeople(lines([4])),
            Remark::SelfTies(lines([5])),
            Remark::NoWeight(lines([7])),
            Remark::RepeatedTies(lines([6])),
        ];
        assert_eq!(remarks, expected);
        assert_eq!(organisation.ids.as_deref().unwrap(), ["a", "b", "c"]);
        assert_eq!(rows(&organisation).reached_by(2), [0, 1]);
        assert_eq!(rows(&organisation).weights_of(2), Some(&[1.0, 0.5][..]));
        assert_eq!(organisation.chart.unwrap().layer, [0, 1, 1]);
    }

    #[test]
    fn weights_above_one_are_scaled_by_the_largest() {
        let text = "source,target,strength\na,b,4\nb,c,1\n";
        let (organisation, remarks) = read(text, Direction::SourceInfluencesTarget, Known::Nothing);
        assert_eq!(remarks, [Remark::Scaled { largest: 4.0 }]);
        assert_eq!(rows(&organisation).weights_of(1), Some(&[0.25][..]));
    }

    #[test]
    fn what_cannot_be_mended_is_shown() {
        let text = "source,target,weight\na,b,0\na,c,x\na,,1\nb,c,nan\nb,c,-1\na\n";
        let expected =
            [DataError::RaggedRows(lines([7])), DataError::NoId(lines([4])), DataError::BadWeight(lines([2, 3, 5, 6]))];
        assert_eq!(errors(text, Known::Nothing), expected);
        assert_eq!(errors("source,target\n", Known::Nothing), [DataError::NoTies]);
        assert_eq!(errors("source,target\na,a\n", Known::Nothing), [DataError::NoTies]);
        let unknown = DataError::MostlyUnknownPeople { lines: lines([2, 3]), ties: 3 };
        assert_eq!(errors("source,target\na,x\ny,b\na,b\n", listed()), [unknown]);
    }

    #[test]
    fn ties_count_once_their_rows_come_to_enough() {
        let text = "source,target,weight\na,b,12\nb,a,8\na,b,0\na,c,19\nc,b,30\n";
        let reached = |direction, at_least| {
            let TieTable { organisation, remarks, .. } = table(text, direction, Some(at_least), Known::Nothing);
            let ties: Vec<_> = rows(&organisation).ties().map(|tie| (tie.from, tie.to, tie.weight)).collect();
            (ties, remarks)
        };
        let (ties, remarks) = reached(Direction::BothWays, 20.0);
        assert_eq!(ties, [(0, 1, 1.0), (1, 0, 1.0), (1, 2, 1.0), (2, 1, 1.0)]);
        let expected = [Remark::AddedUp(lines([3, 4])), Remark::TooWeak { left_out: 1, at_least: 20.0 }];
        assert_eq!(remarks, expected);
        assert_eq!(reached(Direction::SourceInfluencesTarget, 12.0).0, [(0, 1, 1.0), (0, 2, 1.0), (2, 1, 1.0)]);
        let none = DataError::AllTooWeak { at_least: 31.0, most: 30.0 };
        assert_eq!(refused(text, Some(31.0), Known::Nothing), [none]);
        assert_eq!(errors(text, Known::Nothing), [DataError::BadWeight(lines([4]))]);
    }

    #[test]
    fn contacts_with_a_time_each_are_counted() {
        let text = "time\tfrom\tto\n20\ta\tb\n40\ta\tb\n40\tb\ta\n60\tb\tc\n";
        let found = table(text, Direction::BothWays, Some(3.0), Known::Nothing);
        assert_eq!(found.organisation.network.ties(), 2);
        assert_eq!((found.counts.rows, found.counts.repeated, found.counts.named), (4, 1, 3));
    }

    #[test]
    fn what_there_was_to_read_is_counted() {
        let text = "source,target,question\na,b,trust\nb,a,trust\na,b,advice\na,a,trust\nc,a,\nd,x,trust\nx,d,trust\n";
        for direction in [Direction::BothWays, Direction::SourceTurnsToTarget] {
            let known = Known::Listed(read_people(b"id\na\nb\nc\nd\n").unwrap().0);
            let expected = TieCounts {
                rows: 7,
                to_oneself: 1,
                unknown: 2,
                repeated: 1,
                named: 3,
                answered: 2,
                sources: 3,
                questions: vec![("advice".into(), 1), ("trust".into(), 5)],
            };
            assert_eq!(table(text, direction, None, known).counts, expected);
        }
    }

    #[test]
    fn lists_of_numbers_need_no_header() {
        let (organisation, remarks) = read("0 1\n1 2\n2 2\n", Direction::SourceInfluencesTarget, Known::Nothing);
        assert_eq!(remarks, [Remark::NoHeader, Remark::SelfTies(lines([3]))]);
        assert_eq!((organisation.people(), organisation.network.ties()), (3, 2));
        let told = refused("20 1 2\n20 2 3\n", None, Known::Nothing)[0].to_string();
        assert_eq!(told, "no column source; the first line has no names: put one above it that names every column");
    }

    #[test]
    fn exports_of_other_programs_are_read() {
        for header in [
            "Id,Label,Source,Target,Type,Weight",
            "id,date,PrimaryCollaborator_PersonId,SecondaryCollaborator_PersonId,kind,StrongTieScore",
        ] {
            let (organisation, remarks) =
                read(&format!("{header}\n7,x,a,b,Directed,0.5\n"), Direction::BothWays, Known::Nothing);
            assert_eq!((organisation.network.ties(), remarks), (2, vec![]));
            assert_eq!(rows(&organisation).weights_of(0), Some(&[0.5][..]));
        }
    }

    #[test]
    fn graphml_and_gexf_are_read_as_tables_are() {
        let graphml = r#"<?xml version="1.0"?>
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
            <key id="w" for="edge" attr.name="weight" attr.type="double"/>
            <graph edgedefault="directed"><node id="a"/><node id="b"/><node id="alone"/>
            <edge source="a" target="b"><data key="w"> 4 </data></edge>
            <edge source="b" target="a"><data key="w">1</data></edge></graph></graphml>"#;
        let gexf = r#"<gexf><graph><nodes><node id="a" label="A"/><node id="b"/><node id="alone"/></nodes>
            <edges><edge id="0" source="a" target="b" weight="4.0"/><edge source="b" target="a" weight="1"/></edges>
            </graph></gexf>"#;
        for text in [graphml, gexf] {
            let (organisation, remarks) = read(text, Direction::SourceInfluencesTarget, Known::Nothing);
            assert_eq!(remarks, [Remark::Scaled { largest: 4.0 }]);
            assert_eq!(organisation.ids.as_deref().unwrap(), ["a", "b", "alone"]);
            assert_eq!(rows(&organisation).weights_of(1), Some(&[0.25][..]));
        }
        let some = graphml.replace(r#"<data key="w">1</data>"#, "");
        let (_, remarks) = read(&some, Direction::SourceInfluencesTarget, Known::Nothing);
        assert!(remarks.contains(&Remark::NoWeight([6].into_iter().collect())), "{remarks:?}");
        let of_all = some.replace(r#""double"/>"#, r#""double"><default>1</default></key>"#);
        let (organisation, remarks) = read(&of_all, Direction::SourceInfluencesTarget, Known::Nothing);
        assert!(!remarks.iter().any(|remark| matches!(remark, Remark::NoWeight(_))), "{remarks:?}");
        assert_eq!(organisation, read(graphml, Direction::SourceInfluencesTarget, Known::Nothing).0);
        let none = some.replace(r#"<data key="w"> 4 </data>"#, "");
        assert!(read(&none, Direction::SourceInfluencesTarget, Known::Nothing).1.is_empty());
        assert_eq!(errors("<svg/>", Known::Nothing), [DataError::UnknownXml { root: "svg".into() }]);
        assert!(matches!(errors("<gexf>", Known::Nothing)[..], [DataError::NotXml { .. }]));
        let bad = "<gexf><graph><edges>\n<edge source='a' target='b' weight='x'/></edges></graph></gexf>";
        assert_eq!(errors(bad, Known::Nothing), [DataError::BadWeight(lines([2]))]);
    }

    #[test]
    fn ids_that_say_who_somebody_is_are_refused() {
        let found = errors("from,to\nAnna Schmidt,b\nb,c\n", Known::Nothing);
        assert_eq!(found, [DataError::Personal { what: crate::privacy::Personal::Name, lines: lines([2]) }]);
    }

    proptest! {
        #[test]
        fn a_written_table_gives_the_same_network_whatever_the_order_of_its_rows(
            ties in prop::collection::btree_map((0u32..20, 0u32..20), 1u32..=100, 1..60),
            turn in 0usize..60
        ) {
            let ties: Vec<_> = ties.into_iter().filter(|((from, to), _)| from != to).collect();
            prop_assume!(!ties.is_empty());
            let written = |ties: &[((u32, u32), u32)]| {
                let row = |((from, to), weight): &((u32, u32), u32)| format!("{from},{to},{}\n", f64::from(*weight) / 100.0);
                "source,target,weight\n".to_owned() + &ties.iter().map(row).collect::<String>()
            };
            let direction = Direction::SourceInfluencesTarget;
            let given: Vec<Tie> = ties.iter()
                .map(|&((from, to), weight)| Tie { from, to, weight: (f64::from(weight) / 100.0) as f32 }).collect();
            let expected = Network::Rows(Rows::new(20, &given));
            let mut turned = ties.clone();
            turned.rotate_left(turn % ties.len());
            for order in [&ties, &turned] {
                let (organisation, _) = read(&written(order), direction, Known::Numbered(20));
                prop_assert_eq!(&organisation.network, &expected);
                let people = (0..20).fold("id\n".to_owned(), |text, person| text + &format!("{person}\n"));
                let listed = Known::Listed(read_people(people.as_bytes()).unwrap().0);
                prop_assert_eq!(&read(&written(order), direction, listed).0.network, &expected);
                let (mutual, _) = read(&written(order), Direction::BothWays, Known::Numbered(20));
                prop_assert!(is_sound(&mutual.network));
            }
        }
    }
}
