//! The network fits the organisation, and nothing is set that it has no use for.

use super::Checks;
use crate::scenario::mistake::Together;
use crate::scenario::overlay::network_kinds;

/// Settings of a company's network and its reporting lines, which another network has no use for.
pub(in crate::scenario) const COMPANY_ONLY: [&str; 10] = [
    "network.contacts_per_person",
    "network.same_team_percent",
    "network.same_site_percent",
    "network.hubs",
    "organisation.layers",
    "organisation.span_of_control",
    "organisation.sites",
    "organisation.manager_stance",
    "organisation.manager_stance_spread",
    "organisation.stance_effect",
];

pub(super) fn check(checks: &mut Checks) {
    let organisation = &checks.file.organisation;
    if organisation.people.is_none() && organisation.people_file.is_none() && checks.file.network.ties_file.is_none() {
        checks.add("organisation.people", &["organisation.people_file", "network.ties_file"], Together::NobodyThere);
    }
    one_network(checks);
    direction(checks);
    survey(checks);
    if let Some(people) = checks.people() {
        ties(checks, people);
        ties_in_all(checks, people);
        layers(checks, people);
    }
    groups(checks);
}

fn one_network(checks: &mut Checks) {
    let written: Vec<&str> =
        network_kinds().into_iter().filter(|kind| checks.wrote(&format!("network.{kind}"))).collect();
    if checks.wrote("organisation.people_file") {
        let kinds = written.iter().filter(|kind| **kind != "ties_file").map(|kind| format!("network.{kind}"));
        let chart = ["layers", "span_of_control", "sites"].map(|key| format!("organisation.{key}"));
        for path in kinds.chain(chart).filter(|path| checks.wrote(path)).collect::<Vec<_>>() {
            let kind = Together::NoUse { key: path.clone(), network: "organisation.people_file".into() };
            checks.add(&path, &["organisation.people_file"], kind);
        }
    }
    let Some((one, others)) = written.split_first() else { return };
    for other in others {
        let kind = Together::Networks { one: (*one).into(), other: (*other).into() };
        checks.add(&format!("network.{other}"), &[&format!("network.{one}")], kind);
    }
    for path in COMPANY_ONLY.iter().filter(|path| others.is_empty() && checks.wrote(path)).collect::<Vec<_>>() {
        let key = path.rsplit('.').next().unwrap_or(path).to_owned();
        let kind = Together::NoUse { key, network: format!("network.{one}") };
        checks.add(path, &[&format!("network.{one}")], kind);
    }
}

fn direction(checks: &mut Checks) {
    let network = &checks.file.network;
    match (&network.ties_file, &network.direction) {
        (Some(_), None) => checks.add("network.ties_file", &["network.direction"], Together::NoDirection),
        (None, Some(_)) => checks.add("network.direction", &["network.ties_file"], Together::NothingToDirect),
        _ => (),
    }
    if network.ties_file.is_none() && network.ties_at_least.is_some() {
        checks.add("network.ties_at_least", &["network.ties_file"], Together::NothingToWeigh);
    }
}

/// Who is rather named matters only where not all are.
fn survey(checks: &mut Checks) {
    let network = &checks.file.network;
    if network.survey_favours_known > 0.0 && network.survey_most_names.is_none() {
        let key = "network.survey_favours_known".to_owned();
        let (beside, instead) = ("a survey in which all are named", "give `survey_most_names`");
        let kind = Together::Ignored { key: key.clone(), beside: beside.into(), instead: instead.into() };
        checks.add(&key, &["network.survey_most_names"], kind);
    }
}

