//! `groundswell check`: all mistakes of all files, without running anything.

use super::arguments::Check;
use super::failure::{Failure, each};
use super::output;
use super::source::Source;
use groundswell::report::plain::remarks;

/// Checks every file, the tables it names included.
pub fn check(asked: &Check) -> Result<(), Failure> {
    let sets = asked.changes.sets();
    let (sound, mistakes) = each(&asked.files, |file| {
        let source = Source::find(file)?;
        let scenario = source.scenario(&sets)?;
        let (name, strategies) = (&source.shown, scenario.strategies.len());
        let several = if strategies == 1 { "y" } else { "ies" };
        let told = format!("{name}: can be run, {strategies} strateg{several}\n");
        Ok(match remarks(&scenario, output::width()) {
            remarks if remarks.is_empty() => told,
            remarks => format!("{told}{remarks}\n"),
        })
    });
    output::print(&sound.concat())?;
    mistakes
}
