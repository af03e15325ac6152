//! How teams settle on one of the variants they keep: the boss picks, members vote, or they also combine.

use super::landscape::{Landscape, Variant};
use super::lot::{Draw, off, place};
use super::teams::Teams;
use super::variants::Variants;
use crate::random::Luck;

/// What those who resolve know, and by what luck they go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resolving<'a> {
    /// What variants are worth.
    pub landscape: &'a Landscape,
    /// How many aspects they have.
    pub aspects: u8,
    /// How far off readings are, in parts of a payoff.
    pub error: f64,
    /// The week.
    pub week: u32,
    /// The luck of the run.
    pub luck: Luck,
}

impl Resolving<'_> {
    /// Every leader picks the variant that looks best.
    pub fn by_bosses(self, variants: &mut Variants, teams: &Teams) {
        let lots = self.lots(Draw::Leader, teams.count(), variants);
        for (team, worth) in (0..).zip(self.worth(variants, teams).chunks(variants.most())) {
            let favourite = variants.of(team)[self.favourite(worth, &lots, team)];
            variants.settle(team, favourite);
        }
    }

    /// Every member is for the variant that looks best; of those with most votes the one kept longest wins.
    pub fn by_votes(self, variants: &mut Variants, teams: &Teams) {
        for (team, winner) in (0..).zip(self.voted(variants, teams)) {
            variants.settle(team, variants.of(team)[winner]);
        }
    }

    /// What wins the vote is combined with each other variant in turn and tried; what is better is kept.
    pub fn by_recombining(self, variants: &mut Variants, teams: &Teams) {
        let draw = |number| Draw::Combine.pairs(self.luck, teams.count(), self.week, number);
        let lots: Vec<Vec<(f64, f64)>> = (0..variants.most_kept()).map(draw).collect();
        for (team, winner) in (0..).zip(self.voted(variants, teams)) {
            let kept = variants.of(team);
            let mut way = kept[winner];
            for (number, &other) in kept.iter().enumerate().filter(|(number, _)| *number != winner) {
                let child = combined(way, other, self.aspects, lots[number][team as usize]);
                if self.landscape.payoff(child) > self.landscape.payoff(way) {
                    way = child;
                }
            }
            variants.settle(team, way);
        }
    }

    /// The place of the variant for which most members of each team are.
    fn voted(self, variants: &Variants, teams: &Teams) -> Vec<usize> {
        let most = variants.most();
        let lots = self.lots(Draw::Member, teams.people(), variants);
        let worth = self.worth(variants, teams);
        let mut votes = vec![0u32; worth.len()];
        for (person, team) in teams.members() {
            let places = team as usize * most..(team as usize + 1) * most;
            let favourite = self.favourite(&worth[places.clone()], &lots, person);
            votes[places][favourite] += 1;
        }
        votes.chunks(most).map(|votes| first_of_most(votes.iter().copied())).collect()
    }

    /// What each team's variants are worth, with room for as many as a team can keep: nothing there.
    fn worth(self, variants: &Variants, teams: &Teams) -> Vec<f64> {
        let mut worth = vec![f64::NEG_INFINITY; teams.count() as usize * variants.most()];
        for (team, worth) in (0..).zip(worth.chunks_mut(variants.most())) {
            let payoffs = variants.of(team).iter().map(|&variant| f64::from(self.landscape.payoff(variant)));
            worth.iter_mut().zip(payoffs).for_each(|(worth, payoff)| *worth = payoff);
        }
        worth
    }

    /// By what lots everybody's readings are off, a list a variant; none where nobody has a choice.
    fn lots(self, draw: Draw, people: u32, variants: &Variants) -> Vec<Vec<f64>> {
        let most = variants.most_kept();
        let choices = if most > 1 { most } else { 0 };
        (0..choices).map(|number| draw.uniforms(self.luck, people, self.week, number)).collect()
    }

    /// The place of the variant that looks best to somebody who has not tried it, by what each is worth.
    fn favourite(self, worth: &[f64], lots: &[Vec<f64>], who: u32) -> usize {
        first_of_most(worth.iter().zip(lots).map(|(worth, lots)| worth + self.error * off(lots[who as usize])))
    }
}

/// The place of the largest value, the first of several; 0 when there is none.
fn first_of_most<T: PartialOrd>(mut values: impl Iterator<Item = T>) -> usize {
    let Some(first) = values.next() else { return 0 };
    let larger = |most: (usize, T), (place, value)| if value > most.1 { (place, value) } else { most };
    (1..).zip(values).fold((0, first), larger).0
}

