//! How far five leaders and five well-connected colleagues reach, beside a published survey of a firm of 1,200.

use groundswell::network::{Asked, STEPS, Way, diagnose};
use groundswell::random::{Luck, Purpose};
use groundswell::scenario;

/// Five leaders reached 21, about 100 and about 250 people in one, two and three steps, five champions 104, about
/// 300 and about 450 (the consultancy's own figures).
const LEADERS: [f64; STEPS] = [21.0, 100.0, 250.0];
const CHAMPIONS: [f64; STEPS] = [104.0, 300.0, 450.0];

/// How far five people reach in the firm of `reach-1200.toml`, mean over seeds.
fn reach(way: Way, sets: &[(&str, &str)]) -> [f64; STEPS] {
    let sets: Vec<(String, String)> = sets.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
    let text = include_str!("../scenarios/reference/reach-1200.toml");
    let file = scenario::read(text.as_bytes(), "reach-1200", &sets).unwrap();
    let mut sums = [0.0; STEPS];
    for seed in 0..10 {
        let luck = Luck::new(seed, 0);
        let organisation = file.grown(&mut luck.stream(Purpose::Organisation));
        let asked = Asked { luck, group: 5, listed: Vec::new(), is_real: false };
        let found = diagnose(&organisation, &asked).unwrap();
        let curve = found.reach.iter().find(|curve| curve.way == way).unwrap();
        sums.iter_mut().zip(curve.at(5).unwrap().reached).for_each(|(sum, reached)| *sum += reached / 10.0);
    }
    sums
}

#[test]
fn the_published_reach_table_comes_out_in_shape() {
    // A survey names few, and nobody for being the manager: three or four contacts each, no weight on the line down.
    let survey = [("network.contacts_per_person", "3.5"), ("network.trust.own_manager", "0")];
    let (leaders, champions) = (reach(Way::Leaders, &survey), reach(Way::Connected, &survey));
    for step in 0..STEPS {
        assert!(champions[step] > 1.5 * leaders[step], "{leaders:?} {champions:?}");
        let near = |found: f64, published: f64| found > published / 2.5 && found < published * 2.5;
        assert!(near(champions[step], CHAMPIONS[step]), "{champions:?}");
        assert!(near(leaders[step], LEADERS[step]), "{leaders:?}");
    }
    assert!(champions[0] / leaders[0] > champions[2] / leaders[2], "the lead is widest in the first step");
}

#[test]
fn champions_reach_further_on_the_firm_as_it_stands() {
    let (leaders, champions) = (reach(Way::Leaders, &[]), reach(Way::Connected, &[]));
    assert!(champions[0] > 3.0 * leaders[0] && champions[1] > 1.5 * leaders[1], "{leaders:?} {champions:?}");
    let covering = reach(Way::Covering, &[]);
    assert!(covering[0] >= champions[0], "{covering:?} {champions:?}");
}
