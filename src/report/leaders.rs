//! What tables hold of leaders and of who decides: where leaders stand, what they know, who has control, what
//! teams that search have found.

use crate::behaviour::Measure;
use crate::engine::Trajectory;
use crate::experiment::{Arm, Comparison, Spread};
use crate::leadership::decisions::Control;
use crate::leadership::{Leading, Mode};

/// What one run shows.
pub(super) type Shown = fn(&Trajectory) -> Option<f64>;

/// Whether a strategy has leaders who may step in.
pub(super) fn may_step_in(arm: &Arm) -> bool {
    arm.strategy.backstage.as_ref().is_some_and(|backstage| {
        backstage.steps_in_when_drift_above.is_some() || backstage.steps_in_when_aligned_below_percent.is_some()
    })
}

/// What leaders did, week by week: the measure, its curve, and whether it is a share of runs, which has nothing
/// but a mean.
pub(super) fn curves(arm: &Arm) -> Vec<(&'static str, Vec<Spread>, bool)> {
    if arm.ensemble.runs.iter().all(|run| run.leading.is_empty()) {
        return Vec::new();
    }
    let of = |shown: fn(&Leading) -> f64| {
        arm.ensemble.curve_of(|run, week| run.leading.get(week as usize).map_or(0.0, shown))
    };
    let mut curves = Vec::new();
    if arm.strategy.backstage.is_some() {
        curves.push(("leaders_reverted", of(|leading| leading.reverted), false));
        curves.push(("perceived_support", of(|leading| leading.perceived_support), false));
    }
    curves.push(("picture_off", of(|leading| leading.picture_off), false));
    if arm.strategy.policy.is_some() {
        curves.push(("mode_front", of(|leading| stands(leading, Mode::Front)), true));
        curves.push(("mode_among", of(|leading| stands(leading, Mode::Among)), true));
        curves.push(("mode_behind", of(|leading| stands(leading, Mode::Behind)), true));
    }
    if may_step_in(arm) {
        curves.push(("stepped_in", of(|leading| f64::from(u8::from(leading.stepped_in))), true));
    }
    curves
}

/// 1 where leaders stand there, or else 0.
fn stands(leading: &Leading, mode: Mode) -> f64 {
    f64::from(u8::from(leading.mode == Some(mode)))
}

/// The columns of `runs.csv` on decisions, where teams meet any, and on the search, where they search.
pub(super) fn columns(comparison: &Comparison) -> Vec<(&'static str, Shown)> {
    fn of(run: &Trajectory, shown: fn(&Control) -> f64) -> Option<f64> {
        run.control.as_ref().map(shown)
    }
    let mut columns: Vec<(&'static str, Shown)> = Vec::new();
    let any = |has: fn(&Trajectory) -> bool| comparison.arms.iter().flat_map(|arm| &arm.ensemble.runs).any(has);
    if any(|run| run.control.is_some()) {
        columns.push(("dli", |run| of(run, |control| control.dli)));
        columns.push(("effective_deciders", |run| of(run, |control| control.effective_deciders)));
        columns.push(("escalated", |run| of(run, |control| control.escalated)));
        columns.push(("days_to_decide", |run| of(run, |control| control.days_to_decide)));
        columns.push(("process_control", |run| of(run, |control| control.process_control)));
        columns.push(("total_control", |run| of(run, Control::total)));
    }
    if any(|run| !run.payoffs.is_empty()) {
        columns.push(("payoff", |run| (!run.payoffs.is_empty()).then(|| run.share(Measure::Payoff, run.weeks()))));
    }
    columns
}

#[cfg(test)]
mod tests {
    use crate::report::{csv, example};

    fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn leaders_are_tabled_where_strategies_have_them() {
        let (_, comparison) = example::led(4, 20);
        let table = text(csv::curves(&comparison, 0));
        for part in [
            "Champions,20,leaders_reverted,q95,",
            "Champions,20,perceived_support,mean,",
            "Champions,20,picture_off,median,",
            "Champions,20,stepped_in,mean,",
            "Both,1,mode_front,mean,1\n",
            "Both,20,mode_behind,mean,",
        ] {
            assert!(table.contains(part), "{part}");
        }
        for part in ["No programme,20,picture_off", "stepped_in,median", "Champions,20,mode_", "Both,20,stepped_in"] {
            assert!(!table.contains(part), "{part}");
        }
    }

    #[test]
    fn decisions_are_tabled_where_teams_meet_them() {
        let (about, comparison) = example::led(2, 5);
        let table = text(csv::runs(&about, &comparison));
        let head = ",dli,effective_deciders,escalated,days_to_decide,process_control,total_control,person_days\n";
        assert!(table.contains(head), "{table}");
        assert!(table.lines().nth(1).unwrap().contains(",,,,,,"), "a strategy without decisions");
        let (about, comparison) = example::four_strategies(2, 5);
        assert!(!text(csv::runs(&about, &comparison)).contains("dli"));
    }
}
