//! Events strike while the run lasts, in strategies that there are.

use super::Checks;
use crate::scenario::mistake::Together;
use crate::scenario::nearest::nearest;
use crate::scenario::resolve::{NO_PROGRAMME, adds_no_programme};

pub(super) fn check(checks: &mut Checks) {
    let file = checks.file;
    let mut names: Vec<String> = file.strategy.iter().map(|strategy| strategy.name.clone()).collect();
    if adds_no_programme(file) {
        names.push(NO_PROGRAMME.into());
    }
    for (index, event) in file.event.iter().enumerate() {
        let home = format!("event.{}", index + 1);
        if event.week > file.weeks {
            let kind = Together::StartsAfterRun { from: event.week, weeks: file.weeks };
            checks.add(&format!("{home}.week"), &["weeks"], kind);
        }
        for given in event.strategies.iter().filter(|given| !names.contains(given)) {
            let nearest = nearest(given, names.iter().map(String::as_str)).map(String::from);
            let kind = Together::NoSuchStrategy { given: given.clone(), nearest, names: names.clone() };
            checks.add(&format!("{home}.strategies"), &[], kind);
        }
    }
}
