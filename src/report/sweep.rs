//! A sweep with what there is to say of it.

use super::flips::{self, Flipping};
use super::words::{band, number, percent, value};
use super::{About, sensitivity};
use crate::experiment::{
    Crossed, Design, Effects, FAILED, Flips, NO_CLEAR, Point, PointOutcome, Points, Spread, Sweep, Until,
};
use crate::scenario::NO_PROGRAMME;
use crate::scenario::file::Compare;
use std::cmp::Reverse;

/// A sweep with the names of its strategies, in the order in which they turn up.
#[derive(Debug, Clone)]
pub struct Grid {
    /// What was varied, and what came of it.
    pub sweep: Sweep,
    /// The strategies of all points.
    pub strategies: Vec<String>,
    /// What each key does to each strategy, where the design tells.
    pub effects: Vec<Effects>,
    /// Where the answer flips, where the design looks for that.
    pub flipping: Option<Flipping>,
    /// Where it flips along each key alone, where points tell that were not run for it.
    pub along: Vec<Flips>,
    /// Where it turns along the lines of a grid through the scenario's own values.
    pub crossed: Option<Crossed>,
    /// How sure points were to be, where runs were added.
    pub until: Option<Until>,
}

impl Grid {
    /// A finished sweep of a scenario with this seed.
    pub fn of(sweep: Sweep, seed: u64) -> Grid {
        let strategies = strategies_of(&sweep);
        Grid {
            effects: sweep.effects(seed),
            sweep,
            strategies,
            flipping: None,
            along: Vec::new(),
            crossed: None,
            until: None,
        }
    }

    /// The keys that are varied.
    pub(super) fn keys(&self) -> Vec<String> {
        self.sweep.axes.iter().map(|axis| axis.key.clone()).collect()
    }

    /// The same of points that were asked for, with where the answer flips.
    pub fn asked(asked: &Points, points: Vec<Point>) -> Grid {
        let sweep = Sweep { axes: asked.axes.clone(), design: asked.design.clone(), points };
        let found = asked.flips(&sweep);
        let refines = asked.design.refines();
        let (keys, along) = if refines { (found, Vec::new()) } else { (Vec::new(), found) };
        let flipping = refines.then(|| Flipping {
            design: asked.design.clone(),
            keys,
            map: asked.flip_map(&sweep),
            scaled: asked.file.budget.compare != Compare::AsWritten,
            strategies: strategies_of(&sweep),
            names: asked.axes.iter().map(|axis| axis.key.clone()).collect(),
        });
        let crossed = asked.crossed(&sweep);
        Grid { flipping, along, crossed, until: asked.until, ..Grid::of(sweep, asked.file.seed) }
    }

    /// Owned adoption of a strategy at a point, where it was run there.
    pub fn owned(&self, point: &Point, strategy: &str) -> Option<Spread> {
        point.strategies().iter().find(|one| one.name == strategy).map(|one| one.owned)
    }

    /// How many points could not be run.
    pub fn failed(&self) -> usize {
        self.sweep.points.iter().filter(|point| matches!(point.outcome, PointOutcome::Failed { .. })).count()
    }

    /// How many people there are; `None` where that varies.
    pub fn people(&self) -> Option<u32> {
        let people = self.sweep.points.iter().filter_map(|point| match point.outcome {
            PointOutcome::Done { people, .. } => Some(people),
            PointOutcome::Failed { .. } => None,
        });
        let people: Vec<u32> = people.collect();
        people.first().copied().filter(|&first| people.iter().all(|&other| other == first))
    }

    /// The fewest and the most runs of a point; `None` where none was run.
    pub fn runs(&self) -> Option<(u32, u32)> {
        let runs = self.sweep.points.iter().filter_map(|point| match point.outcome {
            PointOutcome::Done { runs, .. } => Some((runs, runs)),
            PointOutcome::Failed { .. } => None,
        });
        runs.reduce(|(fewest, most), (runs, _)| (fewest.min(runs), most.max(runs)))
    }

    /// For a strategy, the points with the least and with the most owned adoption, with its median.
    pub fn extremes(&self, strategy: &str) -> Option<[(&Point, f64); 2]> {
        let at = |point| Some((point, self.owned(point, strategy)?.median));
        let mut all = self.sweep.points.iter().filter_map(at);
        let first = all.next()?;
        Some(all.fold([first, first], |[least, most], one| {
            [if one.1 < least.1 { one } else { least }, if one.1 > most.1 { one } else { most }]
        }))
    }

    /// The finding in a sentence: the strategy on which the varied keys tell most.
    pub fn headline(&self, about: &About) -> String {
        let failed = match self.failed() {
            0 => String::new(),
            failed => format!("; {failed} of {} points could not be run", self.sweep.points.len()),
        };
        self.finding(about) + &failed
    }

    fn finding(&self, about: &About) -> String {
        if let Some(found) = &self.flipping {
            return flips::headline(found);
        }
        if !self.effects.is_empty() {
            return sensitivity::headline(about, &self.effects);
        }
        if self.compares() {
            return self.standing();
        }
        self.range(about)
    }

