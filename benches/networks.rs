//! How long it takes to build an organisation of a million people with ten million ties, to read one of 100 000 people
//! with 500 000 ties from a file, and to choose 50 champions there.
//!
//! `cargo bench --bench networks`; with `-- reading` only what is read, with `-- champions` only who is chosen. On one core; a tie that goes both ways
//! is one tie here, and items are such ties, so an item's time is the time that one tie takes. What was built is
//! dropped outside the time.

use divan::Bencher;
use divan::counter::ItemsCount;
use groundswell::organisation::{Network, Organisation};
use groundswell::random::{Luck, Purpose};
use groundswell::scenario::Scenario;
use groundswell::seeding::{Choice, ChosenBy, Need, Passing, Spread, choose, maximise};
use std::io::{BufWriter, Write};
use std::path::Path;

fn main() {
    divan::main();
}

/// A company: reporting lines, teams, four sites, some hubs, trust by relation.
const COMPANY: &str = r#"
    organisation = { people = 1000000, sites = 4 }
    network.contacts_per_person = 18
    [[behaviour]]
    [[strategy]]
    name = "as it is"
"#;

/// Ties at random, G(n, z/(n − 1)) with z = 20.
const RANDOM: &str = r#"
    stages = "adoption_only"
    organisation.people = 1000000
    network.random = { ties_per_person = 20 }
    [[behaviour]]
    [[strategy]]
    name = "as it is"
"#;

/// Ties at random, to be written to a file.
const WRITTEN: &str = r#"
    stages = "adoption_only"
    organisation.people = 100000
    network.random = { ties_per_person = 10 }
    [[behaviour]]
    [[strategy]]
    name = "as it is"
"#;

/// The same ties, read from the file.
const READ: &str = r#"
    stages = "adoption_only"
    organisation.people = 100000
    network = { ties_file = "ties.csv", direction = "both_ways" }
    [[behaviour]]
    [[strategy]]
    name = "as it is"
"#;

fn scenario(text: &str, folder: &Path) -> Scenario {
    Scenario::read(text, "bench", folder, &[]).expect("a sound scenario")
}

fn build(bencher: Bencher, text: &str) {
    let scenario = scenario(text, Path::new(""));
    let grown = || -> Organisation { scenario.file.grown(&mut Luck::new(1, 0).stream(Purpose::Organisation)) };
    let ties = grown().network.ties() / 2;
    bencher.counter(ItemsCount::new(ties)).bench(grown);
}

/// The company generator, reporting lines among the ties.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn company_of_a_million(bencher: Bencher) {
    build(bencher, COMPANY);
}

/// The random network.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn random_network_of_a_million(bencher: Bencher) {
    build(bencher, RANDOM);
}

/// A file of ties between numbered people, its fingerprint included.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn reading_half_a_million_ties(bencher: Bencher) {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let written = scenario(WRITTEN, Path::new("")).file.grown(&mut Luck::new(1, 0).stream(Purpose::Organisation));
    let ties = write(&written.network, &folder.path().join("ties.csv")).expect("a file can be written");
    bencher.counter(ItemsCount::new(ties)).bench(|| scenario(READ, folder.path()));
}

/// 100 000 people with 500 000 ties.
fn large() -> Organisation {
    scenario(WRITTEN, Path::new("")).file.grown(&mut Luck::new(1, 0).stream(Purpose::Organisation))
}

/// 50 champions by influence maximisation, where so many examples in a hundred are taken up; 10 as cascades have it
/// by default, 20 where it reaches most people by itself. What is shown of them is told.
#[divan::bench(sample_count = 3, sample_size = 1, args = [2, 5, 10, 20])]
fn champions_maximised(bencher: Bencher, percent: u32) {
    let large = large();
    let passing = Passing::once(f64::from(percent) / 100.0);
    let found = maximise(&large.network, 50, passing, Luck::new(1, 0));
    println!("{percent} %: at least {:.3} of the best, with {} sets", found.assured, found.sets);
    bencher.bench(|| maximise(&large.network, 50, passing, Luck::new(1, 0)));
}

/// 50 champions by ways that look at the whole network.
#[divan::bench(sample_count = 3, sample_size = 1, args = [
    ChosenBy::Betweenness, ChosenBy::Closeness, ChosenBy::Eigenvector, ChosenBy::VoteRank, ChosenBy::Coverage,
    ChosenBy::Clusters, ChosenBy::ComplexCentrality,
])]
fn champions_by(bencher: Bencher, way: ChosenBy) {
    let large = large();
    let choice = Choice::of(way, Spread { passing: Passing::once(0.05), need: Need::Examples(2.0) });
    bencher.bench(|| choose(&choice, 50, &large, &large.network, Luck::new(1, 0)));
}

/// Writes each tie once, in an order without order; gives back how many there are.
fn write(network: &Network, path: &Path) -> std::io::Result<usize> {
    let Network::Rows(rows) = network else { panic!("ties that are stored") };
    let mut ties: Vec<_> = rows.ties().filter(|tie| tie.from < tie.to).collect();
    ties.sort_by_key(|tie| tie.from.wrapping_mul(0x9E37_79B9) ^ tie.to.wrapping_mul(0x85EB_CA6B));
    let mut file = BufWriter::new(std::fs::File::create(path)?);
    writeln!(file, "source,target")?;
    ties.iter().try_for_each(|tie| writeln!(file, "{},{}", tie.from, tie.to))?;
    file.flush()?;
    Ok(ties.len())
}
