//! A fit finds what made the data, says how sure it is, and is right as often as it says.

use super::classic::{self, Classic};
use super::*;
use crate::experiment::sweep::Points;
use crate::pulse::Pulse;
use crate::scenario::typed;
use std::path::Path;

const TEXTBOOK: &str = r#"
    weeks = 30
    stages = "adoption_only"
    network.complete = {}
    organisation.people = 200
    [[behaviour]]
    spreads.imitation = { imitation_percent = 38 }
    outside_percent_per_week = 3
    [[strategy]]
    name = "As it spreads"
"#;

const IMITATION: &str = "behaviour.1.spreads.imitation.imitation_percent";
const OUTSIDE: &str = "behaviour.1.outside_percent_per_week";
const NEVER: &str = "behaviour.1.never_percent";

fn asked(sets: &[(&str, String)], vary: &[String], survey: Survey, keep: u32) -> Result<Asked, FitError> {
    let axes: Vec<Axis> = vary.iter().map(|text| typed::axis(text).expect("an axis")).collect();
    let mut sets: Vec<(String, String)> = sets.iter().map(|(key, value)| ((*key).into(), value.clone())).collect();
    sets.push(Axis::as_setting(&axes));
    let points = Points::read(TEXTBOOK.as_bytes(), "textbook", Path::new(""), &sets, Asked::design(keep), None)?;
    Asked::new(points, None, survey, keep)
}

fn fitted(asked: &Asked) -> Fit {
    fit(asked, &AtomicBool::new(false), (&|_| (), &|| ())).expect("nobody interrupts")
}

/// A survey of some weeks of one run with these values, so many asked.
fn survey_of(values: [f64; 2], weeks: &[u32], people: u32, seed: u64) -> Survey {
    let nobody = Survey {
        pulses: weeks.iter().map(|&week| Pulse { week, share: 0.0, asked: Some(people) }).collect(),
        groups: 1,
        start: None,
    };
    let vary = [format!("{IMITATION}={}", values[0]), format!("{OUTSIDE}={}", values[1])];
    let asked = asked(&[("seed", seed.to_string())], &vary, nobody.clone(), 1).unwrap();
    let stop = AtomicBool::new(false);
    let trial = Trial::new(&asked, &stop, &|| ());
    let (_, came) = trial.at(&[0.0, 0.0], 0).unwrap().unwrap();
    let pulses = nobody.pulses.iter().zip(came.found()).map(|(pulse, &share)| Pulse { share, ..*pulse });
    Survey { pulses: pulses.collect(), ..nobody }
}

#[test]
fn the_classic_curves_are_fitted_within_the_stated_errors() {
    for curve in classic::curves() {
        let Classic { name, people, error, .. } = curve;
        let sets = [("organisation.people", people.to_string()), ("weeks", curve.periods().to_string())];
        let vary = [format!("{IMITATION}=0..60"), format!("{OUTSIDE}=log:0.05..20"), format!("{NEVER}=0..30")];
        let fit = fitted(&asked(&sets, &vary, curve.survey(), 250).unwrap());
        // The errors are given to three decimals.
        assert!(fit.error <= error + 0.0005, "{name}: {} after {}", fit.error, fit.tried);
        assert!(!fit.misses(), "{name}");
    }
}

/// The rank of the truth among plausible values is even over 0 to 1 (Talts et al. 2018), in Kolmogorov's distance.
#[test]
fn the_truth_lies_anywhere_among_the_plausible_values() {
    let vary = [format!("{IMITATION}=10..70"), format!("{OUTSIDE}=1..6")];
    let (experiments, keep) = (100, 80);
    let mut ranks = [Vec::new(), Vec::new()];
    for experiment in 0..experiments {
        let lot = |item| crate::random::Luck::shared(99).uniform(crate::random::Purpose::Fit, experiment, item);
        let truth = [10.0 + 60.0 * lot(1), 1.0 + 5.0 * lot(2)];
        let survey = survey_of(truth, &[3, 6, 10, 16], 80, 1000 + u64::from(experiment));
        let fit = fitted(&asked(&[("seed", experiment.to_string())], &vary, survey, keep).unwrap());
        for (key, ranks) in ranks.iter_mut().enumerate() {
            let below = |set: &&Set| set.values[key].number().is_some_and(|value| value < truth[key]);
            ranks.push(fit.sets.iter().filter(below).map(|set| set.weight).sum::<f64>());
        }
    }
    for mut ranks in ranks {
        ranks.sort_by(f64::total_cmp);
        let n = ranks.len() as f64;
        let off =
            |(place, rank): (usize, &f64)| (rank - place as f64 / n).abs().max((rank - (place + 1) as f64 / n).abs());
        let farthest = ranks.iter().enumerate().map(off).fold(0.0, f64::max);
        assert!(farthest < 1.63 / n.sqrt(), "{farthest}: not even at 1 in 100");
    }
}

#[test]
fn what_the_survey_cannot_say_is_said() {
    // Two keys of which early adoption shows the sum, and one of which nothing is seen.
    let survey = survey_of([40.0, 3.0], &[4, 8], 200, 3);
    let vary = [format!("{IMITATION}=10..70"), format!("{OUTSIDE}=1..6"), "costs.check_minutes=1..9".into()];
    let fit = fitted(&asked(&[], &vary, survey, 150).unwrap());
    assert!(fit.learned[2].is_unknown() && !fit.misses(), "{:?}", fit.learned);
    assert!(fit.evenly.1 > 0 && fit.evenly.0 == 300);
    assert!((fit.sets.iter().map(|set| set.weight).sum::<f64>() - 1.0).abs() < 1e-9);
    assert_eq!(fit.fan.len(), 31);
    assert_eq!(fit.bass, None);
}

#[test]
fn a_survey_that_no_set_comes_near_is_missed() {
    let falling = [(2, 0.9), (6, 0.1), (10, 0.9)].map(|(week, share)| Pulse { week, share, asked: None });
    let survey = Survey { pulses: falling.to_vec(), groups: 1, start: None };
    let fit = fitted(&asked(&[], &[format!("{IMITATION}=10..70")], survey, 50).unwrap());
    assert!(fit.misses() && fit.evenly.1 == 0, "{} {}", fit.sets[0].distance, fit.luck);
}

#[test]
fn threads_do_not_change_a_number_and_a_fit_is_the_same_every_time() {
    let survey = survey_of([40.0, 3.0], &[4, 8, 12, 20], 60, 8);
    let asked = asked(&[], &[format!("{IMITATION}=10..70")], survey, 40).unwrap();
    let on = |threads| crate::experiment::on_threads(threads, || fitted(&asked)).unwrap();
    assert_eq!(on(1), on(3));
}

#[test]
fn only_what_people_are_like_is_fitted() {
    let survey = survey_of([40.0, 3.0], &[4], 60, 8);
    let refused = |vary: &str| asked(&[], &[vary.to_owned()], survey.clone(), 20).unwrap_err().to_string();
    assert!(refused("runs=2..9").contains("`runs` is not fitted"));
    assert!(refused("measure.held_weeks=1..9").contains("`measure.held_weeks` is not fitted"));
    let points = asked(&[], &[format!("{OUTSIDE}=1..6")], survey.clone(), 20).unwrap().points;
    let wrong = Asked::new(points, Some("As it spread"), survey, 20).unwrap_err().to_string();
    assert_eq!(wrong, "there is no strategy `As it spread`; did you mean `As it spreads`?");
}
