//! What an experiment can be judged on, by name. A new measure is a new line of [`of_run`].

use crate::behaviour::Measure;
use crate::engine::{Passing, Trajectory};
use crate::experiment::statistics::quantile;
use crate::experiment::{Arm, kept};
use crate::scenario::Scenario;

/// A measure: its unit, and how it is read.
pub struct Reading {
    /// In what it is counted.
    pub unit: &'static str,
    /// The week at which it looks, where its name says one.
    pub week: Option<u32>,
    of_run: OfRun,
    scatter: bool,
}

/// The value of one run; `None` where it has none.
type OfRun = Box<dyn Fn(&Trajectory, Asked) -> Option<f64> + Sync>;

/// What a reading depends on beside the run.
#[derive(Debug, Clone, Copy)]
struct Asked {
    /// How many weeks a milestone has to be held.
    held: u32,
    /// The last week in which anything is done, where all ends before the run, and how long after it is looked.
    withdrawn: Option<(u32, u32)>,
}

/// The measure of a name, `None` where nothing is called so.
///
/// A share of all people (`owned`, `aware_at_week_26`), `weeks_to_50`, and others that have a line below. With
/// `last_` before it, it is read from the last behaviour of the scenario; with `_scatter` behind it, it is how
/// far each run lies from the run in the middle (Brown & Forsythe 1974): how much luck decides.
pub fn reading(name: &str) -> Option<Reading> {
    if let Some(name) = name.strip_suffix("_scatter") {
        return Some(Reading { scatter: true, ..reading(name)? });
    }
    if let Some(name) = name.strip_prefix("last_") {
        let Reading { of_run, .. } = reading(name)?;
        let of_last = move |run: &Trajectory, asked| of_run(run.others.last().unwrap_or(run), asked);
        return Some(Reading { of_run: Box::new(of_last), ..reading(name)? });
    }
    let (unit, of_run) = of_run(name)?;
    let week = share(name).and_then(|(_, week)| week);
    Some(Reading { unit, week, of_run, scatter: false })
}

impl Reading {
    /// A value a run; `None` where a run has none.
    pub fn of(&self, arm: &Arm, scenario: &Scenario) -> Vec<Option<f64>> {
        let measure = &scenario.file.measure;
        let last = arm.strategy.withdrawn(scenario.file.weeks);
        let withdrawn = last.map(|last| (last, measure.persistence_after_weeks));
        let asked = Asked { held: measure.held_weeks, withdrawn };
        let values: Vec<Option<f64>> = arm.ensemble.runs.iter().map(|run| (self.of_run)(run, asked)).collect();
        if self.scatter { scattered(&values) } else { values }
    }
}

/// The share of people that a name stands for, and the week where it names one.
fn share(name: &str) -> Option<(Measure, Option<u32>)> {
    Measure::with_week(name).filter(|(measure, _)| *measure != Measure::Payoff)
}

