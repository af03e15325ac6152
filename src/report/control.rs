//! Three kinds of control, which need not go together: over what is decided, over what comes of it, and what is known
//! of it.

use crate::behaviour::Measure;
use crate::engine::Trajectory;
use crate::experiment::Arm;
use crate::experiment::statistics::mean;

/// How much control leaders have under a strategy, in the mean over runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Kinds {
    /// Over what is decided: the share that leaders take of the decisions that are taken, 0 to 1.
    pub process: f64,
    /// The share of the decisions met that nobody has taken in the end, 0 to 1.
    pub undecided: f64,
    /// Over what comes of it: who owns it as intended in the end, as a share of all people.
    pub outcome: f64,
    /// How far the picture that leaders have of it is off, as a share of all people, in the mean over weeks; `None`
    /// where they have none.
    pub picture_off: Option<f64>,
}

impl Kinds {
    /// Those of a strategy; `None` where its teams meet no decisions.
    pub fn of(arm: &Arm) -> Option<Kinds> {
        let of = |value: fn(&Trajectory) -> Option<f64>| -> Option<f64> {
            Some(mean(&arm.ensemble.runs.iter().map(value).collect::<Option<Vec<f64>>>()?))
        };
        Some(Kinds {
            process: of(|run| Some(run.control.as_ref()?.process_control))?,
            undecided: of(|run| Some(1.0 - run.control.as_ref()?.total()))?,
            outcome: of(|run| Some(run.share(Measure::Aligned, run.weeks())))?,
            picture_off: of(|run| {
                let off: Vec<f64> = run.leading.iter().map(|leading| leading.picture_off).collect();
                (!off.is_empty()).then(|| mean(&off))
            }),
        })
    }
}
