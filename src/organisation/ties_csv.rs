//! A table of ties: who is tied to whom, and how strongly.

use super::fault::{DataError, Remark};
use super::known::{Ids, Known};
use super::lines::Lines;
use super::people_csv::MOST_PEOPLE;
use super::table::{Column, Row, Table, number};
use super::{Direction, Network, Organisation, Rows, Tie};

/// The columns of a table of ties.
pub(super) const COLUMNS: [Column; 3] = [
    Column { name: "source", aliases: &["from", "nominator"], required: true },
    Column { name: "target", aliases: &["to", "nominee"], required: true },
    Column { name: "weight", aliases: &["strength"], required: false },
];

/// A tie as read, before weights are scaled.
struct Read {
    from: u32,
    to: u32,
    weight: f64,
    line: u64,
}

/// Ties with what was found wrong on the way.
struct Ties {
    ids: Ids,
    direction: Direction,
    weighted: bool,
    read: Vec<Read>,
    rows: u64,
    no_id: Lines,
    unknown: Lines,
    to_oneself: Lines,
    bad_weight: Lines,
    no_weight: Lines,
}

/// The organisation whose ties a table gives, with what was mended; or all that cannot be mended, at least
/// one error.
///
/// The columns are `source`, `target` and, optionally, `weight`: above 0, divided by the largest if that
/// is above 1, and 1 if there is none. With a people file, its reporting lines make no ties.
pub fn read_ties(
    bytes: &[u8],
    direction: Direction,
    known: Known,
) -> Result<(Organisation, Vec<Remark>), Vec<DataError>> {
    let mut table = Table::open(bytes, &COLUMNS)?;
    let mut ties = Ties::new(direction, table.has(2), &known);
    while let Some(row) = table.next() {
        ties.add(row);
        if ties.ids.people() > MOST_PEOPLE {
            return Err(vec![DataError::TooManyPeople { most: MOST_PEOPLE }]);
        }
    }
    let (empty, mut errors) = table.close();
    let mut remarks: Vec<Remark> = empty.report(Remark::EmptyRows).into_iter().collect();
    ties.check(&mut remarks, &mut errors);
    if !errors.is_empty() {
        return Err(errors);
    }
    let network = ties.network(&mut remarks);
    Ok((known.organisation(network, ties.ids), remarks))
}

impl Ties {
    fn new(direction: Direction, weighted: bool, known: &Known) -> Ties {
        Ties {
            ids: Ids::of(known),
            direction,
            weighted,
            read: Vec::new(),
            rows: 0,
            no_id: Lines::default(),
            unknown: Lines::default(),
            to_oneself: Lines::default(),
            bad_weight: Lines::default(),
            no_weight: Lines::default(),
        }
    }

    fn add(&mut self, Row { line, fields: [source, target, weight] }: Row<'_, 3>) {
        self.rows += 1;
        if source.is_empty() || target.is_empty() {
            return self.no_id.push(line);
        }
        let weight = self.weight(weight, line);
        let (Some(source), Some(target)) = (self.ids.number(source), self.ids.number(target)) else {
            return self.unknown.push(line);
        };
        if source == target {
            return self.to_oneself.push(line);
        }
        let (from, to) = match self.direction {
            Direction::BothWays => (source.min(target), source.max(target)),
            Direction::SourceInfluencesTarget => (source, target),
            Direction::SourceTurnsToTarget => (target, source),
        };
        self.read.push(Read { from, to, weight, line });
    }

    fn weight(&mut self, text: &str, line: u64) -> f64 {
        if text.is_empty() {
            if self.weighted {
                self.no_weight.push(line);
            }
            return 1.0;
        }
        number(text).filter(|&weight| weight > 0.0).unwrap_or_else(|| {
            self.bad_weight.push(line);
            1.0
        })
    }

    /// Reports what was found wrong row by row.
    fn check(&mut self, remarks: &mut Vec<Remark>, errors: &mut Vec<DataError>) {
        let take = std::mem::take::<Lines>;
        errors.extend(take(&mut self.no_id).report(DataError::NoId));
        errors.extend(take(&mut self.bad_weight).report(DataError::BadWeight));
        let (unknown, ties) = (take(&mut self.unknown), self.rows);
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
    fn network(&mut self, remarks: &mut Vec<Remark>) -> Network {
        remarks.extend(self.merge_repeated().report(Remark::RepeatedTies));
        let largest = self.read.iter().map(|tie| tie.weight).fold(1.0, f64::max);
        if largest > 1.0 {
            remarks.push(Remark::Scaled { largest });
        }
        let scaled = |weight: f64| ((weight / largest) as f32).max(f32::MIN_POSITIVE);
        let ties = self.read.iter().map(|tie| Tie { from: tie.from, to: tie.to, weight: scaled(tie.weight) });
        let people = self.ids.people();
        Network::Rows(match self.direction {
            Direction::BothWays => Rows::lay(people, ties.flat_map(|tie| [tie, tie.turned()])),
            Direction::SourceInfluencesTarget | Direction::SourceTurnsToTarget => Rows::lay(people, ties),
        })
    }

    /// Keeps each tie once, with its largest weight; where the others were.
    fn merge_repeated(&mut self) -> Lines {
        self.read.sort_unstable_by_key(|tie| (tie.from, tie.to, tie.line));
        let mut repeated = Vec::new();
        self.read.dedup_by(|tie, kept| {
            let same = (tie.from, tie.to) == (kept.from, kept.to);
            if same {
                kept.weight = kept.weight.max(tie.weight);
                repeated.push(tie.line);
            }
            same
        });
        repeated.sort_unstable();
        repeated.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::read_people;
    use super::super::sound::is_sound;
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str, direction: Direction, known: Known) -> (Organisation, Vec<Remark>) {
        read_ties(text.as_bytes(), direction, known).unwrap_or_else(|errors| panic!("{errors:?}"))
    }

    fn errors(text: &str, known: Known) -> Vec<DataError> {
        read_ties(text.as_bytes(), Direction::BothWays, known).expect_err("a table with mistakes")
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
