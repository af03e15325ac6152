//! What colleagues add to each person's clocks, brought up to date for those of whom it may have changed.

use super::clocks::{People, set_peers};
use super::exposure::Exposures;
use super::rates::{KNOWING, UNAWARE};
use crate::contagion::{self, TOGETHER};
use crate::exact::times;
use crate::intervention::Conditions;

impl People<'_> {
    /// Brings what colleagues add up to date, for those of whom it may have changed.
    pub(super) fn follow_peers(&mut self, week: u32, conditions: &Conditions, exposures: &mut Exposures) {
        let told = [&conditions.outside, &conditions.line, &conditions.prompted];
        let everybody = self.rates.outside + told.iter().map(|column| column.everybody()).sum::<i64>();
        let alike = told.iter().all(|column| column.each().is_none());
        let outside = alike.then_some(everybody);
        let other_outside = self.rates.takes_outside_in() && (outside.is_none() || outside != self.outside);
        self.outside = outside;
        if conditions.ease.changed.everybody || other_outside || self.rates.rule.remembers() {
            exposures.touch_everybody();
        }
        exposures.touch(&conditions.ease.changed.people);
        if !exposures.anybody_touched() {
            return;
        }
        for block in 0..self.kinds.len().div_ceil(TOGETHER) {
            let touched = exposures.touched(block);
            if touched != 0 {
                self.follow(block * TOGETHER, touched, week, conditions, exposures);
            }
        }
        exposures.all_seen();
    }

    /// Brings what colleagues add to the clocks of some people up to date: those of a block whose bits are set.
    fn follow(&mut self, first: usize, bits: u64, week: u32, conditions: &Conditions, exposures: &mut Exposures) {
        let rates = &self.rates;
        let told = [&conditions.outside, &conditions.line, &conditions.prompted];
        let mut knowing = [0; TOGETHER];
        let mut count = 0;
        let mut left = bits;
        while left != 0 {
            let person = first + left.trailing_zeros() as usize;
            left &= left - 1;
            if rates.word_of_mouth > 0 && self.kinds[person] == UNAWARE {
                let gain = times(exposures.examples(person, conditions), rates.word_of_mouth);
                set_peers(&mut self.peers[person], gain, &mut self.moved_by_peers);
            }
            knowing[count] = person;
            count += usize::from(self.kinds[person] == KNOWING);
        }
        for &person in &knowing[..count] {
            let told = || told.iter().map(|column| column.of(person)).sum::<i64>();
            let outside = if rates.takes_outside_in() { rates.outside + told() } else { 0 };
            let own = self.thresholds.get(person).copied().unwrap_or(0.0);
            let threshold = own + self.risks.get(person).copied().unwrap_or(0.0);
            let met = exposures.of(person, week, conditions);
            self.met.push(contagion::Exposure { threshold, outside, ..met });
        }
        let mut hazards = [0; TOGETHER];
        for (&person, &gain) in knowing.iter().zip(self.met.hazards(rates.rule, &mut hazards)) {
            set_peers(&mut self.peers[person], gain, &mut self.moved_by_peers);
        }
    }
}
