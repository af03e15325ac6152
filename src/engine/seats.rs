//! People leave, arrive and change seats: what is theirs goes with them, and newcomers bring their own.

use super::clocks::{Change, People};
use super::exposure::Exposures;
use super::origin::Origins;
use super::rates::{ONWARD, OTHER};
use crate::behaviour::{Arrival, Stage, Stages};
use crate::intervention::Conditions;
use crate::organisation::Shuffle;

impl People<'_> {
    /// Phase 1: people sit elsewhere than last week; who moved is in `changes`.
    pub(super) fn change_seats(
        &mut self,
        shuffle: &Shuffle,
        stages: Stages,
        arrives: impl Fn(u32, u32) -> Arrival,
        exposures: &mut Exposures,
        conditions: &Conditions,
        origins: &mut Option<Origins>,
    ) {
        let seats: Vec<(u32, Stage)> = affected(shuffle).map(|seat| (seat, self.stages[seat as usize])).collect();
        let owners = |people: &Self| {
            seats
                .iter()
                .filter(|(seat, _)| people.stages[*seat as usize].owned())
                .map(|(seat, _)| *seat)
                .collect::<Vec<_>>()
        };
        if let Some(origins) = origins {
            owners(self).into_iter().for_each(|person| origins.disown(person));
            origins.change_seats(shuffle);
        }
        self.changes.clear();
        for &(one, other) in &shuffle.swapped {
            self.swap(one as usize, other as usize);
            exposures.swap(one as usize, other as usize);
        }
        for &seat in &shuffle.newcomers {
            self.spells[seat as usize] += 1;
            let arrival = arrives(seat, self.spells[seat as usize]);
            self.take_seat(seat as usize, &arrival, stages);
            exposures.set_opposed(seat, arrival.opposes);
        }
        self.finish_winding();
        if let Some(origins) = origins {
            owners(self).into_iter().for_each(|person| origins.own(person));
        }
        for (seat, before) in seats {
            let after = self.stages[seat as usize];
            self.set_lapse(seat as usize, origins.as_ref(), conditions);
            self.changes.push(Change { person: seat, before, after });
        }
    }

    /// Two people change seats and take their clocks along; in both seats no draw is made twice.
    fn swap(&mut self, one: usize, other: usize) {
        self.stages.swap(one, other);
        self.kinds.swap(one, other);
        self.left[ONWARD].swap(one, other);
        self.left[OTHER].swap(one, other);
        self.peers.swap(one, other);
        if self.open[one] != self.open[other] {
            self.open.to_mut().swap(one, other);
        }
        if !self.thresholds.is_empty() {
            self.thresholds.to_mut().swap(one, other);
        }
        self.spells[one] += 1;
        self.spells[other] += 1;
    }

    /// Somebody new takes a seat.
    fn take_seat(&mut self, seat: usize, arrival: &Arrival, stages: Stages) {
        if self.open[seat] != arrival.open {
            self.open.to_mut()[seat] = arrival.open;
        }
        if let Some(threshold) = arrival.threshold {
            self.thresholds.to_mut()[seat] = threshold;
        }
        let knows = arrival.aware || stages == Stages::AdoptionOnly;
        self.settle(seat, if knows { Stage::Aware } else { Stage::Unaware }, true);
    }
}

/// The seats in which somebody else sits now, each once, in order.
fn affected(shuffle: &Shuffle) -> impl Iterator<Item = u32> {
    let mut seats: Vec<u32> = shuffle.seats().collect();
    seats.sort_unstable();
    seats.dedup();
    seats.into_iter()
}
