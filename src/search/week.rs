//! What a team does in a week: it looks at another team, tries changes of its own, and loses time to arguing.

use super::landscape::Variant;
use super::lot::{Draw, place};
use super::{Resolution, Search, Searching};
use crate::exact::nearest;

/// The time of one trial, in which a team's time is counted.
const TRIAL: i64 = 1 << 20;

impl Searching {
    /// A week's time for trials, less what is lost to arguing: the more, the further apart the variants are.
    pub(super) fn time_gained(&self, team: u32) -> i64 {
        let way = self.variants.practised(team);
        let apart: u32 = self.variants.of(team).iter().map(|&other| (other ^ way).count_ones()).sum();
        self.times[apart as usize]
    }

    /// A team with time looks at a tied team: what it sees and does not know, it takes up if there is room,
    /// or in the place of its worst other variant if that is worse. It takes the time of a trial.
    pub(super) fn look(&mut self, team: u32, seen: Option<Variant>) {
        if self.time[team as usize] < TRIAL {
            return;
        }
        let Some(seen) = seen else { return };
        let kept = self.variants.of(team);
        if kept.contains(&seen) {
            return;
        }
        if self.variants.has_room(team) {
            self.variants.add(team, seen);
        } else {
            let others = usize::from(kept.len() > 1)..kept.len();
            let worst = others.min_by_key(|&place| self.landscape.payoff(kept[place])).expect("a team keeps a variant");
            if self.landscape.payoff(seen) <= self.landscape.payoff(kept[worst]) {
                return;
            }
            self.variants.replace(team, worst, seen);
        }
        self.time[team as usize] -= TRIAL;
    }

    /// A team changes one aspect of one of its variants, as often as it has time: what is better stands in
    /// its place, what is not is kept beside it if there is room. What it tries first is by `lots`.
    pub(super) fn try_changes(&mut self, team: u32, week: u32, mut lots: (f64, f64)) {
        let mut trials = 0;
        while self.time[team as usize] >= TRIAL {
            self.time[team as usize] -= TRIAL;
            if trials > 0 {
                lots = Draw::Trial.pair(self.luck, team, week, trials);
            }
            let (which, aspect) = lots;
            trials += 1;
            let kept = self.variants.of(team);
            let which = place(which, kept.len());
            let tried = kept[which] ^ 1 << place(aspect, usize::from(self.search.aspects));
            if self.landscape.payoff(tried) > self.landscape.payoff(kept[which]) {
                self.variants.replace(team, which, tried);
            } else if self.variants.has_room(team) && !kept.contains(&tried) {
                self.variants.add(team, tried);
            }
        }
    }
}

impl Search {
    /// A week's time for trials by how many aspects the variants that a team keeps differ from what it practises, all
    /// together.
    pub(super) fn times(&self) -> Vec<i64> {
        let aspects = u32::from(self.aspects);
        let lost = |apart| self.disagreement_effect.value() * f64::from(apart) / f64::from(aspects);
        let apart = 0..=aspects * u32::from(self.variants_kept.max(1) - 1);
        apart.map(|apart| parts(self.trials_per_week * (1.0 - lost(apart)).max(0.0))).collect()
    }

    /// What settling on one of `variants` costs a team that has a choice: a boss decides at once, a vote
    /// takes a meeting, and each combination that is tried takes a trial besides.
    pub(super) fn time_to_settle(&self, variants: usize) -> i64 {
        let others = variants as i64 - 1;
        match self.resolution {
            _ if others == 0 => 0,
            Resolution::Boss => 0,
            Resolution::Vote => parts(self.meeting_trials),
            Resolution::Recombine => parts(self.meeting_trials) + TRIAL * others,
        }
    }
}

/// A number of trials in parts, rounded to the nearest.
fn parts(trials: f64) -> i64 {
    nearest(trials * TRIAL as f64)
}
