//! What is measured can be, and what is expected can come true: the winner is a strategy.

use super::Checks;
use crate::behaviour::Measure;
use crate::scenario::file::Tipping;
use crate::scenario::mistake::Together;
use crate::scenario::nearest::nearest;
use crate::scenario::overlay::same;
use crate::scenario::resolve::{NO_PROGRAMME, adds_no_programme};

/// What is expected where no strategy is to win.
const NO_DIFFERENCE: &str = "no clear difference";

/// What an expectation may be on.
const ON: [Measure; 6] =
    [Measure::Owned, Measure::Aligned, Measure::Adoption, Measure::Complying, Measure::Aware, Measure::Payoff];

pub(super) fn check(checks: &mut Checks) {
    tipping(checks);
    let Some(expect) = &checks.file.expect else { return };
    winner(checks, &expect.winner);
    match Measure::with_week(&expect.on).filter(|(measure, _)| ON.contains(measure)) {
        None => checks.add("expect.on", &[], Together::NotMeasured { given: expect.on.clone() }),
        Some((_, Some(week))) if week > checks.file.weeks => {
            let weeks = checks.file.weeks;
            checks.add("expect.on", &["weeks"], Together::ExpectedAfterRun { week, weeks });
        }
        Some(_) => (),
    }
}

/// A run that tips must be seen to hold.
fn tipping(checks: &mut Checks) {
    let (weeks, after) = (checks.file.weeks, checks.file.measure.persistence_after_weeks);
    if checks.file.measure.tipping != Tipping::None && weeks <= after {
        checks.add(
            "measure.tipping",
            &["weeks", "measure.persistence_after_weeks"],
            Together::NoTimeToTip { weeks, after },
        );
    }
}

fn winner(checks: &mut Checks, given: &str) {
    let mut names: Vec<String> = checks.file.strategy.iter().map(|strategy| strategy.name.clone()).collect();
    names.push(NO_DIFFERENCE.into());
    if adds_no_programme(checks.file) {
        names.push(NO_PROGRAMME.into());
    }
    if names.iter().any(|name| same(name, given)) {
        return;
    }
    let nearest = nearest(given, names.iter().map(String::as_str)).map(String::from);
    let parts = |index: usize| ["name", "uses"].map(|part| format!("strategy.{index}.{part}"));
    let written: Vec<String> = (1..names.len()).flat_map(parts).collect();
    let written: Vec<&str> = written.iter().map(String::as_str).collect();
    checks.add("expect.winner", &written, Together::NoSuchWinner { given: given.into(), nearest, names });
}