    /// How far the keys move the strategy that they move most, beside a finding that is about who is ahead; `None` where
    /// the finding says it, or points lie anywhere.
    pub fn moved(&self, about: &About) -> Option<String> {
        let told = self.flipping.is_none() && self.effects.is_empty() && self.compares() && !self.is_scattered();
        told.then(|| self.range(about))
    }

    /// Between which levels the strategy lies that the keys move most.
    fn range(&self, about: &About) -> String {
        let range = |[least, most]: &[(&Point, f64); 2]| most.1 - least.1;
        let ranges = self.strategies.iter().filter_map(|name| Some((name, self.extremes(name)?)));
        let widest = ranges.reduce(|one, other| if range(&other.1) > range(&one.1) { other } else { one });
        let Some((name, ends)) = widest else { return "Nothing was run".into() };
        let keys: Vec<&str> = self.sweep.axes.iter().map(|axis| axis.key.as_str()).collect();
        if range(&ends) < about.margin.max(f64::MIN_POSITIVE) {
            let level = percent(ends[0].1);
            if self.sweep.points.len() == self.failed() + 1 {
                return format!("Owned adoption with “{name}” is {level} at the only point that was run");
            }
            return format!(
                "Owned adoption with “{name}” stays at {level}, whatever the value of {}",
                keys.join(" and ")
            );
        }
        self.between(name).expect("it has a least and a most")
    }

    /// Whether points lie anywhere, so that none lies along a key.
    fn is_scattered(&self) -> bool {
        matches!(self.sweep.design, Design::List(_) | Design::LatinHypercube(_) | Design::Sobol(_))
    }

    /// Whether there is somebody to compare: two strategies that do something, or one beside another where points lie
    /// anywhere.
    fn compares(&self) -> bool {
        let idle = self.strategies.iter().filter(|name| *name == NO_PROGRAMME).count();
        self.strategies.len() > if self.is_scattered() { 1 } else { 1 + idle }
    }

    /// At how many of the points that could be run each strategy is clearly ahead, the one that most often is first.
    fn standing(&self) -> String {
        let run: Vec<String> = self.sweep.points.iter().map(Point::winner).filter(|winner| winner != FAILED).collect();
        let at = |label: &str| run.iter().filter(|winner| *winner == label).count();
        let mut ahead: Vec<(&String, usize)> =
            self.strategies.iter().map(|name| (name, at(name))).filter(|(_, points)| *points > 0).collect();
        ahead.sort_by_key(|&(_, points)| Reverse(points));
        let all = run.len();
        let open = match at(NO_CLEAR) {
            0 => String::new(),
            open => format!("; no difference is clear at {open}"),
        };
        match ahead.as_slice() {
            [] if all == 0 => "Nothing was run".into(),
            [] => "No strategy is clearly ahead at any point".into(),
            [(first, points), others @ ..] => {
                let others: Vec<String> =
                    others.iter().map(|(name, points)| format!(", “{name}” at {points}")).collect();
                format!("“{first}” is clearly ahead at {points} of {all} points{}{open}", others.concat())
            }
        }
    }

    /// A key as it is shown: its end, unless that could be another one, or a strategy's own.
    pub fn shown<'a>(&self, key: &'a str) -> &'a str {
        let alike = self.sweep.axes.iter().filter(|axis| short(&axis.key) == short(key)).count();
        if alike > 1 || key.starts_with("strategy.") { key } else { short(key) }
    }

    /// How many points are less sure than they were to be, where runs were added.
    pub fn unsure(&self) -> usize {
        let Some(until) = self.until else { return 0 };
        let unsure = |point: &&Point| match point.outcome {
            PointOutcome::Done { half_width, .. } => {
                half_width.is_none_or(|half| 100.0 * half >= until.half_width_points)
            }
            PointOutcome::Failed { .. } => false,
        };
        self.sweep.points.iter().filter(unsure).count()
    }

    /// Between which levels a strategy's owned adoption lies, and where.
    pub(super) fn between(&self, name: &str) -> Option<String> {
        let extremes = self.extremes(name)?;
        if extremes[0].1 == extremes[1].1 {
            return Some(format!("Owned adoption with “{name}” is {} at every point", percent(extremes[0].1)));
        }
        let [least, most] = extremes.map(|(point, level)| format!("{} ({})", percent(level), self.told(point)));
        Some(format!("Owned adoption with “{name}” lies between {least} and {most}"))
    }

    /// The values of a point in a line: "people = 5, weeks = 52".
    pub(super) fn told(&self, point: &Point) -> String {
        let pairs = self.sweep.axes.iter().zip(&point.values);
        let pairs = pairs.map(|(axis, given)| format!("{} = {}", self.shown(&axis.key), value(given)));
        pairs.map(|pair| pair.replace(' ', "\u{a0}")).collect::<Vec<_>>().join(", ")
    }
}

