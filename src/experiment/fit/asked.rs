//! What is fitted: a scenario with ranges of keys, one of its strategies, and a survey.

use crate::experiment::sweep::{Design, Points, PointsError};
use crate::pulse::Survey;
use crate::scenario::nearest;

/// Everything that a fit needs.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The scenario, and the keys with their ranges.
    pub(super) points: Points,
    /// The strategy that people were in.
    pub(super) strategy: String,
    pub(super) survey: Survey,
    /// How many sets are kept.
    pub(super) sets: u32,
}

/// Why a scenario cannot be fitted.
#[derive(Debug, thiserror::Error)]
pub enum FitError {
    /// The scenario or what is varied is mistaken.
    #[error(transparent)]
    Points(#[from] PointsError),
    /// A key that says how the experiment is made, not how people are.
    #[error("`{key}` is not fitted: it says how the experiment is made; change it with --set")]
    NotOfPeople {
        /// The key.
        key: String,
    },
    /// A strategy that the scenario does not have.
    #[error("there is no strategy `{given}`{}", did_you_mean(*nearest, names))]
    NoStrategy {
        /// What was given.
        given: String,
        /// The place of the nearest name.
        nearest: Option<usize>,
        /// Those that there are.
        names: Vec<String>,
    },
    /// Several strategies, of which people can have been in one only.
    #[error("which strategy were people in? Give --strategy: {}", quoted(names))]
    WhichStrategy {
        /// Those that there are.
        names: Vec<String>,
    },
    /// No set of values could be run.
    #[error("none of the sets of values that were tried can be run")]
    NoSet,
    /// It was asked to stop.
    #[error("interrupted")]
    Interrupted,
}

impl Asked {
    /// The sweep that holds the scenario, what people were asked, and in which strategy: the only one if none is given.
    pub fn new(points: Points, strategy: Option<&str>, survey: Survey, sets: u32) -> Result<Asked, FitError> {
        const NOT_OF_PEOPLE: [&str; 8] = ["title", "question", "seed", "runs", "weeks", "measure", "chart", "budget"];
        let not_of_people = |key: &&String| NOT_OF_PEOPLE.contains(&key.split('.').next().unwrap_or_default());
        if let Some(key) = points.axes.iter().map(|axis| &axis.key).find(not_of_people) {
            return Err(FitError::NotOfPeople { key: key.clone() });
        }
        let strategy = chosen(&points, strategy)?;
        Ok(Asked { points, strategy, survey, sets })
    }

    /// The design whose points are read to see that some can be run: what a fit tries first is not on it.
    pub fn design(sets: u32) -> Design {
        Design::LatinHypercube(2 * sets)
    }

    /// How many sets are kept.
    pub fn sets(&self) -> u32 {
        self.sets
    }

    /// The strategy that people were in.
    pub fn strategy(&self) -> &str {
        &self.strategy
    }

    /// What people were asked.
    pub fn survey(&self) -> &Survey {
        &self.survey
    }

    /// The scenario with its ranges.
    pub fn points(&self) -> &Points {
        &self.points
    }
}

/// The strategy that people were in.
fn chosen(points: &Points, given: Option<&str>) -> Result<String, FitError> {
    let scenarios = (0..points.count()).map(|point| points.scenario(point));
    let scenario = scenarios.filter_map(Result::ok).next().ok_or(FitError::NoSet)?;
    let names: Vec<String> = scenario.strategies.iter().map(|strategy| strategy.name.clone()).collect();
    match given {
        Some(given) if names.iter().any(|name| name == given) => Ok(given.into()),
        Some(given) => {
            let near = nearest(given, names.iter().map(String::as_str));
            let nearest = near.and_then(|near| names.iter().position(|name| name == near));
            Err(FitError::NoStrategy { given: given.into(), nearest, names })
        }
        None => {
            let with: Vec<&String> = scenario
                .strategies
                .iter()
                .filter(|strategy| strategy.has_channels() || scenario.strategies.len() == 1)
                .map(|strategy| &strategy.name)
                .collect();
            if let [only] = with[..] { Ok(only.clone()) } else { Err(FitError::WhichStrategy { names }) }
        }
    }
}

fn did_you_mean(nearest: Option<usize>, names: &[String]) -> String {
    match nearest {
        Some(place) => format!("; did you mean `{}`?", names[place]),
        None => format!("; there are {}", quoted(names)),
    }
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
