//! The tables of a sweep: every reading of every point, and what became of each point.

use super::csv::Table;
use super::sweep::Grid;
use crate::experiment::{PointOutcome, PointStrategy};
use crate::scenario::file::Value;

/// `sweep.csv`: a column for each varied key, then strategy, measure, statistic, value.
pub fn csv(grid: &Grid) -> Vec<u8> {
    let keys = grid.sweep.axes.iter().map(|axis| axis.key.clone());
    let mut table = Table::new(keys.chain(["strategy", "measure", "statistic", "value"].map(String::from)).collect());
    for point in &grid.sweep.points {
        let values: Vec<String> = point.values.iter().map(Value::to_string).collect();
        for strategy in point.strategies() {
            for (measure, statistic, value) in readings(strategy) {
                let cells = [strategy.name.clone(), measure, statistic.into(), value];
                table.row(values.iter().cloned().chain(cells).collect());
            }
        }
    }
    table.bytes()
}

/// `points.csv`: a row a point, with what became of it, who is ahead, and the command that runs it alone.
pub fn points_csv(grid: &Grid) -> Vec<u8> {
    let axes = &grid.sweep.axes;
    let keys = axes.iter().map(|axis| axis.key.clone());
    let rest = ["state", "winner", "people", "runs", "half_width", "reason", "command"].map(String::from);
    let mut table = Table::new(std::iter::once("point".into()).chain(keys).chain(rest).collect());
    for point in &grid.sweep.points {
        let values = point.values.iter().map(ToString::to_string);
        let sets =
            axes.iter().zip(&point.values).map(|(axis, value)| quoted(&format!("{}={}", axis.key, value.written())));
        let sets: Vec<String> = sets.map(|set| format!(" --set {set}")).collect();
        // Where runs were added, the command says how many there are.
        let runs = match point.outcome {
            PointOutcome::Done { runs, .. } if grid.until.is_some() => format!(" --runs {runs}"),
            _ => String::new(),
        };
        let command = format!("groundswell run scenario.toml{}{runs}", sets.concat());
        let rest = match &point.outcome {
            PointOutcome::Done { people, runs, half_width, .. } => {
                let half = half_width.map_or_else(String::new, |half| half.to_string());
                let winner = point.winner();
                ["done".into(), winner, people.to_string(), runs.to_string(), half, String::new(), command]
            }
            PointOutcome::Failed { reason } => {
                let none = String::new;
                ["failed".into(), none(), none(), none(), none(), reason.clone(), command]
            }
        };
        table.row(std::iter::once(point.number.to_string()).chain(values).chain(rest).collect());
    }
    table.bytes()
}

/// An argument as a shell takes it.
fn quoted(argument: &str) -> String {
    format!("'{}'", argument.replace('\'', "'\\''"))
}

fn readings(strategy: &PointStrategy) -> Vec<(String, &'static str, String)> {
    let mut readings = Vec::new();
    for (measure, spread) in
        [("owned", &strategy.owned), ("aligned", &strategy.aligned), ("adoption", &strategy.adoption)]
    {
        readings.extend(spread.statistics().map(|(statistic, value)| (measure.into(), statistic, value.to_string())));
    }
    for (level, runs, median) in &strategy.milestones {
        let measure = format!("weeks_to_{}", super::words::level(*level));
        readings.push((measure.clone(), "runs_reaching", runs.to_string()));
        readings.push((measure, "median", median.map_or_else(String::new, |week| week.to_string())));
    }
    readings.extend(strategy.tipped.map(|runs| ("tipped".into(), "runs", runs.to_string())));
    readings.push(("person_days".into(), "mean", strategy.person_days.to_string()));
    readings
}

#[cfg(test)]
mod tests {
    use super::super::sweep::tests::example;
    use super::*;

    #[test]
    fn the_table_is_tidy() {
        let (_, grid) = example(&[("champions.people", &[5.0, 10.0]), ("weeks", &[1.5])]);
        let table = String::from_utf8(csv(&grid)).unwrap();
        assert!(table.starts_with(
            "champions.people,weeks,strategy,measure,statistic,value\n5,1.5,No programme,owned,mean,0.02\n"
        ));
        assert!(table.contains("\n10,1.5,'=Both,weeks_to_50,median,\n"), "{table}");
    }

    #[test]
    fn every_point_has_the_command_that_runs_it_and_its_reason_if_it_cannot_be_run() {
        let (_, mut grid) = example(&[("strategy.It's.weeks", &[5.0, 10.0])]);
        grid.sweep.points[0].outcome = PointOutcome::Failed { reason: "=x, y".into() };
        let table = String::from_utf8(points_csv(&grid)).unwrap();
        let wanted = "point,strategy.It's.weeks,state,winner,people,runs,half_width,reason,command\n\
                      0,5,failed,,,,,\"'=x, y\",groundswell run scenario.toml --set 'strategy.It'\\''s.weeks=5.0'\n\
                      1,10,done,'=Both,500,1,,,groundswell run scenario.toml --set 'strategy.It'\\''s.weeks=10.0'\n";
        assert_eq!(table, wanted);
        assert_eq!((grid.failed(), grid.people()), (1, Some(500)));
    }
}
