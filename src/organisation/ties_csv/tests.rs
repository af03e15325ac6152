//! What is read of tables and networks of ties.

use super::super::read_people;
use super::super::sound::is_sound;
use super::*;
use crate::organisation::{Network, Rows, Tie};
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
fn people_without_a_file_are_those_named_in_the_order_of_their_ids() {
    let (organisation, remarks) = read("from;to\nz;y\ny;x\n", Direction::BothWays, Known::Nothing);
    assert_eq!(organisation.ids.as_deref().unwrap(), ["x", "y", "z"]);
    assert_eq!(rows(&organisation).reached_by(1), [0, 2]);
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
    let way_out = "put one above it that names all 3 columns, as `source,target,weight` or `time,source,target` would";
    assert_eq!(told, format!("no column source; the first line has no names: {way_out}"));
}

#[test]
fn exports_of_other_programs_are_read() {
    for header in [
        "Id,Label,Source,Target,Type,Weight",
        "id,date,PrimaryCollaborator_PersonId,SecondaryCollaborator_PersonId,kind,StrongTieScore",
    ] {
        let (organisation, remarks) =
            read(&format!("{header}\n7,x,a,b,Directed,0.5\n"), Direction::BothWays, Known::Nothing);
        let told = if header.contains("Type") { vec![Remark::SaidOneWay(lines([2]))] } else { vec![] };
        assert_eq!((organisation.network.ties(), remarks), (2, told));
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
    let gexf = r#"<gexf><graph defaultedgetype="directed"><nodes><node id="a" label="A"/><node id="b"/><node id="alone"/></nodes>
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

#[test]
fn rows_that_work_both_ways_do_so_and_are_told() {
    let reached = |text: &str, direction| {
        let (organisation, remarks) = read(text, direction, Known::Nothing);
        ([0, 1, 2].map(|person| rows(&organisation).reached_by(person).to_vec()), remarks)
    };
    let turns = Direction::SourceTurnsToTarget;
    let gephi = "Source,Target,Type\na,b,Undirected\nb,c,Directed\n";
    let gexf = "<gexf><graph><edges>\n<edge source='a' target='b'/>\n<edge source='b' target='c' type='directed'/></edges></graph></gexf>";
    let graphml = "<graphml><graph edgedefault='directed'>\n<edge source='a' target='b' directed='false'/>\n<edge source='b' target='c'/></graph></graphml>";
    for text in [gephi, gexf, graphml] {
        let told = [Remark::SaidBothWays(lines([2]))];
        assert_eq!(reached(text, turns), ([vec![1], vec![0], vec![1]], told.to_vec()), "{text}");
        let told = [Remark::SaidOneWay(lines([3]))];
        assert_eq!(reached(text, Direction::BothWays), ([vec![1], vec![0, 2], vec![1]], told.to_vec()), "{text}");
    }
    assert_eq!(reached("source,target,type\na,b,mail\nb,c,\n", turns), ([vec![], vec![0], vec![1]], vec![]));
}

#[test]
fn a_weight_of_thousands_or_with_decimals_is_refused() {
    let found = errors("source;target;weight\na;b;1,234\nb;c;0,5\n", Known::Nothing);
    assert_eq!(found, [DataError::UnclearWeight(lines([2]))]);
}

#[test]
fn one_person_written_in_two_ways_is_pointed_out() {
    assert_eq!(errors("source,target\nA1,b2\nb2,a1\na1,c3\n", Known::Nothing), [DataError::IdsAlike(lines([3]))]);
}
