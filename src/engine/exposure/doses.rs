//! Doses met one at a time and remembered for some weeks (dose rule).

use crate::contagion::{Dose, Rule};
use crate::organisation::{Network, Rows, Tie};
use crate::random::{Luck, Purpose};

/// Remembered doses, and who can be met (dose rule).
pub(super) struct Doses<'a> {
    rule: &'a Dose,
    luck: Luck,
    seen: Option<Rows>,
    pub(super) remembered: Vec<u64>,
}

impl<'a> Doses<'a> {
    pub(super) fn of(rule: &'a Rule, network: &Network, luck: Luck) -> Option<Doses<'a>> {
        let Rule::Dose(rule) = rule else { return None };
        let seen = match network {
            Network::Complete { .. } => None,
            Network::Rows(rows) => Some(rows.reversed()),
        };
        Some(Doses { rule, luck, seen, remembered: vec![0; network.people() as usize] })
    }

    /// One colleague, picked by a keyed draw of (person, week), leaves a dose with the rule's chance if
    /// they practise, times the `ease` that support gives. Gives the doses remembered.
    pub(super) fn meet(
        &mut self,
        person: u32,
        week: u32,
        network: &Network,
        brokered: &[Tie],
        signals: &[f64],
        ease: f64,
    ) -> u32 {
        let (pick, chance) = self.luck.pair(Purpose::Observation, person, week);
        let signal = match &self.seen {
            Some(rows) => {
                let around = rows.reached_by(person);
                let place = (pick * (around.len() + brokered.len()) as f64) as usize;
                let weight =
                    rows.weights_of(person).map_or(1.0, |weights| weights.get(place).map_or(0.0, |&w| f64::from(w)));
                let brokered = || place.checked_sub(around.len()).and_then(|place| brokered.get(place));
                let through = |tie: &Tie| f64::from(tie.weight) * signals[tie.from as usize];
                around
                    .get(place)
                    .map_or_else(|| brokered().map_or(0.0, through), |&other| weight * signals[other as usize])
            }
            None => {
                let place = (pick * f64::from(network.people() - 1)) as u32;
                let other = place + u32::from(place >= person);
                signals.get(other as usize).copied().unwrap_or(0.0)
            }
        };
        let dosed = chance < self.rule.chance_percent.fraction() * signal * ease;
        let remembered = &mut self.remembered[person as usize];
        *remembered = self.rule.remember(*remembered, dosed);
        remembered.count_ones()
    }
}
