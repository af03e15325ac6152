//! The tables of a sweep: every reading of every point, and what became of each point.

use super::csv::Table;
use super::parquet::{self, Kind};
use super::sweep::Grid;
use super::{FileBytes, TableFormat};
use crate::experiment::{PointOutcome, PointStrategy};

/// The tables of all points, as CSV and in what other formats are wanted.
pub fn files(grid: &Grid, formats: &[TableFormat]) -> Vec<FileBytes> {
    use Kind::{Numbers, Wholes, Words};
    let tables = [
        ("sweep", csv(grid), &[Words, Words, Words, Numbers][..]),
        ("points", points_csv(grid), &[Words, Words, Wholes, Wholes, Numbers, Words, Words]),
    ];
    let mut files = Vec::new();
    for (name, table, kinds) in tables {
        let typed = formats.contains(&TableFormat::Parquet).then(|| {
            let kinds: Vec<Kind> = std::iter::once(Wholes).chain(of_keys(grid)).chain(kinds.iter().copied()).collect();
            FileBytes::new(format!("{name}.parquet"), parquet::of(&table, &kinds))
        });
        files.push(FileBytes::new(format!("{name}.csv"), table));
        files.extend(typed);
    }
    files
}

/// What the values of each key are: numbers where all of them are.
fn of_keys(grid: &Grid) -> Vec<Kind> {
    let numbers = |key: usize| grid.sweep.points.iter().all(|point| point.values[key].number().is_some());
    (0..grid.sweep.axes.len()).map(|key| if numbers(key) { Kind::Numbers } else { Kind::Words }).collect()
}

/// `sweep.csv`: the point, a column for each varied key, then strategy, measure, statistic, value.
fn csv(grid: &Grid) -> Vec<u8> {
    let keys = grid.sweep.axes.iter().map(|axis| axis.key.clone());
    let rest = ["strategy", "measure", "statistic", "value"].map(String::from);
    let mut table = Table::new(std::iter::once("point".into()).chain(keys).chain(rest).collect());
    for point in &grid.sweep.points {
        let values = point.values.iter().map(ToString::to_string);
        let opening: Vec<String> = std::iter::once(point.number.to_string()).chain(values).collect();
        for strategy in point.strategies() {
            for (measure, statistic, value) in readings(strategy) {
                let cells = [strategy.name.clone(), measure, statistic.into(), value];
                table.row(opening.iter().cloned().chain(cells).collect());
            }
        }
    }
    table.bytes()
}

/// `points.csv`: a row a point, with what became of it, who is ahead, and the command that runs it alone.
fn points_csv(grid: &Grid) -> Vec<u8> {
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
    use crate::scenario::file::Value;

    #[test]
    fn the_table_is_tidy() {
        let (_, grid) = example(&[("champions.people", &[5.0, 10.0]), ("weeks", &[1.5])]);
        let table = String::from_utf8(csv(&grid)).unwrap();
        assert!(table.starts_with(
            "point,champions.people,weeks,strategy,measure,statistic,value\n0,5,1.5,No programme,owned,mean,0.02\n"
        ));
        assert!(table.contains("\n1,10,1.5,'=Both,weeks_to_50,median,\n"), "{table}");
    }

    #[test]
    fn parquet_has_every_value_of_the_tables_in_csv() {
        let (_, mut grid) = example(&[("champions.people", &[5.0, 10.0]), ("runs", &[0.1, 3.0])]);
        grid.sweep.points[1].outcome = PointOutcome::Failed { reason: "no, \"never\"".into() };
        grid.sweep.points[2].values[1] = Value::Word("=many".into());
        for value in [Value::Number(0.1 + 0.2), Value::Word("=many".into())] {
            grid.sweep.points[2].values[1] = value;
            let tables = files(&grid, &[TableFormat::Parquet]);
            assert_eq!(files(&grid, &[]), [tables[0].clone(), tables[2].clone()]);
            for pair in tables.chunks(2) {
                let (names, rows) = parquet::tests::read(&pair[1].bytes);
                let mut table = ::csv::Reader::from_reader(pair[0].bytes.as_slice());
                assert_eq!(names.len(), table.headers().unwrap().len());
                let wanted: Vec<Vec<String>> = table.deserialize().map(Result::unwrap).collect();
                assert_eq!(rows, wanted);
            }
        }
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