fn ties(checks: &mut Checks, people: u32) {
    let network = &checks.file.network;
    let ring = network.ring_lattice.as_ref().map(|ring| ("network.ring_lattice.ties_per_person", ring.ties_per_person));
    let world =
        network.small_world.as_ref().map(|world| ("network.small_world.ties_per_person", world.ties_per_person));
    let newcomers =
        network.scale_free.as_ref().map(|free| ("network.scale_free.ties_per_newcomer", free.ties_per_newcomer));
    let random =
        network.random.as_ref().map(|random| ("network.random.ties_per_person", random.ties_per_person.ceil() as u32));
    let most = network.degrees.as_ref().and_then(|degrees| degrees.list.iter().copied().max());
    let degrees = most.map(|most| ("network.degrees.list", most));
    for (path, ties) in ring.into_iter().chain(world) {
        if ties % 2 == 1 {
            checks.add(path, &[], Together::OddTies { ties });
        }
    }
    for (path, ties) in [ring, world, newcomers, random, degrees].into_iter().flatten() {
        if ties >= people && ties > 0 {
            checks.add(path, &["organisation.people"], Together::TooManyTies { ties, people });
        }
    }
}

/// How many directed ties are simulated at most: what 32-bit places in the rows can hold, with room.
const MOST_TIES: f64 = 2e9;

/// The ties of all people together fit.
fn ties_in_all(checks: &mut Checks, people: u32) {
    let network = &checks.file.network;
    let mean = |list: &[u32]| list.iter().map(|&ties| f64::from(ties)).sum::<f64>() / list.len().max(1) as f64;
    let textbook = [
        network.ring_lattice.as_ref().map(|ring| ("ring_lattice.ties_per_person", f64::from(ring.ties_per_person))),
        network.small_world.as_ref().map(|world| ("small_world.ties_per_person", f64::from(world.ties_per_person))),
        network.random.as_ref().map(|random| ("random.ties_per_person", random.ties_per_person)),
        network
            .scale_free
            .as_ref()
            .map(|free| ("scale_free.ties_per_newcomer", 2.0 * f64::from(free.ties_per_newcomer))),
        network.degrees.as_ref().map(|degrees| ("degrees.list", mean(&degrees.list))),
    ];
    let company = ("contacts_per_person", network.contacts_per_person);
    let (key, each) = textbook.into_iter().flatten().next().unwrap_or(company);
    let ties = f64::from(people) * each;
    if ties > MOST_TIES {
        let kind = Together::TooManyTiesInAll { ties, most: MOST_TIES };
        checks.add(&format!("network.{key}"), &["organisation.people"], kind);
    }
}

fn layers(checks: &mut Checks, people: u32) {
    if let Some(layers) = checks.file.organisation.layers.filter(|layers| u32::from(*layers) > people) {
        checks.add("organisation.layers", &["organisation.people"], Together::Layers { layers, people });
    }
}

fn groups(checks: &mut Checks) {
    let Some(blocks) = &checks.file.network.blocks else { return };
    let (sizes, rows) = ("network.blocks.sizes", "network.blocks.tie_percent");
    let sum: u64 = blocks.sizes.iter().copied().map(u64::from).sum();
    if let Some(people) = checks.people().filter(|people| u64::from(*people) != sum) {
        checks.add(sizes, &["organisation.people"], Together::GroupSizes { sum, people });
    }
    let groups = blocks.sizes.len();
    let lengths = || blocks.tie_percent.iter().map(Vec::len);
    if blocks.tie_percent.len() != groups || lengths().any(|length| length != groups) {
        let (longest, shortest) = (lengths().max().unwrap_or(0), lengths().min().unwrap_or(0));
        let kind = Together::NotSquare { groups, rows: blocks.tie_percent.len(), longest, shortest };
        return checks.add(rows, &[sizes], kind);
    }
    let unequal =
        |(row, column): &(usize, usize)| blocks.tie_percent[*row][*column] != blocks.tie_percent[*column][*row];
    if let Some((row, column)) = (0..groups).flat_map(|row| (0..row).map(move |column| (row, column))).find(unequal) {
        let at = format!("{rows}.{}.{}", row + 1, column + 1);
        checks.add(&at, &[sizes], Together::NotSymmetric { row: row + 1, column: column + 1 });
    }
}