/// Every measure by its name: its unit, and how it is read from a run.
fn of_run(name: &str) -> Option<(&'static str, OfRun)> {
    if let Some(level) = name.strip_prefix("weeks_to_") {
        let level = level.parse::<f64>().ok().filter(|level| (0.0..=100.0).contains(level))?;
        return Some(("weeks", Box::new(move |run, asked: Asked| weeks_to(level / 100.0, run, asked.held))));
    }
    if let Some((measure, week)) = share(name) {
        let at = move |run: &Trajectory| week.unwrap_or(run.weeks());
        return Some(("%", Box::new(move |run, _| Some(100.0 * run.share(measure, at(run))))));
    }
    Some(match name {
        "person_days" => ("person-days", Box::new(|run, _| Some(run.person_days))),
        "owned_per_100_days" => ("people", Box::new(|run, _| Some(per_100_days(run, Measure::Owned)))),
        "aligned_per_100_days" => ("people", Box::new(|run, _| Some(per_100_days(run, Measure::Aligned)))),
        "owned_among_adopters" => ("%", Box::new(|run, _| among(run, Measure::Owned, Measure::Adoption))),
        "lead_over_front_line" => ("points", Box::new(|run, _| Some(lead_over_front_line(run)))),
        "peer_share" => ("% of adoptions", Box::new(|run, _| Some(100.0 * run.peer_share()?))),
        "joiners_owned" => ("%", Box::new(|run, _| Some(100.0 * run.joiners.share()?))),
        "persistence" => ("%", Box::new(|run, asked| persistence(run, asked.withdrawn?))),
        "perceived_support" => ("0 to 1", Box::new(|run, _| Some(run.leading.last()?.perceived_support))),
        "site_gap" => ("points", Box::new(|run, _| site_gap(run))),
        "dli" => ("0 to 1", Box::new(|run, _| Some(run.control.as_ref()?.dli))),
        "days_to_decide" => ("days", Box::new(|run, _| Some(run.control.as_ref()?.days_to_decide))),
        "process_control" => ("0 to 1", Box::new(|run, _| Some(run.control.as_ref()?.process_control))),
        "total_control" => ("0 to 1", Box::new(|run, _| Some(run.control.as_ref()?.by_layer.iter().sum()))),
        "payoff" => ("0 to 1", Box::new(|run, _| Some(run.payoffs.last()?.mean))),
        "drift" => ("deviation", Box::new(|run, _| Some(run.adopted.last()?.drift))),
        "r_1_to_2" => ("further adopters per adopter", Box::new(|run, _| run.passing.reproduction().get(1).copied())),
        "mean_depth" => ("steps", Box::new(|run, _| mean_depth(&run.passing))),
        "structural_virality" => ("steps", Box::new(|run, _| Some(run.passing.structural_virality))),
        "effective_contributors" => ("people", Box::new(|run, _| Some(run.passing.effective_contributors))),
        "emergent_leaders_per_100_people" => ("people", Box::new(|run, _| Some(run.emergent_leaders_per_100_people()))),
        _ => return None,
    })
}

/// The week in which adoption reaches a level and holds it. A run that never does counts as the week after
/// the last: left out, it would flatter the slower way.
fn weeks_to(level: f64, run: &Trajectory, held: u32) -> Option<f64> {
    Some(f64::from(run.week_reaching(level, held).unwrap_or(run.weeks() + 1)))
}

/// People counted in the end, for each 100 person-days spent; nothing spent, none.
fn per_100_days(run: &Trajectory, measure: Measure) -> f64 {
    let people = f64::from(run.count(measure, run.weeks()));
    if run.person_days > 0.0 { 100.0 * people / run.person_days } else { 0.0 }
}

/// What part of those whom one measure counts in the end another counts; `None` without any.
fn among(run: &Trajectory, part: Measure, whole: Measure) -> Option<f64> {
    let [part, whole] = [part, whole].map(|measure| f64::from(run.count(measure, run.weeks())));
    (whole > 0.0).then(|| 100.0 * part / whole)
}

/// Adoption among all above the front line less adoption in it, in the end.
fn lead_over_front_line(run: &Trajectory) -> f64 {
    let adopters = run.adopters_by_layer(run.weeks());
    let (Some((front, above)), Some((front_size, above_sizes))) = (adopters.split_last(), run.layer_sizes.split_last())
    else {
        return 0.0;
    };
    let share = |part: u32, whole: u32| if whole > 0 { 100.0 * f64::from(part) / f64::from(whole) } else { 0.0 };
    share(above.iter().sum(), above_sizes.iter().sum()) - share(*front, *front_size)
}

/// What is left so many weeks after the last week in which anything was done, of those who owned it then.
fn persistence(run: &Trajectory, (last, after): (u32, u32)) -> Option<f64> {
    Some(100.0 * kept(run, last, (last + after).min(run.weeks()))?)
}

/// By how much owned adoption differs in the end between the site with the most and that with the least.
fn site_gap(run: &Trajectory) -> Option<f64> {
    let shares = run.sites.iter().filter(|(_, people)| *people > 0);
    let shares: Vec<f64> = shares.map(|&(owners, people)| 100.0 * f64::from(owners) / f64::from(people)).collect();
    let (least, most) =
        shares.iter().fold((f64::INFINITY, 0.0f64), |(least, most), &share| (share.min(least), share.max(most)));
    (!shares.is_empty()).then_some(most - least)
}