/// The strategies of all points, in the order in which they turn up.
fn strategies_of(sweep: &Sweep) -> Vec<String> {
    let mut strategies: Vec<String> = Vec::new();
    for strategy in sweep.points.iter().flat_map(Point::strategies) {
        if !strategies.contains(&strategy.name) {
            strategies.push(strategy.name.clone());
        }
    }
    strategies
}

/// The end of a dotted key, which tells most: `champions.people` of `strategy.Both.champions.people`.
pub(super) fn short(key: &str) -> &str {
    let dots: Vec<usize> = key.match_indices('.').map(|(at, _)| at).collect();
    match dots.as_slice() {
        [.., last, _] => &key[last + 1..],
        _ => key,
    }
}

/// A share and the band of nine runs in ten: "62 % (55–69)".
pub(super) fn with_band(spread: &Spread, middle: f64) -> String {
    format!("{} ({})", percent(middle), band(spread.nine_in_ten).trim_end_matches('%').trim_end())
}

/// The median week of a level and whether all runs reach it: "34", "34*", "never".
pub(super) fn week(runs: usize, all: usize, median: Option<f64>, unreached: &str) -> String {
    match median {
        None => unreached.into(),
        Some(median) if runs == all => number(median),
        Some(median) => format!("{}*", number(median)),
    }
}

#[cfg(test)]
pub(in crate::report) mod tests {
    use super::*;
    use crate::experiment::PointStrategy;
    use crate::report::example;
    use crate::scenario::file::{Axis, Value};

    /// Two strategies over the values of some keys, owned adoption rising from point to point.
    pub(in crate::report) fn example(axes: &[(&str, &[f64])]) -> (About, Grid) {
        let numbers = |values: &[f64]| values.iter().map(|value| Value::Number(*value)).collect();
        let axis =
            |(key, values): &(&str, &[f64])| Axis { key: (*key).into(), values: numbers(values), ..Axis::default() };
        let axes: Vec<Axis> = axes.iter().map(axis).collect();
        let strategy = |name: &str, level: f64| PointStrategy {
            name: name.into(),
            owned: Spread::of(vec![level]),
            deviation: 0.0,
            aligned: Spread::of(vec![level]),
            adoption: Spread::of(vec![level]),
            tipped: None,
            person_days: 3.0,
            milestones: vec![(0.5, 0, None)],
        };
        let point = |(place, values): (u32, Vec<Value>)| Point {
            number: place,
            values,
            outcome: PointOutcome::Done {
                people: 500,
                runs: 1,
                half_width: None,
                winner: (place > 0).then(|| "=Both".into()),
                drawn: Vec::new(),
                strategies: vec![strategy("No programme", 0.02), strategy("=Both", 0.1 * f64::from(place))],
            },
        };
        let every = axes.iter().fold(vec![Vec::new()], |points: Vec<Vec<Value>>, axis| {
            let with = |point: &Vec<Value>, value: &Value| [point.as_slice(), std::slice::from_ref(value)].concat();
            points
                .iter()
                .flat_map(|point| axis.values.iter().map(|value| with(point, value)).collect::<Vec<_>>())
                .collect()
        });
        let points = (0..).zip(every).map(point).collect();
        (example::four_strategies(1, 104).0, Grid::of(Sweep { axes, design: Design::Grid, points }, 1))
    }

    #[test]
    fn the_headline_is_about_the_strategy_that_changes_most() {
        let (about, mut grid) = example(&[("champions.people", &[5.0, 10.0, 20.0])]);
        let headline = grid.headline(&about).replace('\u{a0}', " ");
        let wanted =
            "Owned adoption with “=Both” lies between 0 % (champions.people = 5) and 20 % (champions.people = 20)";
        assert_eq!(headline, wanted);
        grid.strategies.pop();
        assert!(grid.headline(&about).contains("stays at 2.0"));
        grid.strategies.clear();
        assert_eq!(grid.headline(&about), "Nothing was run");
    }

    #[test]
    fn of_two_that_do_something_it_is_said_who_is_ahead_and_then_what_the_keys_move() {
        let (about, mut grid) = example(&[("champions.people", &[5.0, 10.0, 20.0])]);
        assert_eq!(grid.moved(&about), None);
        grid.strategies[0] = "Announce".into();
        assert_eq!(grid.headline(&about), "“=Both” is clearly ahead at 2 of 3 points; no difference is clear at 1");
        assert!(grid.moved(&about).unwrap().starts_with("Owned adoption with “=Both” lies between 0"));
    }

    #[test]
    fn of_scattered_points_it_is_said_how_often_who_is_ahead() {
        let (about, mut grid) = example(&[("champions.people", &[5.0, 10.0, 20.0])]);
        grid.sweep.design = Design::LatinHypercube(3);
        assert_eq!(grid.headline(&about), "“=Both” is clearly ahead at 2 of 3 points; no difference is clear at 1");
        grid.sweep.points.truncate(1);
        assert_eq!(grid.headline(&about), "No strategy is clearly ahead at any point");
        grid.sweep.points.clear();
        assert_eq!(grid.headline(&about), "Nothing was run");
    }
}
