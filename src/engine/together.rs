//! Several behaviours in the same people: they share attention, and practising one helps or hinders another.

use super::Case;
use super::life::Life;
use crate::intervention::Easing;

/// What the behaviours of a run have to do with each other.
pub(super) struct Together {
    /// By behaviour: those that help or hinder it, and by how much.
    moved_by: Vec<Vec<(usize, f64)>>,
    /// Whether they share attention and conversations.
    shared: bool,
}

impl Together {
    pub(super) fn of(cases: &[Case]) -> Together {
        let on = |name: &str| {
            let effects = cases.iter().enumerate().flat_map(|(place, case)| {
                let effects = case.behaviour.effect_on.iter().filter(|effect| effect.behaviour == name);
                effects.map(move |effect| (place, effect.effect))
            });
            effects.filter(|&(_, effect)| effect != 0.0).collect()
        };
        Together {
            moved_by: cases.iter().map(|case| on(&case.behaviour.name)).collect(),
            shared: cases.first().is_some_and(|case| case.setting.attention.shared),
        }
    }

    /// Before phase 2: how many behaviours the organisation works for at the same time this week.
    pub(super) fn share(&self, week: u32, lives: &mut [Life]) {
        let at_work = if self.shared { lives.iter().filter(|life| life.is_promoted(week)).count() } else { 1 };
        lives.iter_mut().for_each(|life| life.conditions.alongside = at_work.max(1) as f64);
    }

    /// Whoever's practice of one behaviour may have changed sees examples of another differently.
    pub(super) fn settle(&self, lives: &mut [Life], changed: impl Fn(&Life) -> Vec<u32>) {
        for (place, effects) in self.moved_by.iter().enumerate().filter(|(_, effects)| !effects.is_empty()) {
            let people = lives[place].stages().len() as u32;
            let mut affected: Vec<u32> = effects.iter().flat_map(|&(other, _)| changed(&lives[other])).collect();
            affected.sort_unstable();
            affected.dedup();
            for person in affected {
                let helps = |&(other, effect): &(usize, f64)| match lives[other].stages()[person as usize].owned() {
                    true => effect,
                    false => 0.0,
                };
                let ease = effects.iter().map(helps).sum();
                lives[place].conditions.ease.set(Easing::Behaviours, person, people, ease);
            }
        }
    }
}
