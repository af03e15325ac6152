//! The model held against values proved or computed elsewhere: closed forms, exact Markov chains,
//! enumerations and mean-field theory. Every simulated row goes through an ordinary scenario.
//!
//! `id`, expected value, run count and tolerance are those of a table of reference values for textbook
//! spread models; its own sources stand beside each row. The tolerance is four standard errors at that
//! run count, plus a finite-size allowance where the theory is for large networks.

use groundswell::behaviour::Measure;
use groundswell::experiment::{Comparison, compare};
use groundswell::scenario::Scenario;
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// Runs a scenario text and gives each run's adopters in `week`.
fn adopters(text: &str, week: u32) -> Vec<f64> {
    let comparison = run(text);
    let runs = &comparison.arms[0].ensemble.runs;
    runs.iter().map(|run| f64::from(run.count(Measure::Adoption, week))).collect()
}

fn run(text: &str) -> Comparison {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let scenario = Scenario::read(text, "theory", &folder, &[]).unwrap_or_else(|error| panic!("{error}\n{text}"));
    compare(&scenario, &AtomicBool::new(false), &|| {}).expect("nobody interrupts a test")
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// A textbook scenario: adoption only, one behaviour, nothing done.
fn textbook(people: u32, network: &str, behaviour: &str, starters: &str, runs: u32, weeks: u32) -> String {
    format!(
        r#"
        runs = {runs}
        weeks = {weeks}
        seed = 20261122
        stages = "adoption_only"
        starters = {starters}
        organisation.people = {people}
        network.{network}
        [[behaviour]]
        name = "spreads"
        {behaviour}
        [[strategy]]
        name = "as it is"
        "#
    )
}

#[track_caller]
fn holds(id: &str, found: f64, expected: f64, tolerance: f64) {
    let off = (found - expected).abs();
    assert!(off <= tolerance, "{id}: found {found}, expected {expected} ± {tolerance}");
}

// ---- P01 Bass (Bass 1969; p and q are the means of Sultan, Farley & Lehmann 1990) ----

/// The closed form: F(t) = (1 − e^−(p+q)t) / (1 + q/p e^−(p+q)t).
fn bass(p: f64, q: f64, t: f64) -> f64 {
    let decay = (-(p + q) * t).exp();
    (1.0 - decay) / (1.0 + q / p * decay)
}

#[test]
fn p01_bass_closed_form_is_the_limit_quoted() {
    let (p, q): (f64, f64) = (0.03, 0.38);
    for (id, t, expected) in [
        ("P01.1", 5.0, 0.33119864),
        ("P01.2", 10.0, 0.81280322),
        ("P01.3", 15.0, 0.97160964),
        ("P01.4", 20.0, 0.99625941),
    ] {
        holds(id, bass(p, q, t), expected, 1e-6);
    }
    let peak = (q / p).ln() / (p + q);
    holds("P01.5", peak, 6.1926192, 1e-6);
    holds("P01.6", bass(p, q, peak), 0.46052632, 1e-6);
}

fn bass_scenario(people: u32, runs: u32) -> String {
    let q = 38.0 * f64::from(people - 1) / f64::from(people);
    let behaviour = format!("spreads.imitation = {{ imitation_percent = {q} }}\noutside_percent_per_week = 3");
    textbook(people, "complete = {}", &behaviour, "{}", runs, 15)
}

#[test]
fn p01_bass_approaches_its_mean_field() {
    let comparison = run(&bass_scenario(10_000, 200));
    let ensemble = &comparison.arms[0].ensemble;
    for (id, week, expected) in [("P01.7", 5, 0.27290684), ("P01.8", 10, 0.78264257), ("P01.9", 15, 0.97815953)] {
        holds(id, mean(&ensemble.shares(Measure::Adoption, week)), expected, 0.01);
    }
}

#[test]
fn p01_bass_agents_follow_the_exact_chain() {
    let comparison = run(&bass_scenario(200, 400));
    let ensemble = &comparison.arms[0].ensemble;
    for (id, week, expected, tolerance) in
        [("P01.10", 5, 54.274265, 2.22), ("P01.11", 10, 154.73815, 2.54), ("P01.12", 15, 195.15274, 0.589)]
    {
        holds(id, 200.0 * mean(&ensemble.shares(Measure::Adoption, week)), expected, tolerance);
    }
}

// ---- P02, P03 independent cascade (enumeration of live-tie worlds; Kempe, Kleinberg & Tardos 2003) ----

fn cascade(people: u32, network: &str, chance: f64, starters: &str, weeks: u32) -> Vec<f64> {
    let behaviour = format!("spreads.cascade = {{ chance_percent = {chance} }}");
    adopters(&textbook(people, network, &behaviour, starters, 20_000, weeks), weeks)
}

#[test]
fn p02_cascades_on_paths_stars_trees_and_cliques() {
    let from = |id: u32| format!("{{ ids = [{id}] }}");
    holds("P02.1", mean(&cascade(10, "path = {}", 50.0, &from(0), 10)), 1.9980469, 0.0396);
    holds("P02.2", mean(&cascade(11, "star = {}", 30.0, &from(0), 3)), 4.0, 0.041);
    holds("P02.3", mean(&cascade(11, "star = {}", 30.0, &from(1), 3)), 2.11, 0.0525);
    holds("P02.4", mean(&cascade(121, "tree = { branches = 3 }", 40.0, &from(0), 5)), 7.4416, 0.175);
    holds("P02.5", mean(&cascade(4, "complete = {}", 50.0, &from(0), 4)), 3.25, 0.03);
}

const TRIANGLES: &str = r#"ties_file = "two_triangles.csv"
        network.direction = "both_ways""#;

#[test]
fn p03_cascades_on_two_triangles_and_a_bridge() {
    let one = cascade(6, TRIANGLES, 30.0, "{ ids = [0] }", 6);
    holds("P03.1", mean(&one), 1.9139614, 0.0324);
    let all = one.iter().filter(|&&spread| spread == 6.0).count() as f64 / one.len() as f64;
    holds("P03.2", all, 0.0139968, 0.00332);
    holds("P03.3", mean(&cascade(6, TRIANGLES, 30.0, "{ ids = [2] }", 6)), 2.2438, 0.034);
    holds("P03.4", mean(&cascade(6, TRIANGLES, 30.0, "{ ids = [0, 5] }", 6)), 3.6227552, 0.0356);
    holds("P03.5", mean(&cascade(6, TRIANGLES, 30.0, "{ ids = [2, 3] }", 6)), 3.452, 0.0318);
}

// ---- P04 linear threshold (live-tie enumeration, Kempe et al. 2003) ----

#[test]
fn p04_linear_threshold_on_two_triangles() {
    let spread = |starters: &str| {
        let behaviour = r#"spreads.threshold = { distribution = "uniform" }"#;
        mean(&adopters(&textbook(6, TRIANGLES, behaviour, starters, 20_000, 6), 6))
    };
    holds("P04.1", spread("{ ids = [0] }"), 2.5833333, 0.0447);
    holds("P04.2", spread("{ ids = [2] }"), 3.3333333, 0.0437);
    holds("P04.3", spread("{ ids = [0, 5] }"), 4.8333333, 0.0419);
}

// ---- P05 simple contagion on a complete network (own exact Markov chain; logistic closed form) ----

#[test]
fn p05_simple_contagion_follows_the_exact_chain() {
    let behaviour = "spreads.simple = { chance_percent = 1 }";
    let comparison = run(&textbook(50, "complete = {}", behaviour, "{ people = 1 }", 1000, 20));
    let ensemble = &comparison.arms[0].ensemble;
    for (id, week, expected, tolerance) in [
        ("P05.1", 5, 6.6350456, 0.569),
        ("P05.2", 10, 24.929053, 1.43),
        ("P05.3", 15, 42.782977, 1.08),
        ("P05.4", 20, 48.759268, 0.43),
    ] {
        holds(id, 50.0 * mean(&ensemble.shares(Measure::Adoption, week)), expected, tolerance);
    }
}

#[test]
fn p05_simple_contagion_approaches_the_logistic_curve() {
    // a step stands for dt = 0.01; r = 0.5 is shared out over the other N − 1 people
    let people = 10_000;
    let chance = 100.0 * 0.5 * 0.01 / f64::from(people - 1);
    let behaviour = format!("spreads.simple = {{ chance_percent = {chance:.12} }}");
    let text = textbook(people, "complete = {}", &behaviour, "{ people = 200 }", 200, 1000);
    holds("P05.5", mean(&adopters(&text, 1000)) / f64::from(people), 0.7517896, 0.01);
}

// ---- P06 giant component and cascades on random networks (Erdős & Rényi; Newman 2002) ----

/// S = 1 − exp(−c S), by iteration.
fn giant_component(c: f64) -> f64 {
    (0..10_000).fold(1.0, |s: f64, _| 1.0 - (-c * s).exp())
}

#[test]
fn p06_cascades_on_random_networks() {
    holds("P06.1", giant_component(1.5), 0.58281164, 1e-6);
    holds("P06.2", giant_component(2.0), 0.79681213, 1e-6);
    let network = "random = { ties_per_person = 4 }";
    let behaviour = "spreads.cascade = { chance_percent = 37.5 }";
    let one = textbook(2000, network, behaviour, "{ people = 1 }", 2000, 80);
    holds("P06.3", mean(&adopters(&one, 80)), 683.13337, 68.7);
    let many = textbook(2000, network, behaviour, "{ people = 100 }", 200, 80);
    holds("P06.4", mean(&adopters(&many, 80)) / 2000.0, 0.63168835, 0.00972);
}

// ---- P07 Watts's cascade window (Watts 2002; Gleeson & Cahalane 2007) ----

/// Watts's condition z · P[Poisson(z) ≤ 3] · … = 1 for φ = 0.18: Σ k(k−1) p_k over degrees up to 5, over z.
fn vulnerable_branching(z: f64) -> f64 {
    let mut term = (-z).exp();
    let mut sum = 0.0;
    for k in 0..=5u32 {
        if k > 0 {
            term *= z / f64::from(k);
        }
        sum += f64::from(k * k.saturating_sub(1)) * term;
    }
    sum / z
}

fn crossing(mut low: f64, mut high: f64) -> f64 {
    let rises = vulnerable_branching(low) < 1.0;
    for _ in 0..200 {
        let middle = (low + high) / 2.0;
        if (vulnerable_branching(middle) < 1.0) == rises { low = middle } else { high = middle }
    }
    low
}

#[test]
fn p07_thresholds_tip_inside_the_window_and_not_outside() {
    holds("P07.1", crossing(0.9, 1.5), 1.0207039, 1e-4);
    holds("P07.2", crossing(4.0, 7.0), 5.7646771, 1e-4);
    for (id, z, starters, expected, tolerance) in [
        ("P07.3", 1.5, 100, 0.59139778, 0.0157),
        ("P07.4", 3.0, 100, 0.94120118, 0.0125),
        ("P07.5", 8.0, 10, 0.002308406, 0.0106),
        ("P07.6", 8.0, 100, 0.99966701, 0.0101),
        ("P07.7", 10.0, 100, 0.019681453, 0.0125),
        ("P07.8", 10.0, 500, 0.99995685, 0.0101),
    ] {
        let network = format!("random = {{ ties_per_person = {z} }}");
        let behaviour = "spreads.threshold = { share_percent = 18 }";
        let text = textbook(10_000, &network, behaviour, &format!("{{ people = {starters} }}"), 20, 250);
        holds(id, mean(&adopters(&text, 250)) / 10_000.0, expected, tolerance);
    }
}

// ---- P08 adopt and relapse on a complete network (own exact Markov chain; Pastor-Satorras & Vespignani) ----

#[test]
fn p08_relapse_settles_where_the_exact_chain_does() {
    let scenario = |chance: f64, weeks: u32| {
        let behaviour = format!("spreads.simple = {{ chance_percent = {chance} }}\nlapse_percent_per_week = 20");
        textbook(100, "complete = {}", &behaviour, "{ people = 20 }", 500, weeks)
    };
    let comparison = run(&scenario(0.4, 200));
    let at = |week| 100.0 * mean(&comparison.arms[0].ensemble.shares(Measure::Adoption, week));
    holds("P08.1", at(10), 37.42831, 1.39);
    holds("P08.2", at(50), 44.458146, 1.22);
    holds("P08.3", at(200), 44.465296, 1.22);
    holds("P08.5", at(200) / 100.0, 0.45420303, 0.02);
    holds("P08.4", mean(&adopters(&scenario(0.1, 50), 50)), 0.074328696, 0.08);
}

// ---- P10 people who never adopt (percolation and Gleeson & Cahalane, extended) ----

#[test]
fn p10_people_who_never_adopt_cap_the_spread() {
    let cascade = "spreads.cascade = { chance_percent = 50 }\nnever_percent = 30";
    let text = textbook(2000, "random = { ties_per_person = 4 }", cascade, "{ people = 100 }", 200, 80);
    holds("P10.1", mean(&adopters(&text, 80)) / 2000.0, 0.41860308, 0.00971);
    for (id, never, expected, tolerance) in [("P10.2", 10, 0.89591458, 0.0107), ("P10.3", 30, 0.6866436, 0.0114)] {
        let behaviour = format!("spreads.threshold = {{ share_percent = 18 }}\nnever_percent = {never}");
        let network = "random = { ties_per_person = 6 }";
        let text = textbook(10_000, network, &behaviour, "{ people = 200 }", 20, 250);
        holds(id, mean(&adopters(&text, 250)) / 10_000.0, expected, tolerance);
    }
}