/// How many steps those who followed somebody are from one who followed nobody, in the mean.
fn mean_depth(passing: &Passing) -> Option<f64> {
    let followed = || passing.generations.iter().enumerate().skip(1);
    let people: f64 = followed().map(|(_, &count)| f64::from(count)).sum();
    let steps: f64 = followed().map(|(step, &count)| step as f64 * f64::from(count)).sum();
    (people > 0.0).then(|| steps / people)
}

/// How far each value lies from the one in the middle.
fn scattered(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut sorted: Vec<f64> = values.iter().flatten().copied().collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let middle = quantile(&sorted, 0.5);
    values.iter().map(|value| value.map(|value| (value - middle).abs())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::behaviour::Stage;

    #[test]
    fn measures_are_found_by_name() {
        for (name, unit) in [
            ("owned", "%"),
            ("adoption_at_week_26", "%"),
            ("lapsed", "%"),
            ("hijacked", "%"),
            ("weeks_to_50", "weeks"),
            ("last_weeks_to_50", "weeks"),
            ("owned_at_week_4_scatter", "%"),
            ("person_days", "person-days"),
            ("lead_over_front_line", "points"),
        ] {
            assert_eq!(reading(name).map(|reading| reading.unit), Some(unit), "{name}");
        }
        let weeks = ["owned", "owned_at_week_4", "last_aware_at_week_9_scatter", "weeks_to_50"];
        assert_eq!(weeks.map(|name| reading(name).and_then(|reading| reading.week)), [None, Some(4), Some(9), None]);
        for nothing in ["owend", "weeks_to_", "weeks_to_120", "owned_at_week_x", "last_", "_scatter", ""] {
            assert!(reading(nothing).is_none(), "{nothing}");
        }
    }

    fn value(name: &str, run: &Trajectory) -> Option<f64> {
        (reading(name).expect("a measure").of_run)(run, Asked { held: 1, withdrawn: None })
    }

    /// Fifteen people in three layers, five of whom practise.
    fn five() -> Trajectory {
        let mut run = Trajectory::new(vec![1, 4, 10], 0);
        let mut stages = [0; Stage::ALL.len()];
        (stages[Stage::Unaware as usize], stages[Stage::Practising as usize]) = (10, 5);
        run.record(stages, &[1, 2, 2]);
        run
    }

    #[test]
    fn the_gap_between_layers_is_above_the_front_line_less_the_front_line() {
        assert!((value("lead_over_front_line", &five()).unwrap() - 40.0).abs() < 1e-9);
    }

    #[test]
    fn a_level_that_is_never_reached_counts_as_the_week_after_the_last() {
        assert_eq!(value("weeks_to_30", &five()), Some(0.0));
        assert_eq!(value("weeks_to_50", &five()), Some(1.0));
    }

    #[test]
    fn the_last_behaviour_is_the_only_one_where_there_is_one() {
        let mut run = five();
        assert_eq!(value("last_owned", &run), value("owned", &run));
        run.others = vec![Trajectory::new(vec![15], 0)];
        run.others[0].record([0; Stage::ALL.len()], &[0]);
        assert_eq!(value("last_owned", &run), Some(0.0));
    }

    #[test]
    fn depth_is_counted_among_those_who_followed() {
        let passing = |generations: &[u32]| Passing { generations: generations.to_vec(), ..Passing::default() };
        assert_eq!(mean_depth(&passing(&[10, 3, 1])), Some(1.25));
        assert_eq!(mean_depth(&passing(&[10])), None);
    }

    #[test]
    fn scatter_is_the_distance_from_the_middle() {
        assert_eq!(scattered(&[Some(1.0), None, Some(5.0), Some(3.0)]), [Some(2.0), None, Some(2.0), Some(0.0)]);
    }
}
