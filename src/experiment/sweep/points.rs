//! The points of a sweep: a scenario each, read when it is asked for.

use super::design::{Design, Placed};
use super::refine::Looks;
use super::refused::{MOST_POINTS, MOST_RUNS, PointsError, check};
use super::until::Until;
use crate::scenario::file::{Axis, Value};
use crate::scenario::{File, Input, Scenario, ScenarioError, read, resolved_toml};
use std::path::{Path, PathBuf};

/// How many points are tried before a sweep of which none can be run is called mistaken.
const TRIED: u32 = 20;

/// Everything that a sweep runs.
#[derive(Debug, Clone)]
pub struct Points {
    /// The scenario without any point's values.
    pub file: File,
    /// What is varied.
    pub axes: Vec<Axis>,
    /// Which points there are.
    pub design: Design,
    /// How sure each is to be, where runs are added.
    pub until: Option<Until>,
    /// How much is looked at, where points hang on others.
    pub looks: Looks,
    text: Vec<u8>,
    name: String,
    folder: PathBuf,
    sets: Vec<(String, String)>,
    placed: Placed,
    lengths: Vec<usize>,
    /// For each axis, the keys that change it in every strategy; none where it is just its own.
    shared: Vec<Vec<String>>,
    /// The scenario itself, where it names tables: all points share them.
    base: Option<Scenario>,
}

impl Points {
    /// The points that a file and its settings vary, by a design.
    pub fn read(
        bytes: &[u8],
        name: &str,
        folder: &Path,
        sets: &[(String, String)],
        design: Design,
        until: Option<Until>,
    ) -> Result<Points, PointsError> {
        let mistaken = |error| PointsError::Scenario(Box::new(error));
        let file = read(bytes, name, sets).map_err(mistaken)?;
        check(&file, &design)?;
        let axes = file.sweep.clone();
        let own = |key: &str| file.value_of(key);
        let placed = Placed::new(&axes, &design, file.seed, own).map_err(|key| PointsError::NoOwnValue { key })?;
        let points = placed.count();
        if points > MOST_POINTS {
            return Err(PointsError::TooMany { points, runs: points * f64::from(file.runs) });
        }
        let reads = file.organisation.people_file.is_some() || file.network.ties_file.is_some();
        let base = reads.then(|| Scenario::read(bytes, name, folder, sets)).transpose().map_err(mistaken)?;
        let (text, name, folder, sets) = (bytes.to_vec(), name.to_owned(), folder.to_path_buf(), sets.to_vec());
        let (lengths, looks) = (placed.lengths(), Looks::default());
        let shared = axes.iter().map(|axis| file.sharing(&axis.key)).collect();
        let points =
            Points { file, axes, design, until, looks, text, name, folder, sets, placed, lengths, shared, base };
        points.within_bounds()?.some_can_be_run()
    }

    /// How many values each key has.
    pub(super) fn lengths(&self) -> &[usize] {
        &self.lengths
    }

    /// Whether the values of a key have an order: all are numbers.
    pub(super) fn has_order(&self, axis: usize) -> bool {
        self.placed.has_order(axis)
    }

    /// What is laid over the scenario at every point.
    pub(super) fn sets(&self) -> &[(String, String)] {
        &self.sets
    }

    /// The same points without one of the settings that are laid over the scenario; `None` where it takes that one.
    pub(super) fn without_setting(&self, setting: usize) -> Option<Points> {
        let sets = [&self.sets[..setting], &self.sets[setting + 1..]].concat();
        let file = read(&self.text, &self.name, &sets).ok()?;
        Some(Points { file, sets, ..self.clone() })
    }

    /// The place of the scenario's own value among those of a key, where points go out from it.
    pub(super) fn own_place(&self, axis: usize) -> Option<usize> {
        self.placed.own_place(axis)
    }

    /// The first of the points along a key in designs in which each is changed alone.
    pub(super) fn first_along(&self, axis: usize) -> u32 {
        1 + self.lengths[..axis].iter().sum::<usize>() as u32
    }

    /// How many points there are, at most where some hang on others.
    pub fn count(&self) -> u32 {
        self.placed.count() as u32
    }

    /// The values of a point, one an axis.
    pub fn values(&self, point: u32) -> Vec<Value> {
        self.placed.values(point)
    }

    /// The scenario of a point.
    pub fn scenario(&self, point: u32) -> Result<Scenario, ScenarioError> {
        let values = self.values(point);
        match self.placed.changed(point) {
            Some(changed) => self.with(changed.map(|axis| (axis, &values[axis]))),
            None => self.scenario_with(&values),
        }
    }

    /// The scenario with these values, one an axis.
    pub(in crate::experiment) fn scenario_with(&self, values: &[Value]) -> Result<Scenario, ScenarioError> {
        self.with(values.iter().enumerate())
    }

