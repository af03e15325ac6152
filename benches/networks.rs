//! How long it takes to build an organisation of a million people with ten million ties.
//!
//! `cargo bench --bench networks`. On one core; a tie that goes both ways is one tie here, and items are
//! such ties, so an item's time is the time that one tie takes. What was built is dropped outside the time.

use divan::Bencher;
use divan::counter::ItemsCount;
use groundswell::organisation::Organisation;
use groundswell::random::{Luck, Purpose};
use groundswell::scenario::Scenario;
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

fn build(bencher: Bencher, text: &str) {
    let scenario = Scenario::read(text, "bench", Path::new(""), &[]).expect("a sound scenario");
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
