//! What is varied: on the command line or in a table of points, and what is wrong with it.

use crate::cli::arguments::Varied;
use crate::cli::failure::Failure;
use groundswell::experiment::{Design, PointsError, listed};
use groundswell::scenario::ScenarioError;
use groundswell::scenario::file::Axis;
use std::fs;

/// Values laid over a scenario.
type Sets = Vec<(String, String)>;

impl Varied {
    /// What is laid over the file, which points there are, and what is remarkable about a table of them.
    pub(super) fn sets(&self) -> Result<(Sets, Design, Option<String>), Failure> {
        let mut sets = self.changes.sets();
        let Some(list) = &self.list else {
            if !self.vary.is_empty() {
                sets.push(Axis::as_setting(&self.vary));
            }
            return Ok((sets, self.design()?, None));
        };
        let bytes = fs::read(list)
            .map_err(|error| Failure::mistake(format!("{}: it cannot be read: {error}", list.display())))?;
        let found = listed(&bytes).map_err(|faults| mistaken(&list.display().to_string(), &faults))?;
        sets.push(Axis::as_setting(&found.axes));
        let remark = there_again(&found.again).map(|told| format!("{}: {told}", list.display()));
        Ok((sets, found.design, remark))
    }

    /// A mistake in the table of points, where there is one, shown there.
    pub(super) fn in_list(&self, error: PointsError) -> PointsError {
        let table =
            self.list.as_ref().and_then(|list| Some((list.display().to_string(), fs::read_to_string(list).ok()?)));
        match (error, table) {
            (PointsError::Scenario(error), Some((name, text))) => match *error {
                ScenarioError::Mistakes(mistakes) => {
                    PointsError::Scenario(Box::new(ScenarioError::Mistakes(mistakes.in_table(&name, &text))))
                }
                other => PointsError::Scenario(Box::new(other)),
            },
            (error, _) => error,
        }
    }
}

/// Which points are there more than once: the first of them, with the line where each is first.
fn there_again(again: &[(u64, u64)]) -> Option<String> {
    const SHOWN: usize = 5;
    let told = again.iter().take(SHOWN).map(|(line, first)| format!("line {line} is the point of line {first}"));
    let more = again.len().checked_sub(SHOWN).filter(|more| *more > 0).map(|more| format!("and {more} more"));
    let told: Vec<String> = told.chain(more).collect();
    (!told.is_empty()).then(|| format!("points that are there again count again: {}", told.join(", ")))
}

/// All that is wrong with a table of points: the first faults, and how many more there are.
fn mistaken(table: &str, faults: &[String]) -> Failure {
    const SHOWN: usize = 20;
    let more = faults.len().saturating_sub(SHOWN);
    let told = faults.iter().take(SHOWN).map(|fault| format!("{table}: {fault}"));
    let more = (more > 0).then(|| format!("{table}: … and {more} more"));
    Failure::mistakes(&told.chain(more).collect::<Vec<_>>()).expect_err("what cannot be read has a fault")
}

impl From<PointsError> for Failure {
    fn from(error: PointsError) -> Failure {
        match error {
            PointsError::Scenario(error) => (*error).into(),
            PointsError::NoPoint { values, error } => {
                let page = error.page(true);
                Failure::Mistake(format!("{}\n\nno point can be run; this is at {values}", page.trim_end()))
            }
            other => Failure::mistake(other),
        }
    }
}