    /// The scenario with other values of some axes. What all strategies share is changed in each of them: where a strategy
    /// has it written, the file's own would not change it. What is varied of one strategy alone comes last, and stands.
    pub(super) fn with<'a>(&self, values: impl Iterator<Item = (usize, &'a Value)>) -> Result<Scenario, ScenarioError> {
        let mut plain = Vec::new();
        let (mut each, mut alone) = (Vec::new(), Vec::new());
        for (axis, value) in values {
            let (key, value) = (&self.axes[axis].key, value.written());
            plain.push((key.clone(), value.clone()));
            match self.shared[axis].as_slice() {
                [] => alone.push((key.clone(), value)),
                keys => each.extend(keys.iter().map(|key| (key.clone(), value.clone()))),
            }
        }
        each.extend(alone);
        let stands = |set: &&(String, String)| !plain.iter().any(|(key, _)| *key == set.0);
        let before: Vec<(String, String)> = self.sets.iter().filter(stands).cloned().collect();
        let read = |settings: &[(String, String)]| {
            let sets = [before.as_slice(), settings].concat();
            Scenario::read_beside(self.base.as_slice(), &self.text, &self.name, &self.folder, &sets)
        };
        // What is wrong is told of the keys as they were given.
        read(&each).or_else(|error| if each == plain { Err(error) } else { read(&plain) })
    }

    /// How many runs a point has.
    pub fn runs_of(&self, point: u32) -> u64 {
        let varied = self.axes.iter().position(|axis| axis.key == "runs");
        let runs = varied.and_then(|place| self.values(point)[place].number());
        runs.map_or(u64::from(self.file.runs), |runs| runs as u64)
    }

    /// How many runs there are in all.
    pub fn runs(&self) -> u64 {
        match self.axes.iter().any(|axis| axis.key == "runs") {
            true => (0..self.count()).map(|point| self.runs_of(point)).sum(),
            false => u64::from(self.count()) * u64::from(self.file.runs),
        }
    }

    /// The tables that all points read.
    pub fn inputs(&self) -> &[Input] {
        let data = self.base.as_ref().and_then(|base| base.data.as_ref());
        data.map_or(&[], |data| &data.inputs)
    }

    /// What tells this sweep from any other: the scenario with every default spelled out (but how charts are drawn),
    /// its tables, and which points there are.
    pub fn identity(&self) -> String {
        let design = serde_json::to_string(&self.design).expect("a design can be written");
        let file = File { chart: File::default().chart, ..self.file.clone() };
        let tables: Vec<&str> = self.inputs().iter().map(|input| input.sha256.as_str()).collect();
        let until = self.until.map_or_else(String::new, |until| until.half_width_points.to_string());
        format!("{}\n# {design} {until}\n# {}\n", resolved_toml(&file), tables.join(" "))
    }

    /// Points in an order in which those that share their organisations are neighbours.
    pub(super) fn in_order(&self, numbers: &[u32]) -> Vec<u32> {
        let touches = |axis: &Axis| {
            let table = axis.key.split('.').next().unwrap_or_default();
            matches!(table, "organisation" | "network" | "seed" | "runs")
        };
        let touching: Vec<usize> = (0..self.axes.len()).filter(|&place| touches(&self.axes[place])).collect();
        let mut numbers = numbers.to_vec();
        if !touching.is_empty() {
            let values = |point: &u32| {
                let values = self.values(*point);
                touching.iter().map(|&place| values[place].written()).collect::<Vec<_>>()
            };
            numbers.sort_by_cached_key(values);
        }
        numbers
    }

    /// The same, unless that is too many runs: each point has as many as it says itself.
    fn within_bounds(self) -> Result<Points, PointsError> {
        match self.runs() as f64 {
            runs if runs > MOST_RUNS => Err(PointsError::TooMany { points: f64::from(self.count()), runs }),
            _ => Ok(self),
        }
    }

    /// The same, unless none of some points can be run.
    fn some_can_be_run(self) -> Result<Points, PointsError> {
        let count = self.count();
        let tried = (0..TRIED.min(count))
            .map(|place| (u64::from(place) * u64::from(count) / u64::from(TRIED.min(count))) as u32);
        let mut first = None;
        for point in tried {
            match self.scenario(point) {
                Ok(_) => return Ok(self),
                Err(error) if first.is_none() => first = Some((self.told(point), error)),
                Err(_) => (),
            }
        }
        let Some((values, error)) = first else { return Err(PointsError::NothingVaried) };
        Err(PointsError::NoPoint { values, error: Box::new(error) })
    }

    /// A point's values in a line: "champions.people = 5, weeks = 52".
    pub fn told(&self, point: u32) -> String {
        let values = self.values(point);
        let pairs = self.axes.iter().zip(&values).map(|(axis, value)| format!("{} = {value}", axis.key));
        pairs.collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::STARTER;

    fn by(sweep: &str, design: Design) -> Result<Points, PointsError> {
        Points::read(STARTER.as_bytes(), "starter", Path::new(""), &[("sweep".into(), sweep.into())], design, None)
    }

    fn points(sweep: &str) -> Result<Points, PointsError> {
        by(sweep, Design::Grid)
    }

    #[test]
    fn every_point_is_read_with_its_values() {
        let points = points(r#"[{ key = "weeks", values = [4, 8] }, { key = "runs", values = [1, 2, 3] }]"#).unwrap();
        let all = (0..points.count()).map(|point| points.scenario(point).unwrap().file);
        let read: Vec<_> = all.map(|file| (file.weeks, file.runs)).collect();
        assert_eq!(read, [(4, 1), (4, 2), (4, 3), (8, 1), (8, 2), (8, 3)]);
        assert_eq!((points.runs(), points.told(1).as_str()), (12, "weeks = 4, runs = 2"));
        assert_eq!(points.in_order(&[0, 1, 2, 3, 4, 5]), [0, 3, 1, 4, 2, 5]);
    }

    #[test]
    fn what_all_strategies_share_is_varied_in_a_file_with_everything_spelled_out_too() {
        let sweep = r#"[{ key = "champions.conversations_per_week", values = [1, 4] }]"#;
        let sets = [("sweep".to_owned(), sweep.to_owned())];
        let plain = points(sweep).unwrap();
        let spelled_out = resolved_toml(&read(STARTER.as_bytes(), "starter", &[]).unwrap());
        let whole = Points::read(spelled_out.as_bytes(), "starter", Path::new(""), &sets, Design::Grid, None).unwrap();
        for point in 0..2 {
            let [plain, whole] = [&plain, &whole].map(|points| points.scenario(point).unwrap().strategies);
            assert_eq!(plain, whole);
        }
        assert_ne!(plain.scenario(0).unwrap().strategies, plain.scenario(1).unwrap().strategies);
    }

    #[test]
    fn what_cannot_be_run_is_found_before_anything_runs() {
        assert!(matches!(points("[]"), Err(PointsError::NothingVaried)));
        let many = r#"{ key = "weeks", from = 1, to = 1001, steps = 1001 }"#;
        let seeds = many.replace("weeks", "seed");
        assert!(matches!(points(&format!("[{many}, {seeds}]")), Err(PointsError::TooMany { .. })));
        let runs = |count: usize| {
            let values: Vec<String> = (0..count).map(|less| (1_000_000 - less).to_string()).collect();
            let values = values.join(", ");
            points(&format!(r#"[{{ key = "runs", values = [{values}] }}]"#))
        };
        assert!(matches!(runs(1001), Err(PointsError::TooMany { points: 1001.0, runs: 1_000_499_500.0 })));
        assert_eq!(runs(10).unwrap().runs(), 9_999_955);
        let tables = r#"[{ key = "network.ties_file", values = ["a.csv"] }]"#;
        assert!(matches!(points(tables), Err(PointsError::VariesTable { .. })));
        let crowd = |values: &str| points(&format!(r#"[{{ key = "champions.people", values = [{values}] }}]"#));
        let Err(PointsError::NoPoint { values, .. }) = crowd("500, 600") else { panic!("500 of 400 people") };
        assert_eq!(values, "champions.people = 500");
        assert!(crowd("5, 500").unwrap().scenario(1).is_err());
    }

    #[test]
    fn a_design_takes_the_values_that_it_needs() {
        let ends = r#"[{ key = "champions.people", from = 5, to = 50 }]"#;
        assert!(matches!(points(ends), Err(PointsError::NoCount { .. })));
        let drawn = by(ends, Design::LatinHypercube(9)).unwrap();
        assert_eq!(drawn.count(), 9);
        assert!((0..9).all(|point| (5.0..=50.0).contains(&drawn.values(point)[0].number().unwrap())));
        assert!(matches!(by(ends, Design::Sobol(1 << 17)), Err(PointsError::Sobol)));
        let uneven = r#"[{ key = "weeks", values = [4, 8] }, { key = "runs", values = [1, 2, 3] }]"#;
        let Err(PointsError::Lengths { lengths }) = by(uneven, Design::Zip) else { panic!("two and three values") };
        assert_eq!(lengths, "weeks has 2, runs has 3");
    }

    #[test]
    fn a_value_that_is_there_twice_is_named() {
        for (values, named) in [("4, 8, 4.0", "4"), ("'a', 'b', 'b'", "b"), ("1, 2, 2, 1", "2")] {
            let axes = format!(r#"[{{ key = "title", values = [{values}] }}]"#);
            let key = if values.contains('a') { axes } else { axes.replace("title", "measure.margin_points") };
            for design in [Design::Grid, Design::OneAtATime, Design::LatinHypercube(3), Design::Breakpoints] {
                let Err(PointsError::ValueTwice { value, .. }) = by(&key, design) else { panic!("{values}") };
                assert_eq!(value, named);
            }
        }
        let along = r#"[{ key = "weeks", values = [4, 4] }, { key = "runs", values = [1, 2] }]"#;
        assert_eq!(by(along, Design::Zip).unwrap().count(), 2);
    }

    #[test]
    fn another_scenario_or_other_points_are_another_sweep() {
        let weeks =
            |values: &str| points(&format!(r#"[{{ key = "weeks", values = [{values}] }}]"#)).unwrap().identity();
        assert_eq!(weeks("4, 8"), weeks("4, 8"));
        assert_ne!(weeks("4, 8"), weeks("4, 9"));
        let one = r#"[{ key = "weeks", values = [4, 8] }]"#;
        assert_ne!(by(one, Design::Grid).unwrap().identity(), by(one, Design::Zip).unwrap().identity());
    }
}
