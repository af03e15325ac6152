//! What is varied: on the command line or in a table of points, and what is wrong with it.

use crate::cli::arguments::Varied;
use crate::cli::failure::Failure;
use groundswell::experiment::{Design, PointsError, listed};
use groundswell::scenario::ScenarioError;
use groundswell::scenario::file::Axis;
use std::fs;

impl Varied {
    /// What is laid over the file, and which points there are.
    pub(super) fn sets(&self) -> Result<(Vec<(String, String)>, Design), Failure> {
        let mut sets = self.changes.sets();
        let Some(list) = &self.list else {
            if !self.vary.is_empty() {
                sets.push(Axis::as_setting(&self.vary));
            }
            return Ok((sets, self.design()?));
        };
        let mistaken = |wrong: String| Failure::mistake(format!("{}: {wrong}", list.display()));
        let bytes = fs::read(list).map_err(|error| mistaken(format!("it cannot be read: {error}")))?;
        let (axes, design) = listed(&bytes).map_err(mistaken)?;
        sets.push(Axis::as_setting(&axes));
        Ok((sets, design))
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
