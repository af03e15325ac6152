//! Those who join while the run lasts, and how many of them own it a quarter of a year later.

use super::trajectory::Joiners;
use crate::behaviour::Stage;
use crate::organisation::Shuffle;

/// How many weeks somebody has been there when it is asked whether they own it.
pub const SETTLED_AFTER: u32 = 13;

/// The week in which who sits in each seat joined, 0 for those there from the start; empty while nobody has joined.
#[derive(Default)]
pub(super) struct Joining {
    joined: Vec<u32>,
}

impl Joining {
    /// People leave, arrive and change seats in a week.
    pub(super) fn follow(&mut self, shuffle: &Shuffle, week: u32, people: usize) {
        if self.joined.is_empty() && !shuffle.newcomers.is_empty() {
            self.joined = vec![0; people];
        }
        if self.joined.is_empty() {
            return;
        }
        shuffle.swapped.iter().for_each(|&(one, other)| self.joined.swap(one as usize, other as usize));
        shuffle.newcomers.iter().for_each(|&seat| self.joined[seat as usize] = week);
    }

    /// Counts those who have been there for a quarter of a year at the end of a week.
    pub(super) fn record(&self, week: u32, stages: &[Stage], joiners: &mut Joiners) {
        let Some(since) = week.checked_sub(SETTLED_AFTER).filter(|&since| since > 0) else { return };
        for (_, stage) in self.joined.iter().zip(stages).filter(|&(&joined, _)| joined == since) {
            joiners.people += 1;
            joiners.owned += u32::from(stage.owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joiners_are_asked_once_wherever_they_sit_and_those_who_left_again_are_not() {
        let mut joining = Joining::default();
        let mut joiners = Joiners::default();
        let stages = [Stage::Practising, Stage::Aware, Stage::Habit];
        let shuffle = |swapped: &[(u32, u32)], newcomers: &[u32]| Shuffle {
            swapped: swapped.to_vec(),
            newcomers: newcomers.to_vec(),
        };
        joining.follow(&shuffle(&[(0, 1)], &[]), 1, 3);
        joining.record(14, &stages, &mut joiners);
        assert_eq!(joiners, Joiners::default());
        joining.follow(&shuffle(&[], &[0, 1]), 2, 3);
        joining.follow(&shuffle(&[(0, 2)], &[1]), 5, 3);
        (2..=17).for_each(|week| joining.record(week, &stages, &mut joiners));
        assert_eq!(joiners, Joiners { people: 1, owned: 1 });
        joining.record(18, &stages, &mut joiners);
        assert_eq!(joiners, Joiners { people: 2, owned: 1 });
        assert_eq!(joiners.share(), Some(0.5));
    }
}
