//! What is shown of those whom influence maximisation chooses, in the first run.

use super::Arena;
use crate::experiment::shared::organisation_of;
use crate::random::Luck;
use crate::seeding::{ChosenBy, maximise, observed};

/// Which part of what the best could reach those chosen in the first run reach at least, on the ties that are seen, as
/// surely as [`crate::seeding::CONFIDENCE`] says; nothing of other ways, and where others are asked than were chosen.
pub(super) fn assured(arena: &Arena, by: ChosenBy, people: u32) -> Option<f64> {
    let champions = arena.base.champions.as_ref().filter(|_| by == ChosenBy::Maximised)?;
    if champions.seeded_together || champions.wrong_picks_percent.percent() > 0.0 {
        return None;
    }
    let luck = Luck::new(arena.scenario.file.seed, 0);
    let organisation = organisation_of(&arena.scenario, luck);
    let seen = observed(&organisation.network, &arena.scenario.file.network.survey(), luck);
    let passing = arena.scenario.file.choice(champions).spread.passing;
    Some(maximise(&seen, people, passing, luck).assured)
}