/// One variant with a stretch of aspects from another, not all of them: where it starts and how long it is
/// by lot (Holland 1975: crossover).
fn combined(way: Variant, other: Variant, aspects: u8, lots: (f64, f64)) -> Variant {
    let aspects = usize::from(aspects);
    let first = place(lots.0, aspects);
    let length = if aspects > 1 { 1 + place(lots.1, aspects - 1) } else { 1 };
    let stretch = (first..first + length).map(|aspect| 1 << (aspect % aspects)).sum::<Variant>();
    way & !stretch | other & stretch
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::{Chart, NOBODY, Network, Organisation};
    use crate::search::settings::LearnsFrom;

    const ASPECTS: u8 = 10;
    const HALF: Variant = 0b11111;

    fn teams_of(size: u32, count: u32) -> Teams {
        let people = size * count;
        let chart = Chart {
            manager: vec![NOBODY; people as usize],
            layer: vec![0; people as usize],
            team: (0..people).map(|person| person / size).collect(),
            site: vec![0; people as usize],
            tenure_years: vec![],
        };
        let network = Network::Complete { people };
        let organisation = Organisation { chart: Some(chart), ..Organisation::alike(network) };
        Teams::new(&organisation, LearnsFrom::Team)
    }

    /// Each team's two variants, one right in the first half of the aspects, the other in the second.
    fn halves(landscape: &Landscape, teams: u32) -> (Variants, Variant) {
        let all = 0..landscape.variants() as Variant;
        let best = all.max_by_key(|&variant| landscape.payoff(variant)).unwrap();
        let mut variants = Variants::new(teams, 2, |_| best ^ HALF);
        (0..teams).for_each(|team| variants.add(team, best ^ HALF << 5));
        (variants, best)
    }

    fn resolving(landscape: &Landscape, error: f64, luck: Luck) -> Resolving<'_> {
        Resolving { landscape, aspects: ASPECTS, error: error * f64::from(landscape.best()), week: 4, luck }
    }

    #[test]
    fn two_halves_combined_beat_either() {
        let luck = Luck::new(1, 0);
        let landscape = Landscape::new(ASPECTS, 0, luck);
        let (mut variants, best) = halves(&landscape, 500);
        let better = variants.of(0).iter().map(|&half| landscape.payoff(half)).max().unwrap();
        resolving(&landscape, 0.0, luck).by_recombining(&mut variants, &teams_of(1, 500));
        let payoffs: Vec<u32> = (0..500).map(|team| landscape.payoff(variants.practised(team))).collect();
        assert!(payoffs.iter().all(|&payoff| payoff >= better));
        let beat = payoffs.iter().filter(|&&payoff| payoff > better).count();
        assert!(beat > 125, "{beat} of 500");
        assert!((0..500).any(|team| variants.practised(team) == best));
        assert!((0..500).all(|team| variants.of(team).len() == 1));
    }

    #[test]
    fn only_a_stretch_is_taken_and_never_everything() {
        for first in 0..5 {
            for length in 0..4 {
                let lots = ((f64::from(first) + 0.5) / 5.0, (f64::from(length) + 0.5) / 4.0);
                let child = combined(0, 0b11111, 5, lots);
                assert_eq!(child.count_ones(), length + 1);
                assert_eq!(combined(0b11111, 0, 5, lots), child ^ 0b11111);
            }
        }
        assert_eq!(combined(0, 1, 1, (0.5, 0.5)), 1);
    }

    #[test]
    fn without_error_boss_and_vote_pick_the_better() {
        let luck = Luck::new(2, 0);
        let landscape = Landscape::new(ASPECTS, 3, luck);
        let (fresh, _) = halves(&landscape, 20);
        let better = fresh.of(0).iter().copied().max_by_key(|&half| landscape.payoff(half)).unwrap();
        let (mut picked, mut voted, teams) = (fresh.clone(), fresh, teams_of(3, 20));
        resolving(&landscape, 0.0, luck).by_bosses(&mut picked, &teams);
        resolving(&landscape, 0.0, luck).by_votes(&mut voted, &teams);
        assert!((0..20).all(|team| picked.of(team) == [better] && voted.of(team) == [better]));
    }

    #[test]
    fn many_noisy_votes_err_less_than_one_noisy_boss() {
        // Condorcet 1785: nine who are each right more often than not are right together more often still.
        let luck = Luck::new(3, 0);
        let landscape = Landscape::new(ASPECTS, 3, luck);
        let (fresh, _) = halves(&landscape, 1000);
        let gap = landscape.payoff(fresh.of(0)[0]).abs_diff(landscape.payoff(fresh.of(0)[1]));
        let error = f64::from(gap) / f64::from(landscape.best());
        let better = fresh.of(0).iter().copied().max_by_key(|&half| landscape.payoff(half)).unwrap();
        let (mut picked, mut voted, teams) = (fresh.clone(), fresh, teams_of(9, 1000));
        resolving(&landscape, error, luck).by_bosses(&mut picked, &teams);
        resolving(&landscape, error, luck).by_votes(&mut voted, &teams);
        let right = |variants: &Variants| (0..1000).filter(|&team| variants.practised(team) == better).count() as f64;
        // The difference of two uniform errors is triangular: 1 − (1 − 1/√12)² / 2 = .747 for one; five of nine or
        // more at that chance: .949. Four standard errors: 55 and 28.
        assert!((right(&picked) - 747.0).abs() < 55.0, "{}", right(&picked));
        assert!((right(&voted) - 949.0).abs() < 28.0, "{}", right(&voted));
    }

    #[test]
    fn what_is_practised_wins_a_draw() {
        assert_eq!(first_of_most([2, 3, 3].into_iter()), 1);
        assert_eq!(first_of_most([0.0, 0.0].into_iter()), 0);
        assert_eq!(first_of_most(std::iter::empty::<u32>()), 0);
    }
}
